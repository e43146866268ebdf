/* A small world for the tests of the store: a folder of its own, a catalogue of four places and two indicators, and bulletins with facts. */
#ifndef TESTS_STORE_SAMPLE_H
#define TESTS_STORE_SAMPLE_H

#include "harness.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "store/store.h"

#define SAMPLE_PATH 256
#define UNUSED      __attribute__((unused)) /* not every program uses all of this */

static char sample_folder[SAMPLE_PATH / 2];

/* A path inside the folder of this run. */
UNUSED static const char *sample_path(const char *name)
{
    static char path[SAMPLE_PATH];
    snprintf(path, sizeof path, "%s/%s", sample_folder, name);
    return path;
}

UNUSED static int sample_begin(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR");
    snprintf(sample_folder, sizeof sample_folder, "%s/ipdb-store-XXXXXX", base && *base ? base : "/tmp");
    setenv("SOURCE_DATE_EPOCH", "1704443400", 1);
    return mkdtemp(sample_folder) ? 0 : -1;
}

UNUSED static int sample_end(void **state)
{
    (void)state;
    static const char *const left[] = {"a.db", "b.db", "a.db-wal", "a.db-shm", "a.db-journal", "link.db", "note.db", "empty.db"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        remove(sample_path(left[i]));
    rmdir(sample_path("folder.db"));
    return rmdir(sample_folder);
}

static const struct region sample_regions[] = {
    {STR_INIT("000000"), STR_INIT("中国"), STR_INIT(""), STR_INIT("China"), STR_INIT("CN"), STR_INIT(""), NONE, REGION_COUNTRY},
    {STR_INIT("130000"), STR_INIT("河北省"), STR_INIT("河北"), STR_INIT("Hebei"), STR_INIT("CN-HE"), STR_INIT("冀"), 0,
     REGION_PROVINCE},
    {STR_INIT("130300"), STR_INIT("秦皇岛市"), STR_INIT("秦皇岛"), STR_INIT("Qinhuangdao"), STR_INIT(""), STR_INIT(""), 1,
     REGION_PREFECTURE},
    {STR_INIT("420000"), STR_INIT("湖北省"), STR_INIT("湖北"), STR_INIT("Hubei"), STR_INIT("CN-HB"), STR_INIT("鄂"), 0,
     REGION_PROVINCE},
};
static const struct str sample_names[] = {STR_INIT("知识产权质押融资额"), STR_INIT("质押登记金额")};
static const struct indicator sample_indicators[] = {
    {STR_INIT("pledge_financing"), STR_INIT("知识产权质押融资额"), STR_INIT("IP pledge financing"), STR_INIT("utilization"),
     STR_INIT(""), STR_INIT("元"), STR_INIT(""), STR_INIT(""), STR_INIT(""), NATURE_FLOW, sample_names, 2},
    {STR_INIT("patent_grants"), STR_INIT("专利授权量"), STR_INIT("Patents granted"), STR_INIT("creation"), STR_INIT("all kinds"),
     STR_INIT("件"), STR_INIT(""), STR_INIT(""), STR_INIT(""), NATURE_FLOW, NULL, 0},
};
static const struct unit sample_units[] = {{STR_INIT("元"), DIMENSION_MONEY, 0, 0},
                                           {STR_INIT("个"), DIMENSION_THING | DIMENSION_BODY, 0, 0}};
static const size_t sample_members[] = {1, 3};
static const struct region_group sample_groups[] = {{STR_INIT("冀鄂"), STR_INIT("Hebei and Hubei"), sample_members, 2}};

UNUSED static enum ipdb_status sample_dictionary(struct store *store, struct str version, struct err *err)
{
    const struct region *regions[4] = {&sample_regions[0], &sample_regions[1], &sample_regions[2], &sample_regions[3]};
    const struct indicator *indicators[2] = {&sample_indicators[0], &sample_indicators[1]};
    const struct unit *units[2] = {&sample_units[0], &sample_units[1]};
    const struct region_group *groups[1] = {&sample_groups[0]};
    struct dictionary d = {version, indicators, 2, regions, 4, groups, 1, units, 2};
    return store_put_dictionary(store, &d, err);
}

/* A bulletin made by hand. */
struct sample {
    struct document doc;
    struct extraction x;
};

UNUSED static void sample_make(struct sample *s, const char *key, const char *text)
{
    *s = (struct sample){.doc = {.key = str_of(key),
                                 .path = str_of(key),
                                 .text = str_of(text),
                                 .media_type = STR("text/plain"),
                                 .charset = STR("UTF-8"),
                                 .source_bytes = strlen(text)}};
    digest_sha256(s->doc.text, s->doc.sha256);
    size_t begin = 0;
    for (size_t line = 1; begin < s->doc.text.len; line++) {
        size_t end = str_find(s->doc.text, STR("\n"), begin);
        end = end == SIZE_MAX ? s->doc.text.len : end;
        struct block *b = VEC_PUSH(&s->doc.blocks);
        *b = (struct block){BLOCK_PARAGRAPH, 0, begin, end, line};
        begin = end + 1;
    }
}

/* A fact about `region` that stands where `quote` does, in the block that holds it. */
UNUSED static struct fact *sample_fact(struct sample *s, const char *region, const char *code, const char *quote,
                                       struct decimal value)
{
    struct fact *f = VEC_PUSH(&s->x.facts);
    size_t begin = str_find(s->doc.text, str_of(quote), 0);
    assert_true(begin != SIZE_MAX);
    *f = (struct fact){.region = str_of(region),
                       .region_code = str_of(code),
                       .year = 2023,
                       .period = period_year(2023),
                       .indicator = STR("pledge_financing"),
                       .value = value,
                       .unit = STR("元"),
                       .confidence = 900,
                       .grounds = STR("level"),
                       .begin = begin,
                       .end = begin + strlen(quote)};
    while (s->doc.blocks.at[f->block].end < f->end)
        f->block++;
    while (s->x.sentences.len <= f->block) { /* each line is a sentence */
        const struct block *b = &s->doc.blocks.at[s->x.sentences.len];
        struct sentence *sentence = VEC_PUSH(&s->x.sentences);
        *sentence = (struct sentence){s->x.sentences.len - 1, b->begin, b->end};
    }
    f->sentence_begin = s->doc.blocks.at[f->block].begin;
    f->sentence_end = s->doc.blocks.at[f->block].end;
    s->x.numerals++;
    s->x.accounted++;
    return f;
}

UNUSED static void sample_free(struct sample *s)
{
    extraction_fini(&s->x);
    document_fini(&s->doc);
}

UNUSED static enum ipdb_status sample_put(struct store *store, const struct sample *s, enum store_outcome *outcome, struct err *err)
{
    return store_put_document(store, &s->doc, &s->x, STR("0.1.0"), STR("1-test"), outcome, err);
}

/* The one cell of a SELECT, in static memory; "(null)" for an absent one. Fails the case when the SELECT fails. */
UNUSED static const char *sample_ask(struct store *store, const char *sql)
{
    static char text[4096];
    struct statement statement = {.sql = str_of(sql)};
    struct rowset set = {0};
    struct err err = {0};
    if (store_select(store, &statement, 1000, &set, &err) != IPDB_OK)
        print_error("%s\n", err.message);
    assert_int_equal(err.status, IPDB_OK);
    assert_int_equal(set.rows.len, 1);
    struct str cell = set.rows.at[0].cells[0];
    snprintf(text, sizeof text, "%.*s", cell.ptr ? (int)cell.len : 6, cell.ptr ? cell.ptr : "(null)");
    rowset_fini(&set);
    return text;
}

/* A database with the dictionary in it. */
UNUSED static struct store *sample_open(const char *name)
{
    struct store *store = NULL;
    struct err err = {0};
    enum ipdb_status status = store_open(sample_path(name), STORE_WRITE, &store, &err);
    if (status == IPDB_OK)
        status = sample_dictionary(store, STR("1-test"), &err);
    if (status != IPDB_OK)
        print_error("%s\n", err.message);
    assert_int_equal(status, IPDB_OK);
    return store;
}

UNUSED static void sample_close(struct store *store)
{
    struct err err = {0};
    assert_int_equal(store_close(store, &err), IPDB_OK);
}

/* SHA-256 of a file of the folder. */
UNUSED static void sample_digest(const char *name, char out[DIGEST_TEXT])
{
    struct buf bytes = {0};
    struct err err = {0};
    assert_int_equal(file_read(sample_path(name), 64 << 20, &bytes, &err), IPDB_OK);
    digest_sha256(buf_str(&bytes), out);
    buf_fini(&bytes);
}

/* Runs SQL with SQLite itself, as another program would. */
UNUSED static void sample_run(const char *name, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(sample_path(name), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

#endif
