#!/usr/bin/env python3
"""The examples of the query language (examples.txt) over the fixtures.

    tests/queries/run.py golden FORMAT IPDB    what each prints is golden/FORMAT.txt   (--accept writes it anew)
    tests/queries/run.py picture IPDB          docs/pledge_financing.svg, which README shows, is what is drawn   (--accept draws it anew)
    tests/queries/run.py order IPDB            terms in other orders give the same rows
    tests/queries/run.py languages IPDB        English and Chinese give the same figures
    tests/queries/run.py arrival IPDB          bulletins and versions of them that come in another order give the same answers
    tests/queries/run.py canonical IPDB        the canonical forms that `explain` prints ask the same, and print themselves
"""
import csv
import difflib
import io
import itertools
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
ALL_EXAMPLES = ('table', 'chart')  # formats that are kept for every example; the others for those marked +
SAME_IN_BOTH = ('region_code', 'indicator', 'measure', 'scope', 'period', 'value', 'unit', 'qualifier', 'lower', 'upper', 'basis',
                'flags', 'comparable', 'obs_status', 'evidence', 'base_evidence')
ORDERS = 12  # of the terms of one example


class Example:
    def __init__(self, line):
        head, rest = line.split(':', 1)
        self.name, self.everywhere = head.rstrip('+').strip(), head.endswith('+')
        self.languages = {code: [term.strip() for term in text.split('|')]
                          for code, text in zip(('en', 'zh'), rest.split(';'), strict=True)}


def examples():
    lines = (HERE / 'examples.txt').read_text(encoding='utf-8').splitlines()
    return [Example(line) for line in lines if line.strip() and not line.startswith('#')]


class Ipdb:
    def __init__(self, program, folder, name='ipdb.db', fill=True):
        self.program, self.db = Path(program).resolve(), Path(folder) / name
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith('IPDB_') and k != 'COLUMNS'}
        self.environment.update(LC_ALL='C.UTF-8', TERM='dumb')
        if fill:
            self.ingest('fixtures/')

    def ingest(self, *arguments):
        self.run('ingest', '--quiet', '--db', self.db, *arguments)

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=60, check=False)
        return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def query(self, text, form='csv'):
        return self.run('query', '--db', self.db, '--notes', '--format', form, text)


def rows(output, columns=None):
    table = list(csv.DictReader(io.StringIO(output)))
    return [{k: r[k] for k in columns} for r in table] if columns else table


def golden(ipdb, form, accept):
    parts = []
    for example in examples():
        if form not in ALL_EXAMPLES and not example.everywhere:
            continue
        for language, terms in example.languages.items():
            status, out, err = ipdb.query(' '.join(terms), form)
            parts.append(f'=== {example.name} {language}: {" ".join(terms)}\n{out}{err}--- exit status {status}\n')
    text, kept = '\n'.join(parts), HERE / 'golden' / f'{form}.txt'
    if accept:
        kept.write_text(text, encoding='utf-8')
        return True
    expected = kept.read_text(encoding='utf-8')
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), 'expected', 'printed'))
    return text == expected


def picture(ipdb, accept):
    kept = ROOT / 'docs/pledge_financing.svg'
    drawn = ipdb.query('pledge_financing by region', 'svg')[1]
    if accept:
        kept.write_text(drawn, encoding='utf-8')
    return same(kept, kept.read_text(encoding='utf-8') == drawn, True)


def same(what, one, two):
    if one != two:
        print(f'{what}:\n  {one}\n  {two}')
    return one == two


def order(ipdb):
    ok, shuffle = True, random.Random(4)
    for example in examples():
        for terms in example.languages.values():
            first = ipdb.query(' '.join(terms))
            fixed, rest = (terms[:1], terms[1:]) if example.name == 'explain' else ([], terms)
            orders = list(itertools.permutations(rest))
            for chosen in shuffle.sample(orders, min(ORDERS, len(orders))):
                text = ' '.join([*fixed, *chosen])
                ok = same(text, ipdb.query(text), first) and ok
    return ok


def languages(ipdb):
    ok = True
    for example in examples():
        answers = [ipdb.query(' '.join(terms)) for terms in example.languages.values()]
        if example.name == 'explain':
            ok = same(example.name, answers[0][0], answers[1][0]) and ok
            continue
        ok = same(example.name, *[(a[0], rows(a[1], SAME_IN_BOTH)) for a in answers]) and ok
    return ok


def canonical(ipdb):
    ok = True
    for example in examples():
        for terms in example.languages.values():
            text = ' '.join(terms).removeprefix('explain ').removeprefix('解释 ')
            forms = [r['text'] for r in rows(ipdb.query('explain ' + text)[1]) if r['step'] in ('query', '查询')]
            ok = same(f'{text}: forms', len(forms), 2) and ok
            for form in forms:
                form = form.removeprefix('explain ').removeprefix('解释 ')
                again = [r['text'] for r in rows(ipdb.query('explain ' + form)[1]) if r['step'] in ('query', '查询')]
                ok = same(form, again, forms) and ok
                asked, printed = ipdb.query(text), ipdb.query(form)
                ok = same(form, (asked[0], rows(asked[1], SAME_IN_BOTH)), (printed[0], rows(printed[1], SAME_IN_BOTH))) and ok
    return ok


def content(ipdb):
    facts = 'SELECT evidence, region, period, indicator, value_text, unit, decided, sentence, heading_path, published_on FROM fact ORDER BY 1'
    versions = 'SELECT key, version, current, sha256, published_on FROM source ORDER BY 1, 2'
    return [ipdb.run('sql', '--db', ipdb.db, '--format', 'csv', sql) for sql in (facts, versions, 'SELECT evidence FROM latest ORDER BY 1')]


def arrival(ipdb):
    """Each bulletin alone, in a few orders; two of them have a revised and an early version too."""
    folder, shuffle, first = ipdb.db.parent, random.Random(5), None
    bulletins = [(str(path), None) for path in sorted((ROOT / 'fixtures').glob('*.txt'))]
    for key, old, new in (('hebei-2023', '145亿元', '147亿元'), ('hubei-2023', '127.16亿元', '127亿元')):
        text = (ROOT / f'fixtures/{key}.txt').read_text(encoding='utf-8')
        assert old in text
        for date in ('2024-06-01', '2024-01-02'):
            path = folder / date / f'{key}.txt'
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.replace(old, new) + f'\n（{date}）\n', encoding='utf-8')
            bulletins.append((str(path), date))
    for turn in range(4):
        other = Ipdb(ipdb.program, folder, f'{turn}.db', False)
        for path, date in bulletins:
            other.ingest('--date', date or '2024-03-01', path) if date or '2023.txt' in path else other.ingest(path)
        found = content(other), [other.query(' '.join(e.languages['en'])) for e in examples()]
        assert all(answer[0] == 0 for answer in found[0])
        first = first or found
        if not all([same(f'arrival {turn}', a, b) for a, b in zip(found[0] + found[1], first[0] + first[1])]):
            return False
        shuffle.shuffle(bulletins)
    return '2024-06-01' in first[0][1][1] and '147' in first[1][0][1]


def main():
    arguments = [a for a in sys.argv[1:] if a != '--accept']
    checks = {'order': order, 'languages': languages, 'canonical': canonical, 'arrival': arrival}
    with tempfile.TemporaryDirectory() as folder:
        ipdb = Ipdb(arguments[-1], folder)
        accept = '--accept' in sys.argv
        if arguments[0] == 'golden':
            ok = golden(ipdb, arguments[1], accept)
        elif arguments[0] == 'picture':
            ok = picture(ipdb, accept)
        else:
            ok = checks[arguments[0]](ipdb)
    sys.exit(0 if ok else 1)


if __name__ == '__main__':
    main()
