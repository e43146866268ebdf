#!/usr/bin/env python3
"""What the documents name is there: one rule a run, a line for each thing that is wrong.

    tests/docs/check.py links        each relative link leads to a file, and its #part to a heading of it
    tests/docs/check.py names        each file that is named in `code` exists
    tests/docs/check.py commands     each ./dev command, ipdb command and --option that is named exists
    tests/docs/check.py schema       docs/schema.md has every table, view and column, in order, and no other
    tests/docs/check.py codes        docs/schema.md has every code of the dictionary, docs/facts.md those of a fact
    tests/docs/check.py self_test    every rule finds what is wrong with a bad document
"""
import re
import sqlite3
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = 'cmake docs fixtures migrations schema src tests tools'.split()
FENCED = re.compile(r'^```.*?^```$', re.MULTILINE | re.DOTALL)
LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)')
CODE = re.compile(r'`([^`\n]+)`')
PATH = re.compile(r'[\w.-]+(?:/[\w.*-]+)+/?')
HEADING = re.compile(r'^#+ +(.*)$', re.MULTILINE)
FACT_CODES = ('measure', 'qualifier', 'status', 'reason')  # lists that docs/facts.md explains too


def documents():
    """{path: text} of every document."""
    return {p: p.read_text(encoding='utf-8') for p in [*ROOT.glob('*.md'), *ROOT.glob('docs/*.md'), *ROOT.glob('fixtures/*.md')]}


def slug(heading):
    """The name that a heading has as a part of a link."""
    return re.sub(r'\s', '-', re.sub(r'[^\w\s-]', '', heading.strip().lower()))


def links(texts):
    for path, text in texts.items():
        for target in LINK.findall(FENCED.sub('', text)):
            name, _, part = target.partition('#')
            if '://' in target:
                continue
            to = (path.parent / name).resolve() if name else path
            if not to.exists():
                yield f'{path.name}: no file for the link {target}'
            elif part and part not in map(slug, HEADING.findall(FENCED.sub('', texts.get(to) or to.read_text(encoding='utf-8')))):
                yield f'{path.name}: no heading for the link {target}'


def names(texts):
    layers = {p.name for p in (ROOT / 'src').iterdir()}
    for path, text in texts.items():
        for code in CODE.findall(FENCED.sub('', text)):
            first = code.split('/')[0]
            if not PATH.fullmatch(code) or first not in layers | set(FOLDERS) or re.search('[A-Z]{4}', code):
                continue
            base = ROOT / 'src' if first in layers and first not in FOLDERS else ROOT
            if not any(base.glob(code.rstrip('/'))):
                yield f'{path.name}: no file {code}'


def commands(texts):
    dev = set(re.findall(r'^(\w+)(?: \|.*)?\)', (ROOT / 'dev').read_text(encoding='utf-8'), re.MULTILINE))
    sources = ''.join(p.read_text(encoding='utf-8') for p in (ROOT / 'src/cli').glob('*.c'))
    verbs = {p.stem[4:] for p in (ROOT / 'src/cli').glob('cmd_*.c')}
    for path, text in texts.items():
        for verb in re.findall(r'\./dev (\w+)', text):
            if verb not in dev:
                yield f'{path.name}: no ./dev {verb}'
        for code in CODE.findall(FENCED.sub('', text)):
            words = code.split()
            if words[0] != 'ipdb':
                continue
            if len(words) > 1 and re.fullmatch('[a-z]+', words[1]) and words[1] not in verbs:
                yield f'{path.name}: no command {code}'
            for option in re.findall(r'--([a-z-]+)', code):
                if f'"{option}"' not in sources:
                    yield f'{path.name}: no option --{option} in {code}'


def database():
    db = sqlite3.connect(':memory:')
    db.executescript((ROOT / 'schema/schema.sql').read_text(encoding='utf-8'))
    return db


def tables_of(text):
    """{heading: first cells of the table below it} for headings that are one name in `code`; `fact.*` stands for all cells of fact."""
    found, name = {}, None
    for line in text.splitlines():
        heading = re.fullmatch(r'#+ (?:`(\w+)`)?.*', line)
        cell = re.match(r'\| `([^`]+)` ', line)
        if heading:
            name = heading[1]
            if name:
                found[name] = []
        elif cell and name:
            found[name] += found.get(cell[1][:-2], []) if cell[1].endswith('.*') else [cell[1]]
    return found


def schema(texts):
    db, shown = database(), tables_of(texts[ROOT / 'docs/schema.md'])
    kept = {name for name, in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    for name in sorted(kept ^ set(shown)):
        yield f'schema.md: {name} is {"not in the document" if name in kept else "no table and no view"}'
    for name in sorted(kept & set(shown)):
        columns = [row[1] for row in db.execute(f'PRAGMA table_info({name})')]
        if columns != shown[name]:
            differ = sorted(set(columns) ^ set(shown[name]))
            yield f'schema.md: the columns of {name} differ: {", ".join(differ) or "another order"}'


def codes(texts):
    rows = re.findall(r'^\| `(\w+)` \| `(\w+)` \|', texts[ROOT / 'docs/schema.md'], re.MULTILINE)
    facts = set(re.findall(r'^\| `(\w+)` \|', texts[ROOT / 'docs/facts.md'], re.MULTILINE))
    kept = database().execute("SELECT place, name FROM dictionary WHERE kind = 'code'").fetchall()
    for place, name in sorted(set(rows) ^ set(kept)):
        yield f'schema.md: the code {name} of {place} is {"missing" if (place, name) in kept else "none of the dictionary"}'
    for place, name in kept:
        if place in FACT_CODES and name not in facts:
            yield f'facts.md: the {place} {name} is missing'


def self_test(_):
    bad = {ROOT / 'docs/schema.md': '# x\n[a](nowhere.md) [b](#y) `src/base/none.c` `./dev none` `ipdb none --none`\n### `fact`\n| `none` | no |\n',
           ROOT / 'docs/facts.md': ''}
    for rule in (links, names, commands, schema, codes):
        found = list(rule(bad))
        if len(found) < {links: 2, names: 1, commands: 3, schema: 2, codes: 2}[rule]:
            yield f'{rule.__name__} misses what is wrong: {found}'


RULES = {rule.__name__: rule for rule in (links, names, commands, schema, codes, self_test)}


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in RULES:
        sys.exit(__doc__)
    found = list(RULES[sys.argv[1]](documents()))
    print('\n'.join(found) or 'nothing wrong')
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
