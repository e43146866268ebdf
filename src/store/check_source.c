/* One bulletin after the other: its row, its text, its sentences and asides. Facts are in check_fact.c.
 *
 *     text_offset 3, text "河北省…"  →  SHA-256 of EF BB BF "河北省…" must be source.sha256
 *     passage [0, 45)                →  the first 45 bytes of the text, which end with a character
 */
#include "store/check_parts.h"

#include "base/digest.h"
#include "base/file.h"
#include "text/utf8.h"

#define MARK  "\xEF\xBB\xBF"
#define TRIES 62 /* rows that are skipped behind damage: 1, 2, 4 … */

/* Columns of source_sql. */
enum {
    AT_KEY,
    AT_VERSION,
    AT_CURRENT,
    AT_TITLE,
    AT_TITLE_ORIGIN,
    AT_PUBLISHED,
    AT_PATH,
    AT_MEDIA,
    AT_CHARSET,
    AT_SHA256,
    AT_BYTES,
    AT_OFFSET,
    AT_TEXT,
    AT_INGESTED,
    AT_NUMERALS,
    AT_ACCOUNTED,
    AT_REGION_CODE,
    AT_REGION_NAME,
    AT_REGION_EXPECTED,
    AT_REGIONS_SO_NAMED,
    AT_DICTIONARY
};
static const char source_sql[] =
    "SELECT s.key, s.version, s.current, s.title, s.title_origin, s.published_on, s.path, s.media_type, s.charset, s.sha256, "
    "s.byte_count, s.text_offset, s.text, s.ingested_at, s.numerals, s.accounted, s.region_code, s.region_name, r.name_zh, "
    "(SELECT count(*) FROM region n WHERE n.name_zh = s.region_name), "
    "NOT EXISTS (SELECT 1 FROM indicator i WHERE i.catalog_version <> s.catalog_version) "
    "FROM source s NOT INDEXED LEFT JOIN region r ON r.region_code = s.region_code WHERE s.source_id = ?1";

static enum ipdb_status tell(struct checking *c, const struct check_source *s, enum check_problem problem, struct str found,
                             struct str expected, struct err *err)
{
    struct check_finding finding = {problem,        .table = STR("source"), .row = s->id, .place = check_place(c, s, 0),
                                    .found = found, .expected = expected};
    return check_tell(c, &finding, err);
}

static enum ipdb_status check_text(struct checking *c, const struct check_source *s, const struct call *call, struct err *err)
{
    char hash[DIGEST_TEXT];
    int64_t offset = call_column_number(call, AT_OFFSET), bytes = call_column_number(call, AT_BYTES);
    struct buf whole = {0};
    if (offset != 0 && offset != sizeof MARK - 1)
        return tell(c, s, CHECK_SIZE, check_found(c, offset), STR("0 / 3"), err);
    if (bytes != offset + (int64_t)s->text.len) {
        enum ipdb_status status =
            tell(c, s, CHECK_SIZE, check_found(c, bytes), check_expected(c, offset + (int64_t)s->text.len), err);
        if (status != IPDB_OK)
            return status;
    }
    if (offset) {
        buf_add(&whole, STR(MARK));
        buf_add(&whole, s->text);
    }
    bool failed = whole.failed;
    if (!failed)
        digest_sha256(offset ? buf_str(&whole) : s->text, hash);
    buf_fini(&whole);
    if (failed)
        return err_nomem(err);
    return str_eq(str_of(hash), s->sha256) ? IPDB_OK : tell(c, s, CHECK_HASH, str_of(hash), s->sha256, err);
}

/* The name of a file gives the key; standard input is called stdin. */
static bool key_fits(struct str key, struct str path)
{
    struct str stem = file_stem(path);
    return str_eq(key, str_eq(path, STR("-")) ? STR("stdin") : stem.len ? stem : path);
}

static enum ipdb_status check_metadata(struct checking *c, const struct check_source *s, const struct call *call, struct err *err)
{
    struct str media = call_column(call, AT_MEDIA), charset = call_column(call, AT_CHARSET), path = call_column(call, AT_PATH);
    struct str ingested = call_column(call, AT_INGESTED), title = call_column(call, AT_TITLE);
    struct date day;
    enum ipdb_status status = IPDB_OK;
    if (!str_eq(media, STR("text/plain")) || !str_eq(charset, STR("UTF-8")))
        status = tell(c, s, CHECK_MEDIA, str_eq(media, STR("text/plain")) ? charset : media, STR("text/plain, UTF-8"), err);
    if (status == IPDB_OK && !key_fits(s->key, path))
        status = tell(c, s, CHECK_KEY, s->key, path, err);
    if (status == IPDB_OK && !check_is_time(ingested))
        status = tell(c, s, CHECK_TIME, ingested, (struct str){0}, err);
    if (status == IPDB_OK && s->published.ptr && !(date_parse(s->published, &day) && date_valid(day)))
        status = tell(c, s, CHECK_TIME, s->published, (struct str){0}, err);
    if (status == IPDB_OK && str_eq(call_column(call, AT_TITLE_ORIGIN), STR("inferred")) && !str_contains(s->text, title))
        status = tell(c, s, CHECK_TITLE, title, (struct str){0}, err);
    return status;
}

static enum ipdb_status check_own_region(struct checking *c, const struct check_source *s, const struct call *call, struct err *err)
{
    struct str name = call_column(call, AT_REGION_NAME), expected = call_column(call, AT_REGION_EXPECTED);
    bool coded = call_column(call, AT_REGION_CODE).ptr && expected.ptr; /* a code that is none is a reference into nothing */
    if (s->dictionary && !call_column(call, AT_REGION_CODE).ptr && call_column_number(call, AT_REGIONS_SO_NAMED) == 1)
        return tell(c, s, CHECK_REGION, STR(""), name, err);
    if (!s->dictionary || !coded || str_eq(name, expected))
        return IPDB_OK;
    return tell(c, s, CHECK_REGION, name, expected, err);
}

static bool at_character(struct str text, int64_t at)
{
    return (size_t)at == text.len || ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
}

enum ipdb_status check_quote(struct checking *c, const struct check_source *s, struct str quote, const struct check_finding *at,
                             struct err *err)
{
    struct check_finding finding = *at;
    if (at->begin < 0 || at->end <= at->begin || (uint64_t)at->end > s->text.len) {
        finding.problem = CHECK_SPAN;
        finding.expected = check_expected(c, (int64_t)s->text.len);
        return check_tell(c, &finding, err);
    }
    struct str there = str_slice(s->text, (size_t)at->begin, (size_t)at->end);
    if (s->readable && !(at_character(s->text, at->begin) && at_character(s->text, at->end))) {
        finding.problem = CHECK_SPAN;
        return check_tell(c, &finding, err);
    }
    if (str_eq(there, quote))
        return IPDB_OK;
    finding.problem = CHECK_QUOTE;
    finding.found = quote;
    finding.expected = there;
    return check_tell(c, &finding, err);
}

/* Each heading of the path stands in the text before the sentence. */
static bool path_fits(struct str text, struct str path, size_t before)
{
    struct str above = str_slice(text, 0, before), mark = STR(" > ");
    for (size_t at = 0; at < path.len;) {
        size_t end = str_find(path, mark, at);
        if (!str_contains(above, str_slice(path, at, end)))
            return false;
        at = end == SIZE_MAX ? path.len : end + mark.len;
    }
    return true;
}

static enum ipdb_status check_passage(struct checking *c, const struct check_source *s, const struct call *call, int64_t *last,
                                      struct buf *path, struct err *err)
{
    struct check_finding at = {.table = STR("passage"),
                               .row = call_column_number(call, 0),
                               .place = check_place(c, s, 0),
                               .begin = call_column_number(call, 1),
                               .end = call_column_number(call, 2)};
    struct str headings = call_column(call, 4);
    enum ipdb_status status = check_quote(c, s, call_column(call, 3), &at, err);
    if (status == IPDB_OK && at.begin < *last) {
        at.problem = CHECK_ORDER;
        at.expected = check_expected(c, *last);
        status = check_tell(c, &at, err);
    }
    if (status == IPDB_OK && !str_eq(headings, buf_str(path)) && !path_fits(s->text, headings, (size_t)at.begin)) {
        at.problem = CHECK_HEADING;
        at.found = headings;
        at.expected = (struct str){0};
        status = check_tell(c, &at, err);
    }
    *last = at.end;
    buf_clear(path);
    buf_add(path, headings);
    c->counts->passages++;
    return path->failed && status == IPDB_OK ? err_nomem(err) : status;
}

static enum ipdb_status check_passages(struct checking *c, const struct check_source *s, struct err *err)
{
    bool row = false;
    int64_t last = 0;
    struct buf path = {0}; /* of the sentence before: most have the same */
    enum ipdb_status status = IPDB_OK;
    struct call call = call_once(c->store, "SELECT passage_id, begin_byte, end_byte, text, heading_path FROM passage "
                                           "WHERE source_id = ?1 ORDER BY begin_byte, end_byte");
    call_number(&call, s->id);
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row)
        status = check_passage(c, s, &call, &last, &path, err);
    call_end(&call);
    buf_fini(&path);
    return check_absorb(c, status, "passage", check_place(c, s, 0), err);
}

static enum ipdb_status add_span(check_spans *spans, const struct check_finding *at, struct err *err)
{
    struct check_span *span = VEC_PUSH(spans);
    if (!span)
        return err_nomem(err);
    *span = (struct check_span){at->begin, at->end};
    return IPDB_OK;
}

enum ipdb_status check_asides(struct checking *c, struct check_source *s, struct err *err)
{
    bool row = false;
    enum ipdb_status status = IPDB_OK;
    struct call call = call_once(
        c->store, "SELECT aside_id, begin_byte, end_byte, quote FROM aside WHERE source_id = ?1 ORDER BY begin_byte, aside_id");
    call_number(&call, s->id);
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct check_finding at = {.table = STR("aside"),
                                   .row = call_column_number(&call, 0),
                                   .place = check_place(c, s, 0),
                                   .begin = call_column_number(&call, 1),
                                   .end = call_column_number(&call, 2)};
        status = check_quote(c, s, call_column(&call, 3), &at, err);
        if (status == IPDB_OK)
            status = add_span(&s->asides, &at, err);
        c->counts->asides++;
    }
    call_end(&call);
    return check_absorb(c, status, "aside", check_place(c, s, 0), err);
}

static enum ipdb_status check_account(struct checking *c, const struct check_source *s, const struct call *call, struct err *err)
{
    int64_t numerals = 0, accounted = 0, told = call_column_number(call, AT_NUMERALS),
            within = call_column_number(call, AT_ACCOUNTED);
    enum ipdb_status status = check_numerals(s, &numerals, &accounted, err);
    if (status == IPDB_OK && numerals != told)
        status = tell(c, s, CHECK_NUMERALS, check_found(c, told), check_expected(c, numerals), err);
    if (status == IPDB_OK && accounted != within)
        status = tell(c, s, CHECK_ACCOUNTED, check_found(c, within), check_expected(c, accounted), err);
    return status;
}

static enum ipdb_status check_contents(struct checking *c, struct check_source *s, const struct call *call, struct err *err)
{
    size_t invalid = utf8_invalid(s->text), before = c->counts->findings;
    enum ipdb_status status = check_text(c, s, call, err);
    s->readable = invalid == SIZE_MAX;
    if (status == IPDB_OK && !s->readable)
        status = tell(c, s, CHECK_UTF8, check_found(c, (int64_t)invalid), (struct str){0}, err);
    bool sound = c->counts->findings == before; /* the text is what was read */
    if (status == IPDB_OK)
        status = check_metadata(c, s, call, err);
    if (status == IPDB_OK)
        status = check_own_region(c, s, call, err);
    if (status == IPDB_OK)
        status = check_passages(c, s, err);
    if (status == IPDB_OK)
        status = check_facts(c, s, err);
    if (status == IPDB_OK)
        status = check_asides(c, s, err);
    return status == IPDB_OK && sound ? check_account(c, s, call, err) : status;
}

static enum ipdb_status check_one(struct checking *c, int64_t id, struct err *err)
{
    struct check_source s = {.id = id, .current = 1};
    bool row = false;
    struct call call = call_once(c->store, source_sql);
    call_number(&call, id);
    enum ipdb_status status = call_row(&call, &row, err);
    if (status == IPDB_OK && row) {
        s.key = call_column(&call, AT_KEY);
        s.version = call_column_number(&call, AT_VERSION);
        s.current = call_column_number(&call, AT_CURRENT);
        s.published = call_column(&call, AT_PUBLISHED);
        s.sha256 = call_column(&call, AT_SHA256);
        s.text = call_column(&call, AT_TEXT);
        s.dictionary = call_column_number(&call, AT_DICTIONARY) != 0;
        status = check_contents(c, &s, &call, err);
        c->counts->bulletins++;
    }
    call_end(&call);
    VEC_FINI(&s.facts);
    VEC_FINI(&s.asides);
    if (status == IPDB_OK || row)
        return status;
    buf_clear(&c->found);
    buf_printf(&c->found, "source %lld", (long long)id);
    return check_absorb(c, status, "source", buf_str(&c->found), err);
}

/* The first row behind `after`. */
static enum ipdb_status next_source(struct checking *c, int64_t after, int64_t *id, bool *more, struct err *err)
{
    struct call call =
        call_once(c->store, "SELECT source_id FROM source NOT INDEXED WHERE source_id > ?1 ORDER BY source_id LIMIT 1");
    call_number(&call, after);
    enum ipdb_status status = call_row(&call, more, err);
    if (status == IPDB_OK && *more)
        *id = call_column_number(&call, 0);
    call_end(&call);
    return status;
}

enum ipdb_status check_sources(struct checking *c, struct err *err)
{
    int64_t at = INT64_MIN, skip = 1, known = 0; /* `known`: the last row that could be found */
    bool more = true, damaged = false;
    for (int tries = 0; more && tries < TRIES;) {
        enum ipdb_status status = next_source(c, at, &at, &more, err);
        if (status == IPDB_OK && more) {
            known = at;
            skip = 1;
            damaged = false;
            status = check_one(c, at, err);
        } else if (status != IPDB_OK) {
            status = damaged ? IPDB_OK : check_absorb(c, status, "source", (struct str){0}, err);
            damaged = true; /* a page is damaged: what lies behind it is still found */
            at = known + skip;
            skip *= 2;
            tries++;
        }
        if (status != IPDB_OK)
            return status;
    }
    return IPDB_OK;
}
