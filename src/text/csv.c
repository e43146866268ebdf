/* key,"a ""b"", c"   →   key · a "b", c */
#include "text/csv.h"

#include "text/utf8.h"

static enum ipdb_status refuse(const struct csv *csv, unsigned line, const char *what, struct err *err)
{
    return err_set(err, IPDB_DATA, "%.*s:%u: %s", STR_ARG(csv->file), line, what);
}

static bool is_at(const struct csv *csv, char c)
{
    return csv->at < csv->text.len && csv->text.ptr[csv->at] == c;
}

static bool ends_record(const struct csv *csv)
{
    return csv->at >= csv->text.len || is_at(csv, '\n') || is_at(csv, '\r');
}

static void skip_line_end(struct csv *csv)
{
    if (csv->at >= csv->text.len)
        return;
    bool carriage = is_at(csv, '\r');
    csv->at++;
    csv->at += carriage && is_at(csv, '\n');
    csv->line++;
}

/* A line end is counted once: at its LF, or at a CR without one. */
static bool counts_as_line(const struct csv *csv)
{
    bool followed = csv->at + 1 < csv->text.len && csv->text.ptr[csv->at + 1] == '\n';
    return is_at(csv, '\n') || (is_at(csv, '\r') && !followed);
}

static unsigned line_of(struct str text, size_t offset)
{
    struct csv csv = {.text = text, .line = 1};
    for (; csv.at < offset; csv.at++)
        csv.line += counts_as_line(&csv);
    return csv.line;
}

enum ipdb_status csv_begin(struct csv *csv, struct str file, struct str text, struct err *err)
{
    *csv = (struct csv){.file = file, .text = text, .line = 1};
    size_t invalid = utf8_invalid(text);
    const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;
    if (nul)
        return refuse(csv, line_of(text, (size_t)(nul - text.ptr)), "a NUL byte; this is no text", err);
    if (invalid != SIZE_MAX)
        return refuse(csv, line_of(text, invalid), "not UTF-8; save it as \"CSV UTF-8\"", err);
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        csv->at = 3;
    return IPDB_OK;
}

static struct str without_doubles(struct str text, struct arena *arena)
{
    char *copy = arena_alloc(arena, text.len + 1);
    size_t length = 0;
    if (!copy)
        return (struct str){NULL, 0};
    for (size_t i = 0; i < text.len; i++) {
        copy[length++] = text.ptr[i];
        i += text.ptr[i] == '"'; /* of two the second is left out */
    }
    return (struct str){copy, length};
}

static enum ipdb_status read_quoted(struct csv *csv, struct arena *arena, struct csv_cell *out, struct err *err)
{
    unsigned opened = csv->line;
    size_t begin = ++csv->at;
    bool doubled = false;
    for (;; csv->at++) {
        if (csv->at >= csv->text.len)
            return refuse(csv, opened, "a quotation mark is opened here and never closed", err);
        csv->line += counts_as_line(csv);
        if (!is_at(csv, '"'))
            continue;
        csv->at++;
        if (!is_at(csv, '"'))
            break;
        doubled = true;
    }
    out->text = str_slice(csv->text, begin, csv->at - 1);
    if (doubled)
        out->text = without_doubles(out->text, arena);
    if (doubled && !out->text.ptr)
        return err_nomem(err);
    if (!is_at(csv, ',') && !ends_record(csv))
        return refuse(csv, csv->line, "text behind a closing quotation mark; a quotation mark within a cell is written twice", err);
    return IPDB_OK;
}

static enum ipdb_status read_plain(struct csv *csv, struct csv_cell *out, struct err *err)
{
    size_t begin = csv->at;
    while (!is_at(csv, ',') && !ends_record(csv)) {
        if (is_at(csv, '"'))
            return refuse(csv, csv->line,
                          "a quotation mark within a cell; put the cell in quotation marks and write this one twice", err);
        csv->at++;
    }
    out->text = str_slice(csv->text, begin, csv->at);
    return IPDB_OK;
}

enum ipdb_status csv_next(struct csv *csv, struct arena *arena, struct csv_record *out, struct err *err)
{
    if (csv->at >= csv->text.len)
        return IPDB_NOTHING;
    out->count = 0;
    out->line = csv->line;
    for (;; csv->at++) {
        if (out->count == CSV_CELLS)
            return refuse(csv, csv->line, "more than 256 cells", err);
        struct csv_cell *cell = &out->cells[out->count++];
        cell->begin = csv->at;
        enum ipdb_status status = is_at(csv, '"') ? read_quoted(csv, arena, cell, err) : read_plain(csv, cell, err);
        if (status != IPDB_OK)
            return status;
        cell->end = csv->at;
        if (!is_at(csv, ','))
            break;
    }
    skip_line_end(csv);
    return IPDB_OK;
}
