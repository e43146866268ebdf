/* The sections `words`, `cues` and `units`.
 *
 *     words: {质押: proc=pledge}      cues: {up: [增长, 提高]}      units: {个: thing body session, 千克: {dimension: other, names: [公斤]}}
 */
#include <stdio.h>

#include "catalog/parts.h"

enum ipdb_status intern_value(struct catalog *cat, enum feature_key key, struct str value, struct feature *out, struct err *err)
{
    size_t number;
    if (!strmap_get(&cat->draft->values[key], value, &number)) {
        number = cat->value_texts.len;
        if (number > UINT16_MAX)
            return err_set(err, IPDB_LIMIT, "the catalogue has more than %d values of features; give fewer words", UINT16_MAX);
        struct str *text = VEC_PUSH(&cat->value_texts);
        if (!text || !strmap_put(&cat->draft->values[key], value, number))
            return err_nomem(err);
        *text = value;
    }
    *out = (struct feature){(uint8_t)key, (uint16_t)number};
    return IPDB_OK;
}

enum ipdb_status put_word(struct catalog *cat, struct str text, const struct features *features, struct err *err)
{
    size_t index;
    if (!strmap_get(&cat->draft->word_index, text, &index)) {
        index = cat->words.len;
        if (!VEC_PUSH(&cat->words) || !strmap_put(&cat->draft->word_index, text, index))
            return err_nomem(err);
    }
    cat->words.at[index] = (struct word){text, *features};
    return IPDB_OK;
}

enum ipdb_status load_words(const struct loader *l, const struct node *section)
{
    enum ipdb_status status = read_map(l, section, "WORD: KEY=VALUE …");
    for (const struct node *node = section->first; node && !status; node = node->next) {
        struct features features = {0};
        struct str text;
        status = read_name(l, node->key, "a word", &text);
        if (!status)
            status = read_features(l, node, &features);
        if (!status)
            status = put_word(l->cat, text, &features, l->err);
    }
    return status;
}

static bool cue_parse(struct str code, enum cue *out)
{
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        if (str_eq(str_of(cue_code((enum cue)cue)), code)) {
            *out = (enum cue)cue;
            return true;
        }
    }
    return false;
}

static enum ipdb_status unknown_cue(const struct loader *l, const struct node *key)
{
    char known[768] = "";
    size_t used = 0;
    for (int cue = 0; cue < CUE_COUNT && used < sizeof known; cue++)
        used += (size_t)snprintf(known + used, sizeof known - used, "%s%s", cue > 0 ? ", " : "", cue_code((enum cue)cue));
    return tree_expected(l->err, l->file, key, "a class of cue words (%s)", known);
}

enum ipdb_status load_cues(const struct loader *l, const struct node *section)
{
    enum ipdb_status status = read_map(l, section, "CLASS: [word, …]");
    for (const struct node *list = section->first; list && !status; list = list->next) {
        enum cue cue;
        if (!cue_parse(list->key->text, &cue))
            return unknown_cue(l, list->key);
        status = read_list(l, list, "cue words");
        for (const struct node *node = list->first; node && !status; node = node->next) {
            struct str text;
            status = read_name(l, node, "a cue word", &text);
            if (status)
                return status;
            struct name *name = VEC_PUSH(&l->cat->draft->cues);
            if (!name)
                return err_nomem(l->err);
            *name = (struct name){text, {TERM_CUE, cue}};
        }
    }
    return status;
}

static enum ipdb_status name_unit(const struct loader *l, const struct node *node, size_t index)
{
    struct str text;
    enum ipdb_status status = read_name(l, node, "a name of a unit", &text);
    if (!status && !strmap_put(&l->cat->draft->unit_index, text, index))
        return err_nomem(l->err);
    return status;
}

/* `NAME: dimensions`, or `NAME: {dimension, symbol, power, times, names}`. */
static enum ipdb_status read_unit(const struct loader *l, const struct node *node, struct unit *unit, const struct node **names)
{
    int power = 0, times = 1;
    *unit = (struct unit){.symbol = node->key->text};
    if (node->kind == NODE_TEXT)
        return read_dimensions(l, node, &unit->dimensions);
    struct field fields[] = {
        {.key = "dimension", .required = true}, {.key = "symbol"}, {.key = "power"}, {.key = "times"}, {.key = "names"}};
    enum ipdb_status status = read_map(l, node, "what a unit is");
    if (!status)
        status = read_fields(l, node, fields, sizeof fields / sizeof *fields);
    if (!status)
        status = read_dimensions(l, fields[0].node, &unit->dimensions);
    if (!status && fields[1].node)
        status = read_text(l, fields[1].node, "the symbol of a unit", &unit->symbol);
    if (!status && fields[2].node)
        status = read_int(l, fields[2].node, "a power of ten", -12, 12, &power);
    if (!status && fields[3].node)
        status = read_int(l, fields[3].node, "a factor", 1, 1000000, &times);
    if (!status && fields[4].node)
        status = read_list(l, fields[4].node, "names of the unit");
    unit->power = power;
    unit->times = times > 1 ? (unsigned)times : 0;
    *names = fields[4].node;
    return status;
}

enum ipdb_status load_units(const struct loader *l, const struct node *section)
{
    enum ipdb_status status = read_map(l, section, "units");
    for (const struct node *node = section->first; node && !status; node = node->next) {
        struct unit unit;
        const struct node *names = NULL;
        status = read_unit(l, node, &unit, &names);
        if (status)
            return status;
        size_t index = l->cat->units.len;
        struct unit *slot = VEC_PUSH(&l->cat->units);
        if (!slot)
            return err_nomem(l->err);
        *slot = unit;
        status = name_unit(l, node->key, index);
        for (const struct node *name = names ? names->first : NULL; name && !status; name = name->next)
            status = name_unit(l, name, index);
    }
    return status;
}
