/* One pass over the text of a block: at each character the first recognizer that fits makes a token.
 *
 *     截至6月底，全省有效商标98.8万件
 *     TIME(month 6, until, end) PUNCT(,) CUE(own_place) WORD WORD QUANTITY(988000 件)
 */
#include "lex/lexer.h"

#include "lex/calendar.h"
#include "lex/name.h"
#include "lex/numeral.h"
#include "lex/quantity.h"
#include "text/utf8.h"

struct lexer {
    const struct catalog *cat;
    const char *base, *start, *at, *end; /* of the folded text, of the block, here, end of the block */
    struct tokens *out;
    bool failed;
};

/* What may start with a character; a recognizer is asked only where it may. What one of them newly accepts belongs in here too. */
enum starts {
    TIME = 1 << 0,
    STREAK = 1 << 1,
    NAME = 1 << 2,
    DOCNUMBER = 1 << 3,
    NUMBER = 1 << 4,
    ORDER = 1 << 5,
    VAGUE = 1 << 6,
    POWER = 1 << 7
};

#define HAN_FIRST 0x4E00
#define HAN_LAST  0x9FFF

static const uint8_t han_starts[HAN_LAST - HAN_FIRST + 1] = {
/* clang-format off */
#define HAN(c) [c - HAN_FIRST]
    HAN(U'零') = TIME | STREAK | NUMBER, HAN(U'一') = TIME | STREAK | NUMBER, HAN(U'二') = TIME | STREAK | NUMBER,
    HAN(U'三') = TIME | STREAK | NUMBER, HAN(U'四') = TIME | STREAK | NUMBER, HAN(U'五') = TIME | STREAK | NUMBER,
    HAN(U'六') = TIME | STREAK | NUMBER, HAN(U'七') = TIME | STREAK | NUMBER, HAN(U'八') = TIME | STREAK | NUMBER,
    HAN(U'九') = TIME | STREAK | NUMBER, HAN(U'两') = TIME | STREAK | NUMBER, HAN(U'十') = TIME | STREAK | NUMBER,
    HAN(U'百') = TIME | STREAK | NUMBER | POWER, HAN(U'千') = TIME | STREAK | NUMBER | POWER,
    HAN(U'万') = NUMBER | POWER, HAN(U'亿') = POWER,
    HAN(U'年') = TIME, HAN(U'今') = TIME, HAN(U'本') = TIME, HAN(U'去') = TIME, HAN(U'当') = TIME, HAN(U'同') = TIME,
    HAN(U'该') = TIME, HAN(U'此') = TIME, HAN(U'全') = TIME, HAN(U'首') = TIME, HAN(U'下') = TIME, HAN(U'截') = TIME,
    HAN(U'到') = TIME, HAN(U'至') = TIME, HAN(U'目') = TIME, HAN(U'迄') = TIME, HAN(U'如') = TIME, HAN(U'现') = TIME,
    HAN(U'过') = TIME, HAN(U'近') = TIME, HAN(U'最') = TIME,
    HAN(U'连') = STREAK, HAN(U'历') = STREAK, HAN(U'为') = STREAK, HAN(U'时') = STREAK, HAN(U'持') = STREAK,
    HAN(U'前') = TIME | ORDER, HAN(U'第') = TIME | ORDER,
    HAN(U'上') = TIME | VAGUE,
    HAN(U'数') = VAGUE, HAN(U'成') = VAGUE, HAN(U'几') = VAGUE, HAN(U'好') = VAGUE,
#undef HAN
    /* clang-format on */
};

static bool is_han(uint32_t c)
{
    return c >= HAN_FIRST && c <= HAN_LAST;
}

static unsigned starts_at(const char *p, const char *end)
{
    uint32_t c = character_at(p, end);
    if (is_han(c))
        return han_starts[c - HAN_FIRST];
    switch (c) {
    case U'〇':
        return TIME | STREAK | NUMBER;
    case U'“':
    case U'‘':
    case U'「':
    case U'"':
        return TIME | NAME;
    case U'《':
    case U'【':
        return NAME;
    case U'〔':
        return DOCNUMBER;
    default:
        return 0;
    }
}

static struct token *push(struct lexer *lx, enum token_kind kind, size_t len)
{
    struct token *t = VEC_PUSH(lx->out);
    if (!t) {
        lx->failed = true;
        return NULL;
    }
    t->kind = (uint8_t)kind;
    t->off = (uint32_t)(lx->at - lx->base);
    t->end = t->off + (uint32_t)len;
    t->cue = -1;
    t->word = NONE;
    lx->at += len;
    return t;
}

static bool push_aside(struct lexer *lx, enum token_kind kind, size_t len, enum aside_reason reason)
{
    if (!len)
        return false;
    struct token *t = push(lx, kind, len);
    if (t)
        t->reason = (uint8_t)reason;
    return true;
}

static bool push_time(struct lexer *lx, size_t len, const struct time_expression *e)
{
    if (!len)
        return false;
    struct token *t = push(lx, TOKEN_TIME, len);
    if (t)
        t->time = *e;
    return true;
}

static bool lex_time(struct lexer *lx)
{
    struct time_expression e;
    return push_time(lx, calendar_expression(lx->at, lx->end, &e), &e);
}

static bool lex_streak(struct lexer *lx)
{
    return push_aside(lx, TOKEN_ASIDE, calendar_streak(lx->at, lx->end), ASIDE_DATE);
}

static bool lex_clock(struct lexer *lx)
{
    return push_aside(lx, TOKEN_ASIDE, calendar_clock(lx->at, lx->end), ASIDE_DATE);
}

/* 约, 超 and the like right before a number belong to it. */
static void hedge_from_before(const struct tokens *tokens, struct quantity *q)
{
    const struct token *cue = tokens->len ? &tokens->at[tokens->len - 1] : NULL;
    if (!cue || cue->cue < 0 || q->qualifier != QUALIFIER_EXACT)
        return;
    if (cue->cue == CUE_OVER_BEFORE)
        q->qualifier = QUALIFIER_OVER;
    else if (cue->cue == CUE_UNDER_BEFORE)
        q->qualifier = QUALIFIER_UNDER;
    else if (cue->cue == CUE_APPROX_BEFORE)
        q->qualifier = QUALIFIER_APPROX;
}

static void push_quantity(struct lexer *lx, enum token_kind kind, size_t len, struct quantity q)
{
    hedge_from_before(lx->out, &q);
    if (q.qualifier == QUALIFIER_EXACT && any_literal_at(lx->at + len, lx->end, "大关 关口 门槛 台阶"))
        q.qualifier = QUALIFIER_OVER; /* 达到2万件大关: passed it */
    struct token *t = push(lx, kind, len);
    if (t)
        t->quantity = q;
}

/* 2024中国地理标志…报告: four digits of a year with no unit name an event or a paper. */
static bool is_bare_year(const struct quantity *q)
{
    return q->unit == NONE && !q->chinese && q->value.scale == 0 && q->value.coef >= 1980 && q->value.coef <= 2050;
}

/* 500强, 十佳, 00016: memberships and serial numbers; bytes, or 0. */
static size_t membership(const struct lexer *lx, size_t len, const struct quantity *q)
{
    bool serial = *lx->at == '0' && len > 1 && lx->at[1] >= '0' && lx->at[1] <= '9';
    if (q->unit != NONE || serial)
        return q->unit == NONE ? len : 0;
    bool body =
        !any_literal_at(lx->at + len, lx->end, "强企业") && any_literal_at(lx->at + len, lx->end, "强企 强国 强省 强市 强县");
    size_t tail = body ? 0 : any_literal_at(lx->at + len, lx->end, "强 佳 杰");
    return tail ? len + tail : 0;
}

static bool lex_quantity(struct lexer *lx)
{
    struct quantity q;
    size_t dash;
    bool minus = *lx->at == '-' && lx->at + 1 < lx->end && lx->at[1] >= '0' && lx->at[1] <= '9';
    if (minus) {
        size_t len = quantity_match(lx->cat, lx->at + 1, lx->end, &q);
        if (!len)
            return false;
        q.value = decimal_neg(q.value);
        push_quantity(lx, TOKEN_QUANTITY, len + 1, q);
        return true;
    }
    size_t len = quantity_range(lx->cat, lx->at, lx->end, &q, &dash);
    if (len) {
        push_quantity(lx, TOKEN_QUANTITY, len, q);
        lx->at += dash;
        if ((len = quantity_match(lx->cat, lx->at, lx->end, &q))) {
            q.qualifier = QUALIFIER_UNDER;
            push_quantity(lx, TOKEN_QUANTITY, len, q);
        }
        return true;
    }
    len = quantity_match(lx->cat, lx->at, lx->end, &q);
    size_t name = len == 0 ? 0 : is_bare_year(&q) ? len : membership(lx, len, &q);
    if (name)
        return push_aside(lx, TOKEN_ASIDE, name, ASIDE_NAME);
    if (len)
        push_quantity(lx, TOKEN_QUANTITY, len, q);
    return len > 0;
}

/* 数十家, 几百件: an amount with no number. */
static bool lex_vague(struct lexer *lx)
{
    size_t len =
        any_literal_at(lx->at, lx->end,
                       "数以百计 数以千计 数以万计 成百上千 数十万 数百万 数千万 数十亿 几十万 几百万 几千万 数十 数百 数千 数万 "
                       "几十 几百 几千 几万 上百 上千 上万 好几");
    return push_aside(lx, TOKEN_ASIDE, len, ASIDE_VAGUE);
}

/* 第一产业增加值 is a name before it is an ordinal, 三门峡 before it is three of something. */
static bool names_more(const struct lexer *lx, size_t len)
{
    struct term_match found[8];
    size_t n = catalog_match(lx->cat, lx->at, lx->end, found, 8);
    enum term_kind kind = n ? found[n - 1].terms[0].kind : TERM_UNIT;
    return n && found[n - 1].len >= len && (kind == TERM_WORD || kind == TERM_REGION || kind == TERM_REGION_SHORT);
}

static bool lex_order(struct lexer *lx)
{
    struct quantity q;
    size_t len = quantity_ordinal(lx->at, lx->end);
    if (len && names_more(lx, len))
        return false;
    if (len)
        return push_aside(lx, TOKEN_ASIDE, len, ASIDE_ORDINAL);
    len = quantity_rank(lx->at, lx->end, &q);
    if (!len || names_more(lx, len + 1))
        return false;
    push_quantity(lx, TOKEN_RANK, len, q);
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 注：1.高新区…: a number and a stop before a text. */
static size_t note_number(const struct lexer *lx)
{
    const struct token *before = lx->out->len ? &lx->out->at[lx->out->len - 1] : NULL;
    size_t digits = 0;
    while (lx->at + digits < lx->end && is_digit(lx->at[digits]))
        digits++;
    bool opens = before && before->kind == TOKEN_PUNCT && strchr(":;.", before->mark);
    bool stop = digits <= 2 && lx->at + digits + 1 < lx->end && lx->at[digits] == '.' && !is_digit(lx->at[digits + 1]);
    return opens && stop ? digits + 1 : 0;
}

/* The token right here says 翻: 翻了, 翻. */
static bool says_double(const struct lexer *lx, const struct token *t)
{
    struct str text = {lx->base + t->off, t->end - t->off};
    return str_ends(text, STR("翻")) || str_ends(text, STR("翻了"));
}

/* 三番 in 翻了三番, 翻近两番: a growth, as 翻番 is. */
static bool lex_doublings(struct lexer *lx)
{
    const struct token *before = lx->out->len ? &lx->out->at[lx->out->len - 1] : NULL;
    struct quantity q;
    size_t len = before ? quantity_doublings(lx->cat, lx->at, lx->end, &q) : 0;
    if (!len || !(says_double(lx, before) || (lx->out->len > 1 && says_double(lx, before - 1))))
        return false;
    push_quantity(lx, TOKEN_CUE, len, q);
    if (!lx->failed)
        lx->out->at[lx->out->len - 1].cue = CUE_DOUBLE;
    return true;
}

/* At a digit, a minus or a bracket. */
static bool lex_digits(struct lexer *lx)
{
    enum aside_reason reason;
    struct time_expression e = {0};
    size_t time = is_digit(*lx->at) ? calendar_expression(lx->at, lx->end, &e) : 0;
    bool dated = time && e.form == TIME_DAY && e.year;
    size_t clock = is_digit(*lx->at) ? calendar_clock(lx->at, lx->end) : 0; /* 10:17:00, but 4:2:2:2 is a ratio */
    bool ratio = clock && lx->at + clock < lx->end && lx->at[clock] == ':';
    size_t name = dated || (clock && !ratio) ? 0 : name_of_digits(lx->start, lx->at, lx->end, &reason);
    if (name)
        return push_aside(lx, TOKEN_ASIDE, name, reason);
    if (lex_doublings(lx))
        return true;
    if ((name = note_number(lx)))
        return push_aside(lx, TOKEN_ASIDE, name, ASIDE_ORDINAL);
    bool span = time && e.form == TIME_YEARS;
    if ((!span && lex_streak(lx)) || lex_clock(lx) || push_time(lx, time, &e) || lex_quantity(lx))
        return true;
    size_t digits = 0;
    while (lx->at + digits < lx->end && is_digit(lx->at[digits]))
        digits++;
    return push_aside(lx, TOKEN_ASIDE, digits, ASIDE_UNREAD);
}

/* 翻番, 翻两番, 翻倍以上: what growth the cue of `len` bytes here says, with the hedges around it; the bytes of the one behind. */
static size_t doubles(const struct lexer *lx, int8_t cue, size_t len, struct quantity *out)
{
    if (cue != CUE_DOUBLE && cue != CUE_QUADRUPLE)
        return 0;
    *out = (struct quantity){.value = {cue == CUE_DOUBLE ? 1 : 3, -2}, .unit = NONE, .chinese = true};
    size_t hedge = quantity_hedge(lx->at + len, lx->end, &out->qualifier);
    hedge_from_before(lx->out, out);
    return hedge;
}

/* The longest name here; a word that is a cue too says both. */
static bool lex_name(struct lexer *lx)
{
    struct term_match found[16];
    size_t n = catalog_match(lx->cat, lx->at, lx->end, found, 16);
    while (n--) {
        enum token_kind kind = TOKEN_TEXT;
        int8_t cue = -1;
        size_t word = NONE;
        for (size_t k = 0; k < found[n].term_count; k++) {
            const struct term *term = &found[n].terms[k];
            if (term->kind == TERM_CUE)
                cue = (int8_t)term->index, kind = kind == TOKEN_TEXT ? TOKEN_CUE : kind;
            else if (term->kind == TERM_WORD)
                word = term->index, kind = TOKEN_WORD;
            else if (term->kind != TERM_UNIT && kind != TOKEN_WORD)
                kind = TOKEN_REGION;
        }
        if (kind == TOKEN_TEXT)
            continue;
        struct quantity q = {.unit = NONE};
        size_t hedge = doubles(lx, cue, found[n].len, &q);
        struct token *made = push(lx, kind, found[n].len + hedge);
        if (made) {
            made->cue = cue;
            made->word = word;
            made->terms = found[n].terms;
            made->term_count = (uint32_t)found[n].term_count;
            made->quantity = q;
        }
        return true;
    }
    return false;
}

static char punctuation(const char *p, const char *end)
{
    if ((unsigned char)*p < 0x80)
        return strchr(",;:()!?|[]<>/+-*=\"'", *p) ? *p : '\0';
    uint32_t c = character_at(p, end);
    if (is_han(c))
        return '\0';
    switch (c) {
    case U'。':
        return '.';
    case U'、':
        return '`';
    /* clang-format off */
    case U'—': case U'–': case U'～': case U'…': case U'●': case U'◆': case U'■': case U'▲': case U'★': case U'※': case U'•': case U'→':
    case U'〔': case U'〕': case U'【': case U'】': case U'“': case U'”': case U'‘': case U'’': case U'「': case U'」': case U'《':
    case U'》': case U'〈': case U'〉':
        /* clang-format on */
        return '-';
    default:
        return literal_at(p, end, "·") ? '-' : '\0';
    }
}

static void lex_text(struct lexer *lx)
{
    size_t len = character_length(*lx->at);
    if (len > (size_t)(lx->end - lx->at))
        len = (size_t)(lx->end - lx->at);
    struct token *last = lx->out->len ? &lx->out->at[lx->out->len - 1] : NULL;
    if (last && last->kind == TOKEN_TEXT && last->end == (size_t)(lx->at - lx->base)) {
        last->end += (uint32_t)len;
        lx->at += len;
        return;
    }
    push(lx, TOKEN_TEXT, len);
}

/* 分列第一、二、七位: what goes on a list of ranks. */
static bool lex_next_rank(struct lexer *lx)
{
    const struct tokens *out = lx->out;
    if (out->len < 2 || out->at[out->len - 2].kind != TOKEN_RANK || out->at[out->len - 1].kind != TOKEN_PUNCT ||
        out->at[out->len - 1].mark != '`')
        return false;
    struct numeral n;
    size_t len = numeral_chinese(lx->at, lx->end, &n);
    size_t tail = len ? any_literal_at(lx->at + len, lx->end, "位 名") : 0;
    if (!len || (!tail && !any_literal_at(lx->at + len, lx->end, "、 , ; 。 和")))
        return false;
    push_quantity(lx, TOKEN_RANK, len + tail, (struct quantity){.value = n.value, .unit = NONE, .chinese = true});
    return true;
}

static bool lex_chinese_quantity(struct lexer *lx)
{
    struct quantity q;
    size_t len = quantity_match(lx->cat, lx->at, lx->end, &q);
    if (!len || q.article || names_more(lx, len + 1))
        return false; /* 三种专利授权量 names all three */
    push_quantity(lx, TOKEN_QUANTITY, len, q);
    return true;
}

/* 首次突破万件, 过百亿元 */
static bool lex_power(struct lexer *lx)
{
    const struct token *before = lx->out->len ? &lx->out->at[lx->out->len - 1] : NULL;
    if (!before || before->end != (size_t)(lx->at - lx->base))
        return false;
    bool hedged = before->cue == CUE_OVER_BEFORE || before->cue == CUE_UNDER_BEFORE || before->cue == CUE_APPROX_BEFORE;
    struct str text = {lx->base + before->off, before->end - before->off};
    bool passed = str_ends(text, STR("过")) || str_ends(text, STR("破"));
    struct quantity q;
    size_t len = hedged || passed ? quantity_power(lx->cat, lx->at, lx->end, &q) : 0;
    if (len && passed)
        q.qualifier = QUALIFIER_OVER;
    if (len)
        push_quantity(lx, TOKEN_QUANTITY, len, q);
    return len > 0;
}

/* “中国驰名商标”93件: a word of the trade in quotation marks is no name, nor is a place in 【】. */
static bool quotes_word(const struct lexer *lx)
{
    size_t open = any_literal_at(lx->at, lx->end, "“ 「 ‘ 《 【");
    struct term_match found[8];
    size_t n = open ? catalog_match(lx->cat, lx->at + open, lx->end, found, 8) : 0;
    enum term_kind kind = n ? found[n - 1].terms[0].kind : TERM_UNIT;
    bool place = literal_at(lx->at, lx->end, "【") && (kind == TERM_REGION || kind == TERM_REGION_SHORT);
    return (kind == TERM_WORD || place) && any_literal_at(lx->at + open + found[n - 1].len, lx->end, "” 」 ’ 》 】");
}

/* What begins with a Chinese numeral, with a quotation mark or with a word of time. */
static bool lex_special(struct lexer *lx)
{
    enum aside_reason reason;
    unsigned starts = starts_at(lx->at, lx->end);
    return (starts & TIME && lex_time(lx)) || (starts & STREAK && lex_streak(lx)) ||
           (starts & NAME && !quotes_word(lx) && push_aside(lx, TOKEN_NAME, name_quoted(lx->at, lx->end), ASIDE_NAME)) ||
           (starts & DOCNUMBER &&
            push_aside(lx, TOKEN_ASIDE, name_of_digits(lx->start, lx->at, lx->end, &reason), ASIDE_DOCNUMBER)) ||
           (starts & NUMBER && push_aside(lx, TOKEN_ASIDE, name_enumeration(lx->at, lx->end), ASIDE_ORDINAL)) ||
           (starts & ORDER && lex_order(lx)) || (starts & VAGUE && lex_vague(lx)) || (starts & POWER && lex_power(lx)) ||
           (starts & NUMBER && (lex_doublings(lx) || lex_next_rank(lx) || lex_chinese_quantity(lx)));
}

static void lex_one(struct lexer *lx)
{
    char c = *lx->at;
    if (c == ' ' || c == '\t') {
        lx->at++;
        return;
    }
    if (is_digit(c) || c == '-' || c == '[' ? lex_digits(lx) : lex_special(lx))
        return;
    if (lex_name(lx))
        return;
    char mark = punctuation(lx->at, lx->end);
    if (mark) {
        struct token *t = push(lx, TOKEN_PUNCT, character_length(*lx->at));
        if (t)
            t->mark = mark;
        return;
    }
    lex_text(lx);
}

enum ipdb_status lexer_run(const struct catalog *cat, const struct folded *folded, size_t begin, size_t end, struct tokens *out,
                           struct err *err)
{
    const char *base = folded->text.ptr;
    struct lexer lx = {cat, base, base + begin, base + begin, base + end, out, false};
    while (lx.at < lx.end && (*lx.at == ' ' || *lx.at == '\t'))
        lx.at++;
    push_aside(&lx, TOKEN_ASIDE, name_numbering(lx.at, lx.end), ASIDE_ORDINAL);
    while (lx.at < lx.end && !lx.failed)
        lex_one(&lx);
    struct token *line_end = lx.failed ? NULL : push(&lx, TOKEN_PUNCT, 0);
    if (!line_end)
        return err_nomem(err);
    line_end->mark = '\n';
    return IPDB_OK;
}

void tokens_fini(struct tokens *tokens)
{
    VEC_FINI(tokens);
}
