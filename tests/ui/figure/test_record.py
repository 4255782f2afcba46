"""Frames kept: the same pixels again, and never too many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desk_stretch.ui.figure.record import Reel, Shot, painted


def picture(ratio: float = 1.0, colour: str = "#2e9c9a") -> QImage:
    def draw(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(3, 4, 30, 21))

    return painted(QSize(41, 41), ratio, QColor("#f7f5f0"), draw)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_shot_shows_the_very_same_pixels(qapp, ratio):
    image = picture(ratio)
    shown = QImage(image.size(), image.format())
    shown.setDevicePixelRatio(ratio)
    shown.fill(0)
    with QPainter(shown) as painter:
        Shot(image).play(painter, 0, 0)
    assert shown == image


def test_a_shot_kept_again_is_like_itself_and_takes_nothing(qapp):
    shot = Shot(picture())
    again = shot.again()
    assert again.is_like(shot)
    assert again.size == 0
    assert not Shot(picture()).is_like(shot)


def test_a_shot_is_far_smaller_than_its_pixels(qapp):
    image = picture(4.0)
    assert Shot(image).size < image.sizeInBytes() / 10


def test_a_reel_lets_go_of_what_was_not_used_for_longest(qapp):
    one = Shot(picture()).size
    reel = Reel(3 * one + one // 2)
    for key in "abc":
        reel.keep(key, picture())
    assert reel.find("a") is not None
    reel.keep("d", picture())
    assert [key in reel for key in "abcd"] == [True, False, True, True]
    assert reel.find("b") is None
    assert (len(reel), reel.size) == (3, 3 * one)


def test_a_frame_kept_again_is_counted_once(qapp):
    reel = Reel()
    for _ in range(3):
        reel.keep("a", picture())
    assert (len(reel), reel.size) == (1, Shot(picture()).size)


def test_the_last_frame_stays_however_large_it_is(qapp):
    reel = Reel(1)
    for key in "ab":
        reel.keep(key, picture())
    assert [key in reel for key in "ab"] == [False, True]
