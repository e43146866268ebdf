/* Levels: a number and the noun that it counts, before it or behind it; lists of both in step.
 *
 *     新增指导站83家 · 15家银行 · 实用新型、外观设计授权分别为16704件、9964件 · 长沙、株洲、湘潭分别为11.15件、2.67件和2.23件
 */
#include "extract/machine.h"

static const struct token *at(const struct machine *m, size_t i)
{
    return &m->r->tokens.at[i];
}

static unsigned dimensions_of(const struct machine *m, size_t number)
{
    size_t unit = at(m, number)->quantity.unit;
    return unit == NONE ? 0 : catalog_unit(m->r->cat, unit)->dimensions;
}

static void emit_level(struct machine *m, size_t number, struct slot *slot)
{
    slot->level = true;
    emit_fact(m, number, slot, MEASURE_LEVEL, at(m, number)->quantity.value, (struct str){0});
    focus_push(m, slot);
    if (!features_neutral(&slot->said))
        m->topic = slot->said;
}

static struct slot slot_for(struct machine *m, const struct features *own, size_t first, size_t last, size_t number, bool bare)
{
    struct slot slot = resolve_slot(m, own, dimensions_of(m, number), bare);
    slot.place = m->place;
    slot.when = m->when;
    describe_slot(m, &slot, first, last, own);
    return slot;
}

/* Members joined by 、 before one number are its sum: all of what they say. */
static struct features all_members(const struct phrase *p)
{
    if (p->item_count < 2)
        return p->said;
    struct features sum = {0};
    for (size_t i = 0; i < p->item_count; i++)
        features_add_all(&sum, &p->items[i].said);
    return sum;
}

static size_t noun_items(const struct phrase *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        n += !features_neutral(&p->items[i].said) || p->items[i].text;
    return n;
}

static bool has_noun(const struct phrase *p)
{
    return noun_items(p) > 0;
}

/* What stands right behind the number, if it is a noun and not the next clause. */
static bool noun_behind(struct machine *m, size_t after, size_t after_end, struct phrase *out)
{
    if (after >= after_end || at(m, after)->kind == TOKEN_PUNCT || at(m, after)->kind == TOKEN_TIME)
        return false;
    const struct token *t = at(m, after);
    bool touches = t->kind == TOKEN_WORD || t->kind == TOKEN_NAME || t->kind == TOKEN_TEXT || t->kind == TOKEN_REGION;
    if (!touches)
        return false;
    phrase_read(m->r, after, after_end, NONE, out);
    return out->item_count > 0;
}

/* The earlier of the numbers of 从A提高到B, and a number behind 达到 with no noun of its own, speak of what is in focus. */
static bool continues_focus(const struct machine *m, const struct phrase *before, size_t number, struct slot *out)
{
    if (m->focus.len <= m->list || has_noun(before))
        return false;
    const struct slot *last = &m->focus.at[m->focus.len - 1];
    unsigned d = dimensions_of(m, number);
    bool goes_on = phrase_has(before, CUE_TO) || phrase_has(before, CUE_VERB) || phrase_has(before, CUE_CUMULATIVE);
    if (!goes_on || before->item_count || (d && last->dimensions && !(d & last->dimensions)))
        return false;
    *out = *last;
    out->place = m->place_said ? m->place : last->place;
    out->when = m->when;
    out->origin = TRY_FOCUS;
    return true;
}

static void single_level(struct machine *m, size_t number, struct phrase *before, size_t after, size_t after_end)
{
    struct slot slot;
    if (continues_focus(m, before, number, &slot)) {
        emit_level(m, number, &slot);
        return;
    }
    struct features own = all_members(before);
    bool noun_before = has_noun(before);
    struct phrase behind;
    bool noun_after = noun_behind(m, after, after_end, &behind);
    slot = slot_for(m, &own, before->first, before->last, number, !noun_before);
    bool sure = noun_before && slot.entry != NONE && slot.origin == TRY_OWN;
    if (noun_after && !sure) {
        struct features other = behind.said;
        struct slot later = slot_for(m, &other, after, after_end, number, false);
        bool takes = (later.entry != NONE && later.origin == TRY_OWN) || !noun_before;
        if (takes)
            slot = later;
    }
    emit_level(m, number, &slot);
}

/* Places in the phrase with no nouns between them, as many as numbers. */
static bool zips_places(const struct machine *m, size_t count)
{
    return m->place_count == count && count > 1;
}

static void zip_places(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    struct features own = before->said;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slot_for(m, &own, before->first, before->last, run[i], !has_noun(before));
        slot.place = m->places[i];
        emit_level(m, run[i], &slot);
    }
}

static void zip_items(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    phrase_complete(before);
    size_t skip = before->item_count - count;
    for (size_t i = 0; i < count; i++) {
        struct item *item = &before->items[skip + i];
        struct slot slot = slot_for(m, &item->said, item->first, item->last, run[i], false);
        emit_level(m, run[i], &slot);
    }
}

static void zip_focus(struct machine *m, const size_t *run, size_t count)
{
    size_t start = m->focus.len - count;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = m->focus.at[start + i];
        slot.origin = TRY_FOCUS;
        slot.when = m->when;
        slot.level = true;
        emit_fact(m, run[i], &slot, MEASURE_LEVEL, at(m, run[i])->quantity.value, (struct str){0});
        m->focus.at[start + i] = slot;
    }
}

void level_run(struct machine *m, const size_t *run, size_t count, struct phrase *before, size_t after, size_t after_end)
{
    if (count == 1) {
        single_level(m, run[0], before, after, after_end);
    } else if (noun_items(before) >= count) {
        zip_items(m, run, count, before);
    } else if (zips_places(m, count)) {
        zip_places(m, run, count, before);
    } else if (!has_noun(before) && m->focus.len >= count) {
        zip_focus(m, run, count);
    } else {
        for (size_t i = 0; i < count; i++)
            single_level(m, run[i], before, i + 1 == count ? after : after_end, after_end);
    }
}
