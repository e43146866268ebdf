/* The section `indicators`: a list of indicators, or of groups of them. An entry with the code of an earlier one replaces its fields.
 *
 *     - group: utilization
 *       indicators:
 *         - {code: pledge_financing, zh: 知识产权质押融资额, en: IP pledge financing, nature: flow, unit: 元, needs: obj=ip proc=pledge}
 */
#include "catalog/parts.h"

enum {
    CODE,
    ZH,
    EN,
    NATURE,
    UNIT,
    GROUP,
    NOTE,
    ALSO,
    DIMENSION,
    NEEDS,
    MAY,
    NARROWS,
    NOT,
    PART_OF,
    SUM_OF,
    PER_10K_OF,
    FIELD_COUNT
};

static const struct field indicator_fields[FIELD_COUNT] = {
    [CODE] = {.key = "code", .required = true},
    [ZH] = {.key = "zh"},
    [EN] = {.key = "en"},
    [NATURE] = {.key = "nature"},
    [UNIT] = {.key = "unit"},
    [GROUP] = {.key = "group"},
    [NOTE] = {.key = "note"},
    [ALSO] = {.key = "also"},
    [DIMENSION] = {.key = "dimension"},
    [NEEDS] = {.key = "needs"},
    [MAY] = {.key = "may"},
    [NARROWS] = {.key = "narrows"},
    [NOT] = {.key = "not"},
    [PART_OF] = {.key = "part_of"},
    [SUM_OF] = {.key = "sum_of"},
    [PER_10K_OF] = {.key = "per_10k_of"},
};

static bool is_code(struct str s)
{
    enum { CODE_MAX = 64 };
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = c >= 'a' && c <= 'z', other = (c >= '0' && c <= '9') || c == '_';
        if (!letter && (!other || i == 0))
            return false;
    }
    return s.len > 0 && s.len <= CODE_MAX && !str_eq(s, STR("other"));
}

/* The base unit, and what it asks of the noun: what the entry asked already if the unit can, else the first of what it can. */
static enum ipdb_status read_unit(const struct loader *l, const struct node *node, struct indicator *indicator, struct entry *entry)
{
    struct str name;
    size_t index;
    enum ipdb_status status = read_name(l, node, "a unit", &name);
    if (status)
        return status;
    if (!strmap_get(&l->cat->draft->unit_index, name, &index))
        return tree_expected(l->err, l->file, node, "a unit that the section units knows");
    const struct unit *unit = &l->cat->units.at[index];
    if (unit->power != 0 || unit->times > 1)
        return tree_expected(l->err, l->file, node, "a base unit (%.*s)", STR_ARG(unit->symbol));
    indicator->unit = unit->symbol;
    if (!(entry->dimension & unit->dimensions))
        entry->dimension = unit->dimensions & (~unit->dimensions + 1);
    return IPDB_OK;
}

static enum ipdb_status read_names(const struct loader *l, const struct node *also, struct indicator *indicator)
{
    size_t count = 0, room = 2;
    enum ipdb_status status = also ? read_list(l, also, "further names") : IPDB_OK;
    for (const struct node *node = also ? also->first : NULL; node; node = node->next)
        room++;
    struct str *names = arena_array(&l->cat->arena, room, sizeof *names);
    if (!names)
        return err_nomem(l->err);
    names[count++] = indicator->zh;
    for (const struct node *node = also ? also->first : NULL; node && !status; node = node->next)
        status = read_text(l, node, "a name", &names[count++]);
    if (indicator->en.len > 0)
        names[count++] = indicator->en;
    indicator->names = names;
    indicator->name_count = count;
    return status;
}

/* The names of a built-in entry without `also` in a file that adds fields to it stay as they are. */
static enum ipdb_status keep_names(const struct loader *l, struct indicator *indicator, struct str old_en)
{
    size_t further = indicator->name_count - 1 - (old_en.len > 0);
    struct str *names = arena_array(&l->cat->arena, further + 2, sizeof *names);
    if (!names)
        return err_nomem(l->err);
    memcpy(names + 1, indicator->names + 1, further * sizeof *names);
    names[0] = indicator->zh;
    indicator->name_count = further + 1;
    if (indicator->en.len > 0)
        names[indicator->name_count++] = indicator->en;
    indicator->names = names;
    return IPDB_OK;
}

static enum ipdb_status read_texts(const struct loader *l, const struct field *fields, struct indicator *indicator)
{
    enum ipdb_status status = IPDB_OK;
    if (fields[ZH].node)
        status = read_text(l, fields[ZH].node, "the Chinese name", &indicator->zh);
    if (!status && fields[EN].node)
        status = read_text(l, fields[EN].node, "the English name", &indicator->en);
    if (!status && fields[GROUP].node)
        status = read_text(l, fields[GROUP].node, "the name of a group", &indicator->group);
    if (!status && fields[NOTE].node)
        status = read_text(l, fields[NOTE].node, "a note", &indicator->note);
    if (!status && fields[NATURE].node &&
        (fields[NATURE].node->kind != NODE_TEXT || !nature_parse(fields[NATURE].node->text, &indicator->nature)))
        status = tree_expected(l->err, l->file, fields[NATURE].node, "flow or stock");
    return status;
}

/* Which other indicators it is measured against; that there are such is checked when all are read. */
static enum ipdb_status read_relations(const struct loader *l, const struct field *fields, struct indicator *indicator)
{
    struct str *const relations[] = {&indicator->part_of, &indicator->sum_of, &indicator->per_10k_of};
    enum ipdb_status status = IPDB_OK;
    for (int i = 0; i < 3 && !status; i++)
        if (fields[PART_OF + i].node)
            status = read_text(l, fields[PART_OF + i].node, "codes of indicators", relations[i]);
    return status;
}

static enum ipdb_status read_entry(const struct loader *l, const struct field *fields, struct entry *entry)
{
    enum ipdb_status status = IPDB_OK;
    if (fields[DIMENSION].node) {
        status = read_dimensions(l, fields[DIMENSION].node, &entry->dimension);
        if (!status && (entry->dimension & (entry->dimension - 1)))
            return tree_expected(l->err, l->file, fields[DIMENSION].node, "one dimension");
    }
    struct features *sets[] = {&entry->needs, &entry->may, &entry->narrows, &entry->not_};
    for (int i = 0; i < 4 && !status; i++) {
        if (!fields[NEEDS + i].node)
            continue;
        *sets[i] = (struct features){0};
        status = read_features(l, fields[NEEDS + i].node, sets[i]);
    }
    return status;
}

static enum ipdb_status find_or_add(const struct loader *l, const struct node *node, struct field *fields, struct str code,
                                    size_t *out)
{
    struct catalog *cat = l->cat;
    if (strmap_get(&cat->draft->indicator_index, code, out))
        return IPDB_OK;
    fields[ZH].required = fields[NATURE].required = fields[UNIT].required = true;
    enum ipdb_status status = read_fields(l, node, fields, FIELD_COUNT);
    if (status)
        return status;
    *out = cat->indicators.len;
    if (!VEC_PUSH(&cat->indicators) || !VEC_PUSH(&cat->entries) || !VEC_PUSH(&cat->draft->origins) ||
        !strmap_put(&cat->draft->indicator_index, code, *out))
        return err_nomem(l->err);
    cat->indicators.at[*out].code = code;
    return IPDB_OK;
}

static enum ipdb_status load_indicator(const struct loader *l, const struct node *node, struct str group)
{
    struct field fields[FIELD_COUNT];
    memcpy(fields, indicator_fields, sizeof fields);
    enum ipdb_status status = read_map(l, node, "code, zh, en …");
    if (!status)
        status = read_fields(l, node, fields, FIELD_COUNT);
    if (status)
        return status;
    struct str code = fields[CODE].node->text;
    if (fields[CODE].node->kind != NODE_TEXT || !is_code(code))
        return tree_expected(l->err, l->file, fields[CODE].node, "a code of a-z, 0-9 and _ (but not \"other\")");
    size_t index = 0;
    status = find_or_add(l, node, fields, code, &index);
    if (status)
        return status;

    struct indicator *indicator = &l->cat->indicators.at[index];
    struct entry *entry = &l->cat->entries.at[index];
    struct str old_en = indicator->en;
    bool fresh = indicator->names == NULL;
    l->cat->draft->origins.at[index] = (struct origin){l->file, node};
    if (group.len > 0)
        indicator->group = group;
    status = read_texts(l, fields, indicator);
    if (!status && fields[UNIT].node)
        status = read_unit(l, fields[UNIT].node, indicator, entry);
    if (!status)
        status = read_entry(l, fields, entry);
    if (!status)
        status = read_relations(l, fields, indicator);
    if (!status)
        status = fresh || fields[ALSO].node ? read_names(l, fields[ALSO].node, indicator) : keep_names(l, indicator, old_en);
    return status;
}

static enum ipdb_status load_group(const struct loader *l, const struct node *node)
{
    struct field fields[] = {{.key = "group", .required = true}, {.key = "indicators", .required = true}};
    struct str group;
    enum ipdb_status status = read_fields(l, node, fields, sizeof fields / sizeof *fields);
    if (!status)
        status = read_text(l, fields[0].node, "the name of a group", &group);
    if (!status)
        status = read_list(l, fields[1].node, "indicators");
    for (const struct node *child = status ? NULL : fields[1].node->first; child && !status; child = child->next)
        status = load_indicator(l, child, group);
    return status;
}

enum ipdb_status load_indicators(const struct loader *l, const struct node *section)
{
    enum ipdb_status status = read_list(l, section, "indicators or groups of indicators");
    for (const struct node *node = section->first; node && !status; node = node->next)
        status =
            node->kind == NODE_MAP && tree_get(node, STR("indicators")) ? load_group(l, node) : load_indicator(l, node, STR(""));
    return status;
}

static enum ipdb_status take_name(struct catalog *cat, struct strmap *taken, struct str name, size_t index, struct err *err)
{
    size_t other;
    if (strmap_get(taken, name, &other) && other != index)
        return tree_expected(err, cat->draft->origins.at[index].file, cat->draft->origins.at[index].node,
                             "names of its own (%.*s already names %.*s)", STR_ARG(name), STR_ARG(cat->indicators.at[other].code));
    return strmap_put(taken, name, index) ? IPDB_OK : err_nomem(err);
}

enum ipdb_status check_indicator_names(struct catalog *cat, struct err *err)
{
    struct strmap taken = {0};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < cat->indicators.len && !status; i++) {
        const struct indicator *indicator = &cat->indicators.at[i];
        status = take_name(cat, &taken, indicator->code, i, err);
        for (size_t n = 0; n < indicator->name_count && !status; n++)
            status = take_name(cat, &taken, indicator->names[n], i, err);
    }
    strmap_fini(&taken);
    return status;
}

enum ipdb_status check_indicator_relations(struct catalog *cat, struct err *err)
{
    for (size_t i = 0; i < cat->indicators.len; i++) {
        const struct indicator *x = &cat->indicators.at[i];
        struct str relations[] = {x->part_of, x->sum_of, x->per_10k_of}, code;
        size_t other;
        for (int k = 0; k < 3; k++)
            while ((code = next_word(&relations[k])).len)
                if (!strmap_get(&cat->draft->indicator_index, code, &other) || other == i)
                    return tree_expected(err, cat->draft->origins.at[i].file, cat->draft->origins.at[i].node,
                                         "codes of other indicators (%.*s is none)", STR_ARG(code));
    }
    return IPDB_OK;
}
