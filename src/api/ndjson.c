/* Facts and asides as NDJSON, one record a line in order of their place in the text:
 *
 *     质押登记金额145亿元  →  {"type":"fact","doc":"hebei-2023","region":"河北省",…,"value":"14500000000","unit":"元",…}
 *     2023年               →  {"type":"aside","doc":"hebei-2023","quote":"2023年","begin":0,"end":7,"reason":"date"}
 *
 * Values are strings, since they are exact; `begin` and `end` are bytes of the file.
 */
#include "api/bulletin.h"

#define PIECE (64 << 10) /* bytes that are sent at once, more or less: what stays in the cache */

/* The records of one document on their way out. */
struct writer {
    const struct document *doc;
    struct buf key; /* the document's, as JSON */
    struct buf out;
    ipdb_sink *sink;
    void *context;
    bool stopped;
};

#define KEY(name) STR(",\"" name "\":")

static void add_text(struct buf *out, struct str key, struct str value)
{
    buf_add(out, key);
    buf_json(out, value);
}

static void add_number(struct buf *out, struct str key, size_t value)
{
    buf_add(out, key);
    buf_uint(out, value);
}

static void begin_record(struct writer *w, struct str type)
{
    buf_add(&w->out, STR("{\"type\":\""));
    buf_add(&w->out, type);
    buf_add(&w->out, STR("\",\"doc\":"));
    buf_add(&w->out, buf_str(&w->key));
}

static void send(struct writer *w)
{
    if (!w->stopped && !w->out.failed && w->out.len > 0)
        w->stopped = !w->sink(w->context, w->out.ptr, w->out.len);
    w->out.len = 0;
}

static void end_record(struct writer *w)
{
    buf_add(&w->out, STR("}\n"));
    if (w->out.len >= PIECE)
        send(w);
}

static void add_span(struct buf *out, const struct document *doc, size_t begin, size_t end)
{
    add_text(out, KEY("quote"), str_slice(doc->text, begin, end));
    add_number(out, KEY("begin"), begin + doc->source_shift);
    add_number(out, KEY("end"), end + doc->source_shift);
}

static void add_fact(struct writer *w, const struct fact *fact)
{
    struct buf *out = &w->out;
    char period[PERIOD_TEXT], value[DECIMAL_TEXT], confidence[DECIMAL_TEXT];
    size_t period_len = period_label(fact->period, period), value_len = decimal_print(fact->value, value),
           confidence_len = decimal_print((struct decimal){fact->confidence, 3}, confidence);
    begin_record(w, STR("fact"));
    add_text(out, KEY("region"), fact->region);
    add_text(out, KEY("region_code"), fact->region_code);
    add_number(out, KEY("year"), (size_t)fact->year);
    add_text(out, KEY("period"), (struct str){period, period_len});
    add_text(out, KEY("indicator"), fact->indicator);
    add_text(out, KEY("label"), fact->label);
    add_text(out, KEY("measure"), str_of(measure_code(fact->measure)));
    add_text(out, KEY("value"), (struct str){value, value_len});
    add_text(out, KEY("unit"), fact->unit);
    add_text(out, KEY("qualifier"), str_of(qualifier_code(fact->qualifier)));
    add_text(out, KEY("status"), str_of(fact_status_code(fact->status)));
    add_text(out, KEY("scope"), fact->scope);
    add_text(out, KEY("of"), fact->of);
    add_span(out, w->doc, fact->begin, fact->end);
    buf_add(out, KEY("confidence"));
    buf_add(out, (struct str){confidence, confidence_len});
    add_text(out, KEY("grounds"), fact->grounds);
    end_record(w);
}

static void add_aside(struct writer *w, const struct aside *aside)
{
    begin_record(w, STR("aside"));
    add_span(&w->out, w->doc, aside->begin, aside->end);
    add_text(&w->out, KEY("reason"), str_of(aside_reason_code(aside->reason)));
    end_record(w);
}

/* Both lists are in order of `begin`; a fact goes before an aside at the same place. */
static void add_all(struct writer *w, const struct extraction *x)
{
    size_t a = 0;
    for (size_t f = 0; f < x->facts.len && !w->stopped; f++) {
        for (; a < x->asides.len && x->asides.at[a].begin < x->facts.at[f].begin; a++)
            add_aside(w, &x->asides.at[a]);
        add_fact(w, &x->facts.at[f]);
    }
    for (; a < x->asides.len && !w->stopped; a++)
        add_aside(w, &x->asides.at[a]);
}

static enum ipdb_status write_all(const struct bulletin *bulletin, ipdb_sink *sink, void *context, struct err *err)
{
    struct writer w = {.doc = &bulletin->doc, .sink = sink, .context = context};
    buf_json(&w.key, w.doc->key);
    w.out.failed = w.key.failed;
    add_all(&w, &bulletin->facts);
    send(&w);
    enum ipdb_status status = w.out.failed ? err_nomem(err)
                              : w.stopped  ? err_set(err, IPDB_INTERRUPTED, "the output was stopped")
                                           : IPDB_OK;
    buf_fini(&w.key);
    buf_fini(&w.out);
    return status;
}

enum ipdb_status ipdb_extract(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, ipdb_sink *sink, void *context)
{
    struct bulletin bulletin = {0};
    enum ipdb_status status = handle_begin(ipdb);
    if (status != IPDB_OK)
        return status;
    status = bulletin_read(ipdb, path, given, &bulletin);
    if (status == IPDB_OK)
        status = write_all(&bulletin, sink, context, &ipdb->err);
    ipdb->database_failed = status == IPDB_NOMEM;
    bulletin_fini(&bulletin);
    return status;
}
