/* From decisions to facts:
 *
 *     reject of "145亿元" in "质押登记金额145亿元，…"   same bytes: at its place · another version: where the same words stand
 *     → observation.decided = 'reject'; ruling says by which decision; reading keeps what was read
 *
 * Of several decisions on one fact the later wins, field by field; whoever replaces, accepts or prefers takes a rejection back. `accept` is of one reading:
 * when the program reads something else, it is no longer in force.
 */
#include "store/settle.h"

#include "base/arena.h"
#include "model/decision.h"
#include "store/place.h"
#include "store/replace.h"

enum { ASPECT_ACCEPT = REPLACED_COUNT, ASPECT_REJECT, ASPECT_PREFER, ASPECTS };

/* A decision about this source. */
struct about {
    int64_t id;
    struct decision decision;
};

/* A decision that has found its fact. */
struct found {
    int64_t observation;
    size_t about; /* index */
    bool same;    /* the reading is the one that was decided about */
};

struct settling {
    struct store *store;
    int64_t source_id;
    struct arena arena;
    struct str sha256, text;
    VEC(struct about) about; /* oldest first */
    VEC(struct found) found;
};

#define COLUMNS                                                                                                             \
    "region_code, region_name, indicator_code, label, measure, period_kind, period_label, period_start, period_end, year, " \
    "value, value_text, step_text, unit, qualifier, status, scope, of_whole, confidence"
#define OF_SOURCE "IN (SELECT observation_id FROM observation WHERE source_id = ?1)"

/* The program's own reading, as if nothing had been decided. */
static enum ipdb_status restore(struct settling *s, struct err *err)
{
    static const char *const steps[] = {
        "UPDATE observation SET (" COLUMNS ") = (SELECT " COLUMNS " FROM reading r WHERE r.observation_id = "
        "observation.observation_id) WHERE source_id = ?1 AND observation_id IN (SELECT observation_id FROM reading)",
        "UPDATE observation SET decided = '' WHERE source_id = ?1 AND decided <> ''",
        "DELETE FROM reading WHERE observation_id " OF_SOURCE,
        "DELETE FROM ruling WHERE observation_id " OF_SOURCE,
    };
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == IPDB_OK; i++)
        status = call_run(s->store, steps[i], s->source_id, err);
    return status;
}

static struct str keep(struct settling *s, const struct call *call, int column)
{
    return arena_str(&s->arena, call_column(call, column));
}

static enum ipdb_status read_source(struct settling *s, struct err *err)
{
    bool row = false;
    struct call call = call_once(s->store, "SELECT sha256, text FROM source WHERE source_id = ?1");
    call_number(&call, s->source_id);
    enum ipdb_status status = call_row(&call, &row, err);
    if (status == IPDB_OK && row) {
        s->sha256 = keep(s, &call, 0);
        s->text = keep(s, &call, 1);
        status = s->text.ptr ? IPDB_OK : err_nomem(err);
    }
    call_end(&call);
    return status;
}

/* False for what no program wrote. */
static bool read_decision(struct settling *s, const struct call *call, struct decision *d)
{
    int64_t begin = call_column_number(call, 2), end = call_column_number(call, 3);
    *d = (struct decision){.sha256 = keep(s, call, 1),
                           .begin = (size_t)begin,
                           .end = (size_t)end,
                           .exact = keep(s, call, 4),
                           .prefix = keep(s, call, 5),
                           .suffix = keep(s, call, 6),
                           .reading = keep(s, call, 7),
                           .replacement = keep(s, call, 10)};
    return begin >= 0 && end > begin && verdict_parse(call_column(call, 8), &d->verdict) &&
           decision_field_parse(call_column(call, 9), &d->field);
}

static enum ipdb_status read_decisions(struct settling *s, struct err *err)
{
    bool row = true;
    struct call call = call_once(
        s->store, "SELECT d.decision_id, d.sha256, d.begin_byte, d.end_byte, d.exact, d.prefix, d.suffix, d.reading, d.verdict, "
                  "d.field, d.replacement FROM decision d JOIN source s ON d.key = s.key OR d.sha256 IN (SELECT v.sha256 FROM "
                  "source v WHERE v.key = s.key) WHERE s.source_id = ?1 ORDER BY d.decided_at, d.decision_id");
    call_number(&call, s->source_id);
    enum ipdb_status status = IPDB_OK;
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct decision d;
        if (!read_decision(s, &call, &d))
            continue;
        struct about *slot = VEC_PUSH(&s->about);
        if (slot)
            *slot = (struct about){call_column_number(&call, 0), d};
        else
            status = err_nomem(err);
    }
    call_end(&call);
    return status;
}

/* --- which facts a decision is about --- */

/* Whether a reading is about what was decided about: the same place, indicator and measure. */
#define ABOUT(t)                                                                                                    \
    "(substr(?4, 1, length(" t ".region_name) + 3) = " t ".region_name || ' · ' AND instr(?4, ' · ' || coalesce(" t \
    ".indicator_code, " t ".label) || ' · ' || " t ".measure || ' · ') > 0)"

/* What the program read, also where a decision has changed it. Words near a number alone are no proof: of two cities a bulletin says the same. */
static const char candidates_sql[] =
    "SELECT o.observation_id, CASE WHEN r.observation_id IS NULL THEN " SETTLE_READING("o") " ELSE " SETTLE_READING(
        "r") " END = ?4 FROM observation o LEFT JOIN reading r ON r.observation_id = o.observation_id WHERE o.source_id = ?1 AND "
             "o.begin_byte < ?3 AND o.end_byte > ?2 AND (?5 = 0 OR CASE WHEN r.observation_id IS NULL THEN " ABOUT(
                 "o") " ELSE " ABOUT("r") " END) ORDER BY o.number";

/* The facts at one place of the text, behind those that are there. */
static enum ipdb_status candidates_at(struct settling *s, size_t about, struct place_span at, struct err *err)
{
    bool row = true;
    struct call call = call_once(s->store, candidates_sql);
    call_number(&call, s->source_id);
    call_number(&call, (int64_t)at.begin);
    call_number(&call, (int64_t)at.end);
    call_text(&call, s->about.at[about].decision.reading);
    call_number(&call, at.near);
    enum ipdb_status status = IPDB_OK;
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct found *slot = VEC_PUSH(&s->found);
        if (slot)
            *slot = (struct found){call_column_number(&call, 0), about, call_column_number(&call, 1) != 0};
        else
            status = err_nomem(err);
    }
    call_end(&call);
    return status;
}

/* Those that read the same; else the only one there is; else none. */
static void choose(struct settling *s, size_t first)
{
    size_t same = 0, kept = first;
    for (size_t i = first; i < s->found.len; i++)
        same += s->found.at[i].same;
    if (same == 0) {
        s->found.len = s->found.len - first == 1 ? first + 1 : first;
        return;
    }
    for (size_t i = first; i < s->found.len; i++)
        if (s->found.at[i].same)
            s->found.at[kept++] = s->found.at[i];
    s->found.len = kept;
}

static enum ipdb_status find_facts(struct settling *s, size_t about, struct err *err)
{
    const struct decision *d = &s->about.at[about].decision;
    struct place_span at[PLACES_MAX];
    size_t first = s->found.len, count = 1;
    at[0] = (struct place_span){d->begin, d->end, false};
    if (!str_eq(d->sha256, s->sha256))
        count = place_find(s->text, d->prefix, d->exact, d->suffix, at);
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < count && status == IPDB_OK; i++)
        status = candidates_at(s, about, at[i], err);
    choose(s, first);
    return status;
}

/* --- what they make of a fact --- */

static size_t aspect_of(const struct decision *d)
{
    switch (d->verdict) {
    case VERDICT_ACCEPT:
        return ASPECT_ACCEPT;
    case VERDICT_REJECT:
        return ASPECT_REJECT;
    case VERDICT_PREFER:
        return ASPECT_PREFER;
    case VERDICT_REPLACE:
        break;
    }
    return (size_t)d->field;
}

/* The decision in force for each aspect of one fact: its index + 1, or 0. */
struct force {
    int64_t observation;
    size_t of[ASPECTS];
};

static bool replaces(const struct force *force)
{
    for (size_t i = 0; i < REPLACED_COUNT; i++)
        if (force->of[i])
            return true;
    return false;
}

/* Of the fact of the first one; `*next` is the first of another fact. */
static struct force weigh(const struct settling *s, size_t first, size_t *next)
{
    struct force force = {.observation = s->found.at[first].observation};
    for (*next = first; *next < s->found.len && s->found.at[*next].observation == force.observation; ++*next) {
        const struct found *f = &s->found.at[*next];
        const struct decision *d = &s->about.at[f->about].decision;
        if (d->verdict == VERDICT_ACCEPT && !f->same)
            continue;
        force.of[aspect_of(d)] = f->about + 1;
        if (d->verdict != VERDICT_REJECT)
            force.of[ASPECT_REJECT] = 0;
    }
    if (force.of[ASPECT_REJECT])
        for (size_t i = 0; i < ASPECTS; i++)
            force.of[i] = i == ASPECT_REJECT ? force.of[i] : 0;
    return force;
}

static enum ipdb_status keep_reading(const struct settling *s, const struct force *force, struct err *err)
{
    return call_run(s->store,
                    "INSERT INTO reading (observation_id, " COLUMNS ") SELECT observation_id, " COLUMNS
                    " FROM observation WHERE observation_id = ?1",
                    force->observation, err);
}

static struct str decided_text(const struct force *force)
{
    bool prefers = force->of[ASPECT_PREFER];
    if (force->of[ASPECT_REJECT])
        return STR("reject");
    if (replaces(force))
        return prefers ? STR("replace prefer") : STR("replace");
    if (force->of[ASPECT_ACCEPT])
        return prefers ? STR("accept prefer") : STR("accept");
    return STR("prefer");
}

/* A number that a person has looked at is no longer doubtful. */
static enum ipdb_status mark(const struct settling *s, const struct force *force, struct err *err)
{
    struct call call = call_once(s->store, "UPDATE observation SET decided = ?2, confidence = CASE ?2 WHEN 'reject' THEN "
                                           "confidence ELSE 1000 END WHERE observation_id = ?1");
    call_number(&call, force->observation);
    call_text(&call, decided_text(force));
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}

static enum ipdb_status link_decision(const struct settling *s, const struct force *force, size_t about, struct err *err)
{
    struct call call = call_once(s->store, "INSERT INTO ruling (observation_id, decision_id) VALUES (?1, ?2)");
    call_number(&call, force->observation);
    call_number(&call, s->about.at[about].id);
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}

static enum ipdb_status apply(const struct settling *s, const struct force *force, struct err *err)
{
    enum ipdb_status status = keep_reading(s, force, err);
    if (status == IPDB_OK)
        status = mark(s, force, err);
    for (size_t i = 0; i < ASPECTS && status == IPDB_OK; i++) {
        if (!force->of[i])
            continue;
        status = link_decision(s, force, force->of[i] - 1, err);
        if (status == IPDB_OK && i < REPLACED_COUNT)
            status = replace_field(s->store, force->observation, (enum decision_field)i,
                                   s->about.at[force->of[i] - 1].decision.replacement, err);
    }
    return status;
}

static bool any(const struct force *force)
{
    for (size_t i = 0; i < ASPECTS; i++)
        if (force->of[i])
            return true;
    return false;
}

static int compare(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->observation != y->observation)
        return x->observation < y->observation ? -1 : 1;
    return (x->about > y->about) - (x->about < y->about);
}

/* Fact by fact, of each the oldest decision first. */
static enum ipdb_status apply_all(struct settling *s, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    if (s->found.len)
        qsort(s->found.at, s->found.len, sizeof *s->found.at, compare);
    for (size_t i = 0; i < s->found.len && status == IPDB_OK;) {
        struct force force = weigh(s, i, &i);
        if (any(&force))
            status = apply(s, &force, err);
    }
    return status;
}

static enum ipdb_status find_all(struct settling *s, struct err *err)
{
    enum ipdb_status status = read_decisions(s, err);
    if (status == IPDB_OK && s->about.len > 0)
        status = read_source(s, err);
    for (size_t i = 0; i < s->about.len && status == IPDB_OK; i++)
        status = find_facts(s, i, err);
    return status;
}

static void end(struct settling *s)
{
    VEC_FINI(&s->about);
    VEC_FINI(&s->found);
    arena_fini(&s->arena);
}

enum ipdb_status settle_find(struct store *store, int64_t source_id, struct settle_findings *out, struct err *err)
{
    struct settling s = {.store = store, .source_id = source_id};
    enum ipdb_status status = find_all(&s, err);
    for (size_t i = 0; i < s.found.len && status == IPDB_OK; i++) {
        const struct found *f = &s.found.at[i];
        struct settle_found *slot = VEC_PUSH(&out->list);
        if (slot)
            *slot = (struct settle_found){s.about.at[f->about].id, f->observation, f->same};
        else
            status = err_nomem(err);
    }
    end(&s);
    return status;
}

enum ipdb_status settle_source(struct store *store, int64_t source_id, struct err *err)
{
    struct settling s = {.store = store, .source_id = source_id};
    enum ipdb_status status = restore(&s, err);
    if (status == IPDB_OK)
        status = find_all(&s, err);
    if (status == IPDB_OK)
        status = apply_all(&s, err);
    end(&s);
    return status;
}

enum ipdb_status settle_bulletin(struct store *store, struct str key, struct str sha256, struct err *err)
{
    struct call_numbers sources = {0};
    struct call call =
        call_once(store, "SELECT source_id FROM source WHERE key = ?1 OR key = (SELECT key FROM source WHERE sha256 = ?2)");
    call_text(&call, key);
    call_text(&call, sha256);
    enum ipdb_status status = call_collect(&call, &sources, err);
    call_end(&call);
    for (size_t i = 0; i < sources.list.len && status == IPDB_OK; i++)
        status = settle_source(store, sources.list.at[i], err);
    VEC_FINI(&sources.list);
    return status;
}
