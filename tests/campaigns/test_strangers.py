"""Strangers at the real app: a million lines of garbage, crowds of slow callers, another user,
wild calls over the bus. It answers who is honest, and keeps its memory and its temper."""

from __future__ import annotations

import os
import pwd
import random
import tempfile
from pathlib import Path

import pytest

from desk_stretch import DESKTOP_ID
from desk_stretch.remote import protocol
from desk_stretch.remote.local import SOCKET
from tests.campaigns.mutations import mutants
from tests.campaigns.strangers import (
    ANSWER_S,
    LiveApp,
    as_another,
    calls,
    drip,
    is_answer,
    is_let_in,
    is_told,
    settled,
    unanswered,
    unreplied,
)
from tests.desktop.bus import Bus
from tests.desktop.processes import Process

MOST_GROWN_KB = 4096
MOST_OPENED = 8
"""Files that the app opens for its windows; a caller that was not let go would be one more each."""

# Right in form, and refused or harmless as they stand; what an accident makes of them may be right.
# None can open a window or begin a routine, which would then be what is measured.
SAMPLES = [
    protocol.request(*request)
    for request in (
        ("status", {}),
        ("why", {}),
        ("snooze", {"minutes": 99}),
        ("skip", {}),
        ("pause", {"seconds": 5, "until": "24:00"}),
        ("posture", {"posture": "flying"}),
        ("settings", {"values": {"breaks.work_time": 1}}),
        ("reminder", {"id": "", "values": {"name": "x", "every": 20}}),
        ("no-such-verb", {"a": [{"b": None}]}),
    )
] + [
    b"[" * 9000 + b"\n",
    b'{"v":1,"do":"skip","with":' + b'{"a":' * 1500 + b"1" + b"}" * 1501 + b"\n",
    b"x" * (protocol.LINE_LIMIT + 1),
    b'{"v":2,"do":"status"}\n',
]  # fmt: skip


@pytest.fixture
def app():
    with tempfile.TemporaryDirectory(prefix="ds-") as home:
        app = LiveApp(Path(home))
        yield app
        assert app.end() == []


def garbage(app, count, seed):
    """Gives the frames that were not answered, and whoever was shut out between them."""
    unanswered(app.folder, SAMPLES)  # loads what it ever will
    files = settled(app)
    lost = unanswered(app.folder, mutants(SAMPLES, count, seed=seed))
    assert app.status() != ""
    assert settled(app) <= files + MOST_OPENED
    return lost


@pytest.fixture
def nobody(app):
    """Another user; the folder and the socket are open to them, as no app of ours leaves them."""
    if os.geteuid() != 0:
        pytest.skip("only root can be another user")
    for path, mode in (
        (app.folder.parent.parent, 0o755), (app.folder.parent, 0o755), (app.folder, 0o755),
        (app.folder / SOCKET, 0o666),
    ):  # fmt: skip
        path.chmod(mode)
    return pwd.getpwnam("nobody").pw_uid


@pytest.mark.parametrize(
    ("frame", "heard", "good"),
    [
        (b"x", b'{"v":1,"ok":false}\n', True),
        (b"", b"", True),
        (b"x", b"", False),
        (b"x", b'{"v":1,"ok":false}', False),
        (b"x", b'{"v":1,"ok":0}\n', False),
        (b"x", b'{"v":1,"ok":true}\n{"v":1,"ok":true}\n', False),
    ],
)
def test_an_answer_is_told_from_none(frame, heard, good):
    assert is_answer(frame, heard) is good


def test_strangers_are_borne(app):
    assert garbage(app, 1000, seed=1) == []
    assert drip(app.folder, 60, app, asks=20) == 0


def test_another_user_is_not_answered(app, nobody):
    def told() -> bool:
        return is_told(app.folder)

    assert as_another(nobody, 20, told) == 0
    assert as_another(os.getuid(), 20, told) == 20


def test_a_session_bus_lets_no_other_user_in():
    if os.geteuid() != 0:
        pytest.skip("only root can be another user")
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        Path(folder).chmod(0o755)
        address = f"unix:path={folder}/bus"
        words = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"]
        bus = Process(words, os.environ, Path(folder) / "log")
        bus.wait_until(Path(folder, "bus").exists, "the bus")

        def let_in() -> bool:
            return is_let_in(address)

        assert as_another(pwd.getpwnam("nobody").pw_uid, 5, let_in) == 0
        assert as_another(os.getuid(), 5, let_in) == 5
        bus.stop()


@pytest.mark.campaign
def test_a_million_lines_of_garbage(app, proved):
    lost, memory = 0, []
    for part in range(10):
        lost += len(garbage(app, 100_000, seed=part + 2))
        memory.append(app.resident_kb())
    # By then every window has been opened that can be, and the routine is ready.
    assert memory[-1] - memory[3] < MOST_GROWN_KB, memory
    proved("garbage lines into the socket", tries=1_000_000, losses=lost)


@pytest.mark.campaign
def test_hundreds_of_slow_callers(app, proved):
    assert ANSWER_S <= 2
    lost = drip(app.folder, 900, app, asks=300)
    proved("an honest caller among 900 slow ones", tries=300, losses=lost)


@pytest.fixture
def on_a_bus():
    """The app on a bus of its own."""
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        bus = Bus(Path(folder))
        app = LiveApp(Path(folder) / "home", bus.address)
        bus.wait_for_name(DESKTOP_ID)
        yield app, bus.address
        assert app.end() == []
        bus.stop()


def test_strangers_on_the_bus_are_borne(on_a_bus):
    app, address = on_a_bus
    assert unreplied(address, calls(random.Random(1), 300)) == 0
    assert app.status() != ""


@pytest.mark.campaign
def test_fifty_thousand_wild_calls(on_a_bus, proved):
    app, address = on_a_bus
    lost, memory = 0, []
    for part in range(5):
        lost += unreplied(address, calls(random.Random(part + 2), 10_000))
        assert app.status() != ""
        memory.append(app.resident_kb())
    assert memory[-1] - memory[2] < MOST_GROWN_KB, memory
    proved("wild calls over the session bus", tries=50_000, losses=lost)


@pytest.mark.campaign
def test_another_user(app, nobody, proved):
    told = as_another(nobody, 200, lambda: is_told(app.folder))
    proved("another user's calls", tries=200, losses=told)
