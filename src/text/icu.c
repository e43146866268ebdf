/* Finds the functions of the ICU that the program was built with, libicuuc.so.72 by name and version, as the linker would. */
#include "text/icu.h"

#include <dlfcn.h>
#include <pthread.h>

#define TEXT_OF(name) #name
#define NAME_OF(name) TEXT_OF(name) /* ICU renames its functions by version: u_charType_72 */

static const char library[] = "libicuuc.so." U_ICU_VERSION_SHORT;

static struct icu loaded;
static bool is_loaded;

static int8_t no_type(UChar32 c)
{
    (void)c;
    return U_UNASSIGNED;
}

static UBool no_property(UChar32 c, UProperty which)
{
    (void)c, (void)which;
    return 0;
}

static int32_t no_value(UChar32 c, UProperty which)
{
    (void)c, (void)which;
    return 0;
}

static const UNormalizer2 *no_normalizer(UErrorCode *status)
{
    *status = U_MISSING_RESOURCE_ERROR;
    return NULL;
}

/* Of what stands in without ICU only these are called: nothing is converted that was not normalized before. */
static const struct icu absent = {.u_charType = no_type,
                                  .u_hasBinaryProperty = no_property,
                                  .u_getIntPropertyValue = no_value,
                                  .unorm2_getNFKCInstance = no_normalizer,
                                  .unorm2_getNFKCCasefoldInstance = no_normalizer};

static bool find(void *from, const char *name, void *function)
{
    void *found = dlsym(from, name);
    memcpy(function, &found, sizeof found); /* ISO C does not convert a data pointer to a function's */
    return found != NULL;
}

static void load(void)
{
    void *from = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    if (!from)
        return;
    bool all = true;
#define X(name) all = find(from, NAME_OF(name), &loaded.name) && all;
    ICU_FUNCTIONS(X)
#undef X
    is_loaded = all;
}

const struct icu *icu(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded ? &loaded : &absent;
}

enum ipdb_status icu_check(struct err *err)
{
    if (icu() == &absent)
        return err_set(err, IPDB_INTERNAL, "%s cannot be loaded; install ICU %s (Debian: libicu%s)", library, U_ICU_VERSION_SHORT,
                       U_ICU_VERSION_SHORT);
    return IPDB_OK;
}
