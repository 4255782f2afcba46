"""The server over real sockets: honest callers, hostile ones, and its own life and death."""

from __future__ import annotations

import errno
import itertools
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_stretch.core.moment import Moment
from desk_stretch.engine import commands
from desk_stretch.errors import DeskStretchError, RemoteError, UsageError
from desk_stretch.remote import client, local, protocol
from desk_stretch.remote.server import (
    MOST_CALLERS,
    PATIENCE_S,
    AlreadyRunning,
    Server,
    open_server,
)
from desk_stretch.remote.verbs import VERBS

NOON = Moment(datetime(2026, 3, 4, 12, 0, tzinfo=UTC).timestamp(), 1000.0)


def say(loop, caller, line):
    """Send a line, let the server answer, and return everything that came back."""
    line_out = caller()
    line_out.sendall(line)
    loop.settle()
    return heard(line_out)


def heard(line):
    parts = []
    while part := line.recv(65536):
        parts.append(part)
    return b"".join(parts)


def kind(answer):
    assert answer.endswith(b"\n")
    assert answer.count(b"\n") == 1
    value = json.loads(answer)
    assert value["v"] == 1
    assert value["ok"] is False
    return value["error"]["kind"]


class TestHonestCallers:
    def test_status(self, loop, server, app, folder):
        answer = loop.serve(lambda: client.ask("status", folder=folder))
        assert answer == app.status

    def test_why(self, loop, server, app, folder):
        assert loop.serve(lambda: client.ask("why", folder=folder)) == app.why

    def test_today(self, loop, server, app, folder):
        assert loop.serve(lambda: client.ask("today", folder=folder)) == app.today

    def test_a_command_reaches_the_engine(self, loop, server, app, folder):
        assert loop.serve(lambda: client.ask("snooze", {"minutes": 7}, folder=folder)) == {}
        assert app.done == [commands.Snooze(7)]

    @pytest.mark.parametrize(
        ("verb", "arguments", "command"),
        [
            ("start", {}, commands.StartRoutine()),
            (
                "start",
                {"posture": "standing", "routine": "standing-classic", "seconds": 180},
                commands.StartRoutine("standing", "standing-classic", 180),
            ),
            ("snooze", {}, commands.Snooze()),
            ("skip", {}, commands.Skip()),
            ("pause", {"seconds": 600}, commands.Pause(NOON.wall + 600)),
            ("pause", {"until": "13:00"}, commands.Pause(NOON.wall + 3600)),
            ("pause", {"until": "tomorrow"}, commands.Pause(NOON.wall + 12 * 3600)),
            ("resume", {}, commands.Resume()),
            ("open", {"name": "history"}, commands.OpenWindow("history")),
            (
                "open",
                {"name": "catalogue", "exercise": "cat-cow"},
                commands.OpenWindow("catalogue", "cat-cow"),
            ),
            (
                "settings",
                {"values": {"breaks.work_time": 40}},
                commands.SetSettings({"breaks.work_time": 40}),
            ),
            (
                "settings",
                {"values": {"breaks.work_time": None, "hours.days": ["mon"]}},
                commands.SetSettings({"breaks.work_time": None, "hours.days": ["mon"]}),
            ),
            ("quit", {}, commands.Quit()),
        ],
    )
    def test_every_verb(self, loop, server, app, folder, verb, arguments, command):
        loop.serve(lambda: client.ask(verb, arguments, folder=folder))
        assert app.done == [command]

    def test_an_engines_refusal_is_told(self, loop, server, app, folder):
        app.error = DeskStretchError("There is nothing to snooze.", "Wait until a break is due.")
        with pytest.raises(RemoteError) as caught:
            loop.serve(lambda: client.ask("snooze", folder=folder))
        assert str(caught.value) == "There is nothing to snooze. Wait until a break is due."

    def test_a_wrong_argument_is_the_callers_mistake(self, loop, server, app, folder):
        with pytest.raises(UsageError, match="minutes"):
            loop.serve(lambda: client.ask("snooze", {"minutes": 0}, folder=folder))
        assert app.done == []

    def test_the_last_line_may_end_with_the_connection(self, loop, caller, app):
        line = caller()
        line.sendall(protocol.request("skip", {}).rstrip())
        line.shutdown(socket.SHUT_WR)
        loop.settle()
        assert json.loads(heard(line))["ok"] is True
        assert app.done == [commands.Skip()]

    def test_a_line_may_come_in_pieces(self, loop, caller, app):
        line = caller()
        for part in (b'{"v":1,', b'"do":"skip"', b"}\n"):
            assert app.done == []
            line.sendall(part)
            loop.settle()
        assert json.loads(heard(line)) == {"v": 1, "ok": True, "answer": {}}

    def test_quit_is_answered_although_it_closes_the_server(self, loop, server, app, folder):
        app.on_do = server.close
        assert loop.serve(lambda: client.ask("quit", folder=folder)) == {}
        assert loop.watched == {}
        assert loop.timers == {}

    def test_the_callers_deadline_ends_with_its_answer(self, loop, server, folder):
        loop.serve(lambda: client.ask("skip", folder=folder))
        assert loop.timers == {}
        assert len(loop.watched) == 1


class TestHostileCallers:
    @pytest.mark.parametrize(
        "line",
        [
            b"\n",
            b"GET / HTTP/1.1\r\n",
            b"\xff\xfe\x00\n",
            b"[" * 8000 + b"\n",
            b'{"v":1,"do":"skip","with":{"x":' + b"9" * 5000 + b"}}\n",
            b'{"v":1,"do":"pause","with":{"seconds":NaN}}\n',
            b'{"v":2,"do":"skip"}\n',
            b'{"v":true,"do":"skip"}\n',
            b'{"do":"skip"}\n',
            b"[]\n",
            b"null\n",
            b'{"v":1}\n',
            b'{"v":1,"do":3}\n',
            b'{"v":1,"do":"skip","with":[]}\n',
            b'{"v":1,"do":"settings","with":{"values":{"look.theme":"\\ud800"}}}\n',
            b'{"v":1,"do":"skip","with":{"\\udc00":1}}\n',
            b'{"v":1,"do":"skip","with":' + b'{"a":' * 1600 + b"1" + b"}" * 1600 + b"\n",
            b"x" * (protocol.LINE_LIMIT + 1),
            b"x" * (protocol.LINE_LIMIT + 1) + b"\n",
        ],
    )
    def test_garbage_gets_one_error_and_is_shown_out(self, loop, caller, app, line):
        assert kind(say(loop, caller, line)) == protocol.UNREADABLE
        assert app.done == []

    @pytest.mark.parametrize(
        "request_",
        [
            ("no-such-verb", {}),
            ("skip", {"x": 1}),
            ("snooze", {"minutes": True}),
            ("snooze", {"minutes": "5"}),
            ("snooze", {"minutes": 61}),
            ("snooze", {"minutes": None}),
            ("pause", {"seconds": 1e308}),
            ("pause", {"seconds": 59}),
            ("pause", {"until": "25:00"}),
            ("pause", {"until": 3}),
            ("start", {"posture": "flying"}),
            ("start", {"routine": ""}),
            ("start", {"routine": "\x1b[2J"}),
            ("start", {"routine": "x" * 101}),
            ("start", {"seconds": 181}),
            ("start", {"seconds": 1.5}),
            ("open", {"name": "notice"}),
            ("settings", {}),
            ("settings", {"values": {}}),
            ("settings", {"values": []}),
            ("settings", {"values": {"no.such": 1}}),
            ("settings", {"values": {"breaks.work_time": 4}}),
            ("settings", {"values": {"safety.notice_version": 1}}),
            ("settings", {"values": {"safety.notice_version": None}}),
        ],
    )
    def test_a_wrong_request_never_reaches_the_engine(self, loop, caller, app, request_):
        assert kind(say(loop, caller, protocol.request(*request_))) == protocol.USAGE
        assert app.done == []

    def test_the_longest_line_is_still_read(self, loop, caller, app):
        line = protocol.request("skip", {}).rstrip()
        line += b" " * (protocol.LINE_LIMIT - len(line)) + b"\n"
        assert json.loads(say(loop, caller, line))["ok"] is True

    @settings(
        max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        data=st.one_of(
            st.binary(max_size=9000),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
                max_leaves=20,
            ).map(lambda value: json.dumps(value).encode() + b"\n"),
            st.builds(
                lambda verb, arguments: protocol.request(verb, arguments),
                st.sampled_from([*VERBS, "status", "why", "help"]),
                st.dictionaries(
                    st.sampled_from(["minutes", "seconds", "until", "posture", "values", "name"]),
                    st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
                    | st.text() | st.dictionaries(st.text(), st.integers()),
                ),
            ),
        ),
        cuts=st.lists(st.integers(0, 9000), max_size=3),
    )  # fmt: skip
    def test_nothing_that_arrives_disturbs(self, loop, caller, app, data, cuts):
        line = caller()
        edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
        for start, end in itertools.pairwise(edges):
            try:
                line.sendall(data[start:end])
            except BrokenPipeError:  # shown out already
                break
            loop.settle()
        line.close()
        loop.settle()
        assert len(loop.watched) == 1, "only the listener is left"
        assert loop.timers == {}
        assert all(isinstance(command, commands.Command) for command in app.done)
        assert json.loads(say(loop, caller, protocol.request("status", {})))["ok"] is True

    def test_a_slow_caller_is_hung_up_on(self, loop, caller, app):
        line = caller()
        line.sendall(b'{"v":1,')
        loop.settle()
        loop.go_on(PATIENCE_S - 0.1)
        assert len(loop.watched) == 2
        loop.go_on(0.1)
        assert len(loop.watched) == 1
        assert heard(line) == b""

    def test_dripping_does_not_lengthen_the_deadline(self, loop, caller):
        line = caller()
        for _ in range(4):
            line.sendall(b" ")
            loop.settle()
            loop.go_on(PATIENCE_S / 4)
        assert len(loop.watched) == 1

    def test_a_crowd_does_not_shut_an_honest_caller_out(self, loop, caller, server, app):
        crowd = [caller() for _ in range(MOST_CALLERS + 8)]
        loop.settle()
        assert len(loop.watched) == 1 + MOST_CALLERS
        assert json.loads(say(loop, caller, protocol.request("skip", {})))["ok"] is True
        assert len(loop.watched) <= 1 + MOST_CALLERS
        assert heard(crowd[0]) == b"", "the longest waiting was let go"
        loop.go_on(PATIENCE_S)
        assert len(loop.watched) == 1

    def test_a_caller_that_never_reads_cannot_block(self, loop, caller, app, monkeypatch):
        app.status = {"reason": "x" * 2_000_000}
        line = caller()
        line.sendall(protocol.request("status", {}))
        loop.settle()  # a blocking send would hang here
        assert len(loop.watched) == 1

    def test_a_caller_that_resets_is_forgotten(self, loop, caller, server, monkeypatch):
        line = caller()
        loop.turn()
        line.sendall(b"{")
        (one,) = server._callers

        class Reset:
            def recv(self, size):
                raise ConnectionResetError

            def close(self):
                real.close()

        real, one._line = one._line, Reset()
        loop.settle()
        assert len(loop.watched) == 1

    def test_a_wake_without_anything_to_read_is_harmless(self, loop, caller, server, app):
        caller()
        loop.turn()
        for call in list(loop.watched.values()):
            call()
        assert len(loop.watched) == 2

    def test_another_user_gets_nothing(self, loop, caller, app, monkeypatch):
        monkeypatch.setattr(local, "is_same_person", lambda line: False)
        line = caller()
        loop.settle()
        assert heard(line) == b""
        assert len(loop.watched) == 1

    def test_without_descriptors_it_rests_and_comes_back(self, loop, caller, server, app):
        class Exhausted:
            def accept(self):
                raise OSError(errno.EMFILE, "Too many open files")

        real, server._listener = server._listener, Exhausted()
        line = caller()
        line.sendall(protocol.request("skip", {}))
        loop.turn()
        assert loop.watched == {}
        server._listener = real
        loop.go_on(1.0)
        loop.settle()
        assert json.loads(heard(line))["ok"] is True

    def test_resting_ends_with_the_server(self, loop, caller, server):
        server._rest()
        server.close()
        server._rest()
        server._attend()
        loop.go_on(5)
        assert loop.watched == {}
        assert loop.timers == {}


class TestLife:
    def test_the_folder_and_the_socket_are_private(self, server, folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / local.SOCKET).stat().st_mode) == 0o600
        assert stat.S_IMODE((folder / local.LOCK).stat().st_mode) == 0o600
        assert (folder / local.LOCK).read_text() == f"{os.getpid()}\n"

    def test_there_is_one_instance(self, server, loop, app, folder):
        second = Server(loop, Moment, folder)
        with pytest.raises(AlreadyRunning):
            second.open()
        second.close()
        assert (folder / local.SOCKET).exists(), "the first one's socket stays"
        assert loop.serve(lambda: client.ask("status", folder=folder)) == app.status

    def test_who_calls_an_app_that_begins_is_answered_once_it_has_begun(self, loop, app, folder):
        server = Server(loop, lambda: Moment(1000.0, 5.0), folder)
        server.open()
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(folder / local.SOCKET))
        line.sendall(protocol.request("skip", {}))
        loop.settle()
        assert app.done == []
        server.attend(app)
        loop.settle()
        assert app.done == [commands.Skip()]
        line.close()
        server.close()

    def test_the_next_one_may_open_after_a_close(self, server, loop, folder):
        server.close()
        server.close()
        assert not (folder / local.SOCKET).exists()
        second = Server(loop, Moment, folder)
        second.open()
        second.close()

    def test_closing_hangs_up_on_everybody(self, server, loop, caller):
        line = caller()
        loop.settle()
        server.close()
        assert heard(line) == b""
        assert loop.watched == {}
        assert loop.timers == {}

    def test_it_takes_over_after_kill_9(self, loop, app, folder):
        dead = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert dead.stdout is not None
        assert dead.stdout.readline() == "open\n"
        second = Server(loop, Moment, folder)
        with pytest.raises(AlreadyRunning):
            second.open()
        dead.send_signal(signal.SIGKILL)
        dead.wait()
        dead.stdout.close()
        assert (folder / local.SOCKET).exists(), "left over"
        with pytest.raises(client.NotRunning):
            client.ask("status", folder=folder)
        second.open()
        second.attend(app)
        assert loop.serve(lambda: client.ask("status", folder=folder)) == app.status
        second.close()

    def test_a_folder_that_cannot_take_a_socket_is_told(self, loop, folder):
        (folder / local.SOCKET).mkdir(parents=True)
        server = Server(loop, Moment, folder)
        with pytest.raises(RemoteError, match="cannot be used"):
            server.open()
        assert local.take_lock(folder) is not None, "the lock was given back"

    def test_the_usual_folder_is_the_runtime_folder(self, loop, own_home):
        server = Server(loop, Moment)
        server.open()
        try:
            assert (own_home / "run" / "desk-stretch" / local.SOCKET).is_socket()
        finally:
            server.close()


def test_where_there_are_sockets_it_is_a_socket(loop):
    server = open_server(loop, Moment)
    server.close()
    assert isinstance(server, Server)


_HOLDER = """
import sys, time
from pathlib import Path
from desk_stretch.remote import local
folder = Path(sys.argv[1])
local.make_private(folder)
lock, listener = local.take_lock(folder), local.listen(folder)
print("open", flush=True)
time.sleep(60)
"""
