#!/usr/bin/env python3
"""The scorer counts what is right and finds what is wrong."""
import unittest

import check
import score

TEXT = '2023年，江西省专利授权800件，居全国第9位；截至年底有效商标25件。'


def record(quote, nth=1, **other):
    base = dict(type='fact', region='江西省', year='2023', period='2023', indicator='patent_grants', measure='level', value='800', unit='件',
                qualifier='exact', status='actual', scope='', quote=quote)
    return {**base, **score.place(TEXT, quote, nth), **other}


GRANTS = record('800件')
RANK = record('第9位', measure='rank', value='9', unit='位')
MARKS = record('25件', indicator='trademarks_in_force', value='25', period='2023-12-31')
GOLD = [GRANTS, RANK, MARKS]
YEAR = {'type': 'aside', **score.place(TEXT, '2023年', 1)}


def scored(facts, gold=GOLD):
    return score.score(TEXT, gold, [YEAR, *facts])


def counts(facts, gold=GOLD):
    n = scored(facts, gold).counts
    return n['open'], n['core'], n['strict'], n['false']


class Score(unittest.TestCase):
    def test_all_right(self):
        n = scored(GOLD).counts
        self.assertEqual(set(score.figures(n).values()), {1.0})
        self.assertEqual((n['numerals'], n['accounted']), (4, 4))

    def test_none_found(self):
        self.assertEqual(counts([]), (0, 0, 0, 0))
        self.assertEqual(score.figures(scored([]).counts)['account'], 0.25)

    def test_wrong_place_is_open_but_false(self):
        self.assertEqual(counts([{**GRANTS, 'region': '中国'}, RANK, MARKS]), (3, 2, 2, 1))

    def test_unclaimed_is_open_and_not_false(self):
        self.assertEqual(counts([{**GRANTS, 'indicator': 'other'}, RANK, MARKS]), (3, 2, 2, 0))

    def test_wrong_value_is_missed_and_false(self):
        self.assertEqual(counts([{**GRANTS, 'value': '80'}, RANK, MARKS]), (2, 2, 2, 1))

    def test_scope_period_and_hedge_are_strict(self):
        for wrong in ({'scope': '企业'}, {'period': '2023-H1'}, {'qualifier': 'over'}, {'status': 'target'}):
            self.assertEqual(counts([{**GRANTS, **wrong}, RANK, MARKS]), (3, 3, 2, 0), wrong)

    def test_stocks_of_one_day_are_the_same(self):
        for period in ('2023', '2023-12', '2023-H2', '2021/2023', '2023-Q4'):
            self.assertEqual(counts([GRANTS, RANK, {**MARKS, 'period': period}])[2], 3, period)
        self.assertEqual(counts([GRANTS, RANK, {**MARKS, 'period': '2023-11'}])[2], 2)

    def test_classifiers_are_the_same_and_units_are_not(self):
        self.assertEqual(counts([{**GRANTS, 'unit': '项'}, RANK, MARKS])[0], 3)
        self.assertEqual(counts([{**GRANTS, 'unit': '元'}, RANK, MARKS])[0], 2)

    def test_one_fact_answers_one_gold(self):
        self.assertEqual(counts([GRANTS], [GRANTS, GRANTS]), (1, 1, 1, 0))
        self.assertEqual(counts([GRANTS, GRANTS], [GRANTS]), (1, 1, 1, 1))

    def test_doubtful_gold_is_not_asked(self):
        gold = [{**GRANTS, 'sure': False}, RANK]
        self.assertEqual(counts([RANK], gold), (1, 1, 1, 0))
        self.assertEqual(counts([{**GRANTS, 'indicator': 'patents_in_force'}, RANK], gold), (2, 1, 1, 0))

    def test_another_reading_is_right(self):
        gold = [{**GRANTS, 'alt': [{'indicator': 'patents_in_force'}]}]
        self.assertEqual(counts([{**GRANTS, 'indicator': 'patents_in_force'}], gold), (1, 1, 1, 0))

    def test_a_claim_on_what_the_catalogue_lacks_is_false(self):
        gold = [{**GRANTS, 'indicator': 'other'}]
        self.assertEqual(counts([GRANTS], gold), (1, 0, 0, 1))
        self.assertEqual(counts([{**GRANTS, 'indicator': 'other'}], gold), (1, 0, 0, 0))

    def test_the_better_match_chooses_first(self):
        gold = [{**GRANTS, 'region': '中国'}, GRANTS]
        self.assertEqual(counts([GRANTS], gold), (1, 1, 1, 0))


class Check(unittest.TestCase):
    def test_a_fallen_figure_is_named(self):
        old = ['fixtures', '1', '3', *['0.900'] * len(score.FIGURES)]
        self.assertEqual(check.fallen(old, [*old[:4], '0.899', *old[5:]]), ['precision 0.900 -> 0.899'])
        self.assertEqual(check.fallen(old, [*old[:4], '0.901', *old[5:]]), [])


if __name__ == '__main__':
    unittest.main()
