#!/usr/bin/env python3
"""What the tables refuse."""
import sqlite3
import unittest

import base


class Constraints(unittest.TestCase):
    def setUp(self):
        self.w = base.World()
        self.source = self.w.source('hebei-2023', '130000', '2024-01-05')
        self.w.fact(self.source)

    def refused(self, make, *args, **row):
        with self.assertRaises(sqlite3.IntegrityError, msg=row) as caught:
            make(*args, **row)
        return str(caught.exception)

    def test_types_are_held(self):
        for column, value in (('value', 'many'), ('value_text', b'1'), ('quote', b'x'), ('begin_byte', 1.5), ('confidence', 0.9),
                              ('year', '二〇二三'), ('unit', None), ('scope', None), ('region_name', None)):
            self.assertIn(column, self.refused(self.w.fact, self.source, **{column: value}))

    def test_codes_are_held(self):
        for column, value in (('measure', 'size'), ('qualifier', 'maybe'), ('status', 'planned'), ('period_kind', 'week')):
            self.assertIn(column, self.refused(self.w.fact, self.source, **{column: value}))
        self.refused(base.insert, self.w.db, 'aside', source_id=self.source, begin_byte=0, end_byte=3, quote='x', reason='whim')

    def test_ranges_are_held(self):
        for row in (dict(confidence=1001), dict(confidence=-1), dict(begin_byte=5, end_byte=5), dict(begin_byte=-1)):
            self.assertIn('CHECK', self.refused(self.w.fact, self.source, **row))

    def test_dates_are_held(self):
        for day in ('2023-13-01x', '2023', '23-01-01', '2023/01/01', 20230101):
            self.assertIn('period_end', self.refused(self.w.fact, self.source, period_end=day))
            self.assertIn('published_on', self.refused(self.w.source, 'x', None, day))

    def test_references_are_held(self):
        self.assertIn('FOREIGN', self.refused(self.w.fact, self.source, region='999999'))
        self.assertIn('FOREIGN', self.refused(self.w.fact, self.source, indicator_code='nosuch'))
        self.refused(base.insert, self.w.db, 'region_alias', alias='x', region_code='999999')
        with self.assertRaises(sqlite3.IntegrityError):
            self.w.db.execute("DELETE FROM region WHERE region_code = '130000'")

    def test_a_number_names_one_fact(self):
        self.assertIn('observation.number', self.refused(self.w.fact, self.source, number=1))

    def test_one_version_is_current(self):
        self.assertIn('source.key', self.refused(self.w.source, 'hebei-2023', version=2))
        self.w.source('hebei-2023', version=2, current=0)
        self.assertIn('source.version', self.refused(self.w.source, 'hebei-2023', version=2, current=0, sha256='y' * 64))

    def test_bytes_are_in_once(self):
        self.assertIn('source.sha256', self.refused(self.w.source, 'copy', sha256='hebei-2023-1'.ljust(64, '0')))

    def test_an_origin_goes_with_its_field(self):
        self.refused(self.w.source, 'x', title='t')
        self.refused(self.w.source, 'x', title_origin='given')
        self.refused(self.w.source, 'x', numerals=1, accounted=2)
        self.w.source('x', title='t', title_origin='inferred', numerals=2, accounted=2)

    def test_removing_a_bulletin_removes_what_it_says(self):
        self.w.db.execute('DELETE FROM source')
        self.assertEqual(self.w.ask('SELECT (SELECT count(*) FROM observation) + (SELECT count(*) FROM passage)'), [(0,)])


if __name__ == '__main__':
    unittest.main()
