# Writes OUTPUT: FILES as arrays of bytes, each with a NUL byte behind it, and the list `embedded_list` of them.
# cmake -DOUTPUT=… -DFILES=a;b -P embed_files.cmake

set(entries "")
file(WRITE ${OUTPUT} "/* Made by cmake/embed_files.cmake. */\n")
foreach(name IN LISTS FILES)
    string(MAKE_C_IDENTIFIER ${name} symbol)
    file(READ ${name} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    file(APPEND ${OUTPUT} "static const unsigned char ${symbol}[] = {${bytes}0};\n")
    string(APPEND entries "    {\"${name}\", ${symbol}, sizeof ${symbol} - 1},\n")
endforeach()
file(APPEND ${OUTPUT} "static const struct embedded embedded_list[] = {\n${entries}    {NULL, NULL, 0},\n};\n")
