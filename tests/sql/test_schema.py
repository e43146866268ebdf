#!/usr/bin/env python3
"""schema/schema.sql is the sum of the migrations, and stays at the level of SQLite 3.26.

    tests/sql/test_schema.py --accept     writes schema/schema.sql anew
"""
import re
import sys
import unittest

import base

HEAD = '''-- The schema of an ipdb database: the sum of migrations/*.sql, written by tests/sql/test_schema.py --accept. Do not edit; add a migration.

PRAGMA application_id = 0x49504442; -- "IPDB"
PRAGMA user_version = {version};
'''


def objects(db):
    return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()


def dump():
    statements = [sql for *_, sql in objects(base.connect())]
    return HEAD.format(version=len(base.migrations())) + ''.join(f'\n{sql};\n' for sql in statements)


class Schema(unittest.TestCase):
    def test_schema_is_the_sum_of_the_migrations(self):
        self.assertEqual(base.read(base.SCHEMA), dump(), 'run tests/sql/test_schema.py --accept')
        db = base.sqlite3.connect(':memory:')
        db.executescript(base.read(base.SCHEMA))
        self.assertEqual(sorted(objects(db)), sorted(objects(base.connect())))
        self.assertEqual(db.execute('PRAGMA application_id').fetchone()[0], 0x49504442)
        self.assertEqual(db.execute('PRAGMA user_version').fetchone()[0], len(base.migrations()))

    def test_migrations_are_numbered_without_gaps(self):
        numbers = [int(re.search(r'(\d{4})_\w+\.sql$', path).group(1)) for path in base.migrations()]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))

    def test_nothing_newer_than_sqlite_3_26(self):
        sql = '\n'.join(sql for *_, sql in objects(base.connect()))
        sql = re.sub(r"--.*|'(?:[^']|'')*'", '', sql)
        for pattern in (r'\bSTRICT\b', r'\bGENERATED\b', r'->', r'\biif\b', r'\bMATERIALIZED\b', r'\bNULLS\s+(FIRST|LAST)\b', r'\bFILTER\b',
                        r'\bDISTINCT\s+FROM\b', r'\bUPDATE\b.*\bFROM\b', r'\bRETURNING\b', r'\bformat\s*\(', r'\bunixepoch\b', r'\bpow\b'):
            self.assertIsNone(re.search(pattern, sql, re.I), pattern)

    def test_comments_stay_in_the_file(self):
        for kind, name, _, sql in objects(base.connect()):
            if kind == 'table':
                self.assertRegex(sql.split('\n')[1], r'^    -- \S', name)

    def test_every_table_of_the_design_is_there(self):
        tables = {name for kind, name, *_ in objects(base.connect()) if kind == 'table'}
        self.assertEqual(tables, {'source', 'passage', 'region', 'region_alias', 'region_group', 'region_group_member', 'indicator', 'indicator_alias',
                                  'unit', 'observation', 'aside', 'decision', 'ruling', 'reading', 'migration'})

    def test_the_dictionary_explains_every_column(self):
        db = base.connect()
        explained = set(db.execute("SELECT place, name FROM dictionary WHERE kind = 'column'"))
        for kind, name, *_ in objects(db):
            if kind in ('table', 'view'):
                for column in db.execute(f'PRAGMA table_info({name})').fetchall():
                    self.assertTrue({('any', column[1]), (name, column[1])} & explained, f'{name}.{column[1]}')
                self.assertEqual(db.execute('SELECT count(*) FROM dictionary WHERE kind = ? AND name = ?', (kind, name)).fetchone()[0], 1, name)

    def test_the_dictionary_explains_nothing_that_is_not_there(self):
        db = base.connect()
        columns = {(name, c[1]) for kind, name, *_ in objects(db) if kind in ('table', 'view') for c in db.execute(f'PRAGMA table_info({name})')}
        names = {column for _, column in columns}
        for place, name in db.execute("SELECT place, name FROM dictionary WHERE kind = 'column'"):
            self.assertTrue(name in names if place == 'any' else (place, name) in columns, f'{place}.{name}')

    def test_the_dictionary_explains_every_code(self):
        db = base.connect()
        explained = {}
        for place, name in db.execute("SELECT place, name FROM dictionary WHERE kind = 'code'"):
            explained.setdefault(place, set()).add(name)
        sql = '\n'.join(sql for kind, *_, sql in objects(db) if kind == 'table')
        for column, codes in re.findall(r"CHECK \((\w+) IN \(('[^)]*)\)\)", sql):
            column = 'origin' if column.endswith('_origin') else 'verdict' if column == 'decided' else column
            self.assertEqual(explained[column], set(re.findall(r"'(\w+)'", codes)), column)


if __name__ == '__main__':
    if sys.argv[1:] == ['--accept']:
        with open(base.SCHEMA, 'w', encoding='utf-8') as f:
            f.write(dump())
    else:
        unittest.main()
