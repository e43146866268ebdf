/* Which sentences are found, and in which order: BM25 over sentences (k1 = 1.2, b = 0.75, length in bytes; how rare a word is, is counted among all
 * sentences searched, whatever the filters), times HEADING, FIGURES and HEADED. Equal ones stand in order of key, version and place.
 *
 *     质押融资   in 2 of 1000 sentences → idf 6.0;   once in a sentence of average length → 6.0, with a figure → 9.0
 */
#include "search/search_parts.h"

#include <math.h>
#include <stdlib.h>

#include "text/utf8.h"

#define K1      1.2
#define B       0.75
#define HEADING 0.5 /* says what the next sentences are about, not how much */
#define FIGURES 1.5 /* it is figures that one looks for here */
#define HEADED  1.2 /* the section is about it */

#define NO_BULLETIN UINT32_MAX

enum ipdb_status search_begin(struct search *search, const struct search_request *request, struct rowset *out, struct err *err)
{
    search->request = request;
    search->out = out;
    search->figures_of = SIZE_MAX;
    return search_words_read(request->text, &search->arena, &search->words, err);
}

void search_fini(struct search *search)
{
    VEC_FINI(&search->bulletins);
    VEC_FINI(&search->hits);
    buf_fini(&search->figures);
    buf_fini(&search->facts);
    buf_fini(&search->doubtful);
    buf_fini(&search->decided);
    arena_fini(&search->sentence);
    arena_fini(&search->arena);
}

static enum ipdb_status add_bind(struct statement *out, struct bind bind, struct err *err)
{
    struct bind *b = VEC_PUSH(&out->binds);
    if (!b)
        return err_nomem(err);
    *b = bind;
    return IPDB_OK;
}

enum ipdb_status search_sources(struct search *search, struct statement *out, struct err *err)
{
    struct str pattern = search->request->documents;
    out->sql = STR("SELECT source_id, current, key LIKE ?1 ESCAPE '\\', region_code, title, published_on\n"
                   "FROM source ORDER BY key, version");
    return add_bind(out, (struct bind){BIND_TEXT, pattern.len ? pattern : STR("%"), 0}, err);
}

enum ipdb_status search_passages(struct search *search, struct statement *out, struct err *err)
{
    (void)search, (void)err;
    out->sql = STR("SELECT passage_id, source_id, begin_byte, kind = 'heading', heading_path, text\n"
                   "FROM passage ORDER BY passage_id");
    return IPDB_OK;
}

enum ipdb_status search_about(struct search *search, const char *before, size_t from, const char *behind, struct statement *out,
                              struct err *err)
{
    struct buf sql = {0};
    enum ipdb_status status = IPDB_OK;
    buf_add(&sql, str_of(before));
    for (size_t i = from; status == IPDB_OK && i < search->hits.len && i < from + SEARCH_CHUNK; i++) {
        status = add_bind(out, (struct bind){BIND_INT, {NULL, 0}, search->hits.at[i].passage}, err);
        buf_add(&sql, i > from ? STR(",?") : STR(" IN (?")); /* numbered, SQLite would look for each among all */
    }
    buf_printf(&sql, ")%s", behind);
    out->sql = sql.failed ? (struct str){NULL, 0} : arena_str(&search->arena, buf_str(&sql));
    buf_fini(&sql);
    return status == IPDB_OK && !out->sql.ptr ? err_nomem(err) : status;
}

static bool asks_about_figures(const struct search_request *request)
{
    return request->region != NONE || request->year;
}

enum ipdb_status search_facts(struct search *search, size_t from, struct statement *out, struct err *err)
{
    const char *select =
        asks_about_figures(search->request)
            ? "SELECT passage_id, region_code, year, decided FROM observation\nWHERE passage_id"
            : "SELECT DISTINCT passage_id, NULL, NULL, '' FROM observation\nWHERE passage_id"; /* the index is enough */
    return search_about(search, select, from, "", out, err);
}

/* 2 of 2, ２, 二; 10 of what is no digit. */
static unsigned digit_of(uint32_t c)
{
    static const struct str han = STR_INIT("〇一二三四五六七八九");
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 0xFF10 && c <= 0xFF19)
        return c - 0xFF10;
    if (c == 0x25CB || c == 0x96F6) /* ○ 零 */
        return 0;
    for (size_t at = 0, digit = 0; at < han.len; digit++)
        if (utf8_next(han, &at) == c)
            return (unsigned)digit;
    return 10;
}

/* Whether the text names years (four digits from 1900 to 2099) and `year` among them. */
static bool names_year(struct str text, int year, bool *any)
{
    size_t digits = 0;
    bool found = false;
    *any = false;
    for (size_t at = 0, number = 0; at <= text.len;) {
        unsigned digit = at < text.len ? digit_of(utf8_next(text, &at)) : (at++, 10u);
        if (digit < 10) {
            number = digits++ < 4 ? number * 10 + digit : number;
            continue;
        }
        if (digits == 4 && number >= 1900 && number < 2100) {
            *any = true;
            found = found || number == (size_t)year;
        }
        digits = number = 0;
    }
    return found;
}

/* The year in its title, else that of its publication. */
static bool is_of_year(struct str title, struct str published, int year)
{
    bool any = false, found = names_year(title, year, &any);
    return any ? found : names_year(str_slice(published, 0, 4), year, &any);
}

static bool is_of_place(const struct search *search, struct str code)
{
    const struct search_request *r = search->request;
    size_t region = r->region == NONE || !code.len ? NONE : catalog_region_by_code(r->catalog, code);
    return region != NONE && catalog_region_within(r->catalog, region, r->region);
}

bool search_source(void *context, const struct bind *cells)
{
    struct search *search = context;
    struct search_bulletin *b = VEC_PUSH(&search->bulletins);
    if (b)
        *b = (struct search_bulletin){
            .source = cells[0].number,
            .searched = cells[1].number == 1 || search->request->all_versions,
            .named = cells[2].number == 1,
            .of_place = is_of_place(search, cells[3].text),
            .of_year = search->request->year && is_of_year(cells[4].text, cells[5].text, search->request->year),
        };
    return b != NULL;
}

struct by_id {
    int64_t source;
    uint32_t index;
};

static int compare_ids(const void *a, const void *b)
{
    const struct by_id *x = a, *y = b;
    return (x->source > y->source) - (x->source < y->source);
}

/* Bulletins are kept by key and looked up by id. */
static bool index_bulletins(struct search *search)
{
    size_t count = search->bulletins.len;
    struct by_id *ids = search->by_id = arena_array(&search->arena, count, sizeof *ids);
    if (!ids)
        return false;
    for (size_t i = 0; i < count; i++)
        ids[i] = (struct by_id){search->bulletins.at[i].source, (uint32_t)i};
    qsort(ids, count, sizeof *ids, compare_ids);
    return true;
}

/* Index of the bulletin, or NO_BULLETIN. One sentence after the other is of the same. */
static uint32_t find_bulletin(struct search *search, int64_t source)
{
    if (search->last < search->bulletins.len && search->bulletins.at[search->last].source == source)
        return (uint32_t)search->last;
    const struct by_id key = {source, 0};
    const struct by_id *found =
        search->bulletins.len ? bsearch(&key, search->by_id, search->bulletins.len, sizeof key, compare_ids) : NULL;
    if (found)
        search->last = found->index;
    return found ? found->index : NO_BULLETIN;
}

static bool has_all(const struct search_words *words, const unsigned char counts[SEARCH_WORDS])
{
    for (size_t i = 0; i < words->count; i++)
        if (!counts[i])
            return false;
    return true;
}

/* Whether one of the words is in the headings above; false without memory too, which the next sentence will find. */
static bool is_headed(struct search *search, struct str path)
{
    unsigned char counts[SEARCH_WORDS] = {0};
    bool any = false;
    if (!path.len || !search_words_count(&search->words, path, &search->sentence, counts))
        return false;
    for (size_t i = 0; i < search->words.count; i++)
        any = any || counts[i];
    return any;
}

static bool keep_hit(struct search *search, struct search_hit hit)
{
    search->found++;
    if (search->hits.len == SEARCH_HITS)
        return true; /* search_rank says so */
    struct search_hit *kept = VEC_PUSH(&search->hits);
    if (kept)
        *kept = hit;
    return kept != NULL;
}

bool search_passage(void *context, const struct bind *cells)
{
    struct search *search = context;
    struct str text = cells[5].text;
    struct search_hit hit = {.passage = cells[0].number, .begin = (uint32_t)cells[2].number, .length = (uint32_t)text.len};
    arena_reset(&search->sentence);
    if ((!search->by_id && !index_bulletins(search)) || !search_words_count(&search->words, text, &search->sentence, hit.counts))
        return false;
    hit.bulletin = find_bulletin(search, cells[1].number);
    if (hit.bulletin == NO_BULLETIN)
        return true;
    const struct search_bulletin *b = &search->bulletins.at[hit.bulletin];
    bool all = has_all(&search->words, hit.counts);
    search->older += all && !b->searched;
    search->outside += all && b->searched && !b->named;
    if (!b->searched)
        return true;
    search->sentences++;
    search->bytes += text.len;
    for (size_t i = 0; i < search->words.count; i++)
        search->frequency[i] += hit.counts[i] > 0;
    if (!all || !b->named)
        return true;
    hit.heading = cells[3].number == 1;
    hit.headed = is_headed(search, cells[4].text);
    return keep_hit(search, hit);
}

static int compare_passages(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;
    return (x->passage > y->passage) - (x->passage < y->passage);
}

/* Before search_rank the hits are in order of their passages. */
bool search_fact(void *context, const struct bind *cells)
{
    struct search *search = context;
    const struct search_hit key = {.passage = cells[0].number};
    struct search_hit *hit =
        search->hits.len ? bsearch(&key, search->hits.at, search->hits.len, sizeof key, compare_passages) : NULL;
    if (!hit)
        return true;
    hit->figures = true;
    if (str_eq(cells[3].text, STR("reject")))
        return true;
    hit->dated = hit->dated || cells[2].kind == BIND_INT;
    hit->of_place = hit->of_place || is_of_place(search, cells[1].text);
    hit->of_year = hit->of_year || (cells[2].kind == BIND_INT && cells[2].number == search->request->year);
    return true;
}

static bool passes(const struct search *search, const struct search_hit *hit)
{
    const struct search_bulletin *b = &search->bulletins.at[hit->bulletin];
    bool place = search->request->region == NONE || b->of_place || hit->of_place;
    bool year = !search->request->year || hit->of_year || (!hit->dated && b->of_year);
    return place && year;
}

static double score(const struct search *search, const struct search_hit *hit)
{
    double total = (double)search->sentences, average = (double)search->bytes / total, sum = 0;
    double length = K1 * (1 - B + B * (double)hit->length / average);
    for (size_t i = 0; i < search->words.count; i++) {
        double with = (double)search->frequency[i], count = hit->counts[i];
        sum += log(1 + (total - with + 0.5) / (with + 0.5)) * count * (K1 + 1) / (count + length);
    }
    return sum * (hit->heading ? HEADING : 1) * (hit->figures ? FIGURES : 1) * (hit->headed ? HEADED : 1);
}

static int compare_hits(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->bulletin != y->bulletin)
        return x->bulletin > y->bulletin ? 1 : -1;
    return (x->begin > y->begin) - (x->begin < y->begin);
}

enum ipdb_status search_rank(struct search *search, struct err *err)
{
    size_t kept = 0;
    if (search->found > search->hits.len)
        return err_set(err, IPDB_LIMIT, "more than %zu sentences have these words; add a word, or name bulletins with --doc",
                       search->hits.len);
    for (size_t i = 0; i < search->hits.len; i++) {
        struct search_hit *hit = &search->hits.at[i];
        if (!passes(search, hit))
            continue;
        hit->score = score(search, hit);
        search->hits.at[kept++] = *hit;
    }
    search->outside += search->hits.len - kept;
    search->found = kept;
    if (kept)
        qsort(search->hits.at, kept, sizeof *search->hits.at, compare_hits);
    search->hits.len = kept < search->request->limit ? kept : search->request->limit;
    return IPDB_OK;
}
