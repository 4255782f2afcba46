"""Every kind of setting: what it takes, what it refuses, and its three forms."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch import i18n
from desk_stretch.core.settings.numbers import Count, Minutes, Percent, Seconds
from desk_stretch.core.settings.setting import either, shown
from desk_stretch.core.settings.times import Days, Ranges
from desk_stretch.core.settings.words import TEXT_LENGTH, Choice, Names, Switch, Text
from desk_stretch.errors import BadDataError, UsageError


def placed(setting, name="breaks.some"):
    """Give the setting its key, as a schema would."""
    setting.group, setting.name = name.split(".")
    return setting


MINUTES = placed(Minutes(default=50, low=5, high=240, label="Work"), "breaks.work_time")
SECONDS = placed(Seconds(default=180, low=60, high=900, step=15, label="Length"))
COUNT = placed(Count(default=2, low=0, high=5, label="Snoozes"))
PERCENT = placed(Percent(default=40, label="Volume"))
SWITCH = placed(Switch(default=True, label="On"))
CHOICE = placed(
    Choice(default="auto", values={"auto": "Auto", "card": "A card", "en_XA": "X"}, label="S")
)
CLOSED = placed(Names(words={"wall": "Wall", "chair": "Chair"}, of="equipment", label="E"))
OPEN = placed(Names(of="exercise ids", label="L"))
TEXT = placed(Text())
DAYS = placed(Days(default=frozenset(range(5)), label="Days"))
RANGES = placed(Ranges(default=((540, 1080),), label="Times"))
EVERY = [MINUTES, SECONDS, COUNT, PERCENT, SWITCH, CHOICE, CLOSED, OPEN, TEXT, DAYS, RANGES]

NAMES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
CLOCKS = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).filter(lambda c: c[0] != c[1])
LINES = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=40)
USED = st.one_of(
    st.tuples(st.just(MINUTES), st.integers(5, 240)),
    st.tuples(st.just(SECONDS), st.integers(4, 60).map(lambda n: n * 15)),
    st.tuples(st.just(COUNT), st.integers(0, 5)),
    st.tuples(st.just(PERCENT), st.integers(0, 100)),
    st.tuples(st.just(SWITCH), st.booleans()),
    st.tuples(st.just(CHOICE), st.sampled_from(list(CHOICE.values))),
    st.tuples(st.just(CLOSED), st.frozensets(st.sampled_from(list(CLOSED.words)))),
    st.tuples(st.just(OPEN), st.frozensets(NAMES.filter(lambda n: n != "none"))),
    st.tuples(st.just(TEXT), LINES),
    st.tuples(st.just(DAYS), st.frozensets(st.integers(0, 6), min_size=1)),
    st.tuples(
        st.just(RANGES), st.sets(CLOCKS, min_size=1, max_size=4).map(lambda r: tuple(sorted(r)))
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(USED)
def test_a_value_survives_all_of_its_forms(pair):
    setting, value = pair
    assert setting.check(value) == value
    assert setting.check(json.loads(json.dumps(setting.stored(value)))) == value
    assert setting.parse(setting.text(value)) == value
    assert isinstance(setting.display(value), str)


def used_or_refusal(setting, read, value):
    """The used form, or the sentence of the refusal."""
    try:
        return read(value), ""
    except BadDataError as error:
        return setting.default, error.title


@given(st.sampled_from(EVERY), JSON)
def test_a_value_is_taken_or_refused_in_words(setting, value):
    used, refusal = used_or_refusal(setting, setting.check, value)
    assert setting.check(used) == used
    assert not refusal or refusal.startswith(f"{setting.key} takes {setting.takes()}; ")


@given(st.sampled_from(EVERY), st.text())
def test_a_text_is_taken_or_refused_in_words(setting, text):
    used, refusal = used_or_refusal(setting, setting.parse, text)
    assert setting.parse(setting.text(used)) == used
    assert not refusal or refusal.startswith(f"{setting.key} takes {setting.takes()}; ")


@pytest.mark.parametrize(
    ("setting", "text", "value"),
    [
        (MINUTES, "30", 30), (MINUTES, "30m", 30), (MINUTES, "30 min", 30), (MINUTES, "1h30", 90),
        (MINUTES, "300s", 5), (SECONDS, "180", 180), (SECONDS, "3m", 180), (SECONDS, "90 s", 90),
        (COUNT, "+3", 3), (PERCENT, "40 %", 40), (PERCENT, "0", 0),
        (SWITCH, "ON", True), (SWITCH, "no", False), (SWITCH, "true", True), (SWITCH, "0", False),
        (CHOICE, "Card", "card"), (CHOICE, "EN_xa", "en_XA"),
        (CLOSED, "Chair, wall", {"chair", "wall"}), (CLOSED, "none", set()), (CLOSED, "", set()),
        (OPEN, "ear-to-shoulder chin-tuck", {"ear-to-shoulder", "chin-tuck"}),
        (TEXT, " sitting-gentle ", "sitting-gentle"),
        (DAYS, "mon-fri", {0, 1, 2, 3, 4}), (DAYS, "Mon – wed", {0, 1, 2}),
        (DAYS, "sat-mon", {5, 6, 0}), (DAYS, "Tuesday, thu sun", {1, 3, 6}),
        (DAYS, "fri-fri", {4}),
        (RANGES, "09:00-12:00, 13:00-18:00", ((540, 720), (780, 1080))),
        (RANGES, "13-18,9-12", ((540, 720), (780, 1080))),
        (RANGES, "22:00 – 6.30", ((1320, 390),)), (RANGES, "00:00-24:00", ((0, 1440),)),
        (RANGES, "9-10, 09:00-10:00", ((540, 600),)),
    ],
)  # fmt: skip
def test_typed_values(setting, text, value):
    assert setting.parse(text) == value


@pytest.mark.parametrize(
    ("setting", "text", "reason"),
    [
        (MINUTES, "500", "500 is outside."),
        (MINUTES, "10h", "10h is outside."),
        (MINUTES, "-5", "-5 is outside."),
        (MINUTES, "soon", "“soon” is not a whole number of minutes."),
        (MINUTES, "90s", "“90s” is not a whole number of minutes."),
        (SECONDS, "", "“” is not a whole number of seconds."),
        (SECONDS, "100", "100 lies between 90 and 105."),
        (COUNT, "two", "“two” is not a whole number."),
        (PERCENT, "101%", "101% is outside."),
        (SWITCH, "maybe", "“maybe” is neither."),
        (CHOICE, "popup", "“popup” is none of them."),
        (CLOSED, "sofa,wall", "“sofa” is none of these."),
        (CLOSED, "sofa,bed", "“bed”, “sofa” are none of these."),
        (OPEN, "Über", "“über” is none of these."),
        (OPEN, "none,one", "“none” is none of these."),
        (TEXT, "x" * (TEXT_LENGTH + 1), f"“{'x' * 57}…” is not that."),
        (TEXT, "a\nb", "“'a\\nb'” is not that."),
        (DAYS, "mon, foo-fri", "“foo-fri”: no such day."),
        (DAYS, "mo", "“mo”: no such day."),
        (DAYS, "", "no day is named."),
        (RANGES, "", "no time is named."),
        (RANGES, "9-9", "“9-9”: no such time of day."),
        (RANGES, "24:00-06:00", "“24:00-06:00”: no such time of day."),
        (RANGES, "9:60-11, 9", "“9:60-11”, “9”: no such time of day."),
        (RANGES, "8-9-10", "“8-9-10”: no such time of day."),
    ],
)
def test_refusals_say_why(setting, text, reason):
    with pytest.raises(UsageError) as error:
        setting.parse(text)
    assert str(error.value) == f"{setting.key} takes {setting.takes()}; {reason}"


def test_steps_are_counted_from_the_lowest():
    third = placed(Count(default=1, low=1, high=7, step=3, label="Every third"))
    assert [third.parse(text) for text in ("1", "4", "7")] == [1, 4, 7]
    with pytest.raises(UsageError, match="5 lies between 4 and 7"):
        third.parse("5")


def test_days_are_typed_as_they_are_written():
    assert DAYS.text(frozenset({0, 1, 3, 4, 5})) == "mon,tue,thu-sat"


def test_a_text_may_fill_its_line():
    assert TEXT.check("x" * TEXT_LENGTH) == "x" * TEXT_LENGTH


def test_the_limits_are_named_in_words():
    with pytest.raises(UsageError) as error:
        MINUTES.parse("500")
    assert str(error.value) == "breaks.work_time takes 5 to 240 minutes; 500 is outside."
    assert [setting.takes() for setting in EVERY] == [
        "5 to 240 minutes",
        "60 to 900 seconds in steps of 15",
        "0 to 5",
        "0 to 100 percent",
        "on or off",
        "auto, card or en_XA",
        "equipment (wall, chair), with commas between them, or none",
        "exercise ids, with commas between them, or none",
        "one line of at most 200 characters",
        "one or more of mon, tue, wed, thu, fri, sat, sun, as mon-fri or mon,wed",
        "one or more times of day, as 09:00-12:00, 13:00-18:00",
    ]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (MINUTES, True), (MINUTES, 30.5), (MINUTES, "30"), (MINUTES, float("nan")), (SWITCH, 1),
        (CHOICE, 1), (CHOICE, "Card"), (CLOSED, "wall"), (CLOSED, [1]), (OPEN, {"a": 1}),
        (TEXT, 1), (DAYS, "mon"), (DAYS, [True]), (DAYS, [7]), (DAYS, [[1]]), (DAYS, []),
        (RANGES, 9), (RANGES, [9]), (RANGES, [[540, True]]), (RANGES, [[0, 1441]]),
        (RANGES, [[540]]), (RANGES, [["9", "12"]]), (RANGES, []),
    ],
)  # fmt: skip
def test_other_types_are_refused(setting, value):
    with pytest.raises(BadDataError) as error:
        setting.check(value)
    assert not isinstance(error.value, UsageError)


@pytest.mark.parametrize(
    ("setting", "value", "used"),
    [
        (MINUTES, 30.0, 30),
        (DAYS, ["monday", 6], {0, 6}),
        (RANGES, "9-12", ((540, 720),)),
        (RANGES, [[540, 720], "13:00-18:00"], ((540, 720), (780, 1080))),
    ],
)
def test_near_types_are_taken(setting, value, used):
    assert setting.check(value) == used


@pytest.mark.parametrize(
    ("setting", "value", "text"),
    [
        (MINUTES, 1, "1 minute"), (MINUTES, 5, "5 minutes"), (SECONDS, 180, "180 seconds"),
        (COUNT, 2, "2"), (PERCENT, 40, "40 %"), (SWITCH, True, "on"), (SWITCH, False, "off"),
        (CHOICE, "card", "A card"), (CLOSED, frozenset(["chair", "wall"]), "Wall, Chair"),
        (CLOSED, frozenset(), "none"), (OPEN, frozenset(["b", "a"]), "a, b"), (TEXT, "x", "x"),
        (DAYS, frozenset(range(7)), "every day"), (DAYS, frozenset(range(5)), "Mon–Fri"),
        (DAYS, frozenset([0, 1, 3, 4, 5]), "Mon, Tue, Thu–Sat"),
        (RANGES, ((540, 720), (1320, 360)), "09:00–12:00, 22:00–06:00"),
    ],
)  # fmt: skip
def test_display(setting, value, text):
    assert setting.display(value) == text


def test_display_and_refusals_speak_the_language_in_use():
    i18n.use(i18n.PSEUDO)
    try:
        assert SWITCH.display(True) == i18n.pseudo("on")
        assert DAYS.display(frozenset([0])) == i18n.pseudo("Mon")
        limits = i18n.pseudo("{low} to {high} minutes").format(low=5, high=240)
        assert MINUTES.takes() == limits
    finally:
        i18n.use("en")


def test_shown_shortens_and_escapes():
    assert shown("a" * 60) == "a" * 60
    assert shown("a" * 61) == "a" * 57 + "…"
    assert shown("\x00") == "'\\x00'"
    assert shown(1 << 20_000) == "…"


def test_either():
    assert either(["a"]) == "a"
    assert either(["a", "b", "c"]) == "a, b or c"
