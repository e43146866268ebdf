/* The words of the query language as C. What means one thing stands once and without pointers:
 *
 *     河北, 河北省, hebei, cn-he   →   words with the same number   →   single {WORD_REGION, 37}
 */
#include "language.h"

static void write_meaning(struct image *image, const struct meaning *m, size_t number)
{
    buf_printf(&image->code, "{%d, %zuu, ", (int)m->kind, m->value);
    image_str(image, m->base);
    if (m->next)
        buf_printf(&image->code, "linked + %zu", number + 1);
    else
        buf_add(&image->code, STR("NULL"));
    buf_add(&image->code, STR("},\n"));
}

static bool is_single(const struct meaning *m)
{
    return !m->next && m->base.len == 0;
}

static const struct meaning *meanings_of(const struct lexicon *x, size_t i)
{
    return &x->linked[x->words[i].meaning]; /* what was collected has no single ones */
}

/* The number of a meaning among the single ones, which is new when it is `*count`. */
static size_t number_single(struct image *image, struct strmap *singles, const struct meaning *m, size_t *count)
{
    size_t number;
    struct str key = arena_printf(&image->arena, "%d %zu", (int)m->kind, m->value);
    if (strmap_get(singles, key, &number))
        return number;
    image->failed = image->failed || !strmap_put(singles, key, *count);
    write_meaning(image, m, 0);
    return (*count)++;
}

static size_t write_singles(struct image *image, const struct lexicon *x, size_t *numbers)
{
    struct strmap singles = {0};
    size_t count = 0;
    buf_add(&image->code, STR("static const struct meaning single[] = {\n"));
    for (size_t i = 0; i < x->count; i++)
        if (is_single(meanings_of(x, i)))
            numbers[i] = number_single(image, &singles, meanings_of(x, i), &count);
    buf_add(&image->code, STR("};\n"));
    strmap_fini(&singles);
    return count;
}

static void write_linked(struct image *image, const struct lexicon *x, size_t *numbers, size_t single_count)
{
    size_t count = 0;
    buf_add(&image->code, STR("static const struct meaning linked[] = {\n"));
    for (size_t i = 0; i < x->count; i++) {
        if (is_single(meanings_of(x, i)))
            continue;
        numbers[i] = single_count + count;
        for (const struct meaning *m = meanings_of(x, i); m; m = m->next)
            write_meaning(image, m, count++);
    }
    buf_add(&image->code, STR("};\n"));
}

void write_lexicon(struct image *image, const struct lexicon *x)
{
    size_t *numbers = arena_array(&image->arena, x->count, sizeof *numbers);
    image->failed = image->failed || !numbers;
    if (!numbers)
        return;
    size_t single_count = write_singles(image, x, numbers);
    write_linked(image, x, numbers, single_count);
    buf_add(&image->code, STR("static const struct lexicon_word words[] = {\n"));
    for (size_t i = 0; i < x->count; i++) {
        const struct lexicon_word *w = &x->words[i];
        buf_printf(&image->code, "{%u, %u, %u, %u, %zu},\n", w->key, w->key_len, w->name, w->name_len, numbers[i]);
    }
    buf_add(&image->code, STR("};\n"));
    IMAGE_NUMBERS(image, "unsigned char", "texts", (const unsigned char *)x->texts, x->text_len);
    buf_printf(&image->code,
               "const struct lexicon lexicon_image = {(const char *)texts, %zu, words, %zu, single, linked, %zu, %zu};\n",
               x->text_len, x->count, single_count, x->longest);
}
