"""The checks find what was put in on purpose, and say nothing of what is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.figure.checks import examine
from desk_stretch.core.figure.geometry import turned
from desk_stretch.core.figure.limits import strained
from desk_stretch.core.figure.solve import held
from tests.core.figure.samples import key, passage


def told(*keys, seconds=2.0, **showing):
    return " · ".join(finding.what for finding in examine(passage(*keys, **showing), seconds))


def test_a_calm_movement_has_nothing_wrong():
    assert told(key(), key(trunk="lean right 20", head="tilt right 10")) == ""
    assert told(key("stand"), key("stand", pelvis="hinge 30")) == ""
    assert told(key("all-fours"), key("all-fours", trunk="arch 20")) == ""


def test_hands_that_miss_are_told():
    assert "there: left.hand misses" in told(key(), key(left_arm="reach sternum forward 4"))


def test_a_forearm_through_the_body_is_told():
    assert "is inside" in told(key(arms="upper down, lower in back15"), key())


def test_both_forearms_are_as_deep_in_the_body():
    crossed = key(arms="upper down, lower in back15")
    found = {each.what: each.amount for each in examine(passage(crossed, crossed), 0.1)}
    assert found["left forearm is inside s0"] == found["right forearm is inside s0"]


def test_too_fast_is_told():
    hang, up = key(arms="straight down"), key(arms="straight up")
    assert "left.hand moves too fast" in told(hang, up, seconds=0.4)


def test_tipping_over_is_told_unless_something_is_held():
    leaning = key("stand", pelvis="forward 0.9")
    assert "the weight is beside the feet" in told(key("stand"), leaning)
    holding = key("stand", pelvis="forward 0.9", arms="reach same.frame", props=("door-frame",))
    assert "the weight" not in told(key("stand", props=("door-frame",)), holding)
    by_a_wall = key("stand", pelvis="forward 0.9", props=("wall-ahead",))
    assert "the weight" not in told(key("stand", props=("wall-ahead",)), by_a_wall)


def test_the_weight_may_go_from_foot_to_foot_but_not_beyond():
    there = "the weight is beside the feet"
    assert there not in told(key("stand"), key("stand", pelvis="left 0.35"))
    assert there in told(key("stand"), key("stand", pelvis="left 0.9"))


def test_below_the_floor_is_told():
    assert "below the floor" in told(key("supine"), key("supine", pelvis="down 0.5"))


@pytest.mark.parametrize(
    ("base", "thing", "scene", "wish"),
    [
        ("stand", "wall", {"wall_z": 0.2}, {}),
        ("stand", "wall-ahead", {"wall_ahead_z": 0.4}, {}),
        ("sit", "chair", {}, {"pelvis": "back 0.6"}),
        ("sit", "desk", {"desk_z": 0.2}, {}),
        ("sit", "fit-ball", {"ball_z": -0.4, "ball_y": 2.6}, {}),
        ("supine", "foam-roller", {"roller_z": -1.0, "roller_y": 0.5}, {}),
    ],
)  # fmt: skip
def test_bodies_in_things_are_told(base, thing, scene, wish):
    inside = key(base, props=(thing,), scene=scene, **wish)
    assert f"is inside the {thing}" in told(inside, inside)


def test_one_may_sit_between_a_chair_and_a_desk():
    there = key(props=("chair", "desk"))
    assert told(there, there) == ""


def test_a_mat_is_no_obstacle():
    assert told(key("supine", props=("mat",)), key("supine", props=("mat",))) == ""


def test_a_bent_joint_is_told():
    far = key(head="tilt right 42")
    strains = list(strained(far.trunk._replace(tilt=-60.0), held(far)))
    assert [strain.joint for strain in strains] == ["tilt"]
    assert strains[0].over == pytest.approx(18)


@pytest.mark.parametrize(
    ("bone", "axis", "degrees", "joint"),
    [
        ("left.hand", (1, 0, 0), 120, "left.wrist"),
        ("right.shin", (1, 0, 0), -30, "right.knee"),
        ("left.foot", (1, 0, 0), -80, "left.ankle"),
    ],
)  # fmt: skip
def test_joints_beyond_their_limits(bone, axis, degrees, joint):
    body = held(key("stand"))
    bent = body.bones[bone]
    bones = dict(body.bones) | {bone: bent._replace(frame=turned(bent.frame, axis, degrees))}
    joints = [strain.joint for strain in strained(key("stand").trunk, replace(body, bones=bones))]
    if joint == "right.knee":  # a knee has no angle below none: bent forward reads as bent back
        assert "right.ankle" in joints or joints == []
    else:
        assert joint in joints


def test_an_arm_behind_the_back_has_an_end():
    body = held(key("stand"))
    upper = body.bones["left.upper_arm"]
    across = upper._replace(frame=turned(turned(upper.frame, (0, 0, 1), -60), (1, 0, 0), 35))
    bones = dict(body.bones) | {"left.upper_arm": across}
    joints = [strain.joint for strain in strained(key("stand").trunk, replace(body, bones=bones))]
    assert any("behind the back" in joint for joint in joints)


def test_feet_that_slide_are_told():
    seat = key(legs="foot out 0.4 ahead 3.3")
    away = key(legs="foot out 0.4 ahead 3.3", pelvis="back 1.2")
    assert "foot slides" in told(seat, away)


def test_a_palm_that_leaves_its_place_is_told():
    far = "touch left.ankle"
    assert "palm is off" in told(key(right_arm=far), key(right_arm=far, trunk="lean left 5"))
