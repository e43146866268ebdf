/* "Hebie" → is 河北省 worth suggesting? One look into the database for each name. */
#include "api/known.h"

static bool has_rows(struct ipdb *ipdb, const char *sql, struct str code)
{
    struct bind bind = {BIND_TEXT, code, 0};
    struct statement statement = {.sql = str_of(sql), .binds = {&bind, 1, 1}};
    struct rowset rows = {0};
    struct err unused;
    bool found = store_select(ipdb->store, &statement, 1, &rows, &unused) == IPDB_OK && rows.rows.len > 0;
    rowset_fini(&rows);
    return found;
}

static bool has_indicator(void *context, struct str code)
{
    return has_rows(context, "SELECT 1 FROM observation WHERE indicator_code = ?1 LIMIT 1", code);
}

static bool has_region(void *context, struct str code)
{
    return has_rows(context, "SELECT 1 FROM observation WHERE region_code = ?1 LIMIT 1", code);
}

struct query_data known_data(struct ipdb *ipdb)
{
    return (struct query_data){has_indicator, has_region, ipdb};
}
