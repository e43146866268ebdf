/* A phrase: what stands before a number (or behind it) and says what it counts, where, when and in which role.
 *
 *     “发明、实用新型专利授权量分别为” → items {kind=invention …} {kind=utility act=grant …}, cues each
 *     “占全省授权总量的”                → cues share, of 全省授权总量
 */
#ifndef EXTRACT_PHRASE_H
#define EXTRACT_PHRASE_H

#include "extract/place.h"
#include "extract/reading.h"

#define PHRASE_ITEMS 24

struct item {
    struct features said;
    size_t first, last; /* tokens */
    bool text;          /* it holds a run that no list knows */
    bool text_tail;     /* and ends in one */
    struct place place; /* name empty: none of its own */
};

struct phrase {
    size_t first, last; /* tokens [first, last) */
    size_t item_count;
    struct features said;             /* all that its nouns say, later words before earlier */
    uint64_t cues;                    /* a bit a cue */
    int last_role;                    /* the last cue of a role (share, rank, gap, up, down …), or -1 */
    size_t in_first, in_last;         /* tokens between 在 and 中: 在绩效考核中居第三 */
    size_t of_first, of_last;         /* tokens of the whole, field or other side */
    struct time_expression base;      /* behind 较 or 比: the time compared with */
    struct time_expression said_time; /* the last time spoken of */
    size_t origin_first, origin_last; /* 申请量的55.6%来自企业: tokens of where a part of what the phrase names comes from */
    bool year_end;                    /* 比去年底: the base is the end of the year before */
    bool text;                        /* some run in it is known to no list */
    bool text_tail;                   /* and it ends in one: its head is unknown */
    struct item items[PHRASE_ITEMS];  /* members of a list: parted by 、 和 及; those behind `item_count` are not set */
};

/* What kind of number a phrase leads to: cues of roles that it cannot play are passed over. */
enum asks { ASKS_COUNT, ASKS_RATIO, ASKS_RANK };

/* Reads the tokens [first, last) as a phrase; `home` decides between readings of place names. */
void phrase_read(const struct reading *r, size_t first, size_t last, size_t home, enum asks asks, struct phrase *out);
/* Adds what a word says: object, act, kind, process and heads override what was there, the rest is added. */
void phrase_say(struct features *said, const struct features *word);
/* The items of `from` instead of its own. */
void phrase_take_items(struct phrase *phrase, const struct phrase *from);
/* Members of a list complete each other: an act, object or process that one lacks comes from its neighbours. */
void phrase_complete(struct phrase *phrase);

static inline bool phrase_has(const struct phrase *p, enum cue cue)
{
    return p->cues >> cue & 1;
}

#endif
