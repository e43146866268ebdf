/* libipdb: bulletins in, comparisons out. The only header that a program on top of the library needs.
 *
 *     struct ipdb *ipdb;
 *     if (ipdb_open(&ipdb, NULL, 0) == IPDB_OK && ipdb_open_database(ipdb, "ipdb.db", true) == IPDB_OK)
 *         ipdb_ingest(ipdb, "hebei-2023.txt", NULL, &result);
 *     ipdb_close(ipdb);
 *
 * Strings are UTF-8 and NUL-terminated. Every call that can fail returns a status; the message is `ipdb_message`, one line, valid
 * until the next call on the same handle. A handle belongs to one thread at a time.
 */
#ifndef IPDB_H
#define IPDB_H

#include <stdbool.h>
#include <stddef.h>

#include <ipdb/status.h>

#ifdef __cplusplus
extern "C" {
#endif

#define IPDB_API __attribute__((visibility("default")))

struct ipdb; /* the catalogue, and a database once one is opened */

/* Metadata given for a bulletin; NULL fields are inferred from its text. */
struct ipdb_given {
    const char *title, *publisher, *url;
    const char *region; /* full, short or English name, or code, of a place of the catalogue */
    const char *date;   /* publication date, YYYY-MM-DD */
};

enum ipdb_outcome {
    IPDB_ADDED,      /* a new bulletin */
    IPDB_REVISED,    /* another version of a known one */
    IPDB_UNCHANGED,  /* the same bytes are there already */
    IPDB_NOT_WRITTEN /* read only: no database is open */
};

/* What ingesting one file did. */
struct ipdb_ingested {
    enum ipdb_outcome outcome;
    size_t facts, asides, numerals, accounted;
    bool outdated; /* what is there, unchanged, was read with another catalogue or program */
    bool unlike;   /* a revised one differs in place or year from a version of before: perhaps another bulletin of that name */
};

/* Output: called with pieces of UTF-8; returns false to stop (a closed pipe). */
typedef bool ipdb_sink(void *context, const char *bytes, size_t length);

/* `catalogs`: names of `count` catalogue files added to the built-in one. On failure `*out` is still a handle (or NULL without
 * memory) that has the message; close it. */
IPDB_API enum ipdb_status ipdb_open(struct ipdb **out, const char *const *catalogs, size_t count);
/* A further handle, on the catalogue of `ipdb` and without a database, for another thread: NULL when there is no memory. Close it
 * before `ipdb`. */
IPDB_API struct ipdb *ipdb_share(const struct ipdb *ipdb);
/* Closes the database too. NULL is accepted. */
IPDB_API void ipdb_close(struct ipdb *ipdb);
/* The message of the last call that failed; of NULL, that there was no memory. */
IPDB_API const char *ipdb_message(const struct ipdb *ipdb);

/* Opens `path` for writing, created when it is not there, or for reading only. */
IPDB_API enum ipdb_status ipdb_open_database(struct ipdb *ipdb, const char *path, bool write);
/* Checkpoints and closes; a failure here means that the last documents may not be on disk. */
IPDB_API enum ipdb_status ipdb_close_database(struct ipdb *ipdb);
/* True when the last call failed because of the database or of memory, not of the file that it was given: going on with the next
 * file is in vain. */
IPDB_API bool ipdb_database_failed(const struct ipdb *ipdb);

/* IPDB_USAGE when the region is unknown or ambiguous, or the date does not exist. */
IPDB_API enum ipdb_status ipdb_check_given(struct ipdb *ipdb, const struct ipdb_given *given);
/* Reads one file ("-": standard input, named `stdin`) and writes it with its facts, in one transaction. Without an open database
 * it does all but write. `given` may be NULL. */
IPDB_API enum ipdb_status ipdb_ingest(struct ipdb *ipdb, const char *path, const struct ipdb_given *given,
                                      struct ipdb_ingested *out);
/* One file's facts and asides as NDJSON in order of their place (docs/facts.md), no database. IPDB_INTERRUPTED when the sink
 * stopped. */
IPDB_API enum ipdb_status ipdb_extract(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, ipdb_sink *sink,
                                       void *context);

/* How one file is read, for people: its frame, then sentence by sentence the tokens, what governs, what became of each number and on
 * which grounds. UTF-8 in lines of at most 100 columns, safe on a terminal. IPDB_INTERRUPTED when the sink stopped. */
IPDB_API enum ipdb_status ipdb_trace(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, ipdb_sink *sink,
                                     void *context);

/* How an answer is to look, and where it goes. */
struct ipdb_output {
    const char
        *format; /* "table" (default), "csv", "tsv", "json", "ndjson", "md", "html"; where there are figures "chart", "svg" */
    const char *language; /* "zh", "en" or "code"; NULL: en */
    int width;            /* of the terminal in columns; 0: no limit */
    bool color;           /* bold and dim, for a terminal */
    ipdb_sink *text;      /* the answer */
    void *text_context;
    ipdb_sink *note; /* notes, one a call; may be NULL */
    void *note_context;
};

/* Answers `text`, in its own language when `output` has none. With `show_sql` the SELECT and its binds are printed instead of being run, which needs no
 * database. IPDB_NOTHING: understood and printed, but no value. IPDB_INTERRUPTED when a sink stopped. */
IPDB_API enum ipdb_status ipdb_query(struct ipdb *ipdb, const char *text, bool show_sql, const struct ipdb_output *output);

struct ipdb_sql_options {
    unsigned seconds; /* how long it may take; 0: 10 */
    size_t rows;      /* how many there may be; 0: 100000 */
};
/* Answers one SELECT over the open database (docs/schema.md), which is only read. IPDB_USAGE: the message shows what is wrong and where.
 * IPDB_LIMIT: it takes more time, rows or memory. IPDB_NOTHING: printed, but there is no row. IPDB_INTERRUPTED when the sink stopped. */
IPDB_API enum ipdb_status ipdb_sql(struct ipdb *ipdb, const char *sql, const struct ipdb_sql_options *options,
                                   const struct ipdb_output *output);
/* How complete the open database is. `text` empty: a row a bulletin, its newest version or with `all_versions` every one: numerals, facts, what was
 * set aside and why. Else an indicator, places and years in the query language: in which years it is known where, and why not in the others.
 * IPDB_NOTHING: printed, but there are no bulletins, or none has a figure of it. */
IPDB_API enum ipdb_status ipdb_coverage(struct ipdb *ipdb, const char *text, bool all_versions, const struct ipdb_output *output);
/* What changed from `before` to `after`: two bulletins, each as the open database names it (gansu-2023, an old version gansu-2023@1) or a file
 * on disk, which is read anew; or two database files, which are only read. Nothing is written. IPDB_OK: printed, no difference; IPDB_FINDINGS:
 * printed, there are some; IPDB_USAGE: a bulletin that is not there, or a database and a bulletin. */
IPDB_API enum ipdb_status ipdb_diff(struct ipdb *ipdb, const char *before, const char *after, const struct ipdb_output *output);
/* Called before each step of long work: the how manieth of how many, and its name; returns false to stop. */
typedef bool ipdb_step(void *context, size_t done, size_t total, const char *name);

/* What reading the stored texts anew found. */
struct ipdb_refreshed {
    size_t bulletins; /* all versions */
    size_t outdated;  /* of these, last read with another program or catalogue */
    size_t changed;   /* of these, that read otherwise now */
    size_t unread;    /* whose text is not the one that was ingested: they stay as they are */
};
/* Reads every stored text anew with the present program and catalogue, and prints what is otherwise than in the database (`output` may be NULL). With `write`
 * it goes in, a bulletin in a transaction, decisions applied again. IPDB_FINDINGS: something is, or was, to be written; IPDB_CORRUPT: a text could not be
 * read anew, the others were. */
IPDB_API enum ipdb_status ipdb_refresh(struct ipdb *ipdb, bool write, ipdb_step *step, void *step_context,
                                       struct ipdb_refreshed *done, const struct ipdb_output *output);

/* Where facts stand: for each a record with its sentence, its bulletin and a link that opens the page there. Of `asked` those of the form DOC#N
 * (hebei-2023#12, of an old version hebei-2023@1#12) are facts; the rest, joined by blanks, is a query, of which every cited fact is shown; each line counts alone.
 * IPDB_NOTHING: the query is understood, but rests on no fact. What is not there does not keep the rest from being shown: IPDB_USAGE, its message
 * about the last one; each before it, one a call, goes to `missing` (may be NULL). */
IPDB_API enum ipdb_status ipdb_evidence(struct ipdb *ipdb, const char *const *asked, size_t count, const struct ipdb_output *output,
                                        ipdb_sink *missing, void *missing_context);
/* DOC#N: the steps from the numeral to the fact, its confidence, rounding and rivals, which figure is shown and why, and decisions on it. Any other
 * text: what ipdb_query says to "explain TEXT". IPDB_USAGE when there is no such fact. */
IPDB_API enum ipdb_status ipdb_explain(struct ipdb *ipdb, const char *what, const struct ipdb_output *output);
struct ipdb_search_options {
    const char *region; /* as in ipdb_given: the bulletin's own place, or that of a figure in the sentence, or below; NULL: any */
    const char *documents; /* keys, * stands for anything; NULL: any */
    unsigned year;         /* of a figure in the sentence; where none has a year, of the bulletin; 0: any */
    bool all_versions;     /* old versions of bulletins too */
    size_t limit;          /* how many sentences; 0: 20; at most 100000 */
};
/* Prints the sentences that have all words of `text`, best first, with their figures (docs/search.md). IPDB_NOTHING: there is none, and
 * notes say why. IPDB_USAGE: no word, a phrase that is not closed, an unknown place. IPDB_LIMIT: too many sentences have the words. */
IPDB_API enum ipdb_status ipdb_search(struct ipdb *ipdb, const char *text, const struct ipdb_search_options *options,
                                      const struct ipdb_output *output);
/* Checks the figures of the open database against each other (docs/audit.md) and prints what cannot be true together. `about` chooses: indicators, places
 * (with all that lies in them) and periods, in any order; empty: everything. `severity`: the least that is shown, "error" or "warning"; NULL: warning.
 * IPDB_OK: nothing found, the notes say how much was compared; IPDB_FINDINGS: printed, there are some; IPDB_USAGE: a name is unknown. */
IPDB_API enum ipdb_status ipdb_audit(struct ipdb *ipdb, const char *about, const char *severity, const struct ipdb_output *output);
/* Whether the database file `path` is what ipdb wrote: its pages, schema, migrations, and all that can be recomputed from the stored texts
 * (docs/integrity.md). No database need be open. IPDB_CORRUPT, after all findings are printed: something is wrong; also, with nothing
 * printed, when the file cannot be opened as a database. */
IPDB_API enum ipdb_status ipdb_check(struct ipdb *ipdb, const char *path, const struct ipdb_output *output);
/* What a backup came to. */
struct ipdb_copied {
    size_t bulletins, bytes;
};
/* Copies the open database to the file `path`, whole or not at all, while other programs read and write it. An ipdb database that is there
 * is replaced; any other file, a folder, a symbolic link or the database itself is refused. `progress` (may be NULL) is told pages done
 * and in all. */
IPDB_API enum ipdb_status ipdb_backup(struct ipdb *ipdb, const char *path,
                                      void (*progress)(void *context, size_t done, size_t total), void *context,
                                      struct ipdb_copied *out);
/* From now on `stop` is asked again and again while a database is worked on; when it says true, the call ends with IPDB_INTERRUPTED. */
/* What a person decides about one number of a bulletin (docs/decisions.md). NULL is empty. */
struct ipdb_decision {
    const char *evidence; /* the fact: hebei-2023#12, of an old version gansu-2023@1#1; NULL: the anchor below */
    const char *verdict;  /* accept, reject, replace or prefer */
    const char *field;    /* that is replaced: region period indicator label measure value unit qualifier status scope of_whole */
    const char *replacement; /* as people write it: Hubei, 2022年上半年, 127.16亿元 */
    const char *reason;      /* needed but for accept */
    const char *by, *at;     /* NULL: "unknown", now; a time is 2024-01-05T08:30:00Z */
    /* The number, wherever it stands: hash and key of its bulletin, its bytes, the words around it, and what the program had read there. */
    const char *sha256, *key, *exact, *prefix, *suffix, *reading;
    size_t begin, end;
};
/* Checks all of them, keeps them and applies them, in one transaction: all or none. `numbers` (may be NULL) gets the number of each in the database, 0 for
 * one that was there. The database must be open for writing. IPDB_USAGE when one is not understood. */
IPDB_API enum ipdb_status ipdb_decide(struct ipdb *ipdb, const struct ipdb_decision *list, size_t count, long long *numbers);
/* Takes a decision back; the facts are what they were before it. IPDB_USAGE when there is none of that number. */
IPDB_API enum ipdb_status ipdb_revoke(struct ipdb *ipdb, long long number);

/* How many decisions were kept, by verdict. */
struct ipdb_tally {
    size_t accepted, rejected, replaced, preferred;
    size_t known;   /* were there already */
    size_t skipped; /* rows without a verdict */
};
/* Decisions of a file, CSV or YAML, that names facts by their evidence or by their anchor; `by` is for those that do not say who. All of them, in one transaction,
 * or none: each that is wrong is told to `complaint`, one a call, and the status is IPDB_DATA. */
IPDB_API enum ipdb_status ipdb_decide_file(struct ipdb *ipdb, const char *path, const char *by, ipdb_sink *complaint, void *context,
                                           struct ipdb_tally *out);
/* The same for a file of ipdb_decisions_export: each must have its anchor; its bulletin need not be there. */
IPDB_API enum ipdb_status ipdb_decisions_import(struct ipdb *ipdb, const char *path, ipdb_sink *complaint, void *context,
                                                struct ipdb_tally *out);
/* All decisions as "yaml" (NULL) or "csv", so that another database can have them. IPDB_NOTHING: there is none. */
IPDB_API enum ipdb_status ipdb_decisions_export(struct ipdb *ipdb, const char *format, ipdb_sink *sink, void *context);
/* Lists the decisions, each with where its number stands now and whether it is in force. IPDB_NOTHING: there is none. */
IPDB_API enum ipdb_status ipdb_decisions(struct ipdb *ipdb, const struct ipdb_output *output);

/* What there is to decide: doubtful facts, then figures that cannot all be true. */
struct ipdb_review_options {
    const char *region, *indicator; /* NULL: all; a region with all that lies in it */
    const char *document;           /* key of a bulletin; * stands for anything */
    size_t limit;                   /* items; 0: all */
};
/* Lists it. As csv it is what ipdb_decide_file reads, when verdict, field, replacement and reason are filled in. IPDB_NOTHING: nothing is to be
 * decided. */
IPDB_API enum ipdb_status ipdb_review(struct ipdb *ipdb, const struct ipdb_review_options *options,
                                      const struct ipdb_output *output);

/* A walk through it, item by item. */
struct ipdb_walk;
struct ipdb_walk_item {
    bool conflict;               /* else one doubtful fact */
    bool open;                   /* there still is something to decide */
    const char *const *evidence; /* of its facts, in the order in which they are printed; valid until the next call */
    size_t count;
};
/* `*out` is ended by ipdb_walk_end. IPDB_NOTHING: nothing is to be decided, and there is no walk. */
IPDB_API enum ipdb_status ipdb_walk_begin(struct ipdb *ipdb, const struct ipdb_review_options *options, struct ipdb_walk **out,
                                          size_t *count);
/* Item `index` (from 0) as it is now; printed unless `output` is NULL. */
IPDB_API enum ipdb_status ipdb_walk_show(struct ipdb *ipdb, struct ipdb_walk *walk, size_t index, const struct ipdb_output *output,
                                         struct ipdb_walk_item *item);
/* NULL is accepted. */
IPDB_API void ipdb_walk_end(struct ipdb_walk *walk);

/* From now on `stop` is asked again and again while the open database works on an answer; when it says true, the call ends with
 * IPDB_INTERRUPTED. */
IPDB_API void ipdb_watch(struct ipdb *ipdb, bool (*stop)(void *context), void *context);
/* How many rows the last query or statement took out of the database. */
IPDB_API size_t ipdb_rows_read(const struct ipdb *ipdb);
/* The words that a query can be made of: names of indicators and places with data in the open database, and the words of the language; one
 * a call. */
IPDB_API enum ipdb_status ipdb_names(struct ipdb *ipdb, ipdb_sink *sink, void *context);

/* Replaces the file `path` in whole or not at all (temporary file, sync, rename); a symbolic link is not followed. */
IPDB_API enum ipdb_status ipdb_save(struct ipdb *ipdb, const char *path, const char *bytes, size_t length);
/* A file name made safe to show: control, invalid and bidirectional characters are escaped. Returns `out`. */
IPDB_API const char *ipdb_display(const char *path, char *out, size_t size);

/* "0.1.0" */
IPDB_API const char *ipdb_version(void);
/* Versions of program, catalogue and libraries, one a line, valid until the next call on the handle. */
IPDB_API const char *ipdb_versions(struct ipdb *ipdb);
/* The program's exit status for a status: 0, 1, 2, 3, 4, 5 or 130. */
IPDB_API int ipdb_exit_status(enum ipdb_status status);

#ifdef __cplusplus
}
#endif

#endif
