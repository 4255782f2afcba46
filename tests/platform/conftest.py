"""A real loop, real buses and a real X server for the mechanisms."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from desk_stretch.cli.selector_loop import SelectorLoop
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings
from tests.desktop.bus import Bus as Daemon
from tests.desktop.processes import Process

_TICK_S = 0.005


class TurningLoop(SelectorLoop):
    """The terminal's own loop, which a test turns until something is so."""

    def until(self, condition, what="", deadline_s=8.0):
        """Turn until *condition* holds; fail after the deadline."""
        end = time.monotonic() + deadline_s

        def look():
            if condition() or time.monotonic() > end:
                self.stop()
            else:
                self.wake_in(_TICK_S, look)

        self.wake_in(0, look)
        self.run()
        assert condition(), f"not within {deadline_s} s: {what}"

    def turns(self, seconds=0.05):
        """Turn for a while, for what should not happen."""
        self.wake_in(seconds, self.stop)
        self.run()


@pytest.fixture
def loop():
    loop = TurningLoop()
    yield loop
    loop.close()


@pytest.fixture
def short_folder():
    """A folder with a short path: the address of a socket may have 107 characters."""
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        yield Path(folder)


@pytest.fixture
def daemons(short_folder):
    """Start buses: ``daemons("system")``."""
    with contextlib.ExitStack() as stack:

        def start(kind="session"):
            daemon = Daemon(short_folder, kind)
            stack.callback(daemon.stop)
            return daemon

        yield start


@pytest.fixture
def services():
    """Keep stand-ins until the test is over: ``services(Service(address, name))``."""
    with contextlib.ExitStack() as stack:

        def keep(service):
            stack.callback(service.stop)
            return service

        yield keep


@pytest.fixture
def surround(loop):
    """Make surroundings for a host's facts; their buses are closed before the loop."""
    with contextlib.ExitStack() as stack:

        def make(speed=1.0, **facts):
            desk = Surroundings.of(Host(**{"system_bus": "", **facts}), loop, speed)
            stack.callback(desk.close)
            return desk

        yield make


class XServer:
    """An Xvfb of our own, on a number that it finds free."""

    def __init__(self, folder: Path, *options: str) -> None:
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "640x480x24"]
        self.process = Process(
            [*words, "-nolisten", "tcp", "-noreset", *options],
            os.environ,
            folder / "xvfb.log",
            pass_fds=[writing],
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, self.process.output
        self.display = f":{number}"
        self._steps = 0

    def move_pointer(self) -> None:
        """Make some input."""
        self._steps += 1
        self._do("mousemove", str(10 + self._steps % 2), "10")

    def press_key(self) -> None:
        """Make some input that is a key."""
        self._do("key", "shift")

    def _do(self, *words: str) -> None:
        env = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *words], env=env, check=True)


@pytest.fixture
def x_server(short_folder):
    server = XServer(short_folder)
    yield server
    server.process.stop()
