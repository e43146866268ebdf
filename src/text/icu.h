/* ICU, loaded when it is first needed: linking it costs a process 1.6 ms, more than all else of its start, and most texts and questions are of
 * characters that text/ knows by itself.
 *
 *     icu()->u_charType(0x2460) → U_OTHER_NUMBER
 */
#ifndef TEXT_ICU_H
#define TEXT_ICU_H

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/err.h"

#define ICU_FUNCTIONS(X)              \
    X(u_charType)                     \
    X(u_hasBinaryProperty)            \
    X(u_getIntPropertyValue)          \
    X(u_strFromUTF32)                 \
    X(u_strToUTF8)                    \
    X(unorm2_getNFKCInstance)         \
    X(unorm2_getNFKCCasefoldInstance) \
    X(unorm2_normalize)               \
    X(unorm2_getDecomposition)

#define X(name) __typeof__(name) *name;
struct icu {
    ICU_FUNCTIONS(X)
};
#undef X

/* Never NULL: where ICU is not there, functions that find no property and fail to normalize. From any thread. */
const struct icu *icu(void);
/* IPDB_INTERNAL, saying what to install, when ICU is not there. */
enum ipdb_status icu_check(struct err *err);

#endif
