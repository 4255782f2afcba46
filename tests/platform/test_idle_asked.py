"""Idle where it can only be asked (Windows, macOS), with stand-ins for the system's answers."""

from __future__ import annotations

import pytest

from desk_stretch.platform.host import Host
from desk_stretch.platform.idle import asked
from desk_stretch.platform.idle.macos import ANY_INPUT, KEY_DOWN, MacIdle
from desk_stretch.platform.idle.windows import WindowsIdle
from desk_stretch.platform.surroundings import Surroundings
from tests.fakes import FakeHandle, FakeLoop

LIMIT_S = 30.0


class System:
    """A person's input as both systems tell it; counts how often they are asked."""

    def __init__(self, loop: FakeLoop) -> None:
        self.loop = loop
        self.last = self.last_key = 0.0
        self.asked = 0
        self.tells = True
        self.can_hear = True
        self.call = None
        self.booted_ms = (1 << 32) - 50_000  # the ticks wrap in the test

    def touch(self, key: bool = False) -> None:
        self.last = self.loop.now
        if key:
            self.last_key = self.loop.now
        if self.call:
            self.call(key)
        while self.loop.posted:
            self.loop.posted.pop(0)()

    # --- as macOS

    def seconds_since(self, kind: int) -> float:
        self.asked += 1
        return self.loop.now - {ANY_INPUT: self.last, KEY_DOWN: self.last_key}[kind]

    # --- as Windows

    def ticks(self):
        self.asked += 1
        return (self._tick(self.loop.now), self._tick(self.last)) if self.tells else None

    def hear(self, call):
        if not self.can_hear:
            return None
        self.call = call

        def forget():
            self.call = None

        return FakeHandle(forget)

    def _tick(self, at: float) -> int:
        return (round(at * 1000) + self.booted_ms) % (1 << 32)


@pytest.fixture
def loop():
    return FakeLoop()


@pytest.fixture
def system(loop):
    return System(loop)


@pytest.fixture
def told():
    return []


@pytest.fixture(params=[WindowsIdle, MacIdle])
def idle(request, loop, system, told):
    idle = request.param(Surroundings.of(Host(), loop), system)
    assert idle.is_available().works
    idle.start(LIMIT_S, lambda: told.append("idle"), lambda: told.append("active"))
    return idle


@pytest.fixture
def windows(loop, system, told):
    idle = WindowsIdle(Surroundings.of(Host(), loop), system)
    idle.start(LIMIT_S, lambda: told.append("idle"), lambda: told.append("active"))
    return idle


def test_rest_is_told_when_it_is_complete_and_return_within_a_minute(loop, system, idle, told):
    for _ in range(3):
        system.touch()
        loop.run(LIMIT_S - 0.1)
        assert told == []
        loop.run(0.2)
        assert told == ["idle"]
        assert idle.since_input() == pytest.approx(LIMIT_S + 0.1)
        loop.run(1000)
        for _ in range(int(asked.RAREST_LOOK_S)):
            system.touch()
            loop.run(1)
        assert told == ["idle", "active"]
        told.clear()


def test_somebody_at_work_costs_two_looks_a_minute(loop, system, idle, told):
    for _ in range(600):
        system.touch()
        loop.run(1)
    assert told == []
    assert system.asked <= 2 * 600 / LIMIT_S + 2


def test_somebody_away_costs_less_than_a_look_a_minute(loop, system, idle, told):
    loop.run(600)
    before = system.asked
    loop.run(3600)
    assert told == ["idle"]
    assert system.asked - before <= 60


def test_stopped_it_is_silent(loop, system, idle, told):
    loop.run(LIMIT_S + 1)
    idle.stop()
    idle.stop()
    system.touch()
    idle._look()
    loop.run(100)
    assert told == ["idle"]
    assert not loop.timers
    assert idle.since_input() is None
    assert idle.since_key() is None


def test_started_anew_by_its_listener(loop, system, idle, told):
    def again():
        idle.start(2.0, lambda: told.append("pause"), lambda: told.append("more"))

    idle.start(LIMIT_S, lambda: told.append("idle"), again)
    loop.run(LIMIT_S + 1)
    system.touch()
    loop.run(10)
    assert told == ["idle", "pause"]
    system.touch()
    loop.run(10)
    assert told[:3] == ["idle", "pause", "more"]


def test_windows_reports_the_next_input_at_once(loop, system, windows, told):
    assert system.call is None
    loop.run(500)
    assert system.call is not None
    system.touch()
    assert told == ["idle", "active"]
    assert system.call is None


def test_windows_tells_keys_from_the_mouse(loop, system, windows):
    loop.run(500)
    system.touch()
    assert windows.since_key() is None
    loop.run(500)
    system.touch(key=True)
    assert windows.since_key() == 0
    loop.run(7)
    assert windows.since_key() == pytest.approx(7)


def test_windows_without_raw_input_is_asked_again(loop, system, windows, told):
    system.can_hear = False
    loop.run(500)
    system.touch()
    loop.run(asked.RAREST_LOOK_S)
    assert told[:2] == ["idle", "active"]


def test_windows_that_does_not_tell(loop, system, windows, told):
    system.tells = False
    assert not windows.is_available().works
    loop.run(1000)
    assert told == []
    assert windows.since_input() is None
    system.tells = True
    loop.run(100)
    assert told == ["idle"]
    system.tells = False
    system.touch(key=True)
    assert told == ["idle", "active"]


def test_macos_tells_keys_from_the_mouse(loop, system):
    idle = MacIdle(Surroundings.of(Host(), loop, 60.0), system)
    idle.start(LIMIT_S, lambda: None, lambda: None)
    loop.run(10)
    system.touch()
    loop.run(1)
    assert idle.since_key() == pytest.approx(11 * 60)
    assert idle.since_input() == pytest.approx(60)


@pytest.mark.parametrize(("kind", "platform"), [(WindowsIdle, "win32"), (MacIdle, "darwin")])
def test_elsewhere_they_say_no(loop, told, kind, platform):
    assert kind.is_compatible(Host(platform=platform))
    assert not kind.is_compatible(Host())
    idle = kind(Surroundings.of(Host(), loop))
    assert not idle.is_available().works
    idle.start(LIMIT_S, lambda: told.append("idle"), lambda: None)
    loop.run(1000)
    assert told == []
    assert idle.since_key() is None
