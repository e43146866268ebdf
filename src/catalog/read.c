/* Reading nodes as what a section expects, with an error that says so.
 *
 *     {code: my_index, zh: 指数, color: red}  →  mine.yaml:3:31: expected one of code, zh, en …, found "color"
 */
#include <stdio.h>
#include <stdlib.h>

#include "catalog/parts.h"
#include "text/fold.h"

static struct field *field_of(struct field *fields, size_t count, struct str key)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(str_of(fields[i].key), key))
            return &fields[i];
    return NULL;
}

static enum ipdb_status unknown_field(const struct loader *l, const struct node *key, const struct field *fields, size_t count)
{
    char known[512] = "";
    size_t used = 0;
    for (size_t i = 0; i < count && used < sizeof known; i++)
        used += (size_t)snprintf(known + used, sizeof known - used, "%s%s", i > 0 ? ", " : "", fields[i].key);
    return tree_expected(l->err, l->file, key, "one of %s", known);
}

enum ipdb_status read_fields(const struct loader *l, const struct node *map, struct field *fields, size_t count)
{
    for (const struct node *child = map->first; child; child = child->next) {
        struct field *field = field_of(fields, count, child->key->text);
        if (!field)
            return unknown_field(l, child->key, fields, count);
        field->node = child;
    }
    for (size_t i = 0; i < count; i++)
        if (fields[i].required && !fields[i].node)
            return tree_expected(l->err, l->file, map, "the key %s here", fields[i].key);
    return IPDB_OK;
}

enum ipdb_status read_list(const struct loader *l, const struct node *node, const char *what)
{
    return node->kind == NODE_LIST ? IPDB_OK : tree_expected(l->err, l->file, node, "a list of %s", what);
}

enum ipdb_status read_map(const struct loader *l, const struct node *node, const char *what)
{
    return node->kind == NODE_MAP ? IPDB_OK : tree_expected(l->err, l->file, node, "a mapping of %s", what);
}

enum ipdb_status read_text(const struct loader *l, const struct node *node, const char *what, struct str *out)
{
    if (node->kind != NODE_TEXT || node->nothing || str_trim(node->text).len == 0)
        return tree_expected(l->err, l->file, node, "%s", what);
    *out = node->text;
    return IPDB_OK;
}

enum ipdb_status read_name(const struct loader *l, const struct node *node, const char *what, struct str *out)
{
    struct str text;
    enum ipdb_status status = read_text(l, node, what, &text);
    if (status)
        return status;
    struct folded folded;
    arena_reset(&l->cat->draft->scratch);
    if (!fold(text, &l->cat->draft->scratch, &folded))
        return err_nomem(l->err);
    struct str name = str_trim(folded.text);
    if (!str_eq(name, text))
        name = arena_str(&l->cat->arena, name);
    else
        name = text;
    if (!name.ptr)
        return err_nomem(l->err);
    if (name.len == 0)
        return tree_expected(l->err, l->file, node, "%s", what);
    *out = name;
    return IPDB_OK;
}

enum ipdb_status read_int(const struct loader *l, const struct node *node, const char *what, int min, int max, int *out)
{
    char *end = NULL;
    long number = node->kind == NODE_TEXT && node->text.len > 0 && node->text.len < 10 ? strtol(node->text.ptr, &end, 10) : 0;
    if (!end || end != node->text.ptr + node->text.len || number < min || number > max)
        return tree_expected(l->err, l->file, node, "%s, a whole number from %d to %d", what, min, max);
    *out = (int)number;
    return IPDB_OK;
}

struct str next_word(struct str *rest)
{
    size_t begin = 0;
    while (begin < rest->len && rest->ptr[begin] == ' ')
        begin++;
    size_t end = begin;
    while (end < rest->len && rest->ptr[end] != ' ')
        end++;
    struct str word = str_slice(*rest, begin, end);
    *rest = str_slice(*rest, end, rest->len);
    return word;
}

static bool key_parse(struct str code, enum feature_key *out)
{
    for (int key = 0; key < FEATURE_KEY_COUNT; key++) {
        if (str_eq(str_of(feature_key_code((enum feature_key)key)), code)) {
            *out = (enum feature_key)key;
            return true;
        }
    }
    return false;
}

#define X(id, code) code " "
static const char feature_keys[] = FEATURE_KEYS(X);
#undef X

enum ipdb_status read_features(const struct loader *l, const struct node *node, struct features *set)
{
    if (node->kind != NODE_TEXT)
        return tree_expected(l->err, l->file, node, "a text of KEY=VALUE with blanks between");
    struct str rest = node->text;
    for (struct str pair = next_word(&rest); pair.len > 0; pair = next_word(&rest)) {
        size_t equal = str_find(pair, STR("="), 0);
        enum feature_key key;
        struct feature feature;
        if (equal >= pair.len || equal + 1 == pair.len || !key_parse(str_slice(pair, 0, equal), &key))
            return tree_expected(l->err, l->file, node, "KEY=VALUE with a KEY of %s(%.*s is none)", feature_keys, STR_ARG(pair));
        if (set->len == FEATURES_MAX)
            return tree_expected(l->err, l->file, node, "at most %d features", FEATURES_MAX);
        enum ipdb_status status = intern_value(l->cat, key, str_slice(pair, equal + 1, pair.len), &feature, l->err);
        if (status)
            return status;
        features_add(set, feature);
    }
    return IPDB_OK;
}

static const struct {
    const char *code;
    enum dimension dimension;
} dimensions[] = {
    {"thing", DIMENSION_THING},     {"body", DIMENSION_BODY},         {"money", DIMENSION_MONEY}, {"person", DIMENSION_PERSON},
    {"session", DIMENSION_SESSION}, {"percent", DIMENSION_PERCENT},   {"point", DIMENSION_POINT}, {"times", DIMENSION_TIMES},
    {"rank", DIMENSION_RANK},       {"duration", DIMENSION_DURATION}, {"other", DIMENSION_OTHER}, {"place", DIMENSION_PLACE},
};

static unsigned dimension_of(struct str code)
{
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++)
        if (str_eq(str_of(dimensions[i].code), code))
            return dimensions[i].dimension;
    return 0;
}

enum ipdb_status read_dimensions(const struct loader *l, const struct node *node, unsigned *out)
{
    unsigned all = 0;
    struct str rest = node->text, code = {0};
    if (node->kind == NODE_TEXT)
        code = next_word(&rest);
    for (; code.len > 0; code = next_word(&rest)) {
        unsigned dimension = dimension_of(code);
        if (!dimension) {
            all = 0;
            break;
        }
        all |= dimension;
    }
    if (!all)
        return tree_expected(
            l->err, l->file, node,
            "a dimension (thing, body, money, person, session, percent, point, times, rank, duration, other or place)");
    *out = all;
    return IPDB_OK;
}
