"""The whole picture: ground, parts in the order of their depth, glow, arrows.

What each neighbour gives: parts (see ``parts``), ``glow.glows`` the coats to put on a part right
after it, by its name; walls and mats come before all parts, arrows after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.arrows import paint_arrows
from desk_stretch.ui.figure.body import body_parts
from desk_stretch.ui.figure.glow import glows
from desk_stretch.ui.figure.ground import paint_disc, paint_shadow
from desk_stretch.ui.figure.hands import hand_parts
from desk_stretch.ui.figure.head import head_parts
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.order import in_order
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part
from desk_stretch.ui.figure.props import paint_ground, prop_parts


def camera_for(box: QRectF, still: Still) -> Camera:
    """Return the camera that fits the still's framing into a box."""
    framing = still.framing
    scale = min(box.width(), box.height()) / 2 / framing.half
    x, y = Camera(still.view, scale, (0.0, 0.0)).place(framing.middle)
    return Camera(still.view, scale, (box.center().x() - x, box.center().y() - y))


def paint(painter: QPainter, box: QRectF, still: Still, dress: Dress) -> None:
    """Paint one instant into a box, which cuts off what is outside."""
    lens = Lens(camera_for(box, still))
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    paint_disc(painter, box, dress)
    paint_ground(painter, box, still, lens, dress)
    paint_shadow(painter, still, lens, dress)
    parts = [part for part in _parts(still, lens, dress) if _is_in(box, part)]
    paint_parts(painter, in_order(parts), glows(still, lens, dress))
    paint_arrows(painter, still, lens, dress)
    painter.restore()


def _is_in(box: QRectF, part: Part) -> bool:
    return part.shape.controlPointRect().intersects(box)


def _parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    return [
        *body_parts(still, lens, dress),
        *head_parts(still, lens, dress),
        *hand_parts(still, lens, dress),
        *prop_parts(still, lens, dress),
    ]


def paint_parts(
    painter: QPainter, parts: Iterable[Part], glows: Mapping[str, Sequence[Coat]]
) -> None:
    """Paint parts in the given order, each with its glow."""
    painted: dict[str, Part] = {}
    for part in parts:
        paint_coats(painter, part.line)
        for seam in part.seams:
            if seam.other in painted:
                painter.save()
                painter.setClipPath(seam.disc, Qt.ClipOperation.IntersectClip)
                paint_coats(painter, painted[seam.other].fill)
                painter.restore()
        paint_coats(painter, part.fill)
        paint_coats(painter, part.details)
        if part.name in glows:
            painter.save()
            painter.setClipPath(part.shape, Qt.ClipOperation.IntersectClip)
            paint_coats(painter, glows[part.name])
            painter.restore()
        painted[part.name] = part


def paint_coats(painter: QPainter, coats: Iterable[Coat]) -> None:
    """Paint coats one above the other."""
    within: QPainterPath | None = None
    for path, fill, pen, clip in coats:
        if clip is not within:  # setting a clip costs as much as a fill: keep it while it lasts
            if within is not None:
                painter.restore()
            if clip is not None:
                painter.save()
                painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
            within = clip
        if fill is not None:
            painter.fillPath(path, fill)
        if pen is not None:
            painter.strokePath(path, pen)
    if within is not None:
        painter.restore()
