/* Nearness is the Damerau-Levenshtein distance with adjacent swaps:
 *
 *     ingset → ingest 1 · qeury → query 1 · extarct → extract 1 · frobnicate → nothing is near
 */
#include "cli/hint.h"

#include <string.h>

#define LONGEST 32

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Both are at most LONGEST bytes long. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][LONGEST + 1] = {{0}};
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b_len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[b_len];
}

struct hint hint_for(const char *wanted)
{
    return (struct hint){wanted, NULL, strlen(wanted) / 3 + 2};
}

void hint_consider(struct hint *best, const char *name)
{
    size_t wanted_len = strlen(best->wanted), name_len = strlen(name);
    if (wanted_len > LONGEST || name_len > LONGEST)
        return;
    size_t d = distance(best->wanted, wanted_len, name, name_len);
    if (d < best->distance && d < name_len) {
        best->name = name;
        best->distance = d;
    }
}
