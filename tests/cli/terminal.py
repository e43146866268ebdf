#!/usr/bin/env python3
"""Runs a command on a terminal of its own and prints what it shows.

    terminal [-r ROWS] [-k KEYS]... COMMAND...      80 columns; KEYS are typed, one after the other, when nothing has happened for a while

Escapes are shown as ^[. Exit status: that of the command.
"""
import argparse
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

QUIET = 0.7   # seconds without output after which the command waits for a key
SECONDS = 60  # for all of it


def run(arguments):
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(arguments.command[0], arguments.command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', arguments.rows, 80, 0, 0))
    shown, keys, end = b'', list(arguments.keys), time.time() + SECONDS
    while time.time() < end:
        ready, _, _ = select.select([terminal], [], [], QUIET)
        try:
            if ready:
                data = os.read(terminal, 65536)
                if not data:
                    break
                shown += data
            elif keys:
                os.write(terminal, keys.pop(0).encode().decode('unicode_escape').encode('latin-1'))
        except OSError:
            break
    else:
        os.kill(child, 9)
    return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('-r', '--rows', type=int, default=24)
    parser.add_argument('-k', '--keys', action='append', default=[])
    parser.add_argument('command', nargs=argparse.REMAINDER)
    shown, status = run(parser.parse_args())
    sys.stdout.buffer.write(shown.replace(b'\r\n', b'\n').replace(b'\033', b'^['))
    sys.exit(status if status >= 0 else 128 - status)


if __name__ == '__main__':
    main()
