/* Cuts a run without blanks into the fewest words of the dictionary, or says that it cannot:
 *
 *     2023年各省质押融资排名前5 → 2023年 · 各 · 省 · 质押融资 · 排名 · 前 · 5
 *
 * Two different cuts of the same length are an error that names both; no cut makes the whole run the unknown word.
 */
#include "query/scan.h"
#include "query/when.h"
#include "text/utf8.h"

enum { RUN_MAX = 240 }; /* bytes: nobody writes 80 Chinese characters without a blank, and it bounds the work */

/* The best way to cover the run from here to its end. */
struct cover {
    size_t words; /* 0: there is none */
    size_t next;  /* where the next word begins */
    size_t other; /* another next of as few words, or 0 */
};

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* No cut inside an ASCII word or a number. */
static bool may_cut(struct str s, size_t at)
{
    if (at == 0 || at == s.len)
        return true;
    if (((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        return false;
    bool digits = s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9', digits_after = s.ptr[at] >= '0' && s.ptr[at] <= '9';
    if (digits != digits_after)
        return true; /* top5 */
    return !(is_ascii_word(s.ptr[at - 1]) && is_ascii_word(s.ptr[at]));
}

/* As scan_token_at, and the minus of 排序-数值, which belongs to no word that it stands beside. */
static bool piece_at(struct vocabulary *v, struct str run, struct span at, struct token *out)
{
    struct str piece = str_slice(run, at.begin, at.end);
    if (!str_starts(piece, STR("-")) && !str_ends(piece, STR("-")))
        return scan_token_at(v, run, at, out);
    if (piece.len > 1)
        return false;
    *out = (struct token){.kind = TOKEN_MARK, .mark = '-', .text = STR("-")};
    return true;
}

static void relax(struct cover *cover, size_t begin, size_t end)
{
    size_t words = cover[end].words + 1;
    if (!cover[begin].words || words < cover[begin].words)
        cover[begin] = (struct cover){words, end, 0};
    else if (words == cover[begin].words && end != cover[begin].next)
        cover[begin].other = end;
}

static void cover_from(struct vocabulary *v, struct str run, size_t begin, struct cover *cover)
{
    struct token t;
    for (size_t end = begin + 1; end <= run.len; end++)
        if (cover[end].words && may_cut(run, end) && piece_at(v, run, (struct span){begin, end}, &t))
            relax(cover, begin, end);
}

static void spell(struct buf *out, struct str run, const struct cover *cover, size_t at, bool other)
{
    while (at < run.len) {
        size_t next = other && cover[at].other ? cover[at].other : cover[at].next;
        other = other && !cover[at].other;
        buf_printf(out, "%s%.*s", out->len ? "+" : "", STR_ARG(str_slice(run, at, next)));
        at = next;
    }
}

static enum ipdb_status two_ways(const struct question *q, struct span at, struct str run, const struct cover *cover,
                                 struct err *err)
{
    struct buf one = {0}, two = {0};
    spell(&one, run, cover, 0, false);
    spell(&two, run, cover, 0, true);
    enum ipdb_status status = one.failed || two.failed
                                  ? err_nomem(err)
                                  : complain(q, at, err, "'%.*s' at column %zu reads as %s or as %s; put blanks between the words",
                                             STR_ARG(run), question_column(q, at.begin), one.ptr, two.ptr);
    buf_fini(&one);
    buf_fini(&two);
    return status;
}

static enum ipdb_status emit(struct vocabulary *v, struct span at, struct str run, const struct cover *cover, struct tokens *out,
                             struct err *err)
{
    for (size_t i = 0; i < run.len; i = cover[i].next) {
        struct token *t = VEC_PUSH(&out->list);
        if (!t)
            return err_nomem(err);
        piece_at(v, run, (struct span){i, cover[i].next}, t);
        t->at = (struct span){at.begin + i, at.begin + cover[i].next};
    }
    return IPDB_OK;
}

enum ipdb_status segment_run(const struct question *q, struct vocabulary *v, struct span at, struct tokens *out, struct err *err)
{
    struct cover cover[RUN_MAX + 1] = {{0, 0, 0}};
    struct str run = str_slice(q->folded.text, at.begin, at.end);
    if (run.len > RUN_MAX)
        return complain_unknown(q, v, at, err);
    cover[run.len].words = 1; /* counts the end, so that 0 can mean none */
    for (size_t begin = run.len; begin-- > 0;)
        if (may_cut(run, begin))
            cover_from(v, run, begin, cover);
    if (!cover[0].words)
        return complain_unknown(q, v, at, err);
    for (size_t i = 0; i < run.len; i = cover[i].next)
        if (cover[i].other)
            return two_ways(q, at, run, cover, err);
    return emit(v, at, run, cover, out, err);
}
