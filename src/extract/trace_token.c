/* What tokens say:
 *
 *     发明专利 → obj=patent kind=invention        1.9万件 → 19000 件        截至6月底 → month 6, until, end
 */
#include "extract/trace_token.h"

#define READINGS_SHOWN 3 /* of a place name */

const char *trace_kind(const struct token *t)
{
    static const char *const kinds[] = {"text", "word", "cue", "place", "quantity", "rank", "time", "name", "aside", "mark"};
    return kinds[t->kind];
}

void trace_features(struct page *page, const struct catalog *cat, const struct features *f)
{
    for (size_t i = 0; i < f->len; i++) {
        buf_printf(&page->line, "%s%s=", i ? " " : "", feature_key_code((enum feature_key)f->at[i].key));
        page_add(page, catalog_feature_value(cat, f->at[i]));
    }
}

static void add_places(struct page *page, const struct catalog *cat, const struct token *t)
{
    size_t shown = 0;
    for (size_t i = 0; i < t->term_count; i++) {
        const struct term *term = &t->terms[i];
        bool group = term->kind == TERM_GROUP;
        if (!group && term->kind != TERM_REGION && term->kind != TERM_REGION_SHORT)
            continue;
        if (shown++ == READINGS_SHOWN) {
            buf_add(&page->line, STR(" …"));
            return;
        }
        if (shown > 1)
            buf_add(&page->line, STR(" or "));
        page_add(page, group ? catalog_group(cat, term->index)->zh : catalog_region(cat, term->index)->zh);
        if (!group)
            buf_printf(&page->line, " %.*s", STR_ARG(catalog_region(cat, term->index)->code));
    }
}

static void add_quantity(struct page *page, const struct catalog *cat, const struct token *t)
{
    char value[DECIMAL_TEXT];
    (void)decimal_print(t->quantity.value, value);
    buf_printf(&page->line, "%s", value);
    if (t->kind == TOKEN_QUANTITY && t->quantity.unit != NONE) {
        buf_char(&page->line, ' ');
        page_add(page, catalog_unit(cat, t->quantity.unit)->symbol);
    } else if (t->kind == TOKEN_QUANTITY) {
        buf_add(&page->line, STR(" without a unit"));
    }
    if (t->quantity.qualifier != QUALIFIER_EXACT)
        buf_printf(&page->line, ", %s", qualifier_code(t->quantity.qualifier));
}

static void add_day(struct page *page, const struct time_expression *e)
{
    buf_add(&page->line, STR("day "));
    if (e->year)
        buf_printf(&page->line, "%d-", e->year);
    buf_printf(&page->line, "%d-%d", e->first, e->day);
}

static void add_time(struct page *page, const struct time_expression *e)
{
    if (e->form == TIME_DAY) {
        add_day(page, e);
        return;
    }
    static const char *const forms[] = {"no period", "year", "half",  "quarter", "month",
                                        "months",    "day",  "years", "now",     "an event"};
    static const char *const relatives[] = {"", "this", "last", "before last", "previous", "same"};
    buf_printf(&page->line, "%s", forms[e->form]);
    if (e->form == TIME_YEARS && e->first)
        buf_printf(&page->line, " %d to", e->first);
    if (e->year)
        buf_printf(&page->line, " %d", e->year);
    if (e->first && e->form != TIME_YEARS)
        buf_printf(&page->line, e->year ? ", %d" : " %d", e->first);
    if (e->last)
        buf_printf(&page->line, " to %d", e->last);
    if (e->relative != RELATIVE_NONE)
        buf_printf(&page->line, ", %s year", relatives[e->relative]);
    if (e->day)
        buf_printf(&page->line, ", day %d", e->day);
    if (e->recent && e->form == TIME_YEARS)
        buf_printf(&page->line, ", the last %d", e->recent);
    else if (e->recent)
        buf_printf(&page->line, ", from %d", e->recent);
    buf_printf(&page->line, "%s%s%s", e->until ? ", until" : "", e->end ? ", end" : "", e->since ? ", since" : "");
}

void trace_meaning(struct page *page, const struct catalog *cat, const struct token *t)
{
    if (t->kind == TOKEN_QUANTITY || t->kind == TOKEN_RANK)
        add_quantity(page, cat, t);
    else if (t->kind == TOKEN_TIME)
        add_time(page, &t->time);
    else if (t->kind == TOKEN_REGION)
        add_places(page, cat, t);
    else if (t->word != NONE)
        trace_features(page, cat, &catalog_word(cat, t->word)->features);
    if (t->cue >= 0)
        buf_printf(&page->line, "%s%s", t->kind == TOKEN_CUE ? "" : ", cue ", cue_code((enum cue)t->cue));
}
