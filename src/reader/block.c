/* Lines become blocks.
 *
 *     一、知识产权创造                        heading 1
 *     （一）专利                              heading 2
 *     一、知识产权创造。全年授权86247件。     paragraph: the heading runs into its sentence
 *     （2）商标权纠纷收案增长37.1%；          item
 */
#include "reader/block.h"

#include <stdint.h>

#include "reader/number.h"
#include "text/utf8.h"

#define HEADING_MAX 40 /* characters */
#define TITLE_MAX   80
#define COMMAS_MAX  2

/* How a line is punctuated. */
struct shape {
    size_t length; /* characters */
    int commas;
    int sentences; /* 。 and ； that something follows */
    uint32_t last; /* the last character but closing quotes and brackets */
};

static bool is_closer(uint32_t c)
{
    return c == 0x201D || c == 0x2019 || c == 0xFF09 || c == ')' || c == 0x300B || c == 0x3011 || c == '"' || c == 0x300D ||
           c == ' ';
}

static bool is_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF1B || c == ';' || c == 0xFF61;
}

/* Of no more than the first two sentences: who has two is neither a phrase nor an item. */
static struct shape shape_of(struct str text)
{
    struct shape shape = {0};
    bool stopped = false;
    for (size_t at = 0; at < text.len && shape.sentences == 0; shape.length++) {
        uint32_t c = utf8_next(text, &at);
        shape.commas += c == 0xFF0C || c == ',';
        if (is_closer(c))
            continue;
        shape.sentences += stopped;
        stopped = is_stop(c);
        shape.last = c;
    }
    return shape;
}

/* Ends as a sentence, a list or a lead-in does. */
static bool ends_open_or_closed(uint32_t last)
{
    return is_stop(last) || last == 0xFF1A || last == ':' || last == 0xFF0C || last == ',' || last == 0x3001 || last == 0x2026;
}

static bool is_exclaimed(uint32_t last)
{
    return last == 0xFF01 || last == '!' || last == 0xFF1F || last == '?';
}

/* Short, and no sentence. */
static bool is_phrase(struct shape shape, size_t max)
{
    return shape.length > 0 && shape.length <= max && shape.sentences == 0 && !ends_open_or_closed(shape.last);
}

static bool is_numbered_heading(struct numbering n, struct str rest, struct shape shape)
{
    if (!is_phrase(shape, HEADING_MAX))
        return false;
    struct digits digits = number_scan(rest);
    return n.level == 1 || (!digits.measured && !digits.date && shape.commas <= COMMAS_MAX);
}

/* （综合整理）: a remark, not a heading. */
static bool is_bracketed(struct str text)
{
    return (str_starts(text, STR("（")) || str_starts(text, STR("("))) && (str_ends(text, STR("）")) || str_ends(text, STR(")")));
}

static bool is_plain_heading(struct str text, struct shape shape)
{
    if (!is_phrase(shape, HEADING_MAX) || is_exclaimed(shape.last) || is_bracketed(text) || shape.commas > COMMAS_MAX)
        return false;
    struct digits digits = number_scan(text);
    return !digits.measured && !digits.date;
}

static struct block block_plain(struct block block, struct str text, bool first)
{
    struct shape shape = shape_of(text);
    if (first && is_phrase(shape, TITLE_MAX)) {
        block.kind = BLOCK_HEADING;
    } else if (is_plain_heading(text, shape)) {
        block.kind = BLOCK_HEADING;
        block.level = 1;
    }
    return block;
}

struct block block_of(const struct line *line, bool first)
{
    struct block block = {BLOCK_PARAGRAPH, 0, line->begin, line->end, line->number};
    struct numbering n = number_read(line->text);
    if (n.len == 0)
        return block_plain(block, line->text, first);
    struct str rest = str_slice(line->text, n.len, line->text.len);
    struct shape shape = shape_of(rest);
    if (is_numbered_heading(n, rest, shape)) {
        block.kind = BLOCK_HEADING;
        block.level = n.level;
    } else if (n.bullet || shape.sentences == 0) {
        block.kind = BLOCK_ITEM;
    }
    return block;
}

enum ipdb_status block_split(const char *name, struct document *doc, struct err *err)
{
    struct line line = {0};
    for (size_t at = 0; line_next(doc->text, &at, &line);) {
        if (line.text.len == 0)
            continue;
        if (doc->blocks.len == BLOCK_LIMIT)
            return err_set(err, IPDB_LIMIT, "%s:%zu: more than %zu lines with text; split the file", name, line.number,
                           BLOCK_LIMIT);
        struct block *block = VEC_PUSH(&doc->blocks);
        if (!block)
            return err_nomem(err);
        *block = block_of(&line, doc->blocks.len == 1);
    }
    return IPDB_OK;
}
