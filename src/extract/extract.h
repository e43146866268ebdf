/* A document becomes facts and asides. A pure function of the text, what was given with it, and the catalogue.
 *
 *     全省专利授权量86247件，同比增长5.1%   →   patent_grants level 86247 件; patent_grants yoy 5.1 %
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "base/err.h"
#include "catalog/catalog.h"
#include "model/document.h"
#include "model/fact.h"

/* Fills `doc->meta` where nothing was given (title, publisher, region, publication date), marks furniture among the blocks, and fills `out`
 * (zeroed by the caller, ended by extraction_fini; its strings live in `doc->arena` and the catalogue). */
enum ipdb_status extract_document(const struct catalog *cat, struct document *doc, struct extraction *out, struct err *err);

#endif
