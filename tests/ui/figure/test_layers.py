"""Layers that rest come as images, and the picture stays the same."""

from __future__ import annotations

from dataclasses import replace
from operator import sub

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture

from desk_stretch.core.figure.geometry import Y, add, turned
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.ui.figure import paint as paint_module
from desk_stretch.ui.figure.layers import Layer, Memory, paint_layers
from tests.ui.figure.stills import BOX, LIGHT, SIDE, still_of

pytestmark = pytest.mark.usefixtures("qapp")


def square(looks, left, seen, side=20.0):
    """A layer that writes down when it is painted."""
    box = QRectF(left, 10, side, side)

    def paint(painter):
        seen.append(looks)
        painter.fillRect(box, QColor("#336699"))

    return Layer(looks, lambda: box, paint)


def shown(layers, memory, ratio=1.0):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#ffffff"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_layers(painter, layers, memory)
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_what_rests_is_painted_twice_and_then_kept(ratio):
    seen, memory = [], Memory()
    images = [
        shown([square("a", 10, seen), square(at, 50, seen, 7.0)], memory, ratio) for at in range(5)
    ]
    assert seen.count("a") == 2
    assert [looks for looks in seen if looks != "a"] == [0, 1, 2, 3, 4]
    assert all(image == images[0] for image in images)


def test_what_rests_above_what_moves_stays_above_it():
    seen, memory = [], Memory()
    for at in range(3):
        shown([square("a", 10, seen), square(at, 30, seen), square("b", 40, seen)], memory)
    assert seen == ["a", 0, "b", "a", 1, "b", 2]


def test_what_rests_elsewhere_joins_those_below():
    seen, memory = [], Memory()
    for at in range(3):
        shown([square("a", 10, seen), square(at, 30, seen), square("b", 70, seen)], memory)
    assert seen == ["a", 0, "b", "a", "b", 1, 2]


def test_without_memory_all_is_painted():
    seen = []
    for _ in range(3):
        shown([square("a", 10, seen)], None)
    assert seen == ["a"] * 3


def test_what_is_no_plain_image_is_painted():
    seen, memory, picture = [], Memory(), QPicture()
    for _ in range(3):
        with QPainter(picture) as painter:
            paint_layers(painter, [square("a", 10, seen)], memory)
    assert seen == ["a"] * 3


def nodding(at):
    still = still_of("sit", yaw=-40.0, props=("chair", "mat"), glow={"low_back": 1.0})
    skull = still.skeleton.bone("skull")
    bone = Bone(add(skull.origin, (0.0, 0.01 * at, 0.0)), turned(skull.frame, Y, 3.0 * at))
    return replace(
        still, skeleton=replace(still.skeleton, bones={**still.skeleton.bones, "skull": bone})
    )


def test_a_moving_figure_looks_as_if_painted_anew():
    memory = Memory()
    for at in range(4):
        images = []
        for kept in (memory, None):
            image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
            image.fill(QColor("#ffffff"))
            with QPainter(image) as painter:
                paint_module.paint(painter, BOX, nodding(at), LIGHT, kept)
            images.append(bytes(image.constBits()))
        assert max(map(abs, map(sub, *images))) <= 3


def test_resting_props_do_not_look_at_the_body():
    for name in paint_module.RESTING:
        still = still_of("sit", props=(name,))
        scene = still.scene
        parts = paint_module._resting(
            (name,), (), scene.is_flipped, still.framing, paint_module.camera_for(BOX, still), LIGHT
        )
        assert parts
