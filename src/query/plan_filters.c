/* Which documents an answer rests on, and which of several observations is shown:
 *
 *     doc:hebei-*  → key LIKE 'hebei-%'      not:src:日报 → neither publisher nor title has 日报
 *     known:2023-06-30 → what had been published by then      prefer:precise → more digits before later documents
 */
#include "base/buf.h"
#include "query/plan.h"
#include "query/vocabulary.h"

static bool is_word(const struct word_term *w, const char *what)
{
    return strcmp(w->what, what) == 0;
}

/* A pattern of LIKE with \ as escape: `*` stands for anything; elsewhere than in a key the word may stand anywhere. */
static struct str like(struct arena *arena, struct str word, bool whole)
{
    struct buf out = {0};
    if (!whole)
        buf_char(&out, '%');
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == '%' || c == '_' || c == '\\')
            buf_char(&out, '\\');
        buf_char(&out, c == '*' ? '%' : c);
    }
    if (!whole)
        buf_char(&out, '%');
    struct str text = out.failed ? (struct str){NULL, 0} : arena_str(arena, buf_str(&out));
    buf_fini(&out);
    return text;
}

struct str query_key_pattern(struct arena *arena, struct str key)
{
    return like(arena, key, true);
}

/* status:target asks for the targets instead of what is so; status:actual is what is asked for anyway. */
static enum ipdb_status set_status(struct planner *p, const struct word_term *w)
{
    bool target = str_eq(w->word, STR("target")) || str_eq(w->word, STR("目标"));
    bool actual = str_eq(w->word, STR("actual")) || str_eq(w->word, STR("实际")), negated = w->negated;
    if (!target && !actual)
        return complain(p->q, w->at, p->err, "expected status:actual or status:target");
    for (size_t i = 0; i < p->plan->item_count && target != negated; i++) {
        struct item *item = &p->plan->items[i];
        if (item->form != FORM_LEVEL || item->arith)
            return complain(p->q, w->at, p->err, "of targets there are levels only; ask without a measure");
        item->form = FORM_TARGET;
    }
    return IPDB_OK;
}

/* scope:企业 is @企业 for every indicator that has no part of its own. */
static void set_scope(struct planner *p, struct str word)
{
    for (size_t i = 0; i < p->plan->item_count; i++)
        if (!p->plan->items[i].scope.len)
            p->plan->items[i].scope = word;
}

static enum ipdb_status add_filter(struct planner *p, struct filter *filters, const struct word_term *w)
{
    bool scope = is_word(w, "scope:"), doc = is_word(w, "doc:");
    struct filter f = {.field = scope ? FILTER_SCOPE : doc ? FILTER_DOCUMENT : FILTER_SOURCE, .negated = w->negated};
    f.like = scope ? w->word : like(p->arena, w->word, doc);
    if (!f.like.len)
        return err_nomem(p->err);
    filters[p->plan->filter_count++] = f;
    return IPDB_OK;
}

static enum ipdb_status set_known(struct planner *p, const struct word_term *w)
{
    return date_parse(w->word, &p->plan->known)
               ? IPDB_OK
               : complain(p->q, w->at, p->err, "expected a date after 'known:', such as 2023-06-30");
}

static void set_preference(struct planner *p, const struct word_term *w)
{
    const struct meaning *order = meaning_of(vocabulary_find(p->v, w->word), WORD_ORDER);
    if (order)
        p->plan->prefer = (enum order)order->value;
}

static enum ipdb_status set_name(struct planner *p, const struct word_term *w)
{
    if (p->plan->item_count != 1)
        return complain(p->q, w->at, p->err, "'%.*s' names one column, but the query has %zu",
                        STR_ARG(question_source(p->q, w->at)), p->plan->item_count);
    p->plan->items[0].name = w->word;
    return IPDB_OK;
}

static enum ipdb_status add_word(struct planner *p, struct filter *filters, const struct word_term *w)
{
    if (is_word(w, "known:"))
        return set_known(p, w);
    if (is_word(w, "as"))
        return set_name(p, w);
    if (is_word(w, "status:"))
        return set_status(p, w);
    if (is_word(w, "prefer:"))
        set_preference(p, w);
    else if (is_word(w, "scope:") && !w->negated)
        set_scope(p, w->word);
    else
        return add_filter(p, filters, w);
    return IPDB_OK;
}

enum ipdb_status plan_filters(struct planner *p)
{
    const struct terms *t = p->terms;
    struct filter *filters = arena_array(p->arena, t->words.len + 1, sizeof *filters);
    enum ipdb_status status = filters ? IPDB_OK : err_nomem(p->err);
    for (size_t i = 0; status == IPDB_OK && i < t->words.len; i++)
        status = add_word(p, filters, &t->words.at[i]);
    p->plan->filters = filters;
    return status;
}
