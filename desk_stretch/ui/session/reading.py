"""What the window shows of a snapshot: numbers and words. Pure, testable as text."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from desk_stretch.core.routine.routine import Step
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.snapshot import SessionState, Snapshot
from desk_stretch.core.session.timeline import cue_text, sides_of
from desk_stretch.i18n import tr
from desk_stretch.ui import texts
from desk_stretch.ui.figure.picture import Work


@dataclass(frozen=True, slots=True)
class Countdown:
    """What the ring shows. *left_s* is what *number* counts, None if nothing is counted."""

    number: str
    word: str
    fraction: float
    left_s: float | None
    dimmed: bool = False


def countdown(snapshot: Snapshot) -> Countdown:
    """Return the seconds of the present span and how much of it is left.

    Paced repetitions last a second or two each; there the step counts, and the word says which
    repetition it is.
    """
    is_paused = snapshot.state is SessionState.PAUSED
    segment = snapshot.segment
    word = tr(texts.PHASES[segment.phase])
    if segment.phase is SegmentPhase.MOVE:
        left, whole = snapshot.step_left_s, float(snapshot.step.seconds)
        if segment.repetitions > 1:
            word = tr("{number} of {count}").format(
                number=segment.repetition + 1, count=segment.repetitions
            )
    else:
        left, whole = snapshot.segment_left_s, segment.seconds
    if left is None:
        return Countdown("", word, 1.0, None, is_paused)
    share = left / (whole * snapshot.pace) if whole > 0 else 0.0
    shown = tr("Paused") if is_paused else word
    return Countdown(str(ceil(round(left, 3))), shown, min(1.0, share), left, is_paused)


def work_of(snapshot: Snapshot) -> Work:
    """Return what is drawn of a step without poses: the first posture that its form allows."""
    return _work(snapshot.step, snapshot.segment.side)


def work_to_come(step: Step) -> Work:
    """Return what is drawn of the next step."""
    return _work(step, sides_of(step)[0])


def _work(step: Step, side: str) -> Work:
    return Work(step.form.postures[0], step.exercise.areas, side)


def side_words(snapshot: Snapshot) -> str:
    """Return the side in words."""
    return tr(texts.SIDES[snapshot.segment.side])


def next_words(snapshot: Snapshot) -> str:
    """Return what comes after this step."""
    if snapshot.next_step is None:
        return tr("Next: the end")
    return tr("Next: {name}").format(name=tr(snapshot.next_step.exercise.name))


def place_words(snapshot: Snapshot) -> str:
    """Return the place in the routine: ``2 of 5``."""
    return tr("{number} of {count}").format(
        number=snapshot.step_index + 1, count=snapshot.step_count
    )


def figure_words(snapshot: Snapshot) -> str:
    """Return a text that is enough to do the step without seeing the figure."""
    parts = (
        tr(snapshot.step.exercise.name),
        side_words(snapshot),
        texts.area_words(snapshot.step.exercise.areas),
        cue_text(snapshot.segment),
    )
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def pace_words(snapshot: Snapshot) -> str:
    """Return the label of Slower, with the pace in force."""
    if snapshot.pace == 1:
        return tr("Slower")
    return tr("Slower ×{pace:g}").format(pace=snapshot.pace)


def spoken(before: Snapshot | None, after: Snapshot) -> str:
    """Return what a screen reader is told when *before* becomes *after*; empty if nothing."""
    if before is None or before.step_index != after.step_index:
        return place_words(after) + ". " + figure_words(after)
    if before.state is not after.state:
        return tr("Paused") if after.state is SessionState.PAUSED else tr("Going on")
    if before.segment.side != after.segment.side:
        return side_words(after) + ". " + cue_text(after.segment)
    return ""
