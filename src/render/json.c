/* JSON for machines: {"rows": [{"region": "Hebei", "value": 14500000000, …}], "notes": ["…"]}, and as lines, one object a row:
 *
 *     {"region": "Hebei", "value": 14500000000, …}
 *     {"region": "Hubei", "value": 12716000000, …}
 *
 * A number goes unquoted when every reader takes it exactly: at most 15 significant digits. Longer ones are strings. Absent cells are null.
 */
#include "render/formats.h"

enum { SAFE_DIGITS = 15 };

static bool is_safe_number(struct str s)
{
    size_t digits = 0, at = s.len && s.ptr[0] == '-' ? 1 : 0;
    if (!is_plain_number(s) || s.ptr[0] == '+' || s.len > SAFE_DIGITS + 2)
        return false;
    if (at + 1 < s.len && s.ptr[at] == '0' && s.ptr[at + 1] != '.')
        return false; /* a code such as 007 */
    for (size_t i = 0; i < s.len; i++)
        digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
    return digits <= SAFE_DIGITS;
}

static void add_cell(const struct column *column, struct str cell, struct buf *out)
{
    if (!cell.ptr)
        buf_add(out, STR("null"));
    else if (column->numeric && is_safe_number(cell))
        buf_add(out, cell);
    else
        buf_json(out, cell);
}

static void add_row(const struct rowset *set, const struct row *row, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < set->columns.len; i++) {
        const struct column *c = &set->columns.at[i];
        if (c->audience == FOR_PEOPLE)
            continue;
        buf_add(out, first ? STR("{") : STR(", "));
        first = false;
        buf_json(out, c->name);
        buf_add(out, STR(": "));
        add_cell(c, row->cells[i], out);
    }
    buf_add(out, first ? STR("{}") : STR("}"));
}

enum ipdb_status render_json(const struct rowset *set, struct buf *out, struct err *err)
{
    buf_add(out, STR("{\"rows\": ["));
    for (size_t i = 0; i < set->rows.len; i++) {
        buf_add(out, i ? STR(",\n  ") : STR("\n  "));
        add_row(set, &set->rows.at[i], out);
    }
    buf_add(out, set->rows.len ? STR("\n], \"notes\": [") : STR("], \"notes\": ["));
    for (size_t i = 0; i < set->notes.len; i++) {
        buf_add(out, i ? STR(",\n  ") : STR("\n  "));
        buf_json(out, set->notes.at[i]);
    }
    buf_add(out, set->notes.len ? STR("\n]}\n") : STR("]}\n"));
    return out->failed ? err_nomem(err) : IPDB_OK;
}

enum ipdb_status render_ndjson(const struct rowset *set, struct buf *out, struct err *err)
{
    for (size_t i = 0; i < set->rows.len; i++) {
        add_row(set, &set->rows.at[i], out);
        buf_char(out, '\n');
    }
    return out->failed ? err_nomem(err) : IPDB_OK;
}
