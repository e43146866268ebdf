/* Exact decimals: sums and products without a binary fraction, rounding half to even.
 *
 *     1.4亿 is 14 scale -7     145 + 0.5 = 145.5     2.5 rounded to one digit is 2
 *
 * Inside, a number is a sign and a magnitude below 10^18 (LIMIT), so that ten times a remainder still fits 64 bits.
 */
#include "base/decimal.h"

enum { MOST_DIGITS = 18, MOST_SCALE = 18 };

static const uint64_t LIMIT = 1000000000000000000u;

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
}

static int64_t signed_of(uint64_t n, bool negative)
{
    return negative ? -(int64_t)n : (int64_t)n;
}

static int count_digits(uint64_t n)
{
    int count = 0;
    for (; n; n /= 10)
        count++;
    return count;
}

static uint64_t power_of_ten(int n)
{
    uint64_t power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

/* n ÷ 10^drop, half to even; `more` says that something not zero was cut off behind n already. */
static uint64_t drop_digits(uint64_t n, int drop, bool more)
{
    if (drop > 19)
        return 0;
    uint64_t last = 0;
    for (; drop > 0; drop--) {
        more = more || last;
        last = n % 10;
        n /= 10;
    }
    bool up = last > 5 || (last == 5 && (more || n % 2));
    return n + up;
}

/* Raises the scale to `scale`; false when the digits do not fit. */
static bool widen(struct decimal *d, int scale)
{
    while (d->scale < scale) {
        if (magnitude(d->coef) >= LIMIT / 10)
            return false;
        d->coef *= 10;
        d->scale++;
    }
    return true;
}

/* Takes away zeros at the end, down to `scale`. */
static void strip(struct decimal *d, int scale)
{
    while (d->scale > scale && d->coef % 10 == 0) {
        d->coef /= 10;
        d->scale--;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool decimal_parse(struct str s, struct decimal *out)
{
    size_t at = s.len && (s.ptr[0] == '+' || s.ptr[0] == '-');
    bool negative = at && s.ptr[0] == '-';
    bool point = false;
    uint64_t coef = 0;
    int scale = 0;
    if (at == s.len || !is_digit(s.ptr[at]) || !is_digit(s.ptr[s.len - 1]))
        return false;
    for (; at < s.len; at++) {
        if (s.ptr[at] == '.' && !point) {
            point = true;
            continue;
        }
        if (!is_digit(s.ptr[at]) || coef >= LIMIT / 10)
            return false;
        coef = coef * 10 + (uint64_t)(s.ptr[at] - '0');
        scale += point;
        if (scale > MOST_SCALE)
            return false;
    }
    *out = (struct decimal){signed_of(coef, negative), (int8_t)scale};
    return true;
}

/* Writes magnitude × 10^-scale with all of its digits. */
static size_t print(uint64_t n, int scale, bool negative, char out[DECIMAL_TEXT])
{
    char digits[DECIMAL_TEXT]; /* from the last to the first */
    int count = 0;
    for (; n && scale < 0; scale++)
        digits[count++] = '0';
    for (; n || count <= scale || count == 0; n /= 10)
        digits[count++] = (char)('0' + n % 10);

    size_t len = 0;
    if (negative)
        out[len++] = '-';
    while (count > 0) {
        out[len++] = digits[--count];
        if (count == scale && count > 0)
            out[len++] = '.';
    }
    out[len] = '\0';
    return len;
}

size_t decimal_print(struct decimal d, char out[DECIMAL_TEXT])
{
    strip(&d, 0);
    return print(magnitude(d.coef), d.scale, d.coef < 0, out);
}

size_t decimal_print_fixed(struct decimal d, int places, char out[DECIMAL_TEXT])
{
    if (places < 0)
        places = 0;
    if (places > MOST_SCALE)
        places = MOST_SCALE;
    uint64_t n = magnitude(d.coef);
    int scale = d.scale;
    if (scale > places) {
        n = drop_digits(n, scale - places, false);
        scale = places;
    }
    size_t len = print(n, scale, d.coef < 0 && n, out);
    if (scale <= 0 && places > 0)
        out[len++] = '.';
    for (int have = scale > 0 ? scale : 0; have < places; have++)
        out[len++] = '0';
    out[len] = '\0';
    return len;
}

bool decimal_shift(struct decimal a, int power, struct decimal *out)
{
    if (power < -2 * MOST_SCALE || power > 2 * MOST_SCALE)
        return false;
    int scale = a.scale - power;
    while (scale > MOST_SCALE && a.coef % 10 == 0) {
        a.coef /= 10;
        scale--;
    }
    while (scale < -MOST_SCALE && magnitude(a.coef) < LIMIT / 10) {
        a.coef *= 10;
        scale++;
    }
    if (scale > MOST_SCALE || scale < -MOST_SCALE)
        return false;
    *out = (struct decimal){a.coef, (int8_t)scale};
    return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    struct decimal *coarse = a.scale < b.scale ? &a : &b;
    struct decimal *fine = a.scale < b.scale ? &b : &a;
    if (!widen(coarse, fine->scale)) {
        strip(fine, coarse->scale);
        if (!widen(coarse, fine->scale))
            return false;
    }
    int64_t sum = a.coef + b.coef; /* two numbers below 10^18 */
    if (magnitude(sum) >= LIMIT)
        return false;
    *out = (struct decimal){sum, fine->scale};
    return true;
}

bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out)
{
    return decimal_add(a, decimal_neg(b), out);
}

bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out)
{
    uint64_t x = magnitude(a.coef), y = magnitude(b.coef);
    if (x && y > (LIMIT - 1) / x) { /* zeros at the end may go: 0.50 × 0.20 is 0.1 */
        strip(&a, -MOST_SCALE);
        strip(&b, -MOST_SCALE);
        x = magnitude(a.coef);
        y = magnitude(b.coef);
        if (y > (LIMIT - 1) / x)
            return false;
    }
    return decimal_shift((struct decimal){signed_of(x * y, (a.coef < 0) != (b.coef < 0)), 0}, -(a.scale + b.scale), out);
}

bool decimal_div(struct decimal a, struct decimal b, int places, struct decimal *out)
{
    if (b.coef == 0 || places < -MOST_SCALE || places > MOST_SCALE)
        return false;
    uint64_t n = magnitude(a.coef), divisor = magnitude(b.coef);
    if (n >= LIMIT || divisor >= LIMIT)
        return false;
    uint64_t quotient = n / divisor, rest = n % divisor;
    int more = places + b.scale - a.scale; /* digits that the quotient still lacks */
    for (; more > 0; more--) {
        if (quotient >= LIMIT / 10)
            return false;
        rest *= 10;
        quotient = quotient * 10 + rest / divisor;
        rest %= divisor;
    }
    if (more < 0)
        quotient = drop_digits(quotient, -more, rest != 0);
    else
        quotient += rest > divisor - rest || (rest == divisor - rest && quotient % 2);
    if (quotient >= LIMIT)
        return false;
    *out = (struct decimal){signed_of(quotient, (a.coef < 0) != (b.coef < 0)), (int8_t)places};
    return true;
}

struct decimal decimal_round(struct decimal a, int digits)
{
    uint64_t n = magnitude(a.coef);
    int drop = count_digits(n) - (digits < 1 ? 1 : digits);
    if (drop <= 0)
        return a;
    n = drop_digits(n, drop, false);
    int scale = a.scale - drop;
    for (; scale < -MOST_SCALE; scale++)
        n *= 10;
    return (struct decimal){signed_of(n, a.coef < 0), (int8_t)scale};
}

static int sign(int64_t n)
{
    return (n > 0) - (n < 0);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
    if (sign(a.coef) != sign(b.coef) || a.coef == 0)
        return sign(a.coef) - sign(b.coef);
    uint64_t x = magnitude(a.coef), y = magnitude(b.coef);
    int x_digits = count_digits(x), y_digits = count_digits(y);
    int x_size = x_digits - a.scale, y_size = y_digits - b.scale; /* where the first digit stands */
    if (x_size != y_size)
        return x_size > y_size ? sign(a.coef) : -sign(a.coef);
    int digits = x_digits > y_digits ? x_digits : y_digits;
    x *= power_of_ten(digits - x_digits);
    y *= power_of_ten(digits - y_digits);
    return x > y ? sign(a.coef) : x < y ? -sign(a.coef) : 0;
}

struct decimal decimal_neg(struct decimal a)
{
    return (struct decimal){-a.coef, a.scale};
}

double decimal_to_double(struct decimal a)
{
    double power = (double)power_of_ten(a.scale < 0 ? -a.scale : a.scale); /* exact up to 10^18 */
    return a.scale < 0 ? (double)a.coef * power : (double)a.coef / power;
}
