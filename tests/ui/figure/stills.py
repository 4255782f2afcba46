"""Stills on plain bases, and pictures of them, for the tests of props, glow and arrows."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.framing import framing_of
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.solve import held, key_of
from desk_stretch.core.figure.staging import Crop, Scene
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.paint import camera_for
from desk_stretch.ui.figure.palette import dress_of

SIDE = 240
BOX = QRectF(0, 0, SIDE, SIDE)
LIGHT = dress_of("light", "sam", 1, "teal")
CONTRAST = dress_of("contrast", "sam", 1, "teal")


@cache
def body_of(base: str) -> Skeleton:
    return held(key_of(BASES[base].pose, base, Scene()))


def still_of(base="stand", yaw=0.0, pitch=9.0, props=(), numbers=None, glow=None, strokes=()):
    scene, view, body = Scene(props, numbers or {}), View(yaw, pitch), body_of(base)
    framing = framing_of([body], scene, view, Crop.FULL)
    return Still(body, scene, view, framing, glow or {}, tuple(strokes))


def lens_of(still):
    return Lens(camera_for(BOX, still))


def painted(draw):
    """The picture that *draw* leaves on white."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    return image
