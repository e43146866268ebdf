/* A bulletin for a test: a text as a document, its tokens, its facts. */
#ifndef TESTS_EXTRACT_BULLETIN_H
#define TESTS_EXTRACT_BULLETIN_H

#include "catalog/opened.h"

#include "base/buf.h"
#include "extract/extract.h"
#include "extract/reading.h"
#include "reader/reader.h"

struct bulletin {
    struct catalog *cat;
    struct document doc;
    struct reading reading;
};

static inline void document_of(struct str text, struct document *doc)
{
    struct buf bytes = {0};
    struct err err = {0};
    buf_add(&bytes, text);
    if (reader_open("test.txt", &bytes, doc, &err))
        fail_msg("%s", err.message);
}

static inline void bulletin_open(struct bulletin *b, struct catalog *cat, const char *text)
{
    struct err err = {0};
    *b = (struct bulletin){.cat = cat};
    document_of(str_of(text), &b->doc);
    if (reading_open(&b->reading, cat, &b->doc, &err))
        fail_msg("%s", err.message);
}

static inline void bulletin_close(struct bulletin *b)
{
    reading_fini(&b->reading);
    document_fini(&b->doc);
}

/* "2023-08-09", or "" for a date that is not known. */
static inline struct date day(const char *text)
{
    struct date d = {0};
    assert_true(!*text || date_parse(str_of(text), &d));
    return d;
}

#endif
