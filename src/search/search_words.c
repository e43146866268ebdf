/* Words and sentences are compared folded, A like a; where a word stands is told in bytes of the sentence as published:
 *
 *     ５Ｇ "专利 导航"  →  5g · 专利 导航
 *     5g in 建设５Ｇ基站  →  [6, 12)
 */
#include "search/search_words.h"

#include <stdlib.h>

#include "text/fold.h"
#include "text/utf8.h"

static const struct {
    struct str open, close;
} quotes[] = {
    {STR_INIT("\""), STR_INIT("\"")},
    {STR_INIT("“"), STR_INIT("”")},
    {STR_INIT("「"), STR_INIT("」")},
    {STR_INIT("『"), STR_INIT("』")},
};

enum { NO_QUOTE = sizeof quotes / sizeof *quotes };

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has_latin(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_latin(s.ptr[i]))
            return true;
    return false;
}

/* A copy in which A is a; no memory: ptr NULL. */
static struct str lower(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    for (size_t i = 0; copy && i < s.len; i++)
        copy[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + ('a' - 'A') : s.ptr[i]);
    return (struct str){copy, copy ? s.len : 0};
}

/* Letters, digits and ideographs; not the signs and punctuation of the blocks that bulletins use. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || is_latin((char)c);
    bool sign = c < 0xC0 || (c >= 0x2000 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x245F) || (c >= 0x2500 && c <= 0x2BFF) ||
                (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE10 && c <= 0xFE6F) || c == 0xFEFF || (c >= 0xFFE0 && c <= 0xFFFF);
    return !sign || utf8_is_han(c);
}

static bool has_letter(struct str word)
{
    for (size_t at = 0; at < word.len;)
        if (is_letter(utf8_next(word, &at)))
            return true;
    return false;
}

static enum ipdb_status refuse(const char *why, struct str word, struct err *err)
{
    struct buf shown = {0};
    utf8_safe(&shown, word, false);
    enum ipdb_status status = shown.failed ? err_nomem(err) : err_set(err, IPDB_USAGE, "%s: %s", why, shown.ptr);
    buf_fini(&shown);
    return status;
}

static enum ipdb_status add_word(struct search_words *words, struct str word, struct err *err)
{
    if (!has_letter(word))
        return refuse("a word to search for needs a letter, a digit or a Chinese character", word.len ? word : STR("\"\""), err);
    for (size_t i = 0; i < words->count; i++)
        if (str_eq(words->at[i], word))
            return IPDB_OK;
    if (words->count == SEARCH_WORDS)
        return err_set(err, IPDB_USAGE, "more than %d words to search for; leave some out", SEARCH_WORDS);
    words->at[words->count++] = word;
    words->latin = words->latin || has_latin(word);
    return IPDB_OK;
}

static size_t quote_at(struct str rest)
{
    size_t i = 0;
    while (i < NO_QUOTE && !str_starts(rest, quotes[i].open))
        i++;
    return i;
}

/* The end of the word that begins at `at`: a blank or the beginning of a phrase. */
static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && text.ptr[at] != ' ' && quote_at(str_slice(text, at, text.len)) == NO_QUOTE)
        utf8_next(text, &at);
    return at;
}

static enum ipdb_status read_words(struct str text, struct search_words *out, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t at = 0; status == IPDB_OK && at < text.len;) {
        size_t quote = quote_at(str_slice(text, at, text.len));
        if (text.ptr[at] == ' ' || text.ptr[at] == '\n' || text.ptr[at] == '\r') {
            at++;
        } else if (quote == NO_QUOTE) {
            size_t end = word_end(text, at);
            status = add_word(out, str_trim(str_slice(text, at, end)), err);
            at = end;
        } else {
            size_t begin = at + quotes[quote].open.len, end = str_find(text, quotes[quote].close, begin);
            if (end == SIZE_MAX)
                return refuse("a phrase is not closed", str_slice(text, at, text.len), err);
            status = add_word(out, str_trim(str_slice(text, begin, end)), err);
            at = end + quotes[quote].close.len;
        }
    }
    return status;
}

enum ipdb_status search_words_read(struct str text, struct arena *arena, struct search_words *out, struct err *err)
{
    struct folded folded;
    *out = (struct search_words){.count = 0};
    if (utf8_invalid(text) != SIZE_MAX)
        return err_set(err, IPDB_USAGE, "the words are not in UTF-8 from byte %zu on", utf8_invalid(text) + 1);
    if (!fold(text, arena, &folded))
        return err_nomem(err);
    struct str plain = lower(arena, folded.text);
    enum ipdb_status status = plain.ptr ? read_words(plain, out, err) : err_nomem(err);
    if (status == IPDB_OK && out->count == 0)
        status = err_set(err, IPDB_USAGE, "no word to search for; for example: ipdb search 质押融资");
    return status;
}

/* The sentence as it is compared. */
static bool prepare(const struct search_words *words, struct str sentence, struct arena *arena, struct folded *out)
{
    if (!fold(sentence, arena, out))
        return false;
    if (words->latin)
        out->text = lower(arena, out->text);
    return out->text.ptr != NULL;
}

static unsigned char count_word(struct str text, struct str word)
{
    unsigned count = 0;
    for (size_t at = 0; count < 255 && (at = str_find(text, word, at)) != SIZE_MAX; at += word.len)
        count++;
    return (unsigned char)count;
}

bool search_words_count(const struct search_words *words, struct str sentence, struct arena *scratch,
                        unsigned char counts[SEARCH_WORDS])
{
    struct folded folded;
    if (!prepare(words, sentence, scratch, &folded))
        return false;
    for (size_t i = 0; i < words->count; i++)
        counts[i] = count_word(folded.text, words->at[i]);
    return true;
}

static int compare_spans(const void *a, const void *b)
{
    const struct search_span *x = a, *y = b;
    return (x->begin > y->begin) - (x->begin < y->begin);
}

static size_t merge_spans(struct search_span *spans, size_t count)
{
    size_t kept = 0;
    qsort(spans, count, sizeof *spans, compare_spans);
    for (size_t i = 1; i < count; i++) {
        if (spans[i].begin > spans[kept].end)
            spans[++kept] = spans[i];
        else if (spans[i].end > spans[kept].end)
            spans[kept].end = spans[i].end;
    }
    return count ? kept + 1 : 0;
}

/* The source bytes of the folded bytes [begin, end): whole characters. */
static struct search_span source_of(const struct folded *folded, size_t begin, size_t end)
{
    size_t last = folded->at[end - 1];
    while (end < folded->text.len && folded->at[end] == last)
        end++;
    return (struct search_span){folded->at[begin], folded->at[end]};
}

size_t search_words_spans(const struct search_words *words, struct str sentence, struct arena *arena, struct search_span **out)
{
    struct folded folded;
    size_t total = 0, filled = 0;
    if (!prepare(words, sentence, arena, &folded))
        return SIZE_MAX;
    for (size_t i = 0; i < words->count; i++)
        for (size_t at = 0; (at = str_find(folded.text, words->at[i], at)) != SIZE_MAX; at += words->at[i].len)
            total++;
    struct search_span *spans = *out = arena_array(arena, total, sizeof *spans);
    if (!spans)
        return SIZE_MAX;
    for (size_t i = 0; i < words->count; i++)
        for (size_t at = 0; (at = str_find(folded.text, words->at[i], at)) != SIZE_MAX; at += words->at[i].len)
            spans[filled++] = source_of(&folded, at, at + words->at[i].len);
    return merge_spans(spans, total);
}
