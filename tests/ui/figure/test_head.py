"""The head: right from every side, hair and face where they belong."""

from __future__ import annotations

from itertools import product
from math import cos, isfinite, radians, sin

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from desk_stretch.core.figure.camera import Camera, View
from desk_stretch.core.figure.geometry import UPRIGHT, ZERO, Frame, X, Z, turned, unit
from desk_stretch.core.figure.skeleton import Bone, Face, Skeleton
from desk_stretch.core.figure.staging import Scene
from desk_stretch.core.figure.still import Framing, Still
from desk_stretch.ui.figure.face import marks
from desk_stretch.ui.figure.hair import STYLES, Style, hair
from desk_stretch.ui.figure.head import head_parts
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.palette import CHARACTERS, THEMES, Dress, dress_of
from desk_stretch.ui.figure.parts import Coat, Part
from desk_stretch.ui.figure.sight import Sight

SCALE = 60.0
SIDE = 160
YAWS = range(-180, 180, 30)
PITCHES = (-70, -25, 8, 45, 88)
FRAMES = (
    UPRIGHT,
    turned(UPRIGHT, Z, 70),
    turned(UPRIGHT, X, 95),
    turned(turned(UPRIGHT, Z, 180), X, -30),
)


def _parts(
    view: View, dress: Dress, face: Face | None = None, frame: Frame = UPRIGHT
) -> list[Part]:
    bones = {"skull": Bone(ZERO, frame)}
    skeleton = Skeleton(bones, {}, face or Face())
    still = Still(skeleton, Scene(), view, Framing(ZERO, 1.0))
    return head_parts(still, Lens(Camera(view, SCALE, (SIDE / 2, SIDE * 0.66))), dress)


def _coats(parts: list[Part]) -> list[Coat]:
    return [coat for part in parts for coat in (*part.line, *part.fill, *part.details)]


def _is_finite(path: QPainterPath) -> bool:
    box = path.boundingRect()
    return all(isfinite(n) for n in (box.x(), box.y(), box.width(), box.height()))


def _picture(parts: list[Part]) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#00ff00"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part in sorted(parts, key=lambda each: each.blobs[0].depth):
        for coat in (*part.line, *part.fill, *part.details):
            painter.save()
            if coat.clip is not None:
                painter.setClipPath(coat.clip, Qt.ClipOperation.IntersectClip)
            if coat.fill is not None:
                painter.fillPath(coat.path, coat.fill)
            if coat.pen is not None:
                painter.strokePath(coat.path, coat.pen)
            painter.restore()
    painter.end()
    return image


def _share(image: QImage, colour: QColor) -> float:
    """Return how much of what is painted has exactly a colour."""
    ground = QColor("#00ff00").rgb()
    pixels = [image.pixel(x, y) for x in range(0, SIDE, 2) for y in range(0, SIDE, 2)]
    painted = [pixel for pixel in pixels if pixel != ground]
    return sum(pixel == colour.rgb() for pixel in painted) / len(painted)


@pytest.mark.parametrize("character", CHARACTERS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_head_is_whole_from_every_side(qapp: object, theme: str, character: str) -> None:
    dress = dress_of(theme, character, 1, "teal")
    for yaw, pitch, frame in product(YAWS, PITCHES, FRAMES):
        parts = _parts(View(yaw, pitch), dress, frame=frame)
        assert not [part.name for part in parts if part.shape.isEmpty() or not part.blobs]
        assert all(_is_finite(coat.path) for coat in _coats(parts))
        box = parts[0].shape.boundingRect()
        assert 0.70 < box.width() / SCALE < 1.45
        assert 0.70 < box.height() / SCALE < 1.45


def test_only_one_character_has_a_bun(qapp: object) -> None:
    names = {
        who: [part.name for part in _parts(View(), dress_of("light", who, 1, "teal"))]
        for who in CHARACTERS
    }
    assert names == {"sam": ["head"], "alex": ["head", "bun"]}


@pytest.mark.parametrize("character", CHARACTERS)
def test_there_is_more_hair_behind_and_above_than_in_front(qapp: object, character: str) -> None:
    dress = dress_of("light", character, 1, "teal")
    brown = dress.hair.fill.color()
    views = {"front": View(0, 8), "back": View(180, 8), "top": View(0, 88), "chin": View(0, -70)}
    shares = {name: _share(_picture(_parts(v, dress)), brown) for name, v in views.items()}
    assert 0.10 < shares["front"] < 0.55
    assert shares["back"] > max(0.45, shares["front"] + 0.10)
    assert shares["top"] > 0.45
    assert shares["chin"] < 0.30


@pytest.mark.parametrize("style", list(STYLES))
def test_hair_never_jumps_while_the_head_turns(qapp: object, style: str) -> None:
    """A hairline that grazes the horizon must not be joined up the wrong way round."""
    lens = Lens(Camera(View(0, 8), 100.0, (0.0, 0.0)))
    for axis in ((0.2, 1.0, 0.1), (1.0, 0.3, -0.4), (-0.6, 0.5, 0.7)):
        before: float | None = None
        for degs in range(0, 362, 2):
            bone = Bone(ZERO, turned(UPRIGHT, unit(axis), degs))
            path = hair(Sight(lens, bone), STYLES[style])
            area = abs(_area(path))
            is_holed = path.fillRule() == Qt.FillRule.OddEvenFill
            if before is not None and not is_holed:
                assert abs(area - before) < 500, (axis, degs)
            before = None if is_holed else area


def _area(path: QPainterPath) -> float:
    area = 0.0
    for corners in path.toSubpathPolygons():
        points: list[QPointF] = [corners.at(i) for i in range(corners.size())]
        for a, b in zip(points, [*points[1:], points[0]], strict=True):
            area += (a.x() * b.y() - b.x() * a.y()) / 2
    return area


def _eyes(parts: list[Part], dress: Dress) -> int:
    """Return how many pieces have the colour of an eye."""
    return sum(coat.fill == dress.eye for coat in _coats(parts))


def test_a_face_that_is_turned_away_is_hidden(qapp: object) -> None:
    dress = dress_of("light", "sam", 1, "teal")
    front, side, back = (_eyes(_parts(View(yaw, 8), dress), dress) for yaw in (0, 90, 180))
    assert front == 4  # two eyes, two lashes
    assert side == 2  # the near eye
    assert back == 0
    assert _eyes(_parts(View(0, 89), dress), dress) == 0


def test_a_face_looks_the_way_the_skull_does(qapp: object) -> None:
    dress = dress_of("light", "sam", 1, "teal")
    looking_up = turned(UPRIGHT, X, -90)
    assert _eyes(_parts(View(0, 88), dress, frame=looking_up), dress) == 4


def test_the_nose_breaks_the_silhouette_only_in_profile(qapp: object) -> None:
    """Seen from the side, the head reaches further to the front than it does without a nose."""
    dress = dress_of("light", "sam", 1, "teal")
    width = {yaw: _parts(View(yaw, 0), dress)[0].shape.boundingRect() for yaw in (90, 0)}
    middle = SIDE / 2
    assert middle - width[90].left() > 0.47 * SCALE
    assert abs((middle - width[0].left()) - (width[0].right() - middle)) < 2.0


def test_closed_eyes_are_two_calm_bows(qapp: object) -> None:
    dress = dress_of("light", "alex", 1, "teal")
    names = [mark.name for mark in marks(Face(eyes=0.0))]
    assert "eye" not in names
    assert names.count("lash") == 2
    lash = next(mark for mark in marks(Face(eyes=0.0)) if mark.name == "lash")
    middle, ends = lash.points[6][1], lash.points[0][1]
    assert middle < ends  # hanging down: asleep, not laughing
    assert _eyes(_parts(View(), dress, Face(eyes=0.0)), dress) == 2


def test_half_closed_eyes_are_lower_than_open_ones(qapp: object) -> None:
    tops = [
        max(y for mark in marks(Face(eyes=eyes)) if mark.name == "eye" for _, y, _ in mark.points)
        for eyes in (1.0, 0.5, 0.3)
    ]
    assert tops == sorted(tops, reverse=True)


def test_effort_lifts_the_brows_and_a_smile_the_corners_of_the_mouth(qapp: object) -> None:
    def height(face: Face, name: str, index: int) -> float:
        return next(mark for mark in marks(face) if mark.name == name).points[index][1]

    assert height(Face(brows=1.0), "brow", 4) > height(Face(), "brow", 4) + 0.03
    smile, frown = Face(smile=1.0), Face(smile=-1.0)
    assert height(smile, "mouth", 0) > height(smile, "mouth", 7)
    assert height(frown, "mouth", 0) < height(frown, "mouth", 7)


def test_an_open_mouth_shows_its_inside(qapp: object) -> None:
    assert "inside" in {mark.name for mark in marks(Face(mouth=0.8))}
    assert "inside" not in {mark.name for mark in marks(Face())}


def test_looking_up_keeps_the_smile(qapp: object) -> None:
    """The mouth lies flat in a face seen from the front, or its corners would sink from below."""
    dress = dress_of("light", "sam", 1, "teal")
    parts = _parts(View(0, -25), dress)
    mouth = next(coat.path for coat in _coats(parts) if coat.fill == dress.lips)
    points = [mouth.elementAt(i) for i in range(15)]
    assert points[0].y < points[7].y


def test_eyes_stand_out_of_dark_skin(qapp: object) -> None:
    """There they are darker than elsewhere and have their whites."""
    light, dark = (dress_of("light", "sam", skin, "teal") for skin in (1, 3))
    whites = [
        sum(coat.fill == each.eye_white for coat in _coats(_parts(View(), each)))
        for each in (light, dark)
    ]
    assert whites == [2, 4]
    assert _eyes(_parts(View(), dark), dark) == 0


def test_high_contrast_leaves_out_soft_things(qapp: object) -> None:
    soft, flat = (dress_of(theme, "alex", 1, "teal") for theme in ("light", "contrast-light"))
    cheeks = [sum(coat.fill == flat.cheek for coat in _coats(_parts(View(), flat)))]
    assert cheeks == [0]
    assert len(_coats(_parts(View(), flat))) < len(_coats(_parts(View(), soft)))


def _seen_from(yaw: float, pitch: float, hairline: tuple[tuple[float, float], ...]) -> QPainterPath:
    lens = Lens(Camera(View(yaw, pitch), 100.0, (0.0, 0.0)))
    return hair(Sight(lens, Bone(ZERO, UPRIGHT)), Style(hairline, 0.03))


def test_a_cap_is_seen_whole_from_above_and_not_from_below(qapp: object) -> None:
    cap = tuple((azimuth, 10.0) for azimuth in range(0, 360, 30))
    assert _seen_from(0, 90, cap).boundingRect().width() > 70
    assert _seen_from(0, -90, cap).isEmpty()


def test_a_hood_is_a_ring_round_the_face_and_whole_from_behind(qapp: object) -> None:
    hood = tuple((40 * sin(radians(t)), 40 * cos(radians(t))) for t in range(0, 360, 30))
    middle = QPointF(0.0, -7.5)
    front, back = (_seen_from(yaw, 0, hood) for yaw in (0, 180))
    assert not front.contains(middle)
    assert front.contains(QPointF(36.0, -7.5))
    assert back.contains(middle)
