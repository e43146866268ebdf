#!/usr/bin/env python3
"""Fails when a figure has fallen below the one that the table of docs/accuracy.md records.

    tests/accuracy/check.py --program build/dev/ipdb ['fixtures' | 'tuned on']
    tests/accuracy/check.py --program build/dev/ipdb --accept     write down what has risen; with --force what has fallen too

The fixtures are always there. The other set is the bulletins in ../shared, a folder beside the repository; without it the set
is skipped (exit status 77).
"""
import argparse
import re
import sys

import score

SHARED = score.ROOT.parent / 'shared'
COLUMNS = ('set', 'documents', 'facts', *score.FIGURES)
SETS = ('fixtures', 'tuned on')
SKIPPED = 77


def paths_of(name):
    """(gold folder, {bulletin: path}), or None without ../shared."""
    if name == 'fixtures':
        gold, texts = score.ROOT / 'fixtures/gold', [score.ROOT / 'fixtures']
    else:
        gold, texts = SHARED / 'gold', [SHARED / 'seeds', SHARED / 'corpus']
        if not all(p.is_dir() for p in (gold, *texts)):
            return None
    return gold, score.bulletins(gold, texts)


def results_of(name, program):
    there = paths_of(name)
    return there and score.score_all(*there, score.extract(program, there[1].values()))


def table_at(text, columns):
    """The match of the table with these columns, its rows in group 2."""
    head = '| ' + ' | '.join(columns) + ' |\n'
    found = re.search('(' + re.escape(head) + r'\|[-|: ]+\|\n)((?:\|.*\|\n)*)', text)
    return found or sys.exit(f'{score.DOCUMENT.name}: no table {head}')


def write_table(columns, rows):
    text = score.DOCUMENT.read_text(encoding='utf-8')
    at = table_at(text, columns)
    lines = ''.join('| ' + ' | '.join(row) + ' |\n' for row in rows)
    score.DOCUMENT.write_text(text[:at.start(2)] + lines + text[at.end(2):], encoding='utf-8')


def recorded():
    """{set: its row}"""
    lines = table_at(score.DOCUMENT.read_text(encoding='utf-8'), COLUMNS)[2].splitlines()
    rows = [[cell.strip() for cell in line.strip('|').split('|')] for line in lines]
    return {row[0]: row for row in rows}


def row_of(name, results):
    n = score.total(results)
    return [name, str(n['documents']), str(n['facts']), *(f'{x:.3f}' for x in score.figures(n).values())]


def fallen(old, new):
    return [f'{column} {was} -> {now}' for column, was, now in list(zip(COLUMNS, old, new))[3:] if float(now) < float(was)]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--program', required=True)
    ap.add_argument('--accept', action='store_true')
    ap.add_argument('--force', action='store_true')
    ap.add_argument('set', nargs='*', help='all without any')
    a = ap.parse_args()
    rows, status = recorded(), 0
    for name in a.set or SETS:
        results = results_of(name, a.program)
        if results is None:
            print(f'{name}: not scored, there is no ../shared beside the repository')
            status = status or (SKIPPED if a.set else 0)
            continue
        old, new = rows.get(name), row_of(name, results)
        print(f'{name}: ' + ', '.join(f'{c} {x}' for c, x in zip(COLUMNS[1:], new[1:])))
        worse = fallen(old, new) if old else []
        for line in worse:
            print(f'{name}: has fallen: {line}')
        if a.accept:
            keep = worse and not a.force
            rows[name] = new[:3] + [max(p, key=float) for p in zip(old[3:], new[3:])] if keep else new
        status = 1 if not old and not a.accept or worse and not (a.accept and a.force) else status
    if a.accept:
        write_table(COLUMNS, [rows[name] for name in SETS if name in rows])
    sys.exit(status)


if __name__ == '__main__':
    main()
