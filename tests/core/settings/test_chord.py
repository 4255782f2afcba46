"""A key as people write it: every way to write it is one key, and anything else is refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk_stretch.core.settings.chord import ALONE, EDITING, Chord, read_chord
from desk_stretch.core.settings.keys import Shortcut
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError, UsageError

START = SCHEMA["keys.start"]

KEYS = st.sampled_from([*EDITING, *ALONE, *string.ascii_uppercase, *string.digits, *"+-,.;ÜЫ?"])
CHORDS = st.builds(Chord, KEYS, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(CHORDS)
def test_a_key_is_written_in_one_way_and_read_in_any(chord):
    assume(chord.key in ALONE or chord.meta or chord.ctrl or chord.alt)
    assert read_chord(str(chord)) == chord
    assert read_chord(str(chord).lower()) == chord
    assert read_chord(f" {str(chord).upper().replace('+', ' + ')} ") == chord
    *beside, _ = str(chord).removesuffix(chord.key).split("+")
    backwards = "+".join([*reversed(beside), chord.key])
    assert read_chord(backwards) == chord


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_key_or_refused(text):
    try:
        chord = read_chord(text)
    except BadDataError:
        return
    assert read_chord(str(chord)) == chord


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("control+alt+s", "Ctrl+Alt+S"), ("Super+Page Up", "Meta+PgUp"), ("win+f5", "Meta+F5"),
        ("ALT+CTRL+DELETE", "Ctrl+Alt+Del"), ("pause", "Pause"), ("ctrl++", "Ctrl++"),
        ("strg+ß", "Ctrl+ß"),
    ],
)  # fmt: skip
def test_other_names_of_the_same(typed, meant):
    assert START.parse(typed) == START.check(typed) == meant
    assert START.text(meant) == START.display(meant) == START.stored(meant) == meant


@pytest.mark.parametrize("word", ["", "none", "NONE"])
def test_none_is_no_key(word):
    assert START.parse(word) == ""
    assert START.text("") == START.display("") == "none"


@pytest.mark.parametrize(
    "typed", ["Ctrl", "Ctrl+", "+Ctrl+S", "Ctrl++S", "Ctrl+Alt+SS", "Hyper+S", "F25"]
)
def test_what_is_no_key_is_named(typed):
    with pytest.raises(UsageError, match="is no key"):
        START.parse(typed)


def test_a_key_that_writes_is_a_sign():
    assert Chord("S", ctrl=True).is_sign
    assert not Chord("F9").is_sign


def test_a_key_is_read_up_to_sixty_letters():
    assert read_chord("Ctrl+S".rjust(60)) == Chord("S", ctrl=True)
    for unread in ("Ctrl+S".rjust(61), "Ctrl+\x00"):
        with pytest.raises(BadDataError, match="is no key"):
            read_chord(unread)


@pytest.mark.parametrize("typed", ["s", "Shift+S", "7", "space", "Shift+Home", "+"])
def test_a_key_that_every_program_needs_is_not_taken_alone(typed):
    with pytest.raises(UsageError, match=r"Ctrl, Alt or Meta.*every other program"):
        START.parse(typed)


@pytest.mark.parametrize("value", [5, None, ["Ctrl+S"], "Ctrl+S\n", "Ctrl+" * 20 + "S"])
def test_a_key_is_one_short_line(value):
    with pytest.raises(BadDataError, match=r"keys\.start takes"):
        START.check(value)


def test_the_keys_that_are_set():
    assert Settings().keys.chords() == {}
    some = Settings({"keys.pause": "Pause", "keys.start": "ctrl+f9"})
    assert not any(chord.is_sign for chord in some.keys.chords().values())
    assert some.keys.chords() == {"start": Chord("F9", ctrl=True), "pause": Chord("Pause")}
    known = {key for key, setting in SCHEMA.items() if isinstance(setting, Shortcut)}
    assert known == {"keys.start", "keys.snooze", "keys.pause"}
