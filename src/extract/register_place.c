/* Place tokens move the place register when they are a subject, and not a partner, a venue or part of a name.
 *
 *     青岛市完成质押登记105项 moves it; 与江西景德镇 and 北京大学 do not; 全市 goes back to the section's place
 */
#include "extract/machine.h"

#include "base/buf.h"

size_t machine_home(const struct machine *m)
{
    if (m->section_place.region != NONE)
        return m->section_place.region;
    return m->frame->home.region;
}

bool place_ends(const struct machine *m, size_t i, size_t last)
{
    if (i + 1 >= last)
        return true;
    return token_at(m, i + 1)->cue != CUE_ORG_SUFFIX && token_at(m, i + 1)->cue != CUE_SINGLE_BODY;
}

#define OPENERS_MAX 12 /* times, places and the like before a subject */

static bool starts_clause(const struct machine *m, size_t i, size_t first)
{
    for (size_t steps = 0; i > first && steps < OPENERS_MAX; steps++) {
        const struct token *before = token_at(m, i - 1);
        if (before->kind == TOKEN_TIME || before->cue == CUE_AMONG || before->cue == CUE_ALL || before->kind == TOKEN_REGION ||
            before->cue == CUE_OWN_PLACE || before->kind == TOKEN_ASIDE || before->cue == CUE_BACK ||
            before->cue == CUE_CONJUNCTION) {
            i--;
            continue;
        }
        if (before->cue == CUE_EACH && token_ends(m, i - 1, STR("为")))
            return true; /* 登记量较多的省依次为广东、北京 */
        if (before->cue == CUE_JOIN)
            return i >= first + 2 && token_at(m, i - 2)->kind == TOKEN_REGION;
        if (before->kind == TOKEN_PUNCT && before->mark == '`')
            return i < first + 2 || token_at(m, i - 2)->kind == TOKEN_QUANTITY || token_at(m, i - 2)->kind == TOKEN_REGION ||
                   token_at(m, i - 2)->kind == TOKEN_PUNCT;
        if (before->kind == TOKEN_PUNCT)
            return true;
        return before->kind == TOKEN_TEXT && before->end - before->off <= 3 && i - 1 == first;
    }
    return true;
}

/* 居首的宁波为83334件: a place right before its number is a subject wherever it stands. */
static bool before_number(const struct machine *m, size_t i, size_t last)
{
    for (size_t k = i + 1; k < last && k < i + 5; k++) {
        bool ratio =
            token_at(m, k)->kind == TOKEN_QUANTITY && token_dimensions(m, token_at(m, k)) & (DIMENSION_TIMES | DIMENSION_PERCENT);
        if (ratio && k == i + 2 && token_is(m, i + 1, STR("的")))
            return false;                           /* 是全省的3.88倍 */
        if (token_at(m, k)->kind == TOKEN_QUANTITY) /* 全市72%的企业 is a whole */
            return !(k == i + 1 && k + 1 < last && token_is(m, k + 1, STR("的")) &&
                     token_dimensions(m, token_at(m, k)) & DIMENSION_PERCENT);
        bool opens = token_at(m, k)->kind == TOKEN_PUNCT && token_at(m, k)->mark == '(';
        int cue = token_at(m, k)->cue;
        bool grows = cue == CUE_UP || cue == CUE_DOWN || cue == CUE_YOY_BASE || cue == CUE_SPAN_YEAR; /* 全国同期平均增长40.1% */
        if (!opens && token_at(m, k)->kind != TOKEN_TIME && cue != CUE_VERB && cue != CUE_OVER_BEFORE && !grows)
            return false;
    }
    return false;
}

/* 拥有量最多的是青岛，达到59414件; 总量最少的日照: who has the most opens a subject. */
static bool has_the_most(const struct machine *m, size_t i, size_t first)
{
    size_t k = i;
    if (k > first && token_at(m, k - 1)->cue == CUE_VERB && token_is(m, k - 1, STR("是")))
        k--;
    if (k < first + 2 || !token_is(m, k - 1, STR("的")))
        return false;
    struct str before = token_text(m->r, token_at(m, k - 2));
    return str_contains(before, STR("最"));
}

/* 地处山区的革命老区霍山县，目前拥有…: an attribute, a place and a comma open the sentence. */
static bool ends_opening(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (i + 1 >= last || token_at(m, i + 1)->kind != TOKEN_PUNCT || token_at(m, i + 1)->mark != ',' || i < first + 2 ||
        token_at(m, i - 1)->kind != TOKEN_TEXT)
        return false;
    bool attribute = false;
    for (size_t k = first; k < i; k++) {
        if (token_at(m, k)->kind == TOKEN_PUNCT || token_at(m, k)->kind == TOKEN_QUANTITY || token_at(m, k)->kind == TOKEN_REGION)
            return false;
        attribute |= token_is(m, k, STR("的"));
    }
    return attribute;
}

/* 用标企业最多的是利川红，秭归脐橙145家: in a text on indications a place is part of its product's name. */
static bool names_product(const struct machine *m, size_t i, size_t last)
{
    if (i + 2 >= last)
        return false;
    const struct token *next = token_at(m, i + 1), *behind = token_at(m, i + 2);
    bool name = next->kind == TOKEN_TEXT && next->off == token_at(m, i)->end && next->end - next->off <= 12;
    if (!name || (behind->kind != TOKEN_QUANTITY && behind->kind != TOKEN_PUNCT))
        return false;
    struct feature gi = catalog_feature(m->r->cat, FEATURE_OBJ, STR("gi"));
    return features_has(&m->topic, gi) || features_has(&m->last_topic, gi);
}

/* 全国发明专利申请平均增幅 is the nation's; 全国首批试点 is not. */
static bool speaks_of_right(const struct machine *m, size_t i, size_t last)
{
    return i < last && token_says(m, i, FEATURE_OBJ);
}

/* 数字产业全球发明专利授权量 is the world's, wherever in its clause it stands. */
static bool group_with_right(const struct machine *m, size_t i, size_t last)
{
    const struct token *t = token_at(m, i);
    return t->term_count && t->terms[0].kind == TERM_GROUP && speaks_of_right(m, i + 1, last);
}

static bool is_subject(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (!place_ends(m, i, last) || frame_is_dateline(m->r, i, last) || names_product(m, i, last))
        return false;
    const struct token *before = i > first ? token_at(m, i - 1) : NULL;
    size_t behind = i + 1 < last && token_is(m, i + 1, STR("地区")) ? i + 2 : i + 1;
    if (before && before->cue == CUE_LOCATED && behind < last && token_at(m, behind)->mark == ',')
        return true; /* 主要集中在东部地区，登记量约117万件 */
    if (before &&
        (before->cue == CUE_PREPOSITION || before->cue == CUE_ORIGIN || before->cue == CUE_OTHER_BASE || before->cue == CUE_RANK ||
         before->cue == CUE_SHARE || before->cue == CUE_GAP_ABOVE || before->cue == CUE_GAP_BELOW))
        return false;
    return starts_clause(m, i, first) || group_with_right(m, i, last) || ends_opening(m, i, first, last) ||
           has_the_most(m, i, first) || before_number(m, i, last);
}

/* A right and an act or process upon it follow, before any number. */
static bool did_something(const struct machine *m, size_t i, size_t last)
{
    bool right = false;
    for (size_t n = i + 1; n < last && n < i + 7 && token_at(m, n)->kind != TOKEN_PUNCT; n++) {
        if (token_at(m, n)->kind == TOKEN_QUANTITY)
            return false;
        right |= token_says(m, n, FEATURE_OBJ);
        if (right && (token_says(m, n, FEATURE_ACT) || token_says(m, n, FEATURE_PROC)))
            return true;
    }
    return false;
}

/* 2020年，山东省知识产权质押融资额为… in a city's bulletin: the province at a sentence's start, with what it did. */
static bool speaks_for_itself(const struct machine *m, size_t i, size_t last)
{
    bool dated = i > 1 && token_at(m, i - 1)->kind == TOKEN_TIME && token_at(m, i - 2)->kind == TOKEN_PUNCT;
    if (dated)
        return did_something(m, i, last); /* 从全市看，2023年杭州市… */
    size_t k = i;
    while (k > 0 &&
           (token_at(m, k - 1)->kind == TOKEN_TIME || (token_at(m, k - 1)->kind == TOKEN_PUNCT && token_at(m, k - 1)->mark == ',' &&
                                                       k > 1 && token_at(m, k - 2)->kind == TOKEN_TIME)))
        k--;
    if (k > 0 && !(token_at(m, k - 1)->kind == TOKEN_PUNCT && strchr(".\n;", token_at(m, k - 1)->mark)))
        return false;
    return did_something(m, i, last);
}

bool place_modifies(const struct machine *m, size_t region, size_t i, size_t last)
{
    size_t home = machine_home(m);
    if (home == NONE || region == NONE || region == home || !catalog_region_within(m->r->cat, home, region))
        return false;
    return !before_number(m, i, last) && !speaks_for_itself(m, i, last);
}

static void set_place(struct machine *m, struct place p, bool joins)
{
    if (!joins)
        m->place_count = 0;
    if (m->place_count < PLACES_MAX)
        m->places[m->place_count++] = p;
    m->place = m->place_count > 1 ? place_join(m->places, m->place_count, &m->r->doc->arena) : p;
    m->place_said = m->place_in_clause = m->place_fresh = true;
    m->single = m->single_paragraph = false;
    m->actor = m->paragraph_actor;
    m->subject = m->place;
}

static bool joins_previous(const struct machine *m, size_t i, size_t first)
{
    if (i < first + 2 || m->place_count == 0 || m->place_token != i - 2)
        return false;
    const struct token *joint = token_at(m, i - 1);
    bool list = (joint->kind == TOKEN_PUNCT && joint->mark == '`') || joint->cue == CUE_JOIN || joint->cue == CUE_PREPOSITION;
    return list && token_at(m, i - 2)->kind == TOKEN_REGION;
}

/* 古镇镇：…, 火炬开发区专利申请…: an unknown name and a zone's noun, at the start of a clause. */
static bool unknown_zone(const struct machine *m, size_t zone, size_t first, size_t last, struct place *out)
{
    size_t i = zone;
    while (i > first && token_at(m, i - 1)->cue == CUE_ZONE && token_at(m, i - 1)->end == token_at(m, i)->off)
        i--;
    if (i == first || zone + 1 >= last)
        return false;
    const struct token *name = token_at(m, i - 1), *behind = token_at(m, zone + 1);
    bool short_name = name->kind == TOKEN_TEXT && name->end == token_at(m, i)->off && name->end - name->off <= 18;
    bool opens = i - 1 == first || token_at(m, i - 2)->kind == TOKEN_PUNCT || token_at(m, i - 2)->kind == TOKEN_TIME ||
                 token_at(m, i - 2)->cue == CUE_AMONG;
    bool speaks =
        (behind->kind == TOKEN_PUNCT && behind->mark == ':') || behind->kind == TOKEN_QUANTITY || behind->kind == TOKEN_WORD;
    if (!short_name || !opens || !speaks)
        return false;
    *out = (struct place){NONE, reading_text(m->r, i - 1, zone + 1)};
    return true;
}

/* 从县区看，高新区专利申请…: a city's zone under its common name; 新区 and 示范区 are no names. */
static bool zone_of_city(const struct machine *m, size_t i, size_t first, size_t last, struct place *out)
{
    struct str name = token_text(m->r, token_at(m, i));
    size_t city = m->section_place.region;
    bool common =
        name.len == strlen("高新区") && (str_ends(name, STR("新区")) || str_ends(name, STR("开区")) || str_ends(name, STR("发区")));
    if (!common || city == NONE || catalog_region(m->r->cat, city)->level != REGION_PREFECTURE || i + 1 >= last ||
        !starts_clause(m, i, first))
        return false;
    const struct token *behind = token_at(m, i + 1);
    if (behind->kind != TOKEN_QUANTITY && behind->kind != TOKEN_WORD)
        return false;
    struct buf buf = {0};
    struct str zh = catalog_region(m->r->cat, city)->zh;
    buf_add(&buf, str_ends(zh, STR("市")) ? str_slice(zh, 0, zh.len - strlen("市")) : zh);
    buf_add(&buf, name);
    *out = (struct place){NONE, arena_str(&m->r->doc->arena, buf_str(&buf))};
    buf_fini(&buf);
    return true;
}

/* 示范区 alone means the zone that was named before. */
void register_zone(struct machine *m, size_t i, size_t first, size_t last)
{
    struct place unknown;
    if (unknown_zone(m, i, first, last, &unknown)) {
        set_place(m, unknown, false);
        return;
    }
    const struct place *known[] = {&m->subject, &m->section_place};
    for (size_t k = 0; k < 2; k++)
        if (known[k]->region == NONE && str_ends(known[k]->name, token_text(m->r, token_at(m, i))) &&
            is_subject(m, i, first, last)) {
            set_place(m, *known[k], false);
            return;
        }
    if (zone_of_city(m, i, first, last, &unknown))
        set_place(m, unknown, false);
}

void register_place(struct machine *m, size_t i, size_t first, size_t last)
{
    struct place p;
    bool joins = joins_previous(m, i, first);
    if (!joins && is_subject(m, i, first, last) && zone_read(m->r, i, last, machine_home(m), &p)) {
        set_place(m, p, false);
        return;
    }
    if ((!joins && !is_subject(m, i, first, last)) || !place_ends(m, i, last) ||
        !place_of(m->r->cat, token_at(m, i), machine_home(m), &p) || place_modifies(m, p.region, i, last))
        return;
    bool narrows = i > first && token_at(m, i - 1)->kind == TOKEN_REGION && m->place_count && p.region != NONE &&
                   m->places[m->place_count - 1].region != NONE &&
                   catalog_region_within(m->r->cat, p.region, m->places[m->place_count - 1].region);
    if (narrows)
        m->place_count--;
    set_place(m, p, joins || (narrows && m->place_count > 0));
    m->place_token = i;
    bool opens = i == m->block_first || (i == m->block_first + 1 && token_at(m, i - 1)->kind == TOKEN_PUNCT);
    char mark = i + 1 < last && token_at(m, i + 1)->kind == TOKEN_PUNCT ? token_at(m, i + 1)->mark : '\0';
    if (opens && (mark == ':' || mark == '-'))
        m->paragraph_place = m->place; /* 吉林市：… speaks of it to the line's end */
}

/* 自治区知识产权优势企业: the grade of a body. */
static bool grades_body(const struct machine *m, size_t i, size_t last)
{
    if (!token_is(m, i, STR("自治区")))
        return false;
    for (size_t k = i + 1; k < last && k < i + 5 && token_at(m, k)->word != NONE; k++)
        if (token_says(m, k, FEATURE_BODY))
            return true;
    return false;
}

bool place_named(const struct machine *m, size_t i, struct place *out)
{
    const struct token *t = token_at(m, i);
    if (t->kind == TOKEN_REGION)
        return place_of(m->r->cat, t, machine_home(m), out);
    if (t->cue == CUE_NATION)
        *out = place_of_region(m->r->cat, catalog_region_by_code(m->r->cat, STR("000000")));
    return t->cue == CUE_NATION ||
           (t->cue == CUE_OWN_PLACE && place_own(m->r->cat, token_text(m->r, t), m->section_place, m->section_place, out));
}

/* 曲阜市…。全市… in a section on 济宁市: the section's place itself is what the word can mean. */
static bool means_section(const struct machine *m, struct str word, struct place *out)
{
    return m->section_place.region != NONE && place_own(m->r->cat, word, m->section_place, m->section_place, out) &&
           out->region == m->section_place.region;
}

void register_own_place(struct machine *m, size_t i, size_t first, size_t last)
{
    const struct token *t = token_at(m, i);
    struct place p;
    bool field = i + 1 < last && (token_at(m, i + 1)->cue == CUE_RANK || token_at(m, i + 1)->cue == CUE_FIRST_PLACE ||
                                  token_at(m, i + 1)->kind == TOKEN_RANK);
    if (field || !is_subject(m, i, first, last) || grades_body(m, i, last))
        return;
    bool next_in_list = i >= first + 2 && token_at(m, i - 1)->kind == TOKEN_PUNCT && token_at(m, i - 1)->mark == '`' &&
                        token_at(m, i - 2)->kind == TOKEN_QUANTITY && before_number(m, i, last); /* 福建省为8.0件、全国为9.8件 */
    if (t->cue == CUE_NATION && m->place_in_clause && !next_in_list)
        return;
    if (t->cue == CUE_NATION) {
        struct place governed = m->place;
        bool nation = m->frame->home.region != NONE && catalog_region(m->r->cat, m->frame->home.region)->level == REGION_COUNTRY;
        if (!nation && !before_number(m, i, last) && !(i > first && token_at(m, i - 1)->kind == TOKEN_TIME) &&
            !speaks_of_right(m, i + 1, last))
            return;
        p = place_of_region(m->r->cat, catalog_region_by_code(m->r->cat, STR("000000")));
        set_place(m, p, false);
        m->compared = !nation; /* 全国同期为30.4%: for this clause */
        m->governed = governed;
        return;
    } else if (!(!m->place_said && means_section(m, token_text(m->r, t), &p)) &&
               !place_own(m->r->cat, token_text(m->r, t), m->subject.name.len ? m->subject : m->section_place, m->section_place,
                          &p)) {
        return;
    }
    set_place(m, p, false);
}
