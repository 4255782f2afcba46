"""Keys on a real X server, pressed by a stand-in's hand, and taken by another client."""

from __future__ import annotations

import ctypes
import os
import subprocess

import pytest

from desk_stretch.core.pressed import Fate
from desk_stretch.core.settings.chord import read_chord
from desk_stretch.errors import CapabilityError
from desk_stretch.platform.shortcuts.x11 import X11Shortcuts
from desk_stretch.platform.shortcuts.xkeys import XKeys

pytestmark = pytest.mark.desktop

START = {"start": read_chord("Ctrl+Alt+S")}


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def told():
    return {}


@pytest.fixture
def make(surround, x_server):
    made = []

    def one():
        keys = X11Shortcuts(surround(display=x_server.display))
        assert keys.is_available().works
        made.append(keys)
        return keys

    yield one
    for keys in made:
        keys.stop()


@pytest.fixture
def bound(make, pressed, told):
    """Keys with ``Ctrl+Alt+S`` for Start."""
    keys = make()
    keys.bind(START, pressed.append, told.update)
    assert told["start"].fate is Fate.BOUND
    return keys


def fates(told):
    return {name: one.fate for name, one in told.items()}


def hand(x_server, *words):
    env = {**os.environ, "DISPLAY": x_server.display}
    subprocess.run(words, env=env, check=True)


def press(x_server, chord):
    hand(x_server, "xdotool", "key", chord)


def test_a_key_is_heard_once_and_others_are_not(loop, bound, pressed, x_server):
    press(x_server, "ctrl+alt+s")
    loop.until(lambda: pressed == ["start"])
    for other in ("ctrl+s", "s", "ctrl+alt+d", "ctrl+alt+shift+s", "super+ctrl+alt+s"):
        press(x_server, other)
    loop.turns(0.1)
    assert pressed == ["start"]


def test_locks_make_no_difference(loop, bound, pressed, x_server):
    for count, lock in enumerate(("Num_Lock", "Caps_Lock", "Num_Lock"), 1):
        press(x_server, lock)
        press(x_server, "ctrl+alt+s")
        loop.until(lambda: len(pressed) == count, lock)  # noqa: B023 - called at once


@pytest.mark.parametrize(
    ("chord", "by_hand"),
    [
        ("Meta+F9", "super+F9"), ("Pause", "Pause"), ("Ctrl+Space", "ctrl+space"),
        ("Alt+PgUp", "alt+Page_Up"), ("Ctrl+Alt+Up", "ctrl+alt+Up"), ("Ctrl+;", "ctrl+semicolon"),
        ("Ctrl+?", "ctrl+shift+slash"), ("Ctrl+Shift+7", "ctrl+shift+7"),
    ],
)  # fmt: skip
def test_all_kinds_of_keys(loop, make, pressed, told, x_server, chord, by_hand):
    make().bind({"pause": read_chord(chord)}, pressed.append, told.update)
    assert fates(told) == {"pause": Fate.BOUND}
    press(x_server, by_hand)
    loop.until(lambda: pressed == ["pause"])


def test_another_key_in_its_place(loop, bound, pressed, told, x_server):
    bound.bind({"start": read_chord("Ctrl+Alt+D")}, pressed.append, told.update)
    press(x_server, "ctrl+alt+s")
    press(x_server, "ctrl+alt+d")
    loop.until(lambda: pressed)
    loop.turns()
    assert pressed == ["start"]
    bound.stop()
    press(x_server, "ctrl+alt+d")
    loop.turns()
    assert pressed == ["start"]


def test_a_key_that_another_program_has_is_said_and_can_be_had_later(
    loop, bound, make, pressed, x_server
):
    late, told, heard = make(), {}, []
    wanted = {**START, "snooze": read_chord("Ctrl+Alt+Z"), "pause": read_chord("Ctrl+Alt+Z")}
    late.bind(wanted, heard.append, told.update)
    assert fates(told) == {"start": Fate.TAKEN, "snooze": Fate.BOUND, "pause": Fate.TAKEN}
    assert told["start"].key == "Ctrl+Alt+S"
    press(x_server, "ctrl+alt+s")
    press(x_server, "ctrl+alt+z")
    loop.until(lambda: pressed == ["start"] and heard == ["snooze"])
    bound.bind({}, pressed.append, told.update)
    bound._x.look()
    late.bind(START, heard.append, told.update)
    assert told["start"].fate is Fate.BOUND
    press(x_server, "ctrl+alt+s")
    loop.until(lambda: heard == ["snooze", "start"])


def test_a_key_taken_with_one_lock_only_is_taken(make, told, x_server):
    other = XKeys(x_server.display)
    other.look()
    other._locks = ()
    place = other.find(START["start"])
    assert other.grab(place)
    keys = make()
    keys.bind(START, lambda _: None, told.update)
    assert told["start"].fate is Fate.TAKEN
    other.release(place)
    other.look()  # the server has done both
    keys.bind(START, lambda _: None, told.update)
    assert told["start"].fate is Fate.BOUND, "nothing of it was kept"
    other.close()


def test_the_key_goes_with_the_layout(loop, bound, pressed, told, x_server):
    bound.bind({"start": read_chord("Ctrl+Z")}, pressed.append, told.update)
    told.clear()
    hand(x_server, "setxkbmap", "de")  # y and z change their places
    loop.until(lambda: told)
    press(x_server, "ctrl+z")
    loop.until(lambda: pressed == ["start"])
    press(x_server, "ctrl+y")
    loop.turns()
    assert pressed == ["start"]
    told.clear()
    hand(x_server, "setxkbmap", "ru")  # has no such letter
    loop.until(lambda: told)
    assert told["start"].fate is Fate.UNKNOWN
    told.clear()
    hand(x_server, "setxkbmap", "us,ru")
    hand(x_server, "setxkbmap", "ru,us")
    loop.until(lambda: told.get("start") and told["start"].fate is Fate.BOUND)


def test_letters_of_other_alphabets(loop, make, pressed, told, x_server):
    hand(x_server, "setxkbmap", "ru")
    make().bind({"start": read_chord("Ctrl+Ы")}, pressed.append, told.update)
    assert told["start"].fate is Fate.BOUND
    press(x_server, "ctrl+Cyrillic_yeru")
    loop.until(lambda: pressed == ["start"])


def test_a_key_that_is_not_there(make, told):
    make().bind({"start": read_chord("Ctrl+ß")}, lambda _: None, told.update)
    assert told["start"] == (Fate.UNKNOWN, "Ctrl+ß")


def test_an_x_server_that_dies_takes_nothing_along(loop, bound, told, x_server):
    x_server.process.kill()
    loop.until(lambda: told["start"].fate is Fate.LOST)
    bound.stop()
    told.clear()
    bound.bind(START, lambda _: None, told.update)
    assert told["start"].fate is Fate.LOST


def test_a_server_that_dies_while_keys_are_looked_for(monkeypatch, bound, told, x_server):
    x_server.process.kill()
    bound.bind(START, lambda _: None, told.update)
    assert told["start"].fate is not Fate.BOUND


def test_where_it_fits(surround):
    nobody = surround(display=":4242")
    assert ":4242" in X11Shortcuts(nobody).is_available().why
    both = surround(display=":0", wayland_display="wayland-0")
    assert X11Shortcuts.is_compatible(both.host)
    assert not X11Shortcuts(both).is_available().works
    assert not X11Shortcuts.is_compatible(surround().host)


def test_missing_libraries_are_named(monkeypatch):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    with pytest.raises(CapabilityError, match="libxkbcommon"):
        XKeys(":0")


def test_after_the_end_nothing_is_read(loop, bound, pressed, x_server):
    bound.stop()
    bound.stop()
    bound._read()
    bound._grab()
    assert pressed == []
