"""What a picture of the routine shows beside the movement: light, eyes, things, its key poses."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desk_stretch.core.figure.geometry import distance
from desk_stretch.core.session.acting import BLINK_EVERY_S, Acting, Loop
from desk_stretch.core.session.beats import SETTLE_S
from desk_stretch.core.session.rehearsal import rehearse
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import compile_timeline
from tests.core.session.staged import exercise, routine

RAISED = [
    {"role": "start", "pose": "high", "move": 2.0, "cue": "Arms up."},
    {"role": "work", "pose": "stretch", "move": 2.0, "cue": "To the {side}."},
]


def acting(*exercises, **words):
    made = routine(*exercises, **words)
    timeline = compile_timeline(made)
    return timeline, Acting.of(timeline, made)


def segments(timeline, phase):
    return [segment for segment in timeline.segments if segment.phase is phase]


class TestGlow:
    @pytest.mark.parametrize(
        ("pulse_s", "strength"), [(0.0, 1.0), (0.55, 0.9), (1.1, 0.8), (1.65, 0.9), (2.2, 1.0)]
    )
    def test_what_is_felt_pulses_a_little(self, pulse_s, strength):
        timeline, acted = acting(exercise())
        held = segments(timeline, SegmentPhase.HOLD)[0].end - 0.1
        (glow,) = acted.still(held, pulse_s).glow.values()
        assert glow == pytest.approx(strength)

    def test_it_comes_with_the_movement(self):
        timeline, acted = acting(exercise())
        (start, *_) = segments(timeline, SegmentPhase.HOLD)
        glows = [acted.still(start.start + late).glow for late in (0.5, 1.2, 1.8, 2.0)]
        strengths = [glow.get("left.oblique", 0.0) for glow in glows]
        assert strengths == sorted(set(strengths))
        assert (strengths[0], strengths[-1]) == (0.0, 1.0)
        assert 0 < strengths[1] < 0.5

    @pytest.mark.parametrize(("pulse_s", "grown"), [(0.0, 1.0), (0.55, 0.8), (1.1, 0.6)])
    def test_an_effort_pulses_as_well(self, pulse_s, grown):
        start, work = RAISED
        pressing = {**work, "press": ["right.wrist > up"]}
        timeline, acted = acting(exercise(phases=[start, pressing]))
        held = segments(timeline, SegmentPhase.HOLD)[0].end - 0.1
        (arrow,) = acted.still(held, pulse_s).strokes
        assert (arrow.is_press, arrow.grown) == (True, pytest.approx(grown))

    def test_an_effort_that_is_over_fades_at_once(self):
        start, work = RAISED
        pressing = {**work, "pose": "high", "press": ["right.wrist > up"]}
        timeline, acted = acting(exercise(phases=[start, pressing, {**start, "role": "rest"}]))
        (release,) = segments(timeline, SegmentPhase.RELEASE)
        strengths = [
            [arrow.strength for arrow in acted.still(release.start + late).strokes]
            for late in (0.0, 0.2, 0.5)
        ]
        assert strengths == [[1.0], [pytest.approx(0.5)], []]

    def test_on_the_way_to_the_next_exercise_nothing_is_felt_or_shown(self):
        start, work = RAISED
        rest = {**start, "role": "rest", "arrows": ["right.wrist"], "glow": ["left.oblique"]}
        timeline, acted = acting(exercise(phases=[start, work, rest]), exercise("other"))
        settling = acted.still(timeline.step_starts[1] + 1.0 + SETTLE_S * 0.6)
        assert (settling.strokes, settling.glow) == ((), {})


class TestEyes:
    @pytest.mark.parametrize("blinks", [0, 1, 5])
    def test_they_are_shut_for_a_moment_and_then_open_for_seconds(self, blinks):
        _, acted = acting(exercise())
        begun = blinks * BLINK_EVERY_S
        seconds = [begun + late for late in (0.1, 1.0, 2.5, 5.1, 5.2, 5.25)]
        eyes = [acted.still(1.0, second).skeleton.face.eyes for second in seconds]
        assert eyes == [1, 1, 1, 1, 0, 0]


def test_where_nobody_asks_for_its_breath_it_has_breathed_out():
    made = exercise()
    _, acted = acting(made)
    loop = Loop(rehearse(made.forms[0]), "right")
    for show in (acted, loop):
        assert show.still(1.0) == show.still(1.0, 0.0)
        assert show.still(1.0).skeleton.breath == 0


class TestWithoutMotion:
    def held(self, second):
        """The segment's key picture, and what is seen at its end in motion."""
        timeline, acted = acting(exercise(view="left"))
        segment = timeline.segment_at(second)
        return acted.still(segment.start, motion=False), acted.still(segment.end - 1e-6)

    @pytest.mark.parametrize("second", [1.0, 10.0, 18.0, 20.0])
    def test_it_is_the_pose_that_is_moved_into_as_its_side_is_seen_best(self, second):
        key, moved = self.held(second)
        for axis, other in zip(key.view.frame(), moved.view.frame(), strict=True):
            assert axis == pytest.approx(other, abs=1e-6)
        assert key.framing.middle == pytest.approx(moved.framing.middle, abs=1e-4)
        for name, bone in moved.skeleton.bones.items():
            assert key.skeleton.bones[name].origin == pytest.approx(bone.origin, abs=1e-4)

    def test_nothing_breathes_blinks_or_pulses(self):
        key, _ = self.held(10.0)
        assert (key.skeleton.breath, key.skeleton.face.eyes) == (0, 1)
        assert key.glow == {"right.oblique": 1.0}


class TestThings:
    """What stands around the body."""

    def test_between_two_exercises_they_change_once_half_way(self):
        at_desk = exercise("other", figure={"base": "sit", "view": "front", "props": ["desk"]})
        timeline, acted = acting(exercise(), at_desk)
        settles = timeline.step_starts[1] + 0.5  # when the release has taken its time
        seconds = (settles, settles + 0.8, settles + 0.9, settles + SETTLE_S, settles + 8)
        props = [acted.still(second).scene.props for second in seconds]
        assert props == [(), (), ("desk",), ("desk",), ("desk",)]

    def test_with_the_side_they_change_once_half_way(self):
        timeline, acted = acting(exercise())
        (switch,) = segments(timeline, SegmentPhase.SWITCH)
        seconds = [switch.start + late for late in (0.0, 0.9, 1.1, 2.0)]
        first, *between, last = [acted.still(second).scene.is_flipped for second in seconds]
        assert between == [first, last]
        assert first != last

    def test_the_frame_goes_over_to_the_other_side_with_the_body(self):
        wide = {"wide": {"right_arm": "straight out"}}
        start, work = RAISED
        phases = [{**start, "pose": "start"}, {**work, "pose": "wide"}]
        timeline, acted = acting(exercise(phases=phases, pose=wide))
        (switch,) = segments(timeline, SegmentPhase.SWITCH)
        places = [
            acted.still(switch.start + late).framing.middle[0]
            for late in (-1.0, 0.0, 1.0, 2.0, 3.0)
        ]
        before, first, between, last, after = places
        assert abs(before) > 0.3
        assert (first, between, last) == pytest.approx((before, 0.0, after))


class TestNextExercise:
    def test_the_camera_takes_no_other_way_because_the_sides_differ(self):
        """It goes round at once; then the body settles, on whichever side it goes on."""
        timeline, acted = acting(exercise(view="front-left"), exercise("other", view="front-left"))
        start = timeline.step_starts[1]
        views = {acted.still(start + late).view for late in (0.7, 1.3, 2.0, 5.0)}
        assert len(views) == 1
        framings = {acted.still(start + late).framing for late in (0.7, 1.3, 2.0, 5.0)}
        assert len(framings) == 1

    def test_without_time_to_prepare_its_first_side_is_looked_at_from_the_beginning(self):
        timeline, acted = acting(exercise(), exercise("other", view="left"), seconds=19)
        start = timeline.step_starts[1]
        assert timeline.segment_at(start).phase is SegmentPhase.HOLD
        soon, first = acted.still(start + 0.3).view.yaw, acted.still(start + 3).view.yaw
        second = acted.still(timeline.total_s - 0.1).view.yaw
        assert soon == pytest.approx(first / 2)
        assert first == -second

    def test_where_its_first_side_is_seen_from_there_already_the_camera_stays(self):
        quick = [{**phase, "move": 0.3} for phase in RAISED]
        before, after = exercise(view="right"), exercise("other", view="left", phases=quick)
        timeline, acted = acting(before, after, seconds=19)
        start = timeline.step_starts[1]
        assert [acted.moves(start + late) for late in (0.0, 0.2, 0.4)] == [True, True, False]
        assert acted.still(start - 0.1).view == acted.still(start + 0.1).view

    @pytest.mark.parametrize("first_cue", ["Sit on the floor.", "Kneel."])
    def test_what_goes_on_of_the_one_before_is_not_taken_for_another(self, first_cue):
        """It is kept by its signature, and shown again where that is the same."""
        start, work = RAISED
        before = (
            exercise("one", phases=[start, work]),
            exercise("another", phases=[{**start, "cue": first_cue}, work]),
        )
        same = exercise("same")
        timeline, acted = acting(before[0], same, before[1], same)
        seconds = [timeline.step_starts[step] + 0.2 for step in (1, 3)]
        one, other = (acted.signature(second) for second in seconds)
        assert one != other


def test_two_exercises_that_are_called_alike_within_are_told_apart():
    less = exercise("less", pose={"stretch": {"trunk": "lean right 10"}})
    timeline, acted = acting(exercise("more"), less)
    ends = [segment.end - 0.1 for segment in segments(timeline, SegmentPhase.HOLD)]
    assert acted.signature(ends[0]) != acted.signature(ends[2])


@pytest.mark.parametrize("between", ["start", "stretch"])
def test_the_same_way_looks_another_where_something_else_is_felt(between):
    start, work = RAISED
    plain = {**work, "pose": between}
    first, second = {**work, "glow": ["left.oblique"]}, {**work, "glow": ["left.upper_trap"]}
    phases = [start, first, plain, second, plain, first, plain]
    beats = Loop(rehearse(exercise(phases=phases).forms[0]), "right").beats[2:7]
    left, there, left_again, there_again, left_as_before = [beat.signature for beat in beats]
    assert there != there_again
    assert left != left_again
    assert left == left_as_before


class TestThumbnail:
    def test_the_way_into_the_first_pose_is_seen_as_well(self):
        loop = Loop(rehearse(exercise(phases=RAISED).forms[0]), "right")
        heights = [
            loop.still(second).skeleton.bones["right.hand"].origin[1] for second in (0, 0.9, 2.1)
        ]
        assert heights[0] + 0.2 < heights[1] < heights[2] - 0.2

    def test_a_movement_that_flows_does_not_slow_down_between_its_poses(self):
        flowing = {"role": "work", "move": 1.5, "flow": True, "cue": "To the {side}."}
        phases = [{**RAISED[0], "pose": "start"}, *({"pose": name, **flowing} for name in "ab")]
        pose = {"a": {"trunk": "lean right 8"}, "b": {"trunk": "lean right 30"}}
        loop = Loop(rehearse(exercise(phases=phases, pose=pose).forms[0]), "right")
        joint = loop.beats[2].start
        places = [
            loop.still(joint + late).skeleton.bones["skull"].origin for late in (-0.02, 0.0, 0.02)
        ]
        before, after = (distance(one, other) for one, other in pairwise(places))
        assert after == pytest.approx(before, rel=0.1)

    def test_what_a_movement_that_flows_leaves_goes_dark(self):
        flowing = {"role": "work", "move": 1.5, "flow": True, "cue": "To the {side}."}
        marked = {"glow": ["left.oblique"], "press": ["right.wrist > up"]}
        phases = [RAISED[0], {"pose": "stretch", **flowing, **marked}, {"pose": "high", **flowing}]
        loop = Loop(rehearse(exercise(phases=phases).forms[0], mirror=False), "right")
        leaves = loop.beats[2].start
        soon, later = loop.still(leaves + 0.1), loop.still(leaves + 1.0)
        assert 0 < soon.glow["left.oblique"] < 1
        assert 0 < soon.strokes[-1].strength < 1
        assert (later.glow, later.strokes) == ({}, ())

    def test_a_movement_that_flows_goes_on_into_the_last_one(self):
        flowing = {"move": 1.5, "flow": True, "cue": "Round, {side}."}
        phases = [
            {"role": "start", "pose": "start", "move": 1.5, "cue": "Sit."},
            {"role": "work", "pose": "high", **flowing},
            {"role": "rest", "pose": "stretch", **flowing},
        ]
        *_, last_but_one, last = Loop(rehearse(exercise(phases=phases).forms[0]), "left").beats
        assert (last_but_one.after.pose, last.before.pose) == ("stretch", "start")


def test_the_way_from_another_exercise_is_not_taken_for_that_from_the_one_before():
    """The same exercise twice in a routine, after two whose poses are called alike."""
    start, work = RAISED
    raised = exercise("raised", phases=[start, work, {**start, "role": "rest"}])
    low = exercise(
        "low",
        phases=[{**start, "cue": "Arms out."}, work, {**start, "role": "rest"}],
        pose={"high": {"arms": "straight out"}},
    )
    same = exercise("same")
    timeline, acted = acting(raised, same, low, same)
    seconds = [timeline.step_starts[step] + 1.3 for step in (1, 3)]
    one, other = (acted.still(second).skeleton.bones["left.hand"].origin for second in seconds)
    assert distance(one, other) > 0.5
    assert acted.signature(seconds[0]) != acted.signature(seconds[1])
