/* The entries filed by features, so that few are looked at for a phrase.
 *
 *     patent_grants needs obj=patent act=grant; fewer entries need act=grant than obj=patent → filed under act=grant
 */
#include "catalog/parts.h"

/* How many entries need a value of the key that `f` has in `needs`. */
static size_t commonness(const struct features *needs, enum feature_key key, const uint32_t *uses)
{
    size_t sum = 0;
    for (size_t i = 0; i < needs->len; i++)
        if (needs->at[i].key == key)
            sum += uses[needs->at[i].value];
    return sum;
}

static enum feature_key rarest_key(const struct features *needs, const uint32_t *uses)
{
    enum feature_key best = (enum feature_key)needs->at[0].key;
    for (size_t i = 1; i < needs->len; i++)
        if (commonness(needs, (enum feature_key)needs->at[i].key, uses) < commonness(needs, best, uses))
            best = (enum feature_key)needs->at[i].key;
    return best;
}

static bool is_filed_under(const struct features *needs, size_t k, const uint32_t *uses)
{
    return (enum feature_key)needs->at[k].key == rarest_key(needs, uses);
}

enum ipdb_status file_entries(struct catalog *cat, struct err *err)
{
    size_t values = cat->value_texts.len, needed = 0;
    uint32_t *uses = arena_array(&cat->draft->scratch, values, sizeof *uses);
    uint32_t *first = arena_array(&cat->arena, values + 1, sizeof *first);
    if (!uses || !first)
        return err_nomem(err);
    for (size_t i = 0; i < cat->entries.len; i++)
        for (size_t k = 0; k < cat->entries.at[i].needs.len; k++, needed++)
            uses[cat->entries.at[i].needs.at[k].value]++;
    uint32_t *filed = arena_array(&cat->arena, needed, sizeof *filed);
    if (!filed)
        return err_nomem(err);

    /* a counting sort: how many under each value, where they end, and from the last entry to the first where they begin */
    for (size_t i = 0; i < cat->entries.len; i++)
        for (size_t k = 0; k < cat->entries.at[i].needs.len; k++)
            first[cat->entries.at[i].needs.at[k].value] += is_filed_under(&cat->entries.at[i].needs, k, uses);
    for (size_t v = 1; v <= values; v++)
        first[v] += first[v - 1];
    for (size_t i = cat->entries.len; i-- > 0;)
        for (size_t k = 0; k < cat->entries.at[i].needs.len; k++)
            if (is_filed_under(&cat->entries.at[i].needs, k, uses))
                filed[--first[cat->entries.at[i].needs.at[k].value]] = (uint32_t)i;
    cat->filed = filed;
    cat->filed_first = first;
    return IPDB_OK;
}
