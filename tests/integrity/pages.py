#!/usr/bin/env python3
"""Overwrites bytes of a database page by page and asks `ipdb check` about it.

    tests/integrity/pages.py build/dev/ipdb

From a fixed seed: noise in the middle of a page, a page of zeros, two pages exchanged, a file cut short. The check must end by itself with
exit status 0, 3 or 4 and never by a signal; with 0 only when every row of every table still reads as before. A change of a page in use
must be found. With one page of sentences gone, the bulletins beside it are still checked.
Exit status: 0 passed, 1 failed.
"""
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
EACH = 15  # damages of each kind


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, timeout=60)


def noise(rng, data, size):
    at = rng.randrange(1, len(data) // size) * size + rng.randrange(size - 64)
    return data[:at] + rng.randbytes(64) + data[at + 64:]


def zeros(rng, data, size):
    at = rng.randrange(1, len(data) // size) * size
    return data[:at] + bytes(size) + data[at + size:]


def exchanged(rng, data, size):
    a, b = sorted(rng.sample(range(1, len(data) // size), 2))
    page = lambda n: data[n * size:(n + 1) * size]  # noqa: E731
    return data[:a * size] + page(b) + data[(a + 1) * size:b * size] + page(a) + data[(b + 1) * size:]


def short(rng, data, size):
    return data[:rng.randrange(2, len(data) // size) * size - rng.randrange(size)]


def content(path):
    """Every row of every table of ipdb, or None when it cannot be read."""
    try:
        db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
        names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        return {n: sorted(map(repr, db.execute(f'SELECT * FROM "{n}" NOT INDEXED'))) for n in names}
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def in_dictionary(before, after):
    """True when only names of the dictionary differ: no stored text vouches for them."""
    return after and before.keys() == after.keys() and all(before[n] == after[n] for n in before if not n.startswith(('region', 'indicator', 'unit')))


def main():
    ipdb, rng, failures, tally = Path(sys.argv[1]).resolve(), random.Random(SEED), [], {}
    with tempfile.TemporaryDirectory(prefix='ipdb-pages-') as name:
        good, bad = Path(name, 'good.db'), Path(name, 'bad.db')
        fixtures = sorted((ROOT / 'fixtures').glob('*.txt'))[:12]
        if run(ipdb, 'ingest', '-q', '--db', good, *fixtures).returncode or run(ipdb, 'check', '--db', good).returncode:
            sys.exit('the database cannot be made, or is not sound')
        data, before = good.read_bytes(), content(good)
        size = int.from_bytes(data[16:18], 'big')
        for damage in (noise, zeros, exchanged, short):
            for _ in range(EACH):
                bad.write_bytes(damage(rng, data, size))
                done = run(ipdb, 'check', '--db', bad)
                tally[damage.__name__, done.returncode] = tally.get((damage.__name__, done.returncode), 0) + 1
                if done.returncode not in (0, 3, 4):
                    failures.append(f'{damage.__name__}: exit status {done.returncode}: {done.stderr}')
                elif done.returncode == 0 and content(bad) != before and not in_dictionary(before, content(bad)):
                    failures.append(f'{damage.__name__}: rows differ, and the check says: {done.stdout}')
                elif done.returncode == 3 and not done.stderr.splitlines()[-1].startswith('ipdb: error: '):
                    failures.append(f'{damage.__name__}: no error line: {done.stderr}')
        failures += beside(ipdb, good, bad, size)
    print('\n'.join(failures))
    print(', '.join(f'{kind} {status}: {count}' for (kind, status), count in sorted(tally.items())))
    sys.exit(1 if failures else 0)


def beside(ipdb, good, bad, size):
    """A page of `passage` is gone and the text of a bulletin elsewhere is edited: both are told."""
    shutil.copy(good, bad)
    db = sqlite3.connect(bad)
    last = db.execute("SELECT key FROM source WHERE source_id = (SELECT max(source_id) FROM source)").fetchone()[0]
    db.execute("UPDATE source SET text = text || '。' WHERE key = ?", (last,))
    db.commit()
    db.close()
    root = sqlite3.connect(bad).execute("SELECT rootpage FROM sqlite_master WHERE name = 'passage'").fetchone()[0]
    data = bytearray(bad.read_bytes())
    first = (root - 1) * size
    if data[first] != 5:  # an interior page of a table: its first cell is a pointer to a leaf
        return ['the table passage has one page only; the test needs more bulletins']
    cell = int.from_bytes(data[first + 12:first + 14], 'big')
    leaf = int.from_bytes(data[first + cell:first + cell + 4], 'big')
    data[(leaf - 1) * size:leaf * size] = bytes(size)
    bad.write_bytes(data)
    done = run(ipdb, 'check', '--db', bad, '--format', 'csv')
    found = [line.split(',')[0] for line in done.stdout.splitlines()]
    wanted = [('page', True), ('unreadable', True), ('hash', last in done.stdout)]
    return [f'{problem} is not told: {done.stdout}{done.stderr}' for problem, also in wanted if problem not in found or not also]


if __name__ == '__main__':
    main()
