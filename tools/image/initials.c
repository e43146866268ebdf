/* ipdb_initials_image: the first letter of the pinyin of each ideograph from U+4E00 to U+9FFF, by ICU, as C on standard output.
 *
 *     一 → y, 丁 → d, 七 → q; "-" where ICU knows none
 */
#include <stdio.h>
#include <unicode/utrans.h>

enum { FIRST = 0x4E00, LAST = 0x9FFF, A_LINE = 32 };

static char initial(const UTransliterator *pinyin, UChar c, UErrorCode *failure)
{
    UChar text[32] = {c};
    int32_t len = 1, limit = 1;
    utrans_transUChars(pinyin, text, &len, 32, 0, &limit, failure);
    return text[0] >= 'a' && text[0] <= 'z' ? (char)text[0] : '-';
}

int main(void)
{
    static const UChar id[] = u"Han-Latin; Latin-ASCII; Lower";
    UErrorCode failure = U_ZERO_ERROR;
    UTransliterator *pinyin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &failure);
    printf("/* Made by tools/image/initials.c. */\n#include \"text/initial.h\"\n\nconst char han_initials_image[] = {");
    for (int c = FIRST; c <= LAST && U_SUCCESS(failure); c++)
        printf("%s'%c',", (c - FIRST) % A_LINE ? "" : "\n    ", initial(pinyin, (UChar)c, &failure));
    printf("};\n");
    utrans_close(pinyin);
    if (U_FAILURE(failure))
        fprintf(stderr, "ICU: %s\n", u_errorName(failure));
    return U_FAILURE(failure) || fflush(stdout) != 0;
}
