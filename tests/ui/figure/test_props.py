"""Props: each can be drawn from everywhere, stands where the scene says, and knows its order."""

from __future__ import annotations

from math import isfinite

import pytest
from PySide6.QtCore import QPointF

from desk_stretch.core.figure.camera import VIEWS
from desk_stretch.core.figure.staging import PROPS, SCENE_NUMBERS
from desk_stretch.ui.figure.body import body_parts
from desk_stretch.ui.figure.lens import Ball
from desk_stretch.ui.figure.order import in_order
from desk_stretch.ui.figure.paint import paint
from desk_stretch.ui.figure.palette import THEMES, dress_of
from desk_stretch.ui.figure.props import MAKERS, paint_ground, prop_parts
from desk_stretch.ui.figure.solids import Yard, convex, lighter
from desk_stretch.ui.figure.walls import GROUND, sky
from tests.ui.figure.stills import BOX, CONTRAST, LIGHT, SIDE, lens_of, painted, still_of

BASE = {"chair": "sit", "stool": "sit", "desk": "sit", "rower": "rower", "mat": "all-fours"}


def _still(prop, yaw=0.0, pitch=9.0, **more):
    return still_of(BASE.get(prop, "stand"), yaw, pitch, (prop,), **more)


def _parts(still, dress=LIGHT):
    return {part.name: part for part in prop_parts(still, lens_of(still), dress)}


def _ground(still, dress=LIGHT):
    return painted(lambda painter: paint_ground(painter, BOX, still, lens_of(still), dress))


def _order(still, *names):
    lens = lens_of(still)
    parts = [*body_parts(still, lens, LIGHT), *prop_parts(still, lens, LIGHT)]
    row = [part.name for part in in_order(parts)]
    return [name for name in row if name in names]


@pytest.mark.parametrize("prop", PROPS)
def test_every_prop_of_a_scene_is_drawn(prop):
    assert prop in MAKERS or prop in GROUND


@pytest.mark.parametrize("yaw", range(-180, 180, 30))
@pytest.mark.parametrize("prop", sorted(MAKERS))
def test_a_prop_has_a_shape_from_everywhere(prop, yaw):
    for pitch in (5.0, 35.0):
        for part in _parts(_still(prop, yaw, pitch)).values():
            box = part.shape.boundingRect()
            assert all(isfinite(each) for each in box.getRect())
            assert box.width() > 0.5
            assert box.height() > 0.5
            assert part.blobs
            assert part.fill


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("prop", PROPS)
def test_a_prop_is_in_the_picture_in_every_theme(prop, theme):
    dress = dress_of(theme, "sam", 1, "teal")
    view = VIEWS["front"] if prop == "wall" else VIEWS["right"]
    bare, full = still_of(BASE.get(prop, "stand"), *view), _still(prop, *view)
    bare = type(bare)(bare.skeleton, bare.scene, bare.view, full.framing)
    with_it, without = (
        painted(lambda painter, each=each: paint(painter, BOX, each, dress))
        for each in (full, bare)
    )
    assert with_it != without


@pytest.mark.parametrize("prop", sorted({*MAKERS, *GROUND}))
def test_a_flipped_scene_is_the_mirror_image(prop):
    still = _still(prop, 35.0)
    here, there = _parts(still), _parts(still.mirrored())
    boxes = sorted((_flipped(p) for p in here.values()), key=lambda box: (box[0], box[1]))
    others = sorted((_box(p) for p in there.values()), key=lambda box: (box[0], box[1]))
    for a, b in zip(boxes, others, strict=True):
        assert a == pytest.approx(b, abs=2.0)


def _box(part):
    box = part.shape.boundingRect()
    return box.left(), box.top(), box.right(), box.bottom()


def _flipped(part):
    left, top, right, bottom = _box(part)
    return SIDE - right, top, SIDE - left, bottom


def test_the_seat_is_as_high_as_the_scene_says():
    still = _still("chair", -90.0, 5.0)
    top = _parts(still)["prop.seat"].shape.boundingRect().top()
    edge = lens_of(still).place((0.0, SCENE_NUMBERS["seat_y"], 0.07))[1]
    assert top == pytest.approx(edge, abs=5.0)


def test_a_stool_is_a_chair_without_a_back():
    assert {*_parts(_still("chair"))} - {*_parts(_still("stool"))} == {"prop.back"}


def test_a_sitter_is_on_the_seat_from_everywhere():
    for yaw in range(-180, 180, 30):
        still = _still("chair", yaw)
        row = _order(still, "prop.base", "prop.seat", "pelvis", "left.thigh", "right.thigh")
        assert row[:2] == ["prop.base", "prop.seat"]


def test_the_backrest_is_behind_us_in_front_and_before_us_at_the_back():
    assert _order(_still("chair", 0.0), "prop.back", "trunk") == ["prop.back", "trunk"]
    assert _order(_still("chair", 180.0), "prop.back", "trunk") == ["trunk", "prop.back"]


def test_a_desk_before_the_body_lets_it_be_seen():
    faint, firm = (_parts(_still("desk", yaw))["prop.desk"] for yaw in (0.0, 180.0))
    assert max(coat.fill.color().alphaF() for coat in faint.fill) < 0.3
    assert min(coat.fill.color().alphaF() for coat in firm.fill) == 1.0


@pytest.mark.parametrize(("yaw", "hidden"), [(-68.0, 1), (0.0, 0), (68.0, 1)])
def test_only_the_post_that_hides_the_body_is_a_ghost(yaw, hidden):
    parts = _parts(_still("door-frame", yaw))
    posts = [parts["prop.left-post"], parts["prop.right-post"]]
    assert sum(post.fill[0].fill.color().alphaF() < 0.3 for post in posts) == hidden


def test_a_hand_that_holds_the_post_is_before_it():
    still = _still("door-frame", -68.0, numbers={"door_z": 0.4})
    assert _parts(still)["prop.left-post"].under == ()
    raised = dict(still.skeleton.bones)
    for side, x in (("left", 1.1), ("right", -1.1)):
        bone = raised[f"{side}.hand"]
        raised[f"{side}.hand"] = bone._replace(origin=(x, 4.2, 0.5))
    holding = type(still)(
        type(still.skeleton)(raised, still.skeleton.grips), still.scene, still.view, still.framing
    )
    assert _parts(holding)["prop.left-post"].under == ("left.hand",)
    assert _parts(holding.mirrored())["prop.left-post"].under == ("right.hand",)


def test_the_balls_are_under_the_arms():
    parts = _parts(_still("soft-balls"))
    assert parts["prop.left-ball"].under == ("left.upper_arm", "left.forearm")


def test_what_is_held_goes_with_the_hands():
    still = _still("dumbbell", 0.0)
    parts, lens = _parts(still), lens_of(still)
    for side in ("left", "right"):
        x, y = lens.place(still.skeleton.bone(f"{side}.hand").at((0.0, -0.27, 0.0)))
        middle = parts[f"prop.{side}-handle"].shape.boundingRect().center()
        assert abs(middle.x() - x) + abs(middle.y() - y) < 12


@pytest.mark.parametrize("prop", ["band", "band-underfoot"])
def test_a_band_begins_in_the_hand(prop):
    still = _still(prop, 0.0)
    lens = lens_of(still)
    for side, sign in (("left", 1), ("right", -1)):
        at = lens.place(still.skeleton.bone(f"{side}.hand").at((-0.09 * sign, -0.27, 0.0)))
        assert _parts(still)[f"prop.{side}-band"].shape.contains(QPointF(*at))


@pytest.mark.parametrize("yaw", [0.0, 180.0])
def test_a_hand_on_the_near_side_of_a_ball_is_before_it(yaw):
    still = _still("wall-ball", yaw, numbers={"ball_y": 3.4, "ball_z": 1.0, "ball_r": 0.8})
    under = _parts(still)["prop.wall-ball"].under
    assert bool(under) == (yaw == 180.0)


def test_a_far_hand_does_not_hold_the_ball():
    still = _still("wall-ball", 180.0, numbers={"ball_y": 9.0, "ball_z": 1.0, "ball_r": 0.8})
    assert _parts(still)["prop.wall-ball"].under == ()


def _wall_pixels(still):
    image = _ground(still)
    wanted = LIGHT.wall.fill.color().rgb()
    return [
        (x, y) for x in range(0, SIDE, 4) for y in range(0, SIDE, 4) if image.pixel(x, y) == wanted
    ]


def test_a_wall_we_look_onto_makes_a_room_with_a_floor():
    found = _wall_pixels(_still("wall", 0.0))
    assert len(found) > 1200
    gap = SIDE * 0.04 - 2
    assert all(gap < x < SIDE - gap and gap < y < SIDE - gap for x, y in found)
    floor = _ground(_still("wall", 0.0, 20.0)).pixel(SIDE // 2, round(SIDE * 0.94))
    assert floor == LIGHT.disc.color().rgb()


def test_a_wall_we_look_onto_has_a_skirting_board():
    image = _ground(_still("wall", 0.0))
    column = [image.pixel(SIDE // 2, y) for y in range(SIDE)]
    assert lighter(LIGHT.wall.fill, 0.5).color().rgb() in column


def test_a_wall_seen_from_its_edge_is_a_slab_on_its_side():
    at_back = [x for x, _ in _cut_pixels(_still("wall", -90.0))]
    ahead = [x for x, _ in _cut_pixels(_still("wall-ahead", -90.0))]
    assert max(at_back) < SIDE / 2
    assert min(ahead) > SIDE / 2
    assert max(at_back) - min(at_back) < 30


def _sky_pixels(still, dress=LIGHT):
    image = _ground(still, dress)
    wanted = sky(dress).color().rgb()
    return [
        (x, y) for x in range(0, SIDE, 4) for y in range(0, SIDE, 4) if image.pixel(x, y) == wanted
    ]


def test_a_window_lies_ahead_towards_the_right():
    found = _sky_pixels(_still("window", 180.0))
    assert len(found) > 200
    assert min(x for x, _ in found) > SIDE * 0.4
    left = _sky_pixels(_still("window", 180.0).mirrored())
    assert max(x for x, _ in left) < SIDE * 0.6


def test_a_window_is_seen_from_inside_only():
    assert _wall_pixels(_still("window", -100.0))
    assert not _sky_pixels(_still("window", -90.0))
    assert not _sky_pixels(_still("window", 0.0))


def test_in_high_contrast_the_sky_is_plain():
    dress = dress_of("contrast", "sam", 1, "teal")
    assert sky(dress) == dress.disc


def _cut_pixels(still):
    image = _ground(still)
    wanted = LIGHT.wall.shade.color().rgb()
    return [(x, y) for x in range(SIDE) for y in range(0, SIDE, 4) if image.pixel(x, y) == wanted]


def test_the_face_of_a_slab_is_seen_from_its_side_only():
    assert _wall_pixels(_still("wall-ahead", -104.0))
    assert not _wall_pixels(_still("wall-ahead", -76.0))


def test_a_wall_between_us_and_the_body_leaves_its_footprint():
    image = _ground(_still("wall", 180.0, 35.0))
    wanted = LIGHT.wall.fill.color().rgb()
    column = [y for y in range(SIDE) if image.pixel(SIDE // 2, y) == wanted]
    assert 2 < len(column) < 20
    assert min(column) > SIDE / 2


def test_a_convex_outline_keeps_blunt_corners():
    still = _still("mat", -40.0)
    lens = lens_of(still)
    corners = [(x, 0.0, z) for x in (-1.2, 1.2) for z in (-3.5, 3.5)]
    path = convex([lens.blob(Ball(corner, radii=(0.05, 0.0, 0.05))) for corner in corners])
    assert all(path.contains(QPointF(*lens.place(corner))) for corner in corners)
    one = convex([lens.dot((0.0, 1.0, 0.0), 0.5)])
    assert one.boundingRect().width() == pytest.approx(lens.scale, rel=0.05)


def test_high_contrast_has_edges_in_the_place_of_shades():
    still = _still("chair", 30.0)
    yard = Yard(still, lens_of(still), CONTRAST)
    box = yard.box((0.0, 1.0, 0.0), (0.5, 0.5, 0.5), 0.05, CONTRAST.chair)
    assert any(coat.pen is not None for coat in box.coats)
    assert yard.soft(CONTRAST.desk) is CONTRAST.desk
