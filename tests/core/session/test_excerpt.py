"""Six phases of a step: its key instants, and the way between them where most moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.catalogue.exercise import Dose, Phase, PhaseRole, Sides, Work
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.session.excerpt import excerpt
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import compile_timeline
from tests.core.session.samples import LOW, REST, START, STRETCH, exercise
from tests.shipped import shipped_catalogue

STATIONS = tuple(Phase(PhaseRole.WORK, f"station{n}", 1.0, "Go on.") for n in range(7))
STRETCH_AT_ONCE = replace(STRETCH, move_s=0.0)


def phases(count=6, **words):
    """What the instants of an excerpt lie in: (segment's phase, pose, how far into it)."""
    one = exercise(**words)
    timeline = compile_timeline(alone(one, one.forms[0]))
    return [
        (segment.phase, segment.pose, round(at - segment.start, 2))
        for at in excerpt(timeline, count)
        if (segment := timeline.segment_at(at))
    ]


def test_a_hold_is_seen_from_its_start_to_the_way_back():
    assert phases() == [
        (SegmentPhase.PREPARE, "start", 4.99),
        (SegmentPhase.HOLD, "stretch", 0.83),
        (SegmentPhase.HOLD, "stretch", 1.67),
        (SegmentPhase.HOLD, "stretch", 4.0),
        (SegmentPhase.RELEASE, "middle", 0.3),
        (SegmentPhase.RELEASE, "middle", 0.6),
    ]


def test_paced_work_shows_every_station_of_the_first_repetition():
    shown = phases(work=Work.MOVE, phases=(START, STRETCH, LOW, REST), dose=Dose(3.0, 5))
    assert [pose for _, pose, _ in shown] == ["start"] + ["stretch"] * 3 + ["low"] * 2
    assert max(into for phase, _, into in shown if phase is SegmentPhase.MOVE) < 3


def test_more_stations_than_room_keep_the_first_and_the_last():
    shown = phases(work=Work.MOVE, phases=(START, *STATIONS), dose=Dose(2.0, 2))
    assert len(shown) == 6
    assert shown[0][1] == "start"
    assert shown[-1][1] == "station6"


def test_where_nothing_moves_time_passes_instead():
    still = Phase(PhaseRole.WORK, "start", 0.0, "Press.")
    shown = phases(work=Work.EFFORT, phases=(START, still), dose=Dose(5.0, 3, 5.0))
    assert [phase for phase, _, _ in shown[1:]] == [SegmentPhase.HOLD] * 5
    assert len({into for _, _, into in shown[1:]}) == 5


def test_a_short_hold_is_shown_half_way_between_its_movement_and_its_end():
    assert phases(dose=Dose(4.0))[3] == (SegmentPhase.HOLD, "stretch", 3.25)


def test_a_movement_that_takes_all_its_time_is_shown_just_before_its_end():
    shown = phases(work=Work.MOVE, phases=(START, STRETCH, LOW), dose=Dose(2.0, 2))
    *_, (_, pose, into) = [each for each in shown if each[1] == "stretch"]
    assert (pose, into) == ("stretch", 1.99)


@pytest.mark.parametrize(
    ("count", "still", "seconds"),
    [(4, replace(STRETCH, pose="start"), [1.33, 2.67, 4.0]), (6, STRETCH_AT_ONCE, [0.75, 1.5])],
)
def test_a_pose_that_is_there_already_or_at_once_is_shown_over_its_time(count, still, seconds):
    shown = phases(count, phases=(START, still), dose=Dose(8.0))
    assert [into for phase, _, into in shown if phase is SegmentPhase.HOLD] == seconds


def test_more_is_shown_of_what_moves_than_of_what_stays():
    press = Phase(PhaseRole.WORK, "start", 0.0, "Press.")
    shown = phases(work=Work.MOVE, phases=(START, press, STRETCH), dose=Dose(5.0, 2))
    poses = [pose for _, pose, _ in shown[1:]]
    assert (poses.count("start"), poses.count("stretch")) == (1, 4)


def test_one_side_is_enough():
    shown = phases(sides=Sides.LEFT_RIGHT, phases=(START, STRETCH))
    assert SegmentPhase.SWITCH not in [phase for phase, _, _ in shown]


@pytest.mark.parametrize("count", [2, 4, 6, 9])
def test_every_form_that_ships_has_so_many_instants_in_order(count):
    for each in shipped_catalogue().exercises:
        for form in each.forms:
            timeline = compile_timeline(alone(each, form))
            found = excerpt(timeline, count)
            assert len(set(found)) == count, (each.id, form.id)
            assert list(found) == sorted(found)
            assert found[-1] < timeline.total_s
