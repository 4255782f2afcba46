"""Settings of holds: modes, and lists of the person's own words."""

from __future__ import annotations

import pytest

from desk_stretch import i18n
from desk_stretch.core.settings.holding import MOST_WORDS, setting_key
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError, UsageError

MODE = SCHEMA["holds.microphone"]
NAMES = SCHEMA["holds.program_names"]


def test_what_is_on_at_first():
    holds = Settings().holds
    assert holds.names_in_use() == {
        "full screen", "do not disturb", "microphone", "camera", "screen sharing", "presentation",
    }  # fmt: skip
    assert holds.of_mode("keep") == holds.names_in_use()
    assert holds.of_mode("off") == {"program", "battery", "calendar", "monitor"}
    assert holds.of_mode("freeze") == holds.of_mode("anew") == frozenset()


@pytest.mark.parametrize(
    ("typed", "mode"), [("off", "off"), ("on", "keep"), ("Freeze", "freeze"), ("anew", "anew")]
)
def test_a_mode_is_a_word_or_a_switch(typed, mode):
    assert MODE.parse(typed) == mode


@pytest.mark.parametrize(("value", "mode"), [(True, "keep"), (False, "off"), ("anew", "anew")])
def test_a_file_may_say_true_and_false(value, mode):
    assert MODE.check(value) == mode


def test_other_words_are_refused():
    with pytest.raises(UsageError, match=r"holds\.microphone takes off, keep, freeze or anew"):
        MODE.parse("perhaps")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("zoom", ("zoom",)), (" zoom, obs ,zoom", ("zoom", "obs")), ("none", ()), ("", ())],
)
def test_names_are_typed_with_commas(typed, words):
    assert NAMES.parse(typed) == words


def test_names_are_read_back():
    assert NAMES.parse(NAMES.text(("My Program", "obs"))) == ("My Program", "obs")
    assert NAMES.parse(NAMES.text(())) == ()
    assert NAMES.stored(("a", "b")) == ["a", "b"]
    assert (NAMES.display(()), NAMES.display(("a", "b"))) == ("none", "a, b")
    assert "names of programs" in NAMES.takes()


def test_monitors_are_at_first_those_that_are_connected():
    monitors = SCHEMA["holds.known_monitors"]
    assert Settings().holds.words_for("monitor") == ("connected",)
    assert monitors.parse("DELL U2720Q 1234abcd, connected") == (
        "DELL U2720Q 1234abcd",
        "connected",
    )
    assert monitors.parse("none") == ()
    assert monitors.takes() == (
        "names of monitors, with commas between them, or none, or “connected” for those that are"
    )


def test_the_word_for_what_is_connected_is_shown_in_the_language_and_kept_in_the_file():
    monitors = SCHEMA["holds.known_monitors"]
    known = ("DELL U2720Q 1234abcd", "connected")
    i18n.use(i18n.PSEUDO)
    try:
        shown = monitors.display(known)
        assert shown == f"DELL U2720Q 1234abcd, {i18n.tr('connected')}"
        assert monitors.parse(shown) == known
        assert monitors.parse(f"{shown}, connected") == known, "either word, and once"
    finally:
        i18n.use("en")
    assert monitors.stored(known) == list(known)
    assert monitors.text(known) == "DELL U2720Q 1234abcd, connected"


@pytest.mark.parametrize("value", ["zoom", 3, [3], ["a,b"], [" "], ["x" * 501], ["a\n"]])
def test_what_is_no_list_of_short_texts_is_refused(value):
    with pytest.raises(BadDataError, match=r"holds\.program_names takes"):
        NAMES.check(value)


def test_too_many_are_refused_and_told():
    with pytest.raises(BadDataError, match=r"“0”, “1”, .+, “20” cannot be used"):
        NAMES.check([str(number) for number in range(MOST_WORDS + 1)])


def test_of_words_that_cannot_be_used_only_those_are_told():
    with pytest.raises(BadDataError, match=r"or none; “a,b”, “” cannot be used\."):
        NAMES.check(["zoom", "a,b", ""])


def test_each_hold_has_its_words():
    settings = Settings({"holds.program_names": ["zoom"], "holds.calendar_files": ["~/a.ics"]})
    assert settings.holds.words_for("program") == ("zoom",)
    assert settings.holds.words_for("calendar") == ("~/a.ics",)
    assert settings.holds.words_for("camera") == ()
    assert setting_key("full screen") == "holds.full_screen"
