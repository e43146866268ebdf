/* Sentences that have all of some words, best first (docs/search.md). Nothing here runs SQL: `api` carries each statement to the store and its
 * rows back, in this order:
 *
 *     search_begin               the words, folded
 *     search_sources             the bulletins: which are searched, which are of the place and year asked for      → search_source
 *     search_passages            every sentence: counted, and remembered as a hit when it has all words            → search_passage
 *     search_facts, by chunks    of the hits: how many figures, of the place and year asked for?                   → search_fact
 *     search_rank                the best of those that are left
 *     search_open_answer         columns, and a row for each of these
 *     search_sentences, by chunks    of the best: the sentence and its bulletin                                     → search_sentence
 *     search_figures, by chunks      of the best: the figures of the sentence                                      → search_figure
 *     search_answer              notes
 *
 * Rows come one by one, so that memory is a few bytes a hit (at most SEARCH_HITS of them), however many sentences there are.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "base/buf.h"
#include "catalog/catalog.h"
#include "model/rowset.h"
#include "model/statement.h"
#include "search/search_words.h"

#define SEARCH_CHUNK ((size_t)500)       /* hits that one statement asks about */
#define SEARCH_HITS  ((size_t)4000000)   /* sentences that have the words, at most */
#define SEARCH_BYTES ((size_t)256 << 20) /* of an answer, at most */

/* What is asked for; strings are borrowed. */
struct search_request {
    struct str text; /* the words */
    const struct catalog *catalog;
    size_t region;        /* index of a place, or NONE: any */
    struct str documents; /* query_key_pattern of the keys; empty: any */
    int year;             /* 0: any */
    bool all_versions;
    size_t limit;
    struct str language; /* "en", "zh" or "code" */
    bool line_each;      /* a line for each figure of a sentence; else they stand on one */
};

/* A version of a bulletin. */
struct search_bulletin {
    int64_t source;
    bool searched;          /* it is the newest, or all versions are asked for */
    bool named;             /* its key is asked for */
    bool of_place, of_year; /* it is of the place asked for, or below it; its title, else its publication, is of the year */
};

struct by_id;

/* A sentence that has all words. */
struct search_hit {
    int64_t passage;
    double score;
    uint32_t bulletin;                  /* index in the order of keys and versions */
    uint32_t begin, length;             /* in bytes */
    unsigned char counts[SEARCH_WORDS]; /* how often it has each word; 255: that or more */
    bool heading, headed;               /* it is a heading; one of the words is in a heading above it */
    bool figures, dated;                /* it has a figure; one with a year */
    bool of_place, of_year;             /* it has a figure of the place, of the year asked for */
};

struct search {
    const struct search_request *request;
    struct arena arena; /* what lives as long as the search */
    struct search_words words;
    struct arena sentence; /* what lives as long as one row */
    VEC(struct search_bulletin) bulletins;
    struct by_id *by_id;            /* the bulletins in the order of their ids; made with the first sentence */
    size_t last;                    /* index of the bulletin that the last sentence was of */
    size_t sentences;               /* searched */
    uint64_t bytes;                 /* of these */
    size_t frequency[SEARCH_WORDS]; /* of these, how many have the word */
    size_t older;                   /* sentences with all words in versions that are not searched */
    size_t outside;                 /* and in searched ones that the filters leave out */
    VEC(struct search_hit) hits;
    size_t found; /* hits before search_rank keeps the best of them */
    struct rowset *out;
    size_t from;                                  /* the first hit that the last statement asks about */
    struct buf figures, facts, doubtful, decided; /* of row `figures_of`, until the next one */
    size_t figures_of, rejected;
};

/* IPDB_USAGE when there is no word, or one that is none. `search` is zeroed by the caller, and freed by search_fini in any case; `request` and
 * `out` must outlive it. */
enum ipdb_status search_begin(struct search *search, const struct search_request *request, struct rowset *out, struct err *err);
void search_fini(struct search *search);

/* Statements. Those about hits ask about SEARCH_CHUNK of them from number `from` on. Their binds are the caller's to free; strings live as long
 * as the search. */
enum ipdb_status search_sources(struct search *search, struct statement *out, struct err *err);
enum ipdb_status search_passages(struct search *search, struct statement *out, struct err *err);
enum ipdb_status search_facts(struct search *search, size_t from, struct statement *out, struct err *err);
enum ipdb_status search_sentences(struct search *search, size_t from, struct statement *out, struct err *err);
enum ipdb_status search_figures(struct search *search, size_t from, struct statement *out, struct err *err);

/* Their rows; the context is the search. False without memory. */
bool search_source(void *search, const struct bind *cells);
bool search_passage(void *search, const struct bind *cells);
bool search_fact(void *search, const struct bind *cells);
bool search_sentence(void *search, const struct bind *cells);
bool search_figure(void *search, const struct bind *cells);

/* Leaves out what the filters leave out and keeps the best `limit` hits, best first. IPDB_LIMIT when too many sentences have the words. */
enum ipdb_status search_rank(struct search *search, struct err *err);
/* Makes the columns and a row for each hit, which the rows of search_sentences and search_figures fill. */
enum ipdb_status search_open_answer(struct search *search, struct err *err);
/* The notes; IPDB_NOTHING when there is no hit. IPDB_LIMIT when the answer is too long. */
enum ipdb_status search_answer(struct search *search, struct err *err);

#endif
