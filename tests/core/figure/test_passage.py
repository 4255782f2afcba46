"""Passages: what glows, grows and fades on the way, and the frames around it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.figure.arrows import LEAST, arrow_path, reach_of
from desk_stretch.core.figure.body import ADULT
from desk_stretch.core.figure.camera import VIEWS, Camera, View
from desk_stretch.core.figure.clauses import direction
from desk_stretch.core.figure.framing import framing_of
from desk_stretch.core.figure.geometry import distance, dot, sub, unit
from desk_stretch.core.figure.landmarks import LANDMARKS, SIDED, spot
from desk_stretch.core.figure.passage import Passage, eased, mirrored
from desk_stretch.core.figure.solve import held
from desk_stretch.core.figure.staging import PROPS, Arrow, Crop, Press, Scene, Showing
from desk_stretch.core.figure.still import Still, Stroke
from tests.core.figure.samples import key, passage

fractions = st.floats(0, 1)


def long(path):
    return sum(distance(a, b) for a, b in pairwise(path))


def test_calm_movement_starts_and_ends_at_rest():
    assert eased(0) == 0
    assert eased(1) == 1
    assert eased(0.5) == pytest.approx(0.5)
    assert eased(0.02) < 0.001


def test_what_was_felt_fades_and_what_is_felt_comes():
    way = replace(passage(key(), key(head="tilt right 30"), glow=("right.lat", "chest")),
                  felt_before=("chest", "calf"))  # fmt: skip
    assert way.glow(0.0) == {"chest": 1.0, "calf": 1.0}
    assert way.glow(0.4) == {"chest": 1.0}
    assert way.glow(1.0) == {"chest": 1.0, "right.lat": 1.0}
    assert 0 < way.glow(0.7)["right.lat"] < 1


def test_arrows_grow_with_the_movement_and_leave_with_it():
    way = passage(key(), key(head="tilt right 30"), arrows=(Arrow("crown", 0.5),))
    assert way.strokes(0.0, 0.0) == ()
    early, late = way.strokes(0.3, 0.0)[0], way.strokes(0.98, 0.0)[0]
    assert early.grown < late.grown
    assert early.gone == 0
    assert 0 < late.gone < 1
    assert way.strokes(1.0, 0.0) == ()
    assert way.still_strokes()[0].grown == 1


def test_a_small_movement_still_has_an_arrow_to_see():
    way = passage(key(), key(shoulders="up 0.3"), arrows=(Arrow("left.shoulder", 0.3),))
    assert long(way.paths[0]) == pytest.approx(LEAST)


def test_nothing_moves_so_nothing_points():
    way = passage(key(), key(), arrows=(Arrow("crown"),))
    assert way.is_still
    assert way.paths == ()


def test_effort_pulses_at_the_end():
    press = Press("right.heel", direction("down"))
    way = passage(key(), key(right_leg="toe up 25"), presses=(press,))
    assert way.strokes(0.5, 0.0) == ()
    loud, quiet = way.strokes(1.0, 0.0)[0], way.strokes(1.0, 1.1)[0]
    assert loud.is_press
    assert loud.grown > quiet.grown
    assert loud.path[1][1] < loud.path[0][1]
    assert way.still_strokes()[0].is_press


def test_an_arrow_is_ahead_of_the_hand_that_it_goes_with():
    start, end = key(), key(left_arm="upper out, lower out, palm down, flat")
    way = passage(start, end, arrows=(Arrow("left.wrist", 0.3),))
    path, hand = way.paths[0], held(end).bones["left.hand"]
    on = unit(sub(path[-1], path[-2]))
    tips = (hand.origin, hand.at((0.0, -ADULT.hand, 0.0)))
    assert all(dot(sub(path[-1], tip), on) > 0.5 for tip in tips)
    assert distance(path[0], hand.origin) < distance(
        spot("left.wrist", held(start).bones, Scene()).point, hand.origin
    )


def test_an_arrow_that_is_far_before_its_hand_keeps_its_beginning():
    arrow = Arrow("left.wrist", 2.0)
    way = passage(key(), key(left_arm="straight out, palm down"), arrows=(arrow,))
    bodies = [way.skeleton(i / 24) for i in range(25)]
    begin, _ = reach_of(arrow, bodies[0], Scene())
    assert arrow_path(arrow, bodies, Scene())[0] == pytest.approx(begin)


@pytest.mark.parametrize("place", ["left.ear", "left.neck_side", "neck_back"])
def test_an_arrow_at_head_or_neck_leads_away_from_the_head(place):
    body = held(key())
    middle = body.bones["skull"].at((0.0, 0.43, 0.0))
    mark = spot(place, body.bones, Scene()).point
    point, _ = reach_of(Arrow(place, 0.5), body, Scene())
    assert distance(point, middle) == pytest.approx(distance(mark, middle) + 0.5)


def test_a_hand_that_stays_has_an_arrow_of_no_way():
    way = passage(key(), key(head="tilt right 30"), arrows=(Arrow("right.fingers", 0.3),))
    assert long(way.paths[0]) < 0.7


def test_a_ring_goes_most_of_the_way_round():
    arrow = Arrow("left.shoulder", 0.5, ("up", "back"))
    way = passage(key(), key(shoulders="up 1"), arrows=(arrow,))
    ring = way.paths[0]
    middle = spot("left.shoulder", way.skeleton(0.5).bones, Scene()).point
    assert all(distance(point, middle) == pytest.approx(0.5) for point in ring)
    assert long(ring) > 2.0
    whole = replace(way, showing=Showing(arrows=(Arrow("crown", 0.4, ("up", "back")),)))
    assert len(whole.paths) == 1


@given(fractions)
def test_a_passage_through_poses_ends_in_the_last(f):
    one, two, three = key(shoulders="up 1"), key(shoulders="back 1"), key(shoulders="down 1")
    for flow in (False, True):
        way = passage(one, two, three, flow=flow)
        assert way.skeleton(f).bones
        assert way.skeleton(1.0).bones["left.shoulder"].origin == pytest.approx(
            held(three).bones["left.shoulder"].origin
        )


def test_what_follows_a_passage_bends_its_last_way_only():
    one, two, three = key(shoulders="up 1"), key(shoulders="back 1"), key(shoulders="down 1")
    alone = passage(one, two, three, flow=True)
    followed = replace(alone, after=key(shoulders="forward 1"))
    for f, is_bent in ((0.25, False), (0.75, True)):
        places = [way.skeleton(f).bones["left.shoulder"].origin for way in (alone, followed)]
        assert (distance(*places) > 0.001) is is_bent


def test_what_a_phase_shows_has_a_mirror_image():
    shown = Showing(
        through=("low",),
        via={"right": direction("up right10")},
        arrows=(Arrow("right.elbow", 0.3), Arrow("crown", 0.3, ("left", "up"))),
        presses=(Press("right.heel", direction("down left20")),),
        glow=("right.lat", "chest"),
        flow=True,
    )
    image = mirrored(shown)
    assert image.glow == ("left.lat", "chest")
    assert image.arrows[0].point == "left.elbow"
    assert image.arrows[1].ring == ("right", "up")
    assert image.presses[0].way == direction("down right20")
    assert image.via == {"left": direction("up left10")}
    assert mirrored(image) == shown


@pytest.mark.parametrize("name", LANDMARKS)
def test_every_landmark_has_a_place_on_both_sides(name):
    body = held(key())
    scene = Scene(PROPS)
    if name not in SIDED:
        assert abs(spot(name, body.bones, scene).point[0]) < 1e-6
        return
    left, right = (spot(f"{side}.{name}", body.bones, scene) for side in ("left", "right"))
    assert left.point[0] == pytest.approx(-right.point[0], abs=1e-6)
    assert left.normal[1] == pytest.approx(right.normal[1], abs=1e-6)
    assert dot(left.normal, left.normal) == pytest.approx(1)


@pytest.mark.parametrize("name", ["desk", "desk_edge", "desk_corner"])
def test_a_desk_is_flat(name):
    assert spot(f"left.{name}", {}, Scene(("desk",))).normal == pytest.approx((0, 1, 0))


def test_hands_lie_on_the_slope_of_the_chairs_back_and_behind_a_ball():
    assert spot("left.chair_back", {}, Scene(("chair",))).normal[1] > 0.3
    assert spot("left.ball", {}, Scene(("fit-ball",))).normal[2] < -0.5


def test_the_feet_of_one_who_rows_stand_on_the_plates():
    body, scene = held(key("rower", props=("rower",))), Scene(("rower",))
    for side in ("left", "right"):
        sole, plate = (spot(f"{side}.{name}", body.bones, scene) for name in ("sole", "plate"))
        assert distance(sole.point, plate.point) < 0.3


@pytest.mark.parametrize("name", VIEWS)
def test_views_are_frames(name):
    view = View(*VIEWS[name])
    frame = view.frame()
    assert dot(frame.x, frame.y) == pytest.approx(0)
    assert view.mirrored().mirrored() == view
    assert view.is_front == name.startswith("front")


def test_what_is_left_is_seen_on_the_right_from_the_front():
    camera = Camera(View(0, 0), 10, (100, 100))
    assert camera.place((1, 2, 0)) == pytest.approx((110, 80))
    assert camera.depth((0, 0, 1)) == pytest.approx(1)
    assert Camera(View(-90, 0), 10, (0, 0)).place((0, 0, 1))[0] == pytest.approx(10)


@pytest.mark.parametrize("props", [(), ("chair",), ("fit-ball",), ("rower",)])
@pytest.mark.parametrize("crop", list(Crop))
def test_a_framing_holds_the_body(props, crop):
    body = held(key(arms="straight up"))
    framing = framing_of([body], Scene(props), View(0, 8), crop)
    up = View(0, 8).frame().y
    middle = dot(up, framing.middle)
    highest = "skull" if crop is Crop.FACE else "left.hand"
    assert abs(dot(up, body.bone(highest).origin) - middle) < framing.half
    assert framing.crop is crop


def test_mirrored_twice_a_still_is_itself():
    body = held(key())
    still = Still(
        body, Scene(("desk",)), View(30, 8),
        framing_of([body], Scene(), View(30, 8), Crop.FULL),
        glow={"right.lat": 1.0, "chest": 0.5}, strokes=(Stroke(((1.0, 0, 0), (2.0, 1, 0))),),
    )  # fmt: skip
    image = still.mirrored()
    assert image.glow == {"left.lat": 1.0, "chest": 0.5}
    assert image.scene.is_flipped
    assert image.strokes[0].path[0] == (-1.0, 0, 0)
    back = image.mirrored()
    assert back.view == still.view
    assert back.skeleton.bones["left.hand"].origin == still.skeleton.bones["left.hand"].origin


def test_a_passage_needs_no_neighbours():
    assert Passage((key(), key(trunk="lean left 10"))).skeleton(0.5).bones


def test_what_pressed_fades_when_the_next_movement_begins():
    press = Press("right.heel", direction("down"))
    way = replace(passage(key(right_leg="toe up 25"), key()), pressed_before=(press,))
    first, later = way.strokes(0.0, 0.0)[0], way.strokes(0.1, 0.0)[0]
    assert first.is_press
    assert first.strength > later.strength > 0
    assert way.strokes(0.5, 0.0) == ()
