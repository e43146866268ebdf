/* SHA-256 (FIPS 180-4): the identity of a document is the hash of its bytes. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

#define DIGEST_TEXT 65 /* 64 hexadecimal digits and the NUL byte */

/* Lower-case hexadecimal. */
void digest_sha256(struct str bytes, char out[DIGEST_TEXT]);

#endif
