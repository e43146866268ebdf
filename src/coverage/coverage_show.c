/* The coverage of an indicator as a table:
 *
 *     region  2020–2023  known       missing
 *     Gansu   xGxP       2020, 2022  growth only 2021; other period 2023-H1
 *
 * and for programs a row a region and year.
 */
#include "answer/show.h"
#include "coverage/coverage_parts.h"

static struct str missing_word(const struct coverage *c, enum missing missing)
{
    struct line line = {.missing = missing};
    return show_missing(c->plan, &line);
}

/* x known, ? known but doubtful, . no bulletin; else the letter of the reason. */
static char mark_of(const struct covered_year *y)
{
    enum missing missing = coverage_missing(y);
    if (missing == MISSING_NOT)
        return y->sure ? 'x' : '?';
    return missing == MISSING_NO_BULLETIN ? '.' : missing_code(missing)[0];
}

/* A list of years in runs: "2019–2021, 2023". */
struct runs {
    struct buf *text;
    int begin, end;
    const char *between;
};

static void end_run(struct runs *r)
{
    if (!r->begin)
        return;
    buf_printf(r->text, r->begin == r->end ? "%s%d" : "%s%d–%d", r->between, r->begin, r->end);
    r->between = ", ";
    r->begin = 0;
}

static void add_year(struct runs *r, int year)
{
    if (r->begin && year > r->end + 1)
        end_run(r);
    if (!r->begin)
        r->begin = year;
    r->end = year;
}

/* The years that are known; a doubtful one stands alone, as 2020?. */
static void add_known(const struct coverage *c, const struct covered_place *place, struct buf *text)
{
    struct runs runs = {.text = text, .between = ""};
    for (int year = c->first; c->first && year <= c->last; year++) {
        const struct covered_year *y = &place->years[year - FIRST_YEAR];
        if (!y->facts || !coverage_wants(c->plan, year))
            continue;
        if (y->sure) {
            add_year(&runs, year);
            continue;
        }
        end_run(&runs);
        buf_printf(text, "%s%d?", runs.between, year);
        runs.between = ", ";
    }
    end_run(&runs);
}

/* One reason with its years; of another period with the periods. */
static void add_missing(const struct coverage *c, const struct covered_place *place, enum missing missing, struct buf *text)
{
    struct buf years = {0};
    struct runs runs = {.text = &years, .between = ""};
    for (int year = c->first; c->first && year <= c->last; year++) {
        const struct covered_year *y = &place->years[year - FIRST_YEAR];
        if (coverage_missing(y) != missing || !coverage_wants(c->plan, year))
            continue;
        if (missing == MISSING_OTHER_PERIOD)
            buf_printf(&years, "%s%.*s", years.len ? ", " : "", STR_ARG(y->periods));
        else
            add_year(&runs, year);
    }
    end_run(&runs);
    if (years.len) {
        struct str word = missing_word(c, missing);
        buf_add(text, !text->len ? STR("") : plan_is_zh(c->plan) ? STR("；") : STR("; "));
        buf_printf(text, "%.*s %.*s", STR_ARG(word), (int)years.len, years.ptr);
    }
    text->failed = text->failed || years.failed;
    buf_fini(&years);
}

static struct str keep(struct coverage *c, struct buf *text)
{
    struct str kept = text->failed ? (struct str){NULL, 0} : arena_str(&c->out->arena, buf_str(text));
    buf_fini(text);
    return kept;
}

/* What can be told most of comes first. */
static const enum missing reasons[] = {MISSING_OTHER_PERIOD, MISSING_GROWTH_ONLY, MISSING_OTHER_SCOPE, MISSING_NOT_FOUND,
                                       MISSING_NO_BULLETIN};

/* For people: the grid, the years that are known, and the others by reason. */
static bool add_region(struct coverage *c, const struct covered_place *place)
{
    struct row *row = rowset_row(c->out);
    struct buf grid = {0}, known = {0}, missing = {0};
    if (!row)
        return false;
    for (int year = c->first; c->first && year <= c->last; year++)
        buf_char(&grid, coverage_wants(c->plan, year) ? mark_of(&place->years[year - FIRST_YEAR]) : ' ');
    add_known(c, place, &known);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        add_missing(c, place, reasons[i], &missing);
    row->cells[0] = show_region(c->plan, place->region);
    row->cells[1] = keep(c, &grid);
    row->cells[2] = keep(c, &known);
    row->cells[3] = keep(c, &missing);
    return row->cells[1].ptr && row->cells[2].ptr && row->cells[3].ptr;
}

static bool begin_regions(struct coverage *c)
{
    struct rowset *out = c->out;
    struct str span = !c->first             ? plan_pick(c->plan, "years", "年份")
                      : c->first == c->last ? arena_printf(&out->arena, "%d", c->first)
                                            : arena_printf(&out->arena, "%d–%d", c->first, c->last);
    return span.ptr && rowset_column(out, STR("region"), plan_pick(c->plan, "region", "地区"), ALIGN_LEFT, FOR_ALL) &&
           rowset_column(out, STR("grid"), span, ALIGN_LEFT, FOR_ALL) &&
           rowset_column(out, STR("known"), plan_pick(c->plan, "known", "已有"), ALIGN_LEFT, FOR_ALL) &&
           rowset_column(out, STR("missing"), plan_pick(c->plan, "missing", "缺少"), ALIGN_LEFT, FOR_ALL);
}

/* For programs: a row a region and year. */
static bool add_years(struct coverage *c, const struct covered_place *place)
{
    const struct region *region = catalog_region(c->plan->catalog, place->region);
    for (int year = c->first; c->first && year <= c->last; year++) {
        const struct covered_year *y = &place->years[year - FIRST_YEAR];
        if (!coverage_wants(c->plan, year))
            continue;
        enum missing missing = coverage_missing(y);
        struct row *row = rowset_row(c->out);
        if (!row)
            return false;
        row->cells[0] = region->code;
        row->cells[1] = show_region(c->plan, place->region);
        row->cells[2] = catalog_indicator(c->plan->catalog, c->item->indicator)->code;
        row->cells[3] = c->item->scope;
        row->cells[4] = arena_printf(&c->out->arena, "%d", year);
        row->cells[5] = !y->facts ? STR("missing") : y->sure ? STR("known") : STR("doubtful");
        row->cells[6] = str_of(missing_code(missing));
        row->cells[7] = missing_word(c, missing);
        row->cells[8] = y->periods;
        row->cells[9] = arena_printf(&c->out->arena, "%zu", y->facts);
        row->cells[10] = y->decided ? STR("yes") : (struct str){NULL, 0};
        if (!row->cells[4].ptr || !row->cells[9].ptr)
            return false;
    }
    return true;
}

static bool begin_years(struct rowset *out)
{
    static const struct column_spec columns[] = {{"region_code", NULL, NULL, FOR_ALL, false},
                                                 {"region", NULL, NULL, FOR_ALL, false},
                                                 {"indicator_code", NULL, NULL, FOR_ALL, false},
                                                 {"scope", NULL, NULL, FOR_ALL, false},
                                                 {"year", NULL, NULL, FOR_ALL, true},
                                                 {"state", NULL, NULL, FOR_ALL, false},
                                                 {"obs_status", NULL, NULL, FOR_ALL, false},
                                                 {"missing_reason", NULL, NULL, FOR_ALL, false},
                                                 {"other_periods", NULL, NULL, FOR_ALL, false},
                                                 {"facts", NULL, NULL, FOR_ALL, true},
                                                 {"decided", NULL, NULL, FOR_ALL, false}};
    return rowset_columns(out, columns, sizeof columns / sizeof *columns, false);
}

bool coverage_for_people(struct coverage *c)
{
    bool ok = begin_regions(c);
    for (size_t i = 0; ok && c->first && i < c->places.len; i++)
        ok = add_region(c, c->places.at[i]);
    return ok;
}

bool coverage_for_programs(struct coverage *c)
{
    bool ok = begin_years(c->out);
    for (size_t i = 0; ok && i < c->places.len; i++)
        ok = add_years(c, c->places.at[i]);
    return ok;
}

bool coverage_notes(struct coverage *c, bool for_people)
{
    bool zh = plan_is_zh(c->plan), ok = true;
    struct arena *arena = &c->out->arena;
    struct str what = show_indicator(c->plan, c->item->indicator);
    if (!c->any)
        return rowset_note(
            c->out,
            arena_printf(arena, zh ? "库中没有这些地区“%.*s”的数值。" : "no bulletin has a figure of %.*s for these places.",
                         STR_ARG(what)));
    if (for_people)
        ok = rowset_note(
            c->out, plan_pick(c->plan,
                              "x known; ? doubtful; P another period of that year; G growth only; S another scope; O not in the "
                              "bulletin; . no bulletin.",
                              "x 已有；? 存疑；P 仅有该年其他期间；G 只载增速；S 仅有其他口径；O 公报未载；. 未收录公报。"));
    if (ok && c->decided)
        ok = rowset_note(
            c->out, arena_printf(arena, zh ? "%zu 处（地区与年份）以人工裁定为准。" : "region-years that rest on decisions: %zu.",
                                 c->decided));
    if (ok && c->rejected)
        ok = rowset_note(
            c->out,
            arena_printf(arena, zh ? "%zu 个数值经人工裁定剔除，未计入。" : "figures that a decision rejected, not counted: %zu.",
                         c->rejected));
    if (ok && c->deeper && c->plan->under == NONE && !c->plan->region_count)
        ok = rowset_note(c->out, arena_printf(arena,
                                              zh ? "另有 %zu 个下级地区有数值：加“各市”或“各县”。"
                                                 : "places below that have figures: %zu; add 'by city' or 'by county'.",
                                              c->deeper));
    return ok;
}
