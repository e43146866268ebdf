#!/usr/bin/env python3
"""What the views for people show."""
import unittest

import base


class Views(unittest.TestCase):
    def setUp(self):
        self.w = base.World()

    def columns(self, view):
        return [row[1] for row in self.w.ask(f'PRAGMA table_info({view})')]

    def test_fact_begins_with_what_everything_is_about(self):
        self.assertEqual(self.columns('fact')[:15], ['region', 'year', 'indicator', 'value', 'unit', 'source', 'period', 'measure', 'scope', 'qualifier',
                                                     'status', 'doubtful', 'printed', 'sentence', 'evidence'])
        for view in ('latest', 'conflicts', 'bounds', 'compare_provinces'):
            self.assertEqual(self.columns(view)[:6], ['region', 'year', 'indicator', 'value', 'unit', 'source'])

    def test_fact_shows_names(self):
        source = self.w.source('hebei-2023', '130000', title='河北情况', title_origin='inferred')
        self.w.fact(source, value=14500000000, confidence=699)
        self.w.fact(source, indicator_code=None, label='直播销售额')
        self.w.fact(source, indicator_code=None, label='', region=None)
        self.assertEqual(self.w.ask('SELECT region, year, indicator, value, unit, source, doubtful, evidence FROM fact'), [
            ('河北省', 2023, '知识产权质押融资额', 14500000000.0, '元', '河北情况', 'yes', 'hebei-2023#1'),
            ('河北省', 2023, '直播销售额', 1.0, '元', '河北情况', '', 'hebei-2023#2'),
            ('京津冀', 2023, '（未命名）', 1.0, '元', '河北情况', '', 'hebei-2023#3')])

    def test_a_division_keeps_its_remainder(self):
        source = self.w.source('a')
        self.w.fact(source, value=3.0, value_text='3')
        self.assertEqual(self.w.ask('SELECT value / 2 FROM fact'), [(1.5,)])

    def test_fact_shows_the_newest_version_alone(self):
        self.w.fact(self.w.source('a', current=0), value=1)
        self.w.fact(self.w.source('a', version=2), value=2)
        self.assertEqual(self.w.ask('SELECT value FROM fact'), [(2.0,)])
        self.assertEqual(self.w.ask('SELECT evidence, version FROM evidence ORDER BY version'), [('a@1#1', 1), ('a#1', 2)])

    def test_no_view_shows_an_observation_twice(self):
        for key in 'abc':
            source = self.w.source(key, '130000', '2024-01-05')
            for value in (1, 1, 2):
                self.w.fact(source, value=value)
            self.w.fact(source, measure='yoy', unit='%', value=value)
            self.w.fact(source, measure='yoy', unit='%', value=value, of_whole='全国')
        self.w.db.execute("UPDATE observation SET decided = 'accept prefer' WHERE observation_id = 1")
        for view in ('fact', 'bounds', 'latest', 'conflicts', 'evidence'):
            self.assertEqual(self.w.ask(f'SELECT count(*) - count(DISTINCT observation_id) FROM {view}'), [(0,)], view)
        self.assertEqual(self.w.ask('SELECT count(*) FROM fact'), [(15,)])
        self.assertEqual(self.w.ask('SELECT count(*) FROM compare_provinces'), [(1,)])

    def latest(self):
        return [row[0] for row in self.w.ask('SELECT evidence FROM latest')]

    def test_latest_takes_the_most_precise_of_what_agrees(self):
        self.w.fact(self.w.source('rough', '420000', '2024-06-01'), '420000', 12700000000, 100000000)
        self.w.fact(self.w.source('fine', '000000', '2024-01-01'), '420000', 12716000000, 1000000)
        self.assertEqual(self.latest(), ['fine#1'])
        self.assertEqual(self.w.ask('SELECT * FROM conflicts'), [])

    def test_latest_prefers_the_places_own_bulletin(self):
        self.w.fact(self.w.source('media', '000000', '2024-06-01'), '420000', 120, 1)
        self.w.fact(self.w.source('own', '420000', '2024-01-01'), '420000', 127, 1)
        self.assertEqual(self.latest(), ['own#1'])

    def test_latest_prefers_the_later_publication(self):
        self.w.fact(self.w.source('b', '420000', '2024-06-01'), '420000', 130, 10)
        self.w.fact(self.w.source('a', '420000', '2024-01-01'), '420000', 127, 1)
        self.w.fact(self.w.source('c', '420000'), '420000', 111, 1)
        self.assertEqual(self.latest(), ['a#1'])  # 127 agrees with 130 within rounding, and is finer
        self.w.db.execute("UPDATE observation SET step_text = '1' WHERE value = 130")
        self.assertEqual(self.latest(), ['b#1'])

    def test_latest_heeds_decisions(self):
        self.w.fact(self.w.source('late', '420000', '2024-06-01'), '420000', 130, 1)
        self.w.fact(self.w.source('early', '420000', '2024-01-01'), '420000', 127, 1)
        for decided, shown in (('', 'late#1'), ('prefer', 'early#1'), ('accept prefer', 'early#1'), ('accept', 'late#1'), ('reject', 'late#1')):
            self.w.db.execute('UPDATE observation SET decided = ? WHERE value = 127', [decided])
            self.assertEqual(self.latest(), [shown])
        self.w.db.execute("UPDATE observation SET decided = 'reject'")
        self.assertEqual(self.latest(), [])
        self.assertEqual(self.w.ask('SELECT facts, doubtful, rejected FROM coverage'), [(1, 0, 1), (1, 0, 1)])

    def test_latest_prefers_what_is_sure(self):
        self.w.fact(self.w.source('late', '420000', '2024-06-01'), '420000', 130, 1, confidence=680)
        self.w.fact(self.w.source('early', '420000', '2024-01-01'), '420000', 127, 1)
        self.assertEqual(self.latest(), ['early#1'])

    def test_cells_are_apart(self):
        source = self.w.source('a', '130000', '2024-01-05')
        for row in (dict(), dict(scope='普惠'), dict(status='target'), dict(measure='yoy'), dict(region='420000'), dict(of_whole='全国'),
                    dict(period_kind='half', period_label='2023-H1', period_end='2023-06-30'), dict(year=2022, period_start='2022-01-01',
                    period_end='2022-12-31'), dict(indicator_code=None, label='x'), dict(indicator_code=None, label='y'), dict(indicator_code=None), dict(indicator_code=None, value=2),
                    dict(period_kind='asof', period_label='asof', period_start=None, period_end=None)):
            self.w.fact(source, **row)
        self.w.fact(self.w.source('b'), value=2, period_kind='asof', period_label='asof', period_start=None, period_end=None)
        self.assertEqual(len(self.latest()), 14)
        self.assertEqual(self.w.ask('SELECT * FROM conflicts'), [])

    def test_of_a_stock_the_last_day_counts(self):
        base.insert(self.w.db, 'indicator', indicator_code='patents', name_zh='专利拥有量', group_code='creation', nature='stock', unit='件', catalog_version='1')
        stock = dict(indicator_code='patents', unit='件')
        day = dict(period_kind='day', period_label='2023-12-31', period_start='2023-12-31')
        self.w.fact(self.w.source('year', '130000'), value=75000, step=1000, **stock)
        self.w.fact(self.w.source('day', '130000'), value=74590, step=1, **stock, **day)
        self.w.fact(self.w.source('flow', '130000'), value=75, step=1)
        self.w.fact(self.w.source('flow_of_a_day', '130000'), value=99, step=1, **day)
        self.assertEqual(sorted(self.latest()), ['day#1', 'flow#1', 'flow_of_a_day#1'])
        self.assertEqual(self.w.ask('SELECT * FROM conflicts'), [])
        self.w.db.execute("UPDATE observation SET value = 71000 WHERE value = 74590")
        self.assertEqual(self.w.ask('SELECT evidence FROM conflicts ORDER BY 1'), [('day#1',), ('year#1',)])

    def conflict(self, *facts):
        w = base.World()
        for i, (value, step, qualifier) in enumerate(facts):
            w.fact(w.source(str(i)), value=value, step=step, qualifier=qualifier)
        return len(w.ask('SELECT * FROM conflicts'))

    def test_conflicts_allow_for_rounding_and_bounds(self):
        self.assertEqual(self.conflict((15, 1, 'exact'), (16, 1, 'exact')), 2)
        self.assertEqual(self.conflict((15, 1, 'exact'), (15, 1, 'exact')), 0)
        self.assertEqual(self.conflict((127, 1, 'exact'), (127.16, 0.01, 'exact')), 0)
        self.assertEqual(self.conflict((19.6, 0.1, 'exact'), (19.7, 0.1, 'exact')), 2)
        self.assertEqual(self.conflict((489, 1, 'over'), (520, 1, 'exact')), 0)
        self.assertEqual(self.conflict((489, 1, 'over'), (480, 1, 'exact')), 2)
        self.assertEqual(self.conflict((489, 1, 'under'), (520, 1, 'exact')), 2)
        self.assertEqual(self.conflict((100, 10, 'approx'), (108, 1, 'exact')), 0)
        self.assertEqual(self.conflict((1, 1, 'exact'), (1, 1, 'exact'), (2, 1, 'exact')), 3)

    def test_provinces_are_compared(self):
        for key, region, value, growth in (('he', '130000', 145, 108.81), ('hb', '420000', 127.16, None)):
            source = self.w.source(key, region, '2024-01-05')
            self.w.fact(source, region, value)
            if growth:
                self.w.fact(source, region, growth, measure='yoy', unit='%')
        self.w.fact(source, '130300', 8)  # a city
        self.w.fact(source, '420000', 99, scope='普惠')
        self.assertEqual(self.w.ask('SELECT region, value, unit, rank, provinces, growth_percent, evidence, growth_evidence FROM compare_provinces ORDER BY rank'),
                         [('河北省', 145.0, '元', 1, 2, 108.81, 'he#1', 'he#2'), ('湖北省', 127.16, '元', 2, 2, None, 'hb#1', None)])

    def test_a_province_with_growth_alone_has_no_rank(self):
        self.w.fact(self.w.source('hb', '420000'), '420000', 5, measure='yoy', unit='%')
        self.w.fact(self.w.source('he', '130000'), '130000', 7)
        self.assertEqual(self.w.ask('SELECT region, value, rank, provinces FROM compare_provinces ORDER BY region'), [('河北省', 7.0, 1, 1), ('湖北省', None, None, 1)])

    def test_coverage_counts(self):
        source = self.w.source('a', '130000', numerals=5, accounted=4)
        self.w.fact(source)
        self.w.fact(source, indicator_code=None, label='x', confidence=100)
        base.insert(self.w.db, 'aside', source_id=source, begin_byte=0, end_byte=3, quote='x', reason='unread')
        self.assertEqual(self.w.ask('SELECT source, region, numerals, accounted, facts, facts_of_the_catalogue, doubtful, asides, unread, current FROM coverage'),
                         [('a', '河北省', 5, 4, 2, 1, 1, 1, 1, 'yes')])

    def test_evidence_marks_the_number(self):
        self.w.fact(self.w.source('a'), quote='145', begin_byte=16, end_byte=19)
        self.assertEqual(self.w.ask('SELECT sentence FROM evidence'), [('全年【145】元。',)])

    def test_the_dictionary_has_the_indicators(self):
        self.assertEqual(self.w.ask("SELECT place, name, meaning FROM dictionary WHERE kind = 'indicator'"),
                         [('utilization', 'pledge_financing', '知识产权质押融资额 IP pledge financing, flow, 元')])


if __name__ == '__main__':
    unittest.main()
