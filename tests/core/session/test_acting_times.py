"""When the figure and the camera move: from which second on, until which, and on whose way."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.exercise import Dose
from desk_stretch.core.session.acting import LOOP_HOLD_S, ORBIT_S, Acting, Loop
from desk_stretch.core.session.beats import SETTLE_S, Beat, Mark, Station, beats_of
from desk_stretch.core.session.rehearsal import AT_REST, rehearse
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import compile_timeline
from tests.core.session.staged import exercise, routine

FLOWING = {"move": 1.5, "flow": True, "cue": "Round, {side}."}
START = {"role": "start", "pose": "start", "move": 1.5, "cue": "Sit."}
ROUND = [
    START,
    {"role": "work", "pose": "high", **FLOWING},
    {"role": "work", "pose": "stretch", **FLOWING, "through": ["high"]},
    {"role": "work", "pose": "high", **FLOWING},
]


def acting(*exercises, **words):
    made = routine(*exercises, **words)
    timeline = compile_timeline(made)
    return timeline, Acting.of(timeline, made)


def starts_of(timeline, phase):
    return [segment.start for segment in timeline.segments if segment.phase is phase]


class TestMovement:
    def test_it_lasts_from_its_first_second_to_its_last(self):
        timeline, acted = acting(exercise())
        hold = starts_of(timeline, SegmentPhase.HOLD)[0]
        seconds = (hold - 0.01, hold, hold + 1.99, hold + 2)
        assert [acted.moves(second) for second in seconds] == [False, True, True, False]
        assert [acted.move_ends_s(second) for second in seconds] == [
            hold - 0.01, hold + 2, hold + 2, hold + 2,
        ]  # fmt: skip

    def test_the_next_one_is_another_than_the_one_that_begins_now(self):
        timeline, acted = acting(exercise())
        first, second = starts_of(timeline, SegmentPhase.HOLD)
        switch, release = (
            starts_of(timeline, phase)[0] for phase in (SegmentPhase.SWITCH, SegmentPhase.RELEASE)
        )
        seconds = (0.0, first, switch, second)
        assert [acted.next_move_s(s) for s in seconds] == [first, switch, second, release]
        assert acted.next_move_s(release) is None

    def test_beyond_the_end_the_last_step_stays(self):
        timeline, acted = acting(exercise(), exercise("other"))
        beyond = timeline.total_s + 100
        assert not acted.moves(beyond)
        assert acted.still(beyond) == acted.still(timeline.total_s + 50)
        assert acted.next_move_s(beyond) is None

    def test_the_way_of_the_camera_counts_while_the_body_is_at_rest(self):
        timeline, acted = acting(exercise(), exercise("other", view="left"))
        start = timeline.step_starts[1]
        at_rest = start + 0.5  # the release took its phase's 1.5 s, one of them before
        assert acted.moves(start)
        assert acted.moves(at_rest)
        assert acted.move_ends_s(at_rest) == start + ORBIT_S
        assert not acted.moves(start + ORBIT_S)
        assert not acted.moves(start + ORBIT_S + 0.1)

    def test_whoever_goes_on_in_the_same_view_has_no_way_of_the_camera(self):
        timeline, acted = acting(exercise(view="left"), exercise("other", view="left"), side="left")
        start = timeline.step_starts[1]
        assert acted.still(start + 0.1).view == acted.still(start + 5).view
        assert acted.move_ends_s(start) == start + 0.5
        assert not acted.moves(start + 0.5)


class TestCamera:
    @pytest.mark.parametrize(
        ("one", "other", "between"),
        [("front-left", "front-right", 0.0), ("back-left", "back-right", 180.0)],
    )
    def test_it_goes_the_shorter_way_round(self, one, other, between):
        timeline, acted = acting(exercise(view=one), exercise("other", view=other), side="left")
        start = timeline.step_starts[1]
        before, middle, after = (
            acted.still(start + second).view.yaw for second in (-0.01, ORBIT_S / 2, ORBIT_S)
        )
        assert abs(middle) == pytest.approx(between, abs=1e-6)
        assert abs(middle - before) == pytest.approx(40)
        assert abs(abs(after) - between) == pytest.approx(40)

    def test_it_is_where_it_came_from_at_first_and_has_arrived_at_last(self):
        timeline, acted = acting(exercise(), exercise("other", view="left"), side="left")
        start = timeline.step_starts[1]
        assert acted.still(start).view == acted.still(start - 0.01).view
        assert acted.still(start).framing.half == acted.still(start - 0.01).framing.half
        late = acted.still(start + ORBIT_S)
        assert (late.view, late.framing) == (acted.still(start + 5).view, late.framing)
        assert acted.still(start + ORBIT_S - 0.05).view != late.view

    def test_half_way_it_is_half_as_much_higher_and_farther(self):
        near = {"figure": {"base": "sit", "view": [30, 20], "crop": "upper"}}
        timeline, acted = acting(exercise(), exercise("other", **near), side="left")
        start = timeline.step_starts[1]
        before, middle, after = (acted.still(start + at) for at in (0, ORBIT_S / 2, ORBIT_S))
        for one, between, other in (
            (before.view.pitch, middle.view.pitch, after.view.pitch),
            (before.framing.half, middle.framing.half, after.framing.half),
        ):
            assert abs(one - other) > 0.2
            assert between == pytest.approx((one + other) / 2)
        assert middle.framing.crop is after.framing.crop
        assert middle.framing.crop is not acted.still(start - 0.01).framing.crop


class TestLoop:
    def test_every_phase_moves_and_then_is_held(self):
        loop = Loop(rehearse(exercise().forms[0]), "right")
        assert [beat.start for beat in loop.beats] == pytest.approx([0.0, 1.5 + LOOP_HOLD_S, 6.3])
        assert [beat.end for beat in loop.beats] == pytest.approx([1.5, 4.9, 7.8])
        assert loop.seconds == pytest.approx(7.8 + LOOP_HOLD_S)

    def test_what_flows_is_not_held_and_without_a_rest_it_goes_back_to_the_start(self):
        loop = Loop(rehearse(exercise(phases=ROUND).forms[0]), "left")
        assert [beat.marks[-1].pose for beat in loop.beats] == [
            "start", "high", "stretch", "high", "start",
        ]  # fmt: skip
        begins = 1.5 + LOOP_HOLD_S
        assert [beat.start for beat in loop.beats] == pytest.approx(
            [0.0, begins, begins + 1.5, begins + 3.0, begins + 4.5]
        )
        assert loop.seconds == pytest.approx(begins + 6.0 + LOOP_HOLD_S)

    def test_a_second_belongs_to_the_beat_that_began_last(self):
        loop = Loop(rehearse(exercise().forms[0]), "right")
        held = loop.beats[1].end
        assert loop.still(held).skeleton == loop.still(loop.beats[2].start - 0.01).skeleton
        assert loop.still(held).skeleton != loop.still(loop.beats[2].start + 1).skeleton


class TestFlow:
    def test_each_movement_knows_where_its_neighbours_come_from_and_go_to(self):
        beats = Loop(rehearse(exercise(phases=ROUND).forms[0]), "left").beats
        around = [
            (beat.before and beat.before.pose, beat.after and beat.after.pose) for beat in beats
        ]
        assert around == [
            (None, None),
            (None, "high"),
            ("start", "high"),
            ("high", None),
            (None, None),
        ]

    def test_the_last_repetition_comes_to_rest_and_so_looks_another(self):
        phases = [START, *({"role": "work", "pose": name, **FLOWING} for name in ("high", "start"))]
        dose = Dose(1.5, 4)
        timeline, acted = acting(exercise(phases=phases), side="left", dose=dose, seconds=24)
        downs = [start + 0.7 for start in starts_of(timeline, SegmentPhase.HOLD)[1::2]]
        *_, one, another, last = (acted.signature(second) for second in downs)
        assert one == another
        assert last != another

    def test_beats_that_go_through_other_poses_do_not_look_alike(self):
        beats = Loop(rehearse(exercise(phases=ROUND).forms[0]), "left").beats
        assert len({beat.signature for beat in beats}) == len(beats)


class TestSettling:
    """From one exercise to the next on the same base."""

    def between(self, start, last_end=8.0, since=7.0):
        """The beats from an exercise that ended with arms up to one that begins at *start*."""
        made, other = exercise(), exercise("other")
        before, after = rehearse(made.forms[0]), rehearse(other.forms[0])
        phase = made.forms[0].phases[0]
        (*_, last) = beats_of(before, [Station(phase, "left", last_end - 2, last_end)], 0.0, None)
        station = Station(other.forms[0].phases[0], "left", start, start + 1.0)
        return before, after, last, beats_of(after, [station], since, last)

    def test_the_last_movement_ends_then_the_body_comes_back_to_rest(self):
        before, after, last, beats = self.between(8.1 + SETTLE_S)
        assert beats[0] is last
        assert (beats[1].start, beats[1].end) == (8.0, 8.0 + SETTLE_S)
        assert beats[1].marks == (Mark(before, "start", "left"), Mark(after, AT_REST, "left"))
        assert beats[2].marks[0] == Mark(after, AT_REST, "left")

    def test_without_the_time_for_it_the_body_goes_straight_on(self):
        before, _, last, beats = self.between(8.0 + SETTLE_S - 0.1)
        assert (len(beats), beats[0]) == (2, last)
        assert beats[1].marks[0] == Mark(before, "start", "left")

    def test_just_enough_time_is_enough(self):
        *_, beats = self.between(SETTLE_S, last_end=0.0, since=0.0)
        assert [(beat.start, beat.end) for beat in beats[1:]] == [
            (0.0, SETTLE_S), (SETTLE_S, SETTLE_S + 1.0),
        ]  # fmt: skip

    def test_a_last_movement_that_was_over_before_does_not_begin_it_earlier(self):
        *_, beats = self.between(20.0, last_end=5.0)
        assert beats[1].start == 7.0

    def test_on_another_base_the_picture_is_cut(self):
        made, other = exercise(), exercise("lie", base="supine")
        before, after = rehearse(made.forms[0]), rehearse(other.forms[0])
        (*_, last) = beats_of(
            before, [Station(made.forms[0].phases[0], "left", 0.0, 1.0)], 0.0, None
        )
        beats = beats_of(after, [Station(other.forms[0].phases[0], "left", 5.0, 6.0)], 2.0, last)
        assert [beat.marks[0].rehearsal for beat in beats] == [after]

    def test_a_beat_without_time_or_way_does_not_move(self):
        _, after, _, _ = self.between(20.0)
        there, back = Mark(after, "high", "left"), Mark(after, AT_REST, "left")
        showing = after.showing(after.form.phases[0], "left")
        assert Beat(1.0, 2.0, (back, there), showing).moves
        assert not Beat(1.0, 1.0, (back, there), showing).moves
        assert not Beat(1.0, 2.0, (back, back), showing).moves


def test_a_dose_of_one_repetition_has_no_way_back_but_the_release():
    timeline, acted = acting(exercise(), side="left", dose=Dose(8.0), seconds=24)
    release = starts_of(timeline, SegmentPhase.RELEASE)[0]
    assert acted.next_move_s(starts_of(timeline, SegmentPhase.HOLD)[0]) == release
