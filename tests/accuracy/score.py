#!/usr/bin/env python3
"""Compares what ipdb extracts with what a careful reader found, and says how much of it is right.

    tests/accuracy/score.py --program build/release/ipdb                 the fixtures
    tests/accuracy/score.py --program build/release/ipdb --errors 20     and the first 20 differences
    tests/accuracy/score.py --facts facts.ndjson --gold DIR --text DIR --text DIR [NAME ...]

docs/accuracy.md explains the figures.
"""
import argparse
import calendar
import collections
import json
import re
import subprocess
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / 'docs/accuracy.md'
FIGURES = ('open', 'precision', 'recall', 'F1', 'strict F1', 'account')
NONE, SAME_VALUE, CORE, STRICT = range(4)  # how far a reading agrees with the gold

# Units that mean something of their own; any other is a classifier, and 件 and 项 are the same.
UNITS = set('元 美元 欧元 港元 % 个百分点 倍 位 天 年 个月 小时 分钟 亩 吨 千克 斤 公里 千瓦时 分 件/万人'.split())
UNIT_NAMES = {'％': '%', '百分点': '个百分点', '人民币': '元', 'CNY': '元', 'USD': '美元', '日': '天', '工作日': '天', '个工作日': '天'}
STOCKS = set(re.findall(r'code: (\w+),.*nature: stock', (ROOT / 'schema/indicators.yaml').read_text(encoding='utf-8')))
NUMERAL = re.compile('[0-9０-９]+(?:[.,．][0-9０-９]+)*')

Pair = collections.namedtuple('Pair', 'gold fact level')  # gold or fact may be None
Result = collections.namedtuple('Result', 'counts pairs')


def unit(name):
    name = UNIT_NAMES.get(name, name)
    return name if name in UNITS else 'classifier'


def number(text):
    try:
        return Decimal(str(text)).normalize()
    except InvalidOperation:
        return None


def last_day(period):
    """2022, 2022-H2, 2022-12 and 2021/2022 all end on 2022-12-31."""
    end = period.split('/')[-1]
    m = re.fullmatch(r'(\d{4})(?:-H([12])|-Q([1-4])|-(0[1-9]|1[0-2]))?', end)
    if not m:
        return end
    year, half, quarter, month = m.groups()
    month = int(half or 0) * 6 or int(quarter or 0) * 3 or int(month or 12)
    return f'{year}-{month:02}-{calendar.monthrange(int(year), month)[1]}'


def same_period(fact, gold):
    a, b = str(fact.get('period')), str(gold['period'])
    day = any(re.fullmatch(r'\d{4}-\d\d-\d\d', x) for x in (a, b)) and '/' not in a + b
    return a == b or (gold['indicator'] in STOCKS or day) and last_day(a) == last_day(b)


def agreement(fact, gold):
    """How far the fact agrees with one reading of the gold."""
    if number(fact['value']) != number(gold['value']) or unit(fact.get('unit')) != unit(gold['unit']) or fact['measure'] != gold['measure']:
        return NONE
    if any(str(fact.get(k)) != str(gold[k]) for k in ('region', 'year', 'indicator')):
        return SAME_VALUE
    full = (same_period(fact, gold) and all(fact.get(k) == gold[k] for k in ('qualifier', 'status'))
            and bool(fact.get('scope')) == bool(gold.get('scope')))
    return STRICT if full else CORE


def readings(gold):
    return [gold, *({**gold, **other} for other in gold.get('alt') or [])]


def overlap(a, b):
    return a['begin'] < b['end'] and b['begin'] < a['end']


def pair_up(golds, facts):
    """Each gold with the fact on its place that agrees best, each fact used once; the best matches choose first."""
    found, used = {}, set()
    for floor in (STRICT, CORE, SAME_VALUE):
        for k, gold in enumerate(golds):
            if k in found:
                continue
            rivals = [(max(agreement(f, g) for g in readings(gold)), -i) for i, f in enumerate(facts) if i not in used and overlap(f, gold)]
            level, i = max(rivals, default=(NONE, 0))
            if level >= floor:
                found[k] = Pair(gold, facts[-i], level)
                used.add(-i)
    return [found.get(k, Pair(gold, None, NONE)) for k, gold in enumerate(golds)] + [
        Pair(None, f, NONE) for i, f in enumerate(facts) if i not in used]


def claims(fact):
    """Whether the fact says that it is an indicator of the catalogue."""
    return fact is not None and fact.get('indicator') not in (None, '', 'other')


def sure(gold):
    return gold.get('sure', True)


def doubtful(fact, golds):
    return any(not sure(g) and overlap(fact, g) for g in golds)


def fault(pair, golds):
    """What is wrong about the pair, or ''. Doubtful gold is neither asked for nor held against a fact."""
    gold, fact, level = pair
    if gold is None:
        return 'extra' if claims(fact) and not doubtful(fact, golds) else ''
    if not sure(gold):
        return ''
    if gold['indicator'] != 'other':
        return '' if level >= CORE else 'wrong' if level == SAME_VALUE else 'missed'
    return 'overclaimed' if claims(fact) and all(fact['indicator'] != g['indicator'] for g in readings(gold)) else ''


def place(text, quote, nth):
    """Bytes [begin, end) of the nth occurrence of the quote."""
    at = -1
    for _ in range(max(1, nth or 1)):
        at = text.find(quote, at + 1)
        if at < 0:
            sys.exit(f'score: the text does not have {quote!r} {nth} times')
    begin = len(text[:at].encode())
    return {'begin': begin, 'end': begin + len(quote.encode())}


def count_numerals(text, spans):
    total = inside = 0
    for m in NUMERAL.finditer(text):
        begin = len(text[:m.start()].encode())
        end = begin + len(m[0].encode())
        total += 1
        inside += any(s['begin'] <= begin and end <= s['end'] for s in spans)
    return total, inside


def score(text, golds, records):
    """Result for one bulletin. records: what the program printed, facts and asides."""
    golds = [{**g, **place(text, g['quote'], g.get('nth'))} for g in golds]
    pairs = pair_up(golds, [r for r in records if r.get('type') != 'aside'])
    faults = [fault(p, golds) for p in pairs]
    asked = [p for p in pairs if p.gold and sure(p.gold) and p.gold['indicator'] != 'other']
    n = collections.Counter()
    n['documents'] = 1
    n['facts'] = len(golds)
    n['open'] = sum(p.level >= SAME_VALUE for p in pairs)
    n['asked'] = len(asked)
    n['core'] = sum(p.level >= CORE for p in asked)
    n['strict'] = sum(p.level >= STRICT for p in asked)
    n['false'] = sum(f in ('extra', 'overclaimed') or f == 'wrong' and claims(p.fact) for p, f in zip(pairs, faults))
    n['numerals'], n['accounted'] = count_numerals(text, records)
    return Result(n, [(f, p) for p, f in zip(pairs, faults)])


def ratio(a, b):
    return a / b if b else 0.0


def figures(n):
    """{name: figure} of a sum of counts."""
    said = n['core'] + n['false']
    def harmonic(hits):
        p, r = ratio(hits, said), ratio(hits, n['asked'])
        return ratio(2 * p * r, p + r)
    return dict(zip(FIGURES, (ratio(n['open'], n['facts']), ratio(n['core'], said), ratio(n['core'], n['asked']),
                              harmonic(n['core']), harmonic(n['strict']), ratio(n['accounted'], n['numerals']))))


def read_lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def bulletins(gold, texts, names=()):
    """{name: path of its text} of the bulletins that have gold and text."""
    found = {p.stem: p for folder in reversed(texts) for p in Path(folder).glob('*.txt') if (Path(gold) / f'{p.stem}.ndjson').exists()}
    lacking = [n for n in names if n not in found]
    if lacking:
        sys.exit(f'score: no text and gold for {", ".join(lacking)}')
    return {n: found[n] for n in sorted(names or found)}


def extract(program, paths):
    done = subprocess.run([program, 'extract', '-q', *map(str, paths)], stdout=subprocess.PIPE, check=True)
    return read_lines(done.stdout.decode())


def score_all(gold, paths, records):
    """{name: Result}"""
    by_name = collections.defaultdict(list)
    for r in records:
        by_name[r['doc']].append(r)
    return {name: score(path.read_bytes().decode(), read_lines((Path(gold) / f'{name}.ndjson').read_text(encoding='utf-8')), by_name[name])
            for name, path in paths.items()}


def total(results):
    return sum((r.counts for r in results.values()), collections.Counter())


def print_errors(results, most):
    def show(fact):
        return ' '.join(str(fact.get(k, '')) for k in ('region', 'period', 'indicator', 'measure', 'value', 'unit', 'scope', 'quote')) if fact else '-'
    wrong = [(name, f, p) for name, r in results.items() for f, p in r.pairs if f]
    for name, kind, p in wrong[:most]:
        print(f'{name}: {kind}\n    gold {show(p.gold)}\n    got  {show(p.fact)}{" " + p.fact.get("grounds", "") if p.fact else ""}')


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = ap.add_mutually_exclusive_group(required=True)
    source.add_argument('--program', help='ipdb, to be run on the texts')
    source.add_argument('--facts', help='what it printed; - for standard input')
    ap.add_argument('--gold', default=ROOT / 'fixtures/gold', help='folder of NAME.ndjson')
    ap.add_argument('--text', action='append', help='folder of NAME.txt')
    ap.add_argument('--errors', type=int, default=0, metavar='N')
    ap.add_argument('name', nargs='*')
    a = ap.parse_args()
    paths = bulletins(a.gold, a.text or [ROOT / 'fixtures'], a.name)
    records = extract(a.program, paths.values()) if a.program else read_lines(open(0 if a.facts == '-' else a.facts, encoding='utf-8').read())
    results = score_all(a.gold, paths, records)
    print_errors(results, a.errors)
    print(f'{"":24} {"facts":>6}' + ''.join(f' {name:>9}' for name in FIGURES))
    for name, n in [*((name, r.counts) for name, r in results.items()), ('total', total(results))]:
        print(f'{name:24} {n["facts"]:6}' + ''.join(f' {x:9.3f}' for x in figures(n).values()))


if __name__ == '__main__':
    main()
