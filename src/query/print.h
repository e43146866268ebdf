/* The canonical form of a query: the same terms give the same words, and these, parsed, give the terms again.
 *
 *     2023 for 河北 growth ... → "pledge_financing growth for Hebei in 2023", or in Chinese "知识产权质押融资额 增速 河北省 2023年"
 */
#ifndef QUERY_PRINT_H
#define QUERY_PRINT_H

#include "query/query.h"
#include "query/terms.h"
#include "query/vocabulary.h"

/* Appends the terms as a query in Chinese words (QUERY_ZH) or English ones (with QUERY_CODE places by code). `v` is the vocabulary that they were
 * parsed with. False when there is no memory. */
bool print_terms(const struct terms *terms, struct vocabulary *v, enum query_language language, struct buf *out);

#endif
