/* Sections: the place, the time and the topic that a heading sets for what follows.
 *
 *     秦皇岛：量质齐升 → 秦皇岛市        四、全省情况 → the province        云南丽江  2026年1月7日 → 丽江市
 */
#include "extract/machine.h"

/* 秦皇岛：…, 三、市县观察：深圳, 杨某 北京市知识产权局局长 head a section; …位居西部第二 does not. */
static bool heads_section(const struct machine *m, size_t i, struct span s)
{
    size_t first = i;
    while (first > s.first && (token_at(m, first - 1)->kind == TOKEN_REGION || token_at(m, first - 1)->kind == TOKEN_ASIDE ||
                               token_at(m, first - 1)->kind == TOKEN_TIME))
        first--;
    if (first == s.first || token_at(m, first - 1)->kind == TOKEN_PUNCT)
        return true;
    for (size_t k = i; k < s.last; k++)
        if (token_at(m, k)->cue == CUE_ROLE_HOLDER)
            return true;
    return false;
}

/* 云南丽江  2026年1月7日: a line of nothing but a place and a day. */
static bool dates_section(const struct machine *m, struct span s)
{
    for (size_t i = s.first; i < s.last; i++) {
        enum token_kind kind = token_at(m, i)->kind;
        if (kind != TOKEN_REGION && kind != TOKEN_TIME && kind != TOKEN_PUNCT)
            return false;
    }
    return true;
}

/* 四、全省情况 in a city's bulletin, 全国2020年执法情况; 全省排名 is still about the city, and 全国首个… is no section of the nation's. */
static void place_above(struct machine *m, struct span s)
{
    size_t i = s.first;
    while (i + 1 < s.last &&
           (token_at(m, i)->kind == TOKEN_ASIDE || token_at(m, i)->kind == TOKEN_PUNCT || token_at(m, i)->kind == TOKEN_NAME))
        i++;
    struct place p;
    bool nation = token_at(m, i)->cue == CUE_NATION && i + 1 < s.last && token_at(m, i + 1)->kind == TOKEN_TIME;
    if (nation)
        p = place_of_region(m->r->cat, catalog_region_by_code(m->r->cat, STR("000000")));
    else if (token_at(m, i)->cue != CUE_OWN_PLACE ||
             !place_own(m->r->cat, token_text(m->r, token_at(m, i)), m->section_place, m->section_place, &p))
        return;
    for (size_t k = i; k < s.last; k++)
        if (token_at(m, k)->cue == CUE_RANK || token_at(m, k)->kind == TOKEN_RANK)
            return;
    m->section_place = p;
}

void machine_title(struct machine *m)
{
    if (m->frame->title == NONE)
        return;
    struct span s = m->r->spans.at[m->frame->title];
    for (size_t i = s.first; i < s.last; i++) {
        if (!token_says(m, i, FEATURE_GEN)) /* 行政执法和司法保护情况 is told by no court */
            read_actor(m, i, s.first, &m->title_actor);
    }
    m->section_actor = m->title_actor;
}

void machine_section(struct machine *m, size_t block)
{
    struct span s = m->r->spans.at[block];
    if (!caption_read(m->r, s.first, s.last, &m->caption))
        m->caption.unit = NONE;
    m->section_place = m->frame->home;
    m->section_when = m->frame->when;
    m->heading = m->paragraph_before = m->paragraph_lead = (struct features){0};
    m->section_actor = m->title_actor;
    frame_features(m->r, s.first, s.last, &m->heading);
    for (size_t i = s.first; i < s.last; i++)
        read_actor(m, i, s.first, &m->section_actor);
    m->section_target = false;
    for (size_t i = s.first; i < s.last; i++)
        m->section_target |= token_at(m, i)->cue == CUE_AGENDA;
    struct moment found;
    if (frame_period(m->r, s.first, s.last, &m->frame->when, m->frame->today, &found))
        m->section_when = found;
    place_above(m, s);
    for (size_t i = s.first; i < s.last; i++) {
        struct place p;
        const struct token *t = token_at(m, i);
        if (t->kind != TOKEN_REGION || !place_ends(m, i, s.last) || (frame_is_dateline(m->r, i, s.last) && !dates_section(m, s)) ||
            !place_of(m->r->cat, t, m->frame->home.region, &p))
            continue;
        bool narrowed = i + 1 < s.last && token_at(m, i + 1)->kind == TOKEN_REGION;
        if (narrowed || !heads_section(m, i, s) || (p.region != NONE && place_modifies(m, p.region, i, s.last)))
            continue;
        if (!zone_read(m->r, i, s.last, m->frame->home.region, &m->section_place))
            m->section_place = p;
        break;
    }
}
