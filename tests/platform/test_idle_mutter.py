"""Idle on GNOME against a stand-in of its monitor; the real one: test_idle_desktops."""

from __future__ import annotations

import pytest

from desk_stretch.platform.idle import stretches
from desk_stretch.platform.idle.mutter import MutterIdle
from tests.desktop.idle_monitor import IdleMonitor

LIMIT_S, LIMIT_MS, PAUSE_MS = 30.0, 30_000, 1000


@pytest.fixture
def told():
    return []


@pytest.fixture
def daemon(daemons):
    return daemons("session")


@pytest.fixture
def monitor(daemon, services):
    return services(IdleMonitor(daemon.address))


@pytest.fixture
def idle(daemon, surround):
    idle = MutterIdle(surround(session_bus=daemon.address))
    yield idle
    idle.stop()


@pytest.fixture
def started(loop, monitor, idle, told):
    """A source that has been started, once its watch is made."""
    assert idle.is_available().works
    begin(idle, told)
    loop.until(lambda: monitor.lengths() == [LIMIT_MS])
    loop.turns()
    return idle


def begin(idle, told):
    idle.start(LIMIT_S, lambda: told.append("idle"), lambda: told.append("active"))


def test_rest_and_return_are_told_once(loop, monitor, started, told):
    for _ in range(3):
        monitor.rest(LIMIT_MS)
        loop.until(lambda: told == ["idle"] and monitor.returns)
        assert started.since_input() >= LIMIT_S
        monitor.input()
        loop.until(lambda: told == ["idle", "active"])
        told.clear()
        loop.turns(0.01)


def test_input_before_the_watch_on_it_is_there(loop, monitor, started, told):
    monitor.before_return.clear()
    monitor.rest(LIMIT_MS)
    loop.until(lambda: told == ["idle"])
    monitor.idle_ms = 0  # while our question is on its way
    monitor.before_return.set()
    loop.until(lambda: told == ["idle", "active"])
    loop.until(lambda: not monitor.returns, "the late watch is given back")
    monitor.rest(LIMIT_MS)
    loop.until(lambda: told == ["idle", "active", "idle"])


def test_a_pause_is_watched_while_somebody_asks(loop, monitor, started, monkeypatch):
    assert started.since_input() == 0.0
    loop.until(lambda: monitor.lengths() == [PAUSE_MS, LIMIT_MS])
    loop.turns()
    monitor.rest(PAUSE_MS)
    loop.until(lambda: started.since_input() >= 1.0)
    loop.until(lambda: monitor.returns)
    monitor.input()
    loop.until(lambda: started.since_input() == 0.0)
    monkeypatch.setattr(stretches, "ASKED_FOR_S", -1.0)
    monitor.rest(PAUSE_MS)
    loop.until(lambda: monitor.lengths() == [LIMIT_MS], "the watch on pauses is given back")
    loop.until(lambda: not monitor.returns, "and that on its end")
    assert started.since_input() == 0.0  # nobody tells the end of that pause any more


def test_an_absence_is_noticed_while_a_program_inhibits_idling(loop, monitor, started, told):
    monitor.is_inhibited = True
    monitor.rest(LIMIT_MS - 1)
    assert started.since_input() == 0.0
    loop.turns()
    assert started.since_input() == 0.0
    loop.turns()
    assert told == []
    monitor.rest(3 * LIMIT_MS)
    assert started.since_input() == 0.0
    loop.until(lambda: told == ["idle"] and monitor.returns)
    assert 3 * LIMIT_S <= started.since_input() < 3 * LIMIT_S + 9
    loop.turns()
    assert len(monitor.returns) == 1
    monitor.input()
    loop.until(lambda: told == ["idle", "active"])
    assert started.since_input() == 0.0


def test_an_answer_after_the_stop_tells_nothing(loop, monitor, started, told):
    monitor.is_inhibited = True
    monitor.rest(LIMIT_MS)
    started.since_input()
    started.since_input()
    started.stop()
    loop.turns()
    assert told == []
    assert not monitor.returns
    begin(started, told)
    loop.until(lambda: monitor.lengths() == [LIMIT_MS])
    loop.until(lambda: started.since_input() >= LIMIT_S)
    assert told == ["idle"]


def test_the_engine_counts_in_its_own_seconds(loop, monitor, daemon, surround, told):
    idle = MutterIdle(surround(60.0, session_bus=daemon.address))
    assert idle.is_available().works
    begin(idle, told)
    loop.until(lambda: monitor.lengths() == [500])
    idle.stop()


def test_a_shell_that_restarts_is_asked_anew(loop, daemon, services, monitor, started, told):
    monitor.rest(LIMIT_MS)
    loop.until(lambda: told == ["idle"])
    monitor.stop()
    loop.until(lambda: told == ["idle", "active"])
    assert started.since_input() is None
    again = services(IdleMonitor(daemon.address))
    loop.until(lambda: again.lengths() == [LIMIT_MS])
    loop.turns()
    again.rest(LIMIT_MS)
    loop.until(lambda: told == ["idle", "active", "idle"])
    loop.until(lambda: again.returns)
    again.input()
    loop.until(lambda: told == ["idle", "active", "idle", "active"])


def test_stopped_it_gives_its_watches_back(loop, monitor, started, told):
    monitor.rest(LIMIT_MS)
    loop.until(lambda: monitor.returns)
    loop.turns()
    started.stop()
    started.stop()
    loop.until(lambda: not monitor.stretches and not monitor.returns)
    assert told == ["idle"]
    assert started.since_input() is None


def test_stopped_before_its_watch_is_made_it_gives_that_back(loop, monitor, idle, told):
    assert idle.is_available().works
    begin(idle, told)
    loop.until(lambda: idle.since_input() is not None, "it has asked for a watch")
    idle.stop()
    loop.until(lambda: monitor.removed)
    loop.until(lambda: not monitor.stretches)


def test_started_anew_by_its_listener(loop, monitor, idle, told):
    assert idle.is_available().works

    def again():
        idle.start(2.0, lambda: told.append("pause"), lambda: told.append("more"))

    idle.start(LIMIT_S, lambda: told.append("idle"), again)
    loop.until(lambda: monitor.lengths() == [LIMIT_MS])
    loop.turns()
    monitor.rest(LIMIT_MS)
    loop.until(lambda: monitor.returns)
    monitor.input()
    loop.until(lambda: monitor.lengths() == [2000])
    loop.turns()
    monitor.rest(2000)
    loop.until(lambda: told == ["idle", "pause"] and monitor.returns)
    monitor.input()
    loop.until(lambda: told == ["idle", "pause", "more"])


def test_without_mutter_or_bus_it_is_said(idle, surround):
    answer = idle.is_available()
    assert not answer.works
    assert "Mutter" in answer.why
    nowhere = MutterIdle(surround(session_bus="unix:path=/nowhere"))
    assert "session bus" in nowhere.is_available().why
    assert not MutterIdle.is_compatible(surround().host)
    assert not MutterIdle.is_compatible(surround(platform="win32", session_bus="x").host)
