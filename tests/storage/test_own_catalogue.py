"""The person's own files beside the shipped ones: never in their place, read within bounds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.storage import own_catalogue
from desk_stretch.storage.own_catalogue import MOST_FILES, OwnCatalogue, read_own, whole_catalogue
from tests.shipped import shipped_catalogue

SHIPPED = shipped_catalogue()
ROUTINE = """
name = "Mine"
posture = "sitting"
total = 38
source = "own"
[[step]]
exercise = "reach"
form = "chair"
seconds = 38
"""


def put(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems(catalogue):
    return {
        f"{each.kind}/{each.file}": [problem.expected for problem in each.problems]
        for each in catalogue.broken
    }


def test_own_files_are_added_beside_the_shipped_ones(tmp_path):
    put(tmp_path / "exercises", "reach.toml", TEMPLATE)
    put(tmp_path / "routines", "mine.toml", ROUTINE)
    found = read_own(SHIPPED, tmp_path)
    assert found.broken == ()
    assert found.own == {("exercises", "reach"), ("routines", "mine")}
    assert found.routine("mine").steps[0].exercise is found.exercise("reach")
    assert len(found.exercises) == len(SHIPPED.exercises) + 1


def test_a_shipped_one_of_the_same_id_stays(tmp_path):
    put(tmp_path / "exercises", "cat-cow.toml", TEMPLATE)
    put(tmp_path / "routines", "sitting-gentle.toml", ROUTINE.replace("reach", "cat-cow"))
    found = read_own(SHIPPED, tmp_path)
    assert found.exercise("cat-cow") is SHIPPED.exercise("cat-cow")
    assert found.routine("sitting-gentle") == SHIPPED.routine("sitting-gentle")
    assert found.own == frozenset()
    [told] = problems(found)["exercises/cat-cow.toml"]
    assert told.startswith("another id; the app came with one")


def test_a_routine_of_the_same_id_as_a_shipped_one(tmp_path):
    put(tmp_path / "exercises", "reach.toml", TEMPLATE)
    put(tmp_path / "routines", "sitting-gentle.toml", ROUTINE)
    found = read_own(SHIPPED, tmp_path)
    assert found.routine("sitting-gentle") == SHIPPED.routine("sitting-gentle")
    assert list(problems(found)) == ["routines/sitting-gentle.toml"]


def test_a_broken_file_is_told_with_all_its_problems_and_the_rest_works(tmp_path):
    broken = TEMPLATE.replace("hold = 15", "hold = 900").replace("lean left 15", "lean left 95")
    put(tmp_path / "exercises", "bad.toml", broken)
    put(tmp_path / "exercises", "reach.toml", TEMPLATE)
    put(tmp_path / "routines", "worse.toml", "[")
    found = read_own(SHIPPED, tmp_path)
    assert found.exercise("bad") is None
    assert found.exercise("reach")
    bad, worse = found.broken
    assert [each.key for each in bad.problems] == ["form.chair.dose.hold", "pose.reach.trunk"]
    assert (bad.id, bad.kind, worse.id, worse.kind) == ("bad", "exercises", "worse", "routines")


def test_one_whose_picture_or_swap_has_a_fault_is_offered_all_the_same(tmp_path):
    put(tmp_path / "exercises", "reach.toml", TEMPLATE.replace("lean left 15", "lean left 95"))
    swap = TEMPLATE.replace('work = "hold"', 'work = "hold"\nswap = "no/where"')
    put(tmp_path / "exercises", "other.toml", swap)
    found = read_own(SHIPPED, tmp_path)
    assert found.exercise("reach")
    assert found.exercise("other")
    assert set(problems(found)) == {"exercises/reach.toml", "exercises/other.toml"}


def test_what_changes_is_seen_without_a_restart(tmp_path):
    catalogue = OwnCatalogue(tmp_path)
    first = catalogue()
    assert catalogue() is first
    path = put(tmp_path / "exercises", "reach.toml", TEMPLATE)
    second = catalogue()
    assert second.exercise("reach").name == "Reach to one side"
    assert catalogue() is second
    assert second.exercise("cat-cow") is first.exercise("cat-cow")
    put(path.parent, path.name, TEMPLATE.replace("Reach to one side", "Another name"))
    assert catalogue().exercise("reach").name == "Another name"
    path.unlink()
    assert catalogue().exercise("reach") is None


def test_the_folder_is_the_one_of_the_data(own_home):
    put(own_home / ".local/share/desk-stretch/exercises", "reach.toml", TEMPLATE)
    assert whole_catalogue().exercise("reach")


@pytest.mark.parametrize("place", ["/etc/passwd", "../secret.toml", "gone.toml", "/dev/zero"])
def test_a_link_is_not_followed(tmp_path, place):
    put(tmp_path, "secret.toml", TEMPLATE)
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "reach.toml").symlink_to(place)
    found = read_own(SHIPPED, tmp_path)
    assert found.exercise("reach") is None
    assert problems(found) == {"exercises/reach.toml": ["a file of its own, not a link"]}


def test_what_is_no_file_is_not_opened(tmp_path):
    folder = tmp_path / "exercises"
    (folder / "folder.toml").mkdir(parents=True)
    os.mkfifo(folder / "pipe.toml")
    put(folder, ".hidden.toml", "[")
    put(folder, "notes.txt", "[")
    told = problems(read_own(SHIPPED, tmp_path))
    assert set(told) == {"exercises/folder.toml", "exercises/pipe.toml"}


def test_a_name_that_cannot_be_printed_is_told_in_one_line(tmp_path):
    put(tmp_path / "exercises", "a\nb.toml", TEMPLATE)
    [broken] = read_own(SHIPPED, tmp_path).broken
    assert broken.file.isprintable()
    assert broken.problems[0].expected.startswith("a name of lower-case words")


def test_a_folder_of_very_many_files_is_read_up_to_a_bound(tmp_path):
    for number in range(MOST_FILES + 5):
        put(tmp_path / "routines", f"r{number:04}.toml", "[")
    found = read_own(SHIPPED, tmp_path)
    assert len(found.broken) == MOST_FILES + 1
    assert found.broken[-1].problems[0].expected.startswith("a folder of at most 200 files")


def test_a_folder_of_very_large_files_is_read_up_to_a_bound(tmp_path):
    for number in range(4):
        with put(tmp_path / "exercises", f"r{number}.toml", "").open("r+b") as file:
            file.truncate(own_catalogue.MOST_BYTES // 2)
    told = problems(read_own(SHIPPED, tmp_path))
    assert told["exercises/r0.toml"] == ["a file of at most 64 KiB"]
    assert told["exercises/r2.toml"][0].startswith("a folder of at most 200 files and 2 MiB")
    assert "exercises/r3.toml" not in told


def test_a_folder_that_cannot_be_read_has_nothing(tmp_path):
    (tmp_path / "exercises").write_text("no folder")
    assert read_own(SHIPPED, tmp_path).own == frozenset()


class _Gone:
    name = "gone.toml"

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        raise FileNotFoundError


def test_a_file_that_goes_while_it_is_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(own_catalogue, "_entries", lambda _folder: [_Gone()])
    catalogue = OwnCatalogue(tmp_path)
    assert catalogue().own == frozenset()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(
        st.characters(exclude_categories=("Cs",), exclude_characters="/\0"), min_size=1, max_size=20
    ),
    content=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(str.encode),
        st.tuples(st.integers(0, len(TEMPLATE)), st.binary(max_size=8)).map(
            lambda cut: TEMPLATE.encode()[: cut[0]] + cut[1] + TEMPLATE.encode()[cut[0] :]
        ),
    ),
)
def test_any_file_is_read_or_told_of(tmp_path, name, content):
    folder = tmp_path / "exercises"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / f"{name}.toml").write_bytes(content)
    found = read_own(SHIPPED, tmp_path)
    told = [problem for each in found.broken for problem in each.problems]
    assert found.own or told or name.startswith(".")
    assert all(each.line("x").isprintable() for each in told)
