#!/usr/bin/env python3
"""The Chinese names of the catalogue's indicators, regions and groups of regions, one a line: what a search program has to look for.

    tools/bench/names.py > names.txt
"""
import re
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[2] / 'schema'
CHINESE = re.compile('[\u4e00-\u9fff]')


def names():
    indicators = (SCHEMA / 'indicators.yaml').read_text(encoding='utf-8')
    yield from re.findall(r'zh: ([^,}]+)', indicators)
    for also in re.findall(r'also: \[([^\]]*)\]', indicators):
        yield from re.split(r',\s*', also)
    places = (SCHEMA / 'places.yaml').read_text(encoding='utf-8')
    yield from re.findall(r'zh: ([^,}]+)', places)
    yield from re.findall(r'^ +([^\s:{#-]+): \S', places.split('\n  names:')[1], re.MULTILINE)
    for row in re.findall(r'^ +\d{6}: (.*)$', (SCHEMA / 'regions.yaml').read_text(encoding='utf-8') + places, re.MULTILINE):
        yield from row.split(' | ')[:2]


def chinese():
    return sorted({name.strip() for name in names() if CHINESE.search(name)})


if __name__ == '__main__':
    print('\n'.join(chinese()))
