/* What the files of the parser share: where it stands, what a token is, and the rules that others call. Each rule begins at `p->at`, which fits it, and
 * leaves it behind what it read. */
#ifndef QUERY_PARSE_PARTS_H
#define QUERY_PARSE_PARTS_H

#include "query/parse.h"

struct parser {
    const struct question *q;
    struct vocabulary *v;
    const struct token *at;
    struct terms *terms;
    VEC(struct form_term) waiting; /* forms before their operand */
    struct err *err;
};

static inline const struct meaning *token_word(const struct token *t, enum word_kind kind)
{
    return t->kind == TOKEN_WORD ? meaning_of(t->meanings, kind) : NULL;
}

static inline bool token_is_mark(const struct token *t, char mark)
{
    return t->kind == TOKEN_MARK && t->mark == mark;
}

static inline bool token_is_prefix(const struct token *t, enum prefix prefix)
{
    return t->kind == TOKEN_PREFIX && t->prefix == prefix;
}

static inline bool token_is_joiner(const struct token *t)
{
    return token_is_mark(t, ',') || token_word(t, WORD_JOINER) || token_word(t, WORD_VERSUS);
}

static inline bool token_is_place(const struct token *t)
{
    return token_word(t, WORD_REGION) || token_word(t, WORD_GROUP);
}

static inline bool token_is_dim(const struct token *t)
{
    return token_word(t, WORD_DIM) != NULL;
}

/* parse.c: "expected WHAT at column 12" */
enum ipdb_status parse_expected(struct parser *p, const struct token *where, const char *what);
enum ipdb_status parse_nomem(struct parser *p);
void parse_skip_joiner(struct parser *p);
/* Moves over joiners when what follows them fits. */
bool parse_joined(struct parser *p, bool (*fits)(const struct token *));
/* What the free word that comes next means in the grammar, or NULL. */
const struct meaning *parse_raw_meaning(const struct parser *p, enum word_kind kind);

/* parse_metric.c: indicators with their forms and arithmetic; a form may stand before its indicator. */
enum ipdb_status parse_metric(struct parser *p);
enum ipdb_status parse_measure(struct parser *p);

/* parse_rows.c: dimensions, places, periods. */
enum ipdb_status parse_by(struct parser *p);
enum ipdb_status parse_places(struct parser *p);
enum ipdb_status parse_under(struct parser *p);
enum ipdb_status parse_period(struct parser *p);
enum ipdb_status parse_asof(struct parser *p);

/* parse_words.c: unit, order, limit, policies, filters, and terms that carry one word. */
enum ipdb_status parse_unit(struct parser *p);
enum ipdb_status parse_sort(struct parser *p);
enum ipdb_status parse_limit(struct parser *p);
enum ipdb_status parse_policy(struct parser *p);
enum ipdb_status parse_prefer(struct parser *p);
enum ipdb_status parse_known(struct parser *p);
enum ipdb_status parse_filter(struct parser *p);
enum ipdb_status parse_name(struct parser *p);

#endif
