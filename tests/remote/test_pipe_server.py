"""The server on Windows' pipe, over a stand-in whose calls wait and can be broken off."""

from __future__ import annotations

import json
import queue
import threading

import pytest

from desk_stretch.engine import commands
from desk_stretch.errors import RemoteError
from desk_stretch.remote import pipe_server, protocol
from desk_stretch.remote.client import AlreadyRunning
from desk_stretch.remote.pipe_server import CALLERS, PipeServer
from tests.platform import conftest as platform
from tests.remote.conftest import NOON

loop = platform.loop
BROKEN_OFF = object()


class FakePipe:
    """What the app does with one waits for what the test puts in."""

    def __init__(self):
        self.coming = queue.SimpleQueue()
        self.written = queue.SimpleQueue()
        self.hung_up = 0

    def say(self, *parts):
        for part in (b"", *parts):
            self.coming.put(part)

    def await_caller(self):
        self._next()

    def read(self, size):
        part = self._next()
        assert len(part) <= size
        return part

    def write(self, data):
        self.written.put(data)

    def hang_up(self):
        self.hung_up += 1

    def break_off(self):
        self.coming.put(BROKEN_OFF)

    def _next(self):
        part = self.coming.get()
        if part is BROKEN_OFF:
            raise OSError(995, "aborted")
        return part


@pytest.fixture
def pipes():
    return []


@pytest.fixture
def server(loop, app, pipes):
    def make(first):
        assert first is (not pipes)
        pipes.append(FakePipe())
        return pipes[-1]

    server = PipeServer(loop, lambda: NOON, make)
    server.open()
    server.attend(app)
    yield server
    server.close()


def answered(loop, pipe):
    loop.until(lambda: not pipe.written.empty(), "an answer")
    return json.loads(pipe.written.get())


def test_a_request_is_answered_on_the_loop(loop, server, pipes, app):
    threads = []
    app.on_do = lambda: threads.append(threading.current_thread())
    for pipe in (pipes[0], pipes[-1], pipes[0]):
        pipe.say(protocol.request("skip", {}))
        assert answered(loop, pipe) == {"v": 1, "ok": True, "answer": {}}
    assert app.done == [commands.Skip()] * 3
    assert set(threads) == {threading.main_thread()}
    assert len(pipes) == CALLERS


@pytest.mark.parametrize("parts", [(b'{"v":', b"2}\n"), (b"{", b""), (b"x" * 8193,)])
def test_a_line_that_is_none_is_unreadable(loop, server, pipes, app, parts):
    pipes[0].say(*parts)
    assert answered(loop, pipes[0])["error"]["kind"] == protocol.UNREADABLE
    assert app.done == []


def test_who_says_nothing_is_let_go(loop, server, pipes):
    pipes[0].say(b"")
    loop.until(lambda: pipes[0].hung_up == 1)
    assert pipes[0].written.empty()


def test_who_is_slow_is_broken_off(loop, server, pipes, monkeypatch):
    monkeypatch.setattr(pipe_server, "PATIENCE_S", 0.01)
    pipes[0].say(b"{")
    loop.until(lambda: pipes[0].hung_up == 1)
    assert pipes[0].written.empty()


def test_a_loop_that_turns_no_more_answers_nothing(server, pipes, app, monkeypatch):
    monkeypatch.setattr(pipe_server, "PATIENCE_S", 0.01)
    pipes[0].say(protocol.request("skip", {}))
    assert pipes[0].written.get(timeout=5) == b""
    assert app.done == []


def test_quit_is_answered_although_it_closes_the_server(loop, server, pipes, app):
    app.on_do = server._closing.set
    pipes[0].say(protocol.request("quit", {}))
    loop.until(lambda: app.done)
    server.close()
    assert json.loads(pipes[0].written.get())["ok"] is True


def test_closing_waits_for_the_last_words(server, pipes):
    pipes[0].say(b"{")
    with pytest.raises(queue.Empty):
        pipes[0].written.get(timeout=0.05)  # it is in the middle of a line
    threads = list(server._serving)
    server.close()
    server.close()
    assert not any(thread.is_alive() for thread in threads)


def test_there_is_one_instance(loop):
    def taken(first):
        raise FileExistsError

    with pytest.raises(AlreadyRunning):
        PipeServer(loop, lambda: NOON, taken).open()


def test_a_system_without_pipes_is_told_of(loop):
    def broken(first):
        raise OSError(5, "no pipes here")

    with pytest.raises(RemoteError, match="no pipes here"):
        PipeServer(loop, lambda: NOON, broken).open()
