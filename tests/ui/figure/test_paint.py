"""Whole pictures: any pose from any side is drawn, whole, and says what it has to say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.camera import Camera, View
from desk_stretch.core.figure.framing import framing_of
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.solve import held, key_of
from desk_stretch.core.figure.staging import Crop, Scene
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.body import body_parts
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.paint import camera_for, paint
from desk_stretch.ui.figure.palette import THEMES, dress_of

SIDE = 160
BOX = QRectF(0, 0, SIDE, SIDE)
YAWS = range(-180, 180, 45)
DRESS = dress_of("light", "sam", 1, "teal")


@cache
def _body(base: str, **trunk: float) -> Skeleton:
    pose = BASES[base].pose
    return held(key_of(replace(pose, trunk=pose.trunk._replace(**trunk)), base, Scene()))


def _still(base, yaw=0.0, pitch=9.0, crop=Crop.FULL, props=(), **trunk):
    scene, view = Scene(props), View(yaw, pitch)
    body = _body(base, **trunk)
    return Still(body, scene, view, framing_of([body], scene, view, crop))


def _picture(still, dress=DRESS):
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    with QPainter(image) as painter:
        paint(painter, BOX, still, dress)
    return image


def _count(image, brush):
    wanted = brush.color().rgb()
    return sum(image.pixel(x, y) == wanted for x, y in product(range(SIDE), range(SIDE)))


def _parts(still, dress=DRESS):
    lens = Lens(camera_for(BOX, still))
    return {part.name: part for part in body_parts(still, lens, dress)}


def _coats(parts):
    return [c for part in parts.values() for c in (*part.line, *part.fill, *part.details)]


@pytest.mark.parametrize("base", BASES)
def test_every_base_from_every_side(base):
    for yaw, pitch in product(YAWS, (0.0, 30.0)):
        parts = _parts(_still(base, yaw, pitch))
        for coat in _coats(parts):
            box = coat.path.boundingRect()
            assert all(isfinite(n) for n in (box.x(), box.y(), box.width(), box.height()))
        assert all(not part.shape.isEmpty() for part in parts.values())


@pytest.mark.parametrize("theme", THEMES)
def test_a_person_in_a_shirt_is_to_be_seen(theme):
    dress = dress_of(theme, "alex", 1, "plum")
    picture = _picture(_still("stand", 20.0), dress)
    for tone, least in ((dress.shirt, 200), (dress.trousers, 250), (dress.skin, 80)):
        assert _count(picture, tone.fill) > least


def test_nothing_is_painted_outside_the_box():
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    with QPainter(image) as painter:
        paint(painter, QRectF(40, 40, 80, 80), _still("sit", crop=Crop.UPPER), DRESS)
    ground = QColor("#00ff00").rgb()
    edge = range(SIDE)
    outside = [(x, y) for x, y in product(edge, edge) if not (40 <= x < 120 and 40 <= y < 120)]
    assert all(image.pixel(x, y) == ground for x, y in outside)
    assert image.pixel(80, 80) != ground


def test_the_framing_fills_the_box():
    still = _still("stand")
    camera = camera_for(BOX, still)
    assert camera.place(still.framing.middle) == pytest.approx((SIDE / 2, SIDE / 2))
    assert camera.scale == pytest.approx(SIDE / 2 / still.framing.half)


def test_a_twist_turns_the_placket_and_folds_the_shirt():
    straight, twisted = (_parts(_still("sit", twist=deg))["trunk"] for deg in (0.0, 40.0))
    assert len(twisted.details) == len(straight.details) + 1  # the folds
    middle = straight.shape.boundingRect().center().x()
    placket = max(c.path.boundingRect().center().x() for c in twisted.details[1:-1])
    assert placket > middle + 3


def test_the_back_of_the_shirt_has_a_yoke_and_no_placket():
    front, back = (_parts(_still("stand", yaw))["trunk"] for yaw in (0.0, 180.0))
    assert DRESS.yoke not in [coat.fill for coat in front.fill]
    assert DRESS.yoke in [coat.fill for coat in back.fill]
    assert len(front.details) > len(back.details)


def test_the_neck_stands_in_the_collar_that_we_see_into():
    front, back = (_parts(_still("stand", yaw)) for yaw in (0.0, 180.0))
    assert "neck" in front["trunk"].under
    assert "trunk" in back["neck"].under


def test_from_below_the_trousers_come_out_of_the_shirt():
    seen = _parts(_still("wall-legs", 0.0, 9.0))
    assert "pelvis" in seen["trunk"].under
    assert "trunk" in _parts(_still("sit"))["pelvis"].under


def test_a_sleeve_that_opens_towards_us_shows_its_inside():
    def fills(base):
        return [coat.fill for coat in _parts(_still(base))["left.upper_arm"].fill]

    assert DRESS.shirt.dark in fills("child")  # arms forward, towards us
    assert DRESS.shirt.dark not in fills("stand")


def test_a_pointed_foot_is_in_its_shoe():
    kneeling, standing = _parts(_still("all-fours")), _parts(_still("stand"))
    assert kneeling["left.shin"].under == ("left.foot",)
    assert kneeling["left.foot"].under == ()
    assert standing["left.foot"].under == ("left.shin",)


def test_a_raised_shoulder_hides_the_neck_from_the_side():
    assert "neck" not in _parts(_still("stand", -90.0))["trunk"].under


def test_soles_cover_the_shoe_only_from_below():
    stand, kneel = _parts(_still("stand")), _parts(_still("kneel", 140.0))
    assert stand["left.foot"].fill[0].fill == DRESS.sole.fill
    assert kneel["left.foot"].fill[-1].fill == DRESS.sole.fill


def test_breath_widens_the_ribs_a_little():
    body = _body("stand")
    wide = []
    for breath in (0.0, 1.0):
        still = replace(_still("stand"), skeleton=replace(body, breath=breath))
        blobs = _parts(still)["trunk"].blobs
        wide.append([blob.reach(1.0, 0.0) for blob in blobs])
    (_, _, low, ribs, *_), (_, _, low_in, ribs_in, *_) = wide
    assert ribs_in == pytest.approx(ribs * 1.022)
    assert low_in == low


def test_a_glow_lies_on_the_shirt_beneath_an_arm_in_front():
    still = _still("stand", 180.0)
    plain, glowing = (_picture(replace(still, glow=glow)) for glow in ({}, {"mid_back": 1.0}))
    middle = [(x, y) for x, y in product(range(SIDE), range(SIDE))
              if plain.pixel(x, y) != glowing.pixel(x, y)]  # fmt: skip
    assert len(middle) > 50
    shirt = _parts(still)["trunk"].shape.boundingRect().adjusted(-1, -1, 1, 1)
    assert all(shirt.contains(float(x), float(y)) for x, y in middle)


def test_what_rests_is_not_made_again():
    still = _still("sit")
    first, again = _parts(still), _parts(replace(still, skeleton=replace(_body("sit"), breath=1.0)))
    for name in ("left.thigh", "right.shin", "left.foot"):
        assert again[name] is first[name]
    assert again["trunk"] is not first["trunk"]


def test_the_mirror_image_has_the_same_shape():
    still = _still("sit", 40.0, twist=25.0, lean=12.0)
    one, other = (_parts(each)["trunk"].shape.boundingRect() for each in (still, still.mirrored()))
    assert other.width() == pytest.approx(one.width(), abs=0.1)
    assert other.left() == pytest.approx(SIDE - one.right(), abs=0.1)


angles = st.floats(-1.0, 1.0)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(list(BASES)), st.sampled_from(YAWS), st.floats(0.0, 60.0),
    angles, angles, angles, angles,
)  # fmt: skip
def test_any_legal_pose_is_drawn(base, yaw, pitch, bend, lean, twist, nod):
    still = _still(
        base, float(yaw), pitch,
        bend=20 + 45 * bend, lean=38 * lean, twist=48 * twist, nod=40 * nod,
    )  # fmt: skip
    parts = _parts(still)
    assert all(isfinite(p.shape.boundingRect().width()) for p in parts.values())
    assert _count(_picture(still), DRESS.shirt.fill) > 0


def test_a_camera_is_any(qapp):
    lens = Lens(Camera(View(10.0, 5.0), 30.0, (0.0, 0.0)))
    assert {part.name for part in body_parts(_still("stand"), lens, DRESS)} >= {
        "trunk", "pelvis", "neck", "left.upper_arm", "right.forearm", "left.thigh", "right.shin",
        "left.foot",
    }  # fmt: skip
