"""Areas lie on the skin of the body, follow its bones, and have two sides."""

from __future__ import annotations

from math import isfinite

import pytest

from desk_stretch.core.figure.areas import AREAS, Dab, is_area, parts_of, sides_of
from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.geometry import X, Z, distance, dot, flip, length
from desk_stretch.core.figure.skin import rows
from desk_stretch.core.figure.solve import held
from tests.core.figure.samples import key

WANTED = [
    "upper_trap",
    "neck_side",
    "neck_back",
    "neck_front",
    "rhomboid",
    "chest",
    "deltoid",
    "lat",
    "oblique",
    "low_back",
    "mid_back",
    "upper_back",
    "hamstring",
    "quad",
    "calf",
    "glute",
    "forearm",
    "triceps",
    "biceps",
    "hip_flexor",
    "adductor",
    "shin",
    "hand",
    "belly",
    "ribs",
    "eye",
]


def _rows(area, side="left", base="stand", **keys):
    body = held(key(base, **keys))
    return [row for trail in AREAS[area] for row in rows(body, trail, side)]


def _middle(found):
    points = [row.point for row in found]
    return tuple(sum(point[i] for point in points) / len(points) for i in range(3))


@pytest.mark.parametrize("area", WANTED)
def test_every_promised_area_exists(area):
    assert is_area(area)
    assert is_area(f"left.{area}")
    assert is_area(f"right.{area}")


@pytest.mark.parametrize("name", ["elbow", "up.lat", "left.", "left.right.lat", "LAT"])
def test_other_names_are_no_areas(name):
    assert not is_area(name)


def test_a_name_without_a_side_speaks_of_both():
    assert sides_of("lat") == (("left", "right"), "lat")
    assert sides_of("right.lat") == (("right",), "lat")


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("base", BASES)
def test_rows_are_finite_and_lie_in_the_skin(area, base):
    found = _rows(area, base=base)
    for row in found:
        assert all(isfinite(each) for each in (*row.point, row.bow, row.width))
        assert length(row.normal) == pytest.approx(1.0)
        assert abs(dot(row.normal, row.across)) < 0.02
        assert row.bow > 0
    assert found[0].width == 0.0
    assert max(row.width for row in found) < 0.4


@pytest.mark.parametrize("area", AREAS)
def test_the_right_side_is_the_mirror_image(area):
    body = held(key("stand"))
    for trail in AREAS[area]:
        lefts = rows(body, trail, "left")
        rights = rows(body.mirrored(), trail, "right")
        for left, right in zip(lefts, rights, strict=True):
            assert distance(flip(left.point), right.point) < 1e-9
            assert distance(flip(left.normal), right.normal) < 1e-9


@pytest.mark.parametrize(
    ("area", "way"),
    [
        ("chest", (0, 0, 1)), ("belly", (0, 0, 1)), ("quad", (0, 0, 1)), ("shin", (0, 0, 1)),
        ("lat", (0, 0, -1)), ("low_back", (0, 0, -1)), ("calf", (0, 0, -1)),
        ("glute", (0, 0, -1)), ("hamstring", (0, 0, -1)), ("neck_back", (0, 0, -1)),
        ("deltoid", (1, 0, 0)), ("oblique", (1, 0, 0)), ("adductor", (-1, 0, 0)),
        ("neck_side", (1, 0, 0)),
    ],
)  # fmt: skip
def test_an_area_looks_the_way_it_should(area, way):
    assert all(dot(row.normal, way) > 0.3 for row in _rows(area) if row.width > 0.03)


def test_the_trap_rises_with_the_shoulder():
    low, high = _middle(_rows("upper_trap")), _middle(_rows("upper_trap", left_shoulder="up 1"))
    assert high[1] - low[1] > 0.03


def test_the_calf_goes_with_the_shin():
    sitting, standing = _middle(_rows("calf", base="sit")), _middle(_rows("calf"))
    assert sitting[2] > standing[2] + 1.0


def test_an_area_knows_the_parts_it_lies_on():
    assert parts_of(AREAS["lat"][0], "left") == ("trunk",)
    assert parts_of(AREAS["hip_flexor"][0], "right") == ("pelvis", "right.thigh")
    assert parts_of(AREAS["neck_side"][0], "left") == ("neck", "trunk")
    assert parts_of(AREAS["upper_trap"][0], "left") == ("trunk",)


def test_the_eye_glows_all_round_and_no_further_than_the_cheek():
    eye = held(key("stand")).bones["skull"].at((0.152, 0.385, 0.40))
    found = _rows("eye")
    assert min(distance(row.point, eye) - row.width for row in found) < 0.0
    assert max(distance(row.point, eye) for row in found) < 0.22
    assert max(row.width for row in found) < 0.16


def test_the_outer_hip_is_seen_from_the_side():
    assert parts_of(AREAS["outer_hip"][0], "right") == ("pelvis", "right.thigh")
    assert all(dot(row.normal, (1, 0, 0)) > 0.5 for row in _rows("outer_hip"))


def test_the_roundness_goes_evenly_from_one_dab_to_the_next():
    trail = tuple(Dab("s3", (x, 0.0, 0.4), Z, 0.1, bow, X) for x, bow in ((0.0, 1.0), (0.3, 2.0)))
    bows = [row.bow for row in rows(held(key("stand")), trail, "left", steps=2)]
    assert bows == pytest.approx([1.0, 1.0, 1.0, 1.5, 2.0, 2.0, 2.0])
