#!/usr/bin/env python3
"""What each `grounds` and confidence of a fact is worth on the gold, as the table of docs/accuracy.md.

    tests/accuracy/confidence.py --program build/release/ipdb            print it
    tests/accuracy/confidence.py --program build/release/ipdb --write    put it into docs/accuracy.md

Right: value, unit, measure, place, year and indicator agree with the gold; in full: period, qualifier, status and scope too. Facts that
are `other` are counted apart: right if the gold has them as `other` with this place and year. Facts on doubtful gold are left out.
The documents are those of the sets `tuned on` and `kept unread`, or the fixtures without ../shared.
"""
import argparse
import collections

import check
import score

COLUMNS = ('grounds', 'confidence', 'of the catalogue', 'right', 'right in full', '`other`', 'place and year right')


def judged(results):
    """(fact, level) of each fact that stands on gold that is sure, or on none."""
    for r in results.values():
        golds = [p.gold for _, p in r.pairs if p.gold]
        for _, p in r.pairs:
            if p.fact and (score.sure(p.gold) if p.gold else not score.doubtful(p.fact, golds)):
                yield p.fact, p.level


def row(grounds, confidence, facts):
    coded = [level for fact, level in facts if score.claims(fact)]
    other = [level for fact, level in facts if not score.claims(fact)]
    def share(levels, least):
        return f'{sum(x >= least for x in levels) / len(levels):.3f}' if levels else ''
    return [grounds, confidence, str(len(coded)), share(coded, score.CORE), share(coded, score.STRICT), str(len(other)), share(other, score.CORE)]


def rows(facts):
    by = collections.defaultdict(list)
    for fact, level in facts:
        by[fact['grounds'], fact['confidence']].append((fact, level))
    for (grounds, confidence), part in sorted(by.items(), key=lambda x: (-x[0][1], x[0][0])):
        yield row(f'`{grounds}`', f'{confidence:.3f}', part)
    yield row('all', '0.9 or more', [x for x in facts if x[0]['confidence'] >= 0.9])
    yield row('all', '', facts)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--program', required=True)
    ap.add_argument('--write', action='store_true')
    a = ap.parse_args()
    results = {}
    for name in check.SETS[1:]:
        results.update(check.results_of(name, a.program) or {})
    table = list(rows(list(judged(results or check.results_of(check.SETS[0], a.program)))))
    for line in (COLUMNS, *table):
        print('| ' + ' | '.join(line) + ' |')
    if a.write:
        check.write_table(COLUMNS, table)


if __name__ == '__main__':
    main()
