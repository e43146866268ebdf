/* Links to a passage: as much context as makes it the only one, everything that could end the directive encoded. */
#include "harness.h"

#include "text/fragment.h"

static void gives_context_until_it_is_alone(void **state)
{
    (void)state;
    static const struct {
        const char *url, *text, *number; /* the last place of `number` in the text */
        const char *link;                /* NULL: none */
    } table[] = {
        {"http://a", "b 3", "3", "http://a#:~:text=b-,3"},
        {"http://a", "3 c", "3", "http://a#:~:text=3,-c"},
        {"http://a", "3", "3", "http://a#:~:text=3"},
        {"http://a", "x-y, 3-4 & z", "3-4", "http://a#:~:text=3%2D4,-%26%20z"},
        {"http://a#", "b 3", "3", "http://a#:~:text=b-,3"},
        {"http://a#top", "b 3", "3", "http://a#top:~:text=b-,3"},
        {"http://a#top:~:text=old", "b 3", "3", "http://a#top:~:text=b-,3"},
        {"http://a/\"><b>\xE2\x80\xAE", "b 3", "3", "http://a/%22%3E%3Cb%3E%E2%80%AE#:~:text=b-,3"},
        {"http://a", "x,b 3,y,b 3,z", "3", "http://a#:~:text=b-,3,-%2Cz"},
        {"http://a", "x,b 3;y,b 3;", "3", "http://a#:~:text=y%2Cb-,3,-%3B"},
        {"http://a", "b 3\nb 3", "3", NULL},
        {"http://a", "b 3\nb 3\nc b 3", "3", "http://a#:~:text=c%20b-,3"},
        {"http://a", "  b 3  ", "3", "http://a#:~:text=b-,3"},
        {"http://a", "x\033y 3", "3", "http://a#:~:text=x%1By-,3"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buf out = {0};
        struct str text = str_of(table[i].text), number = str_of(table[i].number);
        size_t begin = SIZE_MAX;
        for (size_t at = 0; (at = str_find(text, number, at)) != SIZE_MAX; at++)
            begin = at;
        bool linked = fragment_add(&out, str_of(table[i].url), text, begin, begin + number.len);
        assert_int_equal(linked, table[i].link != NULL);
        assert_str(buf_str(&out), table[i].link ? table[i].link : "");
        buf_fini(&out);
    }
}

static void gives_up_on_endless_context(void **state)
{
    (void)state;
    enum { LENGTH = 4000 };
    char text[LENGTH];
    struct buf out = {0};
    memset(text, 'x', LENGTH);
    assert_false(fragment_add(&out, STR("http://a"), (struct str){text, LENGTH}, 2000, 2003));
    for (size_t i = 0; i < LENGTH; i += 2)
        text[i] = ',';
    assert_false(fragment_add(&out, STR("http://a"), (struct str){text, LENGTH}, 2001, 2002));
    assert_false(fragment_add(&out, STR("http://a"), STR("ab"), 1, 3));
    assert_false(fragment_add(&out, STR("http://a"), STR("ab"), 1, 1));
    assert_int_equal(out.len, 0);
    buf_fini(&out);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(gives_context_until_it_is_alone),
    cmocka_unit_test(gives_up_on_endless_context),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
