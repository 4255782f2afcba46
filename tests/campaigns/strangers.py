"""The app as it is, without a screen, and strangers who write into its socket and call it."""

from __future__ import annotations

import contextlib
import json
import os
import random
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, new_method_call

from desk_stretch import DESKTOP_ID
from desk_stretch.errors import RemoteError
from desk_stretch.remote import client, on_bus, protocol
from desk_stretch.remote.bus_values import table
from desk_stretch.remote.local import SOCKET
from desk_stretch.remote.offer import INTERFACE, OBJECT
from desk_stretch.remote.on_bus import member
from desk_stretch.remote.verbs import VERBS
from tests.desktop.app import READY
from tests.desktop.bus import connect
from tests.desktop.processes import Process, wait_until

ANSWER_S = 2.0
AT_ONCE = 16
"""Callers at the same time; half of what the app lets in."""

_NO_SCREEN = ("systemTrayWindowChanged", "This plugin does not support")
"""What Qt says of windows and its own tray icon where there is no screen."""

_HERE = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH")


class LiveApp:
    """The whole app in a process of its own, with a home of its own."""

    def __init__(self, home: Path, bus: str = "") -> None:
        settings = home / ".config/desk-stretch/settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(READY, "utf-8")
        self.folder = home / "run/desk-stretch"
        self.folder.parent.mkdir(mode=0o700)
        env = {name: os.environ[name] for name in _HERE if name in os.environ} | {
            "HOME": str(home), "XDG_RUNTIME_DIR": str(self.folder.parent), "DISPLAY": ":nowhere",
            "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": bus,
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        }  # fmt: skip
        words = [sys.executable, "-m", "desk_stretch", "--background"]
        self.process = Process(words, env, home / "app.log")
        self.process.wait_until(lambda: self.status() != "", "an answer", 60)

    def status(self) -> str:
        """What state it says it is in; empty if it says nothing within two seconds."""
        with contextlib.suppress(RemoteError):
            return str(client.ask("status", folder=self.folder)["state"])
        return ""

    def resident_kb(self) -> int:
        """The memory that it holds."""
        text = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(text.partition("VmRSS:")[2].split()[0])

    def descriptors(self) -> int:
        """How many files and sockets it has open."""
        return sum(1 for _ in Path(f"/proc/{self.process.pid}/fd").iterdir())

    def end(self) -> list[str]:
        """Quit it; gives what it has complained about."""
        client.ask("quit", folder=self.folder)
        assert self.process.wait(20) == 0
        lines = self.process.output.splitlines()
        return [line for line in lines if not any(words in line for words in _NO_SCREEN)]


@contextlib.contextmanager
def call(folder: Path) -> Iterator[socket.socket]:
    """Connect as a stranger does."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(ANSWER_S * 5)
        line.connect(str(folder / SOCKET))
        yield line


def is_answer(frame: bytes, heard: bytes) -> bool:
    """Whether that is what the protocol answers: one line, or nothing to nothing."""
    if not frame:
        return heard == b""
    try:
        value: Any = json.loads(heard)
    except ValueError:
        return False
    whole = heard.endswith(b"\n") and heard.count(b"\n") == 1
    return whole and value["v"] == protocol.VERSION and isinstance(value["ok"], bool)


def unanswered(folder: Path, frames: Iterable[bytes]) -> list[bytes]:
    """Say each frame on a connection of its own; gives those that were not answered as they
    should be."""
    lost = []
    frames = iter(frames)
    while crowd := list(islice(frames, AT_ONCE)):
        with contextlib.ExitStack() as stack:
            lines = [stack.enter_context(call(folder)) for _ in crowd]
            for line, frame in zip(lines, crowd, strict=True):
                _say(line, frame)
            lost += [
                frame
                for line, frame in zip(lines, crowd, strict=True)
                if not is_answer(frame, _heard(line))
            ]
    return lost


def _say(line: socket.socket, frame: bytes) -> None:
    # Shown out before it has said everything: the answer is there all the same.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        line.sendall(frame)
        line.shutdown(socket.SHUT_WR)


def _heard(line: socket.socket) -> bytes:
    parts = []
    with contextlib.suppress(OSError):
        while part := line.recv(65536):
            parts.append(part)
    return b"".join(parts)


def drip(folder: Path, crowd: int, app: LiveApp, asks: int) -> int:
    """Hold *crowd* connections, with a letter now and then on each, and ask honestly between;
    gives how often that was not answered in time."""
    lines: list[socket.socket] = []
    lost = 0
    try:
        for number in range(asks):
            for _ in range(crowd // asks + 1):
                line = socket.socket(socket.AF_UNIX)
                line.setblocking(False)
                with contextlib.suppress(BlockingIOError):
                    line.connect(str(folder / SOCKET))
                lines.append(line)
            for line in lines[number % 7 :: 7]:
                with contextlib.suppress(OSError):
                    line.send(b"{")
            begun = time.monotonic()
            lost += app.status() == "" or time.monotonic() - begun > ANSWER_S
    finally:
        for line in lines:
            line.close()
    return lost


def as_another(uid: int, tries: int, is_told: Callable[[], bool]) -> int:
    """Try something as another user; gives how often it was told anything."""
    child = os.fork()
    if not child:  # pragma: no cover - another process
        told = 0
        with contextlib.suppress(BaseException):
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            for _ in range(tries):
                with contextlib.suppress(Exception):
                    told += is_told()
            os._exit(min(told, 250))
        os._exit(255)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def is_told(folder: Path) -> bool:
    """Whether the app says anything to us."""
    with call(folder) as line:
        _say(line, protocol.request("status", {}))
        return _heard(line) != b""


def is_let_in(address: str) -> bool:
    """Whether a bus greets us."""
    connect(address).close()
    return True


def settled(app: LiveApp) -> int:
    """Wait until everybody is gone; gives how many files it has open then."""
    wait_until(lambda: not _callers(app), "the last caller has gone", 10)
    return app.descriptors()


def _callers(app: LiveApp) -> bool:
    before = app.descriptors()
    app.status()
    return app.descriptors() != before


# ------------------------------------------------------------ over the bus


def calls(rng: random.Random, count: int) -> Iterator[Message]:
    """Calls of the app's object as nobody means them: any member, types and values."""
    members = [*(member(verb) for verb in VERBS if verb not in _NOT_ALONE), "Status", "Why", "X"]
    values = ["", "x" * 200, "x" * 20_000, 0, -1, 2**31 - 1, True, 0.5, None, [], {}, [[["y"]]]]
    for _ in range(count):
        path = rng.choice((OBJECT, OBJECT, OBJECT, "/", "/org", "/no/where"))
        interface = rng.choice((INTERFACE, INTERFACE, INTERFACE, *on_bus.INTERFACES, "x.y", None))
        address = DBusAddress(path, bus_name=DESKTOP_ID, interface=interface)
        name = rng.choice((*members, "Activate", "ActivateAction", "Open", "Get", "GetAll", "Set"))
        given = {rng.choice(_ARGUMENTS): rng.choice(values) for _ in range(rng.randrange(4))}
        kind = rng.choice(("", "a{sv}", "s", "as", "sava{sv}"))
        body: dict[str, tuple[Any, ...]] = {
            "": (), "a{sv}": (table(given),), "s": (rng.choice(members),), "as": ([name] * 50,),
            "sava{sv}": ("explode", [], table(given)),
        }  # fmt: skip
        yield new_method_call(address, name, kind or None, body[kind])


_NOT_ALONE = {"quit", "start", "resume"}  # what ends it, opens windows, or costs the disk's time
_ARGUMENTS = ["minutes", "seconds", "until", "posture", "name", "values", "id", "x"]


def unreplied(address: str, messages: Iterable[Message]) -> int:
    """Call over the bus, sixteen at a time; gives how many got neither a reply nor an error."""
    lost = 0
    messages = iter(messages)
    with contextlib.closing(connect(address)) as line:
        while crowd := list(islice(messages, AT_ONCE)):
            open_ = {next(line.outgoing_serial): message for message in crowd}
            for serial, message in open_.items():
                line.send(message, serial=serial)
            with contextlib.suppress(TimeoutError):
                while open_:
                    fields = line.receive(timeout=ANSWER_S * 5).header.fields
                    open_.pop(fields.get(HeaderFields.reply_serial, 0), None)
            lost += len(open_)
    return lost
