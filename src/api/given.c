/* A region is given as people write it and a date as ISO 8601 does:
 *
 *     河北省 · 河北 · Hebei · hebei · CN-HE · 冀 · 130000     →   河北省
 *     吉林     a province and a city: the wider place, 吉林省
 *     朝阳区   two counties: refused, with their codes
 */
#include "api/given.h"

#include "query/suggest.h"
#include "text/utf8.h"

#define CANDIDATES 6 /* shown when a name is ambiguous */

/* The places that a name may mean: those of the widest level that has any. */
struct candidates {
    size_t at[CANDIDATES];
    size_t count; /* may be more than are kept */
    enum region_level level;
};

static void consider(struct candidates *found, const struct region *region, size_t index)
{
    if (found->count > 0 && region->level > found->level)
        return;
    if (found->count == 0 || region->level < found->level)
        *found = (struct candidates){.level = region->level};
    if (found->count < CANDIDATES)
        found->at[found->count] = index;
    found->count++;
}

static bool same_name(struct str folded, struct str name, struct buf *scratch)
{
    buf_clear(scratch);
    utf8_casefold(scratch, name);
    return name.len > 0 && str_eq(folded, buf_str(scratch));
}

static bool is_called(const struct region *region, struct str folded, struct buf *scratch)
{
    const struct str names[] = {region->code, region->zh, region->zh_short, region->en, region->iso, region->abbr};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (same_name(folded, names[i], scratch))
            return true;
    return false;
}

static enum ipdb_status ambiguous(const struct catalog *cat, struct str name, const struct candidates *found, struct err *err)
{
    struct buf list = {0};
    for (size_t i = 0; i < found->count && i < CANDIDATES; i++) {
        const struct region *r = catalog_region(cat, found->at[i]);
        struct str above = r->parent == NONE ? STR("") : catalog_region(cat, r->parent)->zh;
        buf_printf(&list, "%s%.*s (%.*s%.*s)", i ? ", " : "", STR_ARG(r->code), STR_ARG(above), STR_ARG(r->zh));
    }
    enum ipdb_status status = err_set(err, IPDB_USAGE, "region '%.*s' is ambiguous; give its code: %s%s", STR_ARG(name),
                                      list.ptr ? list.ptr : "", found->count > CANDIDATES ? " …" : "");
    buf_fini(&list);
    return status;
}

enum ipdb_status given_unknown(const struct catalog *cat, enum word_kind kind, struct str name, const char *advice, struct err *err)
{
    const char *what = kind == WORD_REGION ? "region" : "indicator";
    struct arena arena = {0};
    struct vocabulary v = {0};
    struct str near[SUGGEST_MAX];
    struct buf shown = {0}, list = {0};
    enum ipdb_status status = vocabulary_init(&v, cat, &arena, err);
    size_t count = status != IPDB_OK ? 0 : (kind == WORD_REGION ? suggest_places : suggest)(&v, NULL, name, near);
    utf8_safe(&shown, name, false);
    for (size_t i = 0; i < count; i++)
        if (meaning_of(vocabulary_find(&v, near[i]), kind))
            buf_printf(&list, "%s%.*s", list.len ? ", " : "", STR_ARG(near[i]));
    if (status == IPDB_OK && (shown.failed || list.failed))
        status = err_nomem(err);
    else if (status == IPDB_OK && list.len)
        status = err_set(err, IPDB_USAGE, "unknown %s '%.*s'; did you mean %s?", what, STR_ARG(buf_str(&shown)), list.ptr);
    else if (status == IPDB_OK)
        status = err_set(err, IPDB_USAGE, "unknown %s '%.*s'; %s", what, STR_ARG(buf_str(&shown)), advice);
    vocabulary_fini(&v);
    buf_fini(&shown);
    buf_fini(&list);
    arena_fini(&arena);
    return status;
}

enum ipdb_status given_place(const struct catalog *cat, struct str name, const struct region **out, struct err *err)
{
    struct candidates found = {.count = 0};
    struct buf folded = {0}, scratch = {0};
    utf8_casefold(&folded, name);
    for (size_t i = 0; i < catalog_region_count(cat); i++) {
        const struct region *region = catalog_region(cat, i);
        if (is_called(region, buf_str(&folded), &scratch))
            consider(&found, region, i);
    }
    enum ipdb_status status = IPDB_OK;
    if (folded.failed || scratch.failed)
        status = err_nomem(err);
    else if (found.count == 0)
        status = IPDB_NOTHING;
    else if (found.count > 1)
        status = ambiguous(cat, name, &found, err);
    else
        *out = catalog_region(cat, found.at[0]);
    buf_fini(&folded);
    buf_fini(&scratch);
    return status;
}

enum ipdb_status given_region(const struct catalog *cat, struct str name, const struct region **out, struct err *err)
{
    enum ipdb_status status = given_place(cat, name, out, err);
    return status == IPDB_NOTHING
               ? given_unknown(cat, WORD_REGION, name, "expected a name or a code, e.g. 河北省, Hebei, 130000", err)
               : status;
}

enum ipdb_status given_documents(struct str keys, struct arena *arena, struct str *out, struct err *err)
{
    enum { PATTERN_MOST = 100 };
    if (utf8_invalid(keys) != SIZE_MAX)
        return err_set(err, IPDB_USAGE, "the keys of bulletins are not in UTF-8");
    *out = keys.len ? query_key_pattern(arena, keys) : STR("");
    if (!out->ptr)
        return err_nomem(err);
    return out->len <= PATTERN_MOST
               ? IPDB_OK
               : err_set(err, IPDB_USAGE, "the keys of bulletins are given by %zu bytes; at most %d", out->len, PATTERN_MOST);
}

enum ipdb_status given_metadata(const struct catalog *cat, const struct ipdb_given *given, struct metadata *out, struct err *err)
{
    struct metadata meta = {.title = {NULL, 0}};
    if (given) {
        meta.title = str_of(given->title);
        meta.publisher = str_of(given->publisher);
        meta.url = str_of(given->url);
        const struct str texts[] = {meta.title, meta.publisher, meta.url, str_of(given->region), str_of(given->date)};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            if (utf8_invalid(texts[i]) != SIZE_MAX)
                return err_set(err, IPDB_USAGE, "a given title, publisher, URL, region or date is not UTF-8");
        if (given->date && !date_parse(str_of(given->date), &meta.published))
            return err_set(err, IPDB_USAGE, "date '%s': expected a day that exists, YYYY-MM-DD", given->date);
        if (given->region) {
            const struct region *region = NULL;
            enum ipdb_status status = given_region(cat, str_of(given->region), &region, err);
            if (status != IPDB_OK)
                return status;
            meta.region = region->zh;
            meta.region_code = region->code;
        }
    }
    *out = meta;
    return IPDB_OK;
}
