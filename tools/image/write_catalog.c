/* The built-in catalogue as C: an array a kind of thing, and a struct catalog that points to them.
 *
 *     {S(0, 2), {8, 1, {{3, 17}}}},     one of `words`: 质押 says feature 17 of key 3
 */
#include "language.h"

#include <stdio.h>

static void open_array(struct image *image, const char *type, const char *name)
{
    buf_printf(&image->code, "static const struct %s %s[] = {\n", type, name);
}

static void close_array(struct image *image)
{
    buf_add(&image->code, STR("};\n"));
}

static void write_features(struct image *image, const struct features *set)
{
    buf_printf(&image->code, "{%uu, %u, {", (unsigned)set->keys, set->len);
    for (size_t i = 0; i < set->len; i++)
        buf_printf(&image->code, "{%u, %u}, ", set->at[i].key, set->at[i].value);
    buf_add(&image->code, set->len ? STR("}}, ") : STR("{0}}}, "));
}

static void write_indicators(struct image *image, const struct catalog *cat)
{
    size_t first = 0;
    open_array(image, "str", "indicator_names");
    for (size_t i = 0; i < cat->indicators.len; i++)
        for (size_t n = 0; n < cat->indicators.at[i].name_count; n++)
            image_str(image, cat->indicators.at[i].names[n]);
    close_array(image);
    open_array(image, "indicator", "indicators");
    for (size_t i = 0; i < cat->indicators.len; i++) {
        const struct indicator *x = &cat->indicators.at[i];
        const struct str texts[] = {x->code, x->zh, x->en, x->group, x->note, x->unit, x->part_of, x->sum_of, x->per_10k_of};
        buf_char(&image->code, '{');
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            image_str(image, texts[t]);
        buf_printf(&image->code, "%d, indicator_names + %zu, %zu},\n", (int)x->nature, first, x->name_count);
        first += x->name_count;
    }
    close_array(image);
}

static void write_entries(struct image *image, const struct catalog *cat)
{
    open_array(image, "entry", "entries");
    for (size_t i = 0; i < cat->entries.len; i++) {
        const struct entry *e = &cat->entries.at[i];
        buf_printf(&image->code, "{%uu, ", e->dimension);
        write_features(image, &e->needs);
        write_features(image, &e->may);
        write_features(image, &e->narrows);
        write_features(image, &e->not_);
        buf_add(&image->code, STR("},\n"));
    }
    close_array(image);
    IMAGE_NUMBERS(image, "uint32_t", "filed", cat->filed, cat->filed_first[cat->value_texts.len]);
    IMAGE_NUMBERS(image, "uint32_t", "filed_first", cat->filed_first, cat->value_texts.len + 1);
}

static void write_regions(struct image *image, const struct catalog *cat)
{
    open_array(image, "region", "regions");
    for (size_t i = 0; i < cat->regions.len; i++) {
        const struct region *r = &cat->regions.at[i];
        const struct str texts[] = {r->code, r->zh, r->zh_short, r->en, r->iso, r->abbr};
        buf_char(&image->code, '{');
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            image_str(image, texts[t]);
        buf_printf(&image->code, "(size_t)%ld, %d},\n", (long)r->parent, (int)r->level);
    }
    close_array(image);
}

static void write_groups(struct image *image, const struct catalog *cat)
{
    for (size_t i = 0; i < cat->groups.len; i++) {
        const struct region_group *g = &cat->groups.at[i];
        char name[32];
        snprintf(name, sizeof name, "members_%zu", i);
        IMAGE_NUMBERS(image, "size_t", name, g->members, g->member_count);
    }
    open_array(image, "region_group", "groups");
    for (size_t i = 0; i < cat->groups.len; i++) {
        buf_char(&image->code, '{');
        image_str(image, cat->groups.at[i].zh);
        image_str(image, cat->groups.at[i].en);
        buf_printf(&image->code, "members_%zu, %zu},\n", i, cat->groups.at[i].member_count);
    }
    close_array(image);
}

static void write_words(struct image *image, const struct catalog *cat)
{
    open_array(image, "unit", "units");
    for (size_t i = 0; i < cat->units.len; i++) {
        const struct unit *u = &cat->units.at[i];
        buf_char(&image->code, '{');
        image_str(image, u->symbol);
        buf_printf(&image->code, "%uu, %d, %uu},\n", u->dimensions, u->power, u->times);
    }
    close_array(image);
    open_array(image, "word", "words");
    for (size_t i = 0; i < cat->words.len; i++) {
        buf_char(&image->code, '{');
        image_str(image, cat->words.at[i].text);
        write_features(image, &cat->words.at[i].features);
        buf_add(&image->code, STR("},\n"));
    }
    close_array(image);
    open_array(image, "str", "value_texts");
    for (size_t i = 0; i < cat->value_texts.len; i++)
        image_str(image, cat->value_texts.at[i]);
    close_array(image);
}

static void write_names(struct image *image, const struct names *names)
{
    open_array(image, "names_entry", "name_entries");
    for (size_t i = 0; i < names->len; i++) {
        const struct names_entry *e = &names->entries[i];
        buf_printf(&image->code, "{%u, %u, %uu, %u, %u, %u},\n", e->text, e->len, e->prefix, e->chain, e->first_term,
                   e->term_count);
    }
    close_array(image);
    open_array(image, "term", "name_terms");
    for (size_t i = 0; i < names->term_count; i++)
        buf_printf(&image->code, "{%d, %zu},\n", (int)names->terms[i].kind, names->terms[i].index);
    close_array(image);
    IMAGE_NUMBERS(image, "unsigned char", "name_texts", (const unsigned char *)names->texts, names->text_len);
    IMAGE_NUMBERS(image, "uint64_t", "name_heads", names->heads, names->len);
    IMAGE_NUMBERS(image, "uint32_t", "name_first", names->first, NAMES_BUCKETS);
    IMAGE_NUMBERS(image, "uint8_t", "name_openings", names->openings, NAMES_OPENINGS);
}

static void write_list(struct image *image, const char *member, const char *type, const char *name, size_t len)
{
    buf_printf(&image->code, "    .%s = {(struct %s *)%s, %zu, %zu},\n", member, type, name, len, len);
}

static void write_head(struct image *image, const struct catalog *cat)
{
    buf_printf(&image->code, "const struct catalog catalog_image = {\n    .version = \"%s\",\n", cat->version);
    write_list(image, "indicators", "indicator", "indicators", cat->indicators.len);
    write_list(image, "entries", "entry", "entries", cat->entries.len);
    write_list(image, "regions", "region", "regions", cat->regions.len);
    write_list(image, "groups", "region_group", "groups", cat->groups.len);
    write_list(image, "units", "unit", "units", cat->units.len);
    write_list(image, "words", "word", "words", cat->words.len);
    write_list(image, "value_texts", "str", "value_texts", cat->value_texts.len);
    buf_add(&image->code, STR("    .filed = (uint32_t *)filed,\n    .filed_first = (uint32_t *)filed_first,\n"
                              "    .indicator_order = (uint32_t *)indicator_order,\n    .region_order = (uint32_t *)region_order,\n"
                              "    .value_order = (uint32_t *)value_order,\n    .value_first = {"));
    for (size_t i = 0; i <= FEATURE_KEY_COUNT; i++)
        buf_printf(&image->code, "%u, ", cat->value_first[i]);
    buf_add(&image->code,
            STR("},\n    .names = {(char *)name_texts, (struct names_entry *)name_entries, (struct term *)name_terms,\n"
                "              (uint64_t *)name_heads, (uint32_t *)name_first, (uint8_t *)name_openings, "));
    buf_printf(&image->code, "%zu, %zu, %zu},\n    .built_in = true,\n};\n", cat->names.len, cat->names.term_count,
               cat->names.text_len);
}

void write_catalog(struct image *image, const struct catalog *cat)
{
    write_indicators(image, cat);
    write_entries(image, cat);
    write_regions(image, cat);
    write_groups(image, cat);
    write_words(image, cat);
    write_names(image, &cat->names);
    IMAGE_NUMBERS(image, "uint32_t", "indicator_order", cat->indicator_order, cat->indicators.len);
    IMAGE_NUMBERS(image, "uint32_t", "region_order", cat->region_order, cat->regions.len);
    IMAGE_NUMBERS(image, "uint32_t", "value_order", cat->value_order, cat->value_first[FEATURE_KEY_COUNT]);
    write_head(image, cat);
}
