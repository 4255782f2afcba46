"""What every mechanism for keys has in common, what others call a key, and Windows at its seam."""

from __future__ import annotations

import ctypes
import ctypes.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.pressed import Fate
from desk_stretch.core.settings.chord import ALONE, EDITING, Chord, read_chord
from desk_stretch.platform.host import Host
from desk_stretch.platform.shortcuts import ORDER, find_shortcuts
from desk_stretch.platform.shortcuts.names import trigger, virtual_key, xkb_name
from desk_stretch.platform.shortcuts.none import NoShortcuts
from desk_stretch.platform.shortcuts.windows import ALREADY_REGISTERED, WindowsShortcuts

START = {"start": read_chord("Ctrl+Alt+S")}
CTRL, ALT, SHIFT, META, NO_REPEAT = 2, 1, 4, 8, 0x4000


class HotKeys:
    """Windows, as far as keys go; a test says what it refuses."""

    def __init__(self):
        self.taken = {}
        self.refuses = set()
        self.has_window = True
        self.call = None

    def key_of(self, sign):
        return {"Ü": 0xBA, "?": 0x1BF}.get(sign)

    def register(self, number, held, key):
        if (held, key) in self.refuses | set(self.taken.values()):
            return ALREADY_REGISTERED
        self.taken[number] = (held, key)
        return 0

    def unregister(self, number):
        del self.taken[number]

    def hear(self, call):
        self.call = call
        return self.has_window


@pytest.fixture
def windows():
    return HotKeys()


@pytest.fixture
def keys(surround, windows):
    return WindowsShortcuts(surround(platform="win32"), windows)


def fates(keys, wanted, pressed=lambda _: None):
    told = {}
    chords = {name: read_chord(text) for name, text in wanted.items()}
    keys.bind(chords, pressed, told.update)
    return {name: one.fate for name, one in told.items()}


def test_windows_takes_keys_and_gives_them_back(loop, keys, windows):
    pressed = []
    assert keys.is_available().works
    wanted = {"start": "Ctrl+Alt+S", "snooze": "Meta+F9", "pause": "Shift+Pause"}
    assert set(fates(keys, wanted, pressed.append).values()) == {Fate.BOUND}
    assert sorted(windows.taken.values()) == sorted([
        (NO_REPEAT | CTRL | ALT, ord("S")), (NO_REPEAT | META, 0x78), (NO_REPEAT | SHIFT, 0x13),
    ])  # fmt: skip
    windows.call(3)
    windows.call(99)
    loop.until(lambda: pressed == ["pause"])
    assert fates(keys, {"start": "Ctrl+F1"}) == {"start": Fate.BOUND}
    assert list(windows.taken.values()) == [(NO_REPEAT | CTRL, 0x70)]
    keys.stop()
    assert not windows.taken
    assert windows.call is None


def test_what_another_program_of_windows_has_is_taken(keys, windows):
    windows.refuses.add((NO_REPEAT | CTRL | ALT, ord("S")))
    wanted = {"start": "Ctrl+Alt+S", "snooze": "Ctrl+F9", "pause": "Ctrl+F9"}
    assert fates(keys, wanted) == {
        "start": Fate.TAKEN, "snooze": Fate.BOUND, "pause": Fate.TAKEN,
    }  # fmt: skip


def test_signs_are_where_the_keyboard_has_them(keys, windows):
    wanted = {"start": "Ctrl+Ü", "snooze": "Ctrl+?", "pause": "Ctrl+Ы"}
    assert fates(keys, wanted) == {
        "start": Fate.BOUND, "snooze": Fate.BOUND, "pause": Fate.UNKNOWN,
    }  # fmt: skip
    assert (NO_REPEAT | CTRL | SHIFT, 0xBF) in windows.taken.values()


def test_without_a_window_nothing_is_heard(surround, keys, windows):
    windows.has_window = False
    assert fates(keys, {"start": "Ctrl+F9"}) == {"start": Fate.LOST}
    elsewhere = WindowsShortcuts(surround())
    assert not elsewhere.is_available().works
    assert fates(elsewhere, {"start": "Ctrl+F9"}) == {"start": Fate.LOST}
    elsewhere.stop()


def test_none_hears_nothing(surround):
    none = NoShortcuts(surround())
    assert none.is_available().works
    assert fates(none, {"start": "Ctrl+F9"}) == {}
    none.stop()


def test_where_they_fit(surround):
    assert ORDER[-1] is NoShortcuts
    assert WindowsShortcuts.is_compatible(Host(platform="win32"))
    assert not WindowsShortcuts.is_compatible(Host())
    assert find_shortcuts(surround(platform="darwin")).name == "none"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ctrl+Alt+S", "CTRL+ALT+s"), ("Meta+Shift+F12", "SHIFT+LOGO+F12"), ("Ctrl+7", "CTRL+7"),
        ("Ctrl++", "CTRL+U002B"), ("Alt+Ü", "ALT+U00FC"), ("Ctrl+PgUp", "CTRL+Page_Up"),
    ],
)  # fmt: skip
def test_a_chord_as_the_portal_writes_it(text, wanted):
    assert trigger(read_chord(text)) == wanted


@pytest.mark.parametrize("name", [*EDITING, *ALONE])
def test_every_named_key_has_a_name_in_xkb_and_a_number_in_windows(name):
    library = ctypes.util.find_library("xkbcommon")
    if library is None:
        pytest.skip("libxkbcommon is not installed")
    xkb = ctypes.CDLL(library)
    assert xkb.xkb_keysym_from_name(xkb_name(Chord(name)).encode(), 0)
    assert 0 < virtual_key(Chord(name)) < 0x100


@given(st.sampled_from([*EDITING, *ALONE, *"ABCXYZ0189"]))
def test_windows_has_another_number_for_every_key(name):
    numbers = {each: virtual_key(Chord(each)) for each in (*EDITING, *ALONE, *"ABCXYZ0189")}
    assert [each for each, number in numbers.items() if number == numbers[name]] == [name]
