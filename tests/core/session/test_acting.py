"""The figure acts what the timeline says: the same side, the same second, every time alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.catalogue.exercise import Dose
from desk_stretch.core.figure.camera import VIEWS, Camera
from desk_stretch.core.session.acting import BLINK_EVERY_S, ORBIT_S, Acting, Loop
from desk_stretch.core.session.rehearsal import main_still_of, rehearse
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import compile_timeline
from tests.core.session.staged import exercise, routine, undrawn

seconds = st.floats(0, 28)


def acting(*exercises, mirror=True, **words):
    made = routine(*exercises, **words)
    timeline = compile_timeline(made)
    return timeline, Acting.of(timeline, made, mirror=mirror)


def segment(timeline, phase, side=None, nth=0):
    return [s for s in timeline.segments if s.phase is phase and (side is None or s.side == side)][
        nth
    ]


def screen_x(still, bone="skull"):
    """Where a bone is on the screen, to the right of the pelvis."""
    camera = Camera(still.view, 1.0, (0.0, 0.0))
    bones = still.skeleton.bones
    return camera.place(bones[bone].origin)[0] - camera.place(bones["pelvis"].origin)[0]


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("mirror", [True, False])
@pytest.mark.parametrize("view", ["front", "front-left", "back", "back-right"])
def test_the_side_of_the_cue_is_the_side_of_the_picture(side, mirror, view):
    """In a mirror and from behind the cue's right is the screen's right; face to face it is not."""
    timeline, acted = acting(exercise(view=view), mirror=mirror)
    still = acted.still(segment(timeline, SegmentPhase.HOLD, side).end - 0.1)
    to_the_right = screen_x(still) > 0.3
    expected = side == "right" if mirror or view.startswith("back") else side == "left"
    assert to_the_right is expected


def test_both_sides_are_each_others_mirror_image():
    timeline, acted = acting(exercise())
    left = acted.still(segment(timeline, SegmentPhase.HOLD, "left").end - 0.1)
    right = acted.still(segment(timeline, SegmentPhase.HOLD, "right").end - 0.1)
    image = right.mirrored()
    for name, bone in left.skeleton.bones.items():
        assert bone.origin == pytest.approx(image.skeleton.bones[name].origin, abs=1e-6)
    assert left.glow.keys() == image.glow.keys()


def test_what_is_felt_is_on_the_other_side_of_the_bend():
    timeline, acted = acting(exercise(), mirror=False)
    assert "left.oblique" in acted.still(segment(timeline, SegmentPhase.HOLD, "right").end).glow
    assert (
        "right.oblique" in acted.still(segment(timeline, SegmentPhase.HOLD, "left").end - 0.1).glow
    )


@pytest.mark.long
@given(seconds)
def test_every_second_has_a_picture(second):
    _, acted = acting(exercise())
    still = acted.still(second, second)
    assert still is not None
    assert acted.still(second, second).skeleton.bones == still.skeleton.bones


def test_the_figure_moves_when_the_countdown_says_so():
    timeline, acted = acting(exercise())
    hold = segment(timeline, SegmentPhase.HOLD, "left")
    prepare = segment(timeline, SegmentPhase.PREPARE)
    assert not acted.moves(prepare.start)
    assert acted.moves(hold.start + 1)
    assert acted.move_ends_s(hold.start + 1) == hold.start + 2
    assert not acted.moves(hold.start + 3)
    assert acted.move_ends_s(hold.start + 3) == hold.start + 3
    switch = segment(timeline, SegmentPhase.SWITCH)
    assert acted.next_move_s(hold.start + 3) == switch.start
    assert acted.next_move_s(timeline.total_s) is None
    assert acted.fraction(hold.start + 1) == pytest.approx(0.5)


def test_while_preparing_it_moves_at_the_end():
    timeline, acted = acting(exercise(phases=[
        {"role": "start", "pose": "high", "move": 1.5, "cue": "Arms up."},
        {"role": "work", "pose": "high", "move": 2.0, "cue": "Stay, {side} and {other}."},
    ]))  # fmt: skip
    prepare = segment(timeline, SegmentPhase.PREPARE)
    seconds = (prepare.end - 1.6, prepare.end - 1.4, prepare.end - 0.1)
    assert [acted.moves(second) for second in seconds] == [False, True, True]


def test_a_still_hand_of_the_clock_is_a_still_figure():
    timeline, acted = acting(exercise())
    hold = segment(timeline, SegmentPhase.HOLD, "left")
    one, two = acted.still(hold.start + 4), acted.still(hold.start + 6)
    assert one.skeleton.bones == two.skeleton.bones


def test_breath_and_blink_run_freely():
    timeline, acted = acting(exercise())
    at = segment(timeline, SegmentPhase.HOLD).end - 0.5
    assert acted.still(at, 2.25).skeleton.breath == pytest.approx(1)
    assert acted.still(at, 0.0).skeleton.breath == 0
    assert acted.still(at, BLINK_EVERY_S - 0.05).skeleton.face.eyes == 0
    assert acted.still(at, 0.0).skeleton.face.eyes == 1


def test_without_motion_there_are_key_poses_with_whole_arrows():
    timeline, acted = acting(exercise())
    hold = segment(timeline, SegmentPhase.HOLD, "left")
    early = acted.still(hold.start + 0.1, 1.0, motion=False)
    late = acted.still(hold.end - 0.1, 3.0, motion=False)
    assert early == late
    assert early.strokes[0].grown == 1


def test_two_repetitions_look_the_same():
    """So that the second one can be replayed."""
    timeline, acted = acting(exercise(), side="left", dose=Dose(4.0, 3, 1.0), seconds=24)
    holds = [s for s in timeline.segments if s.phase is SegmentPhase.HOLD]
    assert acted.signature(holds[1].start) == acted.signature(holds[2].start)
    assert acted.signature(holds[1].start) != acted.signature(holds[1].end)


def test_the_camera_goes_round_to_the_next_exercise():
    timeline, acted = acting(exercise(), exercise("other", view="left"))
    start = timeline.step_starts[1]
    before = acted.still(start - 0.01).view
    early, late = acted.still(start + ORBIT_S / 2).view, acted.still(start + ORBIT_S).view
    assert abs(before.yaw) < 1
    assert 5 < abs(early.yaw) < 88
    assert abs(late.yaw) == pytest.approx(VIEWS["left"][0])
    assert acted.moves(start + 0.1)
    assert acted.move_ends_s(start + 0.01) >= start + ORBIT_S
    assert acted.next_move_s(start - 0.01) == start


def test_on_the_same_base_the_body_settles_between_exercises():
    timeline, acted = acting(exercise(phases=[
        {"role": "start", "pose": "high", "move": 1.5, "cue": "Arms up."},
        {"role": "work", "pose": "high", "move": 2.0, "cue": "Stay, {side} and {other}."},
    ]), exercise("other"))  # fmt: skip
    start = timeline.step_starts[1]
    hands = [acted.still(start + t).skeleton.bones["left.hand"].origin[1] for t in (0, 0.6, 1.3)]
    assert hands[0] > hands[1] > hands[2]


def test_a_short_preparation_goes_straight_on():
    timeline, acted = acting(exercise(), exercise("other", phases=[
        {"role": "start", "pose": "high", "move": 4, "cue": "Arms up."},
        {"role": "work", "pose": "stretch", "move": 2.0, "cue": "To the {side}."},
    ]), seconds=24)  # fmt: skip
    start = timeline.step_starts[1]
    assert acted.still(start + 0.1) is not None
    assert acted.moves(start + 0.3)


def test_another_base_is_another_picture():
    timeline, acted = acting(exercise(), exercise("lie", base="supine", view="front"))
    start = timeline.step_starts[1]
    assert acted.still(start - 0.01).skeleton.bones["pelvis"].origin[1] > 1
    assert acted.still(start + 0.01).skeleton.bones["pelvis"].origin[1] < 1


def test_sides_change_by_turning_the_view_too():
    timeline, acted = acting(exercise(view="left"))
    switch = segment(timeline, SegmentPhase.SWITCH)
    first, last = acted.still(switch.start - 0.1).view.yaw, acted.still(switch.end).view.yaw
    middle = acted.still(switch.start + 0.75).view.yaw
    assert first == -last
    assert abs(middle) != abs(first)


def test_what_has_no_poses_has_no_picture():
    plain = undrawn(exercise())
    _, acted = acting(plain, exercise("other"))
    assert acted.still(1.0) is None
    assert acted.moves(1.0) is False
    assert acted.signature(1.0) is None
    assert acted.fraction(1.0) == 1
    assert acted.move_ends_s(1.0) == 1
    assert acted.next_move_s(0.0) > 20
    assert acted.key_stills(0, "left") == ()
    assert acted.main_still(0, "left") is None
    assert main_still_of(plain.forms[0], "left") is None


def test_a_step_is_told_by_its_key_pictures():
    made = exercise()
    _, acted = acting(made)
    first, last = acted.key_stills(0, "right")
    assert acted.main_still(0, "right") == last
    assert abs(screen_x(first)) < 0.05
    assert screen_x(last) > 0.3
    assert last.strokes


def test_at_most_three_key_pictures():
    phases = [
        {"role": "start", "pose": "start", "move": 1.5, "cue": "Sit."},
        *(
            {"role": "work", "pose": pose, "move": 2.0, "cue": "To the {side}."}
            for pose in ("high", "stretch", "wide")
        ),
    ]
    made = exercise(phases=phases, pose={"wide": {"arms": "straight out"}})
    stills = rehearse(made.forms[0]).key_pictures("right")
    assert len(stills) == 3
    assert stills[-1].skeleton.bones["left.hand"].origin[0] > 2


def test_a_loop_begins_again():
    form = exercise().forms[0]
    loop = Loop(rehearse(form), "right")
    one, again = loop.still(1.0), loop.still(loop.seconds + 1.0)
    assert one.skeleton.bones["skull"].origin == pytest.approx(again.skeleton.bones["skull"].origin)
    assert loop.still(3.5).glow.keys() >= loop.still(1.0).glow.keys()


def test_a_movement_that_flows_knows_its_neighbours():
    flowing = {"move": 1.5, "flow": True, "cue": "Round, {side}."}
    phases = [
        {"role": "start", "pose": "start", "move": 1.5, "cue": "Sit."},
        {"role": "work", "pose": "high", **flowing},
        {"role": "work", "pose": "stretch", **flowing, "through": ["high"]},
        {"role": "rest", "pose": "start", "move": 1.5, "cue": "Rest."},
    ]
    made = exercise(phases=phases)
    _, acted = acting(made, dose=Dose(1.5, 2), seconds=24)
    for second in range(24):
        assert acted.still(float(second)) is not None
    alone = exercise("alone", phases=[phases[0], phases[1]])
    _, acted = acting(alone, dose=Dose(1.5, 1), seconds=24)
    assert acted.still(10.0) is not None
    assert Loop(rehearse(made.forms[0]), "left").still(2.0)


def test_a_movement_without_time_is_over_at_once():
    phases = [
        {"role": "start", "pose": "start", "move": 0, "cue": "Sit."},
        {"role": "work", "pose": "high", "move": 0, "cue": "To the {side}."},
    ]
    timeline, acted = acting(exercise(phases=phases))
    hold = segment(timeline, SegmentPhase.HOLD)
    assert acted.fraction(hold.start) == 1
    assert not acted.moves(hold.start)
