#!/usr/bin/env python3
"""A database as large as a country's bulletins of fifteen years, for timing queries; always the same.

    tools/bench/million.py build/release/ipdb FILE [SHARE]      prints the name of the file: FILE with a mark of what it was made from

`ipdb ingest` of one fixture makes the file, with its dictionary; the rows come behind it. Every province has bulletins of the year, of its first
half and of two quarters, and a second one of the year whose figures are rounder; every city has one of the year and one of its first half. A bulletin states, in sentences of three,
a part of the catalogue's indicators with level and growth. With SHARE, say 0.1, only that part of the indicators is there, KEPT among them: as many
rows for a question about KEPT as in the whole, and a tenth of all rows.
"""
import hashlib
import sqlite3
import subprocess
import sys
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / 'fixtures/hebei-2023.txt'
KEPT = ('pledge_financing', 'patent_grants')
YEARS = range(2010, 2025)
# (ending of the key, kind, label, first day, last day, published, how many in a thousand of the indicators: of a province, of a city; digits that are rounded away)
EDITIONS = [
    ('', 'year', '{y}', '{y}-01-01', '{y}-12-31', '{n}-02-20', 900, 900, 0),
    ('-communique', 'year', '{y}', '{y}-01-01', '{y}-12-31', '{n}-04-26', 500, 0, 4),
    ('-h1', 'half', '{y}-H1', '{y}-01-01', '{y}-06-30', '{y}-07-25', 700, 550, 0),
    ('-q1', 'quarter', '{y}-Q1', '{y}-01-01', '{y}-03-31', '{y}-04-21', 600, 0, 0),
    ('-q3', 'quarter', '{y}-Q3', '{y}-07-01', '{y}-09-30', '{y}-10-24', 600, 0, 0),
]
SENTENCE = 3  # indicators
SCOPES = ('普惠', '企业', '高校')


def chance(*what):
    """A number below 2**24 that is the same for the same words."""
    return crc32('|'.join(map(str, what)).encode()) * 2654435761 % 2**32 >> 8


def thousandth(*what):
    return chance(*what) % 1000


def columns(table, db):
    return [row[1] for row in db.execute(f'PRAGMA table_info({table})')]


def insert(db, table, rows):
    names = columns(table, db)
    db.executemany(f'INSERT INTO {table} ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})', rows)


class Bulletin:
    """The text of one bulletin and the rows that point into it."""

    def __init__(self, writer, key, region, title):
        self.writer, self.key, self.region = writer, key, region
        self.text, self.size, self.number = [], 0, 0
        self.add(title + '\n')

    def add(self, text):
        self.text.append(text)
        self.size += len(text.encode())

    def sentence(self, figures, period):
        """figures: as Writer.figures gives them"""
        begin = self.size
        self.writer.passage += 1
        for indicator, zh, unit, measure, value, step, quote, qualifier, scope, status in figures:
            self.add(('' if self.size == begin else '，') + (f'{scope}{zh}' if measure == 'level' else '同比') + {'over': '超过', 'approx': '约'}.get(qualifier, ''))
            at = self.size
            self.add(quote)
            self.number += 1
            self.writer.observations.append((
                None, self.writer.source, self.number, self.writer.passage, *self.region[:2], indicator, '', measure, *period, float(value), str(value),
                str(step), quote, unit, qualifier, status, scope, '', 700 + chance(self.key, self.number) % 290, 'own title-time subject', at, self.size, ''))
        self.writer.passages.append((self.writer.passage, self.writer.source, begin, self.size, 'paragraph', '', self.text_from(begin)))
        self.add('。\n')

    def text_from(self, begin):
        size, i = self.size, len(self.text)
        while size > begin:
            i -= 1
            size -= len(self.text[i].encode())
        return ''.join(self.text[i:])


class Writer:
    def __init__(self, db, share):
        self.db = db
        self.source, self.passage = (db.execute(f'SELECT coalesce(max({t}_id), 0) FROM {t}').fetchone()[0] for t in ('source', 'passage'))
        self.sources, self.passages, self.observations = [], [], []
        self.indicators = [row for row in db.execute('SELECT indicator_code, name_zh, unit, nature FROM indicator ORDER BY indicator_code')
                           if row[0] in KEPT or thousandth('kept', row[0]) < 1000 * share]
        self.regions = db.execute('SELECT region_code, name_zh, level, name_en FROM region WHERE level IN (1, 2) ORDER BY region_code').fetchall()
        self.versions = db.execute('SELECT program_version, catalog_version FROM source').fetchone()

    def figures(self, region, edition, year, indicator):
        """Level and growth of one indicator, or nothing."""
        ending, of_province, of_city, digits = edition[0], *edition[6:]
        code, zh, unit, _ = indicator
        if thousandth(region[0], ending, year, code) >= (of_province if region[2] == 1 else of_city):
            return
        size = 10 ** (6 if region[2] == 1 else 5)
        value = (size // 10 + chance(region[0], code) % size) * (year - 2005) // 10 * (4 if ending in ('', '-communique') else 2)
        luck = thousandth('qualifier', region[0], ending, year, code)
        step = 10 ** digits
        value = value // step * step or step
        qualifier = 'over' if luck < 30 else 'approx' if luck < 50 else 'exact'
        scope = SCOPES[luck % 3] if 50 <= luck < 90 else ''
        status = 'target' if 90 <= luck < 100 else 'actual'
        printed = (f'{value / 1000:.{max(3 - digits, 0)}f}亿元', value * 10**5, step * 10**5) if unit == '元' else (f'{value}{unit}', value, step)
        yield code, zh, unit, 'level', printed[1], printed[2], printed[0], qualifier, scope, status
        if luck % 10 < 6:
            growth = chance('growth', region[0], ending, year, code) % 6000 / 100 - 15
            yield code, zh, '%', 'yoy', f'{growth:.2f}', '0.01', f'{growth:.2f}%', 'exact', scope, status

    def bulletin(self, region, edition, year):
        ending, kind, label, start, end, published = (part.format(y=year, n=year + 1) for part in edition[:6])
        key = f'{region[3] or region[0]}-{region[0]}-{year}{ending}'.lower().replace(' ', '-')
        self.source += 1
        bulletin = Bulletin(self, key, region, f'{region[1]}{label}知识产权公报')
        period, sentence = (kind, label, start, end, year), []
        for i, indicator in enumerate(self.indicators):
            sentence.extend(self.figures(region, edition, year, indicator))
            if sentence and (len(sentence) >= 2 * SENTENCE or i == len(self.indicators) - 1):
                bulletin.sentence(sentence, period)
                sentence = []
        text = ''.join(bulletin.text)
        self.sources.append((self.source, key, 1, 1, text.split('\n')[0], 'inferred', None, 'unknown', published, 'given', None, region[0], region[1], 'given',
                             f'{key}.txt', 'text/plain', 'UTF-8', hashlib.sha256(f'{key}\n{text}'.encode()).hexdigest(), bulletin.size, 0, text,
                             '2025-01-01T00:00:00Z', *self.versions, bulletin.number, bulletin.number))

    def flush(self):
        for table, rows in (('source', self.sources), ('passage', self.passages), ('observation', self.observations)):
            insert(self.db, table, rows)
            rows.clear()


def write(program, path, share):
    subprocess.run([program, 'ingest', '--quiet', '--db', path, FIXTURE], check=True)
    db = sqlite3.connect(path)
    db.executescript('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000')
    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'observation' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:  # made anew below, with the same words: faster than row by row
        db.execute(f'DROP INDEX {name}')
    writer = Writer(db, share)
    for year in YEARS:
        for region in writer.regions:
            for edition in EDITIONS:
                if edition[6 if region[2] == 1 else 7]:
                    writer.bulletin(region, edition, year)
        writer.flush()
    for _, sql in indexes:
        db.execute(sql)
    db.commit()
    db.close()


def make(program, path, share=1.0):
    """The file, unless it is there already and of this script and schema; half a file is never left."""
    words = b''.join(p.read_bytes() for p in (Path(__file__), FIXTURE, *sorted(ROOT.glob('migrations/*.sql')), *sorted(ROOT.glob('schema/*.yaml'))))
    path = Path(path)
    path = path.with_stem(f'{path.stem}-{crc32(words):08x}')
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix('.part')
    part.unlink(missing_ok=True)
    write(program, part, share)
    part.rename(path)
    return path


if __name__ == '__main__':
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    print(make(sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) == 4 else 1.0))
