#!/usr/bin/env python3
"""Measures, prints the tables and keeps them in docs/benchmarks.md, each behind the line `<!-- measured: NAME -->`.

    tools/bench/run.py build/release/ipdb [extraction] [queries] [start] [whole]        all four when none is named

Needs hyperfine, rg and sqlite3. What is compared runs in pairs, one right after the other; the ratio is the median over the pairs.
"""
import datetime
import os
import platform
import re
import sys
from pathlib import Path

import extraction
import queries

DOCUMENT = Path(__file__).resolve().parents[2] / 'docs/benchmarks.md'
TABLES = {'extraction': extraction.extraction, 'queries': queries.queries, 'start': queries.start, 'whole': queries.whole}


def machine():
    info = Path('/proc/cpuinfo').read_text() if os.path.exists('/proc/cpuinfo') else ''
    model = re.search(r'model name\s*: (.*)', info)
    busy = os.getloadavg()[0]
    return f'{os.cpu_count()} cores, {model[1] if model else platform.machine()}, load {busy:.1f}; {datetime.date.today()}'


def keep(name, table):
    mark = f'<!-- measured: {name} -->'
    before, after = DOCUMENT.read_text(encoding='utf-8').split(mark + '\n')
    _, end, rest = after.partition('<!-- end -->')
    DOCUMENT.write_text(f'{before}{mark}\n{table}\n{end}{rest}', encoding='utf-8')


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(TABLES):
        sys.exit(__doc__)
    for name in sys.argv[2:] or TABLES:
        table = f'{TABLES[name](sys.argv[1])}\n\nMachine: {machine()}.'
        print(table, end='\n\n')
        keep(name, table)


if __name__ == '__main__':
    main()
