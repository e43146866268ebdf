#!/usr/bin/env python3
"""Backups and checks that are interrupted at any moment.

    tests/integrity/interrupt.py build/dev/ipdb

A large database is backed up over an older copy, and SIGINT or SIGTERM comes after a while, a little later each time. Exit status 130
(or 0 when it had ended already), no temporary file, and the copy is one of the two, whole.
Exit status: 0 passed, 1 failed.
"""
import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRIES = 24
STEP = 0.012  # seconds by which the signal comes later each time


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def interrupted(command, after, number, failures, leaves):
    """The exit status of the command, after a signal."""
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    if process.returncode not in (0, 130, -number):  # before the program catches it, the signal simply ends it
        failures.append(f'exit status {process.returncode} after {after:.3f} s: {err}')
    if process.returncode == 130 and 'interrupted' not in err:
        failures.append(f'no word of the interrupt: {err}')
    if leaves():
        failures.append(f'left after {after:.3f} s: {leaves()}')
    return process.returncode


def main():
    ipdb, failures, statuses = Path(sys.argv[1]).resolve(), [], {'backup': [], 'check': []}
    with tempfile.TemporaryDirectory(prefix='ipdb-interrupt-') as name:
        folder = Path(name)
        database, copy = folder / 'a.db', folder / 'copy.db'
        subprocess.run([ipdb, 'ingest', '-q', '--db', database, *sorted((ROOT / 'fixtures').glob('*.txt'))[:5]], check=True)
        shutil.copy(database, copy)
        db = sqlite3.connect(database)
        db.execute('CREATE TABLE notes (x)')
        db.executemany('INSERT INTO notes VALUES (?)', (('x' * 3000,) for _ in range(30000)))
        db.commit()
        db.close()
        old = digest(copy)
        for n in range(TRIES):
            number = signal.SIGINT if n % 2 else signal.SIGTERM
            status = interrupted([ipdb, 'backup', '--db', database, copy], n * STEP, number, failures,
                                 lambda: [p.name for p in folder.glob('copy.db?*')])
            statuses['backup'].append(status)
            statuses['check'].append(interrupted([ipdb, 'check', '--db', database], n * STEP, number, failures,
                                                 lambda: [p.name for p in folder.glob('a.db?*')]))
            if status == 0 and sqlite3.connect(copy).execute('SELECT count(*) FROM notes').fetchone() != (30000,):
                failures.append('the copy is not whole')
            if status != 0 and digest(copy) != old:
                failures.append('the old copy is gone')
            if status == 0:
                subprocess.run([ipdb, 'backup', '-q', '--db', database, copy], check=True)
                old = digest(copy)
    for command, seen in statuses.items():
        if 130 not in seen:
            failures.append(f'{command} was never interrupted: {seen}')
    print('\n'.join(failures))
    print(statuses)
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
