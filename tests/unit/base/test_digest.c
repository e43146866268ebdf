/* SHA-256 against the examples of FIPS 180-4 and of NIST's test vectors, and each length around a block's end. */
#include "harness.h"

#include <stdlib.h>

#include "base/digest.h"

static void known_hashes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hash;
    } table[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char out[DIGEST_TEXT];
        digest_sha256(str_of(table[i].text), out);
        assert_string_equal(out, table[i].hash);
    }
}

static void a_million_letters(void **state)
{
    (void)state;
    enum { MILLION = 1000000 };
    char *text = malloc(MILLION);
    assert_non_null(text);
    memset(text, 'a', MILLION);
    char out[DIGEST_TEXT];
    digest_sha256((struct str){text, MILLION}, out);
    free(text);
    assert_string_equal(out, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(known_hashes),
    cmocka_unit_test(a_million_letters),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
