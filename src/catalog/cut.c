/* An indicator that gives names only: its Chinese name is cut into known words, and what they say is what it needs. A stretch that no
 * word knows becomes a word of its own, so that texts with it are found.
 *
 *     知识产权保险保费金额  →  知识产权 obj=ip · 保险 proc=insurance · 保费 name=保费 · 金额 money=amount
 *
 * Each further name becomes one word that says all of that at once.
 */
#include "base/rune.h"
#include "catalog/parts.h"

static size_t character(struct str s, size_t at)
{
    uint32_t c;
    size_t len = rune_read(s, at, &c);
    return len > 0 ? len : 1;
}

/* The longest word that stands at `at`: its index, or NONE. */
static size_t word_at(const struct catalog *cat, struct str name, size_t at, size_t *len)
{
    enum { MATCHES = 16 };
    struct term_match found[MATCHES];
    for (size_t i = names_match(&cat->names, name.ptr + at, name.ptr + name.len, found, MATCHES); i > 0; i--) {
        for (size_t t = 0; t < found[i - 1].term_count; t++) {
            if (found[i - 1].terms[t].kind == TERM_WORD) {
                *len = found[i - 1].len;
                return found[i - 1].terms[t].index;
            }
        }
    }
    return NONE;
}

static bool is_neutral(const struct features *set)
{
    for (size_t i = 0; i < set->len; i++)
        if (set->at[i].key != FEATURE_GEN && set->at[i].key != FEATURE_STOCK)
            return false;
    return true;
}

/* 案 in 方案 is no word: inside an unknown stretch one character counts only as a neutral word at the very end. */
static bool ends_stretch(const struct catalog *cat, struct str name, size_t at, size_t word, size_t len)
{
    return len > character(name, at) || (at + len == name.len && is_neutral(&cat->words.at[word].features));
}

static enum ipdb_status add_unknown(struct catalog *cat, struct str stretch, struct features *needs, bool *added, struct err *err)
{
    struct features features = {0};
    struct feature feature;
    stretch = str_trim(stretch);
    if (stretch.len == 0)
        return IPDB_OK;
    enum ipdb_status status = intern_value(cat, FEATURE_NAME, stretch, &feature, err);
    if (status)
        return status;
    features_add(&features, feature);
    features_add(needs, feature);
    *added = true;
    return put_word(cat, stretch, &features, err);
}

static enum ipdb_status cut_name(struct catalog *cat, struct str name, struct features *needs, bool *added, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    size_t begin = 0; /* of the unknown stretch that is open */
    for (size_t at = 0; at < name.len && !status;) {
        size_t len = 0, word = word_at(cat, name, at, &len);
        if (word == NONE || (begin < at && !ends_stretch(cat, name, at, word, len))) {
            at += character(name, at);
            continue;
        }
        status = add_unknown(cat, str_slice(name, begin, at), needs, added, err);
        if (!is_neutral(&cat->words.at[word].features))
            features_add_all(needs, &cat->words.at[word].features);
        begin = at += len;
    }
    return status ? status : add_unknown(cat, str_slice(name, begin, name.len), needs, added, err);
}

/* Of a unit that counts several sorts of things (个) the one that the head noun belongs to. */
static unsigned dimension_by_head(const struct catalog *cat, const struct indicator *indicator, const struct entry *entry)
{
    size_t unit;
    if (!strmap_get(&cat->draft->unit_index, indicator->unit, &unit))
        return entry->dimension;
    bool bodies = features_has_key(&entry->needs, FEATURE_BODY) && (cat->units.at[unit].dimensions & DIMENSION_BODY);
    return bodies ? DIMENSION_BODY : entry->dimension;
}

static enum ipdb_status add_aliases(struct catalog *cat, const struct indicator *indicator, const struct features *needs,
                                    bool *added, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 1; i < indicator->name_count && !status; i++) {
        struct str alias = indicator->names[i];
        if (str_eq(alias, indicator->en) || strmap_get(&cat->draft->word_index, alias, NULL))
            continue;
        *added = true;
        status = put_word(cat, alias, needs, err);
    }
    return status;
}

enum ipdb_status cut_indicators(struct catalog *cat, bool *added, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < cat->indicators.len && !status; i++) {
        struct entry *entry = &cat->entries.at[i];
        if (entry->needs.len > 0)
            continue;
        status = cut_name(cat, cat->indicators.at[i].zh, &entry->needs, added, err);
        if (!status && entry->needs.len == 0)
            status = tree_expected(err, cat->draft->origins.at[i].file, cat->draft->origins.at[i].node,
                                   "a Chinese name that says what is counted (or needs: KEY=VALUE …)");
        if (status)
            break;
        entry->dimension = dimension_by_head(cat, &cat->indicators.at[i], entry);
        status = add_aliases(cat, &cat->indicators.at[i], &entry->needs, added, err);
    }
    return status;
}
