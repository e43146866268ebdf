"""Tables of how long queries take: beside sqlite3 with the same SELECT, over many rows and few, and how long the program takes to start."""
import json
import re
import subprocess
from pathlib import Path

import million
from clock import Command, compare

FOLDER = Path(__file__).resolve().parents[2] / 'build/bench'
PAIRS, SLOW_PAIRS, STARTS = 41, 5, 100
QUERIES = [
    'pledge_financing by region',
    'pledge_financing growth for Hebei, Hubei, Zhejiang',
    'pledge_financing by year for Hebei',
    'pledge_financing by city under Zhejiang in 2022',
    '2023年河北、湖北、浙江质押融资',
]
SMALL = 'pledge_financing for Hebei in 2023'


def literal(shown):
    """A bind as --sql shows it (a number, or a string of JSON) as a literal of SQL."""
    value = json.loads(shown)
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def select(program, question):
    """The SELECT of a question with its binds put in, as sqlite3 reads it."""
    printed = subprocess.run([program, 'query', '--sql', question], check=True, capture_output=True, text=True).stdout
    binds = {number: literal(value) for number, value in re.findall(r'^-- \?(\d+) = (.*)$', printed, re.MULTILINE)}
    sql = re.sub(r'^-- .*\n?', '', printed, flags=re.MULTILINE)
    # within a string ?1 is no parameter
    return re.sub(r"'(?:[^']|'')*'|\?(\d+)", lambda m: binds[m[1]] if m[1] else m[0], sql)


def pair(program, database, question):
    """ipdb with a question, and sqlite3 with its SELECT."""
    script = FOLDER / 'select.sql'
    script.write_text(select(program, question), encoding='utf-8')
    return Command(program, 'query', '--db', database, question), Command('sqlite3', database, feed=script)


def milliseconds(seconds):
    return f'{1000 * seconds:.1f} ms'


def databases(program):
    """(a million observations, about a tenth of them) in build/bench, made once."""
    return million.make(program, FOLDER / 'million.db'), million.make(program, FOLDER / 'tenth.db', 0.1)


def queries(program):
    big, small = databases(program)
    rows = []
    for question in QUERIES:
        ours, theirs, ratio = compare(*pair(program, big, question), PAIRS)
        _, few, growth = compare(Command(program, 'query', '--db', big, question), Command(program, 'query', '--db', small, question), PAIRS)
        rows.append(f'| `{question}` | {milliseconds(ours)} | {milliseconds(theirs)} | {ratio:.2f} | {milliseconds(few)} | {growth:.2f} |')
    return '\n'.join(['| 1 million observations | `ipdb query` | `sqlite3` | ratio | `ipdb query`, a tenth | ratio |', '|---|--:|--:|--:|--:|--:|', *rows])


def start(program):
    FOLDER.mkdir(parents=True, exist_ok=True)
    database = FOLDER / 'fixture.db'
    database.unlink(missing_ok=True)
    subprocess.run([program, 'ingest', '--quiet', '--db', database, million.FIXTURE], check=True)
    asked, selected = pair(program, database, SMALL)
    nothing = Command('sqlite3', ':memory:', 'select 1')
    rows = []
    for shown, command, beside, against in (
            ('ipdb --version', Command(program, '--version'), "sqlite3 :memory: 'select 1'", nothing),
            (f'ipdb query "{SMALL}"', asked, "sqlite3 :memory: 'select 1'", nothing),
            (f'ipdb query "{SMALL}"', asked, 'sqlite3 ipdb.db < its SELECT', selected)):
        ours, theirs, ratio = compare(command, against, STARTS)
        rows.append(f'| `{shown}` | {milliseconds(ours)} | `{beside}` | {milliseconds(theirs)} | {ratio:.2f} |')
    return '\n'.join(['| | | beside | | ratio |', '|---|--:|---|--:|--:|', *rows])


LIKE = "SELECT count(*) FROM passage p JOIN source s USING (source_id) WHERE s.current = 1 AND p.text LIKE '%{}%'"


def whole(program):
    """What goes over all of a million observations."""
    database = million.make(program, FOLDER / 'million.db')
    rows = []
    for shown, command, beside, against in (
            *((f'ipdb search {word}', ('search', word), "sqlite3 … LIKE '%…%'", (LIKE.format(word),)) for word in ('质押融资', '海关')),
            ('ipdb audit', ('audit', '--severity', 'error'), 'sqlite3 … the view conflicts', ('SELECT count(*) FROM conflicts',)),
            ('ipdb backup', ('backup', FOLDER / 'copy.db'), 'sqlite3 .backup', (f'.backup {FOLDER}/other.db',))):
        ours, theirs, ratio = compare(Command(program, command[0], '--quiet', '--db', database, *command[1:], ends=(0, 1)),
                                      Command('sqlite3', database, *against), SLOW_PAIRS)
        rows.append(f'| `{shown}` | {ours:.2f} s | `{beside}` | {theirs:.2f} s | {ratio:.2f} |')
    return '\n'.join(['| 1 million observations | | beside | | ratio |', '|---|--:|---|--:|--:|', *rows])
