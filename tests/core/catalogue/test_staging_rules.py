"""The picture of a form: what a file says becomes a staging, and every fault has its key."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.exercise import Exercise
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.staging_rules import PROPS_OF, staging_problems
from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.camera import VIEWS, View
from desk_stretch.core.figure.clauses import direction
from desk_stretch.core.figure.landmarks import SCENERY
from desk_stretch.core.figure.staging import PROPS, Arrow, Crop, Press, Scene, Showing
from tests.core.catalogue.conftest import shoulder_rolls


@pytest.fixture
def drawn(ear: dict[str, Any]) -> dict[str, Any]:
    """A file whose two forms are drawn, with every key."""
    ear["figure"] = {
        "base": "sit", "view": "back-left", "crop": "upper", "props": ["chair"],
        "scene": {"wall_z": -0.5, "seat_y": 2},
    }  # fmt: skip
    ear["pose"] = {
        "start": {"arms": "straight down out8, relaxed"},
        "stretch": {"head": "tilt right 34"},
    }
    chair, standing = ear["form"]["chair"], ear["form"]["standing"]
    chair["pose"] = {"low": {"from": "stretch", "head": "nod down 5"}}
    chair["phase"][1] |= {
        "through": ["low"], "via": {"right": "out up20"}, "flow": True,
        "arrows": ["crown@0.55", "ring left.shoulder up back 0.4"],
        "press": ["right.heel > down"], "glow": ["right.upper_trap", "chest"],
    }  # fmt: skip
    standing["figure"] = {"base": "stand", "view": [-40, 12.5], "props": []}
    standing["pose"] = {"stretch": {"head": "tilt right 30"}}
    return ear


def whole(table: dict[str, Any]) -> Exercise:
    exercise, problems = read_exercise("ear", table)
    assert problems == []
    assert exercise is not None
    return exercise


def lines(table: dict[str, Any]) -> list[str]:
    return [f"{each.key}: {each.expected}" for each in staging_problems(whole(table))]


def keys(table: dict[str, Any]) -> list[str]:
    return [each.key for each in staging_problems(whole(table))]


def test_a_form_is_staged(drawn):
    assert lines(drawn) == []
    staging = whole(drawn).forms[0].staging
    assert (staging.base, staging.view, staging.crop) == ("sit", View(*VIEWS["back-left"]),
                                                          Crop.UPPER)  # fmt: skip
    assert staging.scene == Scene(("chair",), {"wall_z": -0.5, "seat_y": 2.0})
    assert list(staging.poses) == ["start", "stretch", "low"]
    assert staging.poses["low"].trunk == BASES["sit"].pose.trunk._replace(tilt=-34, nod=5)


def test_a_form_overrides_key_by_key_and_pose_by_pose(drawn):
    staging = whole(drawn).forms[1].staging
    assert (staging.base, staging.view, staging.crop) == ("stand", View(-40, 12.5), Crop.UPPER)
    assert staging.scene.props == ()
    assert staging.scene.numbers == {"wall_z": -0.5, "seat_y": 2.0}
    assert staging.poses["stretch"].trunk.tilt == -30
    assert staging.poses["start"].arms["left"].grip == "relaxed"
    assert "low" not in staging.poses


def test_what_a_phase_shows(drawn):
    form = whole(drawn).forms[0]
    assert form.phases[0].showing == Showing()
    assert form.phases[1].showing == Showing(
        through=("low",),
        via={"right": direction("out up20")},
        arrows=(Arrow("crown", 0.55), Arrow("left.shoulder", 0.4, ("up", "back"))),
        presses=(Press("right.heel", direction("down")),),
        glow=("right.upper_trap", "chest"),
        flow=True,
    )


def test_a_base_alone_draws_its_own_pose(rolls):
    rolls["figure"] = {"base": "stand"}
    rolls["form"]["free"]["phase"] = [
        {"role": "start", "pose": "start", "move": 1, "cue": "Arms loose."},
        {"role": "work", "pose": "start", "move": 1, "cue": "Stay."},
    ]
    assert lines(rolls) == []
    staging = whole(rolls).forms[0].staging
    assert (staging.view, staging.crop, staging.scene) == (View(), Crop.FULL, Scene())


def test_a_form_without_a_base_is_not_drawn(rolls, drawn):
    assert lines(rolls) == []
    assert whole(rolls).forms[0].staging is None
    del drawn["figure"]["base"]
    assert lines(drawn) == ["form.chair.figure.base: " + BASE_EXPECTED]
    assert [form.staging is None for form in whole(drawn).forms] == [True, False]


BASE_EXPECTED = f"one of: {' '.join(BASES)}"


def test_poses_without_any_base(rolls):
    rolls["pose"] = {"up": {}}
    assert lines(rolls) == [f"figure.base: {BASE_EXPECTED}"]


FAULTS = [
    ("figure", 3, "figure"),
    ("figure.base", "sofa", "figure.base"),
    ("figure.view", "above", "figure.view"),
    ("figure.view", [1], "figure.view"),
    ("figure.view", [1, True], "figure.view"),
    ("figure.view", [1, "2"], "figure.view"),
    ("figure.view", [181, 0], "figure.view"),
    ("figure.view", [0, float("nan")], "figure.view"),
    ("figure.crop", "lower", "figure.crop"),
    ("figure.props", ["sofa"], "figure.props"),
    ("figure.scene", 3, "figure.scene"),
    ("figure.scene", {"wall_z": 11}, "figure.scene.wall_z"),
    ("figure.scene", {"sofa_z": 1}, "figure.scene.sofa_z"),
    ("figure.colour", "red", "figure.colour"),
    ("pose", [], "pose"),
    ("pose.stretch", "tilt", "pose.stretch"),
    ("pose.Far out", {}, "pose.Far out"),
    ("pose.stretch.head", "tilt 3", "pose.stretch.head"),
    ("pose.stretch.from", "low", "pose.stretch.from"),
    ("form.chair.pose.low.head", "tilt 3", "form.chair.pose.low.head"),
    ("form.chair.pose.low.arms", "touch desk", "form.chair.pose.low"),
    ("form.chair.figure", {"base": "sofa"}, "form.chair.figure.base"),
    ("form.chair.phase.1.pose", "far", "form.chair.phase.1.pose"),
    ("form.chair.phase.2.through", ["far"], "form.chair.phase.2.through"),
    ("form.chair.phase.2.through", ["Far out"], "form.chair.phase.2.through"),
    ("form.chair.phase.2.through", "low", "form.chair.phase.2.through"),
    ("form.chair.phase.2.via", "out", "form.chair.phase.2.via"),
    ("form.chair.phase.2.via", {"right": "oot"}, "form.chair.phase.2.via.right"),
    ("form.chair.phase.2.via", {"left": 3}, "form.chair.phase.2.via.left"),
    ("form.chair.phase.2.via", {"up": "out"}, "form.chair.phase.2.via.up"),
    ("form.chair.phase.2.arrows", ["crwn"], "form.chair.phase.2.arrows"),
    ("form.chair.phase.2.press", ["right.heel"], "form.chair.phase.2.press"),
    ("form.chair.phase.2.glow", ["knee_cap"], "form.chair.phase.2.glow"),
    ("form.chair.phase.2.flow", "yes", "form.chair.phase.2.flow"),
]


@pytest.mark.parametrize(("key", "value", "named"), FAULTS)
def test_a_fault_is_told_with_its_key_and_the_exercise_is_there(drawn, put, key, value, named):
    assert named in keys(put(drawn, key, value))
    assert whole(drawn).form("chair").dose.hold_s == 15


@pytest.mark.parametrize(
    ("key", "value", "named", "clause"),
    [
        ("arrows", ["crown@0.5", "crwn"], "arrows", "crwn"),
        ("press", ["right.heel"], "press", "right.heel"),
        ("via", {"right": "oot"}, "via.right", "oot"),
    ],
)
def test_a_wrong_mark_begins_with_its_own_words(drawn, put, key, value, named, clause):
    put(drawn, f"form.chair.phase.2.{key}", value)
    [line] = lines(drawn)
    assert line.startswith(f"form.chair.phase.2.{named}: “{clause}”: ")


def test_a_phase_may_go_through_every_pose(drawn, put):
    put(drawn, "form.chair.phase.2.through", ["start", "low", "stretch"])
    assert lines(drawn) == []


def test_a_wrong_picture_is_not_drawn_and_a_wrong_mark_not_shown(drawn, put):
    put(drawn, "form.chair.pose.low.head", "tilt 3")
    put(drawn, "form.chair.phase.2.glow", ["knee_cap", "chest"])
    chair, standing = whole(drawn).forms
    assert chair.staging is None
    assert standing.staging is not None
    assert chair.phases[1].showing.glow == ("chest",)


@pytest.mark.parametrize(("limit", "beyond"), [([-180, -20], [-181, -21]), ([180, 80], [181, 81])])
def test_a_view_goes_once_around_and_from_below_to_above(drawn, put, limit, beyond):
    put(drawn, "figure.view", limit)
    assert whole(drawn).forms[0].staging.view == View(*limit)
    for wrong in ([beyond[0], limit[1]], [limit[0], beyond[1]]):
        put(drawn, "figure.view", wrong)
        assert "figure.view" in keys(drawn)


def test_what_is_shared_is_told_once_and_everything_at_once(drawn, put):
    put(drawn, "pose.start.arms", "touch noze")
    put(drawn, "figure.base", "sofa")
    put(drawn, "form.chair.pose.low.head", "tilt 3")
    put(drawn, "form.chair.phase.2.press", ["down"])
    assert keys(drawn) == [
        "figure.base", "pose.start.arms", "form.chair.pose.low.head", "form.chair.phase.2.press",
    ]  # fmt: skip


def test_the_missing_thing_is_named(drawn, put):
    put(drawn, "pose.stretch.left_arm", "touch chair_back")
    put(drawn, "figure.props", [])
    expected = "pose.stretch: one of these among the props, for “chair_back”: chair"
    assert expected in lines(drawn)
    put(drawn, "figure.props", ["chair"])
    assert lines(drawn) == []


def test_every_thing_that_a_hand_can_be_laid_on_is_a_prop():
    assert PROPS_OF.keys() == SCENERY.keys()
    assert {prop for props in PROPS_OF.values() for prop in props} <= set(PROPS)


def test_a_form_can_be_remembered_by_its_value(drawn):
    one, other = whole(drawn), whole(drawn)
    assert one == other
    assert hash(one.forms[0]) == hash(other.forms[0])
    drawn["pose"]["stretch"]["head"] = "tilt right 33"
    assert one.forms[0].staging is one.forms[0].staging


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["sit", "front", "start", "tilt left 3", "touch chin", "out up20", "crown"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["base", "view", "scene", "start", "arms", "right"]), inner),
    max_leaves=10,
)  # fmt: skip
WILD = st.dictionaries(st.sampled_from(["figure", "pose"]), ANY)
MARKS = st.sampled_from(["through", "via", "arrows", "press", "glow", "flow"])


@pytest.mark.long
@settings(deadline=None)
@given(WILD, WILD, st.dictionaries(MARKS, ANY))
def test_no_picture_is_too_wild(shared, own, marks):
    table = shoulder_rolls() | shared
    table["form"]["free"] |= own
    table["form"]["free"]["phase"][0] |= marks
    problems = staging_problems(whole(table))
    assert all(problem.line("file").isprintable() for problem in problems)
    whole(table).forms[0].phases[0].showing  # noqa: B018
