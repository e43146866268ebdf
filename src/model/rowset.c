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

bool rowset_columns(struct rowset *set, const struct column_spec *specs, size_t count, bool zh)
{
    for (size_t i = 0; i < count; i++) {
        const char *title = zh ? specs[i].zh : specs[i].en;
        struct column *column = rowset_column(set, str_of(specs[i].name), str_of(title ? title : specs[i].name),
                                              specs[i].numeric ? ALIGN_RIGHT : ALIGN_LEFT, specs[i].audience);
        if (!column)
            return false;
        column->numeric = specs[i].numeric;
    }
    return true;
}

bool rowset_note(struct rowset *set, struct str text)
{
    struct str *slot = text.ptr ? VEC_PUSH(&set->notes) : NULL;
    if (slot)
        *slot = text;
    return slot != NULL;
}

struct row *rowset_row(struct rowset *set)
{
    struct str *cells = arena_array(&set->arena, set->columns.len, sizeof *cells);
    struct row *row = cells ? VEC_PUSH(&set->rows) : NULL;
    if (row)
        row->cells = cells;
    return row;
}
