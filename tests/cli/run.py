#!/usr/bin/env python3
"""Runs the commands of a .test file and compares what they say.

    tests/cli/run.py tests/cli/version.test build/dev/ipdb
    tests/cli/run.py --accept tests/cli/version.test build/dev/ipdb     write down what they say now

A file is a list of steps, run by bash one after the other in the same empty folder:

    # a comment
    $ ipdb query "pledge_financing by region" | head -1
    > the expected standard output, a line each
    ! the expected standard error, a line each
    ? 1                       the expected exit status (0 when it is not said)
    @ setpriv --version       a condition: when it fails, the rest of the file is skipped

In expected lines `[..]` stands for any text within the line, and a line that is only `...` for any number of lines.
The folder holds `fixtures`, a link to the fixtures; `ipdb` is the program; `nobody COMMAND` runs it without root's rights, `terminal COMMAND`
on a terminal of its own (terminal.py).
Exit status: 0 passed, 1 failed, 77 skipped.
"""
import argparse
import difflib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

SECONDS = 90  # for one command
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NOBODY = '''#!/bin/sh
[ "$(id -u)" = 0 ] || exec "$@"
exec setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
'''


class Step:
    def __init__(self, line, command, condition):
        self.line, self.command, self.condition = line, command, condition
        self.source, self.out, self.err, self.status = [], [], [], 0


def parse(path):
    """The steps of the file; each keeps the source lines from its command on."""
    head, steps = [], []
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f.read().splitlines(), 1):
            mark, text = line[:2].rstrip(), line[2:]
            if mark in ('$', '@'):
                steps.append(Step(n, text, mark == '@'))
            elif mark in ('>', '!', '?') and steps:
                if mark == '?':
                    steps[-1].status = int(text)
                else:
                    (steps[-1].out if mark == '>' else steps[-1].err).append(text)
            elif line.strip() and not line.startswith('#'):
                sys.exit(f'{path}:{n}: expected a line that begins with # $ @ > ! or ?')
            (steps[-1].source if steps else head).append(line)
    return head, steps


def same_line(expected, got):
    pattern = '.*'.join(re.escape(part) for part in expected.split('[..]'))
    return re.fullmatch(pattern, got) is not None


def same(expected, got):
    """True when the lines agree; `...` takes as many lines as it must."""
    if not expected:
        return not got
    if expected[0] == '...':
        return any(same(expected[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and same_line(expected[0], got[0]) and same(expected[1:], got[1:])


def lines(data):
    text = data.decode('utf-8', 'backslashreplace')
    if text and not text.endswith('\n'):
        text += '[no line end]'
    return text.splitlines() if '\r' not in text else text.replace('\r', '[CR]').splitlines()


def execute(step, folder, environment):
    """Standard output, standard error, status; a command that does not end is stopped with all that it started."""
    process = subprocess.Popen(['bash', '-o', 'pipefail', '-c', step.command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        return lines(out), lines(err) + [f'[stopped after {SECONDS} seconds]'], 124
    return lines(out), lines(err), process.returncode


def marked(out, err, status):
    return [f'> {s}'.rstrip() for s in out] + [f'! {s}'.rstrip() for s in err] + ([f'? {status}'] if status else [])


def report(path, step, got):
    print(f'{path}:{step.line}: $ {step.command}')
    expected = marked(step.out, step.err, step.status)
    print('\n'.join(difflib.unified_diff(expected, marked(*got), 'expected', 'got', n=2, lineterm='')))


def accepted(step, got):
    """The step's source with what it says now; comments and blank lines stay."""
    kept = [s for s in step.source[1:] if not s[:2].rstrip() in ('>', '!', '?')]
    return [step.source[0]] + marked(*got) + kept


def prepare(folder, program):
    tools = os.path.join(folder, '.bin')
    work = os.path.join(folder, 'work')
    os.mkdir(tools)
    os.mkdir(work)
    os.chmod(folder, 0o755)
    shutil.copy(program, os.path.join(tools, 'ipdb'))
    with open(os.path.join(tools, 'nobody'), 'w', encoding='ascii') as f:
        f.write(NOBODY)
    os.chmod(os.path.join(tools, 'nobody'), 0o755)
    shutil.copy(os.path.join(ROOT, 'tests/cli/terminal.py'), os.path.join(tools, 'terminal'))
    shutil.copytree(os.path.join(ROOT, 'fixtures'), os.path.join(folder, 'fixtures'))
    os.symlink('../fixtures', os.path.join(work, 'fixtures'))
    environment = {key: value for key, value in os.environ.items() if not key.startswith('IPDB_')}
    environment.update(PATH=tools + ':' + os.environ['PATH'], LC_ALL='C.UTF-8', TZ='UTC', TERM='dumb', HOME=work)
    for name in ('COLUMNS', 'LINES', 'PAGER', 'LESS', 'NO_COLOR'):
        environment.pop(name, None)
    return work, environment


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--accept', action='store_true', help='write what the commands say now into the file')
    parser.add_argument('file')
    parser.add_argument('program')
    arguments = parser.parse_args()
    head, steps = parse(arguments.file)
    failed, text = 0, list(head)
    with tempfile.TemporaryDirectory(prefix='ipdb-cli-') as folder:
        work, environment = prepare(folder, arguments.program)
        for step in steps:
            got = execute(step, work, environment)
            if step.condition:
                if got[2] != 0:
                    print(f'{arguments.file}:{step.line}: skipped, since this fails: {step.command}')
                    return 77
                good = True
            else:
                good = same(step.out, got[0]) and same(step.err, got[1]) and step.status == got[2]
            if not good and not arguments.accept:
                report(arguments.file, step, got)
            failed += not good
            text += step.source if good else accepted(step, got)
    if arguments.accept and failed:
        with open(arguments.file, 'w', encoding='utf-8') as f:
            f.write('\n'.join(text) + '\n')
        print(f'{arguments.file}: {failed} of {len(steps)} steps written anew')
        return 0
    print(f'{arguments.file}: {len(steps) - failed} of {len(steps)} steps passed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
