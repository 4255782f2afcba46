"""Pictures as files: sizes, rows, themes, the wished view; a sentence where there is no figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from desk_stretch.core.catalogue.exercise import Sides
from desk_stretch.core.figure.camera import View
from desk_stretch.errors import BadDataError
from desk_stretch.ui.figure import sheet
from tests.ui.fake_engine import exercise
from tests.ui.figure.acted import drawn

SMALL = 64


@pytest.fixture
def subject(qapp):
    one = drawn()
    return sheet.Subject(one, one.forms[0])


@pytest.fixture
def sided(subject):
    form = replace(subject.form, sides=Sides.LEFT_RIGHT)
    return replace(subject, form=form)


def image(subject, shot="main", theme="light", at_s=0.0):
    content = sheet.painted(
        subject, shot, at_s=at_s, theme=theme, character="sam", size=SMALL
    )  # fmt: skip
    read = QImage.fromData(content, "PNG")
    assert not read.isNull()
    return read


def test_one_picture_is_a_square(subject):
    one = image(subject)
    assert (one.width(), one.height()) == (SMALL, SMALL)
    assert image(subject) == one


def test_a_second_differs_from_another(subject):
    assert image(subject, "at", at_s=5.0) != image(subject, "at", at_s=12.0)


def test_a_sheet_has_six_phases_light_above_dark(subject):
    whole = image(subject, "sheet")
    assert whole.width() == 6 * SMALL
    assert whole.height() > 2 * SMALL
    last = whole.height() - 1
    assert whole.pixelColor(0, 0).lightness() > 200
    assert whole.pixelColor(0, last).lightness() < 60


def test_a_sheet_in_contrast_has_both_contrasts(subject):
    whole = image(subject, "sheet", "contrast")
    assert whole.pixelColor(0, 0) == QColor("white")
    assert whole.pixelColor(0, whole.height() - 1) == QColor("black")


def test_poses_are_side_by_side_and_numbered(subject):
    assert [each.caption for each in subject.poses()] == ["1", "2"]
    assert image(subject, "poses").width() == 2 * SMALL


def test_captions_name_the_second_and_the_segment(subject):
    captions = [each.caption for each in subject.phases()]
    assert captions[0] == "5.0 s · prepare"
    assert all(each.endswith(("prepare", "hold", "release")) for each in captions)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_differs(subject, theme):
    others = {"light", "dark", "contrast"} - {theme}
    assert all(image(subject, theme=theme) != image(subject, theme=other) for other in others)


def test_the_left_side_is_the_one_that_a_routine_begins_with(sided):
    assert sided.main() == replace(sided, side="left").main()


def test_one_side_is_the_mirror_image_of_the_other(sided):
    left, right = replace(sided, side="left"), replace(sided, side="right")
    assert left.at(9.0).mirrored() == right.at(9.0)


def test_a_view_can_be_wished_for(subject):
    own = subject.main()
    above = replace(subject, view=View(30, 40)).main()
    assert above == replace(own, view=View(30, 40))


def test_from_behind_right_is_right(sided):
    """A front view is a mirror, a back view is not."""
    behind = replace(sided, view=View(180, 8)).main()
    assert behind.skeleton == sided.main().mirrored().skeleton


def test_without_a_figure_there_is_a_sentence(qapp):
    plain = exercise()
    with pytest.raises(BadDataError, match="ear-to-shoulder, form chair, has no figure yet"):
        sheet.Subject(plain, plain.forms[0]).main()


def test_an_application_that_is_there_is_taken(qapp):
    assert sheet.without_display() is QGuiApplication.instance()


def test_what_cannot_be_made_is_a_sentence(qapp):
    with pytest.raises(BadDataError, match="could not be made"):
        sheet.png(QImage())
