"""``compose``: exact to the second, fair, repeatable, and never what was left out."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.acceptance.conftest import PATIENT

LENGTHS = range(60, 901, 15)
assert len(LENGTHS) == 57
DESK = ("sitting", "standing")
TAGS = [
    "neck-extension",
    "neck-side",
    "neck-turn",
    "neck-pressure",
    "breath-hold",
    "isometric",
    "spine-flexion",
    "spine-twist",
    "overhead",
    "prone",
    "supine",
    "legs-up",
    "hip-rotation",
    "wrist-load",
    "balance",
]
AT_HAND = {"chair", "desk", "wall"}


def words(posture, seconds, *more, seed=7):
    return [
        "compose", "--posture", posture, "--seconds", str(seconds), "--seed", str(seed), *more,
        "--json",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def forms(told):
    return {
        (each["id"], form["id"]): form
        for each in told["exercises"].values()
        for form in each["forms"]
    }


def exact(result, seconds):
    """Check what every composed routine keeps, and return its steps."""
    assert result.code == 0, result.err
    routine = result.json
    steps = routine["steps"]
    assert routine["total_seconds"] == sum(step["seconds"] for step in steps) == seconds
    assert all(isinstance(step["seconds"], int) and step["seconds"] >= 15 for step in steps)
    sides = Counter()
    for step in steps:
        sides[step["side"], step["exercise"]] += step["seconds"]
    assert all(sides["left", name] == sides["right", name] for _, name in list(sides))
    times = Counter(step["exercise"] for step in steps)
    assert max(times.values()) - min(times.values()) <= 1, "the rest is used first"
    return steps


@pytest.mark.parametrize("posture", [*DESK, "floor"])
def test_every_length_is_exact(anybody, forms, posture):
    lengths = LENGTHS if posture in DESK else LENGTHS[::4]
    results = anybody.many([words(posture, seconds) for seconds in lengths])
    for seconds, result in zip(lengths, results, strict=True):
        for step in exact(result, seconds):
            form = forms[step["exercise"], step["form"]]
            assert posture in form["postures"]
            if posture != "floor":
                assert form["desk"]
                assert set(form["equipment"]) <= AT_HAND


@pytest.mark.parametrize("posture", DESK)
def test_nothing_comes_twice_while_there_is_more(anybody, posture):
    there = anybody("exercises", "--json", "--posture", posture).json
    usable = sum(each["desk"] and set(each["equipment"]) <= AT_HAND for each in there)
    for result in anybody.many([words(posture, seconds) for seconds in range(60, 481, 60)]):
        names = [step["exercise"] for step in result.json["steps"]]
        assert len(set(names)) == min(len(names), usable)


@pytest.mark.parametrize("posture", DESK)
def test_any_tag_can_be_left_out(anybody, forms, told, posture):
    lines = [words(posture, 180, "--without", tag) for tag in TAGS]
    for tag, result in zip(TAGS, anybody.many(lines), strict=True):
        for step in exact(result, 180):
            assert tag not in forms[step["exercise"], step["form"]]["cautions"]
            assert tag not in told["exercises"][step["exercise"]]["cautions"], "no near miss"


def test_tags_that_change_the_cue_leave_nothing_out(anybody):
    plain, changed = anybody.many(
        [words("sitting", 300), words("sitting", 300, "--without", "support")]
    )
    assert plain.json == changed.json


def test_many_tags_at_once(anybody, forms):
    many = [word for tag in TAGS for word in ("--without", tag)]
    for step in exact(anybody(*words("sitting", 180, *many)), 180):
        assert forms[step["exercise"], step["form"]]["cautions"] in ([], ["support"]) or set(
            forms[step["exercise"], step["form"]]["cautions"]
        ) <= {"support", "hypermobile"}


@pytest.mark.parametrize("posture", DESK)
def test_exercises_can_be_left_out_one_after_the_other(anybody, posture):
    left_out = []
    for _ in range(6):
        more = [word for name in left_out for word in ("--leave-out", name)]
        names = [step["exercise"] for step in exact(anybody(*words(posture, 180, *more)), 180)]
        assert not set(left_out) & set(names)
        left_out += names[:2]


def test_leaving_everything_out_is_answered_with_what_to_relax(anybody, told):
    more = [word for name in told["exercises"] for word in ("--leave-out", name)]
    said = anybody(*words("sitting", 180, *more)).refused(1)
    assert "leave out fewer exercises" in said


def test_an_area_keeps_to_itself_or_says_what_to_relax(anybody, told):
    areas = [
        "neck",
        "shoulders",
        "upper-back",
        "chest",
        "side",
        "lower-back",
        "wrists",
        "hips",
        "legs",
        "eyes",
    ]
    lines = [words(posture, 120, "--area", area) for posture in DESK for area in areas]
    results = anybody.many(lines)
    assert sum(result.code == 0 for result in results) >= 14
    for line, result in zip(lines, results, strict=True):
        if result.code:
            assert "name other areas" in result.refused(1)
        else:
            for step in exact(result, 120):
                assert (
                    line[line.index("--area") + 1] in told["exercises"][step["exercise"]]["areas"]
                )


def test_several_areas_are_all_there(anybody, told):
    steps = exact(anybody(*words("sitting", 300, "--area", "neck", "--area", "legs")), 300)
    areas = {area for step in steps for area in told["exercises"][step["exercise"]]["areas"]}
    assert {"neck", "legs"} <= areas


def test_areas_are_balanced(anybody, told):
    for result in anybody.many([words(posture, 180, seed=n) for posture in DESK for n in range(8)]):
        areas = {told["exercises"][step["exercise"]]["areas"][0] for step in result.json["steps"]}
        assert len(areas) >= 3


def test_gear_comes_in_only_by_name(anybody, forms):
    gear = "door-frame mat cushion soft-balls fit-ball foam-roller band dumbbell rowing-machine"
    lines = [words(p, 900, "--equipment", each) for p in DESK for each in gear.split()]
    for line, result in zip(lines, anybody.many(lines), strict=True):
        named = {line[line.index("--equipment") + 1]}
        for step in exact(result, 900):
            assert set(forms[step["exercise"], step["form"]]["equipment"]) <= AT_HAND | named
    frame = anybody(*words("standing", 900, "--equipment", "door-frame"))
    assert "door-frame-hinge" in {step["exercise"] for step in frame.json["steps"]}


def test_the_same_words_make_the_same_routine_in_every_process(anybody):
    one = [anybody(*words("sitting", 285, seed=11), env={"PYTHONHASHSEED": n}) for n in "012"]
    assert one[0].out == one[1].out == one[2].out
    assert one[0].json["seed"] == 11
    others = anybody.many([words("sitting", 285, seed=seed) for seed in range(10)])
    assert len({other.out for other in others}) > 3


def test_a_seed_is_drawn_and_told(anybody):
    drawn = anybody("compose", "--posture", "standing", "--seconds", "90", "--json").json
    again = anybody(*words("standing", 90, seed=drawn["seed"])).json
    assert again == drawn


def test_history_and_settings_play_no_part(desk_stretch):
    first = desk_stretch(*words("sitting", 180))
    start = ("start", "--terminal", "--seconds", "180")
    assert desk_stretch(*start, speed=3600, command=PATIENT).code == 0
    assert desk_stretch("settings", "set", "movement.without", "isometric").code == 0
    assert desk_stretch(*words("sitting", 180)).out == first.out


def test_held_breath_never_comes_in(anybody):
    for result in anybody.many([words("sitting", 600, seed=seed) for seed in range(10)]):
        names = [step["exercise"] for step in result.json["steps"]]
        assert "full-exhale-overhead-reach" not in names


def test_for_people_it_is_a_list(anybody):
    out = anybody("compose", "--posture", "sitting", "--seconds", "60", "--seed", "3").out
    assert out.endswith("60 s in all, seed 3\n")
