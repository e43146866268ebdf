/* The reading machine: registers that tokens move and boundaries reset, and the facts in focus (docs/extraction.md).
 *
 *     全年发明专利申请6.7万件，授权1.9万件，分别增长4.1%和下降2.0%
 *     topic {invention apply} · focus [A] · topic {invention grant} · focus [A, B] · growth of A, growth of B
 */
#ifndef EXTRACT_MACHINE_H
#define EXTRACT_MACHINE_H

#include "extract/caption.h"
#include "extract/frame.h"
#include "extract/phrase.h"
#include "extract/resolve.h"
#include "extract/zone.h"

#define PLACES_MAX  32
#define FOCUS_REACH 32 /* how many slots back a comparison looks: bounds work on hostile text */

/* What a fact rests on, beside the try that found its indicator; in `grounds` and for its confidence. */
enum ground {
    GROUND_BEHIND = 1 << 0,       /* the noun stands behind the number */
    GROUND_UNREAD = 1 << 1,       /* a word that no list knows stands before it */
    GROUND_LIST = 1 << 2,         /* paired with a member of a list */
    GROUND_PART = 1 << 3,         /* behind 其中 */
    GROUND_DEFAULT_TIME = 1 << 4, /* no time was said in the paragraph */
    GROUND_SUBJECT = 1 << 5,      /* a place was said in the sentence */
    GROUND_AHEAD = 1 << 6         /* its period ends after the publication */
};

#define GROUNDS_SETS (1 << 7) /* of any of these */

/* An indicator that was just spoken of: what growth, shares and ranks refer back to. */
struct slot {
    size_t entry;         /* NONE: other */
    struct features said; /* complete, inherited ones too */
    unsigned dimensions;
    struct place place;
    struct moment when;
    struct str scope, label;
    enum origin_try origin;
    unsigned grounds; /* enum ground, or-ed */
    bool level;       /* it has a level of its own */
    bool base;        /* 上年同期为116家: only what is compared with */
};

struct machine {
    struct reading *r;
    const struct frame *frame;
    struct extraction *out;
    bool *used; /* a token: it became a fact */

    struct place section_place, paragraph_place, place;
    bool place_fresh;                 /* a subject set it since the last fact */
    bool place_said, place_in_clause; /* a subject of this sentence, of this clause set `place` */
    struct place places[PLACES_MAX];  /* the last list of places as subject */
    size_t place_count, place_token;  /* and the token of its last member */
    bool compared;                    /* `place` is one compared with, for a clause; `governed` governs again after it */
    struct place governed;
    struct place subject; /* the last place that was a subject in this paragraph */

    struct moment section_when, when;                               /* governs; of the section, now */
    struct moment back;                                             /* what 目前 and other one-sentence times give way to again */
    bool sentence_time, segment_time, time_in_paragraph, time_once; /* 与2020年末0.91万件相比: for one number */
    bool clause_time;                                               /* 上年同期为116家: holds for its clause */
    struct moment years[PLACES_MAX];                                /* the last list of years: 2019年、2020年、2021年 */
    size_t year_count, year_token;                                  /* and the token of its last member */
    bool span_said;                                                 /* a span of years was said in this sentence */
    struct moment back_once;
    struct moment dated; /* scratch: a year counted from the publication */

    struct features topic, last_topic, paragraph, heading;
    struct features paragraph_lead,
        paragraph_before;          /* of the first level of the catalogue: 职务发明1640件 divides the paragraph before */
    struct str rank_field;         /* 全国, for the ranks that follow in the sentence */
    struct features last_ranked;   /* …居第10位。深圳11826件、杭州4509件: rows of what was ranked */
    struct features recent;        /* what the last fact of the catalogue said: rows of a table go on about it */
    struct features divided_whole; /* what 按性质划分 divides: 按审级划分 divides it again */
    struct features whole, parted; /* what 其中 divides: the topic again when it has ended; what its parts are of */
    bool part_ended;
    struct features title_actor, section_actor, paragraph_actor, actor; /* who acts: court, police … */
    bool single, single_paragraph;      /* one enterprise or school is the subject; of the paragraph */
    VEC(struct slot) focus, last_focus; /* of this sentence, of the last one that had any */
    size_t list;                        /* where the current list begins in `focus` */
    bool target, section_target, among; /* section_target: 三、2017年工作安排 */
    struct str whole_scope;             /* of what 其中 divides: of its parts, too */
    bool among_unknown;                 /* 其中 divides what no list knows */
    int depth;                          /* of parentheses */
    bool aimed;                         /* …提出的12件的目标: the number read is what was aimed at */
    struct str age;                     /* 维持超过10年的: narrows what the clause counts */
    bool last_each;    /* the last run of this clause was a list: 由第十六位、第六位上升到第九位、第三位 */
    size_t back_count; /* 两项均…: how many are pointed back at; 0 unknown */
    size_t contest_first, contest_last; /* …在绩效考核中，我省居第三位: what a clause says is assessed; empty: nothing */
    uint64_t pending;                   /* cues of clauses without numbers in this sentence */
    struct time_expression run_base;     /* what the last change was counted from: …末增加0.7件，增幅258% */
    struct time_expression pending_base; /* what such a clause compares with */
    struct caption caption;              /* 单位：亿元, until another or a heading without figures */
    bool list_below;                     /* a line that ended in a colon: the lines below speak of its topic */
    struct features listed;
    struct phrase columns;   /* and of these, in this order: （括号内依次为发明、实用新型、外观设计） */
    bool divided_once;       /* 主要集中在：果品…件、蔬菜…件, until the sentence ends */
    bool divided;            /* 按产业分：what follows are parts, whatever their names */
    struct phrase announced; /* the nouns of the last such clause */
    enum measure last_measure;
    size_t taken;       /* nouns before this token were taken by the number before them */
    unsigned taken_for; /* of these dimensions; 0: of any */

    struct str grounds_texts[TRY_COUNT][GROUNDS_SETS]; /* those that were asked for */

    size_t first_number, last_number;           /* tokens of the sentence's first and last figure */
    size_t block_first;                         /* the first token of the block */
    size_t block, sentence_begin, sentence_end; /* of the sentence being read, source bytes */
    bool failed;                                /* no memory */
};

static inline const struct token *token_at(const struct machine *m, size_t i)
{
    return &m->r->tokens.at[i];
}

/* The folded text of token `i` is `text`, begins with it, ends in it. */
static inline bool token_is(const struct machine *m, size_t i, struct str text)
{
    return str_eq(token_text(m->r, token_at(m, i)), text);
}

static inline bool token_starts(const struct machine *m, size_t i, struct str text)
{
    return str_starts(token_text(m->r, token_at(m, i)), text);
}

static inline bool token_ends(const struct machine *m, size_t i, struct str text)
{
    return str_ends(token_text(m->r, token_at(m, i)), text);
}

/* The word of token `i`, if it is one, says `key`. */
static inline bool token_says(const struct machine *m, size_t i, enum feature_key key)
{
    size_t word = token_at(m, i)->word;
    return word != NONE && features_has_key(&catalog_word(m->r->cat, word)->features, key);
}

/* The token names a place: 合肥, 全省, 全国. */
static inline bool token_names_place(const struct token *t)
{
    return t->kind == TOKEN_REGION || t->cue == CUE_OWN_PLACE || t->cue == CUE_NATION;
}

void machine_fini(struct machine *m);
/* Reads one block as running text. */
void machine_block(struct machine *m, size_t block);
/* Reads who acts in the whole bulletin, if its title says so: 检察机关2018年办案数据 (extract/section.c). */
void machine_title(struct machine *m);
/* Reads the place, time and topic that a heading sets for what follows (extract/section.c). */
void machine_section(struct machine *m, size_t block);
/* Courts, procurators, customs and police as who acts: their cases are not the administration's. 联合公安机关 acts with them. */
void read_actor(const struct machine *m, size_t i, size_t first, struct features *out);
/* Sets the quantity at `i` aside if it counts nothing (extract/uncounted.c); says whether it did. */
bool uncounted(struct machine *m, size_t i, size_t first, size_t last);

/* Registers (extract/register_time.c, extract/register_place.c): token `i` of the clauses [first, last). */
void register_time(struct machine *m, size_t i, size_t first, size_t last);
/* 据《2021年知识产权状况》白皮书: the year that the paper cited at `i` reports on holds for the sentence. */
void register_title(struct machine *m, size_t i, size_t first, size_t last);
/* The same part of the year before. */
struct moment a_year_before(struct moment when);
void register_place(struct machine *m, size_t i, size_t first, size_t last);
void register_own_place(struct machine *m, size_t i, size_t first, size_t last);
void register_zone(struct machine *m, size_t i, size_t first, size_t last);
/* The place that token `i` names, as a name or as 全国, 全省. */
bool place_named(const struct machine *m, size_t i, struct place *out);
/* The place name at `i` is no part of a longer name (北京大学). */
bool place_ends(const struct machine *m, size_t i, size_t last);
/* An ancestor of the section's place only modifies: 安徽省第二家 in a text about 芜湖市. */
bool place_modifies(const struct machine *m, size_t region, size_t i, size_t last);
/* The region that decides between readings of place names: the section's, else the bulletin's; NONE when unknown. */
size_t machine_home(const struct machine *m);

/* Runs (extract/run.c): reads the run that begins at the number token `i`, with the phrase from `lead`; returns its last token. */
size_t run_read(struct machine *m, size_t lead, size_t i, size_t last);
/* True for a token that plays a number: a quantity, a rank, 翻番, 持平, 首位. */
bool token_is_number(const struct token *t);
/* The dimensions of a number's unit; 0 without one; percent for 翻番 and the like. */
unsigned token_dimensions(const struct machine *m, const struct token *t);

/* Levels (extract/level.c): the numbers of the tokens `run` (count of them), with `before` them and the tokens [after, after_end) behind. */
void level_run(struct machine *m, const size_t *run, size_t count, struct phrase *before, size_t after, size_t after_end);
/* 上述三项分别为…: the run speaks of as many slots of the sentence before. */
bool points_back_at(const struct machine *m, const struct phrase *p, size_t count);
/* Growth, shares, ranks, gaps and changes (extract/compare.c). */
void compare_run(struct machine *m, const size_t *run, size_t count, struct phrase *before, enum measure measure);
/* The measure that the first number of a run is, from its unit and the cues before it; false for an ordinal that ranks nothing. */
bool role_of(const struct machine *m, const struct token *number, const struct phrase *before, enum measure *out);
/* 居全省第2位、全国城市第4位: the phrase is the field of one more rank. */
bool names_next_field(const struct machine *m, const struct phrase *p);
/* The value of a comparison: sign from 下降, 1.8倍 as 180 %, 是…的2.1倍 as 110 %. */
struct decimal role_value(const struct machine *m, const struct token *number, const struct phrase *before, enum measure measure);

/* How far a phrase may look for what it does not say: not at all, in its sentence, or in all contexts. */
enum reach { REACH_OWN, REACH_TOPIC, REACH_ALL };

/* Writes a fact for the number token `at` (extract/emit.c). `slot` says what it is about. */
void emit_fact(struct machine *m, size_t at, const struct slot *slot, enum measure measure, struct decimal value, struct str of);
/* The complete features and the entry for what a phrase says, by the tries of docs/extraction.md. */
struct slot resolve_slot(const struct machine *m, const struct features *own, unsigned dimensions, enum reach reach);
/* Members of a list complete each other (phrase_complete), but for those that say an indicator themselves: 有效商标、驰名商标总量. */
void complete_items(const struct machine *m, struct phrase *p, unsigned dimensions);
/* Scope and label of a slot from the tokens of its phrase. */
void describe_slot(struct machine *m, struct slot *slot, size_t first, size_t last);
/* The slot is of no indicator of the catalogue after all. */
void disown_slot(struct machine *m, struct slot *slot, size_t first, size_t last);
struct slot *focus_push(struct machine *m, const struct slot *slot);
/* The length of the focus without the counts of places at its end (…等8个市). */
size_t focus_before_places(const struct machine *m);
/* The slots [first, first + count) of the focus as one of their joined places; false if they are of several indicators or of one place. */
bool focus_together(const struct machine *m, size_t first, size_t count, struct slot *out);

/* The tokens [first, last) name an assessment or a ranking: 绩效考核. */
bool names_contest(const struct machine *m, size_t first, size_t last);
/* True when the features say nothing that tells indicators apart (数量, 总量). */
bool features_neutral(const struct features *f);

#endif
