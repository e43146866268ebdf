/* A place among others against their figures:
 *
 *     河北 second of all provinces, and three of them certainly have more · first of ten, all there, and only eight can have less
 */
#include "audit/audit_checks.h"

struct field {
    size_t peers, known;          /* all places of the field but the own one, and those with a figure */
    size_t ahead, maybe;          /* certainly, and possibly, with more */
    size_t ahead_if_cut;          /* certainly, even if digits were cut */
    const struct observed *least; /* the one ahead that is nearest */
};

static bool is_above(const struct bounds *a, const struct bounds *b)
{
    return a->has_lower && b->has_upper && decimal_cmp(a->lower, b->upper) > 0;
}

static void add_peer(struct field *field, const struct observed *own, const struct observed *other)
{
    struct spread mine = spread_of(own), theirs = spread_of(other);
    bool ahead = is_above(&theirs.rounded, &mine.rounded);
    field->known++;
    field->ahead += ahead;
    field->ahead_if_cut += is_above(&theirs.cut, &mine.cut);
    field->maybe += !is_above(&mine.cut, &theirs.cut);
    if (ahead && (!field->least || decimal_cmp(other->value, field->least->value) < 0))
        field->least = other;
}

/* Hong Kong, Macao and Taiwan are in no field of provinces, counties right below a province in none of cities. */
static bool is_counted(const struct catalog *cat, size_t region, enum region_level level)
{
    struct str code = catalog_region(cat, region)->code;
    return catalog_region(cat, region)->level == level && !str_starts(code, STR("71")) && !str_starts(code, STR("81")) &&
           !str_starts(code, STR("82"));
}

static struct field field_of(const struct family *f, const struct observed *own)
{
    struct field field = {0};
    struct audit *a = f->audit;
    size_t place = a->first_child[catalog_region(f->cat, own->region)->parent];
    for (; place != NONE; place = a->next_sibling[place]) {
        if (place == own->region || !is_counted(f->cat, place, catalog_region(f->cat, own->region)->level))
            continue;
        const struct cell *c = cell_level(f, own->indicator, place, own->scope, own->period);
        field.peers++;
        if (c && observed_is_sure(c->shown))
            add_peer(&field, own, c->shown);
    }
    return field;
}

/* The field is all places below the one above: of a province all provinces, of a city those of its province. */
static bool is_whole_field(const struct catalog *cat, const struct observed *rank)
{
    const struct region *own = catalog_region(cat, rank->region);
    static const char *const words[] = {[REGION_PROVINCE] = "全国", [REGION_PREFECTURE] = "全省", [REGION_COUNTY] = "全市"};
    if (own->parent == NONE || own->level == REGION_COUNTRY)
        return false;
    return str_eq(rank->whole, str_of(words[own->level])) || str_eq(rank->whole, catalog_region(cat, own->parent)->zh);
}

static void find_rank(struct audit *a, const struct observed *rank, const struct observed *own, const struct field *field,
                      size_t place)
{
    bool low = field->ahead < place; /* else too many are ahead */
    struct claim claim = {.check = AUDIT_RANK, .facts = {rank, own, field->least}, .count = field->least ? 3 : 2};
    claim.fit = low || field->ahead_if_cut >= place ? APART : FITS_IF_CUT;
    struct finding *found = audit_find(a, &claim);
    if (!found)
        return;
    size_t n = low ? field->maybe : field->ahead;
    if (a->zh)
        words_say(a, found, &claim,
                  low ? "公报称居第%zu位，但其余%zu地中最多%zu地可能更多。" : "公报称居第%zu位，但所列%zu地中有%zu地更多。", place,
                  field->known, n);
    else
        words_say(a, found, &claim,
                  low ? "the bulletin says number %zu, but of all %zu others at most %zu can have more."
                      : "the bulletin says number %zu, but of the %zu others that are there %zu have more.",
                  place, field->known, n);
}

void audit_rank(const struct family *f, const struct cell *c)
{
    const struct observed *rank = c->shown;
    char text[DECIMAL_TEXT];
    if (rank->measure != MEASURE_RANK || !rank->period.end.year || rank->qualifier == QUALIFIER_OVER ||
        !is_whole_field(f->cat, rank) || decimal_cmp(rank->value, decimal_int(1)) < 0 ||
        decimal_cmp(rank->value, decimal_int(10000)) > 0)
        return;
    const struct cell *own = cell_level(f, rank->indicator, rank->region, rank->scope, rank->period);
    if (!own)
        return;
    struct field field = field_of(f, own->shown);
    const struct observed *facts[] = {rank, own->shown};
    if (!field.known || !audit_wants(f->audit, AUDIT_RANK, facts, 2))
        return;
    decimal_print_fixed(rank->value, 0, text);
    size_t place = (size_t)strtoul(text, NULL, 10);
    bool all = field.known == field.peers && rank->qualifier == QUALIFIER_EXACT;
    if (field.ahead >= place || (all && field.maybe + 1 < place))
        find_rank(f->audit, rank, own->shown, &field, place);
}
