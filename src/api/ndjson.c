/* Facts and asides as NDJSON, one record a line in order of their place in the text:
 *
 *     质押登记金额145亿元  →  {"type":"fact","doc":"hebei-2023","region":"河北省",…,"value":"14500000000","unit":"元",…}
 *     2023年               →  {"type":"aside","doc":"hebei-2023","quote":"2023年","begin":0,"end":7,"reason":"date"}
 *
 * Values are strings, since they are exact; `begin` and `end` are bytes of the file.
 */
#include "api/bulletin.h"

static void add_text(struct buf *out, const char *key, struct str value)
{
    buf_printf(out, ",\"%s\":", key);
    buf_json(out, value);
}

static void add_code(struct buf *out, const char *key, const char *value)
{
    add_text(out, key, str_of(value));
}

static void add_span(struct buf *out, const struct document *doc, size_t begin, size_t end)
{
    add_text(out, "quote", str_slice(doc->text, begin, end));
    buf_printf(out, ",\"begin\":%zu,\"end\":%zu", begin + doc->source_shift, end + doc->source_shift);
}

static void add_fact(struct buf *out, const struct document *doc, const struct fact *fact)
{
    char period[PERIOD_TEXT], value[DECIMAL_TEXT], confidence[DECIMAL_TEXT];
    (void)period_label(fact->period, period);
    (void)decimal_print(fact->value, value);
    (void)decimal_print((struct decimal){fact->confidence, 3}, confidence);
    buf_add(out, STR("{\"type\":\"fact\""));
    add_text(out, "doc", doc->key);
    add_text(out, "region", fact->region);
    add_text(out, "region_code", fact->region_code);
    buf_printf(out, ",\"year\":%d", fact->year);
    add_code(out, "period", period);
    add_text(out, "indicator", fact->indicator);
    add_text(out, "label", fact->label);
    add_code(out, "measure", measure_code(fact->measure));
    add_code(out, "value", value);
    add_text(out, "unit", fact->unit);
    add_code(out, "qualifier", qualifier_code(fact->qualifier));
    add_code(out, "status", fact_status_code(fact->status));
    add_text(out, "scope", fact->scope);
    add_text(out, "of", fact->of);
    add_span(out, doc, fact->begin, fact->end);
    buf_printf(out, ",\"confidence\":%s", confidence);
    add_text(out, "grounds", fact->grounds);
    buf_add(out, STR("}\n"));
}

static void add_aside(struct buf *out, const struct document *doc, const struct aside *aside)
{
    buf_add(out, STR("{\"type\":\"aside\""));
    add_text(out, "doc", doc->key);
    add_span(out, doc, aside->begin, aside->end);
    add_code(out, "reason", aside_reason_code(aside->reason));
    buf_add(out, STR("}\n"));
}

/* Both lists are in order of `begin`; a fact goes before an aside at the same place. */
static void add_all(struct buf *out, const struct document *doc, const struct extraction *x)
{
    size_t a = 0;
    for (size_t f = 0; f < x->facts.len; f++) {
        for (; a < x->asides.len && x->asides.at[a].begin < x->facts.at[f].begin; a++)
            add_aside(out, doc, &x->asides.at[a]);
        add_fact(out, doc, &x->facts.at[f]);
    }
    for (; a < x->asides.len; a++)
        add_aside(out, doc, &x->asides.at[a]);
}

enum ipdb_status ipdb_extract(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, ipdb_sink *sink, void *context)
{
    struct bulletin bulletin = {0};
    struct buf out = {0};
    enum ipdb_status status = handle_begin(ipdb);
    if (status != IPDB_OK)
        return status;
    status = bulletin_read(ipdb, path, given, &bulletin);
    if (status == IPDB_OK) {
        add_all(&out, &bulletin.doc, &bulletin.facts);
        if (out.failed)
            status = err_nomem(&ipdb->err);
        else if (out.len > 0 && !sink(context, out.ptr, out.len))
            status = err_set(&ipdb->err, IPDB_INTERRUPTED, "the output was stopped");
    }
    ipdb->database_failed = status == IPDB_NOMEM;
    buf_fini(&out);
    bulletin_fini(&bulletin);
    return status;
}
