"""The contact sheets' table keeps what a person wrote; the blind test is fair; forms keep order."""

from __future__ import annotations

import json
import random
import re

import pytest
from PySide6.QtGui import QColor, QImage

from tests.house.sources import ROOT
from tests.shipped import shipped_catalogue
from tools import blind, figures

EXERCISES = shipped_catalogue().exercises
FILES = sorted((ROOT / "assets" / "exercises").glob("*.toml"))
STAGED = [each for each in EXERCISES if each.forms[0].staging is not None][:2]
WAYS = [(each, form) for each in EXERCISES for form in each.forms]


def test_a_new_table_has_a_row_for_each_form():
    page = figures.table_with("", {"b/x": "b.png", "a/x": "a.png"})
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == ["| `a/x` | [a.png](a.png) | | |", "| `b/x` | [b.png](b.png) | | |"]
    assert page.startswith("# Contact sheets\n")


def test_what_was_written_stays():
    page = figures.table_with("", {"a/x": "a.png"}).replace(
        "(a.png) | | |", "(a.png) | The hand was a fist. | Opened. |"
    )
    again = figures.table_with(page, {"a/x": "a.png", "a/y": "a.png"})
    assert "| The hand was a fist. | Opened. |" in again
    assert "| `a/y` | [a.png](a.png) | | |" in again
    assert figures.table_with(again, {}) == again


def test_sheets_are_the_same_bytes_every_time(qapp, tmp_path):
    for name in ("one", "two"):
        figures.draw_all(tmp_path / name, STAGED)
    for each in STAGED:
        one, two = ((tmp_path / name / f"{each.id}.png").read_bytes() for name in ("one", "two"))
        assert one == two
    assert f"`{STAGED[0].id}/" in (tmp_path / "one" / "README.md").read_text("utf-8")


def test_few_colours_are_kept_exactly(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#2e9c9a"))
    image.setPixelColor(3, 3, QColor("#ff5a3c"))
    small = figures.quantised(image)
    assert small.format() == QImage.Format.Format_Indexed8
    assert [small.pixelColor(x, 3).name() for x in (0, 3)] == ["#2e9c9a", "#ff5a3c"]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0].id}/{way[1].id}")
def test_every_form_has_five_other_descriptions_of_its_posture(way):
    question, answer = blind.ask(way, EXERCISES, random.Random(1))
    assert list(question) == list("ABCDEF")
    assert len(set(question.values())) == 6
    assert question[answer] == blind.description(*way)
    assert "{" not in "".join(question.values())


def test_the_place_of_the_right_one_says_nothing():
    answers = [blind.ask(way, EXERCISES, random.Random(n))[1] for n, way in enumerate(WAYS)]
    assert set(answers) == set("ABCDEF")


def test_viewers_are_not_given_the_answer(qapp, tmp_path):
    blind.write(tmp_path, 7, EXERCISES, STAGED)
    key = json.loads((tmp_path / "key" / "key.json").read_text("utf-8"))["answers"]
    assert sorted(key) == sorted(path.stem for path in tmp_path.glob("*.png"))
    for name, right in key.items():
        question = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))
        assert set(question) == {"picture", "descriptions"}
        exercise = shipped_catalogue().exercise(right["exercise"])
        told = question["descriptions"][right["answer"]]
        assert told == blind.description(exercise, exercise.form(right["form"]))
        assert (tmp_path / question["picture"]).exists()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_form_of_a_file_is_the_default_one(path):
    """A figure's tables that stand before the forms would change their order unseen."""
    written = re.findall(r"^\[form\.(\w+)\]$", path.read_text("utf-8"), re.MULTILINE)
    read = shipped_catalogue().exercise(path.stem)
    assert [form.id for form in read.forms] == written
