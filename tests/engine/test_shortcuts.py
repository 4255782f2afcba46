"""Keys that work in every program: when they are bound, what they do, and what is said of them."""

from __future__ import annotations

import pytest

from desk_stretch.core.pressed import Fate, Told
from desk_stretch.core.session.snapshot import SessionState
from desk_stretch.core.settings.chord import read_chord
from desk_stretch.engine.commands import SetSettings
from desk_stretch.engine.events import WindowAsked
from desk_stretch.engine.shortcuts import (
    AGAIN_S,
    FIRST_S,
    HELD_S,
    LOOK_S,
    PAUSE_S,
    ShortcutWatch,
)
from tests.engine.desk import READY, Desk

START = read_chord("Ctrl+Alt+S")
SET = {**READY, "keys.start": "Ctrl+Alt+S"}


class FakeShortcuts:
    """A desktop that gives keys; what becomes of them is the test's to say."""

    def __init__(self, name="fake"):
        self.name = name
        self.wanted = None
        self.stopped = 0
        self.fate = Fate.BOUND
        self.on_press = self.on_told = None

    def bind(self, wanted, on_press, on_told):
        self.wanted, self.on_press, self.on_told = dict(wanted), on_press, on_told
        on_told({name: Told(self.fate, str(chord)) for name, chord in wanted.items()})

    def stop(self):
        self.wanted = None
        self.stopped += 1


class Keyboard:
    """An engine, the watch on its keys, and what was said and looked for."""

    def __init__(self, settings, found=()):
        self.desk = Desk(settings).start()
        self.keys = FakeShortcuts()
        self.found = list(found) or [self.keys]
        self.looked = 0
        self.said = []
        self.watch = ShortcutWatch(
            self.desk.engine, self.desk.loop, self.desk.clock, self.find, ("/bin/desk-stretch",)
        )
        self.watch.tell = self.said.append

    def find(self):
        self.looked += 1
        return self.found[min(self.looked, len(self.found)) - 1]

    def set(self, **keys):
        self.desk.engine.do(SetSettings({f"keys.{name}": key for name, key in keys.items()}))

    def press(self, name):
        self.watch.press(name)
        self.desk.loop.run(HELD_S)


@pytest.fixture
def keyboard():
    return Keyboard(SET)


def test_without_a_key_nothing_is_looked_for():
    keyboard = Keyboard(READY)
    keyboard.desk.loop.run(FIRST_S + AGAIN_S + 1)
    keyboard.desk.engine.do(SetSettings({"breaks.work_time": 50, "keys.single_letters": False}))
    assert keyboard.looked == 0
    keyboard.watch.close()


def test_keys_are_bound_soon_after_the_start_and_anew_with_every_change(keyboard):
    assert keyboard.keys.wanted is None
    keyboard.desk.loop.run(FIRST_S)
    assert keyboard.keys.wanted == {"start": START}
    keyboard.set(pause="Pause")
    assert keyboard.keys.wanted == {"start": START, "pause": read_chord("Pause")}
    keyboard.set(start="", pause=None)
    assert keyboard.keys.wanted is None
    assert keyboard.watch.told == {}
    keyboard.set(snooze="Ctrl+F9")
    assert keyboard.keys.wanted == {"snooze": read_chord("Ctrl+F9")}
    assert keyboard.watch.told["snooze"].fate is Fate.BOUND
    keyboard.watch.close()
    assert keyboard.keys.wanted is None
    assert keyboard.said == []


def test_what_does_not_concern_the_keys_binds_nothing_anew(keyboard):
    keyboard.desk.loop.run(FIRST_S)
    keyboard.keys.wanted = {}
    keyboard.desk.engine.do(SetSettings({"keys.single_letters": False}))
    assert keyboard.keys.wanted == {}


def test_start_begins_a_routine_and_then_brings_it_up(keyboard):
    keyboard.press("start")
    assert keyboard.desk.engine.snapshot() is not None
    keyboard.press("start")
    assert keyboard.desk.heard(WindowAsked)[-1].name == "session"


def test_pause_is_for_an_hour_and_pressed_again_over(keyboard):
    now = keyboard.desk.clock.now().wall
    keyboard.press("pause")
    assert keyboard.desk.engine.status().pause_until == now + PAUSE_S
    keyboard.press("pause")
    assert keyboard.desk.engine.status().pause_until is None


def test_in_a_routine_pause_is_for_that(keyboard):
    keyboard.press("start")
    keyboard.desk.loop.run(10)
    keyboard.press("pause")
    assert keyboard.desk.engine.snapshot().state is SessionState.PAUSED
    keyboard.press("pause")
    assert keyboard.desk.engine.snapshot().state is SessionState.RUNNING
    assert keyboard.desk.engine.status().pause_until is None


def test_what_cannot_be_done_is_said(keyboard):
    keyboard.press("snooze")
    assert len(keyboard.said) == 1
    assert "break" in keyboard.said[0]


def test_a_key_that_is_held_down_counts_once(keyboard):
    keyboard.desk.loop.run(FIRST_S)
    for _ in range(9):
        keyboard.watch.press("pause")
        keyboard.desk.loop.run(HELD_S / 2)
    assert keyboard.desk.engine.status().pause_until is not None


def test_while_a_key_is_chosen_none_does_anything(keyboard):
    keyboard.watch.is_recording = True
    keyboard.press("start")
    assert keyboard.desk.engine.snapshot() is None
    keyboard.watch.is_recording = False
    keyboard.press("start")
    assert keyboard.desk.engine.snapshot() is not None


def test_a_key_that_is_taken_is_said_when_it_is_chosen(keyboard):
    keyboard.keys.fate = Fate.TAKEN
    keyboard.desk.loop.run(FIRST_S)
    assert keyboard.said == [], "not at every start"
    assert keyboard.watch.told["start"].fate is Fate.TAKEN
    keyboard.set(snooze="Ctrl+F9")
    assert len(keyboard.said) == 1
    assert "Ctrl+F9" in keyboard.said[0]


def test_who_looks_at_the_keys_is_told_and_nobody_else(keyboard):
    heard = []
    keyboard.keys.fate = Fate.TAKEN
    keyboard.watch.hearer = lambda: heard.append(dict(keyboard.watch.told))
    keyboard.set(snooze="Ctrl+F9")
    assert heard[-1]["snooze"].fate is Fate.TAKEN
    assert keyboard.said == []
    keyboard.keys.on_told({"snooze": Told(Fate.ASSIGNED, "F7")})
    assert heard[-1]["snooze"].key == "F7"


def test_a_desktop_that_comes_up_late_is_asked_once_more():
    late = FakeShortcuts()
    keyboard = Keyboard(SET, (FakeShortcuts("none"), late))
    keyboard.desk.loop.run(FIRST_S)
    assert late.wanted is None
    keyboard.desk.loop.run(AGAIN_S)
    assert late.wanted == {"start": START}


def test_where_no_program_has_keys_nothing_is_bound():
    none = FakeShortcuts("none")
    keyboard = Keyboard(SET, (none,))
    keyboard.desk.loop.run(FIRST_S + 5 * AGAIN_S)
    assert not keyboard.watch.can_bind
    assert none.wanted is None
    looked = keyboard.looked
    assert looked < 6
    assert not keyboard.watch.can_bind
    assert keyboard.looked == looked, "not again at once: a look may take time"
    keyboard.desk.loop.run(LOOK_S)
    assert not keyboard.watch.can_bind
    assert keyboard.looked == looked + 1


@pytest.mark.parametrize("fate", Fate)
def test_every_fate_but_one_has_its_sentence(fate):
    sentence = Told(fate, "Ctrl+F9").sentence
    assert bool(sentence) is (fate is not Fate.BOUND)
    assert "{" not in sentence
