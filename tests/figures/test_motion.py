"""Every form of the catalogue, on every side, thirty times a second: nothing impossible moves."""

from __future__ import annotations

from functools import cache

import pytest

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.checks import examine
from desk_stretch.core.routine.named import as_written
from desk_stretch.core.session.acting import Acting, Loop
from desk_stretch.core.session.rehearsal import rehearse
from desk_stretch.core.session.timeline import compile_timeline
from tests.shipped import shipped_catalogue

# What these many pictures run through is covered by `tests/core`; counting every line of it here
# again would take three times as long.
pytestmark = pytest.mark.no_cover


@cache
def catalogue():
    return shipped_catalogue()


FORMS = [
    pytest.param(exercise, form, id=f"{exercise.id}/{form.id}")
    for exercise in catalogue().exercises
    for form in exercise.forms
]


@pytest.mark.parametrize(("exercise", "form"), FORMS)
def test_a_form_moves_as_a_body_can(exercise, form):
    sides = SIDES if form.side_count == 2 else ("both",)
    for side in sides:
        for beat in Loop(rehearse(form), side).beats:
            found = examine(beat.passage, max(0.5, beat.end - beat.start))
            assert found == [], f"{side}: to {beat.marks[-1].pose}"


@pytest.mark.parametrize(("exercise", "form"), FORMS)
def test_what_is_felt_and_shown_is_said(exercise, form):
    """Work without any light on the body would leave a person guessing what it is for."""
    assert any(phase.showing.glow for phase in form.work_phases)


@pytest.mark.parametrize("name", [routine.id for routine in catalogue().routines])
def test_a_routine_never_jumps_and_never_mixes_its_mirror(name):
    """At 15 pictures a second nothing moves further than a calm hand does, but for cuts of base."""
    routine = as_written(catalogue().routine(name))
    timeline = compile_timeline(routine)
    acted = Acting.of(timeline, routine)
    before, base = None, None
    for frame in range(int(timeline.total_s * 15)):
        second = frame / 15
        still = acted.still(second)
        assert still is not None
        now = routine.steps[timeline.segment_at(second).step].form.staging.base
        if before is not None and now == base:
            for bone in ("skull", "left.hand", "right.hand", "left.foot", "right.foot"):
                far = sum(
                    (a - b) ** 2
                    for a, b in zip(
                        before.bones[bone].origin,
                        still.skeleton.bones[bone].origin,
                        strict=True,
                    )
                )
                assert far**0.5 < 9.0 / 15, f"{bone} at {second:.2f} s"
        before, base = still.skeleton, now
