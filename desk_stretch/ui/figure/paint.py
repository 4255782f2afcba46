"""The whole picture: ground, parts in the order of their depth, glow, arrows.

What each neighbour gives: parts (see ``parts``), ``glow.glows`` the coats to put on a part right
after it, by its name; walls and mats come before all parts, arrows after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.staging import Scene
from desk_stretch.core.figure.still import Framing, Still
from desk_stretch.ui.figure.arrows import paint_arrows
from desk_stretch.ui.figure.body import body_parts
from desk_stretch.ui.figure.glow import glows
from desk_stretch.ui.figure.ground import low_spots, paint_disc, paint_shadow
from desk_stretch.ui.figure.hands import hand_parts
from desk_stretch.ui.figure.head import head_parts
from desk_stretch.ui.figure.layers import Layer, Memory, paint_layers
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.order import in_order
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part
from desk_stretch.ui.figure.props import paint_ground, prop_parts

RESTING = frozenset({"chair", "stool", "desk", "cushion", "block", "foam-roller"})
"""Props whose parts do not mind where the body is."""


def camera_for(box: QRectF, still: Still) -> Camera:
    """Return the camera that fits the still's framing into a box."""
    framing = still.framing
    scale = min(box.width(), box.height()) / 2 / framing.half
    x, y = Camera(still.view, scale, (0.0, 0.0)).place(framing.middle)
    return Camera(still.view, scale, (box.center().x() - x, box.center().y() - y))


def paint(
    painter: QPainter, box: QRectF, still: Still, dress: Dress, memory: Memory | None = None
) -> None:
    """Paint one instant into a box, which cuts off what is outside.

    *memory* belongs to one moving picture: what rests in it is painted once.
    """
    lens = Lens(camera_for(box, still))
    parts = [part for part in _parts(still, lens, dress) if _is_in(box, part)]
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    row = in_order(parts)
    layers = [
        _ground(box, still, lens, dress),
        _shadow(box, still, lens, dress),
        *part_layers(row, glows(still, lens, dress)),
    ]
    paint_layers(painter, layers, memory)
    arrows = paint_arrows(painter, still, lens, dress)
    _hands_again(painter, row, arrows)
    painter.restore()


def _hands_again(painter: QPainter, row: Sequence[Part], arrows: Sequence[QPainterPath]) -> None:
    """Paint hands before the arrows that would cover them; not those that something else hides."""
    for i, part in enumerate(row):
        if not part.name.endswith(".hand"):
            continue
        met = [arrow for arrow in arrows if _is_in(arrow.controlPointRect(), part)]
        if not met or _is_hidden(part, row[i + 1 :]):
            continue
        welds = [(s.disc, each) for s in part.seams for each in row[:i] if each.name == s.other]
        for arrow in met:
            painter.save()
            painter.setClipPath(arrow, Qt.ClipOperation.IntersectClip)
            _paint_part(part, welds, painter)
            painter.restore()


def _is_hidden(hand: Part, later: Sequence[Part]) -> bool:
    """Whether something besides the arms is before a hand."""
    others = [each for each in later if not each.name.endswith((".hand", ".forearm"))]
    spots = [QPointF(blob.x, blob.y) for blob in hand.blobs]
    return any(each.shape.contains(spot) for each in others for spot in spots)


def _is_in(box: QRectF, part: Part) -> bool:
    return part.shape.controlPointRect().intersects(box)


def _parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    resting = tuple(name for name in still.scene.props if name in RESTING)
    numbers = tuple(sorted(still.scene.numbers.items()))
    moving = tuple(name for name in still.scene.props if name not in RESTING)
    scene = replace(still.scene, props=moving)
    return [
        *body_parts(still, lens, dress),
        *head_parts(still, lens, dress),
        *hand_parts(still, lens, dress),
        *_resting(resting, numbers, still.scene.is_flipped, still.framing, lens.camera, dress),
        *prop_parts(replace(still, scene=scene), lens, dress),
    ]


@lru_cache(maxsize=4)
def _resting(
    names: tuple[str, ...], numbers: tuple[tuple[str, float], ...], is_flipped: bool,
    framing: Framing, camera: Camera, dress: Dress,
) -> tuple[Part, ...]:  # fmt: skip
    """Return the parts of props that do not mind where the body is."""
    scene = Scene(names, dict(numbers), is_flipped)
    still = Still(Skeleton({}, {}), scene, camera.view, framing)
    return tuple(prop_parts(still, Lens(camera), dress))


def _ground(box: QRectF, still: Still, lens: Lens, dress: Dress) -> Layer:
    """The disc, walls, and what lies on the floor."""

    def paint_it(painter: QPainter) -> None:
        paint_disc(painter, box, dress)
        paint_ground(painter, box, still, lens, dress)

    scene = still.scene
    numbers = tuple(sorted(scene.numbers.items()))
    looks = (scene.props, numbers, scene.is_flipped, box.size().toTuple(), lens.camera, dress)
    return Layer(looks, lambda: box, paint_it)


def _shadow(box: QRectF, still: Still, lens: Lens, dress: Dress) -> Layer:
    low = low_spots(still.skeleton)
    return Layer(
        (low, lens.camera, dress),
        lambda: box,
        lambda painter: paint_shadow(painter, low, lens, dress),
    )


class _Same:
    """Coats that look the same only if they are the same."""

    __slots__ = ("coats",)

    def __init__(self, coats: Sequence[Coat]) -> None:
        self.coats = coats

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.coats is self.coats

    def __hash__(self) -> int:
        return id(self.coats)


def part_layers(parts: Iterable[Part], glows: Mapping[str, Sequence[Coat]]) -> Iterator[Layer]:
    """Return the layers of parts in the given order, each with its details and its glow."""
    before: dict[str, Part] = {}
    for part in parts:
        welds = tuple(
            (seam.disc, before[seam.other]) for seam in part.seams if seam.other in before
        )
        looks = (part, *(other for _, other in welds))
        yield Layer(looks, partial(_reach, part), partial(_paint_part, part, welds))
        if part.details:  # a layer of their own: a shirt's collar rests while an arm moves
            details = partial(paint_coats, coats=part.details)
            yield Layer(_Same(part.details), partial(_reach, part), details)
        if part.name in glows:
            glow = glows[part.name]
            yield Layer(_Same(glow), partial(_reach, part), partial(_paint_glow, part, glow))
        before[part.name] = part


@lru_cache(maxsize=64)
def _reach(part: Part) -> QRectF:
    """What a part may paint on."""
    whole = part.shape.controlPointRect()
    for coat in (*part.line, *part.details):
        more = 1.0 if coat.pen is None else 1.0 + coat.pen.widthF()
        whole = whole.united(coat.path.controlPointRect().adjusted(-more, -more, more, more))
    return whole


def _paint_part(part: Part, welds: Sequence[tuple[QPainterPath, Part]], painter: QPainter) -> None:
    paint_coats(painter, part.line)
    for disc, other in welds:
        painter.save()
        painter.setClipPath(disc, Qt.ClipOperation.IntersectClip)
        paint_coats(painter, other.fill)
        painter.restore()
    paint_coats(painter, part.fill)


def _paint_glow(part: Part, glow: Sequence[Coat], painter: QPainter) -> None:
    painter.save()
    painter.setClipPath(part.shape, Qt.ClipOperation.IntersectClip)
    paint_coats(painter, glow)
    painter.restore()


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
