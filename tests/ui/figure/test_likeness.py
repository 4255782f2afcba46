"""What counts as the same picture, and what is seen to have moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.geometry import Y, add, turned
from desk_stretch.core.figure.skeleton import Bone, Face
from desk_stretch.core.figure.still import Stroke
from desk_stretch.ui.figure.likeness import PIXEL, Gallery, alike
from tests.ui.figure.stills import still_of

SIDE = 480
ARROW = Stroke(((0.0, 5.0, 0.0), (1.0, 5.0, 0.0)), grown=0.5)


def moved(still, name, by=(0.0, 0.0, 0.0), degrees=0.0):
    bone = still.skeleton.bone(name)
    other = Bone(add(bone.origin, by), turned(bone.frame, Y, degrees))
    return replace(
        still, skeleton=replace(still.skeleton, bones={**still.skeleton.bones, name: other})
    )


def pixels(still, count):
    return count * 2 * still.framing.half / SIDE


def test_a_still_is_like_itself():
    still = still_of(glow={"low_back": 0.5}, strokes=(ARROW,))
    assert alike(still, still_of(glow={"low_back": 0.5}, strokes=(ARROW,)), SIDE)


@pytest.mark.parametrize(("count", "same"), [(0.7, True), (1.3, False)])
def test_a_whole_pixel_is_seen(count, same):
    still = still_of()
    other = moved(still, "left.hand", (pixels(still, count), 0.0, 0.0))
    assert alike(still, other, SIDE) is same
    assert not alike(still, other, SIDE * 3)


def test_a_turn_in_place_is_seen():
    still = still_of()
    assert alike(still, moved(still, "skull", degrees=0.2), SIDE)
    assert not alike(still, moved(still, "skull", degrees=5.0), SIDE)


@pytest.mark.parametrize("what", [
    {"view": View(1.0, 9.0)},
    {"glow": {"low_back": 0.6}},
    {"glow": {}},
    {"strokes": ()},
    {"strokes": (replace(ARROW, grown=0.6),)},
    {"strokes": (replace(ARROW, strength=0.8),)},
    {"strokes": (replace(ARROW, path=((0.0, 5.0, 0.0), (1.0, 5.1, 0.0))),)},
])  # fmt: skip
def test_what_else_is_seen(what):
    still = still_of(glow={"low_back": 0.5}, strokes=(ARROW,))
    assert not alike(still, replace(still, **what), SIDE)


@pytest.mark.parametrize("what", [{"face": Face(eyes=0.5)}, {"breath": 0.5}])
def test_a_blink_and_a_breath_are_seen(what):
    still = still_of()
    assert not alike(still, replace(still, skeleton=replace(still.skeleton, **what)), SIDE)


def test_a_gallery_finds_what_looks_like_it_the_latest_first():
    gallery, still = Gallery(), still_of()

    def at(pixel: float):
        return moved(still, "left.hand", (pixels(still, pixel * PIXEL), 0.0, 0.0))

    for place in range(4):
        gallery.hang(at(0.6 * place), place)
    assert list(gallery.like(at(0.6), SIDE)) == [2, 1, 0]
    assert list(gallery.like(at(9.0), SIDE)) == []
