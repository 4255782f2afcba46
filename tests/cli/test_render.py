"""``render``: what is wished for, refusals in a sentence, and a picture without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk_stretch.cli.picture import PictureWish, Shot, write
from desk_stretch.core.figure.camera import VIEWS, View
from desk_stretch.errors import StorageError
from tests.shipped import shipped_catalogue

OUT = ("--out", "x.png")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def wish(desk_stretch, front):
    """Render with some words and return what the front was asked to paint."""

    def call(*argv) -> PictureWish:
        result = desk_stretch("render", *argv, *OUT)
        assert (result.code, result.out, result.err) == (0, "", "")
        ((kind, asked),) = front.asked
        assert kind == "paint"
        front.asked.clear()
        return asked

    return call


def test_the_first_form_is_painted_unless_told_otherwise(wish):
    asked = wish("cat-cow")
    exercise = shipped_catalogue().exercise("cat-cow")
    assert asked == PictureWish(exercise, exercise.forms[0], "x.png")
    assert (asked.shot, asked.side, asked.size, asked.view) == (Shot.MAIN, "both", 480, None)
    assert wish("cat-cow", "--form", "floor").form.id == "floor"


def test_a_second(wish):
    asked = wish("cat-cow", "--at", "7.25")
    assert (asked.shot, asked.at_s, asked.size) == (Shot.AT, 7.25, 480)
    assert wish("cat-cow", "--at", "0").shot is Shot.AT


def test_several_pictures_are_smaller(wish):
    assert (wish("cat-cow", "--sheet").shot, wish("cat-cow", "--poses").shot) == ("sheet", "poses")
    assert wish("cat-cow", "--sheet").size == 240
    assert wish("cat-cow", "--sheet", "--size", "300").size == 300


def test_looks(wish):
    asked = wish("neck-rotation", "--theme", "dark", "--side", "right", "--character", "alex")
    assert (asked.theme, asked.side, asked.character) == ("dark", "right", "alex")


@pytest.mark.parametrize("name", VIEWS)
def test_named_views(wish, name):
    assert wish("cat-cow", "--view", name).view == View(*VIEWS[name])


@pytest.mark.parametrize(
    ("word", "view"), [("-40,9", View(-40, 9)), ("12.5,-3", View(12.5, -3)), ("+90,0", View(90, 0))]
)
def test_views_in_degrees(wish, word, view):
    assert wish("cat-cow", "--view", word).view == view
    assert wish("cat-cow", f"--view={word}").view == view


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cat-cov"], "did you mean cat-cow?"),
        (["nothing-at-all-like-it"], "choose from"),
        (["cat-cow", "--form", "floo"], "cat-cow has no form “floo”; did you mean floor?"),
        (["cat-cow", "--side", "left"], "has no sides that take turns; leave --side out"),
        (["cat-cow", "--side", "up"], "There is no side “up”"),
        (["cat-cow", "--size", "63"], "--size is a whole number from 64 to 2048, not 63."),
        (["cat-cow", "--size", "2049"], "--size is a whole number from 64 to 2048"),
        (["cat-cow", "--theme", "pink"], "There is no theme “pink”"),
        (["cat-cow", "--character", "max"], "There is no character “max”"),
        (["cat-cow", "--at", "-1"], "--at is a number of seconds"),
        (["cat-cow", "--at", "nan"], "--at is a number of seconds"),
        (["cat-cow", "--at", "1e3"], "--at is a number of seconds"),
        (["cat-cow", "--at", "9999"], "seconds; --at is at most that."),
        (["cat-cow", "--at", "1", "--sheet"], "Say one of --at, --sheet and --poses."),
        (["cat-cow", "--sheet", "--poses"], "Say one of --at, --sheet and --poses."),
        (["cat-cow", "--view", "frnt"], "There is no view “frnt”; did you mean front?"),
        (["cat-cow", "--view", "1,2,3"], "--view takes a name, or YAW,PITCH"),
        (["cat-cow", "--view", "1,x"], "--view takes a name, or YAW,PITCH"),
        (["cat-cow", "--view", "x,1"], "--view takes a name, or YAW,PITCH"),
        (["cat-cow", "--view", "400,1"], "--view takes a name, or YAW,PITCH"),
        (["cat-cow", "--view", "0,91"], "--view takes a name, or YAW,PITCH"),
    ],
)
def test_wrong_words_are_told(refused, front, words, told):
    assert told in refused(2, "render", *words, *OUT)
    assert front.asked == []


def test_the_file_is_a_png_and_is_named(refused):
    assert "picture.png, not “x.jpg”" in refused(2, "render", "cat-cow", "--out", "x.jpg")
    assert "--out" in refused(2, "render", "cat-cow")


def test_what_cannot_be_written_is_told(refused, front, monkeypatch):
    def paint(_wish):
        raise StorageError("The file x.png cannot be written (No such file or directory).")

    monkeypatch.setattr(front, "paint", paint)
    assert "cannot be written" in refused(1, "render", "cat-cow", *OUT)


@pytest.fixture
def program(tmp_path):
    """Run the program itself on a machine without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {key: value for key, value in os.environ.items() if key not in hidden}

    def run(*argv):
        return subprocess.run(
            [sys.executable, "-m", "desk_stretch", "render", *argv],
            cwd=tmp_path, env=env | {"PYTHONPATH": str(Path.cwd())}, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip

    return run


def test_without_a_display_there_is_a_picture(program, tmp_path):
    done = program("cat-cow", "--form", "floor", "--at", "8", "--size", "64", *OUT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "x.png").read_bytes().startswith(PNG)


def test_a_folder_that_is_not_there_is_a_sentence(program, tmp_path):
    done = program("cat-cow", "--size", "64", "--out", "nowhere/x.png")
    assert done.returncode == 1
    assert done.stderr == (
        "The file nowhere/x.png cannot be written (No such file or directory).\n"
    )


def test_the_file_is_written_or_it_is_said_why_not(tmp_path):
    write(str(tmp_path / "x.png"), b"a picture")
    assert (tmp_path / "x.png").read_bytes() == b"a picture"
    for name in (str(tmp_path / "none" / "x.png"), "\0"):
        with pytest.raises(StorageError, match="cannot be written"):
            write(name, b"")
