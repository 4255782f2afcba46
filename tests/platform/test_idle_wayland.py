"""Idle on Wayland against a stand-in that speaks the wire format; real ones: test_idle_desktops."""

from __future__ import annotations

import contextlib
import struct

import pytest

from desk_stretch.platform.idle import stretches
from desk_stretch.platform.idle import wayland as wayland_module
from desk_stretch.platform.idle.wayland import WaylandIdle
from desk_stretch.platform.wayland import Wayland, socket_path
from tests.desktop.wayland_server import EXT_1, EXT_2, KDE, SEAT, Compositor, text

STOPPED, RESUMED = 0, 1
LIMIT_S, LIMIT_MS, PAUSE_MS = 30.0, 30_000, 1000


@pytest.fixture
def serve(short_folder):
    """Start stand-ins: ``serve(SEAT, EXT_1)``."""
    with contextlib.ExitStack() as stack:

        def start(*offers):
            server = Compositor(short_folder / "wl", offers or (SEAT, EXT_2))
            stack.callback(server.stop)
            return server

        yield start


@pytest.fixture
def told():
    return []


@pytest.fixture
def make(surround, short_folder, told):
    """Make idle sources; ``make.start()`` also starts one. All are stopped in the end."""
    with contextlib.ExitStack() as stack:

        def made(speed=1.0):
            desk = surround(speed, wayland_display="wl", runtime_folder=short_folder)
            idle = WaylandIdle(desk)
            stack.callback(idle.stop)
            return idle

        def start(speed=1.0):
            idle = made(speed)
            idle.start(LIMIT_S, lambda: told.append("idle"), lambda: told.append("active"))
            return idle

        made.start = start
        yield made


@pytest.mark.parametrize(
    ("offers", "interface", "opcode"),
    [
        ((SEAT, EXT_2), "ext_idle_notifier_v1", 2),  # of input alone: a film hides nothing
        ((SEAT, ("ext_idle_notifier_v1", 9)), "ext_idle_notifier_v1", 2),
        ((SEAT, EXT_1, KDE), "ext_idle_notifier_v1", 1),
        ((SEAT, KDE, EXT_2), "ext_idle_notifier_v1", 2),
        ((KDE, SEAT), "org_kde_kwin_idle", 0),
    ],
)
def test_the_best_protocol_is_spoken(loop, serve, make, offers, interface, opcode):
    server = serve(*offers)
    answer = make().is_available()
    assert answer.works
    assert interface in answer.why
    make.start()
    loop.until(lambda: server.watches)
    (watch,) = server.watches.values()
    assert (watch.interface, watch.opcode, watch.ms) == (interface, opcode, LIMIT_MS)
    assert server.bound[watch.seat] == "wl_seat"


@pytest.mark.parametrize("offers", [(SEAT,), (EXT_2,), (SEAT, ("wl_shm", 1))])
def test_without_protocol_or_seat_it_is_said(serve, make, offers):
    serve(*offers)
    answer = make().is_available()
    assert not answer.works
    assert "ext-idle-notify" in answer.why


def test_no_compositor(make):
    answer = make().is_available()
    assert not answer.works
    assert "No such file" in answer.why


def test_a_compositor_that_says_nothing(serve, make):
    server = serve()
    server.answers = False
    answer = make().is_available()
    assert not answer.works
    assert "TimeoutError" in answer.why


def test_where_it_fits(surround, tmp_path):
    assert WaylandIdle.is_compatible(surround(wayland_display="wayland-0").host)
    assert not WaylandIdle.is_compatible(surround(display=":0").host)
    assert not WaylandIdle.is_compatible(surround(platform="win32", wayland_display="x").host)
    assert socket_path("wayland-1", tmp_path) == tmp_path / "wayland-1"
    assert str(socket_path("/run/other", tmp_path)) == "/run/other"


def test_rest_and_return_are_told_once(loop, serve, make, told):
    server = serve()
    idle = make.start()
    loop.until(lambda: server.watches)
    for _ in range(2):
        server.tell(STOPPED)
        server.tell(STOPPED)
        loop.until(lambda: told == ["idle"])
        assert idle.since_input() >= LIMIT_S
        server.tell(RESUMED)
        server.tell(RESUMED)
        loop.until(lambda: told == ["idle", "active"])
        told.clear()


def test_the_engine_counts_in_its_own_seconds(loop, serve, make):
    server = serve()
    idle = make.start(speed=60.0)
    loop.until(lambda: server.lengths() == [500])
    idle.since_input()
    loop.until(lambda: server.lengths() == [17, 500])


def test_a_pause_is_watched_while_somebody_asks(loop, serve, make, monkeypatch):
    server = serve()
    idle = make.start()
    loop.until(lambda: server.watches)
    assert server.lengths() == [LIMIT_MS]
    assert idle.since_input() == 0.0
    loop.until(lambda: server.lengths() == [PAUSE_MS, LIMIT_MS])
    server.tell(STOPPED, PAUSE_MS)
    loop.until(lambda: idle.since_input() >= 1.0)
    server.tell(RESUMED, PAUSE_MS)
    loop.until(lambda: idle.since_input() == 0.0)
    assert server.let_go == []
    monkeypatch.setattr(stretches, "ASKED_FOR_S", -1.0)
    server.tell(STOPPED, PAUSE_MS)
    loop.until(lambda: server.let_go == [PAUSE_MS], "the watch on pauses is given back")
    assert server.lengths() == [LIMIT_MS]
    assert idle.since_input() == 0.0  # nobody tells the end of that pause any more


def test_a_compositor_that_comes_back_is_found_again(loop, serve, make, told, monkeypatch):
    monkeypatch.setattr(wayland_module, "FIRST_WAIT_S", 0.02)
    server = serve()
    idle = make.start()
    loop.until(lambda: server.watches)
    server.tell(STOPPED)
    loop.until(lambda: told == ["idle"])
    server.stop()
    loop.until(lambda: told == ["idle", "active"])
    assert idle.since_input() is None
    loop.turns(0.1)
    server = serve()
    loop.until(lambda: server.watches, "it asks the new one")
    server.tell(STOPPED)
    loop.until(lambda: told == ["idle", "active", "idle"])


@pytest.mark.parametrize(
    "raw",
    [
        struct.pack("=II", 3, 4 << 16),  # shorter than its own head
        struct.pack("=III", 1, 28 << 16, 5) + struct.pack("=I", 0) + text("no such"),
    ],
    ids=["broken", "error"],
)
def test_after_nonsense_or_an_error_the_connection_is_given_up(loop, serve, make, told, raw):
    server = serve()
    idle = make.start()
    loop.until(lambda: server.watches)
    server.tell(STOPPED)
    loop.until(lambda: told == ["idle"])
    server.send_raw(raw)
    loop.until(lambda: told == ["idle", "active"])
    assert idle.since_input() is None


def test_an_event_that_comes_in_pieces(loop, serve, make, told):
    server = serve()
    make.start()
    loop.until(lambda: server.watches)
    (watch,) = server.watches
    raw = struct.pack("=II", watch, 8 << 16 | STOPPED)
    for at in range(8):
        assert told == []
        server.send_raw(raw[at : at + 1])
        loop.turns(0.01)
    assert told == ["idle"]


def test_what_does_not_concern_us_is_passed_over(loop, serve, make, told):
    server = serve()
    make.start()
    loop.until(lambda: server.watches)
    (watch,) = server.watches
    seat = next(each for each, what in server.bound.items() if what == "wl_seat")
    server.send(seat, 0, struct.pack("=I", 3))  # what the seat can do
    server.send(1, 1, struct.pack("=I", 3))  # a number is free again
    server.send(2, 1, struct.pack("=I", 77))  # something is offered no more
    server.send(watch, 9)
    loop.turns()
    assert told == []


def test_stopped_by_its_listener_it_says_no_more(loop, serve, make, told):
    server = serve()
    idle = make()
    idle.start(LIMIT_S, lambda: (told.append("idle"), idle.stop()), lambda: told.append("active"))
    loop.until(lambda: server.watches)
    (watch,) = server.watches
    server.send_raw(struct.pack("=IIII", watch, 8 << 16, watch, 8 << 16 | RESUMED))
    loop.until(lambda: told)
    loop.turns()
    assert told == ["idle"]
    idle.stop()


def test_started_anew_by_its_listener_it_hears_only_the_new_watch(loop, serve, make, told):
    server = serve()
    idle = make()

    def again():
        told.append("idle")
        idle.start(2.0, lambda: told.append("pause"), lambda: told.append("more"))

    idle.start(LIMIT_S, again, lambda: told.append("active"))
    loop.until(lambda: server.watches)
    server.tell(STOPPED)
    loop.until(lambda: server.lengths() == [2000])
    server.tell(STOPPED)
    server.tell(RESUMED)
    loop.until(lambda: told == ["idle", "pause", "more"])


def test_offers_that_end(serve, short_folder):
    server = serve()
    wayland = Wayland(short_folder / "wl")
    assert wayland.offer("ext_idle_notifier_v1").version == 2
    server.send(2, 1, struct.pack("=I", 2))
    server.send(4, 0)
    while not wayland.receive():
        pass
    assert wayland.offer("ext_idle_notifier_v1") is None
    wayland.close()
    assert wayland.fd == -1
