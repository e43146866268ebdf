/* Lists of levels: numbers in step with nouns, places, years, or with what was counted before.
 *
 *     实用新型、外观设计授权分别为16704件、9964件 · 长沙、株洲、湘潭分别为11.15件、2.67件和2.23件
 */
#include "extract/level.h"

/* Places in the phrase with no nouns between them, as many as numbers. */
static bool zips_places(const struct machine *m, size_t count)
{
    return m->place_count == count && count > 1;
}

static void zip_places(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    struct features own = before->said;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slot_for(m, &own, before->first, before->last, run[i], reach_of(m, before));
        slot.place = m->places[i];
        slot.grounds |= GROUND_LIST;
        emit_level(m, run[i], &slot);
    }
}

/* X市660件，Y市771件，专利密度依次为1.67件、1.42件: the places of the last levels, the noun of the run. */
static bool zips_focus_places(const struct machine *m, size_t count, const struct phrase *before)
{
    return count > 1 && noun_items(before) == 1 && m->focus.len >= count;
}

/* 发明、实用新型、外观设计申请量分别为…，授权量分别为…: the second act of the kinds that were listed. */
static bool zips_focus_kinds(const struct machine *m, size_t count, const struct phrase *before)
{
    if (count < 2 || noun_items(before) != 1 || m->focus.len < m->list + count || !features_has_key(&before->said, FEATURE_ACT) ||
        features_has_key(&before->said, FEATURE_KIND))
        return false;
    const struct slot *slots = &m->focus.at[m->focus.len - count];
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (features_value(&slots[i].said, FEATURE_KIND) < 0 ||
                features_value(&slots[i].said, FEATURE_KIND) == features_value(&slots[k].said, FEATURE_KIND))
                return false;
    return true;
}

static void zip_focus_kinds(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    size_t start = m->focus.len - count;
    for (size_t i = 0; i < count; i++) {
        struct features own = before->said;
        const struct features *kind = &m->focus.at[start + i].said;
        for (size_t k = 0; k < kind->len; k++)
            if (kind->at[k].key == FEATURE_KIND || kind->at[k].key == FEATURE_OBJ)
                features_add(&own, kind->at[k]);
        struct slot slot = slot_for(m, &own, before->first, before->last, run[i], REACH_ALL);
        slot.grounds |= GROUND_LIST;
        emit_level(m, run[i], &slot);
    }
}

static void zip_focus_places(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    size_t start = m->focus.len - count;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slot_for(m, &before->said, before->first, before->last, run[i], reach_of(m, before));
        slot.place = m->focus.at[start + i].place;
        slot.level = true;
        emit_fact(m, run[i], &slot, MEASURE_LEVEL, token_at(m, run[i])->quantity.value, (struct str){0});
    }
}

static void level_of_item(struct machine *m, size_t number, const struct item *item)
{
    struct slot slot = slot_for(m, &item->said, item->first, item->last, number, item->text_tail ? REACH_OWN : REACH_ALL);
    slot.grounds |= GROUND_LIST;
    emit_level(m, number, &slot);
    keep_parent(m, &item->said);
}

static void zip_items(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    complete_items(m, before, token_dimensions(m, token_at(m, run[0])));
    size_t skip = before->item_count - count;
    for (size_t i = 0; i < count; i++) {
        level_of_item(m, run[i], &before->items[skip + i]);
    }
}

/* 批准产品3个…上述累计为2493个: what was new is a stock, summed up. */
static void accumulate(const struct machine *m, size_t number, struct slot *slot)
{
    struct features said = slot->said;
    slot->scope = (struct str){0};
    features_remove_key(&said, FEATURE_PHASE);
    struct slot stock = resolve_slot(m, &said, token_dimensions(m, token_at(m, number)), REACH_OWN);
    if (stock.entry == NONE)
        return;
    slot->entry = stock.entry;
    slot->said = said;
}

static void zip_slots(struct machine *m, const size_t *run, size_t count, struct slot *slots, const struct phrase *before)
{
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slots[i];
        slot.grounds |= GROUND_LIST;
        slot.origin = TRY_FOCUS;
        slot.when = m->when;
        slot.level = true;
        if (phrase_has(before, CUE_CUMULATIVE))
            accumulate(m, run[i], &slot);
        emit_fact(m, run[i], &slot, MEASURE_LEVEL, token_at(m, run[i])->quantity.value, (struct str){0});
        slots[i] = slot;
    }
}

/* 2021—2023年监督立案330件、365件、1155件: a number a year. */
static bool spans_years(const struct machine *m, size_t count, const struct phrase *before)
{
    const struct period *p = &m->when.period;
    return m->when.known && p->kind == PERIOD_YEARS && (size_t)(p->end.year - p->start.year) + 1 == count &&
           noun_items(before) <= 1;
}

/* 2019年、2020年、2021年，授权量分别为8652件、12763件、21178件 */
static void zip_years(struct machine *m, const size_t *run, size_t count, const struct moment *years, struct phrase *before)
{
    struct moment when = m->when;
    for (size_t i = 0; i < count; i++) {
        m->when = years[i];
        struct slot slot = slot_for(m, &before->said, before->first, before->last, run[i], reach_of(m, before));
        emit_level(m, run[i], &slot);
    }
    m->when = when;
}

static void zip_span(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    struct moment years[PLACES_MAX];
    int first = m->when.period.start.year;
    for (size_t i = 0; i < count; i++)
        years[i] = (struct moment){.period = period_year(first + (int)i), .known = true};
    zip_years(m, run, count, years, before);
}

/* 发明、实用新型、外观设计各1件 */
static bool of_each(const struct machine *m, const struct phrase *before)
{
    return token_ends(m, before->last - 1, STR("各"));
}

static void level_of_each(struct machine *m, size_t number, struct phrase *before)
{
    complete_items(m, before, token_dimensions(m, token_at(m, number)));
    for (size_t i = 0; i < before->item_count; i++) {
        level_of_item(m, number, &before->items[i]);
    }
}

/* 培训493期，参训85199人次，覆盖17个市州和103个县区: places are no sessions and no participants. */
static bool counts_the_same(const struct machine *m, const size_t *run, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        unsigned written = token_dimensions(m, token_at(m, run[i]));
        unsigned spoken_of = m->focus.at[m->focus.len - count + i].dimensions;
        if (written && spoken_of && !(written & spoken_of))
            return false;
    }
    return true;
}

void level_run(struct machine *m, const size_t *run, size_t count, struct phrase *before, size_t after, size_t after_end)
{
    if (count == 1 && noun_items(before) > 1 && of_each(m, before)) {
        level_of_each(m, run[0], before);
    } else if (count == 1) {
        single_level(m, run[0], before, after, after_end);
    } else if (spans_years(m, count, before)) {
        zip_span(m, run, count, before);
    } else if (noun_items(before) == 1 && m->year_count == count) {
        zip_years(m, run, count, m->years, before);
    } else if (noun_items(before) >= count) {
        zip_items(m, run, count, before);
    } else if (zips_places(m, count)) {
        zip_places(m, run, count, before);
    } else if (zips_focus_kinds(m, count, before)) {
        zip_focus_kinds(m, run, count, before);
    } else if (zips_focus_places(m, count, before)) {
        zip_focus_places(m, run, count, before);
    } else if (!has_noun(before) && points_back_at(m, before, count)) {
        zip_slots(m, run, count, &m->last_focus.at[m->last_focus.len - count], before);
    } else if (!has_noun(before) && m->focus.len >= count && counts_the_same(m, run, count)) {
        zip_slots(m, run, count, &m->focus.at[m->focus.len - count], before);
    } else {
        for (size_t i = 0; i < count; i++)
            single_level(m, run[i], before, i + 1 == count ? after : after_end, after_end);
    }
}
