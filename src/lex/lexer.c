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

static struct token *push(struct lexer *lx, enum token_kind kind, size_t len)
{
    struct token *t = VEC_PUSH(lx->out);
    if (!t) {
        lx->failed = true;
        return NULL;
    }
    t->kind = kind;
    t->off = (size_t)(lx->at - lx->base);
    t->end = t->off + len;
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
        t->reason = reason;
    return true;
}

static bool lex_time(struct lexer *lx)
{
    struct time_expression e;
    size_t len = calendar_streak(lx->at, lx->end);
    if (!len)
        len = calendar_clock(lx->at, lx->end);
    if (len)
        return push_aside(lx, TOKEN_ASIDE, len, ASIDE_DATE);
    len = calendar_expression(lx->at, lx->end, &e);
    if (!len)
        return false;
    struct token *t = push(lx, TOKEN_TIME, len);
    if (t)
        t->time = e;
    return true;
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
    q.number_end += (size_t)(lx->at - lx->base);
    struct token *t = push(lx, kind, len);
    if (t)
        t->quantity = q;
}

/* 2024中国地理标志…报告: four digits of a year with no unit name an event or a paper. */
static bool is_bare_year(const struct quantity *q)
{
    return q->unit == NONE && !q->chinese && q->value.scale == 0 && q->value.coef >= 1980 && q->value.coef <= 2050;
}

/* 500强, 十佳, 00016: memberships and serial numbers. */
static bool is_membership(const struct lexer *lx, size_t len, const struct quantity *q)
{
    bool serial = *lx->at == '0' && len > 1 && lx->at[1] >= '0' && lx->at[1] <= '9';
    return q->unit == NONE && (serial || any_literal_at(lx->at + len, lx->end, "强企 强国 强省 强市 强县") == 0) &&
           (serial || any_literal_at(lx->at + len, lx->end, "强 佳 杰") > 0);
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
        q.number_end++;
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
    if (len && (is_bare_year(&q) || is_membership(lx, len, &q)))
        return push_aside(lx, TOKEN_ASIDE, len, ASIDE_NAME);
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

static bool lex_order(struct lexer *lx)
{
    struct quantity q;
    size_t len = quantity_ordinal(lx->at, lx->end);
    if (len)
        return push_aside(lx, TOKEN_ASIDE, len, ASIDE_ORDINAL);
    len = quantity_rank(lx->at, lx->end, &q);
    if (len)
        push_quantity(lx, TOKEN_RANK, len, q);
    return len > 0;
}

static bool lex_digits(struct lexer *lx)
{
    enum aside_reason reason;
    struct time_expression date;
    bool dated = calendar_expression(lx->at, lx->end, &date) && date.form == TIME_DAY && date.year;
    size_t len = dated ? 0 : name_of_digits(lx->start, lx->at, lx->end, &reason);
    if (len)
        return push_aside(lx, TOKEN_ASIDE, len, reason);
    if (lex_time(lx) || lex_quantity(lx))
        return true;
    if (*lx->at < '0' || *lx->at > '9')
        return false;
    size_t digits = 0;
    while (lx->at + digits < lx->end && lx->at[digits] >= '0' && lx->at[digits] <= '9')
        digits++;
    return push_aside(lx, TOKEN_ASIDE, digits, ASIDE_UNREAD);
}

/* The longest name here; a word that is a cue too says both. */
static bool lex_name(struct lexer *lx)
{
    struct term_match found[16];
    size_t n = catalog_match(lx->cat, lx->at, lx->end, found, 16);
    while (n--) {
        struct token t = {.kind = TOKEN_TEXT, .cue = -1, .word = NONE};
        for (size_t k = 0; k < found[n].term_count; k++) {
            const struct term *term = &found[n].terms[k];
            if (term->kind == TERM_CUE)
                t.cue = (int)term->index, t.kind = t.kind == TOKEN_TEXT ? TOKEN_CUE : t.kind;
            else if (term->kind == TERM_WORD)
                t.word = term->index, t.kind = TOKEN_WORD;
            else if (term->kind != TERM_UNIT && t.kind != TOKEN_WORD)
                t.kind = TOKEN_REGION;
        }
        if (t.kind == TOKEN_TEXT)
            continue;
        struct token *made = push(lx, t.kind, found[n].len);
        if (made) {
            made->cue = t.cue;
            made->word = t.word;
            made->terms = found[n].terms;
            made->term_count = found[n].term_count;
        }
        return true;
    }
    return false;
}

static char punctuation(const char *p, const char *end)
{
    if ((unsigned char)*p < 0x80)
        return strchr(",;:()!?|[]<>/+-*=\"'", *p) ? *p : '\0';
    if (literal_at(p, end, "。"))
        return '.';
    if (literal_at(p, end, "、"))
        return '`';
    if (any_literal_at(p, end, "— – ～ … · ● ◆ ■ ▲ ★ ※ • → 〔 〕 【 】 “ ” ‘ ’ 「 」 《 》 〈 〉"))
        return '-';
    return '\0';
}

static void lex_text(struct lexer *lx)
{
    size_t len = character_length(*lx->at);
    if (len > (size_t)(lx->end - lx->at))
        len = (size_t)(lx->end - lx->at);
    struct token *last = lx->out->len ? &lx->out->at[lx->out->len - 1] : NULL;
    if (last && last->kind == TOKEN_TEXT && last->end == (size_t)(lx->at - lx->base)) {
        last->end += len;
        lx->at += len;
        return;
    }
    push(lx, TOKEN_TEXT, len);
}

static void lex_one(struct lexer *lx)
{
    unsigned char c = (unsigned char)*lx->at;
    if (c == ' ' || c == '\t') {
        lx->at++;
        return;
    }
    if (c < 0x80 && ((c >= '0' && c <= '9') || c == '-' || c == '[')) {
        if (lex_digits(lx))
            return;
    } else if (c >= 0x80 || c == '"') {
        enum aside_reason reason;
        if (lex_time(lx) || push_aside(lx, TOKEN_NAME, name_quoted(lx->at, lx->end), ASIDE_NAME) ||
            push_aside(lx, TOKEN_ASIDE, name_of_digits(lx->start, lx->at, lx->end, &reason), ASIDE_DOCNUMBER) ||
            push_aside(lx, TOKEN_ASIDE, name_enumeration(lx->at, lx->end), ASIDE_ORDINAL) || lex_order(lx) || lex_vague(lx))
            return;
        struct quantity q;
        size_t len = quantity_match(lx->cat, lx->at, lx->end, &q);
        if (len && !q.article) {
            push_quantity(lx, TOKEN_QUANTITY, len, q);
            return;
        }
    }
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
