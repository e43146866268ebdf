/* Putting constants together.
 *
 *     {130000: 河北省 | 河北 | Hebei | CN-HE | 冀}   →   {S(7, 6), S(13, 9), S(13, 6), S(22, 5), S(27, 5), S(32, 3), …},
 */
#include "image.h"

#include <stdio.h>

void image_fini(struct image *image)
{
    buf_fini(&image->texts);
    buf_fini(&image->code);
    strmap_fini(&image->known);
    arena_fini(&image->arena);
}

void image_str(struct image *image, struct str s)
{
    size_t at;
    if (s.len == 0) {
        buf_add(&image->code, STR("{0}, "));
        return;
    }
    if (!strmap_get(&image->known, s, &at)) {
        at = image->texts.len;
        buf_add(&image->texts, s);
        buf_char(&image->texts, '\0'); /* as the arena has it, for printf */
        struct str key = arena_str(&image->arena, s);
        image->failed = image->failed || !key.ptr || !strmap_put(&image->known, key, at);
    }
    buf_printf(&image->code, "S(%zu, %zu), ", at, s.len);
}

void image_number(struct image *image, size_t place, uint64_t number)
{
    buf_uint(&image->code, number);
    buf_add(&image->code, number > INT64_MAX ? STR("u,") : STR(","));
    if (place % 32 == 31)
        buf_char(&image->code, '\n');
}

bool image_write(struct image *image, const char *header)
{
    struct buf code = image->code;
    image->code = (struct buf){0};
    buf_printf(&image->code, "/* Made by tools/image. */\n#include \"%s\"\n", header);
    IMAGE_NUMBERS(image, "unsigned char", "TEXTS", (const unsigned char *)image->texts.ptr, image->texts.len);
    buf_add(&image->code, STR("#define S(begin, len) {(const char *)TEXTS + (begin), len}\n"));
    bool ok = !image->failed && !image->texts.failed && !image->code.failed && !code.failed &&
              fwrite(image->code.ptr, 1, image->code.len, stdout) == image->code.len &&
              fwrite(code.ptr, 1, code.len, stdout) == code.len && fflush(stdout) == 0;
    buf_fini(&code);
    return ok;
}
