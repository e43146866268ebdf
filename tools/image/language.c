/* ipdb_language_image catalog|lexicon: the built-in catalogue, or the words of the query language, as C on standard output. */
#include "language.h"

#include <stdio.h>

static bool write_image(const struct catalog *cat, struct str what, struct err *err)
{
    struct image image = {0};
    struct lexicon lexicon;
    bool ok = true, catalog = str_eq(what, STR("catalog"));
    if (catalog)
        write_catalog(&image, cat);
    else if ((ok = vocabulary_collect(cat, &image.arena, &lexicon, err) == IPDB_OK))
        write_lexicon(&image, &lexicon);
    ok = ok && image_write(&image, catalog ? "catalog/parts.h" : "query/vocabulary.h");
    image_fini(&image);
    return ok;
}

int main(int argc, char **argv)
{
    struct catalog *cat = NULL;
    struct err err = {0};
    bool ok = argc == 2 && catalog_read(&cat, NULL, 0, &err) == IPDB_OK && write_image(cat, str_of(argv[1]), &err);
    catalog_close(cat);
    if (!ok)
        fprintf(stderr, "ipdb_language_image: %s\n", err.message[0] ? err.message : "usage: ipdb_language_image catalog|lexicon");
    return ok ? 0 : 1;
}
