"""A movement that goes through another pose on its way: it ends in its own."""

from __future__ import annotations

import pytest

from desk_stretch.core.session.acting import Loop
from desk_stretch.core.session.beats import Mark, Station, beats_of
from desk_stretch.core.session.rehearsal import rehearse
from tests.core.session.staged import exercise
from tests.core.session.test_acting_times import START

PHASES = [
    START,
    {"role": "work", "pose": "stretch", "move": 2.0, "cue": "To the {side}.", "through": ["high"]},
]


@pytest.fixture(scope="module")
def through():
    return rehearse(exercise(phases=PHASES).forms[0])


def test_the_next_movement_begins_where_it_ended(through):
    beats = Loop(through, "right").beats
    assert [[mark.pose for mark in beat.marks] for beat in beats] == [
        ["", "start"], ["start", "high", "stretch"], ["stretch", "start"],
    ]  # fmt: skip


@pytest.mark.parametrize("start", [4.0, 20.0])
def test_so_does_the_next_exercise(through, start):
    phase = through.form.phases[1]
    (*_, last) = beats_of(through, [Station(phase, "right", 1.0, 3.0)], 0.0, None)
    other = rehearse(exercise("other").forms[0])
    beats = beats_of(other, [Station(other.form.phases[0], "right", start, start + 1)], 2.0, last)
    assert beats[1].marks[0] == Mark(through, "stretch", "right")


def test_a_picture_shows_the_pose_at_its_end(through):
    phase = through.form.phases[1]
    picture = through.picture(phase, "right", "start")
    loop = Loop(through, "right")
    end = loop.still(loop.beats[1].end)
    bones = picture.skeleton.bones
    for name in ("skull", "left.hand", "right.hand"):
        assert bones[name].origin == pytest.approx(end.skeleton.bones[name].origin)


@pytest.mark.parametrize("mirror", [True, False])
def test_each_side_has_its_view_and_its_frame(mirror):
    rehearsal = rehearse(exercise(view="left").forms[0], mirror=mirror)
    left, right = rehearsal.view("left"), rehearsal.view("right")
    assert left == right.mirrored()
    assert rehearsal.staging.view == (left if rehearsal.is_flipped("right") else right)
    assert rehearsal.framing("left").half == rehearsal.framing("right").half
    flipped = rehearsal.framing("left").middle, rehearsal.framing("right").middle
    assert flipped[0][0] == pytest.approx(-flipped[1][0])
