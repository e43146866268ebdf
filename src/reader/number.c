/* How lines are numbered, and which digits count something.
 *
 *     （二）有效专利      →  level 2, 9 bytes
 *     1.5万件新增专利     →  no numbering: a digit follows the point
 */
#include "reader/number.h"

#include <stdint.h>

#include "text/utf8.h"

/* The character at `at`, and its end; 0 at the end of the line. */
static uint32_t peek(struct str s, size_t at, size_t *end)
{
    *end = at;
    return at < s.len ? utf8_next(s, end) : 0;
}

static bool is_one_of(uint32_t c, struct str set)
{
    for (size_t at = 0; at < set.len;)
        if (utf8_next(set, &at) == c)
            return true;
    return false;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_han_digit(uint32_t c)
{
    return is_one_of(c, STR("一二三四五六七八九十百"));
}

/* End of the run of at most `max` characters of the class from `at` on; `at` itself when there is none or when it is longer. */
static size_t run(struct str s, size_t at, bool (*is)(uint32_t), int max)
{
    size_t end = at, next;
    for (int n = 0; is(peek(s, end, &next)); n++, end = next)
        if (n == max)
            return at;
    return end;
}

static size_t skip(struct str s, size_t at, struct str set)
{
    size_t end;
    uint32_t c = peek(s, at, &end);
    return c && is_one_of(c, set) ? end : at;
}

static struct numbering chapter(struct str line)
{
    size_t begin = sizeof "第" - 1;
    size_t end = run(line, begin, is_han_digit, 4);
    if (end == begin)
        end = run(line, begin, is_digit, 2);
    if (end == begin)
        return (struct numbering){0};
    struct str rest = str_slice(line, end, line.len);
    if (str_starts(rest, STR("部分")))
        return (struct numbering){end + sizeof "部分" - 1, 1, false};
    if (str_starts(rest, STR("节")))
        return (struct numbering){end + sizeof "节" - 1, 2, false};
    size_t behind = skip(line, end, STR("章篇编"));
    return behind > end ? (struct numbering){behind, 1, false} : (struct numbering){0};
}

static struct numbering bracketed(struct str line, size_t begin)
{
    size_t han = run(line, begin, is_han_digit, 4), end = han > begin ? han : run(line, begin, is_digit, 2);
    size_t behind = skip(line, end, STR("）)"));
    if (end == begin || behind == end)
        return (struct numbering){0};
    return (struct numbering){behind, han > begin ? 2 : 4, false};
}

static struct numbering plain(struct str line)
{
    size_t next, end = run(line, 0, is_han_digit, 4);
    size_t behind = skip(line, end, STR("、.．"));
    if (end > 0 && behind > end)
        return (struct numbering){behind, 1, false};
    end = run(line, 0, is_digit, 2);
    if (end == 0)
        return (struct numbering){0};
    behind = skip(line, end, STR("）)"));
    if (behind > end)
        return (struct numbering){behind, 4, false};
    behind = skip(line, end, STR("、.．"));
    if (behind == end || is_digit(peek(line, behind, &next)))
        return (struct numbering){0};
    return (struct numbering){behind, 3, false};
}

static size_t bullets(struct str line)
{
    size_t at = 0;
    for (size_t end; (end = skip(line, at, STR("●◆■▲★◇○□△☆▶※•·—–-*"))) > at;)
        at = end;
    return at;
}

struct numbering number_read(struct str line)
{
    size_t end;
    uint32_t c = peek(line, 0, &end);
    struct numbering n = {0};
    if (str_starts(line, STR("第")))
        n = chapter(line);
    else if (c == 0xFF08 || c == '(')
        n = bracketed(line, end);
    else if (c >= 0x2460 && c <= 0x2473) /* ① to ⑳ */
        n = (struct numbering){end, 5, false};
    else if ((end = bullets(line)) > 0)
        n = (struct numbering){end, 3, true};
    else
        n = plain(line);
    if (n.len > 0)
        while ((end = skip(line, n.len, STR(" \t　"))) > n.len)
            n.len = end;
    return n.len < line.len ? n : (struct numbering){0};
}

/* 2022-08-09, 2022/8/9, 2022.08.09 at `at`: its end, or `at`. */
static size_t numeric_date(struct str s, size_t at)
{
    size_t year = run(s, at, is_digit, 4), month, day;
    size_t dash = skip(s, year, STR("-/.－"));
    if (dash == year || (month = run(s, dash, is_digit, 2)) == dash)
        return at;
    size_t second = skip(s, month, STR("-/.－"));
    return second == month || (day = run(s, second, is_digit, 2)) == second ? at : day;
}

/* 2022年8月9日 at `at`, or 2022年8月 at the end of the line: its end, or `at`. */
static size_t written_date(struct str s, size_t at)
{
    size_t year = run(s, at, is_digit, 4), behind_year = skip(s, year, STR("年"));
    size_t month = run(s, behind_year, is_digit, 2), behind_month = skip(s, month, STR("月"));
    if (year == at || behind_year == year || month == behind_year || behind_month == month)
        return at;
    size_t day = run(s, behind_month, is_digit, 2), behind_day = skip(s, day, STR("日"));
    if (day > behind_month && behind_day > day)
        return behind_day;
    size_t closed = skip(s, behind_month, STR("）)"));
    return closed == s.len ? behind_month : at;
}

/* The end of the number that begins at `at`: digits, separators between digits. */
static size_t number_end(struct str s, size_t at)
{
    size_t end = run(s, at, is_digit, 64);
    for (;;) {
        size_t mark = skip(s, end, STR(".,．，:："));
        size_t more = mark > end ? run(s, mark, is_digit, 64) : mark;
        if (mark == end || more == mark)
            return end > at ? end : s.len;
        end = more;
    }
}

struct digits number_scan(struct str line)
{
    struct digits found = {0};
    bool ordinal = false;
    for (size_t at = 0, next; at < line.len; at = next) {
        uint32_t c = peek(line, at, &next);
        if (!is_digit(c)) {
            ordinal = c == 0x7B2C; /* 第 */
            continue;
        }
        size_t date = numeric_date(line, at);
        if (date == at)
            date = written_date(line, at);
        if (date > at) {
            found.date = true;
            next = date;
            continue;
        }
        next = number_end(line, at);
        if (!ordinal && skip(line, next, STR("年月日时季届强周—-~－")) == next)
            found.measured = true;
        ordinal = false;
    }
    return found;
}
