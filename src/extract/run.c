/* Runs of numbers: from one number on, those that continue its list, the phrase before them, and what follows them.
 *
 *     分别为5万件、1.3万件和0.4万件 is one run of three; 4.5%—5% is one number with two ends
 */
#include "extract/machine.h"

#define NOUN_REACH 40 /* tokens: how far back a noun narrows what is counted; bounds work on hostile text */

unsigned token_dimensions(const struct machine *m, const struct token *t)
{
    if (t->kind != TOKEN_QUANTITY)
        return DIMENSION_PERCENT;
    return t->quantity.unit == NONE ? 0 : catalog_unit(m->r->cat, t->quantity.unit)->dimensions;
}

bool token_is_number(const struct token *t)
{
    return t->kind == TOKEN_QUANTITY || t->kind == TOKEN_RANK || t->cue == CUE_DOUBLE || t->cue == CUE_QUADRUPLE ||
           t->cue == CUE_FLAT || t->cue == CUE_FIRST_PLACE;
}

/* Percentages and 倍 may stand in one list of growths: 分别上升37.5%、10.6%、2.2倍. */
static bool same_sort(const struct machine *m, const struct token *a, const struct token *b, bool each)
{
    const unsigned growths = DIMENSION_PERCENT | DIMENSION_TIMES;
    unsigned x = token_dimensions(m, a), y = token_dimensions(m, b);
    return x == y || (each && m->back_count) || (each && x & growths && y & growths) ||
           (each && a->quantity.unit == NONE); /* 分别为9735、14048、1897件 */
}

/* What may part the numbers of one run: joints and hedges; 和下降 between percentages; a comma only where 分别 announced a list. */
static bool may_stand_between(const struct token *t, bool each, bool ratio)
{
    if (t->kind == TOKEN_PUNCT)
        return t->mark == '`' || t->mark == '/' || (each && t->mark == ',');
    switch (t->cue) {
    case CUE_JOIN:
    case CUE_OVER_BEFORE:
    case CUE_UNDER_BEFORE:
    case CUE_APPROX_BEFORE:
        return true;
    case CUE_UP:
    case CUE_DOWN:
        return ratio;
    default:
        return false;
    }
}

/* The next number that continues the run: parted from `from` by nothing but joints, and of the same dimension. */
static size_t next_in_run(const struct machine *m, size_t from, size_t last, bool each)
{
    bool ratio = token_dimensions(m, token_at(m, from)) & (DIMENSION_PERCENT | DIMENSION_POINT);
    for (size_t i = from + 1; i < last && i < from + 5; i++) {
        if (each && token_at(m, i)->kind == TOKEN_RANK && token_at(m, from)->kind == TOKEN_RANK)
            return i;
        if (token_at(m, i)->kind == TOKEN_QUANTITY)
            return i > from + 1 && token_at(m, from)->kind == TOKEN_QUANTITY &&
                           same_sort(m, token_at(m, from), token_at(m, i), each)
                       ? i
                       : 0;
        if (!may_stand_between(token_at(m, i), each, ratio))
            return 0;
    }
    return 0;
}

static size_t phrase_end(const struct machine *m, size_t from, size_t last)
{
    size_t i = from;
    while (i < last && token_at(m, i)->kind != TOKEN_PUNCT && !token_is_number(token_at(m, i)) &&
           (token_at(m, i)->kind != TOKEN_TIME || (i > from && token_ends(m, i - 1, STR("为")))))
        i++; /* 被认定为2020年度示范企业 */
    while (i < last && token_at(m, i)->kind == TOKEN_PUNCT && token_at(m, i)->mark == '`' && i + 1 < last &&
           token_at(m, i + 1)->kind == TOKEN_WORD) {
        i++;
        while (i < last && token_at(m, i)->kind != TOKEN_PUNCT && !token_is_number(token_at(m, i)) &&
               token_at(m, i)->kind != TOKEN_TIME)
            i++;
    }
    return i;
}

static enum asks asks_of(const struct machine *m, const struct token *number)
{
    if (number->kind == TOKEN_RANK || number->cue == CUE_FIRST_PLACE)
        return ASKS_RANK;
    bool moved = number > m->r->tokens.at && (number[-1].cue == CUE_UP || number[-1].cue == CUE_DOWN);
    if (moved && token_dimensions(m, number) & DIMENSION_RANK)
        return ASKS_RANK; /* 在副省级城市中的位次前移5位 */
    return token_dimensions(m, number) & (DIMENSION_PERCENT | DIMENSION_POINT | DIMENSION_TIMES) ? ASKS_RATIO : ASKS_COUNT;
}

/* 申请量和授权量，在总量中的占比分别为61%、65%: a list announced in a clause of its own, as long as the run. */
static void take_announced(struct machine *m, struct phrase *before, size_t count)
{
    if (count >= 2 && m->list_below && m->columns.item_count == count && features_neutral(&before->said) &&
        !m->announced.item_count)
        phrase_take_items(&m->announced, &m->columns);
    if (count < 2 || m->announced.item_count != count || !features_neutral(&before->said))
        return;
    phrase_take_items(before, &m->announced);
    m->announced.item_count = 0;
}

/* 外观设计申请增幅最大，达到117.3%: the noun of the clause before, and its growth. */
static void take_announced_growth(struct machine *m, struct phrase *before)
{
    bool bare = !before->item_count && before->last_role < 0 && phrase_has(before, CUE_VERB);
    if (!bare || m->announced.item_count != 1 || !(m->pending >> CUE_GROWTH_NOUN & 1) ||
        features_neutral(&m->announced.items[0].said))
        return;
    phrase_take_items(before, &m->announced);
    before->said = before->items[0].said;
    before->cues |= (uint64_t)1 << CUE_GROWTH_NOUN;
    before->last_role = CUE_GROWTH_NOUN;
    m->announced.item_count = 0;
}

/* 分别突破3万件和2万件: the hedge is each one's. */
static void share_hedge(struct machine *m, const size_t *run, size_t count, bool each)
{
    for (size_t i = 1; each && i < count; i++) {
        struct quantity *q = &m->r->tokens.at[run[i]].quantity;
        if (q->qualifier == QUALIFIER_EXACT)
            q->qualifier = token_at(m, run[0])->quantity.qualifier;
    }
}

/* 4.5%—5%: the second end says all that the first says, from above. */
static void repeat_for_range(struct machine *m, size_t made, size_t second)
{
    for (size_t i = made, n = m->out->facts.len; i < n; i++) {
        struct fact *copy = VEC_PUSH(&m->out->facts);
        if (!copy) {
            m->failed = true;
            return;
        }
        *copy = m->out->facts.at[i];
        struct decimal value = token_at(m, second)->quantity.value;
        copy->value = copy->value.coef < 0 ? decimal_neg(value) : value;
        copy->qualifier = QUALIFIER_UNDER;
        copy->begin = reading_source(m->r, token_at(m, second)->off);
        copy->end = reading_source(m->r, token_at(m, second)->end);
        m->used[second] = true;
    }
}

/* 12件的预期目标, 1.09件目标任务 */
static bool aimed_at(const struct machine *m, size_t number, size_t last)
{
    if (number + 1 < last && token_at(m, number + 1)->cue == CUE_TARGET)
        return true;
    bool of = number + 1 < last && token_is(m, number + 1, STR("的"));
    for (size_t i = number + 2; of && i < last && i < number + 5; i++)
        if (token_at(m, i)->cue == CUE_TARGET)
            return true;
    return false;
}

/* 比上年的1084件, 比2023年底的113件: the figure compared with is of its own time. */
static void time_of_base(struct machine *m, size_t lead, size_t i)
{
    if (i < lead + 2 || !token_is(m, i - 1, STR("的")) || m->time_once || !m->when.known ||
        token_dimensions(m, token_at(m, i)) & (DIMENSION_PERCENT | DIMENSION_TIMES | DIMENSION_POINT))
        return;
    const struct token *base = token_at(m, i - 2);
    bool said = base->kind == TOKEN_TIME && i > lead + 2 && base[-1].cue == CUE_OTHER_BASE;
    struct moment then = m->when;
    if (said ? !time_resolve(&base->time, &m->when, m->frame->today, &then) : base->cue != CUE_YOY_BASE)
        return;
    if (!said)
        then = a_year_before(then);
    m->back_once = m->when;
    m->time_once = true;
    m->when = then;
}

/* 低于北京市的63281件, 在全省75件中占97%: what another place has. */
static bool place_of_base(const struct machine *m, size_t lead, size_t i, size_t last, struct place *out)
{
    if (i >= lead + 2 && i + 1 < last && token_is(m, i - 2, STR("在")) && token_starts(m, i + 1, STR("中")) && m->focus.len)
        return place_named(m, i - 1, out);
    if (i < lead + 3 || !token_is(m, i - 1, STR("的")) || token_at(m, i - 2)->kind != TOKEN_REGION ||
        token_dimensions(m, token_at(m, i)) & (DIMENSION_PERCENT | DIMENSION_TIMES | DIMENSION_POINT))
        return false;
    int cue = token_at(m, i - 3)->cue;
    return (cue == CUE_GAP_ABOVE || cue == CUE_GAP_BELOW || cue == CUE_OTHER_BASE) &&
           place_of(m->r->cat, token_at(m, i - 2), machine_home(m), out);
}

/* 高于全国28.8%的平均水平: the average of another place, which is no gap. */
static bool average_of_base(const struct machine *m, size_t lead, size_t i, size_t last, struct place *out)
{
    if (i + 2 >= last || !token_is(m, i + 1, STR("的")) || !(token_dimensions(m, token_at(m, i)) & DIMENSION_PERCENT) ||
        !(token_starts(m, i + 2, STR("平均")) || token_at(m, i + 2)->cue == CUE_GROWTH_NOUN))
        return false;
    bool named = false;
    for (size_t k = i; k-- > lead && k + 5 > i && token_at(m, k)->kind != TOKEN_PUNCT;) {
        if (named && (token_at(m, k)->cue == CUE_GAP_ABOVE || token_at(m, k)->cue == CUE_GAP_BELOW))
            return true;
        named = named || place_named(m, k, out);
    }
    return false;
}

/* What another place has, of the noun in focus. */
static void read_base(struct machine *m, size_t number, struct phrase *before, enum measure measure, struct place place)
{
    struct place own = m->place;
    bool said = m->place_said, in_clause = m->place_in_clause;
    m->place = place;
    m->place_said = m->place_in_clause = true;
    before->first = measure == MEASURE_LEVEL ? before->first : before->last;
    before->item_count = 0;
    before->said = (struct features){0};
    before->text = before->text_tail = false;
    if (measure == MEASURE_LEVEL)
        level_run(m, &number, 1, before, number + 1, number + 1);
    else
        compare_run(m, &number, 1, before, measure);
    m->place = own;
    m->place_said = said;
    m->place_in_clause = in_clause;
}

/* 升至 before the number, and no time of its own. */
static bool reached(const struct machine *m, size_t lead, size_t i)
{
    bool to = false;
    for (size_t k = lead; k < i; k++) {
        if (token_at(m, k)->kind == TOKEN_TIME)
            return false;
        to |= token_at(m, k)->cue == CUE_TO;
    }
    return to;
}

/* 2.8万件——这是全省的专利授权量: where the noun begins that is told behind the number; 0 for none. */
static size_t count_revealed(const struct machine *m, size_t i, size_t last)
{
    size_t k = i + 1;
    while (k < last && token_at(m, k)->kind == TOKEN_PUNCT && token_at(m, k)->mark == '-')
        k++;
    bool dash = k > i + 1;
    if (!dash || k + 2 >= last || !token_is(m, k, STR("这")) || !token_is(m, k + 1, STR("是")))
        return 0;
    return k + 2;
}

/* 申请量的55.6%来自企业, 85.7%的专利申请出自企业: what a part is of stands before the number or behind it. */
static void read_origin(const struct machine *m, size_t i, size_t last, struct phrase *before)
{
    size_t from = i + 1;
    while (from < last && from < i + 10 && token_at(m, from)->mark != ',' && token_at(m, from)->mark != ';' &&
           token_at(m, from)->cue != CUE_ORIGIN)
        from++;
    if (from >= last || from >= i + 10 || token_at(m, from)->kind == TOKEN_PUNCT ||
        !(token_dimensions(m, token_at(m, i)) & DIMENSION_PERCENT))
        return;
    bool behind = token_is(m, i + 1, STR("的"));
    if (behind)
        phrase_read(m->r, i + 2, from, machine_home(m), ASKS_RATIO, before);
    size_t end = from + 1;
    while (end < last && token_at(m, end)->kind != TOKEN_PUNCT && token_at(m, end)->kind != TOKEN_QUANTITY)
        end++;
    before->origin_first = from + 1;
    before->origin_last = before->item_count || m->focus.len ? end : from + 1;
}

/* 集中了全市75%的高新技术企业: a part of the noun behind, in the place before. */
static void read_part_of_noun(const struct machine *m, size_t i, size_t last, struct phrase *before)
{
    if (!token_names_place(token_at(m, i - 1)) || i + 2 >= last || !(token_dimensions(m, token_at(m, i)) & DIMENSION_PERCENT) ||
        !token_is(m, i + 1, STR("的")) || token_at(m, i + 2)->kind != TOKEN_WORD || token_at(m, i + 2)->cue >= 0)
        return;
    phrase_read(m->r, i + 2, phrase_end(m, i + 2, last), machine_home(m), ASKS_RATIO, before);
    before->cues |= (uint64_t)1 << CUE_SHARE;
    before->last_role = CUE_SHARE;
    before->of_first = i - 1;
    before->of_last = i;
}

static void register_token(struct machine *m, size_t k, size_t first, size_t last)
{
    const struct token *t = token_at(m, k);
    if (t->kind == TOKEN_REGION)
        register_place(m, k, first, last);
    else if (t->cue == CUE_OWN_PLACE || t->cue == CUE_NATION)
        register_own_place(m, k, first, last);
}

static bool heads_list(const struct machine *m, size_t i, size_t last)
{
    for (size_t k = i + 1; k < last && !(token_at(m, k)->kind == TOKEN_PUNCT && token_at(m, k)->mark != ':' &&
                                         token_at(m, k)->mark != '(' && token_at(m, k)->mark != ')' && token_at(m, k)->mark != '`');
         k++)
        if (token_at(m, k)->cue == CUE_EACH || token_at(m, k)->mark == ':' ||
            (token_at(m, k)->kind == TOKEN_REGION && token_ends(m, k - 1, STR("为"))))
            return true;
    return false;
}

size_t run_read(struct machine *m, size_t lead, size_t i, size_t last)
{
    size_t run[32], count = 0;
    struct phrase before;
    size_t clause = lead;
    if (m->taken > lead && m->taken <= i && (!m->taken_for || m->taken_for & token_dimensions(m, token_at(m, i))))
        lead = m->taken;
    phrase_read(m->r, lead, i, machine_home(m), asks_of(m, token_at(m, i)), &before);
    if (i - clause < NOUN_REACH)
        before.first = clause; /* 十二个特色产业有效专利1万件: what was counted before narrows it */
    size_t revealed = count_revealed(m, i, last);
    if (revealed) {
        size_t end = revealed;
        for (; end < last && token_at(m, end)->kind != TOKEN_PUNCT && !token_is_number(token_at(m, end)); end++)
            register_token(m, end, revealed, last);
        phrase_read(m->r, revealed, end, machine_home(m), asks_of(m, token_at(m, i)), &before);
    }
    read_origin(m, i, last, &before);
    if (i > lead)
        read_part_of_noun(m, i, last, &before);
    bool each = phrase_has(&before, CUE_EACH) || (m->pending >> CUE_EACH & 1) || (m->last_each && phrase_has(&before, CUE_TO));
    run[count++] = i;
    for (size_t next; count < 32 && (next = next_in_run(m, run[count - 1], last, each));)
        run[count++] = next;
    m->last_each = count > 1;
    enum measure measure;
    size_t made = m->out->facts.len;
    time_of_base(m, lead, i);
    if (m->segment_time && m->sentence_time && reached(m, lead, i)) {
        m->when = m->back; /* 由2022年第7位升至第5位 */
        m->sentence_time = m->segment_time = false;
    }
    share_hedge(m, run, count, each);
    take_announced(m, &before, count);
    if (count == 1 && token_dimensions(m, token_at(m, i)) & DIMENSION_PERCENT)
        take_announced_growth(m, &before);
    bool target = m->target;
    m->aimed = aimed_at(m, run[count - 1], last);
    m->target |= m->aimed;
    struct place other;
    if (place_of_base(m, lead, i, last, &other)) {
        read_base(m, i, &before, MEASURE_LEVEL, other);
    } else if (m->focus.len && average_of_base(m, lead, i, last, &other)) {
        read_base(m, i, &before, m->last_measure, other);
    } else if (role_of(m, token_at(m, i), &before, &measure)) {
        if (measure == MEASURE_LEVEL)
            level_run(m, run, count, &before, run[count - 1] + 1, phrase_end(m, run[count - 1] + 1, last));
        else
            compare_run(m, run, count, &before, measure);
        m->last_measure = measure;
    } else if (!features_neutral(&before.said) && heads_list(m, i, last)) {
        struct features topic; /* 授权量居前十位的省依次为: the list's heading */
        resolve_inherit(&before.said, &m->topic, true, &topic);
        m->topic = topic;
    }
    m->target = target;
    if (before.base.form != TIME_NONE)
        m->run_base = before.base;
    size_t end = run[count - 1];
    if (token_at(m, end)->quantity.range_first && end + 1 < last && token_at(m, end + 1)->kind == TOKEN_QUANTITY)
        repeat_for_range(m, made, ++end);
    if (m->time_once) {
        m->when = m->back_once;
        m->time_once = false;
    }
    return end;
}
