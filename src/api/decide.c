/* What a person decides about a number goes into the database when all of it is understood:
 *
 *     {evidence hebei-2023#12, replace, period, "2022年上半年", reason "…"}   →   the number's place and words, 2022-H1, who, when
 *     {evidence hebei-2023#12, reject, no reason}                            →   refused: a reason is needed
 */
#include "api/decide.h"

#include "api/replacement.h"
#include "api/source.h"
#include "text/utf8.h"

enum { REASON_MOST = 2000, BY_MOST = 200, KEY_MOST = 1000, TEXT_MOST = 8000, HASH = 64 };

/* Texts of an anchor come from a bulletin and may hold any character; they are longer than people write. */
struct anchor_text {
    const char *name, *given;
    struct str *out;
    size_t most;
};

/* A line that a person wrote. */
static enum ipdb_status read_line(const char *name, const char *given, size_t most, struct arena *arena, struct str *out,
                                  struct err *err)
{
    struct str line = str_trim(str_of(given));
    if (!rune_is_line(line))
        return err_set(err, IPDB_USAGE, "%s has a control character or is not UTF-8", name);
    if (line.len > most)
        return err_set(err, IPDB_USAGE, "%s has more than %zu bytes", name, most);
    *out = arena_str(arena, line);
    return out->ptr ? IPDB_OK : err_nomem(err);
}

static bool is_hash(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789abcdef", s.ptr[i]) || s.ptr[i] == '\0')
            return false;
    return s.len == HASH;
}

static enum ipdb_status read_anchor(const struct ipdb_decision *given, struct arena *arena, struct decision *out, struct err *err)
{
    const struct anchor_text texts[] = {
        {"sha256", given->sha256, &out->sha256, HASH},      {"key", given->key, &out->key, KEY_MOST},
        {"exact", given->exact, &out->exact, TEXT_MOST},    {"prefix", given->prefix, &out->prefix, TEXT_MOST},
        {"suffix", given->suffix, &out->suffix, TEXT_MOST}, {"reading", given->reading, &out->reading, TEXT_MOST},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str text = str_of(texts[i].given);
        if (utf8_invalid(text) != SIZE_MAX || text.len > texts[i].most)
            return err_set(err, IPDB_USAGE, "%s is not UTF-8 or has more than %zu bytes", texts[i].name, texts[i].most);
        *texts[i].out = arena_str(arena, text);
        if (!texts[i].out->ptr)
            return err_nomem(err);
    }
    if (!is_hash(out->sha256))
        return err_set(err, IPDB_USAGE, "sha256: expected 64 digits 0-9 a-f; without them name the fact with evidence");
    if (out->key.len == 0 || out->exact.len == 0)
        return err_set(err, IPDB_USAGE, "the decision does not say its bulletin (key) and number (exact)");
    if (given->end <= given->begin || given->end - given->begin != out->exact.len || given->end > INT32_MAX)
        return err_set(err, IPDB_USAGE, "begin and end are not the place of '%.*s'", STR_ARG(out->exact));
    out->begin = given->begin;
    out->end = given->end;
    return IPDB_OK;
}

static enum ipdb_status read_verdict(const struct ipdb_decision *given, struct decision *out, struct err *err)
{
    struct str verdict = str_trim(str_of(given->verdict)), field = str_trim(str_of(given->field));
    if (!verdict_parse(verdict, &out->verdict))
        return err_set(err, IPDB_USAGE, "unknown verdict '%.*s'; expected accept, reject, replace or prefer", STR_ARG(verdict));
    if (!decision_field_parse(field, &out->field))
        return err_set(err, IPDB_USAGE,
                       "unknown field '%.*s'; expected region, period, indicator, label, measure, value, unit, qualifier, status, "
                       "scope or of_whole",
                       STR_ARG(field));
    bool replaces = out->verdict == VERDICT_REPLACE;
    if (replaces && out->field == REPLACED_NONE)
        return err_set(err, IPDB_USAGE, "which field is replaced?");
    if (!replaces && (out->field != REPLACED_NONE || str_trim(str_of(given->replacement)).len))
        return err_set(err, IPDB_USAGE, "field and replacement belong to the verdict replace, not to %s",
                       verdict_code(out->verdict));
    return IPDB_OK;
}

static enum ipdb_status read_reason(const struct ipdb_decision *given, struct arena *arena, struct decision *out, struct err *err)
{
    enum ipdb_status status = read_line("the reason", given->reason, REASON_MOST, arena, &out->reason, err);
    if (status == IPDB_OK && out->reason.len == 0 && out->verdict != VERDICT_ACCEPT)
        status = err_set(err, IPDB_USAGE, "%s needs a reason", verdict_code(out->verdict));
    return status;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "2024-01-05T08:30:00Z" */
static bool is_time(struct str s)
{
    static const char shape[] = "T99:99:99Z", most[] = "T29:59:69Z";
    struct date day;
    if (s.len != STORE_TIME - 1 || !date_parse(str_slice(s, 0, 10), &day))
        return false;
    for (size_t i = 0; i < sizeof shape - 1; i++) {
        char c = s.ptr[10 + i];
        if (shape[i] == '9' ? !is_digit(c) || c > most[i] : c != shape[i])
            return false;
    }
    return true;
}

static enum ipdb_status read_who_and_when(const struct ipdb_decision *given, struct arena *arena, struct decision *out,
                                          struct err *err)
{
    char now[STORE_TIME];
    enum ipdb_status status = read_line("the name of who decided", given->by, BY_MOST, arena, &out->by, err);
    if (status != IPDB_OK)
        return status;
    if (out->by.len == 0)
        out->by = STR("unknown");
    store_now(now);
    out->at = arena_str(arena, str_of(given->at && *given->at ? given->at : now));
    if (!out->at.ptr)
        return err_nomem(err);
    if (!is_time(out->at))
        return err_set(err, IPDB_USAGE, "at: expected a time in UTC like 2024-01-05T08:30:00Z, found '%.*s'", STR_ARG(out->at));
    return IPDB_OK;
}

/* The anchor of the fact hebei-2023#12, and its unit. */
static enum ipdb_status find(struct ipdb *ipdb, struct str evidence, struct arena *arena, struct decision *out, struct str *unit)
{
    struct bind bind = {.kind = BIND_INT};
    struct rowset found = {0};
    struct str observation = {NULL, 0};
    if (!source_names_fact(evidence))
        return err_set(&ipdb->err, IPDB_USAGE, "'%.*s' names no fact; expected bulletin and number, e.g. hebei-2023#12",
                       STR_ARG(evidence));
    enum ipdb_status status = source_find_fact(ipdb, evidence, arena, &observation);
    bind.number = (int64_t)str_number(observation, 0);
    if (status == IPDB_OK)
        status = store_anchor(ipdb->store, bind.number, arena, out, &ipdb->err);
    if (status == IPDB_OK)
        status = handle_ask(ipdb, "SELECT unit FROM observation WHERE observation_id = ?1", &bind, 1, &found);
    if (status == IPDB_OK && found.rows.len) {
        *unit = arena_str(arena, found.rows.at[0].cells[0]);
        status = unit->ptr ? IPDB_OK : err_nomem(&ipdb->err);
    }
    rowset_fini(&found);
    return status;
}

enum ipdb_status decide_check(struct ipdb *ipdb, const struct ipdb_decision *given, struct arena *arena, struct decision *out)
{
    struct str unit = {NULL, 0}, evidence = str_trim(str_of(given->evidence));
    struct err *err = &ipdb->err;
    *out = (struct decision){.begin = 0};
    if (!rune_is_line(evidence))
        return err_set(err, IPDB_USAGE, "evidence has a control character or is not UTF-8");
    enum ipdb_status status = read_verdict(given, out, err);
    if (status == IPDB_OK)
        status = read_reason(given, arena, out, err);
    if (status == IPDB_OK)
        status = read_who_and_when(given, arena, out, err);
    if (status == IPDB_OK)
        status = evidence.len ? find(ipdb, evidence, arena, out, &unit) : read_anchor(given, arena, out, err);
    if (status == IPDB_OK && out->verdict == VERDICT_REPLACE)
        status = replacement_read(ipdb->catalog, out->field, str_of(given->replacement), unit, arena, &out->replacement, err);
    return status;
}

enum ipdb_status ipdb_decide(struct ipdb *ipdb, const struct ipdb_decision *list, size_t count, long long *numbers)
{
    struct arena arena = {0};
    enum ipdb_status status = handle_begin_open(ipdb);
    struct decision *checked = arena_array(&arena, count + 1, sizeof *checked);
    int64_t *ids = arena_array(&arena, count + 1, sizeof *ids);
    if (status == IPDB_OK && (!checked || !ids))
        status = err_nomem(&ipdb->err);
    for (size_t i = 0; i < count && status == IPDB_OK; i++)
        status = decide_check(ipdb, &list[i], &arena, &checked[i]);
    if (status == IPDB_OK)
        status = store_decide(ipdb->store, checked, count, ids, &ipdb->err);
    for (size_t i = 0; i < count && status == IPDB_OK && numbers; i++)
        numbers[i] = ids[i];
    ipdb->database_failed = status != IPDB_OK && status != IPDB_USAGE;
    arena_fini(&arena);
    return status;
}

enum ipdb_status ipdb_revoke(struct ipdb *ipdb, long long number)
{
    enum ipdb_status status = handle_begin_open(ipdb);
    if (status == IPDB_OK)
        status = store_revoke(ipdb->store, number, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK && status != IPDB_USAGE;
    return status;
}
