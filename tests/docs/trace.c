/* Prints how one number is read, with the functions that the program reads it with; docs/architecture.md shows its output.
 *
 *     trace fixtures/hebei-2023.txt 145亿元
 *
 * The tokens of the sentence up to the number, what its phrase says, what it takes over from the number before, and the indicator.
 */
#include <stdio.h>

#include "base/file.h"
#include "extract/extract.h"
#include "extract/phrase.h"
#include "extract/reading.h"
#include "extract/resolve.h"
#include "reader/reader.h"

static const char *const kinds[] = {"text", "word", "cue", "region", "quantity", "rank", "time", "name", "aside", "punct"};

static void print_features(const struct catalog *cat, const struct features *f)
{
    for (size_t i = 0; i < f->len; i++)
        printf(" %s=%.*s", feature_key_code((enum feature_key)f->at[i].key), STR_ARG(catalog_feature_value(cat, f->at[i])));
    if (!f->len)
        printf(" -");
}

static void print_quantity(const struct catalog *cat, const struct quantity *q)
{
    char value[DECIMAL_TEXT];
    decimal_print(q->value, value);
    printf(" value=%s", value);
    if (q->unit != NONE)
        printf(" unit=%.*s", STR_ARG(catalog_unit(cat, q->unit)->symbol));
    printf(" %s", qualifier_code(q->qualifier));
}

static void print_token(const struct reading *r, const struct token *t)
{
    struct str text = token_text(r, t);
    printf("%5zu %5zu  %-8s  %.*s ", reading_source(r, t->off), reading_source(r, t->end), kinds[t->kind], STR_ARG(text));
    if (t->kind == TOKEN_QUANTITY)
        print_quantity(r->cat, &t->quantity);
    if (t->word != NONE)
        print_features(r->cat, &catalog_word(r->cat, t->word)->features);
    if (t->cue >= 0)
        printf(" cue=%s", cue_code((enum cue)t->cue));
    printf("\n");
}

static bool is_stop(const struct token *t)
{
    return t->kind == TOKEN_PUNCT && (t->mark == '.' || t->mark == '\n');
}

static size_t sentence_begin(const struct tokens *tokens, size_t number)
{
    while (number > 0 && !is_stop(&tokens->at[number - 1]))
        number--;
    return number;
}

/* The token whose source text is `quote`, or tokens.len. */
static size_t find_number(const struct reading *r, struct str quote)
{
    size_t i = 0;
    while (i < r->tokens.len && !(r->tokens.at[i].kind == TOKEN_QUANTITY && str_eq(reading_text(r, i, i + 1), quote)))
        i++;
    return i;
}

static void print_indicator(const struct catalog *cat, const char *name, const struct features *said, unsigned dimensions)
{
    size_t entry = resolve_entry(cat, said, dimensions, NATURE_FLOW);
    printf("%s:", name);
    print_features(cat, said);
    printf(" -> %s\n", entry == NONE ? "no indicator" : catalog_indicator(cat, entry)->code.ptr);
}

static void print_phrase(const struct reading *r, size_t begin, size_t number, const struct features *topic, struct features *said)
{
    const struct token *t = &r->tokens.at[number];
    unsigned dimensions = t->quantity.unit == NONE ? 0 : catalog_unit(r->cat, t->quantity.unit)->dimensions;
    struct str text = reading_text(r, begin, number);
    struct phrase phrase;
    phrase_read(r, begin, number, NONE, ASKS_COUNT, &phrase);
    resolve_inherit(&phrase.said, topic, true, said);
    printf("phrase %.*s before %.*s\n", STR_ARG(text), STR_ARG(token_text(r, t)));
    print_indicator(r->cat, "  says", &phrase.said, dimensions);
    if (said->len != phrase.said.len)
        print_indicator(r->cat, "  with what was said before", said, dimensions);
}

/* The phrases of the sentence up to the number: each begins behind the number or the comma before. */
static void print_phrases(const struct reading *r, size_t first, size_t number)
{
    struct features topic = {0};
    size_t begin = first;
    for (size_t i = first; i <= number; i++) {
        const struct token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT && t->mark == ',')
            begin = i + 1;
        if (t->kind != TOKEN_QUANTITY)
            continue;
        struct features said;
        print_phrase(r, begin, i, &topic, &said);
        topic = said;
        begin = i + 1;
    }
}

static enum ipdb_status trace(const struct catalog *cat, struct document *doc, struct str quote, struct err *err)
{
    struct reading r;
    enum ipdb_status status = reading_open(&r, cat, doc, err);
    size_t number = status ? 0 : find_number(&r, quote);
    if (!status && number == r.tokens.len)
        status = err_set(err, IPDB_NOTHING, "no number '%.*s' in %.*s", STR_ARG(quote), STR_ARG(doc->path));
    if (!status) {
        size_t first = sentence_begin(&r.tokens, number);
        struct str folded = str_slice(r.folded.text, r.tokens.at[first].off, r.tokens.at[number].end);
        printf("folded %.*s\n", STR_ARG(folded));
        for (size_t i = first; i <= number; i++)
            print_token(&r, &r.tokens.at[i]);
        print_phrases(&r, first, number);
    }
    reading_fini(&r);
    return status;
}

static enum ipdb_status open_document(const char *path, struct document *out, struct err *err)
{
    struct buf bytes = {0};
    enum ipdb_status status = file_read(path, READER_LIMIT, &bytes, err);
    if (!status)
        return reader_open(path, &bytes, out, err);
    buf_fini(&bytes);
    return status;
}

int main(int argc, char **argv)
{
    struct catalog *cat = NULL;
    struct document doc = {0};
    struct err err = {0};
    enum ipdb_status status = argc == 3 ? IPDB_OK : err_set(&err, IPDB_USAGE, "usage: trace FILE NUMBER-AS-WRITTEN");
    if (!status)
        status = catalog_open(&cat, NULL, 0, &err);
    if (!status)
        status = open_document(argv[1], &doc, &err);
    if (!status)
        status = trace(cat, &doc, str_of(argv[2]), &err);
    if (status)
        fprintf(stderr, "trace: %s\n", err.message);
    document_fini(&doc);
    catalog_close(cat);
    return status ? 1 : 0;
}
