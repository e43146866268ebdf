/* One reader for each field:
 *
 *     region     湖北 · Hubei → 420000 · 京津冀 · 河北、湖北 → 河北省、湖北省
 *     period     2022年上半年 → 2022-H1           indicator  IP pledge financing → pledge_financing
 *     value      127.16亿元 → 12716e6              measure    levl → unknown measure 'levl'; expected level, yoy …
 */
#include "api/replacement.h"

#include "api/given.h"
#include "lex/quantity.h"
#include "model/fact.h"
#include "query/when.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { WORDS_MOST = 400, NAME_MOST = 1000 };

struct reader {
    const struct catalog *cat;
    struct str unit; /* of the fact */
    struct arena *arena;
    struct err *err;
};

static enum ipdb_status keep(const struct reader *r, struct str text, struct str *out)
{
    *out = arena_str(r->arena, text);
    return out->ptr ? IPDB_OK : err_nomem(r->err);
}

/* --- region --- */

static bool is_called(struct str name, struct str folded, struct buf *scratch)
{
    buf_clear(scratch);
    utf8_casefold(scratch, name);
    return name.len > 0 && str_eq(buf_str(scratch), folded);
}

static const struct region_group *find_group(const struct reader *r, struct str name)
{
    struct buf folded = {0}, scratch = {0};
    const struct region_group *found = NULL;
    utf8_casefold(&folded, name);
    for (size_t i = 0; i < catalog_group_count(r->cat) && !found; i++) {
        const struct region_group *g = catalog_group(r->cat, i);
        if (is_called(g->zh, buf_str(&folded), &scratch) || is_called(g->en, buf_str(&folded), &scratch))
            found = g;
    }
    buf_fini(&folded);
    buf_fini(&scratch);
    return found;
}

static enum ipdb_status find_place(const struct reader *r, struct str name, const struct region **region,
                                   const struct region_group **group)
{
    *group = NULL;
    enum ipdb_status status = given_place(r->cat, name, region, r->err);
    if (status == IPDB_NOTHING && (*group = find_group(r, name)))
        status = IPDB_OK;
    return status == IPDB_NOTHING
               ? given_unknown(r->cat, WORD_REGION, name, "expected a name or a code, e.g. 河北省, Hebei, 130000, 京津冀", r->err)
               : status;
}

static enum ipdb_status read_joint(const struct reader *r, struct str text, struct str *out)
{
    static const struct str joiner = STR_INIT("、");
    struct buf names = {0};
    enum ipdb_status status = IPDB_OK;
    for (size_t at = 0; at <= text.len && status == IPDB_OK;) {
        size_t end = str_find(text, joiner, at);
        const struct region *region = NULL;
        const struct region_group *group;
        struct str part = str_trim(str_slice(text, at, end == SIZE_MAX ? text.len : end));
        status = find_place(r, part, &region, &group);
        if (status == IPDB_OK) {
            buf_add(&names, names.len ? joiner : STR(""));
            buf_add(&names, group ? group->zh : region->zh);
        }
        at = end == SIZE_MAX ? text.len + 1 : end + joiner.len;
    }
    if (status == IPDB_OK)
        status = names.failed ? err_nomem(r->err) : keep(r, buf_str(&names), out);
    buf_fini(&names);
    return status;
}

static enum ipdb_status read_region(const struct reader *r, struct str text, struct str *out)
{
    const struct region *region = NULL;
    const struct region_group *group;
    if (str_contains(text, STR("、")))
        return read_joint(r, text, out);
    enum ipdb_status status = find_place(r, text, &region, &group);
    return status == IPDB_OK ? keep(r, group ? group->zh : region->code, out) : status;
}

/* --- indicator --- */

static enum ipdb_status several(const struct reader *r, struct str text, const struct meaning *m)
{
    struct buf list = {0};
    for (; m; m = meaning_of(m->next, WORD_INDICATOR))
        buf_printf(&list, "%s%.*s", list.len ? ", " : "", STR_ARG(catalog_indicator(r->cat, m->value)->code));
    enum ipdb_status status = err_set(r->err, IPDB_USAGE, "the indicator '%.*s' is ambiguous; give its code: %.*s", STR_ARG(text),
                                      STR_ARG(buf_str(&list)));
    buf_fini(&list);
    return status;
}

static enum ipdb_status read_indicator(const struct reader *r, struct str text, struct str *out)
{
    struct vocabulary v;
    if (str_eq(text, STR("other")))
        return keep(r, text, out);
    size_t index = catalog_indicator_by_code(r->cat, text);
    if (index != NONE)
        return keep(r, catalog_indicator(r->cat, index)->code, out);
    enum ipdb_status status = vocabulary_init(&v, r->cat, r->arena, r->err);
    if (status != IPDB_OK)
        return status;
    const struct meaning *m = meaning_of(vocabulary_find(&v, text), WORD_INDICATOR);
    if (v.failed)
        status = err_nomem(r->err);
    else if (!m)
        status = given_unknown(r->cat, WORD_INDICATOR, text, "expected a code or name of the catalogue, or other", r->err);
    else if (meaning_of(m->next, WORD_INDICATOR))
        status = several(r, text, m);
    else
        status = keep(r, catalog_indicator(r->cat, m->value)->code, out);
    vocabulary_fini(&v);
    return status;
}

/* --- period, value, unit --- */

static bool fold_all(const struct reader *r, struct str text, struct str *out)
{
    struct folded folded;
    if (!fold(text, r->arena, &folded))
        return false;
    *out = str_trim(folded.text);
    return true;
}

static enum ipdb_status read_period(const struct reader *r, struct str text, struct str *out)
{
    char label[PERIOD_TEXT];
    struct period p;
    struct str folded;
    if (!fold_all(r, text, &folded))
        return err_nomem(r->err);
    if (!period_parse(folded, &p) && (folded.len == 0 || when_scan(folded, &p) != folded.len))
        return err_set(r->err, IPDB_USAGE,
                       "unknown period '%.*s'; expected one like 2023, 2022-H1, 2023-Q3, 2024-04, 2022-06-30, 2017/2019, asof",
                       STR_ARG(text));
    size_t length = period_label(p, label);
    return keep(r, (struct str){label, length}, out);
}

static enum ipdb_status not_value(const struct reader *r, struct str text)
{
    return err_set(r->err, IPDB_USAGE, "unknown value '%.*s'; expected a number in the base unit, or as printed: 127.16亿元",
                   STR_ARG(text));
}

/* 127.16亿元, 5.1% */
static enum ipdb_status read_quantity(const struct reader *r, struct str text, struct decimal *out)
{
    struct quantity q = {.unit = NONE};
    struct str folded;
    if (!fold_all(r, text, &folded))
        return err_nomem(r->err);
    bool minus = folded.len > 0 && folded.ptr[0] == '-';
    struct str number = str_slice(folded, minus, folded.len);
    size_t length = number.len ? quantity_match(r->cat, number.ptr, number.ptr + number.len, &q) : 0;
    if (length == 0 || length != number.len || q.article)
        return not_value(r, text);
    if (q.qualifier != QUALIFIER_EXACT)
        return err_set(r->err, IPDB_USAGE, "value '%.*s': give the number alone; what bounds it is the field qualifier",
                       STR_ARG(text));
    struct str unit = q.unit == NONE ? (struct str){NULL, 0} : catalog_unit(r->cat, q.unit)->symbol;
    if (unit.len && r->unit.len && !str_eq(unit, r->unit))
        return err_set(r->err, IPDB_USAGE, "value '%.*s': it is in %.*s, but the fact is in %.*s; replace the unit first",
                       STR_ARG(text), STR_ARG(unit), STR_ARG(r->unit));
    *out = minus ? decimal_neg(q.value) : q.value;
    return IPDB_OK;
}

static enum ipdb_status read_value(const struct reader *r, struct str text, struct str *out)
{
    char printed[DECIMAL_TEXT];
    struct decimal value;
    enum ipdb_status status = decision_value_parse(text, &value) ? IPDB_OK : read_quantity(r, text, &value);
    if (status != IPDB_OK)
        return status;
    size_t length = decision_value_print(value, printed);
    return keep(r, (struct str){printed, length}, out);
}

static enum ipdb_status read_unit(const struct reader *r, struct str text, struct str *out)
{
    enum { SHOWN = 20 };
    struct buf list = {0};
    for (size_t i = 0; i < catalog_unit_count(r->cat); i++)
        if (str_eq(catalog_unit(r->cat, i)->symbol, text))
            return keep(r, text, out);
    for (size_t i = 0; i < catalog_unit_count(r->cat) && i < SHOWN; i++)
        buf_printf(&list, "%s%.*s", i ? " " : "", STR_ARG(catalog_unit(r->cat, i)->symbol));
    enum ipdb_status status = err_set(r->err, IPDB_USAGE, "unknown unit '%.*s'; expected one of the catalogue: %.*s …",
                                      STR_ARG(text), STR_ARG(buf_str(&list)));
    buf_fini(&list);
    return status;
}

/* --- codes and words --- */

static enum ipdb_status read_code(const struct reader *r, const char *what, const char *const *codes, size_t count, struct str text,
                                  struct str *out)
{
    struct buf list = {0};
    for (size_t i = 0; i < count; i++)
        if (str_eq(text, str_of(codes[i])))
            return keep(r, text, out);
    for (size_t i = 0; i < count; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", codes[i]);
    enum ipdb_status status =
        err_set(r->err, IPDB_USAGE, "unknown %s '%.*s'; expected %.*s", what, STR_ARG(text), STR_ARG(buf_str(&list)));
    buf_fini(&list);
    return status;
}

static enum ipdb_status read_words(const struct reader *r, const char *what, struct str text, struct str *out)
{
    if (text.len > WORDS_MOST)
        return err_set(r->err, IPDB_USAGE, "the %s has more than %d bytes", what, WORDS_MOST);
    return keep(r, text, out);
}

#define X(id, code, en, zh) code,
static const char *const measures[] = {MEASURES(X)};
#undef X
#define X(id, code) code,
static const char *const qualifiers[] = {QUALIFIERS(X)};
static const char *const statuses[] = {FACT_STATUSES(X)};
#undef X
#define CODES(list) list, sizeof list / sizeof *list

static enum ipdb_status read_field(const struct reader *r, enum decision_field field, struct str text, struct str *out)
{
    switch (field) {
    case REPLACED_REGION:
        return read_region(r, text, out);
    case REPLACED_PERIOD:
        return read_period(r, text, out);
    case REPLACED_INDICATOR:
        return read_indicator(r, text, out);
    case REPLACED_MEASURE:
        return read_code(r, "measure", CODES(measures), text, out);
    case REPLACED_VALUE:
        return read_value(r, text, out);
    case REPLACED_UNIT:
        return read_unit(r, text, out);
    case REPLACED_QUALIFIER:
        return read_code(r, "qualifier", CODES(qualifiers), text, out);
    case REPLACED_STATUS:
        return read_code(r, "status", CODES(statuses), text, out);
    case REPLACED_LABEL:
    case REPLACED_SCOPE:
    case REPLACED_OF_WHOLE:
        return read_words(r, decision_field_code(field), text, out);
    case REPLACED_NONE:
    case REPLACED_COUNT:
        break;
    }
    return err_set(r->err, IPDB_USAGE, "no field is replaced");
}

enum ipdb_status replacement_read(const struct catalog *cat, enum decision_field field, struct str text, struct str unit,
                                  struct arena *arena, struct str *out, struct err *err)
{
    const struct reader r = {cat, unit, arena, err};
    struct str trimmed = str_trim(text);
    bool may_be_empty = field == REPLACED_LABEL || field == REPLACED_SCOPE || field == REPLACED_OF_WHOLE;
    if (!rune_is_line(trimmed))
        return err_set(err, IPDB_USAGE, "the replacement has a control character or is not UTF-8");
    if (trimmed.len == 0 && !may_be_empty)
        return err_set(err, IPDB_USAGE, "by what is the %s replaced?", decision_field_code(field));
    if (trimmed.len > NAME_MOST)
        return err_set(err, IPDB_USAGE, "the replacement has more than %d bytes", NAME_MOST);
    return read_field(&r, field, trimmed, out);
}

enum ipdb_status replacement_region(const struct catalog *cat, struct str text, struct arena *arena, struct str *out,
                                    struct err *err)
{
    return replacement_read(cat, REPLACED_REGION, text, (struct str){NULL, 0}, arena, out, err);
}

enum ipdb_status replacement_indicator(const struct catalog *cat, struct str text, struct arena *arena, struct str *out,
                                       struct err *err)
{
    return replacement_read(cat, REPLACED_INDICATOR, text, (struct str){NULL, 0}, arena, out, err);
}
