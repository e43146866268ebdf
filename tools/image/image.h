/* What is read from schema/ and migrations/ when the program is built, written as C: constants that the linker puts in place. */
#ifndef IMAGE_H
#define IMAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/strmap.h"

/* Texts that the constants point into, each once, and the constants so far. */
struct image {
    struct buf texts, code;
    struct strmap known; /* text → where it begins */
    struct arena arena;
    bool failed;
};

void image_fini(struct image *image);
/* Adds an initialiser of a struct str. */
void image_str(struct image *image, struct str s);
/* Adds a constant array of numbers. */
#define IMAGE_NUMBERS(image, type, name, at, count)                         \
    do {                                                                    \
        buf_printf(&(image)->code, "static const %s %s[] = {", type, name); \
        for (size_t n_ = 0; n_ < (count); n_++)                             \
            image_number(image, n_, (at)[n_]);                              \
        buf_add(&(image)->code, STR("0};\n"));                              \
    } while (0)
void image_number(struct image *image, size_t place, uint64_t number);
/* All of it as a file; false when it could not be written. */
bool image_write(struct image *image, const char *header);

#endif
