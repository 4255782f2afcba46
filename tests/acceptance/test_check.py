"""``exercises check``: every problem of every file in one go, ``file: key: what is expected``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHIPPED = sorted((Path(__file__).parents[2] / "assets" / "exercises").glob("*.toml"))
GOOD = (Path(__file__).parents[2] / "assets" / "exercises" / "cat-cow.toml").read_text("utf-8")
CHANGES = [
    ('name = "Cat and cow"\n', "", "name"),
    ('name = "Cat and cow"', f'name = "{"x" * 41}"', "name"),
    ("areas = [", 'areas = ["knee", ', "areas"),
    ('sources = ["001-01"]', 'sources = ["a page"]', "sources"),
    ('postures = ["sitting"]', 'postures = ["lying"]', "form.chair.postures"),
    ('cautions = ["spine-flexion", "support"]', 'cautions = ["danger"]', "form.chair.cautions"),
    ('equipment = ["chair"]', 'equipment = ["sofa"]', "form.chair.equipment"),
    ('sides = "both"', 'sides = "up"', "form.chair.sides"),
    ('work = "move"', 'work = "jump"', "form.chair.work"),
    ("hold = 3", 'hold = "long"', "form.chair.dose.hold"),
    ("repetitions = 5", "repetitions = 0", "form.chair.dose.repetitions"),
    ("desk = true", 'desk = "yes"', "form.chair.desk"),
    ("name =", "nmae =", "nmae"),
]


def test_everything_that_ships_is_in_order(anybody):
    run = anybody("exercises", "check", *map(str, SHIPPED))
    assert (run.code, run.err) == (0, "")
    assert f"All {len(SHIPPED)} files" in run.out


def test_a_problem_names_its_file_and_its_key(desk_stretch):
    paths = []
    for number, (written, wrong, _) in enumerate(CHANGES):
        assert written in GOOD
        paths.append(desk_stretch.file(f"{number}.toml", GOOD.replace(written, wrong, 1)))
    results = desk_stretch.many([["exercises", "check", path] for path in paths])
    for path, (_, _, key), run in zip(paths, CHANGES, results, strict=True):
        assert (run.code, run.out) == (1, "")
        keys = [line.removeprefix(f"{path}: ").split(": ")[0] for line in run.err.splitlines()]
        assert key in keys, run.err


def test_all_problems_of_all_files_at_once(desk_stretch):
    text = GOOD
    for written, wrong, _ in CHANGES[2:10]:
        text = text.replace(written, wrong, 1)
    bad = desk_stretch.file("bad.toml", text)
    good = desk_stretch.file("good.toml", GOOD)
    run = desk_stretch("exercises", "check", bad, good, "missing.toml")
    assert run.code == 1
    lines = run.err.splitlines()
    assert len(lines) >= 9
    assert all(re.fullmatch(r"[^:]+: [\w.]+: \S.*", line) for line in lines)
    assert not any(line.startswith(good) for line in lines)
    assert lines[-1].startswith("missing.toml: file: ")


@pytest.mark.parametrize(
    "content", [b"\x00\xff\xfe", b"name = ", b"[" * 50_000, b"x" * 70_000, b"", b"\xef\xbb\xbf"]
)
def test_what_is_no_exercise_at_all(desk_stretch, content):
    path = desk_stretch.home / "odd.toml"
    path.write_bytes(content)
    run = desk_stretch("exercises", "check", "odd.toml")
    assert run.code == 1
    assert all(line.startswith("odd.toml: ") for line in run.err.splitlines())
    assert run.err


@pytest.mark.parametrize("name", [".", "missing.toml", "/dev/zero", "x" * 300])
def test_what_is_no_file(desk_stretch, name):
    assert desk_stretch("exercises", "check", name).refused(1).startswith(f"{name}: file: ")
