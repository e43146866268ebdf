/* The axis of a chart:
 *
 *     scale_nice(0 .. 145, 5)  →  0 50 100 150      scale_nice(-12.5 .. 31, 5)  →  -20 0 20 40
 */
#include "render/scale.h"

enum { LEAST_POWER = -18, MOST_POWER = 35, MOST_SCALE = 18 };

/* digit × 10^power, beyond 10^18 as a longer coefficient. */
static struct decimal step_of(int digit, int power)
{
    struct decimal step = {digit, (int8_t)(power > MOST_SCALE ? -MOST_SCALE : -power)};
    for (; power > MOST_SCALE; power--)
        step.coef *= 10;
    return step;
}

/* Whether `most` steps suffice. */
static bool spans(struct range range, struct decimal step, int most, struct scale *out)
{
    double width = decimal_to_double(step);
    if ((range.high - range.low) / width > most)
        return false;
    int first = (int)(range.low / width), last = (int)(range.high / width);
    first -= first * width > range.low;
    last += last * width < range.high;
    last += last == first;
    if (last - first > most)
        return false;
    *out = (struct scale){step, first, last};
    return true;
}

struct scale scale_nice(struct range range, int most)
{
    static const int digits[] = {1, 2, 5};
    struct scale scale = {{1, 0}, 0, 1};
    if (range.low == range.high)
        return scale;
    for (int power = LEAST_POWER; power <= MOST_POWER; power++)
        for (size_t i = 0; i < 3; i++)
            if (spans(range, step_of(digits[i], power), most, &scale))
                return scale;
    return scale;
}

int scale_at(struct scale scale, double value, int length)
{
    double steps = value / decimal_to_double(scale.step) - scale.first;
    double at = steps / (scale.last - scale.first) * length;
    return at <= 0 ? 0 : at >= length ? length : (int)(at + 0.5);
}

size_t scale_tick(struct scale scale, int k, char out[DECIMAL_TEXT])
{
    return decimal_print((struct decimal){scale.step.coef * k, scale.step.scale}, out);
}
