"""The head: skin, ears, nose, hair and face put together. Hair and face are in their own files."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen

from desk_stretch.core.figure.body import ADULT
from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import Vec, along, unit
from desk_stretch.core.figure.skeleton import Bone, Face
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.face import FLESH, face_coats
from desk_stretch.ui.figure.hair import STYLES, Style, combed, hair, on_sphere
from desk_stretch.ui.figure.lens import Blob, Lens
from desk_stretch.ui.figure.outline import hull, hulls, joined, polygon
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part
from desk_stretch.ui.figure.sight import Sight, curve, ribbon

_NOSE: tuple[tuple[Vec, float], ...] = (
    ((0.0, -0.010, 0.405), 0.038),
    ((0.0, -0.180, 0.440), 0.056),
)
_EAR: Vec = (0.368, -0.075, -0.035)
_EAR_RADII: Vec = (0.046, 0.112, 0.074)
_EAR_RIM: tuple[Vec, ...] = tuple(
    curve(((0.40, -0.070, 0.000), (0.405, -0.025, 0.005), (0.412, -0.005, -0.035),
           (0.414, -0.050, -0.068), (0.410, -0.105, -0.055), (0.405, -0.125, -0.025),
           (0.40, -0.120, 0.000)))
)  # fmt: skip
_UNDERSIDE: tuple[Vec, ...] = (
    (0.0, -0.515, 0.290), (0.110, -0.490, 0.250), (0.200, -0.410, 0.120), (0.270, -0.370, -0.010),
    (0.300, -0.200, -0.160), (0.180, -0.200, -0.340), (0.0, -0.200, -0.380),
    (-0.180, -0.200, -0.340), (-0.300, -0.200, -0.160), (-0.270, -0.370, -0.010),
    (-0.200, -0.410, 0.120), (-0.110, -0.490, 0.250),
)  # fmt: skip


class _Shapes(NamedTuple):
    """The outlines of one head, in pixels."""

    skin: QPainterPath
    skin_line: QPainterPath
    nose: QPainterPath
    nose_line: QPainterPath
    hair: QPainterPath


def head_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return the head, and the bun where the character has one."""
    skeleton = still.skeleton
    return list(_parts(skeleton.bone("skull"), skeleton.face, lens.camera, dress))


@lru_cache(maxsize=4)
def _parts(skull: Bone, face: Face, camera: Camera, dress: Dress) -> tuple[Part, ...]:
    """Return the parts. The head rests while arms move, so the last ones are kept."""
    sight = Sight(Lens(camera), skull, ADULT.head)
    style = STYLES[dress.look.style]
    head = _head(sight, face, dress, style)
    return (head,) if style.bun is None else (head, _bun(sight, dress, style.bun))


def _head(sight: Sight, face: Face, dress: Dress, style: Style) -> Part:
    flesh = [sight.blob(middle, radii) for middle, radii in FLESH]
    shapes = _shapes(sight, flesh, dress, style)
    near, far = _ears(sight, dress)
    # A stroke, for once: the hair is no hull that could be grown.
    pen = QPen(dress.hair.line, 2 * dress.line_width * sight.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    whole = joined([shapes.skin, shapes.nose, shapes.hair])
    line = [Coat(path, dress.skin.line) for path in (shapes.skin_line, shapes.nose_line)]
    return Part(
        name="head",
        blobs=(sight.blob((0.0, 0.04, 0.0), (0.375, 0.42, 0.44)), flesh[3]),
        shape=whole,
        line=(*far, *line, Coat(shapes.hair, dress.hair.line, pen)),
        fill=(
            *_skin(sight, flesh, shapes, dress),
            *face_coats(sight, face, dress, shapes.skin),
            *_nose(sight, shapes, dress),
            Coat(shapes.hair, dress.hair.line, pen, clip=shapes.skin_line),
            Coat(shapes.hair, dress.hair.fill),
            *_combing(sight, style, shapes.hair, dress),
            *near,
        ),
    )


def _shapes(sight: Sight, flesh: list[Blob], dress: Dress, style: Style) -> _Shapes:
    grow = dress.line_width * sight.scale
    nose = [sight.dot(own, radius) for own, radius in _NOSE]
    skin, skin_line = hulls(flesh, (0.0, grow))
    tip, tip_line = hulls(nose, (0.0, grow))
    return _Shapes(skin, skin_line, tip, tip_line, hair(sight, style))


def _skin(sight: Sight, flesh: list[Blob], shapes: _Shapes, dress: Dress) -> list[Coat]:
    """The lit side is the same shape, smaller and towards the upper left."""
    coats = [Coat(shapes.nose, dress.skin.fill)]
    if dress.is_flat:
        return [*coats, Coat(shapes.skin, dress.skin.fill)]
    k = sight.scale
    lit = [blob.scaled(0.95).moved(-0.034 * k, -0.020 * k) for blob in flesh]
    coats += [
        Coat(shapes.skin, dress.skin.shade),
        Coat(hull(lit), dress.skin.fill, clip=shapes.skin),
    ]
    if sight.faces(unit((0.0, -1.0, -0.1))) > 0.02:
        coats.append(Coat(polygon(sight.places(_UNDERSIDE)), dress.skin.shade, clip=shapes.skin))
    return coats


def _nose(sight: Sight, shapes: _Shapes, dress: Dress) -> list[Coat]:
    """The nose throws its contour on the cheek that is turned away, and beneath itself."""
    if sight.toward[2] < -0.05:
        return []
    k = sight.scale
    side = max(-1.0, min(1.0, 2.2 * sight.right[2]))
    ux, uy = sight.way((0.0, -1.0, 0.0))
    shift = (0.020 * k * side + 0.012 * ux, 0.012 * uy)
    shadow = shapes.nose.translated(*shift)
    brush = dress.skin.line if dress.is_flat else dress.skin.shade
    ink = _under_nose(sight)
    is_thrown = not dress.is_flat or abs(side) > 0.4
    return [
        *([Coat(shadow, brush, clip=shapes.skin)] if is_thrown else []),
        Coat(shapes.nose, dress.skin.fill),
        *([Coat(ink, dress.skin.line)] if ink is not None else []),
    ]


def _under_nose(sight: Sight) -> QPainterPath | None:
    arc: list[Vec] = [
        (-0.050, -0.205, 0.455), (-0.028, -0.228, 0.475), (0.0, -0.235, 0.485),
        (0.028, -0.228, 0.475), (0.050, -0.205, 0.455),
    ]  # fmt: skip
    shown = [p for p in arc if sight.faces(unit((p[0] * 6, -0.35, 0.75))) > 0.2]
    if len(shown) < 3:
        return None
    return ribbon(sight.places(shown), max(0.9, 0.018 * sight.scale))


def _ears(sight: Sight, dress: Dress) -> tuple[list[Coat], list[Coat]]:
    """Return the near ear's paint and the far ear's: an ear that faces us lies on the head."""
    near: list[Coat] = []
    far: list[Coat] = []
    grow = dress.line_width * sight.scale
    for side in (1.0, -1.0):
        own = (_EAR[0] * side, _EAR[1], _EAR[2])
        blob = sight.blob(own, _EAR_RADII)
        ear, line = hulls([blob], (0.0, grow))
        coats = [Coat(line, dress.skin.line), Coat(ear, dress.skin.fill)]
        outward = sight.faces(unit((side, 0.0, 0.12)))
        if outward > 0.30:
            rim = sight.places([(p[0] * side, p[1], p[2]) for p in _EAR_RIM])
            stroke = ribbon(rim, max(0.9, 0.02 * sight.scale))
            near += [*coats, Coat(stroke, dress.skin.line)]
        else:
            far += coats
    return near, far


def _combing(sight: Sight, style: Style, within: QPainterPath, dress: Dress) -> list[Coat]:
    coats = []
    if dress.is_flat:
        return []
    for lines, brush, width in (
        (style.strands, dress.hair.line, 0.022),
        (style.sheen, _sheen(dress), 0.040),
    ):
        for line in lines:
            points = combed(sight, style, line)
            if points:
                stroke = ribbon(points, max(0.9, width * sight.scale), 0.1)
                coats.append(Coat(stroke, brush, clip=within))
    return coats


def _sheen(dress: Dress) -> QBrush:
    return QBrush(dress.hair.fill.color().lighter(126))


def _bun(sight: Sight, dress: Dress, bun: tuple[Vec, float]) -> Part:
    middle, radius = bun
    blob = sight.blob(middle, (radius * 1.08, radius, radius))
    path = hull([blob])
    swirl = [] if dress.is_flat else _swirl(sight, dress, middle, radius, path)
    return Part(
        name="bun",
        blobs=(blob,),
        shape=path,
        line=(Coat(hull([blob], dress.line_width * sight.scale), dress.hair.line),),
        fill=(Coat(path, dress.hair.fill), *swirl),
    )


def _swirl(
    sight: Sight, dress: Dress, middle: Vec, radius: float, within: QPainterPath
) -> list[Coat]:
    """The strands that are wound up in the bun, on the side that we see."""
    coats = []
    for lift, brush, width in ((-38, dress.hair.line, 0.02), (8, _sheen(dress), 0.034),
                               (34, dress.hair.line, 0.02)):  # fmt: skip
        for turn in (0, 180):
            points = []
            for step in range(0, 101, 20):
                way = on_sphere(turn + step, lift + 0.16 * step)
                if sight.faces(way) > 0.1:
                    points.append(along(middle, way, radius))
            if len(points) > 2:
                stroke = ribbon(sight.places(points), max(0.9, width * sight.scale), 0.1)
                coats.append(Coat(stroke, brush, clip=within))
    return coats
