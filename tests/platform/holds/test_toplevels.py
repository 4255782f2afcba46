"""Full screen on Wayland: against a stand-in's list of windows, and a real sway."""

from __future__ import annotations

import os
import struct
import sys
import time
from pathlib import Path

import pytest

from desk_stretch import DESKTOP_ID
from desk_stretch.platform.holds.toplevels import WaylandFullScreen
from desk_stretch.platform.host import Host
from tests.desktop.compositors import Sway
from tests.desktop.processes import Process, wait_until
from tests.desktop.wayland_server import Compositor, text

LIST = "zwlr_foreign_toplevel_manager_v1"
FILM = Path(__file__).parents[2] / "desktop" / "film_app.py"
FIRST_WINDOW = 0xFF000000
MAXIMIZED, ACTIVE, FULL_SCREEN = 0, 2, 3


class Listing(Compositor):
    """A compositor that lists windows: (app, states)."""

    def __init__(self, path, version=3):
        self.windows = []
        super().__init__(path, [("wl_seat", 7), (LIST, version)])

    def _do(self, to, opcode, body):
        super()._do(to, opcode, body)
        listing = struct.unpack("=I", body[-4:])[0] if to == 2 else None
        if self.bound.get(listing) != LIST:
            return
        for at, (app, states) in enumerate(self.windows):
            window = FIRST_WINDOW + at
            self.send(listing, 0, struct.pack("=I", window))
            self.send(window, 0, text("A title"))
            self.send(window, 1, text(app))
            self.send(window, 4, struct.pack(f"=I{len(states)}I", 4 * len(states), *states))
            self.send(window, 5)


@pytest.fixture
def listing(short_folder):
    server = Listing(short_folder / "wayland-0")
    yield server
    server.stop()


@pytest.fixture
def sense(surround, short_folder):
    return WaylandFullScreen(surround(wayland_display="wayland-0", runtime_folder=short_folder))


@pytest.mark.parametrize(
    ("windows", "holds"),
    [
        ([], False),
        ([("film", (ACTIVE, FULL_SCREEN))], True),
        ([("film", (FULL_SCREEN,)), ("editor", (ACTIVE, MAXIMIZED))], False),
        ([(DESKTOP_ID, (ACTIVE, FULL_SCREEN))], False),
    ],
    ids=["none", "a film", "a film behind", "our own"],
)
def test_the_window_in_use_fills_the_screen(listing, sense, windows, holds):
    listing.windows = windows
    assert sense.is_available().works
    assert sense.is_on() is holds


def test_a_compositor_that_does_not_list_them(short_folder, sense):
    for offers in ([("wl_seat", 7)], [(LIST, 1)]):
        server = Compositor(short_folder / "wayland-0", offers)
        works, why = sense.is_available()
        assert not works
        assert "tells no program of the others' windows" in why
        assert not sense.is_on()
        server.stop()


def test_one_that_is_silent_or_gone(listing, sense):
    listing.answers = False
    begun = time.monotonic()
    assert not sense.is_on()
    assert time.monotonic() - begun < 0.2
    listing.stop()
    assert not sense.is_on()
    assert sense.is_available().why.startswith("The compositor does not answer")


def test_where_it_fits():
    assert WaylandFullScreen.is_compatible(Host(wayland_display="wayland-0"))
    assert not WaylandFullScreen.is_compatible(Host(display=":0"))


def test_a_real_film_in_sway(short_folder, surround):
    sway = Sway(short_folder)
    sense = WaylandFullScreen(surround(wayland_display=sway.display, runtime_folder=short_folder))
    try:
        assert sense.is_available().works
        assert not sense.is_on()
        wayland = {"WAYLAND_DISPLAY": sway.display, "XDG_RUNTIME_DIR": str(short_folder)}
        env = {**os.environ, **wayland, "QT_QPA_PLATFORM": "wayland"}
        film = Process([sys.executable, FILM], env, short_folder / "film.log")
        wait_until(sense.is_on, "the film fills the screen", 15)
        film.stop()
        wait_until(lambda: not sense.is_on(), "the film is over", 10)
    finally:
        sway.stop()
