"""The glow lies where it is felt, wraps round the body, and is not colour alone."""

from __future__ import annotations

from math import isfinite

import pytest
from PySide6.QtCore import QPointF

from desk_stretch.core.figure.areas import AREAS
from desk_stretch.core.figure.bases import BASES
from desk_stretch.ui.figure.glow import glows
from tests.ui.figure.stills import CONTRAST, LIGHT, lens_of, still_of


def _glows(glow, yaw=0.0, dress=LIGHT, base="stand"):
    still = still_of(base, yaw, glow=glow)
    return glows(still, lens_of(still), dress)


def _fills(coats):
    return [coat for coat in coats if coat.fill is not None]


def _wide(coats):
    return max((coat.path.boundingRect().width() for coat in _fills(coats)), default=0.0)


@pytest.mark.no_cover  # thousands of shapes; the lines are covered by the tests below
@pytest.mark.parametrize("yaw", range(-180, 180, 60))
@pytest.mark.parametrize("area", AREAS)
def test_every_area_is_finite_from_everywhere_in_every_base(area, yaw):
    for base in BASES:
        for coats in _glows({area: 1.0}, yaw, base=base).values():
            for coat in coats:
                assert all(isfinite(each) for each in coat.path.boundingRect().getRect())


def test_it_is_given_by_the_part_it_lies_on():
    assert set(_glows({"right.calf": 1.0}, 180.0)) == {"right.shin"}
    assert set(_glows({"calf": 1.0}, 180.0)) == {"left.shin", "right.shin"}
    assert set(_glows({"lat": 1.0}, 180.0)) == {"trunk"}
    assert set(_glows({"eye": 1.0})) == {"head"}


def test_what_does_not_glow_is_not_painted():
    assert _glows({"lat": 0.0}) == {}


def test_it_is_steep_or_it_would_be_brown():
    coats = _fills(_glows({"low_back": 1.0}, 180.0)["trunk"])
    assert min(coat.fill.color().alphaF() for coat in coats) >= 0.4


def test_it_swells_and_fades_in():
    weak, strong = (_glows({"low_back": s}, 180.0)["trunk"] for s in (0.3, 1.0))
    assert _wide(weak) < _wide(strong)
    assert weak[0].fill.color().alphaF() < strong[0].fill.color().alphaF()


def test_inner_layers_are_smaller():
    widths = [
        coat.path.boundingRect().width() for coat in _fills(_glows({"lat": 1.0}, 180.0)["trunk"])
    ]
    assert widths == sorted(widths, reverse=True)


def test_it_is_foreshortened_where_the_body_turns_away():
    ahead = _wide(_glows({"left.oblique": 1.0}, 90.0)["trunk"])
    aslant = _wide(_glows({"left.oblique": 1.0}, 0.0)["trunk"])
    assert 0 < aslant < ahead * 0.8


def test_the_far_side_is_an_outline_and_nothing_else():
    coats = _glows({"low_back": 1.0}, 0.0)["trunk"]
    assert coats
    assert all(coat.pen is not None and coat.fill is None for coat in coats)


def test_the_near_side_is_not_hatched():
    assert all(coat.pen is None for coat in _glows({"low_back": 1.0}, 180.0)["trunk"])


def test_the_neck_has_no_hatching():
    assert _glows({"neck_back": 1.0}, 0.0)["neck"] == []


def test_it_is_where_the_muscle_is():
    still = still_of("stand", 180.0, glow={"left.calf": 1.0})
    lens = lens_of(still)
    coats = glows(still, lens, LIGHT)["left.shin"]
    calf = lens.place(still.skeleton.bone("left.shin").at((0.0, -0.55, -0.2)))
    other = lens.place(still.skeleton.bone("right.shin").at((0.0, -0.55, -0.2)))
    assert coats[0].path.contains(QPointF(*calf))
    assert not coats[0].path.contains(QPointF(*other))


def test_in_high_contrast_it_has_an_outline_and_hatching():
    coats = _glows({"low_back": 1.0}, 180.0, CONTRAST)["trunk"]
    assert sum(coat.pen is not None for coat in coats) == 2
    assert sum(coat.clip is not None for coat in coats) == 1


def test_in_high_contrast_the_far_side_has_no_patch():
    coats = _glows({"low_back": 1.0}, 0.0, CONTRAST)["trunk"]
    assert _fills(coats) == []


def test_the_eye_is_seen_through_its_glow():
    """It is open or closed, and that is what the picture shows."""
    clear = 1.0
    for coat in _fills(_glows({"left.eye": 1.0})["head"]):
        clear *= 1 - coat.fill.color().alphaF()
    assert 0.3 < clear < 0.6


def test_in_high_contrast_the_eye_has_an_outline_only():
    (coat,) = _glows({"left.eye": 1.0}, dress=CONTRAST)["head"]
    assert coat.pen is not None
    assert coat.fill is None
    assert coat.clip is None


def test_the_face_has_no_dashes():
    assert _glows({"eye": 1.0}, 180.0)["head"] == []
