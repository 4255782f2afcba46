"""Reading exercise and routine files from folders, good and bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.storage.catalogue_files import (
    LARGEST,
    check_file,
    load_catalogue,
    read_exercise_file,
    read_toml,
)

ROLLS = """
name = "Shoulder rolls"
summary = "Roll the shoulders back."
areas = ["shoulders"]
sources = ["own"]
[form.free]
postures = ["sitting"]
desk = true
sides = "both"
work = "move"
dose = { hold = 1.5, repetitions = 10 }
[[form.free.phase]]
role = "start"
pose = "start"
move = 1.0
cue = "Arms loose."
[[form.free.phase]]
role = "work"
pose = "up"
move = 1
cue = "Shoulders up and back."
"""
ROUTINE = """
name = "One"
posture = "sitting"
total = 24
source = "own"
[[step]]
exercise = "shoulder-rolls"
form = "free"
seconds = 24
"""


def put(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a = 1", None),
        (b"a = 1\r\nb = 2\r\n", None),
        (b"a = 1\n#" + b"x" * (LARGEST - 7), None),
        (b"a = 1\n#" + b"x" * (LARGEST - 6), "a file of at most 64 KiB"),
        (b"a = '\xff'", "text in UTF-8 (byte 5 is not)"),
        (b"a = ", "valid TOML ("),
        (b"a = " + b"1" * 5000, "valid TOML ("),
        (b"a = " + b"[" * 30000, "lists and tables that are not nested so deeply"),
        (b"a = 1\na = 2", "valid TOML ("),
    ],
)
def test_only_small_valid_files_are_read(tmp_path, content, expected):
    table, problems = read_toml(put(tmp_path, "x.toml", content))
    if expected is None:
        assert problems == []
        assert table is not None
        assert table["a"] == 1
        return
    assert table is None
    [problem] = problems
    assert problem.key == "file"
    assert problem.expected.startswith(expected)
    assert problem.line("x.toml").isprintable()


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_what_is_no_file(tmp_path, name):
    table, [problem] = read_toml(tmp_path / name)
    assert table is None
    assert problem.expected == "a file that is there"


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = put(tmp_path, "x.toml", "a = 1")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    table, [problem] = read_toml(path)
    assert table is None
    assert problem.expected == "a file that can be read (Permission denied)"


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
@given(st.binary(max_size=200))
def test_no_content_is_too_wild(tmp_path, content):
    exercise, problems = read_exercise_file(put(tmp_path, "wild.toml", content))
    assert exercise is None
    assert problems


def test_folders_become_a_catalogue(tmp_path):
    put(tmp_path / "e", "shoulder-rolls.toml", ROLLS)
    put(tmp_path / "e", "notes.txt", "not ours")
    put(tmp_path / "r", "one.toml", ROUTINE)
    catalogue = load_catalogue([tmp_path / "e"], [tmp_path / "r"])
    assert catalogue.broken == ()
    assert [each.id for each in catalogue.exercises] == ["shoulder-rolls"]
    assert [each.id for each in catalogue.routines] == ["one"]


def test_broken_files_are_left_out_and_listed(tmp_path):
    put(tmp_path / "e", "shoulder-rolls.toml", ROLLS)
    put(tmp_path / "e", "bad.toml", ROLLS.replace("shoulders", "sholders"))
    put(tmp_path / "e", "worse.toml", "a = ")
    put(tmp_path / "r", "one.toml", ROUTINE)
    put(tmp_path / "r", "two.toml", ROUTINE.replace("24", "18"))
    put(tmp_path / "r", "three.toml", b"\xff")
    catalogue = load_catalogue([tmp_path / "e"], [tmp_path / "r"])
    assert [each.id for each in catalogue.exercises] == ["shoulder-rolls"]
    assert [each.id for each in catalogue.routines] == ["one"]
    broken = {each.file: [p.key for p in each.problems] for each in catalogue.broken}
    assert broken == {
        "bad.toml": ["areas"],
        "worse.toml": ["file"],
        "two.toml": ["step.1.seconds"],
        "three.toml": ["file"],
    }


def test_an_id_belongs_to_the_first_folder(tmp_path):
    for folder, name in (("e", "Shoulder rolls"), ("mine", "My rolls")):
        put(tmp_path / folder, "shoulder-rolls.toml", ROLLS.replace("Shoulder rolls", name))
    for folder, name in (("r", "One"), ("my-r", "My one")):
        put(tmp_path / folder, "one.toml", ROUTINE.replace("One", name))
    catalogue = load_catalogue(
        [tmp_path / "e", tmp_path / "mine"], [tmp_path / "r", tmp_path / "my-r"]
    )
    assert [each.name for each in catalogue.exercises] == ["Shoulder rolls"]
    assert [each.name for each in catalogue.routines] == ["One"]
    assert [each.file for each in catalogue.broken] == ["shoulder-rolls.toml", "one.toml"]


def test_a_swap_to_nowhere_is_listed_but_the_exercise_stays(tmp_path):
    text = ROLLS.replace('work = "move"', 'work = "move"\nswap = "gone/free"')
    path = put(tmp_path / "e", "shoulder-rolls.toml", text)
    catalogue = load_catalogue([tmp_path / "e"], [])
    assert [each.id for each in catalogue.exercises] == ["shoulder-rolls"]
    [broken] = catalogue.broken
    assert [problem.key for problem in broken.problems] == ["form.free.swap"]
    assert check_file(path, catalogue) == list(broken.problems)


def test_checking_one_file(tmp_path):
    good = put(tmp_path, "my-rolls.toml", ROLLS)
    bad = put(tmp_path, "bad.toml", ROLLS.replace("1.5", "0"))
    assert check_file(good, Catalogue()) == []
    [problem] = check_file(bad, Catalogue())
    assert problem.line(str(bad)).startswith(f"{bad}: form.free.dose.hold: a number from ")


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert load_catalogue([tmp_path / "none"], []) == Catalogue()
