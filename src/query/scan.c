/* The query's text becomes tokens; text and offsets are those of the folded query.
 *
 *     "河北、湖北质押融资增速 in 2023" → 河北 · , · 湖北 · 质押融资 · 增速 · in · 2023
 */
#include "query/scan.h"

#include "query/when.h"
#include "text/utf8.h"

enum { TOKENS_MAX = 2000 };

struct scanner {
    const struct question *q;
    struct vocabulary *v;
    struct tokens *out;
    struct str s;
    size_t at;
};

/* Marks as people type them and what they count as. The fold has made full-width ones plain. */
static const struct {
    const char *sign;
    char mark;
} marks[] = {{"..", 'R'}, {",", ','}, {"、", ','}, {"，", ','}, {";", ';'}, {"。", ';'}, {"?", ';'}, {"？", ';'}, {"/", '/'},
             {"÷", '/'},  {"*", '*'}, {"×", '*'},  {"+", '+'},  {"-", '-'}, {"@", '@'},  {"~", '~'}, {".", '.'}};

static const struct {
    const char *open, *close;
} quotes[] = {{"\"", "\""}, {"「", "」"}, {"“", "”"}};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static struct str rest(const struct scanner *sc)
{
    return str_slice(sc->s, sc->at, sc->s.len);
}

static struct token *push(struct scanner *sc, enum token_kind kind, size_t len)
{
    struct token *t = VEC_PUSH(&sc->out->list);
    if (!t)
        return NULL;
    t->kind = kind;
    t->at = (struct span){sc->at, sc->at + len};
    t->text = str_slice(sc->s, sc->at, sc->at + len);
    sc->at += len;
    return t;
}

static size_t mark_at(struct str s, char *mark)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(s, str_of(marks[i].sign))) {
            *mark = marks[i].mark;
            return strlen(marks[i].sign);
        }
    return 0;
}

static bool parse_number(struct str s, size_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.ptr[i]) || s.len > 9)
            return false;
        n = n * 10 + (size_t)(s.ptr[i] - '0');
    }
    *out = n;
    return s.len > 0;
}

bool scan_token_at(struct vocabulary *v, struct str text, struct span at, struct token *out)
{
    struct str word = str_slice(text, at.begin, at.end);
    struct token t = {.at = at, .text = word};
    t.is_number = parse_number(word, &t.number);
    t.meanings = vocabulary_find(v, word);
    if (t.meanings)
        t.kind = TOKEN_WORD;
    else if (when_scan(word, &t.period) == word.len)
        t.kind = TOKEN_PERIOD;
    else if (t.is_number)
        t.kind = TOKEN_NUMBER;
    else
        return false;
    *out = t;
    return true;
}

/* A quotation is one word; returns the length of the whole, 0 when none begins here. */
static size_t quoted(struct str s, struct str *inside)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        size_t open = strlen(quotes[i].open);
        if (!str_starts(s, str_of(quotes[i].open)))
            continue;
        size_t close = str_find(s, str_of(quotes[i].close), open);
        if (close > s.len)
            return 0;
        *inside = str_slice(s, open, close);
        return close + strlen(quotes[i].close);
    }
    return 0;
}

static bool opens_quote(struct str s)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_starts(s, str_of(quotes[i].open)))
            return true;
    return false;
}

static void skip_blanks(struct scanner *sc)
{
    while (sc->at < sc->s.len && is_blank(sc->s.ptr[sc->at]))
        sc->at++;
}

/* A quotation that ends and is not empty. */
static enum ipdb_status check_quote(const struct scanner *sc, struct err *err)
{
    struct str inside;
    size_t len = quoted(rest(sc), &inside);
    if (len == 0)
        return complain(sc->q, (struct span){sc->at, sc->s.len}, err, "the quotation that begins at column %zu does not end",
                        question_column(sc->q, sc->at));
    if (str_trim(inside).len == 0)
        return complain(sc->q, (struct span){sc->at, sc->at + len}, err,
                        "expected a word between the quotation marks at column %zu", question_column(sc->q, sc->at));
    return IPDB_OK;
}

/* The free word without quotation marks at the beginning of `s`: up to a blank, a comma or an end. */
static size_t bare_raw(struct str s)
{
    size_t len = 0;
    for (; len < s.len && !is_blank(s.ptr[len]); len++) {
        char mark = 0;
        mark_at(str_slice(s, len, s.len), &mark);
        if (mark == ',' || mark == ';')
            break;
    }
    return len;
}

/* The free word that a prefix, @, ~, a dot or `as` asks for. */
static enum ipdb_status raw_word(struct scanner *sc, struct span asked, struct err *err)
{
    struct str inside = {NULL, 0};
    skip_blanks(sc);
    enum ipdb_status status = opens_quote(rest(sc)) ? check_quote(sc, err) : IPDB_OK;
    if (status != IPDB_OK)
        return status;
    size_t len = quoted(rest(sc), &inside);
    if (len == 0)
        len = bare_raw(rest(sc));
    if (len == 0)
        return complain(sc->q, asked, err, "expected a word after '%.*s'", STR_ARG(question_source(sc->q, asked)));
    struct token *t = push(sc, TOKEN_RAW, len);
    if (!t)
        return err_nomem(err);
    if (inside.ptr)
        t->text = inside;
    return IPDB_OK;
}

static void write_quoted(struct buf *out, struct str word)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (!str_contains(word, str_of(quotes[i].close))) {
            buf_printf(out, "%s%.*s%s", quotes[i].open, STR_ARG(word), quotes[i].close);
            return;
        }
}

void scan_write_raw(struct buf *out, struct str word)
{
    if (!opens_quote(word) && bare_raw(word) == word.len)
        buf_add(out, word);
    else
        write_quoted(out, word);
}

static enum ipdb_status quoted_word(struct scanner *sc, struct err *err)
{
    struct str inside;
    struct token found;
    enum ipdb_status status = check_quote(sc, err);
    if (status != IPDB_OK)
        return status;
    size_t len = quoted(rest(sc), &inside);
    if (!scan_token_at(sc->v, inside, (struct span){0, inside.len}, &found)) {
        size_t begin = (size_t)(inside.ptr - sc->s.ptr);
        return complain_unknown(sc->q, sc->v, (struct span){begin, begin + inside.len}, err);
    }
    struct token *t = push(sc, found.kind, len);
    if (!t)
        return err_nomem(err);
    found.at = t->at;
    *t = found;
    return IPDB_OK;
}

static bool begins_mark(struct str s)
{
    char mark = 0;
    return mark_at(s, &mark) > 0 && mark != '-';
}

/* Whether the scanner takes the name for one word in any company. */
static bool is_bare_name(struct str name)
{
    bool ascii = str_is_ascii(name);
    for (size_t i = 0; i < name.len; i++) {
        struct str s = str_slice(name, i, name.len);
        if (opens_quote(s) || ((i == 0 || !ascii) && (begins_mark(s) || is_blank(name.ptr[i]) || name.ptr[i] == ':')))
            return false;
    }
    return true;
}

void scan_write_name(struct buf *out, struct str name)
{
    if (is_bare_name(name))
        buf_add(out, name);
    else
        write_quoted(out, name);
}

/* The end of the run that begins here: up to a blank, a mark, a quotation or a colon. */
static size_t run_end(const struct scanner *sc, bool *ascii)
{
    size_t at = sc->at;
    *ascii = true;
    while (at < sc->s.len && !is_blank(sc->s.ptr[at]) && sc->s.ptr[at] != ':') {
        struct str s = str_slice(sc->s, at, sc->s.len);
        if (at > sc->at && (begins_mark(s) || opens_quote(s)))
            break;
        size_t next = at;
        if (utf8_next(sc->s, &next) >= 0x80)
            *ascii = false;
        at = next;
    }
    return at;
}

/* Longest name or period at a word boundary; names may run over blanks. Returns its length. */
static size_t longest_ascii(struct scanner *sc, struct token *out)
{
    struct str s = str_slice(sc->s, sc->at, sc->at + sc->v->lexicon.longest + 32);
    struct period period;
    size_t when = when_scan(s, &period), best = 0;
    for (size_t end = 1; end <= s.len && (unsigned char)s.ptr[end - 1] < 0x80; end++) {
        bool boundary = end == s.len || !(is_ascii_word(s.ptr[end - 1]) && is_ascii_word(s.ptr[end]));
        bool trails = is_blank(s.ptr[end - 1]) || s.ptr[end - 1] == '-' || s.ptr[end - 1] == '_';
        if (!boundary || trails)
            continue;
        if (scan_token_at(sc->v, s, (struct span){0, end}, out))
            best = end;
        else if (!vocabulary_begins(sc->v, str_slice(s, 0, end)))
            break;
    }
    if (when <= best)
        return best;
    return scan_token_at(sc->v, s, (struct span){0, when}, out) ? when : 0;
}

/* The meaning as a prefix of the `len` bytes here, if a colon follows them. */
static const struct meaning *prefix_at(struct scanner *sc, size_t len)
{
    if (sc->at + len >= sc->s.len || sc->s.ptr[sc->at + len] != ':')
        return NULL;
    return meaning_of(vocabulary_find(sc->v, str_slice(sc->s, sc->at, sc->at + len)), WORD_PREFIX);
}

static enum ipdb_status prefix_word(struct scanner *sc, size_t len, enum prefix prefix, struct err *err)
{
    struct token *t = push(sc, TOKEN_PREFIX, len + 1);
    if (!t)
        return err_nomem(err);
    t->prefix = prefix;
    bool raw = (prefix >= PREFIX_SRC && prefix <= PREFIX_SCOPE) || prefix == PREFIX_PREFER;
    return raw ? raw_word(sc, t->at, err) : IPDB_OK;
}

/* A token of the dictionary that was found here; the free word after `as`. */
static enum ipdb_status found_word(struct scanner *sc, struct token found, size_t len, struct err *err)
{
    struct token *t = push(sc, found.kind, len);
    if (!t)
        return err_nomem(err);
    found.at = t->at;
    found.text = t->text;
    *t = found;
    return meaning_of(found.meanings, WORD_AS) ? raw_word(sc, found.at, err) : IPDB_OK;
}

/* A name with marks in it (件/万人) is one word where blanks stand around it. Returns its length. */
static size_t name_between_blanks(struct scanner *sc, struct token *out)
{
    size_t end = sc->at, most = sc->at + 2 * sc->v->lexicon.longest;
    while (end < sc->s.len && end <= most && !is_blank(sc->s.ptr[end]))
        end++;
    struct str name = str_slice(sc->s, sc->at, end);
    return scan_token_at(sc->v, name, (struct span){0, name.len}, out) && out->kind == TOKEN_WORD ? name.len : 0;
}

static enum ipdb_status ascii_word(struct scanner *sc, struct err *err)
{
    struct token found;
    size_t word = 0;
    while (sc->at + word < sc->s.len && (is_ascii_word(sc->s.ptr[sc->at + word]) || sc->s.ptr[sc->at + word] == '\''))
        word++;
    const struct meaning *key = prefix_at(sc, word);
    if (key)
        return prefix_word(sc, word, (enum prefix)key->value, err);
    size_t len = longest_ascii(sc, &found);
    size_t prefix = len ? NONE : vocabulary_indicator_prefix(sc->v, str_slice(sc->s, sc->at, sc->at + word));
    if (!len && prefix == NONE)
        return complain_unknown(sc->q, sc->v, (struct span){sc->at, sc->at + (word ? word : 1)}, err);
    if (!len)
        found =
            (struct token){.kind = TOKEN_WORD, .meanings = vocabulary_find(sc->v, catalog_indicator(sc->v->catalog, prefix)->code)};
    return found_word(sc, found, len ? len : word, err);
}

static enum ipdb_status mark(struct scanner *sc, char sign, size_t len, struct err *err)
{
    size_t after = sc->at + len;
    bool spaced = sc->at > 0 && is_blank(sc->s.ptr[sc->at - 1]) && after < sc->s.len && is_blank(sc->s.ptr[after]);
    struct token *t = push(sc, TOKEN_MARK, len);
    if (!t)
        return err_nomem(err);
    t->mark = sign;
    t->spaced = spaced;
    bool dotted = sign == '.' && sc->at < sc->s.len && !is_blank(sc->s.ptr[sc->at]);
    return sign == '@' || sign == '~' || dotted ? raw_word(sc, t->at, err) : IPDB_OK;
}

static enum ipdb_status next(struct scanner *sc, struct err *err)
{
    char sign = 0;
    bool ascii = true;
    struct token found;
    size_t len = mark_at(rest(sc), &sign);
    if (len)
        return mark(sc, sign, len, err);
    if (opens_quote(rest(sc)))
        return quoted_word(sc, err);
    size_t end = run_end(sc, &ascii);
    if (ascii)
        return ascii_word(sc, err);
    const struct meaning *key = prefix_at(sc, end - sc->at);
    if (key)
        return prefix_word(sc, end - sc->at, (enum prefix)key->value, err);
    size_t name = name_between_blanks(sc, &found);
    if (name)
        return found_word(sc, found, name, err);
    struct span run = {sc->at, end};
    sc->at = end;
    enum ipdb_status status = segment_run(sc->q, sc->v, run, sc->out, err);
    if (status == IPDB_OK && meaning_of(sc->out->list.at[sc->out->list.len - 1].meanings, WORD_AS))
        return raw_word(sc, run, err);
    return status;
}

/* No query needs a control character, and what is free of them can be printed anywhere. */
static enum ipdb_status check_characters(const struct question *q, struct err *err)
{
    struct str s = q->folded.text;
    for (size_t at = 0; at < s.len;) {
        char shown[RUNE_SHOWN];
        size_t begin = at;
        if (!rune_is_unsafe(utf8_next(s, &at)) || is_blank(s.ptr[begin]))
            continue;
        size_t column = question_column(q, begin), from = begin;
        rune_show(s, &from, shown);
        return complain(q, (struct span){begin, at}, err, "%s at column %zu is no character of a query; leave it out", shown,
                        column);
    }
    return IPDB_OK;
}

enum ipdb_status scan_run(const struct question *q, struct vocabulary *v, struct tokens *out, struct err *err)
{
    struct scanner sc = {q, v, out, q->folded.text, 0};
    enum ipdb_status checked = check_characters(q, err);
    if (checked != IPDB_OK)
        return checked;
    for (skip_blanks(&sc); sc.at < sc.s.len; skip_blanks(&sc)) {
        if (out->list.len >= TOKENS_MAX)
            return complain(q, (struct span){sc.at, sc.at}, err, "more than %d words; ask less at once", (int)TOKENS_MAX);
        enum ipdb_status status = next(&sc, err);
        if (status != IPDB_OK)
            return status;
    }
    return push(&sc, TOKEN_END, 0) ? IPDB_OK : err_nomem(err);
}
