"""A real pseudo-terminal, with a loop whose time only moves when there is nothing left to do."""

from __future__ import annotations

import contextlib
import fcntl
import heapq
import io
import itertools
import os
import pty
import re
import select
import struct
import termios
import tty

from desk_stretch.cli.terminal import Outside
from desk_stretch.core.moment import Moment
from tests.fakes import FakePlayer, FakeRecord

_CONTROL = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")


class StageLoop:
    """Real descriptors, invented time: ``at`` plays what happens at which real second."""

    def __init__(self):
        self.now = 0.0
        self.is_running = False
        self.turns = 0
        self.drain = lambda: None  # a terminal that nobody reads takes no more
        self.signals = {}
        self._timers = []
        self._watched = {}
        self._posted = []
        self._order = itertools.count()

    def at(self, seconds, call):
        heapq.heappush(self._timers, (seconds, next(self._order), call))

    def wake_in(self, seconds, call):
        assert seconds >= 0
        return _Entry(self, self.now + seconds, call)

    def watch(self, fd, call):
        self._watched[fd] = call
        return _Watch(self._watched, fd)

    def watch_child(self, pid, call):
        raise NotImplementedError

    def post(self, call):
        self._posted.append(call)

    def on_signal(self, number, call):
        self.signals[number] = call

    def run(self):
        self.is_running = True
        while self.is_running:
            self.turns += 1
            assert self.turns < 5000, "it turns and turns"
            self._turn()
            self.drain()

    def stop(self):
        self.is_running = False

    def _turn(self):
        if self._posted:
            self._posted.pop(0)()
            return
        readable = select.select(list(self._watched), [], [], 0)[0] if self._watched else []
        for fd in readable:
            self._watched[fd]()
        if not readable:
            assert self._timers, "nothing will ever happen again"
            at, _, call = heapq.heappop(self._timers)
            self.now = max(self.now, at)
            call()


class _Entry:
    def __init__(self, loop, at, call):
        self._call = call
        loop.at(at, self._keep)

    def _keep(self):
        if self._call is not None:
            self._call()

    def cancel(self):
        self._call = None


class _Watch:
    def __init__(self, watched, fd):
        self._watched, self._fd = watched, fd

    def cancel(self):
        self._watched.pop(self._fd, None)


class StageClock:
    """Shows the loop's time."""

    def __init__(self, loop, speed=1.0):
        self._loop = loop
        self.speed = speed
        self.slept = 0.0

    def now(self):
        passed = self._loop.now * self.speed + self.slept
        return Moment(1_767_603_600.0 + passed, passed, self.slept)


class Stage:
    """Both ends of a terminal, and everything that the guide uses."""

    def __init__(self, columns=80, rows=24, speed=1.0):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.stdin = os.fdopen(os.dup(self.slave), encoding="utf-8")
        self.out = os.fdopen(os.dup(self.slave), "w", encoding="utf-8")
        self.loop = StageLoop()
        self.clock = StageClock(self.loop, speed)
        self.record = FakeRecord()
        self.player = FakePlayer()
        self.accepted = []
        self._seen = ""
        self.loop.drain = self.raw

    def resize(self, columns, rows):
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, size)

    def outside(self, environ=None, is_accepted=True, **words):
        return Outside(
            self.clock, self.loop, self.record, self.stdin, words.pop("out", self.out),
            environ or {"TERM": "xterm"}, self.player, 40, is_accepted, self.accepted.append,
            **words,
        )  # fmt: skip

    def press(self, seconds, keys):
        """Type *keys* at a real second."""
        self.loop.at(seconds, lambda: os.write(self.master, keys.encode()))

    def look(self, seconds, into):
        """Put what the screen shows at a real second into a list."""
        self.loop.at(seconds, lambda: into.append(self.screen()))

    def raw(self):
        """Everything written so far, with its control sequences."""
        while select.select([self.master], [], [], 0)[0]:
            read = os.read(self.master, 65536)
            if not read:
                break
            self._seen += read.decode()
        return self._seen

    def screen(self):
        """The last page that was painted, as text."""
        return plain(self.raw().rpartition("\x1b[H")[2])

    def modes(self):
        return termios.tcgetattr(self.slave)

    def close(self):
        for stream in (self.stdin, self.out):
            with contextlib.suppress(OSError):  # its other end may be gone
                stream.close()
        for fd in (self.master, self.slave):
            os.close(fd)


class Paper(io.StringIO):
    """An output that is no terminal."""

    encoding = "utf-8"


def plain(text):
    """Take the control sequences out of *text*."""
    return _CONTROL.sub("", text).replace("\r\n", "\n")


def is_raw(modes):
    """Whether keys arrive by themselves and unseen."""
    return not modes[tty.LFLAG] & (termios.ICANON | termios.ECHO)
