#!/usr/bin/env python3
"""What each confidence of a fact, and each word of its grounds, is worth on the gold: the tables of docs/accuracy.md.

    tests/accuracy/confidence.py --program build/release/ipdb            print them
    tests/accuracy/confidence.py --program build/release/ipdb --write    put them into docs/accuracy.md

Right: value, unit, measure, place, year and indicator agree with the gold; in full: period, qualifier, status and scope too. Facts that
are `other` are counted apart: right if the gold has them as `other` with this place and year. Facts on doubtful gold are left out.
The documents are those of the set `tuned on`, or the fixtures without ../shared.
"""
import argparse
import collections

import check
import score

COLUMNS = ('of the catalogue', 'right', 'right in full', '`other`', 'place and year right')


def judged(results):
    """(fact, level) of each fact that stands on gold that is sure, or on none."""
    for r in results.values():
        golds = [p.gold for _, p in r.pairs if p.gold]
        for _, p in r.pairs:
            if p.fact and (score.sure(p.gold) if p.gold else not score.doubtful(p.fact, golds)):
                yield p.fact, p.level


def row(name, facts):
    coded = [level for fact, level in facts if score.claims(fact)]
    other = [level for fact, level in facts if not score.claims(fact)]
    def share(levels, least):
        return f'{sum(x >= least for x in levels) / len(levels):.3f}' if levels else ''
    return [name, str(len(coded)), share(coded, score.CORE), share(coded, score.STRICT), str(len(other)), share(other, score.CORE)]


def confident(facts):
    return [x for x in facts if x[0]['confidence'] >= 0.9]


def by_confidence(facts):
    found = collections.defaultdict(list)
    for fact, level in facts:
        found[fact['confidence']].append((fact, level))
    rows = [row(f'{confidence:.2f}', found[confidence]) for confidence in sorted(found, reverse=True)]
    return rows + [row('0.9 or more', confident(facts)), row('all', facts)]


def by_grounds(facts):
    found = collections.defaultdict(list)
    for fact, level in facts:
        for word in fact['grounds'].split():
            found[word].append((fact, level))
    return [row(f'`{word}`', part) for word, part in sorted(found.items(), key=lambda x: -len(x[1]))]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--program', required=True)
    ap.add_argument('--write', action='store_true')
    a = ap.parse_args()
    facts = list(judged(check.results_of('tuned on', a.program) or check.results_of('fixtures', a.program)))
    for name, rows in (('confidence', by_confidence(facts)), ('grounds', by_grounds(facts))):
        for line in ((name, *COLUMNS), *rows):
            print('| ' + ' | '.join(line) + ' |')
        if a.write:
            check.write_table((name, *COLUMNS), rows)


if __name__ == '__main__':
    main()
