"""Whole processes timed: what is compared runs in pairs, one right after the other, so that both see the same machine."""
import os
import statistics
import time


class Command:
    """A program with its arguments; `feed` is the file that is its standard input, `ends` how it may end. Its output goes to /dev/null."""

    def __init__(self, *words, feed=os.devnull, ends=(0,)):
        self.words, self.feed, self.ends = [str(w) for w in words], str(feed), ends

    def seconds(self):
        actions = [(os.POSIX_SPAWN_OPEN, fd, name, flags, 0) for fd, name, flags in
                   ((0, self.feed, os.O_RDONLY), (1, os.devnull, os.O_WRONLY), (2, os.devnull, os.O_WRONLY))]
        begin = time.perf_counter()
        pid = os.posix_spawnp(self.words[0], self.words, os.environ, file_actions=actions)
        _, status = os.waitpid(pid, 0)
        end = time.perf_counter()
        if os.waitstatus_to_exitcode(status) not in self.ends:
            raise RuntimeError(f'{" ".join(self.words)} ended with {os.waitstatus_to_exitcode(status)}')
        return end - begin


def compare(ours, theirs, pairs):
    """Medians of both in seconds, and the median of the ratios; one round before warms up."""
    rounds = [(ours.seconds(), theirs.seconds()) for _ in range(pairs + 1)][1:]
    return *(statistics.median(r[i] for r in rounds) for i in (0, 1)), statistics.median(a / b for a, b in rounds)
