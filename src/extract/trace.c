/* A trace is told after the run: the document is read into tokens once more, and each fact and aside is found again at its place.
 *
 *     word      授权     act=grant
 *     quantity  1.9万件  19000 件
 *       → level of invention_patent_grants: 19000 件; 河北省, 2023
 *         the indicator completed from the sentence [topic], confidence 0.89
 */
#include "extract/trace.h"

#include <stdint.h>
#include <stdio.h>

#include "extract/grounds.h"
#include "extract/machine.h"
#include "extract/page.h"
#include "extract/trace_token.h"

enum {
    NAME_COLUMN = 12,    /* of the frame and of what governs */
    TEXT_COLUMN = 14,    /* of tokens */
    MEANING_COLUMN = 34, /* of tokens */
    MADE_COLUMN = 16,    /* what became of a token */
    REACH_BACK = 200,    /* tokens: how far back the place or time of a figure is looked for */
    REACH_AROUND = 500   /* tokens: of one long sentence what stands around the number */
};

struct trace {
    struct reading reading;
    struct frame frame;
    struct machine section; /* reads headings only */
    size_t heading;         /* block of the heading that governs, or NONE */
    const struct extraction *made;
    size_t fact, aside; /* of `made`: the next ones */
    size_t only;        /* the byte whose sentence is told, or NONE: all are */
    struct page page;
};

static void say(struct trace *t, const char *text)
{
    buf_add(&t->page.line, str_of(text));
}

static const struct block *block_at(const struct trace *t, size_t block)
{
    return &t->reading.doc->blocks.at[block];
}

/* --- the frame --- */

static void row(struct trace *t, const char *name, struct str value, const char *from)
{
    say(t, name);
    page_column(&t->page, NAME_COLUMN);
    page_add(&t->page, value.len ? value : STR("not known"));
    if (value.len) {
        say(t, "  (");
        say(t, from);
        say(t, ")");
    }
    page_end(&t->page, NAME_COLUMN);
}

static const char *from(enum origin origin, const char *inferred)
{
    return origin == ORIGIN_GIVEN ? "given" : inferred;
}

/* The title names the place, in full or in short. */
static bool title_names(const struct trace *t, const struct place *place)
{
    struct str title = t->reading.doc->meta.title;
    struct str in_short = place->region == NONE ? STR("") : catalog_region(t->reading.cat, place->region)->zh_short;
    return (place->name.len && str_contains(title, place->name)) || (in_short.len && str_contains(title, in_short));
}

static const char *period_from(const struct frame *f)
{
    if (f->when_titled)
        return "the title";
    return f->when.period.kind == PERIOD_ASOF ? "nothing says a period: as of publication" : "the first period of the text";
}

static void trace_frame(struct trace *t)
{
    const struct metadata *meta = &t->reading.doc->meta;
    const struct frame *f = &t->frame;
    char line[32], label[PERIOD_TEXT], day[11] = "";
    (void)snprintf(line, sizeof line, "line %zu", f->title == NONE ? 0 : block_at(t, f->title)->line);
    if (meta->published.year)
        date_print(meta->published, day);
    (void)period_label(f->when.period, label);
    row(t, "title", meta->title, from(meta->title_origin, line));
    row(t, "publisher", meta->publisher, from(meta->publisher_origin, "the line 来源"));
    row(t, "published", str_of(day), from(meta->published_origin, "a date at head or foot"));
    row(t, "place", f->home.name, from(meta->region_origin, title_names(t, &f->home) ? "the title" : "the places that it names"));
    row(t, "period", str_of(label), period_from(f));
    say(t, "topic");
    page_column(&t->page, NAME_COLUMN);
    trace_features(&t->page, t->reading.cat, &f->topic);
    page_end(&t->page, NAME_COLUMN);
}

/* --- what governs --- */

static void add_heading(struct trace *t)
{
    buf_printf(&t->page.line, " (heading, line %zu)", block_at(t, t->heading)->line);
}

static void add_said(struct trace *t, size_t token, const char *otherwise)
{
    say(t, " (");
    if (token == NONE) {
        say(t, otherwise);
    } else {
        say(t, "said: ");
        page_add(&t->page, reading_text(&t->reading, token, token + 1));
    }
    say(t, ")");
}

/* Whether the token may have set the place of the fact. */
static bool sets_place(const struct trace *t, const struct token *token, struct str region)
{
    const struct catalog *cat = t->reading.cat;
    struct str word = token_text(&t->reading, token);
    struct place place, section = t->section.section_place;
    if (token->kind == TOKEN_REGION)
        return place_of(cat, token, machine_home(&t->section), &place) && str_eq(place.name, region);
    if (token->cue == CUE_OWN_PLACE)
        return place_own(cat, word, section, t->frame.home, &place) && str_eq(place.name, region);
    return (token->cue == CUE_NATION && str_eq(region, STR("中国"))) || (token->cue == CUE_ZONE && str_ends(region, word));
}

static size_t place_token(const struct trace *t, struct str region, size_t first, size_t number)
{
    for (size_t i = number; i-- > first && i + REACH_BACK > number;)
        if (sets_place(t, &t->reading.tokens.at[i], region))
            return i;
    return NONE;
}

/* Whether the token may have set the period of the fact; 截至目前 sets nothing but itself. */
static bool sets_period(const struct trace *t, const struct token *token, const struct fact *f)
{
    struct moment found;
    if (token->kind != TOKEN_TIME)
        return false;
    if (token->time.form == TIME_NOW)
        return f->period.kind == PERIOD_ASOF;
    return time_resolve(&token->time, &t->section.section_when, t->frame.today, &found) &&
           (period_eq(found.period, f->period) || time_year(found.period, t->frame.as_of) == f->year);
}

static size_t time_token(const struct trace *t, const struct fact *f, size_t first, size_t number)
{
    for (size_t i = number; i-- > first && i + REACH_BACK > number;)
        if (sets_period(t, &t->reading.tokens.at[i], f))
            return i;
    return NONE;
}

/* The place of the section, and of the fact if it is not NULL, with where it comes from. */
static void add_place(struct trace *t, const struct fact *f, size_t sentence, size_t number)
{
    struct str name = f ? f->region : t->section.section_place.name;
    page_add(&t->page, name.len ? name : STR("no place"));
    if (f && grounds_have(f->grounds, "subject"))
        add_said(t, place_token(t, name, sentence, number), "said in the sentence");
    else if (t->heading != NONE && !str_eq(t->section.section_place.name, t->frame.home.name))
        add_heading(t);
    else
        say(t, " (the bulletin's own place)");
}

/* Likewise. A time that held for its sentence only has given way to the section's again. */
static void add_period(struct trace *t, const struct fact *f, size_t block, size_t number)
{
    char label[PERIOD_TEXT];
    struct period sections = t->section.section_when.period;
    struct period period = f ? f->period : sections;
    bool said = f && !grounds_have(f->grounds, "default-time");
    size_t token = said ? time_token(t, f, t->reading.spans.at[block].first, number) : NONE;
    buf_printf(&t->page.line, "%s", period_label(period, label) ? label : "no period");
    if (said && (token != NONE || !period_eq(period, sections)))
        add_said(t, token, "said in the paragraph");
    else if (t->heading != NONE && !period_eq(sections, t->frame.when.period))
        add_heading(t);
    else
        say(t, t->frame.when_titled ? " (the title)" : " (the bulletin's own period)");
}

static void trace_governing(struct trace *t, const struct fact *f, size_t block, size_t sentence, size_t number)
{
    add_place(t, f, sentence, number);
    say(t, ", ");
    add_period(t, f, block, number);
}

/* --- what became of a token --- */

static void add_grounds(struct trace *t, const struct fact *f)
{
    grounds_add(&t->page.line, f->grounds, str_eq(f->indicator, STR("other")), false);
    say(t, " [");
    page_add(&t->page, f->grounds);
    say(t, "]");
}

static void add_named(struct trace *t, const char *name, struct str value)
{
    if (!value.len)
        return;
    say(t, name);
    page_add(&t->page, value);
}

static void trace_fact(struct trace *t, const struct fact *f, size_t block, size_t sentence, size_t number)
{
    char value[DECIMAL_TEXT], confidence[DECIMAL_TEXT];
    (void)decimal_print(f->value, value);
    (void)decimal_print((struct decimal){f->confidence, 3}, confidence);
    page_column(&t->page, MADE_COLUMN);
    buf_printf(&t->page.line, "→ %s of ", measure_code(f->measure));
    page_add(&t->page, f->indicator);
    buf_printf(&t->page.line, ": %s ", value);
    page_add(&t->page, f->unit);
    if (f->qualifier != QUALIFIER_EXACT)
        buf_printf(&t->page.line, ", %s", qualifier_code(f->qualifier));
    if (f->status != FACT_ACTUAL)
        buf_printf(&t->page.line, ", %s", fact_status_code(f->status));
    add_named(t, ", label ", f->label);
    add_named(t, ", scope ", f->scope);
    add_named(t, ", of ", f->of);
    page_end(&t->page, MADE_COLUMN + 2);
    page_column(&t->page, MADE_COLUMN + 2);
    trace_governing(t, f, block, sentence, number);
    page_end(&t->page, MADE_COLUMN + 2);
    page_column(&t->page, MADE_COLUMN + 2);
    add_grounds(t, f);
    buf_printf(&t->page.line, ", confidence %s", confidence);
    page_end(&t->page, MADE_COLUMN + 2);
}

static const char *reason_words(enum aside_reason reason)
{
    static const char *const words[] = {
        [ASIDE_DATE] = "a date or a time as such",
        [ASIDE_ORDINAL] = "an order, it counts nothing",
        [ASIDE_DOCNUMBER] = "the number of a document, a telephone or a licence",
        [ASIDE_NAME] = "part of a name",
        [ASIDE_RULE] = "a ratio, limit or threshold of a rule",
        [ASIDE_VAGUE] = "no definite number, or it points back",
        [ASIDE_FURNITURE] = "a line of the page, not of the bulletin",
        [ASIDE_UNREAD] = "no rule understood it",
    };
    return words[reason];
}

static void trace_made(struct trace *t, size_t block, size_t sentence, size_t i)
{
    const struct extraction *made = t->made;
    size_t begin = reading_source(&t->reading, t->reading.tokens.at[i].off);
    while (t->fact < made->facts.len && made->facts.at[t->fact].begin < begin)
        t->fact++;
    for (; t->fact < made->facts.len && made->facts.at[t->fact].begin == begin; t->fact++)
        trace_fact(t, &made->facts.at[t->fact], block, sentence, i);
    while (t->aside < made->asides.len && made->asides.at[t->aside].begin < begin)
        t->aside++;
    for (; t->aside < made->asides.len && made->asides.at[t->aside].begin == begin; t->aside++) {
        enum aside_reason reason = made->asides.at[t->aside].reason;
        page_column(&t->page, MADE_COLUMN);
        buf_printf(&t->page.line, "set aside: %s, %s", aside_reason_code(reason), reason_words(reason));
        page_end(&t->page, MADE_COLUMN + 2);
    }
}

static void trace_token(struct trace *t, size_t i)
{
    page_column(&t->page, 4);
    say(t, trace_kind(&t->reading.tokens.at[i]));
    page_column(&t->page, TEXT_COLUMN);
    page_add(&t->page, reading_text(&t->reading, i, i + 1));
    page_column(&t->page, MEANING_COLUMN);
    trace_meaning(&t->page, t->reading.cat, &t->reading.tokens.at[i]);
    page_end(&t->page, TEXT_COLUMN + 2);
}

/* --- sentences and blocks --- */

/* Those of the tokens [*first, *last) that are to be told. */
static void narrow_to_number(const struct trace *t, size_t *first, size_t *last)
{
    size_t number = *first;
    while (number + 1 < *last && reading_source(&t->reading, t->reading.tokens.at[number].end) <= t->only)
        number++;
    if (number - *first > REACH_AROUND)
        *first = number - REACH_AROUND;
    if (*last - number > REACH_AROUND)
        *last = number + REACH_AROUND;
}

static void trace_sentence(struct trace *t, size_t block, size_t first, size_t last)
{
    size_t sentence = first;
    page_column(&t->page, 2);
    page_add(&t->page, reading_text(&t->reading, first, last));
    page_end(&t->page, 2);
    if (block_at(t, block)->kind != BLOCK_FURNITURE) {
        page_column(&t->page, 4);
        say(t, "governs: ");
        trace_governing(t, NULL, block, first, first);
        page_end(&t->page, 6);
    }
    if (t->only != NONE)
        narrow_to_number(t, &first, &last);
    for (size_t i = first; i < last; i++) {
        const struct token *token = &t->reading.tokens.at[i];
        if (token->end > token->off) {
            trace_token(t, i);
            trace_made(t, block, sentence, i);
        }
    }
}

static bool ends_sentence(const struct token *t)
{
    return t->kind == TOKEN_PUNCT && strchr(".!?\n", t->mark);
}

/* Whether what covers these bytes is to be told. */
static bool is_told(const struct trace *t, size_t begin, size_t end)
{
    return t->only == NONE || (begin <= t->only && t->only < end);
}

static bool sentence_is_told(const struct trace *t, size_t first, size_t last)
{
    const struct token *tokens = t->reading.tokens.at;
    return is_told(t, reading_source(&t->reading, tokens[first].off), reading_source(&t->reading, tokens[last - 1].end));
}

static void trace_block(struct trace *t, size_t block)
{
    struct span span = t->reading.spans.at[block];
    const struct block *b = block_at(t, block);
    bool section = b->kind == BLOCK_HEADING && block != t->frame.title;
    if (section) {
        machine_section(&t->section, block);
        t->heading = block;
    }
    if (!is_told(t, b->begin, b->end))
        return;
    page_end(&t->page, 0);
    buf_printf(&t->page.line, "line %zu, %s%s", b->line, block_kind_code(b->kind), block == t->frame.title ? ", the title" : "");
    page_end(&t->page, 0);
    size_t first = span.first;
    for (size_t i = span.first; i < span.last; i++)
        if (ends_sentence(&t->reading.tokens.at[i])) {
            if (i > first && sentence_is_told(t, first, i + 1))
                trace_sentence(t, block, first, i + 1);
            first = i + 1;
        }
}

enum ipdb_status trace_document(const struct catalog *cat, struct document *doc, const struct extraction *facts, struct buf *out,
                                struct err *err)
{
    return trace_sentence_at(cat, doc, facts, NONE, out, err);
}

enum ipdb_status trace_sentence_at(const struct catalog *cat, struct document *doc, const struct extraction *facts, size_t at,
                                   struct buf *out, struct err *err)
{
    struct trace t = {.heading = NONE, .made = facts, .only = at, .page = {.out = out}};
    enum ipdb_status status = reading_open(&t.reading, cat, doc, err);
    if (status == IPDB_OK) {
        frame_infer(&t.reading, &t.frame);
        t.section.r = &t.reading;
        t.section.frame = &t.frame;
        t.section.section_place = t.frame.home;
        t.section.section_when = t.frame.when;
        trace_frame(&t);
        for (size_t block = 0; block < t.reading.spans.len; block++)
            trace_block(&t, block);
        if (out->failed)
            status = err_nomem(err);
    }
    page_fini(&t.page);
    machine_fini(&t.section);
    reading_fini(&t.reading);
    return status;
}
