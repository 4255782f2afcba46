"""Poses as written, read: what each clause sets, what is kept, and what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.figure.clauses import direction
from desk_stretch.core.figure.language import POSE_KEYS, Fault, Written, read_poses
from desk_stretch.core.figure.limb_clauses import ARM_WORDS, LEG_WORDS
from desk_stretch.core.figure.limits import TRUNK_LIMITS
from desk_stretch.core.figure.pose import Arm, ArmWay, Leg, Pose, Trunk
from desk_stretch.core.figure.skeleton import Face
from desk_stretch.core.figure.trunk_clauses import AMOUNTS

LAP = Arm(ArmWay.TOUCH, "same.lap", grip="flat")
FEET = Leg(out=0.42, ahead=1.62)
BASE = Pose("sit", Trunk(hinge=5.0), {"left": LAP, "right": LAP}, {"left": FEET, "right": FEET})


def read(**tables: dict[str, Any]) -> tuple[dict[str, Pose], list[Fault]]:
    return read_poses({name: Written(f"pose.{name}", each) for name, each in tables.items()}, BASE)


def good(**keys: Any) -> Pose:
    """Read one pose on the base, without a fault."""
    poses, faults = read(there=keys)
    assert faults == []
    return poses["there"]


def told(**keys: Any) -> list[str]:
    """Return the lines about one pose."""
    return [f"{key}: {expected}" for key, expected in read(there=keys)[1]]


# ---------------------------------------------------------------- what builds on what


def test_without_a_start_it_is_the_bases_own_pose():
    poses, faults = read()
    assert faults == []
    assert poses["start"].trunk == BASE.trunk
    assert poses["start"].name == "start"
    assert poses["start"].arms["right"].place == "right.lap"


def test_a_pose_builds_on_start_or_on_another_in_any_order():
    poses, faults = read(
        last={"from": "middle", "head": "tilt left 3"},
        middle={"trunk": "lean right 4", "head": "nod down 2, tilt right 1"},
        start={"pelvis": "hinge -6"},
    )
    assert faults == []
    assert list(poses) == ["start", "middle", "last"]
    assert poses["start"].trunk == Trunk(hinge=-6.0)
    assert poses["middle"].trunk == Trunk(hinge=-6.0, lean=-4.0, nod=2.0, tilt=-1.0)
    assert poses["last"].trunk == Trunk(hinge=-6.0, lean=-4.0, nod=2.0, tilt=3.0)


def test_a_pose_may_name_a_start_that_is_not_written():
    assert good(**{"from": "start"}).trunk == BASE.trunk


@pytest.mark.parametrize("parent", ["nothing", 3, ["start"], ""])
def test_a_pose_that_is_not_there(parent):
    [(key, expected)] = read(there={"from": parent})[1]
    assert key == "pose.there.from"
    assert "one of: start there" in expected


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        ({"start": "start"}, ["start start"]),
        ({"a": "b", "b": "a"}, ["a b a"]),
        ({"x": "a", "a": "b", "b": "c", "c": "a", "start": "x"}, ["a b c a"]),
        ({"start": "a", "a": "start"}, ["start a start"]),
        ({"a": "a", "b": "b"}, ["a a", "b b"]),
    ],
)
def test_poses_that_build_on_each_other(parents, circles):
    poses, faults = read(**{name: {"from": parent} for name, parent in parents.items()})
    assert poses.keys() >= parents.keys()
    assert [(f.key, f.expected) for f in faults] == [
        (f"pose.{each.split()[0]}.from", f"a pose that does not build on this one ({each})")
        for each in circles
    ]


# ---------------------------------------------------------------- trunk, head, shoulders, face


@pytest.mark.parametrize(
    ("key", "text", "changed"),
    [
        ("pelvis", "hinge 20, list left 4, turn right 90", {"hinge": 20, "list": 4, "turn": -90}),
        ("pelvis", "left 0.2, down .1, back 1", {"left": 0.2, "up": -0.1, "forward": -1}),
        ("pelvis", "right 1, up 2, forward 0, list right 3, turn left 1",
         {"left": -1, "up": 2, "forward": 0, "list": -3, "turn": 1}),
        ("trunk", "bend 30, lean left 10, twist right 40", {"bend": 30, "lean": 10, "twist": -40}),
        ("trunk", "bend back 10, round -5, arch -18", {"bend": -10, "round": -5, "arch": -18}),
        ("head", "nod up 10, tilt right 34, turn left 70, tuck -0.5",
         {"nod": -10, "tilt": -34, "head_turn": 70, "tuck": -0.5}),
        ("shoulders", "up 1, back 0.2",
         {"left_up": 1, "right_up": 1, "left_forward": -0.2, "right_forward": -0.2}),
        ("left_shoulder", "down 0.6, forward 1.2", {"left_up": -0.6, "left_forward": 1.2}),
        ("right_shoulder", "  up   0.6  ", {"right_up": 0.6}),
    ],
)  # fmt: skip
def test_amounts(key, text, changed):
    assert good(**{key: text}).trunk == BASE.trunk._replace(**changed)


def test_one_shoulder_goes_before_both():
    trunk = good(right_shoulder="down 0.5", shoulders="up 1").trunk
    assert (trunk.left_up, trunk.right_up) == (1, -0.5)


def test_a_face():
    face = good(face="eyes closed, brows 0.4, smile -0.1, mouth 1").face
    assert face == Face(0.0, 0.4, -0.1, 1.0)
    assert good(face="eyes half").face == Face(eyes=0.5)
    assert good(face="eyes open").face == Face()


@pytest.mark.parametrize(
    ("key", "text", "line"),
    [
        ("trunk", "bend 76", "“bend 76”: one number from 0 to 75"),
        ("trunk", "bend", "“bend”: one number from 0 to 75"),
        ("trunk", "bend back -3", "“bend back -3”: one number from 0 to 60"),
        ("trunk", "lean 4", "“lean 4”: one of: bend N, bend back N, lean left N, lean right N, "
         "twist left N, twist right N, round N, arch N"),
        ("trunk", "round 10,", "“”: a clause between two commas"),
        ("trunk", "lean left 1, lean right 2",
         "“lean right 2”: nothing that an earlier clause has said"),
        ("head", "", "a text in quotes, with one clause or more"),
        ("head", 4, "a text in quotes, with one clause or more"),
        ("head", "nod\n", "“nod”: one of: nod up N, nod down N, tilt left N, tilt right N, "
         "turn left N, turn right N, tuck N"),
        ("shoulders", "up 1.3", "“up 1.3”: one number from 0 to 1.2"),
        ("face", "eyes shut", "“eyes shut”: eyes that are one of: open half closed"),
        ("face", "eyes", "“eyes”: eyes that are one of: open half closed"),
        ("face", "nose 1", "“nose 1”: one of: brows N, smile N, mouth N, eyes closed"),
        ("colour", "red", f"one of: {' '.join(POSE_KEYS)}"),
    ],
)  # fmt: skip
def test_a_fault_names_its_key_and_clause(key, text, line):
    assert told(**{key: text}) == [f"pose.there.{key}: {line}"]


# ---------------------------------------------------------------- arms


def arm(text: str, side: str = "right") -> Arm:
    return good(**{f"{side}_arm": text}).arms[side]


def test_a_hand_on_a_place():
    assert arm("touch right.over_ear, elbow out up40, fingers left, palm in, off 0.1, flat") == Arm(
        ArmWay.TOUCH, "right.over_ear", elbow=direction("out up40"), fingers=direction("left"),
        palm=direction("in"), lift=0.1, grip="flat",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("crown", "crown"), ("left.ear", "left.ear"), ("same.ear", "right.ear"),
        ("other.ear", "left.ear"), ("ear", "right.ear"), ("seat_edge", "right.seat_edge"),
        ("shoulder", "right.shoulder"),
    ],
)  # fmt: skip
def test_places(text, place):
    assert arm(f"touch {text}") == Arm(ArmWay.TOUCH, place)


def test_a_hand_near_a_place():
    assert arm("reach left.seat_edge out 0.14 down .35, fist") == Arm(
        ArmWay.REACH, "left.seat_edge", offsets=(("out", 0.14), ("down", 0.35)), grip="fist"
    )
    assert arm("reach chin") == Arm(ArmWay.REACH, "chin")


def test_a_hand_on_the_floor():
    expected = Arm(ArmWay.PLANT, offsets=(("out", 0.6), ("ahead", -1.7)))
    assert arm("plant out .6 ahead -1.7") == expected


def test_an_arm_by_its_bones():
    up, out = direction("up"), direction("out down10")
    assert arm("straight up") == Arm(ArmWay.BONES, upper=up, lower=up)
    assert arm("upper out down10, lower up") == Arm(ArmWay.BONES, upper=out, lower=up)
    assert arm("lower up, point, upper out down10") == Arm(
        ArmWay.BONES, upper=out, lower=up, grip="point"
    )


def test_both_arms_each_on_its_side():
    arms = good(arms="touch other.collarbone, elbow out").arms
    assert arms["left"] == Arm(ArmWay.TOUCH, "right.collarbone", elbow=direction("out"))
    assert arms["right"] == replace(arms["left"], place="left.collarbone")


def test_a_way_replaces_the_wish_and_anything_else_changes_it():
    start = {"arms": "touch same.ear, elbow out, fist"}
    poses, faults = read(
        start=start, one={"right_arm": "touch chin"}, two={"right_arm": "fingers up, flat"}
    )
    assert faults == []
    assert poses["one"].arms["right"] == Arm(ArmWay.TOUCH, "chin")
    assert poses["one"].arms["left"] == poses["start"].arms["left"]
    assert poses["two"].arms["right"] == replace(
        poses["start"].arms["right"], fingers=direction("up"), grip="flat"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("touch right.noze", "“touch right.noze”: unknown landmark “noze”; one of: "),
        ("touch left.crown", "“touch left.crown”: “crown” without a side: there is one only"),
        ("touch up.ear", "“touch up.ear”: one of: left.ear right.ear same.ear other.ear"),
        ("touch", "“touch”: unknown landmark “”; one of: "),
        ("touch chin left", "“touch chin left”: unknown landmark “chin left”; one of: chin"),
        ("reach chin up", "“reach chin up”: one number from -4 to 4"),
        ("reach chin 3", "“reach chin 3”: words with a number each, once: up down"),
        ("plant out 1", "“plant out 1”: “plant out N ahead N”"),
        ("plant out 1 ahead 9", "“plant out 1 ahead 9”: one number from -5 to 5"),
        ("straight", "“straight”: a direction, as “out up20”"),
        ("straight up up10", "“straight up up10”: words that turn “up” aside first"),
        ("upper out", "“upper” and “lower” together, and no other way to place the arm"),
        ("lower out", "“upper” and “lower” together, and no other way to place the arm"),
        ("touch chin, lower up", "“upper” and “lower” together, and no other way to place the arm"),
        ("touch chin, reach chin", "“reach chin”: nothing that an earlier clause has said"),
        ("straight up, lower out", "“lower out”: nothing that an earlier clause has said"),
        ("fist, flat", "“flat”: nothing that an earlier clause has said"),
        ("fist 3", "“fist 3”: “fist” alone between commas"),
        ("bend 3", "“bend 3”: unknown word for an arm “bend”; one of: "),
        ("off 3", "“off 3”: one number from -0.2 to 2"),
        ("reach chin, off 1", "“off” only with “touch”"),
        ("touch right.wrist", "a place that is not on the same arm"),
        ("touch right.wrist, elbow oot", "“elbow oot”: unknown direction “oot”; one of: out"),
    ],
)
def test_a_fault_of_an_arm(text, line):
    assert told(right_arm=text)[0].startswith(f"pose.there.right_arm: {line}")


def test_a_fault_of_both_arms_is_told_once():
    assert len(told(arms="touch noze")) == 1
    assert len(told(legs="heel 3")) == 1


def test_arms_that_wait_for_each_other():
    line = "one arm that does not wait for the other"
    assert told(arms="touch other.wrist") == [f"pose.there.arms: {line}"]
    knot = told(left_arm="touch right.wrist", right_arm="reach left.palm up 1")
    assert knot == [f"pose.there.right_arm: {line}"]
    assert told(left_arm="touch right.wrist", right_arm="touch chin") == []
    assert told(arms="touch other.blade") == []


def test_a_knot_is_told_where_it_was_tied():
    faults = read(one={"arms": "touch other.wrist"}, two={"from": "one", "head": "tuck 1"})[1]
    assert [fault.key for fault in faults] == ["pose.one.arms"]


# ---------------------------------------------------------------- legs


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("foot out 0.3 ahead -0.2", {"out": 0.3, "ahead": -0.2}),
        ("foot ahead 2, toes in 10", {"ahead": 2, "toes_out": -10}),
        ("toes out 45, toe up 30, heel up 20", {"toes_out": 45, "toe": 30, "heel": 20}),
        ("raise 0.3, knee forward out20", {"rise": 0.3, "knee": direction("forward out20")}),
    ],
)
def test_a_planted_foot_keeps_what_is_not_said(text, changed):
    assert good(right_leg=text).legs == {"left": FEET, "right": replace(FEET, **changed)}


def test_a_thigh_lifts_the_foot():
    legs = good(legs="thigh forward up10, shin down, toes forward", left_leg="shin back").legs
    forward, down = direction("forward"), direction("down")
    assert legs["right"] == Leg(thigh=direction("forward up10"), shin=down, toes=forward)
    assert legs["left"] == replace(legs["right"], shin=direction("back"))


def test_a_foot_comes_down_again():
    legs = good(legs="thigh forward, shin down", left_leg="foot ahead 1").legs
    assert legs["left"] == Leg(ahead=1.0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("arm up", "“arm up”: unknown word for a leg “arm”; one of: "),
        ("foot", "“foot”: “foot out N ahead N”"),
        ("foot up 3", "“foot up 3”: words with a number each, once: out ahead"),
        ("heel 20", "“heel 20”: “heel up N”"),
        ("toe up 99", "“toe up 99”: one number from 0 to 80"),
        ("toes out", "“thigh” and “shin” too, or a foot on the floor"),
        ("toes out 91", "“toes out 91”: one number from 0 to 90"),
        ("thigh up", "“shin” too, where there is “thigh”"),
        ("shin up", "“thigh” and “shin” too, or a foot on the floor"),
        ("thigh up, shin up, heel up 3", "a foot on the floor, or thigh, shin and toes in the air"),
    ],
)
def test_a_fault_of_a_leg(text, line):
    assert told(right_leg=text)[0].startswith(f"pose.there.right_leg: {line}")


def test_a_foot_in_the_air_has_no_heel_on_the_floor():
    faults = told(legs="thigh forward, shin down", left_leg="heel up 3")
    assert faults == ["pose.there.left_leg: “foot out N ahead N” too, to put it on the floor"]


# ---------------------------------------------------------------- anything at all

_VOCABULARY = sorted(
    {word for kind in AMOUNTS.values() for phrase in kind for word in phrase.split()}
    | {*ARM_WORDS, *LEG_WORDS, "same.ear", "left.wrist", "chin", "20", "0.5", "-3", "up20", ",",
       "world", "eyes", "closed", "fist"}
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_VOCABULARY), max_size=9).map(" ".join)
_ANY = _TEXTS | st.text(max_size=12) | st.none() | st.integers() | st.lists(st.text(max_size=3))
_NAMES = st.sampled_from(["start", "a", "b"])
_TABLES = st.dictionaries(st.sampled_from(POSE_KEYS) | st.text(max_size=4), _ANY | _NAMES)


@pytest.mark.long
@settings(deadline=None, max_examples=300)
@given(st.dictionaries(_NAMES, _TABLES))
def test_no_text_is_too_wild(tables):
    poses, faults = read(**tables)
    assert set(poses) == {"start", *tables}
    for key, expected in faults:
        assert key.split(".")[1] in tables
        assert (key + expected).isprintable()


_SAID = st.sampled_from(
    [(kind, phrase) for kind in ("pelvis", "trunk", "head") for phrase in AMOUNTS[kind]]
)


def test_no_amount_is_beyond_what_a_body_can_do():
    for kind in ("pelvis", "trunk", "head"):
        for amount in AMOUNTS[kind].values():
            low, high = TRUNK_LIMITS.get(amount.name, (-180.0, 180.0))
            ends = sorted((amount.low * amount.sign, amount.high * amount.sign))
            assert low <= ends[0], amount
            assert ends[1] <= high, amount


@given(_SAID, st.floats(0, 1))
def test_every_amount_within_its_limits_is_read(said, part):
    kind, phrase = said
    amount = AMOUNTS[kind][phrase]
    value = round(amount.low + (amount.high - amount.low) * part, 3)
    trunk = good(**{kind: f"{phrase} {value:f}"}).trunk
    assert getattr(trunk, amount.name) == pytest.approx(value * amount.sign)
