/* "a.csv" → CSV · "-" that begins with "decisions:" → YAML */
#include "api/decision_file.h"

#include "base/file.h"
#include "text/csv.h"

enum { NUMBER_DIGITS = 10 };
#define YAML_BYTES ((size_t)16 << 20)

struct decision_row *decision_file_row(struct decision_file *file, unsigned line, struct err *err)
{
    struct decision_row *row = VEC_PUSH(&file->rows);
    if (row)
        row->line = line;
    else
        (void)err_nomem(err);
    return row;
}

static void set_number(struct decision_row *row, struct str text, size_t *out)
{
    size_t n = 0;
    bool good = text.len > 0 && text.len <= NUMBER_DIGITS;
    for (size_t i = 0; i < text.len && good; i++) {
        good = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        n = n * 10 + (size_t)(text.ptr[i] - '0');
    }
    if (!good && text.len)
        row->problem = "begin and end are whole numbers of bytes";
    *out = good ? n : 0;
}

bool decision_row_set(struct decision_file *file, struct decision_row *row, struct str name, struct str text, struct err *err)
{
    const char **member = NULL;
#define X(column)                   \
    if (str_eq(name, STR(#column))) \
        member = &row->decision.column;
    DECISION_TEXTS(X)
#undef X
    if (member) {
        *member = arena_str(&file->arena, text).ptr;
        if (!*member)
            (void)err_nomem(err);
        return true;
    }
    bool begins = str_eq(name, STR("begin")), ends = str_eq(name, STR("end"));
    if (begins || ends)
        set_number(row, text, begins ? &row->decision.begin : &row->decision.end);
    return begins || ends;
}

/* The first line that is neither empty nor a comment begins so in YAML. */
static bool looks_like_yaml(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.len : end;
        struct str line = str_trim(str_slice(text, at, end));
        at = end + 1;
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        return str_starts(line, STR("decisions:")) || str_starts(line, STR("---")) || line.ptr[0] == '{';
    }
    return false;
}

static bool is_yaml(const char *path, struct str text)
{
    struct str name = str_of(path);
    if (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")))
        return true;
    return !str_ends(name, STR(".csv")) && looks_like_yaml(text);
}

enum ipdb_status decision_file_read(const char *path, struct decision_file *out, struct err *err)
{
    (void)file_display(strcmp(path, "-") == 0 ? "standard input" : path, out->name, sizeof out->name);
    enum ipdb_status status = file_read(path, CSV_BYTES, &out->bytes, err);
    if (status != IPDB_OK)
        return status;
    struct str text = buf_str(&out->bytes);
    bool yaml = is_yaml(path, text);
    if (yaml && text.len > YAML_BYTES)
        return err_set(err, IPDB_LIMIT, "%s: larger than the limit of %zu bytes for YAML; split it", out->name, YAML_BYTES);
    return yaml ? decision_file_yaml(out, text, err) : decision_file_csv(out, text, err);
}

void decision_file_fini(struct decision_file *file)
{
    VEC_FINI(&file->rows);
    arena_fini(&file->arena);
    buf_fini(&file->bytes);
}
