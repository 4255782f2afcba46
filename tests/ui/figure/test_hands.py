"""Hands: whole from every side, mirror images of each other, never a fist by accident."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import isfinite

import pytest

from desk_stretch.core.figure.camera import Camera, View
from desk_stretch.core.figure.geometry import UPRIGHT, Frame, Vec, X, Z, distance, turned
from desk_stretch.core.figure.grips import GRIPS
from desk_stretch.core.figure.skeleton import Bone, Grip, Skeleton
from desk_stretch.core.figure.staging import Scene
from desk_stretch.core.figure.still import Framing, Still
from desk_stretch.ui.figure.fingers import FINGERS, fingers, opened, thumb
from desk_stretch.ui.figure.hands import hand_parts
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.palette import THEMES, dress_of
from desk_stretch.ui.figure.parts import Coat, Part

SCALE = 60.0
VIEWS = [View(yaw, pitch) for yaw, pitch in product(range(-180, 180, 30), (-88, -40, 8, 40, 88))]
FRAMES = (UPRIGHT, turned(UPRIGHT, X, 90), turned(turned(UPRIGHT, Z, 120), X, 35))


def _parts(grip: Grip, view: View, theme: str = "light", frame: Frame = UPRIGHT) -> dict[str, Part]:
    left = Bone((0.6, 0.0, 0.0), frame)
    bones = {"left.hand": left, "right.hand": left.mirrored()}
    skeleton = Skeleton(bones, {"left": grip, "right": grip})
    still = Still(skeleton, Scene(), view, Framing((0.0, 0.0, 0.0), 1.0))
    lens = Lens(Camera(view, SCALE, (100.0, 100.0)))
    found = hand_parts(still, lens, dress_of(theme, "sam", 1, "teal"))
    return {part.name: part for part in found}


def _coats(part: Part) -> list[Coat]:
    return [*part.line, *part.fill, *part.details]


@pytest.mark.parametrize("name", list(GRIPS))
def test_a_hand_is_whole_from_every_side(qapp: object, name: str) -> None:
    for view, frame in product(VIEWS, FRAMES):
        parts = _parts(GRIPS[name], view, frame=frame)
        assert set(parts) == {"left.hand", "right.hand"}
        for part in parts.values():
            box = part.shape.boundingRect()
            assert part.blobs
            assert all(isfinite(n) for blob in part.blobs for n in blob)
            assert 0.12 * SCALE < box.width() < 1.1 * SCALE
            assert 0.12 * SCALE < box.height() < 1.1 * SCALE


@pytest.mark.parametrize("theme", THEMES)
def test_a_hand_has_its_line_and_fill_in_every_theme(qapp: object, theme: str) -> None:
    dress = dress_of(theme, "sam", 1, "teal")
    part = _parts(GRIPS["flat"], View(-90, 5), theme)["left.hand"]
    assert all(coat.fill == dress.skin.line for coat in part.line)
    assert part.line
    assert sum(coat.fill == dress.skin.fill and coat.clip is None for coat in part.fill) == 6


def test_the_right_hand_is_the_mirror_image_of_the_left(qapp: object) -> None:
    parts = _parts(GRIPS["relaxed"], View(0, 8))
    left = parts["left.hand"].shape.boundingRect()
    right = parts["right.hand"].shape.boundingRect()
    assert left.center().x() - 100 == pytest.approx(100 - right.center().x(), abs=0.5)
    assert left.width() == pytest.approx(right.width(), abs=0.5)
    assert left.center().y() == pytest.approx(right.center().y(), abs=0.5)


def test_a_hand_is_welded_to_its_forearm(qapp: object) -> None:
    part = _parts(GRIPS["flat"], View())["right.hand"]
    assert [seam.other for seam in part.seams] == ["right.forearm"]


def test_knuckles_are_on_the_back_and_creases_in_the_palm(qapp: object) -> None:
    """The two sides of a hand differ in their small lines; its edge has none."""
    dress = dress_of("light", "sam", 1, "teal")

    def lines(yaw: float) -> int:
        part = _parts(GRIPS["flat"], View(yaw, 0))["left.hand"]
        return sum(coat.fill == dress.skin.dark for coat in part.fill)

    assert (lines(90), lines(-90), lines(0)) == (4, 2, 0)


def test_a_flat_hand_is_as_long_as_the_body_says(qapp: object) -> None:
    reach = max(-joint[1] for digit in fingers(GRIPS["flat"]) for joint in digit.joints)
    assert 0.68 < reach + FINGERS[1].radii[3] < 0.80


def test_fingers_keep_their_length_in_every_grip() -> None:
    for grip in GRIPS.values():
        for finger, digit in zip(FINGERS, fingers(grip), strict=True):
            longs = [distance(a, b) for a, b in zip(digit.joints, digit.joints[1:], strict=False)]
            assert longs == pytest.approx(list(finger.bones))


def test_fingers_curl_towards_the_palm() -> None:
    tips = {name: fingers(grip)[1].joints[3] for name, grip in GRIPS.items()}
    assert tips["flat"][0] > -0.1
    assert tips["curl"][0] < -0.15
    assert _height(tips["fist"]) > _height(tips["curl"]) > _height(tips["flat"])


def _height(point: Vec) -> float:
    return point[1]


def test_spread_fans_the_fingers_and_a_fist_does_not() -> None:
    def fan(name: str) -> float:
        index, *_, little = fingers(GRIPS[name])
        return index.joints[3][2] - little.joints[3][2]

    knuckles = FINGERS[0].knuckle[2] - FINGERS[3].knuckle[2]
    assert fan("spread") > knuckles + 0.15
    assert fan("fist") == pytest.approx(knuckles, abs=0.02)


def test_pointing_leaves_the_index_finger_out() -> None:
    for name in ("point", "trace"):
        index, middle, *_ = fingers(GRIPS[name])
        assert index.joints[3][1] < middle.joints[3][1] - 0.2


def test_a_thumb_goes_up_along_or_in() -> None:
    up, along, folded = (thumb(replace(GRIPS["flat"], thumb=t)).joints[3] for t in (1, 0, -1))
    assert up[2] > along[2] > folded[2]
    assert folded[0] < along[0] - 0.1  # across the palm
    assert along[1] < up[1]


def test_an_open_hand_seen_end_on_fans_its_fingers() -> None:
    for name in ("relaxed", "flat", "spread", "curl", "clasp"):
        grip = GRIPS[name]
        seen = opened(grip, 1.0)
        assert opened(grip, 0.3) == grip
        assert seen.spread >= 25
        assert 25 <= seen.curl[0] <= 55  # aside at the knuckles, but no fist


def test_a_fist_stays_a_fist() -> None:
    for name in ("fist", "point", "thumb_up", "trace"):
        assert opened(GRIPS[name], 1.0) == GRIPS[name]


def test_opening_begins_gently() -> None:
    """No frame of a movement may show another hand than the frame before."""
    spreads = [opened(GRIPS["flat"], n / 100).spread for n in range(101)]
    steps = [b - a for a, b in zip(spreads, spreads[1:], strict=False)]
    assert min(steps) >= 0
    assert max(steps) < 2.0


def test_an_open_hand_end_on_is_wider_than_a_fist(qapp: object) -> None:
    end_on = View(0, -88)
    open_, fist = (
        _parts(GRIPS[name], end_on)["left.hand"].shape.boundingRect() for name in ("flat", "fist")
    )
    assert open_.height() > fist.height() * 1.1
