/* What the catalogue says, written beside the facts, so that the file explains itself.
 *
 *     河北省  →  region 130000 | 000000 | 1 | 河北省 | Hebei | 河北 | CN-HE | 冀, and the aliases 河北省 河北 Hebei CN-HE 冀
 *
 * Entries are added or changed, never removed: facts of an earlier catalogue may stand on them.
 */
#include <stdio.h>

#include "base/buf.h"
#include "store/db.h"
#include "store/journal.h"

static const char region_sql[] =
    "INSERT INTO region (region_code, parent_code, level, name_zh, name_en, short_zh, iso_3166_2, abbr) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (region_code) DO UPDATE SET parent_code = ?2, level = ?3, "
    "name_zh = ?4, name_en = ?5, short_zh = ?6, iso_3166_2 = ?7, abbr = ?8";
static const char region_alias_sql[] = "INSERT OR IGNORE INTO region_alias (region_code, alias) VALUES (?1, ?2)";
static const char group_sql[] =
    "INSERT INTO region_group (name_zh, name_en) VALUES (?1, ?2) ON CONFLICT (name_zh) DO UPDATE SET name_en = ?2";
static const char member_sql[] = "INSERT OR IGNORE INTO region_group_member (name_zh, region_code) VALUES (?1, ?2)";
static const char indicator_sql[] =
    "INSERT INTO indicator (indicator_code, name_zh, name_en, group_code, nature, unit, definition, catalog_version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (indicator_code) DO UPDATE SET name_zh = ?2, name_en = ?3, "
    "group_code = ?4, nature = ?5, unit = ?6, definition = ?7, catalog_version = ?8";
static const char indicator_alias_sql[] = "INSERT OR IGNORE INTO indicator_alias (indicator_code, alias) VALUES (?1, ?2)";
static const char unit_sql[] =
    "INSERT INTO unit (symbol, dimensions) VALUES (?1, ?2) ON CONFLICT (symbol) DO UPDATE SET dimensions = ?2";

static enum ipdb_status put_alias(struct call *call, struct str code, struct str alias, struct err *err)
{
    if (alias.len == 0)
        return IPDB_OK;
    call_text(call, code);
    call_text(call, alias);
    return call_done(call, err);
}

static enum ipdb_status put_region(struct call *call, const struct dictionary *d, const struct region *r, struct err *err)
{
    call_text(call, r->code);
    if (r->parent == NONE)
        call_null(call);
    else
        call_text(call, d->regions[r->parent]->code);
    call_number(call, (int64_t)r->level);
    call_text(call, r->zh);
    call_optional(call, r->en);
    call_optional(call, r->zh_short);
    call_optional(call, r->iso);
    call_optional(call, r->abbr);
    return call_done(call, err);
}

static enum ipdb_status put_region_aliases(struct call *call, const struct region *r, struct err *err)
{
    const struct str names[] = {r->zh, r->zh_short, r->en, r->iso, r->abbr};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && status == IPDB_OK; i++)
        status = put_alias(call, r->code, names[i], err);
    return status;
}

static enum ipdb_status put_regions(struct store *store, const struct dictionary *d, struct err *err)
{
    struct call call = call_once(store, region_sql), alias = call_once(store, region_alias_sql);
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < d->region_count && status == IPDB_OK; i++) {
        status = put_region(&call, d, d->regions[i], err);
        if (status == IPDB_OK)
            status = put_region_aliases(&alias, d->regions[i], err);
    }
    call_end(&alias);
    call_end(&call);
    return status;
}

static enum ipdb_status put_groups(struct store *store, const struct dictionary *d, struct err *err)
{
    struct call call = call_once(store, group_sql), member = call_once(store, member_sql);
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < d->group_count && status == IPDB_OK; i++) {
        const struct region_group *group = d->groups[i];
        call_text(&call, group->zh);
        call_optional(&call, group->en);
        status = call_done(&call, err);
        for (size_t m = 0; m < group->member_count && status == IPDB_OK; m++)
            status = put_alias(&member, group->zh, d->regions[group->members[m]]->code, err);
    }
    call_end(&member);
    call_end(&call);
    return status;
}

static enum ipdb_status put_indicator(struct call *call, const struct indicator *ind, struct str version, struct err *err)
{
    call_text(call, ind->code);
    call_text(call, ind->zh);
    call_optional(call, ind->en);
    call_optional(call, ind->group);
    call_text(call, str_of(nature_code(ind->nature)));
    call_text(call, ind->unit);
    call_optional(call, ind->note);
    call_text(call, version);
    return call_done(call, err);
}

static enum ipdb_status put_indicators(struct store *store, const struct dictionary *d, struct err *err)
{
    struct call call = call_once(store, indicator_sql), alias = call_once(store, indicator_alias_sql);
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < d->indicator_count && status == IPDB_OK; i++) {
        const struct indicator *ind = d->indicators[i];
        status = put_indicator(&call, ind, d->version, err);
        for (size_t n = 0; n < ind->name_count && status == IPDB_OK; n++)
            status = put_alias(&alias, ind->code, ind->names[n], err);
        if (status == IPDB_OK)
            status = put_alias(&alias, ind->code, ind->en, err);
    }
    call_end(&alias);
    call_end(&call);
    return status;
}

/* The dimensions of all units with this symbol: 个 counts things, bodies and sessions. */
static unsigned dimensions_of(const struct dictionary *d, struct str symbol)
{
    unsigned all = 0;
    for (size_t i = 0; i < d->unit_count; i++)
        if (str_eq(d->units[i]->symbol, symbol))
            all |= d->units[i]->dimensions;
    return all;
}

static void name_dimensions(unsigned dimensions, struct buf *out)
{
    static const char *const names[] = {"thing", "body",  "money", "person",   "session", "percent",
                                        "point", "times", "rank",  "duration", "other",   "place"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dimensions & 1u << i)
            buf_printf(out, "%s%s", out->len ? " " : "", names[i]);
}

static enum ipdb_status put_units(struct store *store, const struct dictionary *d, struct err *err)
{
    struct call call = call_once(store, unit_sql);
    struct buf dimensions = {0};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < d->unit_count && status == IPDB_OK; i++) {
        buf_clear(&dimensions);
        name_dimensions(dimensions_of(d, d->units[i]->symbol), &dimensions);
        call_text(&call, d->units[i]->symbol);
        call_text(&call, buf_str(&dimensions));
        status = dimensions.failed ? err_nomem(err) : call_done(&call, err);
    }
    call_end(&call);
    buf_fini(&dimensions);
    return status;
}

static enum ipdb_status put_all(struct store *store, const struct dictionary *d, struct err *err)
{
    static const char clear[] = "DELETE FROM region_alias; DELETE FROM region_group_member; DELETE FROM indicator_alias";
    enum ipdb_status status = db_run(store, clear, "writing the dictionary", err);
    if (status == IPDB_OK)
        status = put_regions(store, d, err);
    if (status == IPDB_OK)
        status = put_groups(store, d, err);
    if (status == IPDB_OK)
        status = put_indicators(store, d, err);
    return status == IPDB_OK ? put_units(store, d, err) : status;
}

/* True when the file has this catalogue already. All entries carry its version; a few may be left when a smaller catalogue was written since. */
static enum ipdb_status is_there(struct store *store, const struct dictionary *d, bool *there, struct err *err)
{
    struct call call = call_once(store, "SELECT count(*) FROM indicator WHERE catalog_version = ?1");
    bool row = false;
    call_text(&call, d->version);
    enum ipdb_status status = call_row(&call, &row, err);
    if (status == IPDB_OK)
        *there = d->indicator_count > 0 && (uint64_t)call_column_number(&call, 0) == d->indicator_count;
    call_end(&call);
    return status;
}

enum ipdb_status store_put_dictionary(struct store *store, const struct dictionary *dictionary, struct err *err)
{
    bool there = false;
    enum ipdb_status status = is_there(store, dictionary, &there, err);
    if (status != IPDB_OK || there)
        return status;
    status = journal_begin(store, err);
    return status == IPDB_OK ? journal_end(store, put_all(store, dictionary, err), err) : status;
}
