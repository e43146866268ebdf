/* ipdb_schema_image: what the migrations make, applied to a database in memory, as C on standard output.
 *
 *     {{S(0, 5), S(5, 10), S(15, 6), S(21, 46)}},     index region_name on region, with its SQL
 */
#include <stdio.h>

#include "image.h"
#include "schema/embedded.h"
#include "store/migrate.h"

static int migrate(sqlite3 *db)
{
    int rc = SQLITE_OK;
    size_t count;
    const struct embedded *all = embedded_all(&count);
    for (size_t i = 0; i < count && rc == SQLITE_OK; i++)
        if (str_starts(str_of(all[i].name), STR("migrations/")))
            rc = sqlite3_exec(db, (const char *)all[i].bytes, NULL, NULL, NULL);
    return rc;
}

static int write_objects(struct image *image, sqlite3 *db)
{
    sqlite3_stmt *stmt = NULL;
    size_t count = 0;
    int rc = sqlite3_prepare_v2(db, SCHEMA_OBJECTS_SQL, -1, &stmt, NULL);
    buf_add(&image->code, STR("static const struct schema_object objects[] = {\n"));
    for (; rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW; count++) {
        buf_add(&image->code, STR("{{"));
        for (int i = 0; i < OBJECT_COLUMNS; i++)
            image_str(image, str_of((const char *)sqlite3_column_text(stmt, i)));
        buf_add(&image->code, STR("}},\n"));
    }
    buf_printf(&image->code, "};\nconst struct schema schema_image = {objects, %zu};\n", count);
    return rc == SQLITE_OK ? sqlite3_finalize(stmt) : rc;
}

int main(void)
{
    struct image image = {0};
    sqlite3 *db = NULL;
    int rc = sqlite3_open(":memory:", &db);
    if (rc == SQLITE_OK)
        rc = migrate(db);
    if (rc == SQLITE_OK)
        rc = write_objects(&image, db);
    bool ok = rc == SQLITE_OK && image_write(&image, "store/migrate.h");
    if (!ok)
        fprintf(stderr, "ipdb_schema_image: %s\n", db ? sqlite3_errmsg(db) : "no memory");
    sqlite3_close(db);
    image_fini(&image);
    return ok ? 0 : 1;
}
