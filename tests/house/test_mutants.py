"""The tool that changes the code a little: what it changes, what it finds, what it writes down."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tools.mutants import page
from tools.mutants.changes import Mutant, changed, drawn, mutants

_SOURCE = '''\
"""A text about the file."""
LIMIT: int = 3


class Box:
    """A text about the class."""

    def fits(self, size: int = 2) -> bool:
        """A text about the method."""
        return size < LIMIT and not tr("never")


def forgotten(size: float) -> float:
    return size / 2


def halved(size: float) -> float:
    while size > LIMIT:
        size = size / 2
    return max(size, 0)
'''
_TESTS = """\
from desk_stretch.core.tiny.box import LIMIT, Box, halved

def test_limit():
    assert LIMIT == 3

def test_box(monkeypatch):
    monkeypatch.setattr("builtins.tr", lambda text: "", raising=False)
    assert Box().fits()
    assert Box().fits(-1)
    assert not Box().fits(3)

def test_halved():
    assert halved(5) == 2.5
    assert halved(2) == 2
"""
_FURTHER = """\
from desk_stretch.core.tiny.box import halved

def test_nothing_is_left_of_nothing():
    assert halved(-1) == 0
"""
_TRY = """\
import json, sys
from pathlib import Path
from tools.mutants import trial
from tools.mutants.changes import drawn
root = Path(sys.argv[1])
trial.SECONDS_OF_PROCESSOR = 2
tiny = root, "desk_stretch/core/tiny", None, 1
todo = drawn(*tiny)[1] + drawn(*tiny, outside=True)[1]
results = trial.try_all(root, todo, ["tests/core/tiny"], lambda text: None, sys.argv[3:])
pairs = [(each.key.partition(" ")[2], result) for each, result in zip(todo, results)]
Path(sys.argv[2]).write_text(json.dumps(pairs))
"""


def _changes() -> list[str]:
    return [each.key.removeprefix("box.py ") for each in mutants("box.py", _SOURCE)]


def test_every_part_that_runs_is_changed_and_no_other():
    assert _changes() == [
        ": 3 → 4 in LIMIT: int = 3",
        ": 2 → 3 in def fits(self, size: int = 2) -> bool:",
        "Box.fits: return size < LIMIT and (not tr('never')) → return None",
        "Box.fits: size < LIMIT and (not tr('never')) → size < LIMIT or not tr('never')",
        "Box.fits: size < LIMIT → size <= LIMIT",
        "Box.fits: not tr('never') → tr('never')",
        "forgotten: return size / 2 → return None",
        "forgotten: size / 2 → size * 2",
        "forgotten: 2 → 3 in return size / 2",
        "halved: size > LIMIT → size >= LIMIT",
        "halved: size / 2 → size * 2",
        "halved: 2 → 3 in size = size / 2",
        "halved: return max(size, 0) → return None",
        "halved: 0 → 1 in return max(size, 0)",
    ]


def test_one_change_is_made_at_a_time():
    for mutant in mutants("box.py", _SOURCE):
        compile(changed(mutant, _SOURCE), "box.py", "exec")


def test_a_larger_sample_has_the_smaller_one_in_it():
    package = "desk_stretch/core/routine"
    (count, few), (_, many) = (drawn(ROOT, package, size, 7) for size in (20, 80))
    assert set(few) < set(many)
    assert count > 80
    assert few == drawn(ROOT, package, 20, 7)[1] != drawn(ROOT, package, 20, 8)[1]
    outside = drawn(ROOT, package, 20, 7, outside=True)[1]
    assert len(few) + len(outside) == 20
    assert not any(each.function for each in outside)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one small module, and tests that do not see everything."""
    files = {"desk_stretch/core/tiny/box.py": _SOURCE, "tests/core/tiny/test_box.py": _TESTS}
    for folder in ("desk_stretch", "desk_stretch/core", "desk_stretch/core/tiny"):
        files[f"{folder}/__init__.py"] = ""
    files["pyproject.toml"] = '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib"\n'
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="mutants are tried in forks")
def test_what_no_test_notices_survives(project):
    assert _not_killed(project) == {
        "forgotten: return size / 2 → return None": "unreached",
        "forgotten: size / 2 → size * 2": "unreached",
        "forgotten: 2 → 3 in return size / 2": "unreached",
        "halved: size > LIMIT → size >= LIMIT": "survived",
        "halved: size / 2 → size * 2": "timed out",
        "halved: 0 → 1 in return max(size, 0)": "survived",
    }


@pytest.mark.skipif(os.name == "nt", reason="mutants are tried in forks")
def test_what_survives_has_further_tests_to_pass(project):
    further = project / "tests/test_picture.py"
    further.write_text(_FURTHER, encoding="utf-8")
    assert _not_killed(project, str(further)) == {
        "forgotten: return size / 2 → return None": "survived",
        "forgotten: size / 2 → size * 2": "survived",
        "forgotten: 2 → 3 in return size / 2": "survived",
        "halved: size > LIMIT → size >= LIMIT": "survived",
        "halved: size / 2 → size * 2": "timed out",
    }


def _not_killed(project, *further):
    environment = {**os.environ, "PYTHONPATH": f"{project}{os.pathsep}{ROOT}"}
    found = project / "found.json"
    call = [sys.executable, "-c", _TRY, str(project), str(found), *further]
    subprocess.run(call, cwd=project, env=environment, check=True, capture_output=True)
    results = json.loads(found.read_text("utf-8"))
    return {key: result for key, result in results if result != "killed"}


def _mutant(line: int) -> Mutant:
    return Mutant("desk_stretch/core/x.py", "f", line, line, line, 0, "text", "a", f"b | {line}")


def test_a_page_has_a_row_for_each_package_and_the_reasons_of_what_is_left():
    tried = [(_mutant(1), "killed"), (_mutant(2), "survived"), (_mutant(3), "timed out")]
    about = {"all": 9, "sample": 3, "seed": 1, "date": "2026-01-01"}
    found = page.row([*tried, (_mutant(4), "unreached")], **about)
    found["left"][_mutant(2).key] = "It is the same."
    (shown,) = page.merged({"x": found}, {"x": page.row(tried[:2], **about)}).values()
    assert list(shown["left"].values()) == ["It is the same."]
    text = page.with_table(f"a\n{page.BEGIN}\n{page.END}\nb\n", {"x": found})
    assert "| `core/x` | 9 | 4 | 1 | 1 | 2 | 50.0 % | 2026-01-01 | 3, seed 1 |" in text
    assert "| ``x.py f: a → b \\| 2`` | It is the same. |" in text
    assert text.startswith("a\n")
    assert text.endswith("\nb\n")


def test_a_second_try_counts_among_the_first():
    about = {"all": 9, "sample": 3, "seed": 1, "date": "2026-01-01"}
    first = page.row(
        [(_mutant(1), "killed"), (_mutant(2), "survived"), (_mutant(3), "survived")], **about
    )
    again = page.row([(_mutant(2), "killed"), (_mutant(3), "survived")], **about | {"sample": None})
    both = page.retried(first, again)
    assert (both["tried"], both["killed"], both["survived"], both["sample"]) == (3, 2, 1, 3)
    assert list(both["left"]) == [_mutant(3).key]


def test_the_page_shows_what_is_kept():
    rows = json.loads(page.KEPT.read_text("utf-8"))
    text = page.PAGE.read_text("utf-8")
    assert page.with_table(text, rows) == text
