#!/usr/bin/env python3
"""Backups of a database that another process writes all the time.

    tests/integrity/writer.py build/dev/ipdb [BACKUPS]

One process ingests bulletins into the database, each in a process of its own or many in one; meanwhile backups are made. Each copy must pass
`ipdb check`, hold whole bulletins (as many facts as the same bulletin gives alone), be in journal mode DELETE with nothing beside it, and
never hold fewer bulletins than the one before. The writer must not fail.
Exit status: 0 passed, 1 failed.
"""
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

TEXT = '湖北省{year}年知识产权简报第{n}号\n' + ''.join(
    f'第{i}条，全省专利授权{{n}}{i:03}件，增长{i % 50}.5%。\n' for i in range(60))
FILES = 90


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, timeout=120)


def write(ipdb, folder, done, failures):
    names = sorted(folder.glob('in/*.txt'))
    many = len(names) // 2
    runs = [[n] for n in names[:many]] + [names[many:]]
    for some in runs:
        said = run(ipdb, 'ingest', '-q', '--db', folder / 'a.db', *some)
        if said.returncode:
            failures.append(f'the writer failed: {said.stderr}')
    done.set()


def examine(ipdb, copy, facts, failures):
    """How many bulletins the copy has."""
    said = run(ipdb, 'check', '--db', copy)
    if said.returncode:
        failures.append(f'{copy.name}: {said.stdout}{said.stderr}')
        return 0
    if copy.read_bytes()[18:20] != b'\1\1' or list(copy.parent.glob(copy.name + '-*')) or list(copy.parent.glob('*.tmp-*')):
        failures.append(f'{copy.name}: not at rest')
    db = sqlite3.connect(copy)
    counts = [n for n, in db.execute('SELECT (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id) FROM source s')]
    db.close()
    failures += [f'{copy.name}: a bulletin of {n} facts, not {facts}' for n in set(counts) - {facts}]
    return len(counts)


def main():
    ipdb, most = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 15
    failures, done, bulletins = [], threading.Event(), [0]
    with tempfile.TemporaryDirectory(prefix='ipdb-writer-') as name:
        folder = Path(name)
        (folder / 'in').mkdir()
        for n in range(FILES):
            (folder / f'in/b{n:03}.txt').write_text(TEXT.format(year=2020 + n % 4, n=n + 1), encoding='utf-8')
        run(ipdb, 'ingest', '-q', '--db', folder / 'a.db', folder / 'in/b000.txt')
        facts = sqlite3.connect(folder / 'a.db').execute('SELECT count(*) FROM observation').fetchone()[0]
        writer = threading.Thread(target=write, args=(ipdb, folder, done, failures))
        writer.start()
        made = 0
        while made < most and not (done.is_set() and made):
            said = run(ipdb, 'backup', '-q', '--db', folder / 'a.db', folder / 'copy.db')
            if said.returncode:
                failures.append(f'backup: exit status {said.returncode}: {said.stderr}')
                break
            made += 1
            bulletins.append(examine(ipdb, folder / 'copy.db', facts, failures))
        writer.join()
    if sorted(bulletins) != bulletins or facts < 60 or bulletins[-1] <= bulletins[1] and made > 2:
        failures.append(f'bulletins of the copies: {bulletins[1:]}, {facts} facts each')
    print('\n'.join(failures))
    print(f'{made} copies, of {bulletins[1:]} bulletins')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
