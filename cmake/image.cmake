# The built-in catalogue, the words of the query language, the schema of the database and the sounds of ideographs as constants: programs of the build read schema/ and
# migrations/ as the program itself would and write them as C.

set(image_folder ${PROJECT_SOURCE_DIR}/tools/image)
file(GLOB catalog_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/catalog/*.c)
list(REMOVE_ITEM catalog_sources ${PROJECT_SOURCE_DIR}/src/catalog/built_in.c) # it needs what is to be written

add_executable(ipdb_language_image EXCLUDE_FROM_ALL ${catalog_sources} ${PROJECT_SOURCE_DIR}/src/query/vocabulary.c
    ${image_folder}/image.c ${image_folder}/language.c ${image_folder}/write_catalog.c ${image_folder}/write_lexicon.c)
target_link_libraries(ipdb_language_image PRIVATE ipdb_options ipdb_schema ipdb_text ipdb_model ipdb_base PkgConfig::YAML)

add_executable(ipdb_schema_image EXCLUDE_FROM_ALL ${image_folder}/image.c ${image_folder}/schema.c)
target_link_libraries(ipdb_schema_image PRIVATE ipdb_options ipdb_schema ipdb_model ipdb_base PkgConfig::SQLITE)

add_executable(ipdb_initials_image EXCLUDE_FROM_ALL ${image_folder}/initials.c)
target_link_libraries(ipdb_initials_image PRIVATE ipdb_options PkgConfig::ICU_I18N)

# ipdb_image(LAYER FILE PROGRAM ARGUMENTS…): what the program prints becomes a source of the layer.
function(ipdb_image layer file program)
    set(output ${PROJECT_BINARY_DIR}/image/${file}.c)
    add_custom_command(OUTPUT ${output} COMMAND ${program} ${ARGN} > ${output} DEPENDS ${program} COMMENT "Writing ${file}.c" VERBATIM)
    target_sources(ipdb_${layer} PRIVATE ${output})
endfunction()

ipdb_image(text initials_image ipdb_initials_image)
ipdb_image(catalog catalog_image ipdb_language_image catalog)
ipdb_image(query lexicon_image ipdb_language_image lexicon)
ipdb_image(store schema_image ipdb_schema_image)
