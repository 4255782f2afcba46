"""Outlines: they hold what they are drawn round, all run one way, and grow evenly."""

from __future__ import annotations

from itertools import pairwise
from math import cos, isfinite, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from desk_stretch.ui.figure.lens import Blob
from desk_stretch.ui.figure.outline import (
    circle,
    empty,
    hull,
    hulls,
    joined,
    loft,
    lofts,
    polygon,
)  # fmt: skip


def _disc(x, y, r):
    return Blob(float(x), float(y), float(r * r), 0.0, float(r * r))


LIMB = (_disc(0, 0, 14), _disc(30, 8, 12), _disc(60, 30, 9))
END_ON = (_disc(0, 0, 14), _disc(2, 1, 11), _disc(3, 2, 9))
FOLDED = (_disc(0, 0, 10), _disc(40, 0, 10), _disc(6, 6, 9))
SHAPES = {"limb": LIMB, "end on": END_ON, "folded": FOLDED, "one": LIMB[:1]}


def _area(path):
    """The signed area: positive if it runs clockwise as seen."""
    total = 0.0
    for piece in path.toSubpathPolygons():
        points = [(p.x(), p.y()) for p in piece]
        total += sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points)) / 2
    return total


@pytest.mark.parametrize("make", [hull, loft])
@pytest.mark.parametrize("name", SHAPES)
def test_it_holds_every_disc(make, name):
    path = make(SHAPES[name], 0.6)
    for blob in SHAPES[name]:
        for step in range(12):
            r = blob.radius - 0.2
            at = QPointF(blob.x + r * cos(step * pi / 6), blob.y + r * sin(step * pi / 6))
            assert path.contains(at), (blob, step)


@pytest.mark.parametrize("make", [hull, loft])
@pytest.mark.parametrize("name", SHAPES)
def test_all_run_clockwise(make, name):
    assert all(_area(polygon([(p.x(), p.y()) for p in piece])) > 0
               for piece in make(SHAPES[name]).toSubpathPolygons())  # fmt: skip


@pytest.mark.parametrize("make", [hull, loft])
@pytest.mark.parametrize("name", SHAPES)
def test_grown_by_so_many_pixels_all_round(make, name):
    inner, outer = make(SHAPES[name]).boundingRect(), make(SHAPES[name], 3.0).boundingRect()
    assert outer.left() == pytest.approx(inner.left() - 3, abs=0.6)
    assert outer.right() == pytest.approx(inner.right() + 3, abs=0.6)
    assert outer.top() == pytest.approx(inner.top() - 3, abs=0.6)
    assert outer.bottom() == pytest.approx(inner.bottom() + 3, abs=0.6)


def test_a_loft_is_slimmer_than_the_hull_of_a_bent_row():
    assert _area(loft(LIMB)) < _area(hull(LIMB))
    assert _area(loft(LIMB)) > _area(hull(LIMB[:2]))


def test_a_straight_limb_is_as_wide_as_its_discs():
    path = loft((_disc(0, 0, 10), _disc(50, 0, 10), _disc(100, 0, 10)))
    box = path.boundingRect()
    assert (box.top(), box.bottom()) == pytest.approx((-10, 10), abs=0.1)
    assert (box.left(), box.right()) == pytest.approx((-10, 110), abs=0.3)


def test_several_sizes_at_once_are_the_single_ones():
    for many, one in ((hulls, hull), (lofts, loft)):
        for row in SHAPES.values():
            sizes = many(row, (0.0, 2.0))
            for path, grow in zip(sizes, (0.0, 2.0), strict=True):
                ours, theirs = path.boundingRect(), one(row, grow).boundingRect()
                assert abs(ours.width() - theirs.width()) < 0.3
                assert abs(ours.center().x() - theirs.center().x()) < 0.3


def test_overlapping_pieces_stay_filled():
    both = joined((hull((_disc(0, 0, 10),)), hull((_disc(8, 0, 10),))))
    assert both.contains(QPointF(4, 0))
    assert empty().isEmpty()


def test_a_circle_is_as_large_as_its_blob():
    assert circle(_disc(5, 5, 7)).boundingRect().width() == pytest.approx(14)


numbers = st.floats(-200, 200)
blobs = st.builds(
    lambda x, y, p, q, turn: Blob(
        x, y,
        p * p * cos(radians(turn)) ** 2 + q * q * sin(radians(turn)) ** 2,
        (p * p - q * q) * cos(radians(turn)) * sin(radians(turn)),
        p * p * sin(radians(turn)) ** 2 + q * q * cos(radians(turn)) ** 2,
    ),
    numbers, numbers, st.floats(0.2, 80), st.floats(0.0, 80), st.floats(0, 180),
)  # fmt: skip


@given(st.lists(blobs, min_size=1, max_size=6), st.floats(0, 4))
def test_any_row_has_an_outline(row, grow):
    for path in (hull(row, grow), loft(row, grow)):
        box = path.boundingRect()
        assert all(isfinite(n) for n in (box.x(), box.y(), box.width(), box.height()))
        assert box.width() > 0
        assert box.height() >= 0
