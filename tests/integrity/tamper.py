#!/usr/bin/env python3
"""Changes one cell of a small database at a time and asks `ipdb check` whether it sees it.

    tests/integrity/tamper.py build/dev/ipdb

Every column of source, passage, observation, aside and migration is changed in some rows, in several ways, from a fixed seed. Each change must
be found (exit status 3, and a line that names the table), but for those of the columns in NOT_FOUND, of which the stored text says
nothing; docs/integrity.md lists the same columns. A column stays in that list only as long as a change of it goes unseen.
Exit status: 0 passed, 1 failed.
"""
import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = 20240405
ROWS = 1       # of each table whose cells are changed in all ways
MORE_ROWS = 5  # and plausibly
TABLES = ['source', 'passage', 'observation', 'aside', 'migration']

# What no stored text vouches for, or only within what its form allows.
NOT_FOUND = {
    'source': ['title', 'title_origin', 'publisher', 'publisher_origin', 'published_on', 'published_origin', 'url', 'region_origin', 'path', 'ingested_at',
               'program_version', 'catalog_version'],
    'passage': ['passage_id', 'kind', 'heading_path'],
    'observation': ['observation_id', 'region_name', 'indicator_code', 'label', 'measure', 'qualifier', 'status', 'scope', 'of_whole',
                    'confidence', 'grounds', 'step_text', 'unit'],
    'aside': ['aside_id', 'reason'],
    'migration': ['applied_at'],
}
# What a careful forger would write, into each row.
PLAUSIBLE = {
    ('source', 'title_origin'): ['given'], ('source', 'publisher_origin'): ['inferred'], ('source', 'publisher'): ['某局'], ('source', 'published_origin'): ['given'],
    ('source', 'region_origin'): ['given'], ('source', 'region_code'): [None], ('source', 'published_on'): ['2022-03-09'],
    ('passage', 'passage_id'): [0], ('observation', 'observation_id'): [0], ('aside', 'aside_id'): [0], ('passage', 'kind'): ['item'], ('passage', 'heading_path'): [''],
    ('observation', 'measure'): ['change', 'gap'], ('observation', 'qualifier'): ['approx'], ('observation', 'status'): ['target'],
    ('observation', 'confidence'): [990], ('observation', 'region_name'): ['京津冀'], ('observation', 'region_code'): [None],
    ('observation', 'indicator_code'): [None, 'patent_grants'], ('observation', 'unit'): ['元'], ('observation', 'decided'): ['accept', 'reject'],
    ('observation', 'step_text'): ['1', '10', '0.1'], ('observation', 'label'): ['其他'], ('observation', 'year'): [2022, 2020, None],
    ('observation', 'period_label'): ['2023', '2021', '2022-H1'], ('observation', 'value_text'): ['10', '20'],
    ('aside', 'reason'): ['vague'],
}
# Where only some rows go unseen.
EVERY_ROW = {('source', 'published_on'), ('passage', 'passage_id'), ('passage', 'heading_path'), ('observation', 'region_name'),
             ('observation', 'step_text'), ('observation', 'label')}

BULLETINS = {
    'yi-2023.txt': '河北省2023年知识产权简报\n2024年2月1日\n一、运用\n全省知识产权质押融资金额42.6亿元，同比增长31.5%。其中企业占比60%，居全国第3位。\n'
                   '（一）保定\n2023年，全市专利授权１２３４件，比上年增加3.2个百分点。截至目前，有效商标5万余件。\n第二节电话0312-123456。\n',
    'er-2022.txt': '湖北省2022年上半年知识产权工作\n上半年专利授权量达9,876件，约为上年同期的1.2倍。共有三十二家企业获奖。\n',
    'bom-2021.txt': '\ufeff山西省2021年知识产权年报\n2022年3月8日\n专利质押融资1.5亿元，增长20%。\n河北、湖北两省商标申请合计300件，结案率98.5%。\n',
}


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)


def build(folder, ipdb):
    for name, text in BULLETINS.items():
        (folder / name).write_text(text, encoding='utf-8')
    made = run(ipdb, 'ingest', '-q', '--publisher', '知识产权局', '--db', folder / 'good.db', *[folder / n for n in BULLETINS])
    (folder / 'er-2022.txt').write_text(BULLETINS['er-2022.txt'] + '另有12件在办。\n', encoding='utf-8')
    again = run(ipdb, 'ingest', '-q', '--db', folder / 'good.db', folder / 'er-2022.txt')
    if made.returncode or again.returncode:
        sys.exit(made.stderr + again.stderr)
    return folder / 'good.db'


def other(rng, text):
    """The text with one character changed."""
    if not text:
        return 'x'
    at = rng.randrange(len(text))
    return text[:at] + ('1' if text[at] != '1' else '2') + text[at + 1:]


def changes(rng, value, others):
    """New values for a cell."""
    if isinstance(value, int):
        new = [value + 1, value - 1, value * 7 + 3, 0]
    elif isinstance(value, float):
        new = [value + 1, value * 10, -value, value * (1 + 1e-12) + 1e-12]
    elif value is None:
        new = ['x', 1]
    elif re.match(r'[12]\d{3}-\d\d-\d\d', value):
        new = [re.sub(r'\d(Z?)$', lambda m: ('1' if m[0][0] != '1' else '2') + m[1], value), value[:5] + '13' + value[7:], value + '0']
    else:
        new = [other(rng, value), value + '0', value[:-1], '', None]
    new += rng.sample(others, min(2, len(others)))
    return [n for n in dict.fromkeys(new) if n != value or type(n) is not type(value)]


def tamper(good, bad, table, column, row, value, lax):
    """False when the schema refuses the change."""
    shutil.copy(good, bad)
    db = sqlite3.connect(bad)
    try:
        db.execute('PRAGMA foreign_keys = OFF')
        db.execute(f'PRAGMA ignore_check_constraints = {int(lax)}')
        db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (value, row))
        stored = db.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
        db.commit()
        return stored is None or stored[0] == value
    except sqlite3.Error:
        return False
    finally:
        db.close()


def found(ipdb, bad):
    """What the check says: (exit status, rows, standard error)."""
    done = run(ipdb, 'check', '--db', bad, '--format', 'json')
    rows = json.loads(done.stdout)['rows'] if done.stdout else []
    return done.returncode, rows, done.stderr


def cells(db):
    for table in TABLES:
        columns = [r[1] for r in db.execute(f'PRAGMA table_info("{table}")')]
        for column in columns:
            yield table, column, db.execute(f'SELECT rowid, "{column}" FROM "{table}"').fetchall()


def main():
    ipdb = Path(sys.argv[1]).resolve()
    missed, unseen, failures = {}, set(), []
    with tempfile.TemporaryDirectory(prefix='ipdb-tamper-') as name:
        good = build(Path(name), ipdb)
        status, rows, err = found(ipdb, good)
        if status or rows:
            sys.exit(f'a false alarm: {rows} {err}')
        db = sqlite3.connect(good)
        all_cells = list(cells(db))
        db.close()
        wanted = []
        for table, column, values in all_cells:
            rng = random.Random(f'{SEED} {table} {column}')
            others, plausible = [v for _, v in values], PLAUSIBLE.get((table, column), [])
            more = len(values) if (table, column) in EVERY_ROW else MORE_ROWS
            for row, value in rng.sample(values, min(ROWS, len(values))):
                wanted += [(table, column, row, value, new) for new in changes(rng, value, others)]
            for row, value in rng.sample(values, min(more, len(values))):
                wanted += [(table, column, row, value, new) for new in plausible if new != value]

        def examine(job):
            table, column, row, value, new = job
            bad = Path(name, f'bad-{threading.get_ident()}.db')
            if not (tamper(good, bad, table, column, row, new, False) or tamper(good, bad, table, column, row, new, True)):
                return None
            return job, found(ipdb, bad)

        with ThreadPoolExecutor(max_workers=2) as pool:
            done = [r for r in pool.map(examine, wanted) if r]
    for (table, column, _, value, new), (status, rows, err) in done:
        if status == 0:
            unseen.add((table, column))
            missed.setdefault((table, column), []).append(f'{value!r} -> {new!r}')
        elif status != 3 or not rows or not all(r['problem'] for r in rows):
            failures.append(f'{table}.{column} {value!r} -> {new!r}: exit status {status}, {err}')
    listed = {(t, c) for t, columns in NOT_FOUND.items() for c in columns}
    failures += [f'{t}.{c}: not found: {missed[t, c]}' for t, c in sorted(unseen - listed)]
    failures += [f'{t}.{c}: every change was found; take it out of the list' for t, c in sorted(listed - unseen)]
    document = (ROOT / 'docs/integrity.md').read_text(encoding='utf-8')
    for table, columns in NOT_FOUND.items():
        lines = re.findall(rf'^\| `{table}` \| (.*) \|$', document, re.MULTILINE)
        if columns not in [re.findall(r'`(\w+)`', line) for line in lines]:
            failures.append(f'docs/integrity.md: the row of {table} should name {", ".join(columns)}')
    if '-v' in sys.argv:
        print('\n'.join(f'{t}.{c}: {missed[t, c]}' for t, c in sorted(missed)))
    print('\n'.join(failures))
    print(f'{len(done)} changes, {sum(map(len, missed.values()))} not found, all in columns that are listed' if not failures else 'failed')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
