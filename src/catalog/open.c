/* Reading a catalogue: the built-in files and the user's become trees, the trees are read section by section (units before the
 * indicators that use them, whichever file they stand in), and all names go into one index.
 */
#include <stdio.h>

#include "base/digest.h"
#include "catalog/parts.h"
#include "schema/embedded.h"
#include "text/utf8.h"

enum { USER_FILE_MAX = 64 * 1024 };

static const char *const built_in[] = {"schema/units.yaml",   "schema/words.yaml",  "schema/cues.yaml",
                                       "schema/regions.yaml", "schema/places.yaml", "schema/indicators.yaml"};
enum { BUILT_IN_COUNT = sizeof built_in / sizeof *built_in };

static const struct section {
    const char *key;
    enum ipdb_status (*load)(const struct loader *l, const struct node *section);
} sections[] = {
    {"units", load_units},     {"words", load_words},   {"cues", load_cues},
    {"regions", load_regions}, {"places", load_places}, {"indicators", load_indicators},
};
enum { SECTION_COUNT = sizeof sections / sizeof *sections };

struct source {
    struct str file, text;
    struct node *root;
};

static enum ipdb_status check_root(const struct source *source, struct err *err)
{
    static const char what[] = "a mapping with any of units, words, cues, regions, places, indicators";
    const struct node *root = source->root;
    if (!root)
        return err_set(err, IPDB_DATA, "%.*s:1:1: expected %s, found an empty file", STR_ARG(source->file), what);
    if (root->kind != NODE_MAP)
        return tree_expected(err, source->file, root, what);
    for (const struct node *child = root->first; child; child = child->next) {
        bool known = false;
        for (size_t i = 0; i < SECTION_COUNT; i++)
            known = known || str_eq(child->key->text, str_of(sections[i].key));
        if (!known)
            return tree_expected(err, source->file, child->key, "one of units, words, cues, regions, places, indicators");
    }
    return IPDB_OK;
}

static enum ipdb_status read_source(struct catalog *cat, struct source *source, struct err *err)
{
    enum ipdb_status status = tree_read(source->file, source->text, &cat->arena, &source->root, err);
    return status ? status : check_root(source, err);
}

static enum ipdb_status add_built_in(const char *file, struct source *out, struct err *err)
{
    const struct embedded *data = embedded_find(file);
    if (!data)
        return err_set(err, IPDB_INTERNAL, "the program was built without its catalogue file %s; build it anew", file);
    *out = (struct source){.file = str_of(file), .text = {(const char *)data->bytes, data->size}};
    return IPDB_OK;
}

/* What is borrowed from the user's file must live as long as the catalogue, so its name is copied; its texts are by tree_read. */
static enum ipdb_status add_user_file(struct catalog *cat, const struct catalog_file *file, struct source *out, struct err *err)
{
    struct buf name = {0};
    utf8_safe(&name, file->name, false);
    *out = (struct source){.file = arena_str(&cat->arena, buf_str(&name)), .text = file->text};
    bool failed = name.failed || !out->file.ptr;
    buf_fini(&name);
    if (failed)
        return err_nomem(err);
    if (file->text.len > USER_FILE_MAX)
        return err_set(err, IPDB_DATA,
                       "%.*s:1:1: expected a catalogue of at most %d KiB, found %zu bytes; divide it into several files",
                       STR_ARG(out->file), USER_FILE_MAX / 1024, file->text.len);
    return IPDB_OK;
}

static enum ipdb_status load_sections(struct catalog *cat, const struct source *sources, size_t count, struct err *err)
{
    for (size_t s = 0; s < SECTION_COUNT; s++) {
        for (size_t i = 0; i < count; i++) {
            const struct loader loader = {cat, sources[i].file, err};
            const struct node *section = tree_get(sources[i].root, str_of(sections[s].key));
            enum ipdb_status status = section ? sections[s].load(&loader, section) : IPDB_OK;
            if (status)
                return status;
        }
    }
    return IPDB_OK;
}

static void add_name(struct name *list, size_t *count, struct str text, enum term_kind kind, size_t index)
{
    if (text.len > 0)
        list[(*count)++] = (struct name){text, {kind, index}};
}

static void add_map(struct name *list, size_t *count, const struct strmap *map, enum term_kind kind)
{
    for (size_t i = 0; i < map->cap; i++)
        add_name(list, count, map->slots[i].key, kind, map->slots[i].value);
}

static enum ipdb_status index_names(struct catalog *cat, struct err *err)
{
    size_t count = 0, room = cat->words.len + cat->draft->cues.len + cat->draft->unit_index.len + 2 * cat->regions.len +
                             cat->draft->place_names.len + cat->groups.len;
    struct name *list = calloc(room + 1, sizeof *list);
    if (!list)
        return err_nomem(err);
    for (size_t i = 0; i < cat->words.len; i++)
        add_name(list, &count, cat->words.at[i].text, TERM_WORD, i);
    for (size_t i = 0; i < cat->draft->cues.len; i++)
        list[count++] = cat->draft->cues.at[i];
    for (size_t i = 0; i < cat->regions.len; i++) {
        add_name(list, &count, cat->regions.at[i].zh, TERM_REGION, i);
        if (!str_eq(cat->regions.at[i].zh, cat->regions.at[i].zh_short))
            add_name(list, &count, cat->regions.at[i].zh_short, TERM_REGION_SHORT, i);
    }
    for (size_t i = 0; i < cat->groups.len; i++)
        add_name(list, &count, cat->groups.at[i].zh, TERM_GROUP, i);
    add_map(list, &count, &cat->draft->unit_index, TERM_UNIT);
    add_map(list, &count, &cat->draft->place_names, TERM_REGION);

    names_fini(&cat->names);
    bool built = names_build(&cat->names, list, count);
    free(list);
    return built ? IPDB_OK : err_nomem(err);
}

static enum ipdb_status finish(struct catalog *cat, struct err *err)
{
    bool added = false;
    enum ipdb_status status = index_names(cat, err);
    if (!status)
        status = cut_indicators(cat, &added, err);
    if (!status && added)
        status = index_names(cat, err);
    if (!status)
        status = check_indicator_names(cat, err);
    if (!status)
        status = check_indicator_relations(cat, err);
    if (!status)
        status = file_entries(cat, err);
    if (!status)
        status = order_codes(cat, err);
    return status;
}

static enum ipdb_status set_version(struct catalog *cat, const struct source *sources, size_t count, struct err *err)
{
    char digest[DIGEST_TEXT];
    struct buf all = {0};
    for (size_t i = 0; i < count; i++) {
        digest_sha256(sources[i].text, digest);
        buf_add(&all, str_of(digest));
    }
    digest_sha256(buf_str(&all), digest);
    snprintf(cat->version, sizeof cat->version, "1-%.12s", digest);
    bool failed = all.failed;
    buf_fini(&all);
    return failed ? err_nomem(err) : IPDB_OK;
}

static enum ipdb_status read_all(struct catalog *cat, struct source *sources, const struct catalog_file *files, size_t count,
                                 struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < count && !status; i++) {
        status = i < BUILT_IN_COUNT ? add_built_in(built_in[i], &sources[i], err)
                                    : add_user_file(cat, &files[i - BUILT_IN_COUNT], &sources[i], err);
        if (!status)
            status = read_source(cat, &sources[i], err);
    }
    if (!status)
        status = load_sections(cat, sources, count, err);
    if (!status)
        status = finish(cat, err);
    return status ? status : set_version(cat, sources, count, err);
}

static void draft_fini(struct draft *draft)
{
    struct strmap *maps[] = {&draft->indicator_index, &draft->region_index, &draft->region_names, &draft->place_names,
                             &draft->group_index,     &draft->unit_index,   &draft->word_index};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        strmap_fini(maps[i]);
    for (size_t i = 0; i < FEATURE_KEY_COUNT; i++)
        strmap_fini(&draft->values[i]);
    VEC_FINI(&draft->origins);
    VEC_FINI(&draft->cues);
    arena_fini(&draft->scratch);
}

enum ipdb_status catalog_read(struct catalog **out, const struct catalog_file *files, size_t file_count, struct err *err)
{
    size_t count = BUILT_IN_COUNT + file_count;
    struct draft draft = {0};
    struct source *sources = calloc(count, sizeof *sources);
    struct catalog *cat = calloc(1, sizeof *cat);
    enum ipdb_status status = IPDB_OK;
    if (cat)
        cat->draft = &draft;
    if (!sources || !cat || !VEC_PUSH(&cat->value_texts))
        status = err_nomem(err);
    if (!status)
        status = read_all(cat, sources, files, count, err);
    free(sources);
    draft_fini(&draft);
    if (cat)
        cat->draft = NULL;
    if (status)
        catalog_close(cat);
    else
        *out = cat;
    return status;
}

void catalog_close(struct catalog *cat)
{
    if (!cat || cat->built_in)
        return;
    VEC_FINI(&cat->indicators);
    VEC_FINI(&cat->entries);
    VEC_FINI(&cat->regions);
    VEC_FINI(&cat->groups);
    VEC_FINI(&cat->units);
    VEC_FINI(&cat->words);
    VEC_FINI(&cat->value_texts);
    names_fini(&cat->names);
    arena_fini(&cat->arena);
    free(cat);
}
