/* What one number alone has wrong, of the catalogue's indicators and of all others:
 *
 *     办结率 103 %        a share of 120 %        a growth of −130 %        place 0        −5件        and, unlikely, +1200 %
 */
#include "audit/audit_checks.h"
#include "model/figure.h"

enum {
    OF_DOCUMENT,
    OF_NUMBER,
    OF_REGION,
    OF_PLACE,
    OF_INDICATOR,
    OF_LABEL,
    OF_MEASURE,
    OF_KIND,
    OF_START,
    OF_END,
    OF_VALUE,
    OF_QUOTE,
    OF_READ,
    OF_UNIT,
    OF_QUALIFIER,
    OF_CONFIDENCE,
    OF_OBSERVATION,
    OF_COUNT
};

static bool read_period(const struct str *cells, struct period *out)
{
    struct period p = {0};
    bool ok = period_kind_parse(cells[OF_KIND], &p.kind) && (!cells[OF_START].len || date_parse(cells[OF_START], &p.start)) &&
              (!cells[OF_END].len || date_parse(cells[OF_END], &p.end));
    *out = p;
    return ok;
}

static bool read_fact(struct audit *a, const struct str *cells, struct observed *o)
{
    const struct catalog *cat = a->cat;
    *o = (struct observed){.document = cells[OF_DOCUMENT],
                           .number = cells[OF_NUMBER],
                           .value_text = cells[OF_VALUE],
                           .quote = cells[OF_QUOTE],
                           .figure = figure_words(&a->arena, cells[OF_QUOTE], cells[OF_READ], cells[OF_VALUE], cells[OF_UNIT]),
                           .observation = cells[OF_OBSERVATION]};
    o->region = catalog_region_by_code(cat, cells[OF_REGION]);
    o->indicator = catalog_indicator_by_code(cat, cells[OF_INDICATOR]);
    for (size_t i = 0; i < cells[OF_CONFIDENCE].len && i < 4; i++)
        o->confidence = o->confidence * 10 + (cells[OF_CONFIDENCE].ptr[i] - '0');
    return measure_parse(cells[OF_MEASURE], &o->measure) && qualifier_parse(cells[OF_QUALIFIER], &o->qualifier) &&
           decimal_parse(o->value_text, &o->value) && read_period(cells, &o->period);
}

/* Rates that are a part of all cases, which some others (完成率, 增长率, 贡献率) are not. */
static bool is_share_of_itself(struct str label)
{
    static const char *const ends[] = {"办结率", "结案率", "合格率", "满意率", "满意度", "覆盖率", "办理率", "调解率", "成功率",
                                       "通过率", "诉率",   "使用率", "转化率", "维持率", "授权率", "知晓率", "答复率", "回访率",
                                       "占比",   "比重",   "撤案",   "上诉率", "改判率", "发回率", "制订率", "履行率", "执结率"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(label, str_of(ends[i])))
            return true;
    return false;
}

/* What is wrong with it, in English and Chinese; [0] is NULL when nothing is. */
struct fault {
    const char *text[2];
    bool weak;
};

static struct fault fault_of(const struct observed *o, struct str label)
{
    bool above = decimal_cmp(o->value, decimal_int(100)) > 0, below = decimal_cmp(o->value, decimal_int(-100)) < 0;
    switch (o->measure) {
    case MEASURE_SHARE:
        return above ? (struct fault){{"a share of more than all", "占比超过全部"}, false}
                     : (struct fault){{"a share below nothing", "占比为负"}, false};
    case MEASURE_RANK:
        return (struct fault){{"a place before the first", "位次小于一"}, false};
    case MEASURE_LEVEL:
        return (struct fault){{"less than nothing", "数值为负"}, false};
    case MEASURE_RATE:
        return above && is_share_of_itself(label) ? (struct fault){{"a rate of more than all cases", "比率超过百分之百"}, false}
                                                  : (struct fault){{NULL, NULL}, false};
    case MEASURE_YOY:
    case MEASURE_MOM:
        if (!below)
            return (struct fault){{"a growth of more than 1000 %", "增幅超过1000 %"}, true};
        break;
    default:
        break;
    }
    return below ? (struct fault){{"a fall by more than all", "降幅超过百分之百"}, false} : (struct fault){{NULL, NULL}, false};
}

static void check_fact(struct audit *a, const struct observed *o, struct str place, struct str label)
{
    struct fault fault = fault_of(o, label);
    if (!fault.text[0] || !audit_is_wanted(a, o))
        return;
    struct claim claim = {
        .check = fault.weak ? AUDIT_IMPLAUSIBLE : AUDIT_IMPOSSIBLE, .fit = APART, .weak = fault.weak, .facts = {o}, .count = 1};
    struct finding *found = audit_find(a, &claim);
    if (!found)
        return;
    found->place = arena_str(&a->arena, place);
    found->label = arena_str(&a->arena, label);
    a->failed = a->failed || !found->place.ptr || !found->label.ptr;
    words_say(a, found, &claim, a->zh ? "%s：%.*s。" : "%s: %.*s.", fault.text[a->zh], STR_ARG(o->figure));
}

enum ipdb_status audit_singles(struct audit *a, const struct rowset *rows, struct err *err)
{
    for (size_t i = 0; i < rows->rows.len && !a->failed; i++) {
        const struct str *cells = rows->rows.at[i].cells;
        struct observed o;
        if (rows->columns.len != OF_COUNT)
            return err_set(err, IPDB_INTERNAL, "the rows are not those of an audit");
        if (!read_fact(a, cells, &o))
            return err_set(err, IPDB_CORRUPT, "%.*s#%.*s: an observation that this program did not write",
                           STR_ARG(cells[OF_DOCUMENT]), STR_ARG(cells[OF_NUMBER]));
        check_fact(a, &o, cells[OF_PLACE], cells[OF_LABEL]);
    }
    return a->failed ? err_nomem(err) : IPDB_OK;
}
