"""The side asked for (``--side``) is the side of the cue, of the voice and of the picture."""

from __future__ import annotations

import re

import pytest

from desk_stretch.cli.commands.render import SIDES
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.session.acting import Acting
from desk_stretch.core.session.cues import CueKind, cues_of
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.spoken import spoken_of
from desk_stretch.core.session.timeline import cue_text
from tests.core.session.samples import at
from tests.shipped import shipped_catalogue

CATALOGUE = shipped_catalogue()
SIDED = [
    (exercise, form)
    for exercise in CATALOGUE.exercises
    for form in exercise.forms
    if form.side_count == 2
]
WORK = (SegmentPhase.HOLD, SegmentPhase.MOVE)
OTHER = {"left": "right", "right": "left"}

each_form = pytest.mark.parametrize(
    ("exercise", "form"), SIDED, ids=[f"{exercise.id}-{form.id}" for exercise, form in SIDED]
)


def moments(session):
    """Each segment as it begins: what was shown before, and what is shown then."""
    now_s, earlier = 0.0, None
    while True:
        later = session.snapshot(at(now_s))
        yield earlier, later
        wait_s = session.next_change_s(at(now_s))
        if wait_s is None:
            return
        now_s, earlier = now_s + wait_s, later


def names(text, side):
    return re.search(rf"\b{side}\b", text) is not None


def test_there_are_some():
    assert len(SIDED) > 10


@each_form
@pytest.mark.parametrize("side", SIDES)
def test_the_side_that_is_asked_for_is_the_only_one(exercise, form, side):
    session = Session.begin(alone(exercise, form, side), at(0))
    assert {each.side for each in session.course.timeline.segments} == {side}
    title, *_ = (cue.text for cue in cues_of(None, session.snapshot(at(0))))
    assert title.startswith(f"{exercise.name}, {side}. ")
    first = spoken_of(None, session.snapshot(at(0)))[0].text
    assert first.startswith(f"{exercise.name}, {side}")


@each_form
def test_the_voice_names_the_side_of_the_cue_and_of_the_picture(exercise, form):
    routine = alone(exercise, form)
    session = Session.begin(routine, at(0))
    acting = Acting.of(session.course.timeline, routine)
    switched = []
    for earlier, later in moments(session):
        words = [each.text for each in spoken_of(earlier, later)]
        cue = cue_text(later.segment)
        for text in words:
            for side in SIDES:
                assert not names(text, side) or names(f"{cue}, {later.segment.side}", side)
        kinds = [each.kind for each in cues_of(earlier, later)]
        if CueKind.SIDE_SWITCH in kinds:
            switched.append(later.segment.side)
            assert names(words[0], later.segment.side)
        if later.segment.phase in WORK and later.segment.repetition == 0:
            beat = acting._beat_at(0, later.segment.end - 0.1)
            assert beat.marks[-1].side == later.segment.side
    assert switched == ["right"]


@each_form
def test_the_picture_of_one_side_is_that_of_both_sides_at_that_side(exercise, form):
    both = alone(exercise, form)
    of_both = Acting.of(Session.begin(both, at(0)).course.timeline, both)
    for side in SIDES:
        one = alone(exercise, form, side)
        of_one = Acting.of(Session.begin(one, at(0)).course.timeline, one)
        still = of_one.main_still(0, side)
        assert still is not None
        bones = of_both.main_still(0, side).skeleton.bones
        assert still.skeleton.bones == bones
        assert of_both.main_still(0, OTHER[side]).skeleton.bones != bones
