"""Poses become bodies: contacts hold, feet stay, mirrors agree, for every base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.figure.arms import slides
from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.body import ADULT, SIDES
from desk_stretch.core.figure.bulk import BALLS
from desk_stretch.core.figure.clauses import direction
from desk_stretch.core.figure.geometry import angle, distance, dot
from desk_stretch.core.figure.grips import GRIPS
from desk_stretch.core.figure.landmarks import spot
from desk_stretch.core.figure.limits import strained
from desk_stretch.core.figure.placing import centre_of_mass
from desk_stretch.core.figure.skeleton import BONES
from desk_stretch.core.figure.solve import Way, held, key_of, misses, on_the_way
from desk_stretch.core.figure.staging import Scene
from tests.core.figure.samples import key

fractions = st.floats(0, 1)


def off(one, two):
    """How far apart two bodies are at most, over all bones."""
    return max(distance(one.bones[name].origin, two.bones[name].origin) for name in BONES)


def palm(body, side):
    return body.bone(f"{side}.hand").at((0.0, -ADULT.palm, 0.0))


@pytest.mark.parametrize("base", BASES)
def test_a_base_rests_without_strain(base):
    placed = key_of(BASES[base].pose, base, Scene())
    body = held(placed)
    assert set(body.bones) == set(BONES)
    assert list(strained(placed.trunk, body)) == []
    assert max(misses(placed).values()) < 0.06
    for ball in BALLS:
        assert body.bones[ball.bone].at(ball.point)[1] - ball.radius > -0.09, ball.bone


@pytest.mark.parametrize("base", BASES)
def test_the_mirror_image_of_a_pose_is_the_mirror_image_of_the_body(base):
    placed = key_of(BASES[base].pose, base, Scene())
    assert off(held(placed.mirrored()), held(placed).mirrored()) < 1e-6
    assert off(held(placed).mirrored().mirrored(), held(placed)) < 1e-9
    assert placed.mirrored().mirrored() == placed


@given(fractions)
def test_hands_stay_where_both_poses_lay_them(f):
    arms = "touch same.head_back, elbow out back"
    way = Way(key(arms=arms), key(arms=arms, trunk="lean right 25", head="tilt right 20"))
    body = on_the_way(way, f)
    for side in SIDES:
        mark = spot(f"{side}.head_back", body.bones, Scene())
        assert distance(palm(body, side), mark.point) < ADULT.palm_thick + 0.01


@given(fractions)
def test_a_hand_stays_on_the_other_hand(f):
    left = "touch right.back_of_hand"
    way = Way(
        key(right_arm="touch low_back, palm back", left_arm=left),
        key(right_arm="touch right.hip_back, palm back", left_arm=left),
    )
    body = on_the_way(way, f)
    mark = spot("right.back_of_hand", body.bones, Scene())
    assert distance(palm(body, "left"), mark.point) < ADULT.palm_thick + 0.06


@given(fractions)
def test_planted_feet_do_not_slide(f):
    way = Way(key("stand"), key("stand", pelvis="hinge 25, down 0.4"))
    start, body = on_the_way(way, 0.0), on_the_way(way, f)
    for side in SIDES:
        assert distance(start.bone(f"{side}.foot").origin, body.bone(f"{side}.foot").origin) < 0.01


def test_a_foot_that_moves_is_lifted():
    way = Way(key("stand"), key("stand", right_leg="foot out 0.4 ahead 1"))
    heights = [on_the_way(way, i / 10).bone("right.foot").origin[1] for i in range(11)]
    assert max(heights) > heights[0] + 0.15
    assert abs(heights[-1] - heights[0]) < 0.01


def test_knees_swing_from_one_way_to_the_other():
    way = Way(key("supine", legs="foot out 0.4 ahead 1.5, knee up"),
              key("supine", legs="foot out 0.4 ahead 1.5, knee left up40"))  # fmt: skip
    x = [on_the_way(way, f).bone("left.shin").origin[0] for f in (0.45, 0.5, 0.55)]
    assert x[0] < x[1] < x[2]
    assert x[2] - x[0] < 0.4


def test_toes_and_heels_lift_about_the_other_end():
    up = held(key("stand", right_leg="toe up 25"))
    heel = up.bone("right.foot").at((0.0, -ADULT.ankle, -0.2))
    toes = up.bone("right.toes").at((0.0, -0.1, 0.2))
    assert abs(heel[1]) < 0.05
    assert toes[1] > 0.3
    high = held(key("stand", legs="heel up 25"))
    assert high.bone("pelvis").origin[1] > held(key("stand")).bone("pelvis").origin[1] + 0.15


def test_a_foot_out_of_reach_is_told():
    far = key("sit", right_leg="foot out 0.4 ahead 4.5")
    assert misses(far)["right.foot"] > 0.5
    assert misses(far)["left.foot"] == 0


def test_a_hand_out_of_reach_is_told():
    assert misses(key(left_arm="reach sternum forward 4"))["left.hand"] > 0.5


def test_the_weight_stays_over_the_feet_when_the_trunk_tips():
    upright, tipped = held(key("stand")), held(key("stand", pelvis="hinge 50"))
    assert tipped.bone("pelvis").origin[2] < upright.bone("pelvis").origin[2] - 0.2
    assert abs(centre_of_mass(tipped.bones)[2] - centre_of_mass(upright.bones)[2]) < 0.1


def test_hips_shift_where_the_pose_says():
    plain, moved = key("stand").root.origin, key("stand", pelvis="right 0.2").root.origin
    assert moved[0] < plain[0] - 0.15
    assert key("sit", pelvis="forward 0.3").root.origin[2] == pytest.approx(0.3)


def test_arms_stay_straight_on_all_fours_whatever_the_back_does():
    for trunk in ("round 20", "arch 20", "bend back 10"):
        body = held(key("all-fours", trunk=trunk))
        for side in SIDES:
            bend = angle(
                body.bone(f"{side}.upper_arm").frame.y, body.bone(f"{side}.forearm").frame.y
            )
            assert bend < 20, trunk


def test_a_hinge_that_is_written_is_not_sought():
    assert key("all-fours", pelvis="hinge 90").trunk.hinge == 90
    assert key("all-fours").trunk.hinge != BASES["all-fours"].pose.trunk.hinge


def test_one_hand_off_the_floor_leaves_the_other_to_fit():
    body = held(key("all-fours", right_arm="straight down"))
    assert palm(body, "left")[1] < 0.1


def test_a_palm_is_planted_as_far_above_the_floor_as_is_said():
    body = held(key("all-fours", right_arm="plant out 0.55 ahead 1.9 up 0.3"))
    assert palm(body, "right")[1] == pytest.approx(0.3 + ADULT.palm_thick, abs=0.01)


@pytest.mark.parametrize(
    ("start", "end", "is_slide"),
    [
        ("forehead", "crown", True),
        ("forehead", "left.temple", True),
        ("left.temple", "left.ear", True),
        ("left.temple", "right.temple", False),
        ("left.temple", "forehead", False),
        ("forehead", "sternum", False),
    ],
)
def test_a_palm_slides_over_one_bone_and_not_across_to_the_other_side(start, end, is_slide):
    one, two = (key(left_arm=f"touch {place}").pose.arms["left"] for place in (start, end))
    assert slides(one, two) is is_slide


@pytest.mark.long
@given(st.floats(-0.6, 0.6))
def test_knees_stay_when_the_hips_drift(z):
    plain = held(key("all-fours"))
    moved = held(key("all-fours", pelvis=f"forward {z:.2f}" if z >= 0 else f"back {-z:.2f}"))
    for side in SIDES:
        knee, before = moved.bone(f"{side}.shin").origin, plain.bone(f"{side}.shin").origin
        assert distance(knee, before) < 0.05


def test_one_who_sits_on_the_heels_rises_over_knees_that_stay():
    body = held(key("kneel", pelvis="forward 0.4"))
    assert body.bone("pelvis").origin[1] > held(key("kneel")).bone("pelvis").origin[1] + 0.5
    for side in SIDES:
        knee = body.bone(f"{side}.shin").origin
        assert (knee[1], knee[2]) == pytest.approx((ADULT.knee_up, 0.0), abs=0.01)


def test_hips_over_planted_knees_shift_where_the_pose_says():
    plain, aside = key("all-fours").root.origin, key("all-fours", pelvis="left 0.2").root.origin
    assert aside[0] == pytest.approx(plain[0] + 0.2)
    assert key("all-fours", pelvis="up 0.2").root.origin[1] > plain[1] + 0.15
    assert key("all-fours", pelvis="down 0.2").root.origin[1] < plain[1] - 0.15


def test_the_chest_of_one_who_lies_stays_in_its_place_when_the_trunk_leans():
    plain, leaning = (
        held(key("supine", **wish)).bone("s3").origin for wish in ({}, {"trunk": "lean left 20"})
    )
    assert (leaning[0], leaning[2]) == pytest.approx((plain[0], plain[2]), abs=1e-6)


def test_the_head_rests_on_the_floor_in_the_childs_pose():
    body = held(key("child"))
    low = min(
        body.bones[ball.bone].at(ball.point)[1] - ball.radius
        for ball in BALLS
        if ball.bone == "skull"
    )
    assert abs(low) < 0.05


def test_a_detour_leads_the_arm_round():
    start = key(right_arm="straight down forward5")
    end = key(right_arm="straight up forward5")
    plain = on_the_way(Way(start, end), 0.5)
    round_ = on_the_way(Way(start, end, via={"right": direction("out")}), 0.5)
    assert round_.bone("right.hand").origin[0] < plain.bone("right.hand").origin[0] - 0.3


def test_a_palm_lies_on_its_own_shoulder_and_on_the_other_one():
    own = held(key(arms="touch same.shoulder, elbow out"))
    crossed = held(key(right_arm="touch left.shoulder", left_arm="touch right.shoulder"))
    assert palm(own, "left")[0] > 0.4
    assert palm(crossed, "left")[0] < -0.4


def test_bones_point_where_they_are_told():
    body = held(key(right_arm="upper out, lower up, elbow down", left_arm="straight forward"))
    upper, fore = body.bone("right.upper_arm").frame.y, body.bone("right.forearm").frame.y
    assert dot(upper, (1, 0, 0)) > 0.99
    assert dot(fore, (0, -1, 0)) > 0.99
    assert angle(body.bone("left.upper_arm").frame.y, body.bone("left.forearm").frame.y) < 1


def test_a_straight_arm_folds_away_from_its_elbow():
    one = held(key(right_arm="straight out, elbow down")).bone("right.upper_arm").frame
    assert dot(one.z, (0, 1, 0)) > 0.9


def test_free_hands_turn_as_they_are_told():
    body = held(key(arms="straight down, palm forward"))
    for side, sign in (("left", -1.0), ("right", 1.0)):
        palm_way = body.bone(f"{side}.hand").frame.out((sign, 0.0, 0.0))
        assert dot(palm_way, (0, 0, 1)) > 0.95
    bent = held(key(right_arm="straight down, fingers forward"))
    assert dot(bent.bone("right.hand").frame.y, (0, 0, -1)) > 0.95


def test_a_reaching_hand_keeps_its_palm():
    body = held(key(right_arm="reach sternum forward 1.2 right 0.4, palm forward, fingers up"))
    hand = body.bone("right.hand").frame
    assert dot(hand.out((1.0, 0.0, 0.0)), (0, 0, 1)) > 0.9


def test_legs_point_where_they_are_told():
    body = held(key("supine", legs="thigh up, shin forward, toes up"))
    assert dot(body.bone("left.thigh").frame.y, (0, -1, 0)) > 0.99
    assert dot(body.bone("left.shin").frame.y, (0, 0, -1)) > 0.99
    assert dot(body.bone("left.foot").frame.z, (0, 1, 0)) > 0.95


@given(fractions)
def test_a_leg_swings_from_the_floor_into_the_air(f):
    way = Way(key("supine"), key("supine", right_leg="thigh up, shin up"))
    body = on_the_way(way, f)
    assert body.bone("right.foot").origin[1] > 0.2


@pytest.mark.parametrize(("f", "degrees"), [(0.0, 30), (0.5, 15), (1.0, 0)])
def test_toes_straighten_as_a_leg_leaves_the_floor(f, degrees):
    way = Way(key("supine", legs="heel up 30"), key("supine", legs="thigh up, shin forward"))
    body = on_the_way(way, f)
    foot, toes = body.bone("left.foot").frame.z, body.bone("left.toes").frame.z
    assert angle(foot, toes) == pytest.approx(degrees, abs=0.01)


def test_flowing_passes_through_its_keys():
    one, two = key(shoulders="up 1"), key(shoulders="back 1")
    before, after = key(shoulders="forward 1"), key(shoulders="down 1")
    way = Way(one, two, before, after)
    assert off(on_the_way(way, 0.0), held(one)) < 1e-6
    assert off(on_the_way(way, 1.0), held(two)) < 1e-6


def test_fingers_open_on_the_way():
    way = Way(key(arms="straight down"), key(arms="straight up"))
    still, moving = on_the_way(way, 0.0), on_the_way(way, 0.5)
    assert moving.grips["left"].spread > still.grips["left"].spread


def test_a_thumb_goes_from_one_grip_to_the_other():
    way = Way(key(arms="straight down, fist"), key(arms="straight down, flat"))
    thumbs = [on_the_way(way, f).grips["left"].thumb for f in (0.0, 0.5, 1.0)]
    fist, flat = GRIPS["fist"].thumb, GRIPS["flat"].thumb
    assert thumbs == pytest.approx([fist, (fist + flat) / 2, flat])


def test_faces_blend():
    way = Way(key(face="eyes open"), key(face="eyes closed, brows 1"))
    assert on_the_way(way, 0.5).face.eyes == pytest.approx(0.5)


def test_fingers_that_point_into_the_surface_lie_along_the_chest():
    hand = held(key(right_arm="touch sternum, fingers back")).bone("right.hand").frame
    assert abs(dot(hand.y, (0, 0, 1))) < 0.3


@pytest.mark.parametrize("place", ["out 1.6", "up 1.6", "forward 1.6"])
def test_an_elbow_told_to_be_on_the_way_is_somewhere(place):
    """The way of the elbow is the way of the arm: any bend is as good as another."""
    word = place.split()[0]
    body = held(key(right_arm=f"reach right.shoulder {place}, elbow {word}"))
    bend = angle(body.bone("right.upper_arm").frame.y, body.bone("right.forearm").frame.y)
    assert 0 <= bend < 150


def test_one_may_stand_on_one_leg():
    body = held(key("stand", right_leg="thigh forward, shin down"))
    assert body.bone("left.foot").origin[1] == pytest.approx(ADULT.ankle, abs=0.02)
    assert body.bone("right.foot").origin[1] > 1.0
