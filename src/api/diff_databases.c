/* Two databases, bulletin by bulletin in the order of their keys:
 *
 *     hubei-2023 only in the old one        −  a row for the document
 *     gansu-2023 in both, other bytes       ~  a row for the document, then the facts of the two newest versions
 *     hebei-2023 in both, the same bytes       its facts: one text that was read twice
 *     gansu-2023@1 only in the new one      +  a row for the old version
 */
#include <stdio.h>

#include "api/diff.h"
#include "base/strmap.h"

/* A database and its bulletins. */
struct diff_side {
    struct store *store;
    struct rowset rows;
    struct strmap by_sha, by_key; /* rows; `by_key` of newest versions */
};

struct pass {
    struct ipdb *ipdb;
    struct diff_side before, after;
    struct differences *out;
    size_t read_otherwise; /* bulletins that two programs or catalogues read */
};

static enum ipdb_status index_sources(struct diff_side *side, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < side->rows.rows.len; i++) {
        struct source s = source_at(&side->rows, i);
        ok = strmap_put(&side->by_sha, s.sha256, i) && (!s.current || strmap_put(&side->by_key, s.key, i));
    }
    return ok ? IPDB_OK : err_nomem(err);
}

static enum ipdb_status open_side(struct ipdb *ipdb, const char *path, struct diff_side *side)
{
    enum ipdb_status status = store_open(path, STORE_READ, &side->store, &ipdb->err);
    if (status != IPDB_OK)
        return status;
    if (ipdb->stop)
        store_watch(side->store, ipdb->stop, ipdb->stop_context);
    status = source_all(side->store, &side->rows, &ipdb->err);
    return status == IPDB_OK ? index_sources(side, &ipdb->err) : status;
}

static void side_fini(struct diff_side *side)
{
    (void)store_close(side->store, NULL);
    strmap_fini(&side->by_sha);
    strmap_fini(&side->by_key);
    rowset_fini(&side->rows);
}

/* A row on a document; `old` or `new` may be NULL. */
static enum ipdb_status tell(struct pass *p, const struct source *old, const struct source *new, const char *code, const char *en,
                             const char *zh)
{
    char facts[64] = "";
    const struct source *only = !new ? old : !old ? new : NULL;
    bool chinese = plan_is_zh(p->out->plan);
    if (only)
        snprintf(facts, sizeof facts, chinese ? "，数值 %zu 个" : "; facts: %zu", only->facts);
    struct document_difference d = {.codes = str_of(code)};
    if (old)
        d.before = old->shown;
    if (new)
        d.after = new->shown;
    d.told = arena_printf(&p->out->out->arena, "%s%s", chinese ? zh : en, facts);
    if (!d.told.ptr)
        return err_nomem(&p->ipdb->err);
    return differences_add_document(p->out, &d, &p->ipdb->err);
}

/* The newest version on the other side: of the same key; else of the same bytes, under a key that this side has not. */
static bool find_newest(const struct diff_side *in, const struct diff_side *from, const struct source *s, struct source *out)
{
    size_t at;
    if (strmap_get(&in->by_key, s->key, &at)) {
        *out = source_at(&in->rows, at);
        return true;
    }
    if (!strmap_get(&in->by_sha, s->sha256, &at))
        return false;
    *out = source_at(&in->rows, at);
    return out->current && !strmap_get(&from->by_key, out->key, NULL);
}

/* What differs between two versions beside their facts, as one row; none, when nothing does. */
static enum ipdb_status tell_pair(struct pass *p, const struct source *old, const struct source *new)
{
    bool zh = plan_is_zh(p->out->plan), renamed = !str_eq(old->key, new->key), revised = !str_eq(old->sha256, new->sha256);
    struct buf codes = {0}, told = {0}, how = {0}, unused = {0};
    enum ipdb_status status = IPDB_OK;
    if (renamed || revised) {
        buf_add(&codes, renamed ? STR("key") : STR("version"));
        buf_add(&told, renamed ? (zh ? STR("同一公报，名称不同") : STR("the same bulletin under another name"))
                               : (zh ? STR("版本不同") : STR("another version")));
    }
    diff_metadata(p->out, old, new, false, &codes, &told);
    diff_metadata(p->out, old, new, true, &unused, &how);
    p->read_otherwise += how.len > 0;
    if (codes.failed || told.failed)
        status = err_nomem(&p->ipdb->err);
    else if (told.len)
        status = tell(p, old, new, codes.ptr, told.ptr, told.ptr);
    buf_fini(&codes);
    buf_fini(&told);
    buf_fini(&how);
    buf_fini(&unused);
    return status;
}

/* A version that both sides have. */
static enum ipdb_status diff_pair(struct pass *p, const struct source *old, const struct source *new)
{
    enum ipdb_status status = tell_pair(p, old, new);
    return status == IPDB_OK ? diff_sources(p->before.store, old, p->after.store, new, p->out, &p->ipdb->err) : status;
}

static enum ipdb_status diff_old(struct pass *p, size_t row)
{
    struct source old = source_at(&p->before.rows, row), new;
    size_t at;
    if (old.current)
        return find_newest(&p->after, &p->before, &old, &new)
                   ? diff_pair(p, &old, &new)
                   : tell(p, &old, NULL, "document", "only in the old one", "仅见于旧库");
    if (!strmap_get(&p->after.by_sha, old.sha256, &at))
        return tell(p, &old, NULL, "version", "old version, only in the old one", "旧版本，仅见于旧库");
    new = source_at(&p->after.rows, at);
    return new.current ? IPDB_OK : diff_pair(p, &old, &new); /* a current one is compared with the current one */
}

/* What only the new database has. */
static enum ipdb_status diff_new(struct pass *p, size_t row)
{
    struct source new = source_at(&p->after.rows, row), old;
    size_t at;
    if (new.current)
        return find_newest(&p->before, &p->after, &new, &old)
                   ? IPDB_OK
                   : tell(p, NULL, &new, "document", "only in the new one", "仅见于新库");
    if (strmap_get(&p->before.by_sha, new.sha256, &at))
        return IPDB_OK;
    return tell(p, NULL, &new, "version", "old version, only in the new one", "旧版本，仅见于新库");
}

/* Both in one pass in the order of their keys; of one key the old side first. */
static enum ipdb_status diff_all(struct pass *p)
{
    enum ipdb_status status = IPDB_OK;
    size_t i = 0, k = 0, olds = p->before.rows.rows.len, news = p->after.rows.rows.len;
    while (status == IPDB_OK && (i < olds || k < news)) {
        bool old = k == news || (i < olds && str_cmp(source_at(&p->before.rows, i).key, source_at(&p->after.rows, k).key) <= 0);
        status = old ? diff_old(p, i++) : diff_new(p, k++);
        if (status == IPDB_OK && p->ipdb->stop && p->ipdb->stop(p->ipdb->stop_context))
            status = err_set(&p->ipdb->err, IPDB_INTERRUPTED, "interrupted");
    }
    return status;
}

static void note_databases(struct pass *p)
{
    struct arena *arena = &p->out->out->arena;
    bool zh = plan_is_zh(p->out->plan);
    (void)rowset_note(p->out->out,
                      arena_printf(arena,
                                   zh ? "旧库有 %zu 份公报，新库有 %zu 份（不计旧版本）。"
                                      : "bulletins: %zu in the old database, %zu in the new one, not counting old versions.",
                                   p->before.by_key.len, p->after.by_key.len));
    if (p->read_otherwise)
        (void)rowset_note(p->out->out, arena_printf(arena,
                                                    zh ? "其中 %zu 份由不同的程序或目录抽取。"
                                                       : "bulletins read by another program or with another catalogue: %zu.",
                                                    p->read_otherwise));
}

enum ipdb_status diff_databases(struct ipdb *ipdb, const char *before, const char *after, struct differences *out)
{
    struct pass p = {.ipdb = ipdb, .out = out};
    enum ipdb_status status = open_side(ipdb, before, &p.before);
    if (status == IPDB_OK)
        status = open_side(ipdb, after, &p.after);
    if (status == IPDB_OK)
        status = diff_all(&p);
    if (status == IPDB_OK)
        note_databases(&p);
    ipdb->database_failed = status != IPDB_OK;
    side_fini(&p.before);
    side_fini(&p.after);
    return status;
}
