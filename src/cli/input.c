/* ipdb query 质押融资 按地区 → "质押融资 按地区"      echo 质押融资 按地区 | ipdb query - → the same */
#include "cli/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

#define TEXT_MOST ((size_t)64 << 10)

static char *join(char *const *parts, size_t count)
{
    size_t length = 1;
    for (size_t i = 0; i < count; i++)
        length += strlen(parts[i]) + 1;
    char *text = malloc(length), *at = text;
    if (!text) {
        message_error("no memory left for the question");
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        size_t part = strlen(parts[i]);
        if (i > 0)
            *at++ = ' ';
        memcpy(at, parts[i], part);
        at += part;
    }
    *at = '\0';
    return text;
}

/* What is wrong with what was read, or NULL. */
static const char *fault(const char *text, size_t length)
{
    if (ferror(stdin))
        return "cannot be read";
    if (length > TEXT_MOST)
        return "more than 64 KiB, too much for a question";
    if (memchr(text, '\0', length))
        return "has a NUL byte and is no text";
    return text[strspn(text, " \t\r\n")] == '\0' ? "empty; a question was expected" : NULL;
}

static char *read_all(void)
{
    char *text = malloc(TEXT_MOST + 2);
    if (!text) {
        message_error("no memory left for the question");
        return NULL;
    }
    size_t length = fread(text, 1, TEXT_MOST + 1, stdin);
    text[length] = '\0';
    const char *wrong = fault(text, length);
    if (!wrong)
        return text;
    message_error("standard input: %s", wrong);
    free(text);
    return NULL;
}

char *input_text(const struct options *options)
{
    if (options->operand_count == 1 && strcmp(options->operands[0], "-") == 0)
        return read_all();
    return join(options->operands, options->operand_count);
}
