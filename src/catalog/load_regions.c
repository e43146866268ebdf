/* The sections `regions` and `places`. Level and parent follow from the code of GB/T 2260; a parent stands before its parts.
 *
 *     regions: {130000: 河北省 | 河北 | Hebei | CN-HE | 冀, 130600: 保定市 | 保定 | Baoding}
 *     places:  {groups: [{zh: 京津冀, en: Beijing-Tianjin-Hebei, members: [北京市, 天津市, 河北省]}], names: {燕赵: 河北省}}
 */
#include "catalog/parts.h"

enum { CODE_LEN = 6 };

static bool is_code(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len == CODE_LEN;
}

static enum region_level level_of(struct str code)
{
    if (str_eq(code, STR("000000")))
        return REGION_COUNTRY;
    if (str_ends(code, STR("0000")))
        return REGION_PROVINCE;
    return str_ends(code, STR("00")) ? REGION_PREFECTURE : REGION_COUNTY;
}

/* The nearest region above a code: 130602 is in 130600, or, where there is none, in 130000. */
static size_t parent_of(const struct catalog *cat, struct str code, enum region_level level)
{
    for (int above = (int)level - 1; above >= REGION_COUNTRY; above--) {
        size_t kept = (size_t)above * 2, index;
        char parent[CODE_LEN + 1] = "000000";
        memcpy(parent, code.ptr, kept);
        if (strmap_get(&cat->draft->region_index, (struct str){parent, CODE_LEN}, &index))
            return above == REGION_COUNTRY && level > REGION_PROVINCE ? NONE : index;
    }
    return NONE;
}

static struct str next_column(struct str *rest)
{
    size_t bar = str_find(*rest, STR("|"), 0);
    if (bar > rest->len)
        bar = rest->len;
    struct str column = str_trim(str_slice(*rest, 0, bar));
    *rest = str_slice(*rest, bar + 1, rest->len);
    return column;
}

static enum ipdb_status read_region(const struct loader *l, const struct node *node, struct region *out)
{
    static const char what[] = "NAME | SHORT NAME | ENGLISH NAME | ISO CODE | ABBREVIATION";
    struct str rest;
    if (!is_code(node->key->text))
        return tree_expected(l->err, l->file, node->key, "a code of GB/T 2260, six digits");
    enum ipdb_status status = read_text(l, node, what, &rest);
    if (status)
        return status;
    struct region region = {.code = node->key->text, .zh = next_column(&rest)};
    region.zh_short = next_column(&rest);
    region.en = next_column(&rest);
    region.iso = next_column(&rest);
    region.abbr = next_column(&rest);
    region.level = level_of(region.code);
    region.parent = parent_of(l->cat, region.code, region.level);
    if (region.zh.len == 0 || rest.len > 0)
        return tree_expected(l->err, l->file, node, "%s", what);
    if (region.parent == NONE && region.level != REGION_COUNTRY)
        return tree_expected(l->err, l->file, node->key, "a region whose province (%.2s0000) stands before it", region.code.ptr);
    *out = region;
    return IPDB_OK;
}

static bool name_region(struct catalog *cat, struct str name, size_t index)
{
    size_t other;
    bool shared = strmap_get(&cat->draft->region_names, name, &other) && other != index;
    return strmap_put(&cat->draft->region_names, name, shared ? NONE : index);
}

enum ipdb_status load_regions(const struct loader *l, const struct node *section)
{
    enum ipdb_status status = read_map(l, section, "regions");
    for (const struct node *node = section->first; node && !status; node = node->next) {
        struct region region;
        size_t index;
        status = read_region(l, node, &region);
        if (status)
            return status;
        if (!strmap_get(&l->cat->draft->region_index, region.code, &index)) {
            index = l->cat->regions.len;
            if (!VEC_PUSH(&l->cat->regions) || !strmap_put(&l->cat->draft->region_index, region.code, index))
                return err_nomem(l->err);
        }
        l->cat->regions.at[index] = region;
        if (!name_region(l->cat, region.zh, index))
            return err_nomem(l->err);
    }
    return status;
}

/* A region by its code or its full name. */
static enum ipdb_status read_member(const struct loader *l, const struct node *node, size_t *out)
{
    size_t found = NONE;
    struct str name;
    enum ipdb_status status = read_text(l, node, "a region: its code or its full name", &name);
    if (status)
        return status;
    if (strmap_get(&l->cat->draft->region_index, name, &found)) {
        *out = found;
    } else if (!strmap_get(&l->cat->draft->region_names, name, &found)) {
        status = tree_expected(l->err, l->file, node, "a region: its code or its full name");
    } else if (found == NONE) {
        status = tree_expected(l->err, l->file, node, "a region that no other shares its name with (give its code)");
    } else {
        *out = found;
    }
    return status;
}

static enum ipdb_status read_group(const struct loader *l, const struct node *node, struct region_group *out)
{
    struct field fields[] = {{.key = "zh", .required = true}, {.key = "en"}, {.key = "members", .required = true}};
    enum ipdb_status status = read_map(l, node, "zh, en and members");
    if (!status)
        status = read_fields(l, node, fields, sizeof fields / sizeof *fields);
    if (!status)
        status = read_name(l, fields[0].node, "the name of a group", &out->zh);
    if (!status && fields[1].node)
        status = read_text(l, fields[1].node, "the English name of a group", &out->en);
    if (!status)
        status = read_list(l, fields[2].node, "regions");
    if (status)
        return status;

    for (const struct node *member = fields[2].node->first; member; member = member->next)
        out->member_count++;
    size_t *members = arena_array(&l->cat->arena, out->member_count + 1, sizeof *members);
    if (!members)
        return err_nomem(l->err);
    size_t count = 0;
    for (const struct node *member = fields[2].node->first; member && !status; member = member->next)
        status = read_member(l, member, &members[count++]);
    out->members = members;
    return status;
}

static enum ipdb_status load_groups(const struct loader *l, const struct node *list)
{
    enum ipdb_status status = read_list(l, list, "groups of regions");
    for (const struct node *node = list->first; node && !status; node = node->next) {
        struct region_group group = {0};
        size_t index;
        status = read_group(l, node, &group);
        if (status)
            return status;
        if (!strmap_get(&l->cat->draft->group_index, group.zh, &index)) {
            index = l->cat->groups.len;
            if (!VEC_PUSH(&l->cat->groups) || !strmap_put(&l->cat->draft->group_index, group.zh, index))
                return err_nomem(l->err);
        }
        l->cat->groups.at[index] = group;
    }
    return status;
}

static enum ipdb_status load_place_names(const struct loader *l, const struct node *map)
{
    enum ipdb_status status = read_map(l, map, "NAME: REGION");
    for (const struct node *node = map->first; node && !status; node = node->next) {
        struct str name;
        size_t region;
        status = read_name(l, node->key, "the name of a place", &name);
        if (!status)
            status = read_member(l, node, &region);
        if (!status && !strmap_put(&l->cat->draft->place_names, name, region))
            return err_nomem(l->err);
    }
    return status;
}

enum ipdb_status load_places(const struct loader *l, const struct node *section)
{
    struct field fields[] = {{.key = "groups"}, {.key = "names"}};
    enum ipdb_status status = read_map(l, section, "groups and names");
    if (!status)
        status = read_fields(l, section, fields, sizeof fields / sizeof *fields);
    if (!status && fields[0].node)
        status = load_groups(l, fields[0].node);
    if (!status && fields[1].node)
        status = load_place_names(l, fields[1].node);
    return status;
}
