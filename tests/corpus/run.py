#!/usr/bin/env python3
"""Reads the snippets of corpus files and compares what `ipdb extract` makes of them with what they say.

    tests/corpus/run.py build/dev/ipdb tests/corpus/growth.txt                 all cases of a file
    tests/corpus/run.py build/dev/ipdb tests/corpus/growth.txt each_its_own    the case of that name
    tests/corpus/run.py --accept build/dev/ipdb tests/corpus/*.txt             write down what it says now

A file is a list of cases:

    === Each growth to its own level           the title; as a name each_growth_to_its_own_level
    region: 河北省                              given as --region; likewise date: and catalog:
    date: 2024-03-01
    known-failure: why it fails today           the expectation is right, the program is not there yet

    2023年，质押项目1264项，同比增长93.42%。
    ---
    2023年  aside date
    1264项  pledge_projects level 1264 项 河北省 2023
    93.42%  pledge_projects yoy 93.42 % 河北省 2023

An expected line is a fact, `QUOTE  INDICATOR MEASURE VALUE UNIT REGION PERIOD`, or an aside, `QUOTE  aside REASON`; two blanks end the quote, which is
the number with its unit and the hedge behind it. A qualifier (over, under, approx) and the status target follow where they hold, then ` | scope …`,
` | of …`, ` | label …`, and ` | year …` where the period does not end in the year. `*` stands for any text that is not empty.
The order is that of the text. Every numeral of the snippet must be listed, so that nothing is dropped in silence.

--accept writes the lines anew and takes away the mark of what no longer fails; what is a known failure stays as it is.
Exit status: 0 passed, 1 failed, 77 failed as known.
"""
import argparse
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

SECONDS = 60
KEYS = ('region', 'date', 'catalog', 'known-failure')
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Case:
    def __init__(self, line, title):
        self.line, self.title, self.options, self.text, self.expected = line, title, {}, [], []
        self.name = re.sub('[^a-z0-9]+', '_', title.lower()).strip('_')

    def source(self):
        options = [f'{key}: {self.options[key]}' for key in KEYS if key in self.options]
        return '\n'.join([f'=== {self.title}', *options, '', *self.text, '---', *self.expected, ''])


def parse(path):
    """The lines before the first case, and the cases."""
    head, cases, part = [], [], 'head'
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f.read().splitlines(), 1):
            if line.startswith('=== '):
                cases.append(Case(n, line[4:].strip()))
                part = 'options'
            elif part == 'options' and line.strip():
                key, _, value = line.partition(': ')
                if key not in KEYS or not value:
                    sys.exit(f'{path}:{n}: expected one of {", ".join(KEYS)} with a value, or a blank line before the snippet')
                cases[-1].options[key] = value
            elif part == 'options':
                part = 'text'
            elif line == '---' and part == 'text':
                part = 'expected'
            elif part == 'head':
                head.append(line)
            elif part == 'text':
                cases[-1].text.append(line)
            elif line.strip():
                cases[-1].expected.append(line.strip())
    return head, cases


def line_of(record):
    quote = record['quote'].replace('\n', '⏎')
    if record['type'] == 'aside':
        return f'{quote}  aside {record["reason"]}'
    words = [record['indicator'], record['measure'], record['value'], record['unit'], record['region'] or '-', record['period']]
    words += [w for w in (record['qualifier'], record['status']) if w not in ('exact', 'actual')]
    more = [f' | {key} {record[key]}' for key in ('scope', 'of', 'label') if record[key]]
    if str(record['year']) != re.sub('.*/', '', record['period'])[:4]:
        more.append(f' | year {record["year"]}')
    return f'{quote}  {" ".join(words)}{"".join(more)}'


def extracted(program, case):
    command = [program, 'extract', '-q']
    for key in ('region', 'date'):
        command += [f'--{key}', case.options[key]] if key in case.options else []
    command += ['--catalog', os.path.join(ROOT, case.options['catalog'])] if 'catalog' in case.options else []
    with tempfile.TemporaryDirectory(prefix='ipdb-corpus-') as folder:
        path = os.path.join(folder, 'case.txt')
        with open(path, 'w', encoding='utf-8') as f:
            f.write('\n'.join(case.text) + '\n')
        done = subprocess.run(command + [path], capture_output=True, timeout=SECONDS, check=False)
    lines = [line_of(json.loads(line)) for line in done.stdout.decode('utf-8').splitlines()]
    return lines + [f'standard error: {s}' for s in done.stderr.decode('utf-8', 'replace').splitlines()] + (
        [f'exit status {done.returncode}'] if done.returncode else [])


def as_expected(expected, got):
    """`got`, with lines that a wildcard stands for written as expected."""
    left, out = [e for e in expected if '*' in e], []
    for line in got:
        wild = next((e for e in left if re.fullmatch('.+'.join(map(re.escape, e.split('*'))), line)), None)
        if wild:
            left.remove(wild)
        out.append(wild or line)
    return out


def unlisted(case):
    """The Arabic numerals of the snippet that no expected line quotes."""
    text = '⏎'.join(case.text)
    listed, begin, end = [False] * len(text), 0, 0
    for line in case.expected:
        quote = line.split('  ')[0]
        at = text.find(quote, end)
        if at < 0:
            at = text.find(quote, begin)
        if at < 0:
            return [f'{quote} (not in the snippet, or not in this order)']
        begin, end = at, at + len(quote)
        listed[begin:end] = [True] * len(quote)
    return [m[0] for m in re.finditer(r'[0-9０-９][0-9０-９.,]*', text)
            if not all(listed[i] for i in range(*m.span()) if unicodedata.category(text[i]) == 'Nd')]


def judge(path, case, got):
    """'passed', 'known' or 'failed', with what is to be said."""
    where = f'{path}:{case.line}: {case.title}'
    dropped = unlisted(case)
    if dropped:
        return 'failed', [f'{where}: the expectation does not list {", ".join(dropped)}']
    got = as_expected(case.expected, got)
    good = sorted(case.expected) == sorted(got)
    known = case.options.get('known-failure')
    if good and known:
        return 'failed', [f'{where}: this passes now; take away the line "known-failure: {known}"']
    difference = list(difflib.unified_diff(case.expected, got, 'expected', 'got', n=1, lineterm=''))
    if known:
        return 'known', [f'{where}: known failure: {known}', *difference]
    return ('passed', []) if good else ('failed', [where, *case.text, *difference])


def accept(case, got, verdict):
    if verdict != 'failed':
        return
    if 'known-failure' not in case.options:
        case.expected = got
    elif sorted(case.expected) == sorted(as_expected(case.expected, got)):
        del case.options['known-failure']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--accept', action='store_true', help='write the expectations anew')
    parser.add_argument('-v', '--verbose', action='store_true', help='show the difference of known failures too')
    parser.add_argument('program')
    parser.add_argument('names', nargs='+', metavar='FILE [NAME]')
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    paths = [n for n in arguments.names if n.endswith('.txt') and not n.endswith('CMakeLists.txt')]
    names = [n for n in arguments.names if not n.endswith('.txt')]
    count = {'passed': 0, 'known': 0, 'failed': 0}
    for path in paths:
        head, cases = parse(path)
        for case in cases:
            if names and case.name not in names:
                continue
            got = extracted(program, case)
            verdict, report = judge(path, case, got)
            count[verdict] += 1
            print('\n'.join(report[:1] if verdict == 'known' and not arguments.verbose and not names else report), end='\n' if report else '')
            if arguments.accept:
                accept(case, got, verdict)
        if arguments.accept:
            with open(path, 'w', encoding='utf-8') as f:
                f.write('\n'.join(head + [case.source() for case in cases]).rstrip('\n') + '\n')
    if not sum(count.values()):
        sys.exit(f'no case is named {" ".join(names)}')
    print(', '.join(f'{count[k]} {word}' for k, word in (('passed', 'passed'), ('known', 'failed as known'), ('failed', 'failed')) if count[k]))
    return 0 if arguments.accept else 1 if count['failed'] else 77 if count['known'] and names else 0


if __name__ == '__main__':
    sys.exit(main())
