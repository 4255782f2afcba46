"""``settings``: listed, read, set within limits, put back; the file stays a person's file."""

from __future__ import annotations

import tomllib

import pytest

from tests.acceptance.conftest import Person

DEFAULTS = {
    "breaks.work_time": 50, "breaks.routine_length": 180, "breaks.snooze": 5,
    "breaks.snooze_limit": 2, "breaks.daily_cap": 8, "breaks.typing_pause": 5,
    "breaks.typing_wait": 120, "breaks.natural_idle": 5, "breaks.natural_locked": 3,
    "breaks.quiet": 2, "breaks.prompt_life": 60,
}  # fmt: skip
LIMITS = {
    "breaks.work_time": (5, 240), "breaks.snooze": (1, 30), "breaks.snooze_limit": (0, 5),
    "breaks.daily_cap": (1, 10), "breaks.typing_pause": (2, 10), "breaks.typing_wait": (0, 300),
    "breaks.natural_idle": (3, 15), "breaks.natural_locked": (1, 15), "breaks.quiet": (0, 10),
    "breaks.prompt_life": (10, 300), "sound.volume": (0, 100),
}  # fmt: skip
WRONG = [
    (["get", "breaks.wrok_time"], "breaks.work_time"),
    (["get", "nothing.at_all"], "settings list"),
    (["set", "breaks.work_time", "soon"], "whole number"),
    (["set", "breaks.work_time", "2_5"], "whole number"),
    (["set", "breaks.enabled", "perhaps"], "on"),
    (["set", "look.theme", "pink"], "dark"),
    (["set", "hours.ranges", "25:00-26:00"], "25:00-26:00"),
    (["set", "hours.days", "funday"], "funday"),
    (["set", "movement.without", "laughing"], "laughing"),
    (["set", "movement.leave_out", "ear-to-sholder"], "ear-to-shoulder"),
    (["set", "movement.equipment", "trampoline"], "trampoline"),
    (["set", "safety.notice_version", "1"], "not set by hand"),
    (["set", "breaks.work_time"], "VALUE"),
    (["reset", "breaks.work"], "breaks.work_time"),
    (["frobnicate"], "list, get, set, reset"),
    ([], "list, get, set, reset"),
]


def settings_file(person):
    return person.home / ".config" / "desk-stretch" / "settings.toml"


def test_the_defaults_are_those_of_the_papers(anybody):
    listed = {each["key"]: each for each in anybody("settings", "list", "--json").json}
    for key, value in DEFAULTS.items():
        assert (listed[key]["value"], listed[key]["default"]) == (value, value)
    for each in listed.values():
        assert set(each) >= {"key", "value", "default", "takes", "label", "help"}
        group, _, name = each["key"].partition(".")
        assert group.isidentifier()
        assert name.isidentifier()


def test_every_setting_survives_being_set_to_what_it_is(desk_stretch):
    keys = [line.split()[0] for line in desk_stretch("settings", "list").out.splitlines()]
    read = desk_stretch.many([["settings", "get", key] for key in keys])
    values = [result.out.rstrip("\n") for result in read]
    pairs = list(zip(keys, values, strict=True))
    wrote = desk_stretch.many([["settings", "set", key, value] for key, value in pairs])
    assert [result.out for result in wrote] == [f"{key} = {value}\n" for key, value in pairs]


@pytest.fixture(scope="module")
def limits(tmp_path_factory):
    """For each key: the lowest and the highest value, and one beyond each, set in this order."""
    lines = [
        ["settings", "set", key, str(value)]
        for key, (low, high) in LIMITS.items()
        for value in (low, high, low - 1, high + 1)
    ]
    somebody = Person(tmp_path_factory.mktemp("limits"))
    results = iter(somebody.many([*lines, *(["settings", "get", key] for key in LIMITS)]))
    tried = {key: [next(results) for _ in range(4)] for key in LIMITS}
    return {key: (*tried[key], next(results)) for key in LIMITS}


@pytest.mark.parametrize("key", LIMITS)
def test_limits(limits, key):
    first, last, *refused, kept = limits[key]
    assert (first.code, last.code) == (0, 0)
    for result in refused:
        said = result.refused(2)
        assert key in said
        assert all(str(limit) in said for limit in LIMITS[key])
    assert kept.out == f"{LIMITS[key][1]}\n"


def test_what_cannot_be_is_told_before_anything_is_written(desk_stretch):
    results = desk_stretch.many([["settings", *words] for words, _ in WRONG])
    for (words, says), result in zip(WRONG, results, strict=True):
        assert says in result.refused(2), words
    assert not settings_file(desk_stretch).exists()


def test_set_get_reset(desk_stretch):
    assert (
        desk_stretch("settings", "set", "breaks.work_time", "30").out == "breaks.work_time = 30\n"
    )
    assert desk_stretch("settings", "get", "breaks.work_time").out == "30\n"
    assert desk_stretch("settings", "get", "breaks.work_time", "--json").json == 30
    assert desk_stretch("settings", "reset", "breaks.work_time").code == 0
    assert desk_stretch("settings", "get", "breaks.work_time").out == "50\n"


def test_the_file_is_readable_and_keeps_what_it_does_not_know(desk_stretch):
    path = settings_file(desk_stretch)
    path.parent.mkdir(parents=True)
    path.write_text("# mine\nodd = 1\n\n[breaks]\nwork_time = 45 # minutes\nlater = true\n")
    assert desk_stretch("settings", "set", "breaks.snooze", "10").code == 0
    text = path.read_text("utf-8")
    assert "# mine" in text
    assert "work_time = 45 # minutes" in text
    kept = tomllib.loads(text)
    assert (kept["odd"], kept["breaks"]) == (1, {"work_time": 45, "later": True, "snooze": 10})
    assert desk_stretch("settings", "reset").code == 0
    assert tomllib.loads(path.read_text("utf-8"))["breaks"] == {"later": True}


def test_a_damaged_file_is_set_aside_and_said(desk_stretch):
    path = settings_file(desk_stretch)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"[breaks\nwork_time = \xff")
    run = desk_stretch("settings", "get", "breaks.work_time")
    assert (run.code, run.out) == (0, "50\n")
    assert run.err.count("\n") == 1
    assert [p.read_bytes() for p in path.parent.iterdir()] == [b"[breaks\nwork_time = \xff"]


def test_a_value_outside_its_limits_in_the_file_is_said_and_left(desk_stretch):
    path = settings_file(desk_stretch)
    path.parent.mkdir(parents=True)
    path.write_text("[breaks]\nwork_time = 1000\n")
    run = desk_stretch("settings", "get", "breaks.work_time")
    assert (run.code, run.out) == (0, "50\n")
    assert "breaks.work_time" in run.err
    assert "1000" in path.read_text("utf-8")
