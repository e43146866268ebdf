/* decisions:
 *   - evidence: hubei-2023#3
 *     replace: {region: 湖北省, period: 2022-H1}     two decisions, each with the reason
 *     reason: the sentence before names the place
 */
#include "api/decision_file.h"
#include "catalog/tree.h"

/* Reads one entry of the list. */
struct entry {
    struct decision_file *file;
    const struct node *node;
    struct err *err;
};

static enum ipdb_status expected(const struct entry *e, const struct node *at, const char *what)
{
    return tree_expected(e->err, str_of(e->file->name), at, "%s", what);
}

/* The first problem of a row is the one to tell. */
static void problem(struct decision_file *file, struct decision_row *row, const char *what, struct str name)
{
    if (!row->problem)
        row->problem = arena_printf(&file->arena, "%s '%.*s'", what, STR_ARG(name)).ptr;
}

static enum ipdb_status read_pairs(const struct entry *e, struct decision_row *row)
{
    e->err->status = IPDB_OK;
    for (const struct node *child = e->node->first; child; child = child->next) {
        struct str name = child->key->text;
        if (str_eq(name, STR("replace")))
            continue;
        if (child->kind != NODE_TEXT)
            problem(e->file, row, "expected a text for", name);
        else if (!decision_row_set(e->file, row, name, child->nothing ? STR("") : child->text, e->err))
            problem(e->file, row, "unknown key", name);
    }
    return e->err->status;
}

/* `replace: {region: …, period: …}`: a row for each field. */
static enum ipdb_status read_replacements(const struct entry *e, const struct node *replace, struct decision_row first)
{
    if (replace->kind != NODE_MAP || !replace->first)
        return expected(e, replace, "a mapping FIELD: REPLACEMENT");
    if (first.decision.field || first.decision.replacement)
        problem(e->file, &first, "field and replacement stand beside", STR("replace"));
    if (first.decision.verdict && *first.decision.verdict && strcmp(first.decision.verdict, "replace") != 0)
        problem(e->file, &first, "replace does not go with the verdict", str_of(first.decision.verdict));
    first.decision.verdict = "replace";
    for (const struct node *child = replace->first; child; child = child->next) {
        struct decision_row *row = decision_file_row(e->file, child->key->line, e->err);
        if (!row)
            return IPDB_NOMEM;
        unsigned line = row->line;
        *row = first;
        row->line = line;
        if (child->kind != NODE_TEXT)
            problem(e->file, row, "expected a text for", child->key->text);
        row->decision.field = child->key->text.ptr;
        row->decision.replacement = child->kind == NODE_TEXT && !child->nothing ? child->text.ptr : "";
    }
    return IPDB_OK;
}

static enum ipdb_status read_entry(const struct entry *e)
{
    if (e->node->kind != NODE_MAP)
        return expected(e, e->node, "a mapping with evidence and verdict");
    struct decision_row row = {.line = e->node->line};
    enum ipdb_status status = read_pairs(e, &row);
    const struct node *replace = tree_get(e->node, STR("replace"));
    if (status != IPDB_OK)
        return status;
    if (replace)
        return read_replacements(e, replace, row);
    if (!row.decision.verdict)
        problem(e->file, &row, "there is no", STR("verdict"));
    if (row.decision.verdict && !*row.decision.verdict && !row.problem) {
        e->file->skipped++;
        return IPDB_OK;
    }
    struct decision_row *slot = decision_file_row(e->file, row.line, e->err);
    if (!slot)
        return IPDB_NOMEM;
    *slot = row;
    return IPDB_OK;
}

enum ipdb_status decision_file_yaml(struct decision_file *file, struct str text, struct err *err)
{
    struct node *root = NULL;
    enum ipdb_status status = tree_read_texts(str_of(file->name), text, &file->arena, &root, err);
    if (status != IPDB_OK)
        return status;
    if (!root)
        return err_set(err, IPDB_DATA, "%s:1: empty; expected a list under decisions", file->name);
    struct entry e = {.file = file, .node = root, .err = err};
    if (root->kind != NODE_MAP)
        return expected(&e, root, "a mapping with decisions");
    const struct node *list = tree_get(root, STR("decisions"));
    if (!list || root->first->next)
        return expected(&e, root, "the one key decisions");
    if (list->kind != NODE_LIST && !list->nothing)
        return expected(&e, list, "a list of decisions");
    for (const struct node *node = list->first; node && status == IPDB_OK; node = node->next) {
        e.node = node;
        status = read_entry(&e);
    }
    return status;
}
