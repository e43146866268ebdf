/* What the language of bulletins and queries is made of, as constants. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "catalog/parts.h"
#include "image.h"
#include "query/vocabulary.h"

void write_catalog(struct image *image, const struct catalog *cat);
void write_lexicon(struct image *image, const struct lexicon *lexicon);

#endif
