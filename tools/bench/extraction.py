"""A table of how long ipdb extract takes, beside ripgrep, which only looks for the names.

The text is ../shared/seeds or, without it, the fixtures, repeated to 20 MB: once as one file, once as many files.
"""
import json
import statistics
import subprocess
import tempfile
from pathlib import Path

import names

ROOT = Path(__file__).resolve().parents[2]
SIZE, PAIRS = 20_000_000, 9


def bulletins():
    """(name of the folder, its texts)"""
    for name in ('../shared/seeds', 'fixtures'):
        texts = [p.read_bytes() for p in sorted((ROOT / name).glob('*.txt'))]
        if texts:
            return name, texts


def write_texts(folder, texts):
    """The texts again and again until they are SIZE bytes: as one file, and as one file each in a folder."""
    one, many = folder / 'bulletins.txt', folder / 'bulletins'
    many.mkdir()
    rounds = SIZE // sum(len(t) + 1 for t in texts) + 1
    one.write_bytes((b'\n'.join(texts) + b'\n') * rounds)
    for i in range(rounds * len(texts)):
        (many / f'{i:06}.txt').write_bytes(texts[i % len(texts)])
    return one, many


def times(*commands):
    """(seconds, seconds of CPU) of each command, in one run of each."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(['hyperfine', '-N', '--style', 'none', '--runs', '1', '--export-json', out.name, *commands], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [(r['mean'], r['user'] + r['system']) for r in json.load(out)['results']]


def row(what, ours, theirs):
    pairs = [times(ours, theirs) for _ in range(PAIRS + 1)][1:]  # the first warms up
    a, b = (statistics.median(p[i][0] for p in pairs) for i in (0, 1))
    clock, cpu = (statistics.median(x[i] / y[i] for x, y in pairs) for i in (0, 1))
    return f'| {what} | {a:.2f} s | {b:.2f} s | {clock:.1f} | {cpu:.1f} |'


def extraction(program):
    source, texts = bulletins()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        listed = folder / 'names'
        listed.write_text('\n'.join(names.chinese()) + '\n', encoding='utf-8')
        count = len(listed.read_text(encoding='utf-8').splitlines())
        one, many = write_texts(folder, texts)
        rows = [row(what, f'{program} extract -q {path}', f'rg -oF -f {listed} {path}') for what, path in
                (('one file', one), (f'{len(list(many.iterdir()))} files', many))]
    return '\n'.join([f'Text: {source} repeated to 20 MB; {count} names; median of {PAIRS} pairs.', '',
                      '| 20 MB as | `ipdb extract` | `rg -oF -f names` | ratio | of CPU time |', '|---|--:|--:|--:|--:|', *rows])
