/* Where a catalogue comes from. Without files of the user's it is a constant of the program, so that opening it costs nothing:
 *
 *     catalog_open(&cat, NULL, 0, …)     catalog_image, made by tools/image
 *     catalog_open(&cat, files, 1, …)    the YAML files that the image was made of, and files[0]
 */
#include "catalog/parts.h"

enum ipdb_status catalog_open(struct catalog **out, const struct catalog_file *files, size_t file_count, struct err *err)
{
    if (file_count > 0)
        return catalog_read(out, files, file_count, err);
    *out = (struct catalog *)&catalog_image;
    return IPDB_OK;
}
