#!/usr/bin/env python3
"""Runs the commands that a document shows and compares what they print.

    tests/docs/run.py                           all documents, with the programs of build/dev
    tests/docs/run.py README.md docs/query.md   these
    tests/docs/run.py --accept                  write what the commands print now into the documents

Only blocks fenced as ```console are run, all of a document in one new folder, in order, by bash:

    $ cat > one.txt <<'END'         a command
    > a line of it                  the lines of it that follow
    > END
    what it prints, standard output and standard error as on a terminal

The folder holds `fixtures`, a copy of the fixtures, and ipdb.db, made from them by `ipdb ingest fixtures/`.
--programs names the folders where `ipdb` and, for docs/architecture.md, `trace` (tests/docs/trace.c) are, when it is not build/dev.
"""
import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 60  # for one command
ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r'^```console\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def steps(block):
    """(source lines of the command, lines printed) of each command."""
    found = []
    for line in block.splitlines():
        if line.startswith('$ '):
            found.append(([line], []))
        elif not found:
            sys.exit(f'expected a line that begins with "$ " and found: {line}')
        elif line.startswith('> ') and not found[-1][1]:
            found[-1][0].append(line)
        else:
            found[-1][1].append(line)
    return found


def run(source, folder, environment):
    command = '\n'.join(line[2:] for line in source)
    done = subprocess.run(['bash', '-c', command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=SECONDS, check=False)
    return [line.rstrip() for line in done.stdout.decode('utf-8', 'backslashreplace').splitlines()]


def prepare(folder, programs):
    shutil.copytree(ROOT / 'fixtures', folder / 'fixtures')
    environment = {key: value for key, value in os.environ.items() if not key.startswith('IPDB_') and key != 'COLUMNS'}
    path = ':'.join([str(Path(p).resolve()) for p in programs] + [os.environ['PATH']])
    environment.update(PATH=path, LC_ALL='C.UTF-8', TZ='UTC', TERM='dumb', HOME=str(folder))
    said = run(['$ ipdb ingest --quiet fixtures/'], folder, environment)
    if said:
        sys.exit('\n'.join(['ipdb ingest fixtures/ says:'] + said))
    return environment


def renewed(text, folder, environment):
    """The document with what its commands print now."""
    def block(match):
        lines = []
        for source, _ in steps(match[1]):
            lines += source + run(source, folder, environment)
        return '```console\n' + '\n'.join(lines) + '\n```'
    return BLOCK.sub(block, text)


def check(document, programs, accept):
    """True when the document shows what its commands print."""
    text = document.read_text(encoding='utf-8')
    if not BLOCK.search(text):
        print(f'{document}: no commands')
        return True
    with tempfile.TemporaryDirectory(prefix='ipdb-docs-') as folder:
        now = renewed(text, Path(folder), prepare(Path(folder), programs))
    if now != text and accept:
        document.write_text(now, encoding='utf-8')
        print(f'{document}: written anew')
    elif now != text:
        print('\n'.join(difflib.unified_diff(text.splitlines(), now.splitlines(), str(document), 'what the commands print', n=1, lineterm='')))
        print(f'{document}: if the new output is right, run tests/docs/run.py --accept')
    else:
        print(f'{document}: as shown')
    return accept or now == text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--accept', action='store_true', help='write what the commands print now into the documents')
    parser.add_argument('--programs', nargs='+', default=[ROOT / 'build/dev', ROOT / 'build/dev/tests/docs'], metavar='FOLDER')
    parser.add_argument('documents', nargs='*', type=Path)
    arguments = parser.parse_args()
    documents = arguments.documents or [Path(os.path.relpath(p)) for p in sorted([*ROOT.glob('*.md'), *ROOT.glob('docs/*.md')])]
    results = [check(d, arguments.programs, arguments.accept) for d in documents]
    sys.exit(0 if all(results) else 1)


if __name__ == '__main__':
    main()
