/* An answer as a table: columns first, then rows with one cell a column. */
#include "model/rowset.h"

void rowset_fini(struct rowset *set)
{
    VEC_FINI(&set->columns);
    VEC_FINI(&set->rows);
    VEC_FINI(&set->notes);
    for (size_t i = 0; i < set->charts.len; i++)
        VEC_FINI(&set->charts.at[i].marks);
    VEC_FINI(&set->charts);
    VEC_FINI(&set->citations);
    arena_fini(&set->arena);
    set->values = 0;
}

struct column *rowset_column(struct rowset *set, struct str name, struct str title, enum column_align align,
                             enum column_audience audience)
{
    struct column *column = VEC_PUSH(&set->columns);
    if (column)
        *column = (struct column){.name = name, .title = title, .align = align, .audience = audience};
    return column;
}

struct row *rowset_row(struct rowset *set)
{
    struct str *cells = arena_array(&set->arena, set->columns.len, sizeof *cells);
    struct row *row = cells ? VEC_PUSH(&set->rows) : NULL;
    if (row)
        row->cells = cells;
    return row;
}
