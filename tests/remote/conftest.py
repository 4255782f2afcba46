"""A loop turned by hand over real sockets, and an app that remembers what it was told."""

from __future__ import annotations

import select
import socket
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk_stretch.core.moment import Moment
from desk_stretch.errors import DeskStretchError
from desk_stretch.remote.local import SOCKET
from desk_stretch.remote.server import Server

NOON = Moment(datetime(2026, 3, 4, 12, 0, tzinfo=UTC).timestamp(), 1000.0)


class Cancellable:
    def __init__(self, take_back):
        self.cancel = take_back


class HandLoop:
    """Real descriptors, a clock moved by hand."""

    def __init__(self):
        self.watched = {}
        self.timers = {}
        self.seconds = 0.0
        self._number = 0

    def wake_in(self, seconds, call):
        self._number += 1
        number = self._number
        self.timers[number] = (self.seconds + seconds, call)
        return Cancellable(lambda: self.timers.pop(number, None))

    def watch(self, fd, call):
        assert fd not in self.watched, "the same descriptor is watched twice"
        self.watched[fd] = call
        return Cancellable(lambda: self.watched.pop(fd, None))

    def turn(self, wait=0.0):
        """Call whoever has something to read; return whether anybody had."""
        if not self.watched:
            return False
        readable, _, _ = select.select(list(self.watched), [], [], wait)
        for fd in readable:
            if fd in self.watched:
                self.watched[fd]()
        return bool(readable)

    def settle(self):
        while self.turn():
            pass

    def go_on(self, seconds):
        self.seconds += seconds
        for number, (due, call) in sorted(self.timers.items()):
            if due <= self.seconds and number in self.timers:
                del self.timers[number]
                call()

    def serve(self, ask):
        """Run a blocking call of a client while turning; return its result or raise its error."""
        box = []

        def work():
            try:
                box.append((ask(), None))
            except DeskStretchError as error:
                box.append((None, error))

        client = threading.Thread(target=work)
        client.start()
        while client.is_alive():
            self.turn(0.01)
        client.join()
        result, error = box[0]
        if error is not None:
            raise error
        return result


class App:
    """Stands in for the engine behind the server."""

    def __init__(self):
        self.done = []
        self.error = None
        self.on_do = None
        self.status = {"state": "counting", "reason": "23 of 50 minutes worked."}
        self.today = {"coming": [{"at": "2026-03-04T14:05:00+01:00", "name": "Rest break"}]}
        self.shown_at = []
        self.why = {"decisions": [{"event": "prompt", "reason": "You have worked."}]}

    def do(self, command):
        if self.error is not None:
            raise self.error
        self.done.append(command)
        if self.on_do is not None:
            self.on_do()

    def window_to_show(self, *, at_start):
        self.shown_at.append(at_start)
        return "" if at_start else "main"

    def status_json(self):
        return self.status

    def why_json(self):
        return self.why

    def today_json(self):
        return self.today


@pytest.fixture
def loop():
    return HandLoop()


@pytest.fixture
def app():
    return App()


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="ds-") as name:
        yield Path(name) / "run"


@pytest.fixture
def server(loop, app, folder):
    server = Server(loop, lambda: NOON, folder)
    server.open()
    server.attend(app)
    yield server
    server.close()


@pytest.fixture
def caller(server, folder):
    """Connect like a stranger would, as often as wanted."""
    opened = []

    def connect():
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(folder / SOCKET))
        line.settimeout(5)
        opened.append(line)
        return line

    yield connect
    for line in opened:
        line.close()
