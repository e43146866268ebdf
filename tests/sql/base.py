"""What the SQL tests share: the schema in memory, and a small world of bulletins and facts."""
import os
import re
import sqlite3

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MIGRATIONS = os.path.join(ROOT, 'migrations')
SCHEMA = os.path.join(ROOT, 'schema', 'schema.sql')


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def migrations():
    return [os.path.join(MIGRATIONS, name) for name in sorted(os.listdir(MIGRATIONS)) if re.fullmatch(r'\d{4}_\w+\.sql', name)]


def connect():
    """An empty database as the migrations make it."""
    db = sqlite3.connect(':memory:')
    for path in migrations():
        db.executescript(read(path))
    db.execute('PRAGMA foreign_keys = ON')
    return db


def insert(db, table, **row):
    columns = ', '.join(row)
    marks = ', '.join('?' * len(row))
    return db.execute(f'INSERT INTO {table} ({columns}) VALUES ({marks})', list(row.values())).lastrowid


class World:
    """河北 and 湖北 with one indicator; bulletins and facts are added by the tests."""

    def __init__(self):
        self.db = connect()
        insert(self.db, 'region', region_code='000000', level=0, name_zh='中国', name_en='China')
        for code, level, name, parent in (('130000', 1, '河北省', '000000'), ('420000', 1, '湖北省', '000000'), ('130300', 2, '秦皇岛市', '130000')):
            insert(self.db, 'region', region_code=code, parent_code=parent, level=level, name_zh=name)
        insert(self.db, 'indicator', indicator_code='pledge_financing', name_zh='知识产权质押融资额', name_en='IP pledge financing',
               group_code='utilization', nature='flow', unit='元', catalog_version='1')
        self.names = dict(self.db.execute('SELECT region_code, name_zh FROM region'))

    def source(self, key, region=None, published=None, version=1, current=1, **more):
        row = dict(key=key, version=version, current=current, title_origin='unknown', publisher_origin='unknown', published_on=published,
                   published_origin='given' if published else 'unknown', region_code=region, region_name=self.names.get(region),
                   region_origin='given' if region else 'unknown', path=key + '.txt', media_type='text/plain', charset='UTF-8',
                   sha256=f'{key}-{version}'.ljust(64, '0'), byte_count=0, text_offset=0, text='', ingested_at='2024-01-05T08:30:00Z',
                   program_version='0.1.0', catalog_version='1', numerals=0, accounted=0)
        row.update(more)
        return insert(self.db, 'source', **row)

    def fact(self, source, region='130000', value=1, step=1, number=None, **more):
        n = number or 1 + self.db.execute('SELECT count(*) FROM observation WHERE source_id = ?', [source]).fetchone()[0]
        place = source, 10 * n, 10 * n + 9
        self.db.execute("INSERT OR IGNORE INTO passage (source_id, begin_byte, end_byte, kind, heading_path, text) VALUES (?, ?, ?, 'paragraph', '', "
                        "'全年145元。')", place)
        passage = self.db.execute('SELECT passage_id FROM passage WHERE source_id = ? AND begin_byte = ? AND end_byte = ?', place).fetchone()[0]
        row = dict(source_id=source, number=n, passage_id=passage, region_code=region, region_name=self.names.get(region, '京津冀'),
                   indicator_code='pledge_financing', measure='level', period_kind='year', period_label='2023', period_start='2023-01-01',
                   period_end='2023-12-31', year=2023, value=value if isinstance(value, str) else float(value), value_text=str(value), step_text=str(step), quote=str(value), unit='元',
                   qualifier='exact', status='actual', confidence=900, grounds='', begin_byte=10 * n + 6, end_byte=10 * n + 9)
        row.update(more)
        return insert(self.db, 'observation', **row)

    def ask(self, sql, *binds):
        return self.db.execute(sql, binds).fetchall()
