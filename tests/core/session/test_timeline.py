"""The timeline: from routine to segments."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch import i18n
from desk_stretch.core.catalogue.exercise import Dose, Phase, PhaseRole, Sides, Work
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import (
    FINISH_CUE,
    SWITCH_CUE,
    compile_timeline,
    cue_text,
    sides_of,
)
from desk_stretch.errors import BadDataError
from tests.core.session.samples import LOW, REST, START, STRETCH, routine, step, three_minutes

P = SegmentPhase


def shape(*steps):
    """Phase, seconds and side of every segment."""
    return [(s.phase.value, s.seconds, s.side) for s in compile_timeline(routine(*steps)).segments]


def test_a_hold_is_prepared_held_and_released():
    assert shape(step(20, dose=Dose(15.0))) == [
        ("prepare", 4.0, "both"),
        ("hold", 15.0, "both"),
        ("release", 1.0, "both"),
        ("finish", 0.0, "both"),
    ]


def test_sides_take_turns_left_first():
    assert shape(step(45, sides=Sides.LEFT_RIGHT, dose=Dose(18.0))) == [
        ("prepare", 6.0, "left"),
        ("hold", 18.0, "left"),
        ("switch", 2.0, "right"),
        ("hold", 18.0, "right"),
        ("release", 1.0, "right"),
        ("finish", 0.0, "right"),
    ]


def test_one_side_alone_needs_no_switch():
    assert shape(step(20, "right", sides=Sides.LEFT_RIGHT, dose=Dose(15.0))) == [
        ("prepare", 4.0, "right"),
        ("hold", 15.0, "right"),
        ("release", 1.0, "right"),
        ("finish", 0.0, "right"),
    ]


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("Sit tall.", "Now the right side."),
        ("Lay the {side} hand on the backrest.", "Lay the right hand on the backrest."),
    ],
)
def test_the_switch_tells_what_changes(start, told):
    phases = (replace(START, cue=start), STRETCH, REST)
    timeline = compile_timeline(
        routine(step(40, sides=Sides.LEFT_RIGHT, dose=Dose(15.0), phases=phases))
    )
    (switch,) = [each for each in timeline.segments if each.phase is SegmentPhase.SWITCH]
    assert cue_text(switch) == told


def test_a_hold_rests_only_between_repetitions():
    phases = [phase for phase, *_ in shape(step(40, dose=Dose(10.0, 3, 2.0)))]
    assert phases == ["prepare", "hold", "rest", "hold", "rest", "hold", "release", "finish"]


def test_an_effort_rests_after_its_last_repetition_too():
    made = shape(step(36, work=Work.EFFORT, dose=Dose(5.0, 3, 5.0)))
    assert [seconds for _, seconds, _ in made] == [5, 5, 5, 5, 5, 5, 5, 1, 0]
    assert [phase for phase, *_ in made[1:8]] == ["hold", "rest"] * 3 + ["release"]


def test_movements_go_through_every_work_phase_and_count():
    timeline = compile_timeline(
        routine(step(20, work=Work.MOVE, phases=(START, STRETCH, LOW), dose=Dose(3.0, 2)))
    )
    moves = [s for s in timeline.segments if s.phase is P.MOVE]
    assert [(s.pose, s.repetition, s.repetitions) for s in moves] == [
        ("stretch", 0, 2), ("low", 0, 2), ("stretch", 1, 2), ("low", 1, 2),
    ]  # fmt: skip


def test_several_ways_in_share_the_time_to_prepare():
    cross = Phase(PhaseRole.START, "crossed", 1.0, "Cross the ankles.")
    timeline = compile_timeline(routine(step(20, phases=(START, cross, STRETCH))))
    assert [(s.phase, s.seconds, s.pose) for s in timeline.segments[:2]] == [
        (P.PREPARE, 2.0, "start"),
        (P.PREPARE, 2.0, "crossed"),
    ]


def test_no_time_to_prepare_makes_no_segment():
    assert shape(step(16, dose=Dose(15.0)))[0] == ("hold", 15.0, "both")


def test_a_fraction_of_a_second_is_not_too_much():
    assert shape(step(12, dose=Dose(1.1, 10)))[0] == ("hold", 1.1, "both")


def test_without_a_rest_phase_one_rests_where_one_started():
    timeline = compile_timeline(routine(step(30, phases=(START, STRETCH), dose=Dose(10, 2, 2.0))))
    rest = next(s for s in timeline.segments if s.phase is P.REST)
    assert (rest.pose, cue_text(rest)) == ("start", "Let go and rest.")
    assert cue_text(timeline.segments[-2]) == "Let go."


def test_without_a_start_phase_one_starts_at_the_first_station():
    timeline = compile_timeline(routine(step(20, phases=(STRETCH, REST))))
    first, second, *_ = timeline.segments
    assert (first.phase, first.pose, first.seconds) == (P.PREPARE, "stretch", 4.0)
    assert second.phase is P.HOLD


def test_a_move_is_never_longer_than_its_segment():
    timeline = compile_timeline(routine(step(20, dose=Dose(2.0))))
    assert all(s.move_s <= s.seconds for s in timeline.segments)


@pytest.mark.parametrize("seconds", [10, 16])
def test_a_dose_that_does_not_fit_is_refused_with_its_numbers(seconds):
    with pytest.raises(BadDataError, match=f"ear-to-shoulder needs 17 s and has {seconds} s"):
        compile_timeline(routine(step(seconds, dose=Dose(16.0)), id="own"))


def test_an_empty_routine_is_refused():
    with pytest.raises(BadDataError, match="no steps"):
        compile_timeline(routine())


def test_three_minutes_are_three_minutes():
    timeline = compile_timeline(three_minutes())
    assert timeline.total_s == 180.0
    assert timeline.segments[-1].start == 180.0
    assert timeline.segments[-1].cue == FINISH_CUE


@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_at_the_finish_one_is_as_the_last_release_has_left_one(side):
    made = step(60, side, sides=Sides.LEFT_RIGHT, work=Work.MOVE, dose=Dose(3.0, 4))
    *_, release, finish = compile_timeline(routine(step(20), made)).segments
    assert (release.phase, finish.phase, finish.start) == (P.RELEASE, P.FINISH, 80.0)
    for one in (release, finish):
        assert (one.step, one.pose) == (1, "middle")
        assert one.side == ("right" if side == "both" else side)
        assert (one.repetition, one.repetitions) == (0, 1)


doses = st.builds(
    Dose,
    hold_s=st.floats(1.5, 30.0).map(lambda s: round(s, 1)),
    repetitions=st.integers(1, 6),
    rest_s=st.floats(0.0, 6.0).map(lambda s: round(s, 1)),
)
steps = st.builds(
    step,
    seconds=st.integers(800, 900),
    side=st.sampled_from(["both", "left", "right"]),
    sides=st.sampled_from(Sides),
    work=st.sampled_from(Work),
    dose=doses,
    phases=st.sampled_from([(START, STRETCH), (START, STRETCH, LOW, REST)]),
)


@given(st.lists(steps, min_size=1, max_size=4))
def test_segments_follow_without_gaps_and_add_up_exactly(made):
    it = routine(*made)
    timeline = compile_timeline(it)
    assert timeline.segments[0].start == 0.0
    for one, two in pairwise(timeline.segments):
        assert one.end == pytest.approx(two.start, abs=1e-9)
        assert one.seconds > 0
    assert timeline.total_s == timeline.segments[-1].end == it.total_seconds


@given(st.lists(steps, min_size=1, max_size=3))
def test_both_sides_work_the_same_time(made):
    timeline = compile_timeline(routine(*made))
    for index, one in enumerate(made):
        worked = {
            side: sum(
                s.seconds
                for s in timeline.segments
                if s.step == index and s.side == side and s.phase in (P.HOLD, P.MOVE, P.REST)
            )
            for side in sides_of(one)
        }
        assert max(worked.values()) == pytest.approx(min(worked.values()))


@given(st.floats(-10.0, 190.0))
def test_every_position_lies_in_one_segment(position):
    timeline = compile_timeline(three_minutes())
    found = timeline.segment_at(position)
    inside = min(180.0, max(0.0, position))
    assert found.start <= inside
    assert inside < found.end or found is timeline.segments[-1]
    start, end = timeline.step_bounds(found.step)
    assert start <= found.start <= end


def test_cues_name_the_side_and_the_other_one():
    timeline = compile_timeline(routine(step(45, sides=Sides.LEFT_RIGHT, dose=Dose(18.0))))
    left, switch, right = timeline.segments[1:4]
    assert cue_text(left) == "Let the left ear sink away from the right."
    assert cue_text(right) == "Let the right ear sink away from the left."
    assert switch.cue == SWITCH_CUE
    assert cue_text(switch) == "Now the right side."


def test_cues_are_translated_before_the_side_is_named(monkeypatch):
    timeline = compile_timeline(routine(step(20, "left")))
    i18n.use(i18n.PSEUDO)
    try:
        assert i18n.tr("left") in cue_text(timeline.segments[1])
    finally:
        i18n.use("en")


def test_a_cue_with_other_braces_is_shown_as_it_is():
    odd = Phase(PhaseRole.WORK, "stretch", 1.0, "Breathe {in} {0} and out.")
    timeline = compile_timeline(routine(step(20, phases=(START, odd))))
    assert cue_text(timeline.segments[1]) == "Breathe {in} {0} and out."
