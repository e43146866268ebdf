# ipdb_schema: the files of schema/ and migrations/ inside the program, as schema/embedded.h gives them. Made anew when one of them changes.
# Only catalog/ and store/ link it, so that only they can include the header.

file(GLOB embedded_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} schema/*.yaml schema/*.sql migrations/*.sql)
list(SORT embedded_files)
set(embedded_list ${PROJECT_BINARY_DIR}/embedded/embedded_list.h)

add_custom_command(OUTPUT ${embedded_list}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${embedded_list} "-DFILES=${embedded_files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    DEPENDS ${embedded_files} cmake/embed_files.cmake
    COMMENT "Embedding schema/ and migrations/" VERBATIM)

add_library(ipdb_schema STATIC schema/embedded.c ${embedded_list})
target_include_directories(ipdb_schema PUBLIC ${PROJECT_SOURCE_DIR} PRIVATE ${PROJECT_BINARY_DIR}/embedded)
target_link_libraries(ipdb_schema PRIVATE ipdb_options)
