/* Features: what a word of the trade says, as key=value (object=patent, act=grant …), see docs/extraction.md.
 * A value may be said twice or in several alternatives, so a set holds (key, value) pairs.
 */
#ifndef CATALOG_FEATURE_H
#define CATALOG_FEATURE_H

#include <stdint.h>

#include "base/str.h"

/* X(identifier, key in words.yaml). `NAME` is for words that no list knows: a new indicator's own name. */
#define FEATURE_KEYS(X)                                                           \
    X(OBJ, "obj")           /* the right: patent trademark gi copyright … */    \
    X(KIND, "kind")         /* invention utility design */                        \
    X(ACT, "act")           /* apply grant register in_force accept listed */     \
    X(PROC, "proc")         /* a process upon it: pledge transfer license … */  \
    X(BODY, "body")         /* head noun counted as a body */                     \
    X(THING, "thing")       /* head noun counted as a thing */                    \
    X(MONEY, "money")       /* head noun measured in money */                     \
    X(PER, "per")           /* 10k inhabitants, or other */                       \
    X(ROUTE, "route")       /* pct madrid */                                      \
    X(AWARD, "award")       /* china other */                                     \
    X(QUAL, "qual")         /* high wellknown inclusive */                        \
    X(SUB, "sub")           /* mark intensive renewal abnormal … */             \
    X(KINDCASE, "kindcase") /* infringe dispute fake criminal */                  \
    X(WHO, "who")           /* owner or actor */                                  \
    X(PHASE, "phase")       /* new closed … */                                  \
    X(LVL, "lvl")           /* national provincial municipal */                   \
    X(SRC, "src")                                                                 \
    X(ROLE, "role")   /* beneficiary */                                           \
    X(STOCK, "stock") /* 累计 */                                                \
    X(GEN, "gen")     /* 数量: neutral */                                       \
    X(FILING, "filing")                                                           \
    X(ACTOR, "actor") /* court procurator police customs: whose cases they are */ \
    X(WORK, "work")                                                               \
    X(NAME, "name")

#define X(id, code) FEATURE_##id,
enum feature_key { FEATURE_KEYS(X) FEATURE_KEY_COUNT };
#undef X

/* One key=value; values are interned by the catalogue, so equal ids are equal values of equal keys. */
struct feature {
    uint8_t key;    /* enum feature_key */
    uint16_t value; /* interned; catalog_feature_value gives the text */
};

#define FEATURES_MAX 32

struct features {
    uint32_t keys; /* a bit a key that is there */
    uint8_t len;   /* more than FEATURES_MAX pairs: the rest is dropped */
    struct feature at[FEATURES_MAX];
};

/* True when the pair is there. */
bool features_has(const struct features *set, struct feature f);
/* True when any value of `key` is there. */
static inline bool features_has_key(const struct features *set, enum feature_key key)
{
    return set->keys >> key & 1;
}
/* How many values of `key` there are. */
size_t features_count_key(const struct features *set, enum feature_key key);
/* The first value of `key`, or -1. */
int features_value(const struct features *set, enum feature_key key);
/* Adds a pair once. */
void features_add(struct features *set, struct feature f);
void features_add_all(struct features *set, const struct features *more);
void features_remove(struct features *set, struct feature f);
void features_remove_key(struct features *set, enum feature_key key);

#endif
