# The built-in catalogue and the words of the query language as constants: ipdb_image reads schema/ as the program would and writes them as C.
# ipdb_image(catalog FILE) and ipdb_image(lexicon FILE) in layers.cmake name the files; the layers compile them.

file(GLOB image_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/image/*.c ${PROJECT_SOURCE_DIR}/src/catalog/*.c)
list(REMOVE_ITEM image_sources ${PROJECT_SOURCE_DIR}/src/catalog/built_in.c)
add_executable(ipdb_image EXCLUDE_FROM_ALL ${image_sources} ${PROJECT_SOURCE_DIR}/src/query/vocabulary.c)
target_link_libraries(ipdb_image PRIVATE ipdb_options ipdb_schema ipdb_text ipdb_model ipdb_base PkgConfig::YAML PkgConfig::ICU)

function(ipdb_image_of what layer)
    set(output ${PROJECT_BINARY_DIR}/image/${what}_image.c)
    add_custom_command(OUTPUT ${output}
        COMMAND ipdb_image ${what} > ${output}
        DEPENDS ipdb_image
        COMMENT "Writing the ${what} as C" VERBATIM)
    target_sources(ipdb_${layer} PRIVATE ${output})
endfunction()

ipdb_image_of(catalog catalog)
ipdb_image_of(lexicon query)
