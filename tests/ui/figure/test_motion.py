"""When the figure moves: the grid of frames, the waits, and the turn by hand."""

from __future__ import annotations

import pytest

from desk_stretch.core.figure.camera import View
from desk_stretch.core.session.snapshot import SessionState
from desk_stretch.ui import theme
from desk_stretch.ui.figure import motion
from desk_stretch.ui.figure.motion import (
    BREATHES_S,
    FRAME_S,
    SLOW_FRAME_S,
    Instant,
    Motion,
    Tempo,
    breath_frame,
    breath_pulse_s,
    frame_at,
    instant_of,
    is_moving,
    key_wait_s,
    motion_of,
    wait_s,
)
from desk_stretch.ui.figure.turning import Turn
from tests.ui.fake_engine import snapshot
from tests.ui.figure.acted import FakeActed

ACTED = FakeActed()


def at(position_s, **other):
    return Instant(position_s, 0.0, 0, "left", **other)


@pytest.mark.parametrize("choice", ["full", "reduced", "still"])
def test_a_choice_is_what_it_says(choice, monkeypatch):
    monkeypatch.setattr(theme, "motion_allowed", lambda reduced: False)
    assert motion_of(choice) is Motion(choice)


@pytest.mark.parametrize("allowed", [True, False])
def test_auto_follows_the_system(allowed, monkeypatch):
    monkeypatch.setattr(theme, "motion_allowed", lambda reduced: allowed)
    assert motion_of("auto") is (Motion.FULL if allowed else Motion.REDUCED)


def test_an_instant_never_leaves_its_segment():
    shown = snapshot()  # at 48 of a segment from 40 to 55
    now = instant_of(shown)
    assert (now.position_s, now.segment_s, now.step, now.side) == (48.0, 40.0, 1, "left")
    assert now.goes_on
    assert not now.is_held
    late = instant_of(snapshot(self_paced=True, seconds=8.0))
    assert 47.99 < late.position_s < 48.0
    assert late.is_held
    assert not instant_of(snapshot(state=SessionState.PAUSED)).goes_on


def test_frames_lie_on_a_grid_that_ends_with_the_movement():
    frames = [frame_at(ACTED, at(1.0 + n * 0.0101), FRAME_S) for n in range(198)]
    for one in frames:
        assert one.shows_s == pytest.approx(3.0 - one.left * FRAME_S)
        assert 0.0 < one.wait_s <= FRAME_S + 1e-5
    assert [one.left for one in frames] == sorted((one.left for one in frames), reverse=True)
    assert frames[-1].left == 1


def test_the_next_frame_is_another_one():
    now_s = 1.0
    shown = []
    while now_s < 2.99:
        frame = frame_at(ACTED, at(now_s), FRAME_S)
        shown.append(frame.left)
        now_s += frame.wait_s + 0.0002  # timers ring a little late
    assert shown == list(range(shown[0], shown[0] - len(shown), -1))


def test_a_slower_pace_has_more_frames_in_a_second_of_the_routine():
    normal = frame_at(ACTED, at(1.0), FRAME_S)
    slow = frame_at(ACTED, at(1.0, pace=2.0), FRAME_S)
    assert (normal.left, slow.left) == (40, 80)


@pytest.mark.parametrize(
    ("now", "rested_s", "expected"),
    [
        (at(1.01), 0.0, pytest.approx(FRAME_S, abs=FRAME_S)),  # it moves
        (at(5.0), 0.0, 0.2),  # it breathes
        (at(19.95), 5.0, pytest.approx(0.05, abs=0.001)),  # about to move
        (at(18.0), 0.5, pytest.approx(2.0, abs=0.001)),  # too short a rest for a breath
        (at(10.0), BREATHES_S, pytest.approx(10.0, abs=0.001)),  # late in a hold
        (at(10.0, pace=2.0), BREATHES_S, pytest.approx(20.0, abs=0.001)),
        (at(30.0), BREATHES_S, None),  # nothing comes any more
        (at(1.5, goes_on=False), 0.0, None),  # paused
        (at(1.5, is_held=True), 0.0, 0.2),  # it waits for the person, and breathes
        (at(1.5, is_held=True), BREATHES_S, None),
    ],
)
def test_how_long_until_something_else_is_seen(now, rested_s, expected):
    assert wait_s(ACTED, now, rested_s, FRAME_S) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(1.5), pytest.approx(1.5, abs=0.001)),
        (at(10.0), pytest.approx(10.0, abs=0.001)),
        (at(30.0), None),
        (at(1.5, goes_on=False), None),
    ],
)
def test_key_poses_wait_for_the_next_one(now, expected):
    assert key_wait_s(ACTED, now) == expected


def test_who_waits_for_the_person_does_not_move():
    assert is_moving(ACTED, at(1.5))
    assert not is_moving(ACTED, at(1.5, is_held=True))


def test_one_breath_ends_where_it_began():
    frames = [breath_frame(n * 0.2) for n in range(40)]
    assert frames[:16] == list(range(16))
    assert frames[15:31] == list(range(15, -1, -1))
    assert set(frames[30:]) == {0}
    assert breath_pulse_s(15) == pytest.approx(motion.BREATH_S / 2)
    assert motion.BREATHES_S == BREATHES_S == 6.0


def test_slow_painting_means_fewer_frames_until_the_size_changes():
    tempo = Tempo()
    for _ in range(15):
        tempo.took(0.012)
    tempo.took(0.5)  # a hiccup is nothing
    assert tempo.frame_s == FRAME_S
    for _ in range(8):
        tempo.took(0.024)
    assert tempo.frame_s == SLOW_FRAME_S
    for _ in range(15):
        tempo.took(0.001)
    assert tempo.frame_s == SLOW_FRAME_S
    tempo.forget()
    assert tempo.frame_s == FRAME_S


OWN = View(0.0, 8.0)


def test_a_turn_keeps_the_pitch_within_its_limits():
    turn = Turn()
    turn.by(30.0, 100.0, OWN, 0.0)
    assert turn.view(OWN, 0.0) == View(30.0, 60.0)
    turn.by(0.0, -200.0, OWN, 0.0)
    assert turn.view(OWN, 0.0) == View(30.0, 0.0)


def test_a_turn_goes_home_softly_and_the_short_way():
    turn = Turn()
    turn.by(300.0, 0.0, OWN, 0.0)
    assert turn.view(OWN, 0.0).yaw == -60.0
    turn.home(10.0)
    yaws = [turn.view(OWN, 10.0 + n / 10).yaw for n in range(7)]
    assert yaws == sorted(yaws)
    assert (yaws[0], yaws[3], yaws[6]) == (-60.0, pytest.approx(-30.0), 0.0)
    assert turn.is_moving(10.3)
    assert not turn.is_moving(10.6)
    assert turn.view(OWN, 10.6) is OWN


def test_a_turn_taken_up_again_on_its_way_home_goes_on_from_there():
    turn = Turn()
    turn.by(60.0, 0.0, OWN, 0.0)
    turn.home(0.0)
    turn.by(10.0, 0.0, OWN, 0.3)
    assert turn.view(OWN, 0.3).yaw == pytest.approx(40.0)
    assert not turn.is_moving(0.3)
    turn.reset()
    assert not turn.is_turned(0.3)
    turn.home(1.0)
    assert not turn.is_moving(1.0)
