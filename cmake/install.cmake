# The program prints its own manual page and its completion, made from its tables; `cmake --install build/release` puts them in place.

include(GNUInstallDirs)

if(TARGET ipdb)
    function(ipdb_printed file)
        add_custom_command(OUTPUT ${file}
            COMMAND sh -c "\"$0\" \"$@\" > ${file}" $<TARGET_FILE:ipdb> ${ARGN}
            DEPENDS ipdb COMMENT "Printing ${file}" VERBATIM)
    endfunction()

    ipdb_printed(ipdb.1 man)
    foreach(shell bash zsh fish)
        ipdb_printed(ipdb.${shell} completion ${shell})
    endforeach()
    add_custom_target(ipdb_printed ALL DEPENDS ipdb.1 ipdb.bash ipdb.zsh ipdb.fish)

    install(TARGETS ipdb RUNTIME)
    install(FILES ${PROJECT_BINARY_DIR}/ipdb.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${PROJECT_BINARY_DIR}/ipdb.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ipdb)
    install(FILES ${PROJECT_BINARY_DIR}/ipdb.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _ipdb)
    install(FILES ${PROJECT_BINARY_DIR}/ipdb.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
