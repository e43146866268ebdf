/* Phrases around a number. */
#include "extract/phrase.h"

static const enum feature_key overriding[] = {FEATURE_OBJ,  FEATURE_KIND,  FEATURE_ACT,  FEATURE_PROC,
                                              FEATURE_BODY, FEATURE_THING, FEATURE_MONEY};

void phrase_say(struct features *said, const struct features *word)
{
    bool kind_of_another_object =
        features_has_key(word, FEATURE_OBJ) && features_value(word, FEATURE_OBJ) != features_value(said, FEATURE_OBJ);
    for (size_t i = 0; i < sizeof overriding / sizeof *overriding; i++)
        if (features_has_key(word, overriding[i]))
            features_remove_key(said, overriding[i]);
    if (kind_of_another_object)
        features_remove_key(said, FEATURE_KIND);
    features_add_all(said, word);
}

static bool is_role(int cue)
{
    switch (cue) {
    case CUE_SHARE:
    case CUE_RANK:
    case CUE_GAP_ABOVE:
    case CUE_GAP_BELOW:
    case CUE_UP:
    case CUE_DOWN:
    case CUE_GROWTH_NOUN:
    case CUE_YOY_BASE:
    case CUE_MOM_BASE:
    case CUE_SPAN_YEAR:
    case CUE_NET:
        return true;
    default:
        return false;
    }
}

/* What reading a phrase goes through: nouns of its own until a cue opens the other side of a comparison. */
enum side { OWN, BASE, OF };

struct reader {
    const struct reading *r;
    enum asks asks;
    struct phrase *out;
    size_t home;
    enum side side;
    bool open; /* an item is open */
    int depth; /* of parentheses */
};

static struct item *current(struct reader *rd, size_t token)
{
    struct phrase *p = rd->out;
    if (!rd->open) {
        if (p->item_count == PHRASE_ITEMS)
            return &p->items[PHRASE_ITEMS - 1];
        p->items[p->item_count++] = (struct item){.first = token, .last = token, .place = {NONE, {0}}};
        rd->open = true;
    }
    return &p->items[p->item_count - 1];
}

/* The word says `key` in the value that is of no kind, where a kind was said. */
static bool is_generic(const struct catalog *cat, const struct features *said, const struct features *word, enum feature_key key,
                       struct str value)
{
    return features_has_key(said, key) && features_has_key(word, key) && features_has(word, catalog_feature(cat, key, value));
}

/* 建设单位, 使用费总额: a body of no kind and an amount of no kind say nothing where a kind was said. */
static void say_noun(const struct catalog *cat, struct features *said, const struct features *word)
{
    bool amount = is_generic(cat, said, word, FEATURE_MONEY, STR("amount"));
    bool body = is_generic(cat, said, word, FEATURE_BODY, STR("unit"));
    struct features rest;
    if (amount || body) {
        rest = *word;
        if (amount)
            features_remove_key(&rest, FEATURE_MONEY);
        if (body)
            features_remove_key(&rest, FEATURE_BODY);
        word = &rest;
    }
    bool body_head = features_has_key(word, FEATURE_BODY), thing_head = features_has_key(word, FEATURE_THING);
    if (body_head != thing_head)
        features_remove_key(said, body_head ? FEATURE_THING : FEATURE_BODY); /* 地理标志产品生产基地: the last noun is the head */
    phrase_say(said, word);
}

static void read_noun(struct reader *rd, size_t at, const struct token *t)
{
    if (rd->side == OF) {
        bool enclosed = rd->out->of_last == rd->out->in_last; /* 在考核中列全国第四: the field follows */
        if (rd->out->of_first == rd->out->of_last || enclosed)
            rd->out->of_first = at;
        rd->out->of_last = at + 1;
        return;
    }
    if (rd->side == BASE || (rd->depth > 0 && t->kind == TOKEN_TEXT))
        return; /* 城市中（不含直辖市） */
    struct item *item = current(rd, at);
    item->last = at + 1;
    if (t->kind == TOKEN_TEXT && t->end - t->off == 3) {
        item->text = item->text_tail = true; /* 电子申请率: a rate of its own */
        return;
    }
    item->text_tail = t->kind == TOKEN_TEXT && t->end - t->off >= 6;
    if (item->text_tail && at > item->first && t[-1].word != NONE && t[-1].end == t->off &&
        str_ends(token_text(rd->r, t), STR("业"))) {
        features_remove_key(&item->said, FEATURE_THING); /* 数字产品制造业: the product is no head */
        features_remove_key(&rd->out->said, FEATURE_THING);
    }
    item->text |= item->text_tail || t->kind == TOKEN_NAME;
    if (t->word != NONE) {
        const struct features *word = &catalog_word(rd->r->cat, t->word)->features;
        say_noun(rd->r->cat, &item->said, word);
        say_noun(rd->r->cat, &rd->out->said, word);
    }
}

/* 广东省知识产权示范企业: a province right before a body is the grade of the body. */
static bool names_grade(const struct reader *rd, size_t at, struct place p)
{
    const struct token *next = &rd->r->tokens.at[at + 1];
    bool province = p.region != NONE && catalog_region(rd->r->cat, p.region)->level == REGION_PROVINCE;
    return province && at + 1 < rd->out->last && next->word != NONE &&
           str_starts(catalog_word(rd->r->cat, next->word)->text, STR("知识产权"));
}

/* 广东专利金奖: a province's award is not the nation's. */
static bool names_award(const struct reader *rd, size_t at, struct place p)
{
    bool province = p.region != NONE && catalog_region(rd->r->cat, p.region)->level == REGION_PROVINCE;
    for (size_t i = at + 1; province && i < rd->out->last && i < at + 3 && rd->r->tokens.at[i].word != NONE; i++)
        if (features_has_key(&catalog_word(rd->r->cat, rd->r->tokens.at[i].word)->features, FEATURE_AWARD))
            return true; /* 安徽省专利银奖 */
    return false;
}

static void read_place(struct reader *rd, size_t at, const struct token *t)
{
    if (rd->side != OWN) {
        read_noun(rd, at, t);
        return;
    }
    struct place p;
    if (!place_of(rd->r->cat, t, rd->home, &p))
        return;
    struct item *item = current(rd, at);
    item->last = at + 1;
    item->place = p;
    if (names_award(rd, at, p)) {
        struct feature award = catalog_feature(rd->r->cat, FEATURE_AWARD, STR("other"));
        features_add(&item->said, award);
        features_add(&rd->out->said, award);
    }
    if (names_grade(rd, at, p)) {
        struct feature grade = catalog_feature(rd->r->cat, FEATURE_LVL, STR("provincial"));
        features_add(&item->said, grade);
        features_add(&rd->out->said, grade);
    }
}

/* A cue of a role that the number cannot play says nothing: 占 before a count, 居 before anything but a rank. */
static bool plays(enum asks asks, int cue, size_t len, bool based)
{
    switch (cue) {
    case CUE_SHARE:
        return asks == ASKS_RATIO;
    case CUE_RANK:
        return asks == ASKS_RANK;
    case CUE_GAP_ABOVE:
    case CUE_GAP_BELOW:
        return asks == ASKS_RATIO ||
               (asks == ASKS_COUNT && (len > 3 || based)); /* 高 and 低 alone stand before ratios, or behind 比 */
    default:
        return true;
    }
}

/* 全省排名第六: the field stands before the cue. */
static bool is_field(const struct token *t)
{
    return t->cue == CUE_OWN_PLACE || t->cue == CUE_NATION;
}

static void read_cue(struct reader *rd, size_t at, const struct token *t)
{
    struct phrase *p = rd->out;
    if (!plays(rd->asks, t->cue, t->end - t->off, phrase_has(p, CUE_OTHER_BASE) && t[1].kind == TOKEN_QUANTITY))
        return;
    p->cues |= (uint64_t)1 << t->cue;
    if (t->cue == CUE_YOY_BASE)
        p->year_end = str_ends(token_text(rd->r, t), STR("底")) || str_ends(token_text(rd->r, t), STR("末")) ||
                      str_ends(token_text(rd->r, t), STR("初"));
    bool of_gap = rd->side == OF && (p->last_role == CUE_GAP_ABOVE || p->last_role == CUE_GAP_BELOW) &&
                  (t->cue == CUE_GROWTH_NOUN || t->cue == CUE_SPAN_YEAR);
    if (is_role(t->cue) && !of_gap)
        p->last_role = t->cue; /* 高于全国平均增速5个百分点 is a gap */
    switch (t->cue) {
    case CUE_RANK:
        for (size_t k = at; k > p->first && k + 2 > at && p->of_first == p->of_last; k--)
            if (is_field(&rd->r->tokens.at[k - 1])) /* 全省排名第六, 在全省均排第2位 */
                p->of_first = k - 1, p->of_last = k;
        rd->side = OF;
        break;
    case CUE_SHARE:
    case CUE_GAP_ABOVE:
    case CUE_GAP_BELOW:
        rd->side = OF;
        break;
    case CUE_OTHER_BASE:
        if (at > p->first && rd->r->tokens.at[at - 1].kind == TOKEN_TIME) {
            p->base = p->said_time; /* 与2016年相比 */
            p->said_time = (struct time_expression){0};
        } else {
            rd->side = BASE;
        }
        break;
    case CUE_UP:
    case CUE_DOWN:
    case CUE_FLAT:
    case CUE_TO:
    case CUE_EACH:
        rd->side = rd->side == BASE ? OWN : rd->side;
        break;
    case CUE_JOIN:
        if (rd->side == OWN)
            rd->open = false;
        break;
    case CUE_NATION:
    case CUE_OWN_PLACE:
        if (rd->side == OF)
            read_noun(rd, at, t);
        break;
    case CUE_VERB:
        if (at > p->first + 1 && rd->r->tokens.at[at - 1].kind == TOKEN_TIME && str_starts(token_text(rd->r, t), STR("比较"))) {
            p->base = p->said_time; /* 同“十二五”末比较 */
            p->said_time = (struct time_expression){0};
            p->cues |= (uint64_t)1 << CUE_OTHER_BASE;
        }
        break;
    default:
        break;
    }
}

static void read_punctuation(struct reader *rd, const struct token *t)
{
    rd->depth += (t->mark == '(') - (t->mark == ')');
    if (t->mark == '`' || t->mark == '/')
        rd->open = false;
    else if (t->mark == ',' || t->mark == ';' || t->mark == ':' || t->mark == '\n')
        rd->side = OWN, rd->open = false;
}

static bool is_rate(const struct reading *r, const struct token *t)
{
    return str_eq(token_text(r, t), STR("率"));
}

/* 在全省总量中的占比: what stands between 在 and 中 is the whole, not the part. */
static size_t enclosed_whole(const struct reading *r, size_t at, size_t last)
{
    if (!str_eq(token_text(r, &r->tokens.at[at]), STR("在")))
        return 0;
    for (size_t i = at + 1; i < last && i < at + 16 && r->tokens.at[i].mark != ','; i++)
        if (str_starts(token_text(r, &r->tokens.at[i]), STR("中")))
            return i;
    return 0;
}

/* 包括质押融资补贴在内的政策兑现960项: what is only included. The last token of it, or `at`. */
static size_t included_until(const struct reading *r, size_t at, size_t last)
{
    if (!str_starts(token_text(r, &r->tokens.at[at]), STR("包括")) && !str_starts(token_text(r, &r->tokens.at[at]), STR("包含")))
        return at;
    for (size_t i = at + 1; i + 1 < last && r->tokens.at[i].mark != ','; i++)
        if (str_eq(token_text(r, &r->tokens.at[i]), STR("在")) && str_starts(token_text(r, &r->tokens.at[i + 1]), STR("内")))
            return i + 1;
    return at;
}

/* 涵盖水产品，占总量的17.7%: what a clause without a figure covers is not what the next one speaks of. The last token of that clause, or `at`. */
static size_t covered_until(const struct reading *r, size_t at, size_t last)
{
    for (size_t i = at + 1; i < last; i++)
        if (r->tokens.at[i].kind == TOKEN_PUNCT && r->tokens.at[i].mark == ',')
            return i - 1;
    return at;
}

void phrase_read(const struct reading *r, size_t first, size_t last, size_t home, enum asks asks, struct phrase *out)
{
    memset(out, 0, offsetof(struct phrase, items)); /* an item is set when it is opened */
    out->first = first;
    out->last = last;
    out->last_role = -1;
    struct reader rd = {r, asks, out, home, OWN, false, 0};
    for (size_t i = first; i < last; i++) {
        const struct token *t = &r->tokens.at[i];
        size_t whole = t->cue == CUE_PREPOSITION ? enclosed_whole(r, i, last) : 0;
        if (whole) {
            out->in_first = i + 1;
            out->in_last = whole;
        }
        if (whole && asks != ASKS_COUNT) {
            out->of_first = i + 1;
            out->of_last = whole;
            i = whole;
            continue;
        }
        size_t included = t->cue == CUE_VERB ? included_until(r, i, last) : i;
        if (included > i) {
            i = included;
            continue;
        }
        if (t->cue == CUE_COVERS)
            i = covered_until(r, i, last);
        else if (t->cue >= 0)
            read_cue(&rd, i, t);
        if (t->cue == CUE_RANK || t->cue == CUE_SHARE)
            continue;
        if (t->kind == TOKEN_WORD || t->kind == TOKEN_NAME || (t->kind == TOKEN_TEXT && (t->end - t->off >= 6 || is_rate(r, t))))
            read_noun(&rd, i, t);
        else if (t->kind == TOKEN_REGION)
            read_place(&rd, i, t);
        else if (t->kind == TOKEN_TIME && t->time.form != TIME_NONE)
            *(rd.side == BASE ? &out->base : &out->said_time) = t->time;
        else if (t->kind == TOKEN_PUNCT)
            read_punctuation(&rd, t);
    }
    out->text_tail = out->item_count && out->items[out->item_count - 1].text_tail;
    for (size_t i = 0; i < out->item_count; i++)
        out->text |= out->items[i].text;
}

void phrase_take_items(struct phrase *phrase, const struct phrase *from)
{
    memcpy(phrase->items, from->items, from->item_count * sizeof *from->items);
    phrase->item_count = from->item_count;
}

static void complete_key(struct phrase *p, enum feature_key key, bool from_behind)
{
    const struct features *source = NULL;
    for (size_t n = 0; n < p->item_count; n++) {
        struct item *item = &p->items[from_behind ? p->item_count - 1 - n : n];
        if (features_has_key(&item->said, key))
            source = &item->said;
        else if (source)
            for (size_t k = 0; k < source->len; k++)
                if (source->at[k].key == key)
                    features_add(&item->said, source->at[k]);
    }
}

/* 发明专利申请、授权量: a member that says its act alone is of the kind and the owner before it. */
static void hand_on(struct phrase *p)
{
    for (size_t i = 1; i < p->item_count; i++) {
        const struct features *before = &p->items[i - 1].said;
        struct features *said = &p->items[i].said;
        if (!features_has_key(said, FEATURE_ACT) || features_has_key(said, FEATURE_OBJ) || features_has_key(said, FEATURE_KIND))
            continue;
        for (size_t k = 0; k < before->len; k++)
            if (before->at[k].key == FEATURE_KIND || before->at[k].key == FEATURE_WHO) /* 企业专利申请、授权量 */
                features_add(said, before->at[k]);
    }
}

void phrase_complete(struct phrase *p)
{
    hand_on(p);
    static const enum feature_key keys[] = {FEATURE_ACT, FEATURE_OBJ, FEATURE_PROC};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        complete_key(p, keys[i], true);
        complete_key(p, keys[i], false);
    }
}
