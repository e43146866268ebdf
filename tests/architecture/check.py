#!/usr/bin/env python3
"""Checks the sources against docs/architecture.md. Each rule yields one line for each thing that is wrong.

    check.py --root . ranks        an include goes down, or stays in its folder
    check.py --root . self_test    every rule finds what is wrong with a bad tree
"""
import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RANKS = {"base": 0, "model": 1, "text": 1, "reader": 2, "catalog": 2, "store": 2, "render": 2,
         "lex": 3, "query": 3, "answer": 4, "extract": 4,
         "evidence": 5, "search": 5, "coverage": 5, "audit": 5, "diff": 5, "api": 6, "cli": 7}
# Outside of the ranks: who may include it.
OUTSIDE = {"ipdb/status.h": set(RANKS) | {"ipdb"}, "ipdb/ipdb.h": {"api", "cli"}, "schema/embedded.h": {"catalog", "store"}}
THIRD_PARTY = {"unicode": "text", "yaml.h": "catalog", "sqlite3.h": "store", "libsmartcols": "render"}
PLATFORM = set("""assert ctype errno fcntl float inttypes limits locale math pthread signal stdarg stdatomic stdbool stddef stdint stdio stdlib string
    strings time unistd dirent dlfcn poll termios getopt wchar sys/file sys/ioctl sys/mman sys/random sys/stat sys/types sys/wait""".split())
FILE_LINES, FUNCTION_LINES = 600, 120

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


class Tree:
    def __init__(self, root):
        self.src = Path(root, "src")
        self.root = Path(root)
        self.files = sorted(p for p in self.src.glob("*/*") if p.suffix in (".c", ".h"))

    def name(self, path):
        return str(path.relative_to(self.src))

    def includes(self, path):
        """(line, True for "…", what) of each include."""
        text = path.read_text(encoding="utf-8")
        for m in INCLUDE.finditer(text):
            yield text.count("\n", 0, m.start()) + 1, m[1] == '"', m[2]


def first_folder(include):
    return include.split("/")[0]


def may_include(folder, include):
    if include in OUTSIDE:
        return folder in OUTSIDE[include]
    target = first_folder(include)
    if target == folder:
        return True
    if folder in ("ipdb", "cli"):  # public headers stand alone; programs see only the public headers
        return False
    return target in RANKS and RANKS[target] < RANKS[folder]


def ranks(tree):
    for path in tree.files:
        folder = path.parent.name
        if folder not in RANKS and folder != "ipdb":
            yield f"src/{folder}: a folder without a rank"
            continue
        for line, quoted, include in tree.includes(path):
            ours = quoted or first_folder(include) in RANKS or first_folder(include) in ("ipdb", "schema")
            if ours and not may_include(folder, include):
                yield f"src/{tree.name(path)}:{line}: {folder}/ may not include {include}"


def loops(tree):
    below = {tree.name(p): [i for _, _, i in tree.includes(p)] for p in tree.files if p.suffix == ".h"}
    done = set()

    def walk(header, trail):
        if header in trail:
            yield "include loop: " + " → ".join(trail[trail.index(header):] + [header])
        elif header in below and header not in done:
            for include in below[header]:
                yield from walk(include, trail + [header])
            done.add(header)

    for header in below:
        yield from walk(header, [])


def third_party(tree):
    for path in tree.files:
        for line, quoted, include in tree.includes(path):
            first = first_folder(include)
            owner = THIRD_PARTY.get(first)
            if owner and owner != path.parent.name:
                yield f"src/{tree.name(path)}:{line}: <{include}> belongs to {owner}/ alone"
            elif not owner and not quoted and first not in RANKS and first != "ipdb" and include.removesuffix(".h") not in PLATFORM:
                yield f"src/{tree.name(path)}:{line}: <{include}> is neither C, POSIX nor a library of this project"


def headers_alone(tree, cc="gcc"):
    for path in tree.files:
        if path.suffix != ".h":
            continue
        twice = f'#include "{tree.name(path)}"\n' * 2 + "extern int nothing;\n"
        command = [cc, "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only",
                   f"-I{tree.src}", f"-I{tree.root}", "-x", "c", "-"]
        run = subprocess.run(command, input=twice, capture_output=True, text=True)
        if run.returncode:
            errors = [line for line in run.stderr.splitlines() if "error:" in line] or [run.stderr]
            yield f"src/{tree.name(path)}: does not compile alone: {errors[0]}"


def sizes(tree):
    for path in tree.files:
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > FILE_LINES:
            yield f"src/{tree.name(path)}: {len(lines)} lines, at most {FILE_LINES}"
        begin = None
        for number, line in enumerate(lines, 1):
            if line == "{":
                begin = number
            elif line == "}" and begin:
                if number - begin - 1 > FUNCTION_LINES:
                    yield f"src/{tree.name(path)}:{begin}: a function of {number - begin - 1} lines, at most {FUNCTION_LINES}"
                begin = None


def exports(library):
    run = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True)
    if run.returncode:
        yield run.stderr.strip()
        return
    names = [line.split()[-1] for line in run.stdout.splitlines()]
    if not names:
        yield f"{library}: exports nothing"
    for name in names:
        if not name.startswith("ipdb_"):
            yield f"{library}: exports {name}"


GOOD = {"src/base/str.h": "#include <stddef.h>\n", "src/lex/lexer.c": '#include "base/str.h"\n\nint f(void)\n{\n}\n',
        "src/api/a.c": "#include <ipdb/ipdb.h>\n", "src/ipdb/ipdb.h": "#include <ipdb/status.h>\n", "src/ipdb/status.h": "",
        "src/text/fold.c": "#include <unicode/uchar.h>\n", "src/store/store.c": '#include <sqlite3.h>\n#include "schema/embedded.h"\n'}
# rule, file, its contents, what must be said of it
BAD = [
    (ranks, "src/base/up.c", '#include "lex/lexer.h"\n', "src/base/up.c:1: base/ may not include lex/lexer.h"),
    (ranks, "src/query/side.c", '\n# include "lex/lexer.h"\n', "src/query/side.c:2: query/ may not include lex/lexer.h"),
    (ranks, "src/query/angle.c", "#include <lex/lexer.h>\n", "query/ may not include lex/lexer.h"),
    (ranks, "src/lex/embedded.c", '#include "schema/embedded.h"\n', "lex/ may not include schema/embedded.h"),
    (ranks, "src/cli/deep.c", '#include "base/str.h"\n', "cli/ may not include base/str.h"),
    (ranks, "src/store/public.c", "#include <ipdb/ipdb.h>\n", "store/ may not include ipdb/ipdb.h"),
    (ranks, "src/ipdb/leak.h", '#include "base/str.h"\n', "ipdb/ may not include base/str.h"),
    (ranks, "src/misc/x.c", "", "src/misc: a folder without a rank"),
    (loops, "src/base/str.h", '#include "base/str.h"\n', "base/str.h → base/str.h"),
    (loops, "src/ipdb/status.h", "#include <ipdb/ipdb.h>\n", "ipdb/ipdb.h → ipdb/status.h → ipdb/ipdb.h"),
    (third_party, "src/lex/icu.c", "#include <unicode/uchar.h>\n", "<unicode/uchar.h> belongs to text/ alone"),
    (third_party, "src/api/sql.c", '#include "sqlite3.h"\n', "<sqlite3.h> belongs to store/ alone"),
    (third_party, "src/reader/xml.c", "#include <expat.h>\n", "<expat.h> is neither"),
    (headers_alone, "src/base/needs.h", "size_t length(void);\n", "src/base/needs.h: does not compile alone"),
    (headers_alone, "src/base/guard.h", "struct twice { int x; };\n", "src/base/guard.h: does not compile alone"),
    (sizes, "src/base/long.c", "\n" * 601, "src/base/long.c: 601 lines"),
    (sizes, "src/base/function.c", "int f(void)\n{\n" + "    ;\n" * 121 + "}\n", "src/base/function.c:2: a function of 121 lines"),
]


def tree_of(files, folder):
    for name, text in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Tree(folder)


def bad_library(folder, cc):
    source, library = Path(folder, "bad.c"), Path(folder, "bad.so")
    source.write_text("int ipdb_good(void);\nint ipdb_good(void)\n{\n    return 1;\n}\nint leaked = 1;\n", encoding="utf-8")
    subprocess.run([cc, "-shared", "-fPIC", "-o", library, source], check=True)
    return library


def self_test(cc):
    with tempfile.TemporaryDirectory() as folder:
        tree = tree_of(GOOD, folder)
        for rule in (ranks, loops, third_party, sizes):
            yield from (f"{rule.__name__} finds fault with a good tree: {line}" for line in rule(tree))
    for rule, name, text, expected in BAD:
        with tempfile.TemporaryDirectory() as folder:
            found = list(rule(tree_of({**GOOD, name: text}, folder)))
            if not any(expected in line for line in found):
                yield f"{rule.__name__} does not say “{expected}” but {found}"
    with tempfile.TemporaryDirectory() as folder:
        library = bad_library(folder, cc)
        if list(exports(library)) != [f"{library}: exports leaked"]:
            yield "exports does not find the leaked symbol"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rule", choices=["ranks", "loops", "third_party", "headers_alone", "sizes", "exports", "self_test"])
    parser.add_argument("--root", default=".")
    parser.add_argument("--cc", default="gcc")
    parser.add_argument("--library")
    args = parser.parse_args()
    if args.rule == "exports":
        faults = list(exports(args.library))
    elif args.rule == "self_test":
        faults = list(self_test(args.cc))
    elif args.rule == "headers_alone":
        faults = list(headers_alone(Tree(args.root), args.cc))
    else:
        faults = list(globals()[args.rule](Tree(args.root)))
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
