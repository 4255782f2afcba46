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
    settled,
    unanswered,
    unreplied,
)
from tests.desktop.bus import Bus

MOST_GROWN_KB = 4096

# Right in form, and refused or harmless as they stand; what an accident makes of them may be right.
SAMPLES = [
    protocol.request(*request)
    for request in (
        ("status", {}),
        ("why", {}),
        ("snooze", {"minutes": 99}),
        ("skip", {}),
        ("pause", {"seconds": 5, "until": "14:00"}),
        ("start", {"posture": "flying", "seconds": 181}),
        ("open", {"name": "nowhere"}),
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
    assert settled(app) == files
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
    assert as_another(nobody, app.folder, 20) == 0
    assert as_another(os.getuid(), app.folder, 20) == 20


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


def calls_over_the_bus(on_a_bus, count, seed):
    app, address = on_a_bus
    unreplied(address, calls(random.Random(seed + 1000), 500))
    memory = app.resident_kb()
    lost = unreplied(address, calls(random.Random(seed), count))
    assert app.status() != ""
    assert app.resident_kb() - memory < MOST_GROWN_KB
    return lost


def test_strangers_on_the_bus_are_borne(on_a_bus):
    assert calls_over_the_bus(on_a_bus, 300, seed=1) == 0


@pytest.mark.campaign
def test_a_hundred_thousand_wild_calls(on_a_bus, proved):
    lost = calls_over_the_bus(on_a_bus, 100_000, seed=2)
    proved("wild calls over the session bus", tries=100_000, losses=lost)


@pytest.mark.campaign
def test_another_user(app, nobody, proved):
    proved("another user's calls", tries=200, losses=as_another(nobody, app.folder, 200))
