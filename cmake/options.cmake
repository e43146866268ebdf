# ipdb_options: the flags of everything that is compiled here.

include(CheckPIESupported)
check_pie_supported()

add_library(ipdb_options INTERFACE)
target_include_directories(ipdb_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(ipdb_options INTERFACE _POSIX_C_SOURCE=200809L IPDB_VERSION="${PROJECT_VERSION}")
target_compile_options(ipdb_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wundef -Wwrite-strings
    -fvisibility=hidden -fstack-protector-strong
    $<$<BOOL:${IPDB_WERROR}>:-Werror>
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
target_link_options(ipdb_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)

# The constants of the catalogue are full of pointers: where the linker can, their relocations are a bitmap rather than a list.
include(CheckLinkerFlag)
check_linker_flag(C -Wl,-z,pack-relative-relocs IPDB_PACKS_RELOCATIONS)
if(IPDB_PACKS_RELOCATIONS)
    target_link_options(ipdb_options INTERFACE -Wl,-z,pack-relative-relocs)
endif()

if(IPDB_SANITIZE)
    set(sanitize -fsanitize=${IPDB_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(ipdb_options INTERFACE ${sanitize})
    target_link_options(ipdb_options INTERFACE ${sanitize})
endif()

# Optimised across the layers; the archive keeps ordinary machine code beside it for whoever links libipdb.a without that.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    target_compile_options(ipdb_options INTERFACE $<$<CONFIG:Release>:-flto=auto;-ffat-lto-objects>)
    target_link_options(ipdb_options INTERFACE $<$<CONFIG:Release>:-flto=auto>)
endif()
