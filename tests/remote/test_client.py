"""The client against servers that are absent, dead, slow, silent or talking nonsense."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

import pytest

from desk_stretch.errors import RemoteError, UsageError
from desk_stretch.remote import client, local, protocol


@pytest.fixture
def answering(folder):
    """Listen on the private socket and answer the first caller with given bytes."""
    local.make_private(folder)
    listener = local.listen(folder)
    listener.setblocking(True)
    listener.settimeout(5)
    threads = []

    def start(answer, *, read=True, hold=0.0):
        def work():
            line, _ = listener.accept()
            with line:
                if read:
                    line.recv(8192)
                with contextlib.suppress(BrokenPipeError):
                    line.sendall(answer)
                if hold:
                    gone.wait(hold)

        threads.append(threading.Thread(target=work))
        threads[-1].start()

    gone = threading.Event()
    yield start
    gone.set()
    for thread in threads:
        thread.join()
    listener.close()


class TestNotRunning:
    def test_no_folder(self, folder):
        with pytest.raises(client.NotRunning, match="not running; start it"):
            client.ask("status", folder=folder)

    def test_the_usual_folder(self):
        with pytest.raises(client.NotRunning):
            client.ask("status")

    def test_no_socket(self, folder):
        local.make_private(folder)
        with pytest.raises(client.NotRunning):
            client.ask("status", folder=folder)

    def test_a_socket_that_nobody_listens_on(self, folder):
        local.make_private(folder)
        local.listen(folder).close()
        with pytest.raises(client.NotRunning):
            client.ask("status", folder=folder)

    def test_a_file_where_the_folder_is_expected(self, folder):
        folder.write_text("")
        with pytest.raises(client.NotRunning):
            client.ask("status", folder=folder)


class TestTrouble:
    def test_nobody_answers(self, folder):
        local.make_private(folder)
        with local.listen(folder):
            began = time.monotonic()
            with pytest.raises(RemoteError, match="does not answer") as caught:
                client.ask("status", folder=folder, deadline_s=0.05)
        assert not isinstance(caught.value, client.NotRunning)
        assert time.monotonic() - began < 1

    def test_the_deadline_is_for_everything(self, folder):
        local.make_private(folder)
        with local.listen(folder), pytest.raises(RemoteError, match="does not answer"):
            client.ask("status", folder=folder, deadline_s=1e-9)

    def test_a_deadline_that_passed_while_talking(self, folder, answering, monkeypatch):
        answering(b"{", hold=5)
        ticks = iter([0.0, 0.1, 3.0])
        monkeypatch.setattr(client.time, "monotonic", lambda: next(ticks))
        with pytest.raises(RemoteError, match="does not answer"):
            client.ask("status", folder=folder)

    def test_another_users_socket_is_told_nothing(self, folder, monkeypatch):
        local.make_private(folder)
        monkeypatch.setattr(local, "is_same_person", lambda line: False)
        with local.listen(folder) as listener:
            with pytest.raises(RemoteError, match="does not answer"):
                client.ask("settings", {"values": {"look.theme": "dark"}}, folder=folder)
            line, _ = listener.accept()
            with line:
                assert line.recv(100) == b""

    def test_a_closed_line(self, folder, answering):
        answering(b"")
        with pytest.raises(RemoteError, match="does not answer"):
            client.ask("status", folder=folder)

    def test_an_answer_without_end(self, folder, answering):
        answering(b"x" * (2 << 20))
        with pytest.raises(RemoteError, match="not readable"):
            client.ask("status", folder=folder)

    def test_a_request_that_is_too_long_is_not_sent(self, folder):
        with pytest.raises(RemoteError, match="too long"):
            client.ask("start", {"routine": "x" * protocol.LINE_LIMIT}, folder=folder)

    def test_a_refusal_before_everything_was_read(self, folder, answering):
        answering(protocol.refusal(UsageError("No.")), read=False)
        with pytest.raises(UsageError, match=r"No\."):
            client.ask("start", {"routine": "x" * 8000}, folder=folder)

    def test_a_line_that_breaks_while_sending_still_has_its_answer(self, monkeypatch):
        class Broken:
            def sendall(self, line):
                raise BrokenPipeError

            def settimeout(self, seconds):
                assert seconds > 0

            def recv(self, size):
                return protocol.answer({"state": "due"})

        line = client._exchange(Broken(), b"{}\n", time.monotonic() + 5)
        assert protocol.read_answer(line) == {"state": "due"}

    @pytest.mark.parametrize(
        "answer",
        [
            b"\xff\n",
            b"hello\n",
            b"[" * 5000 + b"\n",
            b'{"v":2,"ok":true,"answer":{}}\n',
            b'{"v":1}\n',
            b'{"v":1,"ok":true}\n',
            b'{"v":1,"ok":true,"answer":[]}\n',
            b'{"v":1,"ok":false,"error":"x"}\n',
            b'{"v":1,"ok":false,"error":{"title":3}}\n',
        ],
    )
    def test_nonsense_is_an_error_of_the_app(self, folder, answering, answer):
        answering(answer)
        with pytest.raises(RemoteError) as caught:
            client.ask("status", folder=folder)
        assert not isinstance(caught.value, UsageError)
        assert caught.value.title


class TestProtocol:
    def test_a_request_and_its_reading_agree(self):
        assert protocol.read_request(protocol.request("snooze", {"minutes": 5})) == (
            "snooze",
            {"minutes": 5},
        )

    def test_arguments_may_be_left_out(self):
        assert protocol.read_request(b'{"v":1,"do":"skip"}') == ("skip", {})

    def test_an_answer_is_one_line_of_ascii(self):
        line = protocol.answer({"reason": "line\nbreak\x1b é"})
        assert line.isascii()
        assert line.count(b"\n") == 1
        assert protocol.read_answer(line) == {"reason": "line\nbreak\x1b é"}

    @pytest.mark.parametrize(
        ("error", "family"), [(UsageError("a", "b"), UsageError), (RemoteError("a"), RemoteError)]
    )
    def test_a_refusal_comes_back_as_it_was(self, error, family):
        with pytest.raises(family) as caught:
            protocol.read_answer(protocol.refusal(error))
        assert (caught.value.title, caught.value.hint) == (error.title, error.hint)


def test_the_client_needs_no_heavy_module():
    import subprocess
    import sys

    code = (
        "import sys, desk_stretch.remote.client as c\n"
        "heavy = {'PySide6', 'apscheduler', 'sqlite3', 'dataclasses', 'asyncio', 'subprocess',"
        " 'platformdirs', 'tomllib', 'argparse', 'desk_stretch.core'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_a_connection_to_a_long_address(tmp_path):
    folder = tmp_path / ("deep" * 20) / ("er" * 30) / "desk-stretch"
    local.make_private(folder)
    with local.listen(folder) as listener:
        line = local.connect(folder, 1)
        server_end, _ = listener.accept()
        assert local.is_same_person(server_end)
        assert isinstance(line, socket.socket)
        line.close()
        server_end.close()
    assert (folder / local.SOCKET).is_socket()
