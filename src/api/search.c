/* Words become sentences, and these a printed answer:
 *
 *     "质押融资" → every sentence is looked at → the best hits → their sentences and figures → records
 */
#include "search/search.h"
#include "api/given.h"
#include "api/print.h"
#include "text/utf8.h"

enum { USUAL_LIMIT = 20, LIMIT_MOST = 100000 };

typedef enum ipdb_status make_statement(struct search *search, struct statement *out, struct err *err);
typedef enum ipdb_status make_chunk(struct search *search, size_t from, struct statement *out, struct err *err);

static enum ipdb_status scan(struct ipdb *ipdb, struct search *search, make_statement *make, store_row *row)
{
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = make(search, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = store_scan(ipdb->store, &statement, row, search, &ipdb->err);
    VEC_FINI(&statement.binds);
    return status;
}

static enum ipdb_status scan_chunks(struct ipdb *ipdb, struct search *search, make_chunk *make, store_row *row)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t from = 0; status == IPDB_OK && from < search->hits.len; from += SEARCH_CHUNK) {
        struct statement statement = {.sql = {NULL, 0}};
        status = make(search, from, &statement, &ipdb->err);
        if (status == IPDB_OK)
            status = store_scan(ipdb->store, &statement, row, search, &ipdb->err);
        VEC_FINI(&statement.binds);
    }
    return status;
}

static enum ipdb_status find(struct ipdb *ipdb, struct search *search)
{
    enum ipdb_status status = scan(ipdb, search, search_sources, search_source);
    if (status == IPDB_OK)
        status = scan(ipdb, search, search_passages, search_passage);
    ipdb->rows_read = search->sentences;
    if (status == IPDB_OK)
        status = scan_chunks(ipdb, search, search_facts, search_fact);
    if (status == IPDB_OK)
        status = search_rank(search, &ipdb->err);
    if (status == IPDB_OK)
        status = search_open_answer(search, &ipdb->err);
    if (status == IPDB_OK)
        status = scan_chunks(ipdb, search, search_sentences, search_sentence);
    if (status == IPDB_OK)
        status = scan_chunks(ipdb, search, search_figures, search_figure);
    ipdb->database_failed = status != IPDB_OK;
    return status;
}

static enum ipdb_status set_region(const struct ipdb *ipdb, const char *name, size_t *out, struct err *err)
{
    const struct region *region = NULL;
    *out = NONE;
    if (!name)
        return IPDB_OK;
    if (utf8_invalid(str_of(name)) != SIZE_MAX)
        return err_set(err, IPDB_USAGE, "the region is not in UTF-8");
    enum ipdb_status status = given_region(ipdb->catalog, str_of(name), &region, err);
    if (status == IPDB_OK)
        *out = catalog_region_by_code(ipdb->catalog, region->code);
    return status;
}

static enum ipdb_status check(struct ipdb *ipdb, const struct ipdb_search_options *options, struct arena *arena,
                              struct search_request *request)
{
    struct err *err = &ipdb->err;
    if (options->year && (options->year < 1900 || options->year > 2099))
        return err_set(err, IPDB_USAGE, "year %u: expected one from 1900 to 2099", options->year);
    if (options->limit > LIMIT_MOST)
        return err_set(err, IPDB_USAGE, "%zu sentences are more than the %d that one answer may have", options->limit, LIMIT_MOST);
    request->year = (int)options->year;
    request->limit = options->limit ? options->limit : USUAL_LIMIT;
    request->all_versions = options->all_versions;
    request->catalog = ipdb->catalog;
    enum ipdb_status status = set_region(ipdb, options->region, &request->region, err);
    return status == IPDB_OK ? given_documents(str_of(options->documents), arena, &request->documents, err) : status;
}

enum ipdb_status ipdb_search(struct ipdb *ipdb, const char *text, const struct ipdb_search_options *options,
                             const struct ipdb_output *output)
{
    enum query_language language;
    struct arena arena = {0};
    struct rowset answer = {0};
    struct search search = {.request = NULL};
    struct search_request request = {.text = str_of(text), .language = str_of(output->language ? output->language : "en")};
    request.line_each = print_format(output) == RENDER_TABLE;
    enum ipdb_status status = print_begin(ipdb, output, &language);
    if (status == IPDB_OK)
        status = check(ipdb, options, &arena, &request);
    if (status == IPDB_OK)
        status = search_begin(&search, &request, &answer, &ipdb->err);
    if (status == IPDB_OK)
        status = find(ipdb, &search);
    if (status == IPDB_OK)
        status = search_answer(&search, &ipdb->err);
    status = print_answer(ipdb, status, &answer, output);
    search_fini(&search);
    rowset_fini(&answer);
    arena_fini(&arena);
    return status;
}
