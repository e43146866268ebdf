#!/usr/bin/env python3
"""A database that ipdb wrote opens and reads the same in sqlite3 and in sqlite-utils. The environment variable IPDB names the program; without it, or
without the others, the test is skipped."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

import base

IPDB = os.environ.get('IPDB', '')
QUESTION = 'SELECT region, year, indicator, value, unit, source, printed, evidence FROM fact ORDER BY observation_id LIMIT 50'


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@unittest.skipUnless(IPDB, 'IPDB names no program')
class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.db = os.path.join(cls.folder, 'a.db')
        fixtures = os.path.join(base.ROOT, 'fixtures')
        files = [os.path.join(fixtures, f) for f in sorted(os.listdir(fixtures)) if f.endswith('.txt')][:3]
        run(IPDB, 'ingest', '-q', '--db', cls.db, *files)
        with base.sqlite3.connect(cls.db) as db:
            db.row_factory = base.sqlite3.Row
            cls.rows = [dict(row) for row in db.execute(QUESTION)]

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_there_are_facts(self):
        self.assertGreater(len(self.rows), 10)

    @unittest.skipUnless(shutil.which('sqlite3'), 'no sqlite3')
    def test_sqlite3(self):
        self.assertEqual(run('sqlite3', self.db, 'PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA application_id; PRAGMA journal_mode').split(),
                         ['ok', str(0x49504442), 'delete'])
        self.assertEqual(json.loads(run('sqlite3', '-json', self.db, QUESTION)), self.rows)

    @unittest.skipUnless(shutil.which('sqlite-utils'), 'no sqlite-utils')
    def test_sqlite_utils(self):
        self.assertEqual(json.loads(run('sqlite-utils', self.db, QUESTION)), self.rows)
        self.assertIn('fact', {view['view'] for view in json.loads(run('sqlite-utils', 'views', self.db))})

    def test_the_schema_is_the_one_of_the_sources(self):
        sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
        with base.sqlite3.connect(self.db) as db:
            self.assertEqual(db.execute(sql).fetchall(), base.connect().execute(sql).fetchall())

    def test_it_reads_from_a_folder_that_cannot_be_written(self):
        folder = os.path.join(self.folder, 'ro')
        os.mkdir(folder)
        shutil.copy(self.db, folder)
        os.chmod(folder, 0o555)
        try:
            with base.sqlite3.connect(f'file:{folder}/a.db?mode=ro', uri=True) as db:
                db.row_factory = base.sqlite3.Row
                self.assertEqual([dict(row) for row in db.execute(QUESTION)], self.rows)
        finally:
            os.chmod(folder, 0o755)


if __name__ == '__main__':
    unittest.main()
