/* What changed between two versions of a bulletin, two databases, or two files on disk:
 *
 *     "gansu-2023@1", "gansu-2023"   two lists of observations    →   pairs   →   ~ … 42.6亿元  43.1亿元 …
 *     "old.db", "new.db"             the same for each bulletin that both have
 *     "gansu-2023", "new.txt"        a file that is no database is read as a bulletin
 */
#include "api/diff.h"

#include <stdio.h>
#include <sys/stat.h>

#include "api/bulletin.h"
#include "api/print.h"
#include "base/file.h"
#include "diff/compared.h"
#include "reader/reader.h"

enum kind { IS_DOCUMENT, IS_DATABASE, IS_BULLETIN };

/* One of the two things that are compared. */
struct given_side {
    const char *name;
    enum kind kind;
    struct rowset rows; /* of a document: itself, then its facts */
    struct rowset fact_rows;
    struct bulletin bulletin;
    struct source source; /* of a bulletin on disk what is known of it */
    struct compared_list facts;
};

static enum kind kind_of(const char *name)
{
    static const char magic[] = "SQLite format 3";
    char head[sizeof magic] = "";
    struct stat info;
    if (stat(name, &info) != 0 || S_ISDIR(info.st_mode))
        return IS_DOCUMENT;
    if (!S_ISREG(info.st_mode))
        return IS_BULLETIN; /* which the reader refuses, without waiting for a pipe */
    FILE *file = fopen(name, "rb");
    size_t length = file ? fread(head, 1, sizeof head, file) : 0;
    if (file)
        fclose(file);
    return length == sizeof head && memcmp(head, magic, sizeof magic) == 0 ? IS_DATABASE : IS_BULLETIN;
}

enum ipdb_status diff_select(struct store *store, int64_t id, enum compared_form form, struct rowset *rows,
                             struct compared_list *out, struct err *err)
{
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = compared_statement(id, form, &statement, err);
    if (status == IPDB_OK)
        status = store_select(store, &statement, HANDLE_ROWS, rows, err);
    if (status == IPDB_OK)
        status = compared_of_rows(rows, out, err);
    VEC_FINI(&statement.binds);
    return status;
}

enum ipdb_status diff_facts(struct compared_facts before, struct compared_facts after, bool same_text, struct differences *out,
                            struct err *err)
{
    struct comparison found = {0};
    enum ipdb_status status = compare_facts(before, after, same_text ? COMPARE_READINGS : COMPARE_TEXTS, &found, err);
    if (status == IPDB_OK)
        status = differences_add(out, before, after, &found, err);
    comparison_fini(&found);
    return status;
}

enum ipdb_status diff_sources(struct store *before, const struct source *old, struct store *after, const struct source *new,
                              struct differences *out, struct err *err)
{
    struct rowset old_rows = {0}, new_rows = {0};
    struct compared_list olds = {0}, news = {0};
    enum ipdb_status status = diff_select(before, old->id, COMPARED_AS_DECIDED, &old_rows, &olds, err);
    if (status == IPDB_OK)
        status = diff_select(after, new->id, COMPARED_AS_DECIDED, &new_rows, &news, err);
    if (status == IPDB_OK)
        status = diff_facts(compared_facts(&olds), compared_facts(&news), str_eq(old->sha256, new->sha256), out, err);
    compared_fini(&olds);
    compared_fini(&news);
    rowset_fini(&old_rows);
    rowset_fini(&new_rows);
    return status;
}

static enum ipdb_status read_document(struct ipdb *ipdb, struct given_side *o)
{
    enum ipdb_status status = handle_begin_open(ipdb);
    if (status == IPDB_OK)
        status = source_find(ipdb, str_of(o->name), &o->rows, &o->source);
    if (status != IPDB_OK)
        return status;
    status = diff_select(ipdb->store, o->source.id, COMPARED_AS_DECIDED, &o->fact_rows, &o->facts, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    return status;
}

static enum ipdb_status read_bulletin(struct ipdb *ipdb, struct given_side *o)
{
    struct document *doc = &o->bulletin.doc;
    enum ipdb_status status = bulletin_read(ipdb, o->name, NULL, &o->bulletin);
    if (status != IPDB_OK)
        return status;
    reader_digest(doc);
    char day[11] = "";
    if (doc->meta.published.year)
        date_print(doc->meta.published, day);
    o->source = (struct source){.key = doc->key,
                                .shown = doc->path,
                                .sha256 = str_of(doc->sha256),
                                .program = str_of(ipdb_version()),
                                .catalog = catalog_version(ipdb->catalog),
                                .title = doc->meta.title,
                                .publisher = doc->meta.publisher,
                                .published = arena_str(&doc->arena, str_of(day)),
                                .region = doc->meta.region};
    return compared_of_extraction(doc, &o->bulletin.facts, &o->facts, &ipdb->err);
}

static void given_fini(struct given_side *o)
{
    compared_fini(&o->facts);
    rowset_fini(&o->rows);
    rowset_fini(&o->fact_rows);
    bulletin_fini(&o->bulletin);
}

/* What is told of a bulletin beside its facts. */
static const struct {
    const char *code, *en, *zh;
    size_t offset;
    bool of_reading; /* says how it was read, not what it is */
} fields[] = {
#define FIELD(member) offsetof(struct source, member)
    {"published", "published", "发布日期", FIELD(published), false},
    {"title", "title", "标题", FIELD(title), false},
    {"publisher", "publisher", "发布机构", FIELD(publisher), false},
    {"region", "region", "地区", FIELD(region), false},
    {"url", "address", "网址", FIELD(url), false},
    {"program", "read by ipdb", "抽取程序 ipdb", FIELD(program), true},
    {"catalog", "read with catalogue", "抽取目录", FIELD(catalog), true},
#undef FIELD
};

static struct str field_of(const struct source *s, size_t field)
{
    return *(const struct str *)(const void *)((const char *)s + fields[field].offset);
}

void diff_metadata(const struct differences *d, const struct source *old, const struct source *new, bool of_reading,
                   struct buf *codes, struct buf *told)
{
    bool zh = plan_is_zh(d->plan);
    struct str none = zh ? STR("无") : STR("none");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct str from = field_of(old, i), to = field_of(new, i);
        if (str_eq(from, to) || fields[i].of_reading != of_reading)
            continue;
        buf_printf(codes, codes->len ? " %s" : "%s", fields[i].code);
        buf_add(told, !told->len ? STR("") : zh ? STR("；") : STR("; "));
        buf_printf(told, "%s %.*s → %.*s", zh ? fields[i].zh : fields[i].en, STR_ARG(from.len ? from : none),
                   STR_ARG(to.len ? to : none));
    }
}

/* What is different beside the facts. A file on disk has no address. */
static void note_sources(struct differences *out, const struct given_side *before, const struct given_side *after)
{
    struct source old = before->source, new = after->source;
    struct buf codes = {0}, told = {0}, how = {0};
    if (before->kind != after->kind)
        old.url = new.url = (struct str){NULL, 0};
    diff_metadata(out, &old, &new, false, &codes, &told);
    diff_metadata(out, &old, &new, true, &codes, &how);
    if (str_eq(old.sha256, new.sha256))
        (void)rowset_note(out->out, plan_pick(out->plan, "both have the same text.", "两者文本相同。"));
    if (told.len)
        (void)rowset_note(out->out, arena_printf(&out->out->arena, "%s%s", told.ptr, plan_is_zh(out->plan) ? "。" : "."));
    if (how.len)
        (void)rowset_note(out->out, arena_printf(&out->out->arena, "%s%s", how.ptr, plan_is_zh(out->plan) ? "。" : "."));
    buf_fini(&codes);
    buf_fini(&told);
    buf_fini(&how);
}

static enum ipdb_status diff_bulletins(struct ipdb *ipdb, struct given_side *before, struct given_side *after,
                                       struct differences *out)
{
    enum ipdb_status status = IPDB_OK;
    struct given_side *both[] = {before, after};
    for (size_t i = 0; status == IPDB_OK && i < 2; i++)
        status = both[i]->kind == IS_DOCUMENT ? read_document(ipdb, both[i]) : read_bulletin(ipdb, both[i]);
    if (status == IPDB_OK)
        status = diff_facts(compared_facts(&before->facts), compared_facts(&after->facts),
                            str_eq(before->source.sha256, after->source.sha256), out, &ipdb->err);
    if (status == IPDB_OK)
        note_sources(out, before, after);
    return status;
}

static enum ipdb_status diff(struct ipdb *ipdb, struct given_side *before, struct given_side *after, struct differences *out)
{
    bool databases = before->kind == IS_DATABASE;
    const struct given_side *alone = databases ? before : after;
    char shown[512];
    if (databases != (after->kind == IS_DATABASE))
        return err_set(&ipdb->err, IPDB_USAGE, "%s is a database; give two databases, or two bulletins of one (--db)",
                       file_display(alone->name, shown, sizeof shown));
    return databases ? diff_databases(ipdb, before->name, after->name, out) : diff_bulletins(ipdb, before, after, out);
}

enum ipdb_status ipdb_diff(struct ipdb *ipdb, const char *before, const char *after, const struct ipdb_output *output)
{
    enum query_language language;
    struct rowset table = {0};
    struct differences found;
    struct given_side old = {.name = before}, new = {.name = after};
    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = print_check(ipdb, output, &language);
    if (status != IPDB_OK)
        return status;
    struct query_plan plan = {.catalog = ipdb->catalog, .language = print_or_english(language)};
    old.kind = kind_of(before);
    new.kind = kind_of(after);
    table.language = plan_is_zh(&plan) ? STR("zh") : STR("en");
    status = differences_begin(&found, &plan, &table, &ipdb->err);
    if (status == IPDB_OK)
        table.title = arena_printf(&table.arena, "%s → %s", before, after);
    if (status == IPDB_OK)
        status = diff(ipdb, &old, &new, &found);
    if (status == IPDB_OK)
        status = differences_end(&found, &ipdb->err);
    status = print_answer(ipdb, status, &table, output);
    given_fini(&old);
    given_fini(&new);
    rowset_fini(&table);
    return status;
}
