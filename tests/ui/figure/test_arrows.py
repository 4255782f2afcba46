"""Arrows: they grow, are never a blot, have a halo, and leave the face free."""

from __future__ import annotations

from math import cos, dist, pi, sin

import pytest

from desk_stretch.core.figure.still import Stroke
from desk_stretch.ui.figure.arrows import LEAST, paint_arrows
from desk_stretch.ui.figure.paint import paint
from tests.ui.figure.stills import BOX, CONTRAST, LIGHT, SIDE, lens_of, painted, still_of

LONG = ((1.5, 3.0, 0.0), (1.7, 4.0, 0.0), (1.5, 5.0, 0.0))
PRESS = ((1.0, 4.0, 0.0), (1.7, 4.0, 0.0))


def _inked(*strokes, yaw=0.0, dress=LIGHT, halo=False):
    """The pixels that an arrow covers: in its own colour, or in its halo's."""
    still = still_of("stand", yaw, strokes=strokes)
    image = painted(lambda painter: paint_arrows(painter, still, lens_of(still), dress))
    wanted = (dress.arrow_halo if halo else dress.arrow).color().rgb()
    return [(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixel(x, y) == wanted]


def _tall(found):
    return max(y for _, y in found) - min(y for _, y in found)


def _scale():
    return lens_of(still_of()).scale


def test_it_grows_with_the_movement():
    sizes = [len(_inked(Stroke(LONG, grown))) for grown in (0.0, 0.3, 0.6, 1.0)]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)
    assert sizes[1] > 0


def test_it_swells_from_a_thin_tail_to_a_head():
    found = _inked(Stroke(LONG))
    low, high = max(y for _, y in found), min(y for _, y in found)
    tail = sum(y == low - 6 for _, y in found)
    head = max(sum(y == row for _, y in found) for row in range(high, high + 16))
    assert 0 < tail < head / 3


def test_it_has_a_halo():
    assert len(_inked(Stroke(LONG), dress=CONTRAST, halo=True)) > 30


def test_a_short_way_is_drawn_out():
    found = _inked(Stroke(((1.5, 4.0, 0.0), (1.5, 4.05, 0.0))))
    assert _tall(found) == pytest.approx(LEAST * _scale(), abs=4)


@pytest.mark.parametrize("path", [((1.5, 4.0, 0.0),) * 2, ((1.5, 4.0, 0.0),)])
def test_no_way_is_no_arrow(path):
    assert _inked(Stroke(path)) == []


def test_it_keeps_clear_of_the_face():
    still = still_of("stand")
    x, y = lens_of(still).place(still.skeleton.bone("skull").at((0.0, 0.4, 0.3)))
    across = Stroke(((-0.6, 6.4, 0.5), (0.0, 6.45, 0.5), (0.6, 6.4, 0.5)))
    through = Stroke(((-0.6, 6.35, 0.5), (0.6, 6.45, 0.5)))
    for stroke in (across, through):
        found = _inked(stroke)
        assert found
        radius = 0.36 * _scale()
        assert all((a - x) ** 2 + (b - y) ** 2 > radius**2 for a, b in found)


def _ring(x, y):
    way = [pi * (i / 18) for i in range(28)]
    return tuple((x + 0.42 * cos(t), y + 0.42 * sin(t), 0.5) for t in way)


def test_a_ring_slides_off_the_face_and_stays_at_its_joint():
    still = still_of("stand")
    face = lens_of(still).place(still.skeleton.bone("skull").at((0.0, 0.4, 0.3)))
    shoulder = lens_of(still).place(still.skeleton.bone("left.shoulder").origin)
    found = _inked(Stroke(_ring(0.75, 5.85)))
    assert found
    radius = 0.36 * _scale()
    assert all((a - face[0]) ** 2 + (b - face[1]) ** 2 > radius**2 for a, b in found)
    middle = [sum(at) / len(found) for at in zip(*found, strict=True)]
    assert dist(middle, shoulder) < 0.9 * _scale()


def test_it_goes_behind_a_hand_that_is_nearest():
    still = still_of("stand", yaw=-90.0)
    x, y = lens_of(still).place(still.skeleton.bone("right.hand").at((0.0, -0.2, 0.0)))
    _, b, c = still.skeleton.bone("right.hand").at((0.0, -0.2, 0.0))
    across = Stroke(((-0.8, b, c - 1.0), (-0.8, b, c), (-0.8, b, c + 1.0)))
    with_it = still_of("stand", yaw=-90.0, strokes=(across,))
    image = painted(lambda painter: paint(painter, BOX, with_it, LIGHT))
    arrow = LIGHT.arrow.color().rgb()
    assert image.pixel(round(x), round(y)) != arrow
    assert any(image.pixel(at, round(y)) == arrow for at in range(SIDE))


def test_it_fades():
    assert _inked(Stroke(LONG, strength=0.0)) == []
    assert _inked(Stroke(LONG, strength=0.5)) == []  # no pixel is of the full colour
    assert _inked(Stroke(LONG, strength=1.0))


def test_a_press_is_short_and_thick_and_pulses():
    small, large = (_inked(Stroke(PRESS, grown, is_press=True)) for grown in (0.0, 1.0))
    assert 0 < len(small) < len(large)
    assert max(x for x, _ in small) < max(x for x, _ in large)
    assert min(x for x, _ in small) == min(x for x, _ in large)


def test_a_press_has_a_bar_at_its_base():
    found = _inked(Stroke(PRESS, is_press=True))
    left = min(x for x, _ in found)
    bar = sum(x == left + 1 for x, _ in found)
    gap = min(sum(x == left + k for x, _ in found) for k in range(2, 8))
    assert bar > 4 * max(gap, 1)


def test_a_press_straight_at_us_is_not_drawn():
    still = still_of("stand", 0.0)
    toward = lens_of(still).toward
    end = tuple(a + b for a, b in zip((1.0, 4.0, 0.0), toward, strict=True))
    assert len(_inked(Stroke(((1.0, 4.0, 0.0), (1.0, 4.0, 0.0)), is_press=True))) == 0
    assert isinstance(_inked(Stroke(((1.0, 4.0, 0.0), end), is_press=True)), list)
