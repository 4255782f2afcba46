"""Idle on a real X server, with real (synthetic) input."""

from __future__ import annotations

import ctypes

import pytest

from desk_stretch.errors import CapabilityError
from desk_stretch.platform.idle import x11, xsync
from desk_stretch.platform.idle.none import NoIdle
from desk_stretch.platform.idle.x11 import X11Idle
from desk_stretch.platform.idle.xsync import XSync
from tests.platform.conftest import XServer

pytestmark = pytest.mark.desktop

LIMIT_S = 0.15


@pytest.fixture
def told():
    return []


@pytest.fixture
def start(loop, surround, x_server, told):
    """Start an idle source; its sayings go to *told*. All are stopped before the loop is closed."""
    started = []

    def make(threshold_s=LIMIT_S, speed=1.0):
        idle = X11Idle(surround(speed, display=x_server.display))
        assert idle.is_available().works
        idle.start(threshold_s, lambda: told.append("idle"), lambda: told.append("active"))
        started.append(idle)
        return idle

    yield make
    for idle in started:
        idle.stop()


def test_each_rest_and_each_return_is_told_once(loop, start, x_server: XServer, told):
    x_server.move_pointer()
    idle = start()
    expected = []
    for _ in range(3):
        expected.append("idle")
        loop.until(lambda: told == expected, "idle")
        assert idle.since_input() >= LIMIT_S
        x_server.move_pointer()
        expected.append("active")
        loop.until(lambda: told == expected, "active")
        assert idle.since_input() < LIMIT_S


def test_input_puts_idle_off(loop, start, x_server: XServer, told):
    x_server.move_pointer()
    start(0.4)
    for _ in range(6):
        loop.turns(0.1)
        x_server.move_pointer()
    assert told == []
    loop.until(lambda: told == ["idle"])


def test_idle_already_at_the_start(loop, start, x_server: XServer, told):
    x_server.move_pointer()
    loop.turns(LIMIT_S * 1.5)
    start()
    loop.turns(0.03)
    assert told == ["idle"]
    x_server.move_pointer()
    loop.until(lambda: told == ["idle", "active"])


def test_the_engine_counts_in_its_own_seconds(loop, start, x_server: XServer, told):
    x_server.move_pointer()
    idle = start(threshold_s=600.0, speed=3600.0)
    loop.until(lambda: told == ["idle"], deadline_s=3)
    assert 600 <= idle.since_input() < 3600 * 3


def test_input_between_the_event_and_its_answer(loop, start, x_server: XServer, told):
    """Input that comes before the second alarm is armed is seen by reading the counter."""
    x_server.move_pointer()
    idle = start(threshold_s=1000.0)
    idle._became_idle()
    loop.until(lambda: told == ["idle", "active"])


def test_a_source_stopped_by_its_listener(loop, surround, x_server: XServer, told):
    x_server.move_pointer()
    idle = X11Idle(surround(display=x_server.display))

    def stop():
        told.append("idle")
        idle.stop()

    loop.turns(LIMIT_S * 1.5)
    idle.start(LIMIT_S, stop, lambda: told.append("active"))
    loop.until(lambda: told)
    x_server.move_pointer()
    loop.turns()
    assert told == ["idle"]
    idle.stop()
    idle._read()
    idle._compare()
    assert idle.since_input() is None


def test_started_again_it_forgets_the_former_threshold(loop, start, x_server: XServer, told):
    x_server.move_pointer()
    idle = start()
    idle.start(1000.0, lambda: told.append("late"), lambda: None)
    loop.turns(LIMIT_S * 2)
    assert told == []


@pytest.mark.parametrize("is_idle", [True, False])
def test_an_x_server_that_dies_takes_nothing_along(loop, start, x_server: XServer, told, is_idle):
    x_server.move_pointer()
    idle = start(LIMIT_S if is_idle else 1000.0)
    loop.until(lambda: bool(told) is is_idle)
    x_server.process.kill()
    loop.until(lambda: idle.since_input() is None)
    loop.turns()
    assert told == (["idle", "active"] if is_idle else [])
    idle.stop()


def test_a_server_that_refuses_once_is_asked_again(loop, start, told, monkeypatch):
    monkeypatch.setattr(x11, "AGAIN_S", 0.02)
    connect, asked = X11Idle._connect, []

    def full(self):
        asked.append(1)
        if len(asked) == 2:  # the first was for a look whether there is such a server
            raise CapabilityError("Maximum number of clients reached.")
        return connect(self)

    monkeypatch.setattr(X11Idle, "_connect", full)
    idle = start()
    assert idle.since_input() is None
    assert idle.since_key() is None
    loop.until(lambda: told == ["idle"])


def test_seen_dead_by_asking(start, x_server: XServer):
    idle = start()
    x_server.process.kill()
    assert idle.since_input() is None


def test_keys_are_told_from_the_pointer(loop, start, x_server: XServer):
    idle = start(threshold_s=1000.0)
    x_server.press_key()
    loop.turns(0.3)
    x_server.move_pointer()
    assert idle.since_key() >= 0.3
    assert idle.since_input() < 0.3
    x_server.press_key()
    assert idle.since_key() < 0.3
    idle.stop()
    assert idle.since_key() is None


def test_a_server_that_counts_no_keys(monkeypatch, x_server: XServer):
    monkeypatch.setattr(xsync, "KEY_COUNTER", b"NOT THERE")
    x = XSync(x_server.display)
    assert x.key_ms() is None
    assert x.idle_ms() is not None
    x.close()


def test_started_anew_by_its_listener(loop, start, x_server: XServer, told):
    """What the engine does after an absence: the same source, for shorter stretches."""
    x_server.move_pointer()
    idle = start()

    def again():
        idle.start(LIMIT_S / 2, lambda: told.append("pause"), lambda: told.append("more"))

    idle.start(LIMIT_S, lambda: told.append("idle"), again)
    loop.until(lambda: told == ["idle"])
    x_server.move_pointer()
    loop.until(lambda: told == ["idle", "pause"])
    x_server.move_pointer()
    loop.until(lambda: told[:3] == ["idle", "pause", "more"])


def test_no_x_server(loop, surround, told):
    idle = X11Idle(surround(display=":4242"))
    answer = idle.is_available()
    assert not answer.works
    assert ":4242" in answer.why
    idle.start(1.0, lambda: told.append("idle"), lambda: None)
    loop.turns()
    assert told == []
    assert idle.since_input() is None


def test_under_wayland_x11_is_passed_over(surround):
    desk = surround(display=":0", wayland_display="wayland-0")
    assert X11Idle.is_compatible(desk.host)
    assert not X11Idle(desk).is_available().works
    assert not X11Idle.is_compatible(surround(platform="win32", display=":0").host)
    assert not X11Idle.is_compatible(surround().host)


def test_missing_libraries_are_named(monkeypatch):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    with pytest.raises(CapabilityError, match="libxcb"):
        XSync(":0")


def test_a_server_without_the_counter(monkeypatch, x_server: XServer):
    monkeypatch.setattr(xsync, "IDLE_COUNTER", b"NOT THERE")
    with pytest.raises(CapabilityError, match="last input"):
        XSync(x_server.display)


def test_a_server_without_the_extension(monkeypatch, x_server: XServer):
    monkeypatch.setattr(XSync, "_answer", lambda *_: None)
    with pytest.raises(CapabilityError, match="SYNC"):
        XSync(x_server.display)


def test_a_server_that_dies_while_it_is_asked_for_its_counters(monkeypatch, x_server: XServer):
    monkeypatch.setattr(XSync, "_begin", lambda _: x_server.process.kill() or 0)
    with pytest.raises(CapabilityError, match="last input"):
        XSync(x_server.display)


def test_what_the_server_says_besides_is_no_alarm(x_server: XServer):
    x = XSync(x_server.display)
    x.drop_alarm(1)  # there is none: an error comes back as an event
    assert x.idle_ms() is not None
    assert x.fired() == []
    x.close()


def test_closing_twice_is_harmless(x_server: XServer):
    x = XSync(x_server.display)
    x.close()
    x.close()


def test_none_says_so_and_nothing_else(surround, told):
    idle = NoIdle(surround())
    assert idle.is_available().works
    idle.start(1.0, lambda: told.append("idle"), lambda: None)
    assert idle.since_input() is None
    idle.stop()
    assert told == []
