"""Every exercise looks as it did when somebody last looked at it, and never jumps on the way."""

from __future__ import annotations

from itertools import pairwise
from operator import sub

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desk_stretch.core.session.acting import Loop
from desk_stretch.core.session.rehearsal import rehearse
from desk_stretch.ui.figure.paint import paint
from desk_stretch.ui.figure.palette import dress_of
from tests.shipped import shipped_catalogue
from tests.ui.figure.golden import FOLDER, draw, goldens

MEAN = 0.10
FAR_OFF = 24
FAR_OFF_SHARE = 0.001

PER_SECOND = 15
POP = 1.8
NOISE = 0.35
"""Mean difference of two pictures (of 255) below which a change is too small to be a pop."""


def differences(one: QImage, two: QImage) -> list[int]:
    """The difference of every colour of every pixel."""
    return list(map(abs, map(sub, bytes(one.constBits()), bytes(two.constBits()))))


@pytest.mark.no_cover  # as below
@pytest.mark.parametrize("golden", list(goldens()), ids=lambda g: f"{g.exercise}.{g.theme}")
def test_a_main_hold_looks_as_it_did(golden, qapp):
    kept = QImage(str(golden.path)).convertToFormat(QImage.Format.Format_RGB32)
    assert not kept.isNull(), "make it with: python -m tests.ui.figure.golden"
    now = draw(golden)
    if now == kept:
        return
    off = differences(now, kept)
    assert sum(off) / len(off) <= MEAN
    assert sum(1 for each in off if each > FAR_OFF) / (len(off) / 4) <= FAR_OFF_SHARE


def test_no_golden_picture_is_left_over():
    wanted = {golden.path for golden in goldens()}
    assert set(FOLDER.glob("*.png")) == wanted


def frames(form, size=100):
    """Pictures of one round of a form's movement."""
    loop = Loop(rehearse(form), "right")
    dress = dress_of("light", "sam", 1, "teal")
    for i in range(int(loop.seconds * PER_SECOND)):
        image = QImage(size, size, QImage.Format.Format_RGB32)
        image.fill(QColor("#f7f5f0"))
        painter = QPainter(image)
        paint(painter, QRectF(0, 0, size, size), loop.still(i / PER_SECOND), dress)
        painter.end()
        yield image


FORMS = [f"{each.id}/{form.id}" for each in shipped_catalogue().exercises for form in each.forms]
OFTEN = (
    "ear-to-shoulder/chair", "shoulder-rolls/chair", "side-bend/standing", "cat-cow/floor",
    "knee-rolls/floor", "childs-pose/floor", "wall-ball-press/ball", "eagle-arms/chair",
    "foam-roller-upper-back/floor", "rowing-machine-pull/machine", "shoulder-blade-squeeze/chair",
    "wall-legs-elbow-press/floor",
)  # fmt: skip
"""One of each base; the others take their turn in ``dev.py prove``."""


def pops(path: str) -> list[float]:
    """The seconds at which one picture changes much more than the larger of its neighbours did."""
    name, form_id = path.split("/")
    exercise = next(e for e in shipped_catalogue().exercises if e.id == name)
    changes = []
    for one, two in pairwise(list(frames(exercise.form(form_id)))):
        off = differences(one, two)
        changes.append(sum(off) / len(off))
    return [
        round(i / PER_SECOND, 2)
        for i in range(1, len(changes) - 1)
        if changes[i] > POP * max(changes[i - 1], changes[i + 1], NOISE)
    ]


@pytest.mark.no_cover  # painting hundreds of pictures; the lines are covered by the others
@pytest.mark.parametrize("path", OFTEN)
def test_no_picture_pops(path, qapp):
    assert pops(path) == []


@pytest.mark.campaign
@pytest.mark.parametrize("path", sorted(set(FORMS) - set(OFTEN)))
def test_no_picture_of_the_others_pops(path, qapp):
    assert pops(path) == []
