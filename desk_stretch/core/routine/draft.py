"""A routine that is being put together: its steps, its length, and what speaks against it.

Every change gives a new draft; the one before is still there to go back to.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from desk_stretch.core.catalogue.doses import LEAST_PREPARE_S, MOST_PREPARE_S, busy_s
from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form, Posture, Work
from desk_stretch.core.catalogue.labels import AREA_LABELS, POSTURE_LABELS
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep
from desk_stretch.core.catalogue.routine_rules import STEP_SECONDS, TOTAL_SECONDS
from desk_stretch.core.catalogue.rules import NAME_LENGTH, plain
from desk_stretch.core.catalogue.table import MOST_TABLES
from desk_stretch.core.routine.fit import BEST_PREPARE_S
from desk_stretch.i18n import inside, listed, tr

LONG_HOLD_S: Final = 60
LONG_IN_ONE_AREA_S: Final = 120
_HALF = 0.5
_FEW_STEPS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A named routine before it is one. *source* and *note* stay as they were."""

    name: str = ""
    steps: tuple[NamedStep, ...] = ()
    source: str = "own"
    note: str = ""

    @classmethod
    def of(cls, routine: NamedRoutine) -> Draft:
        """Return the draft of a routine that there is."""
        return cls(routine.name, routine.steps, routine.source, routine.note)

    @property
    def total_seconds(self) -> int:
        """The sum of the steps that are always done."""
        return sum(step.seconds for step in self.steps if not step.optional)

    @property
    def posture(self) -> Posture:
        """The posture that most of the time is spent in."""
        seconds: Counter[Posture] = Counter()
        for step in self.steps:
            for posture in step.form.postures:
                seconds[posture] += step.seconds
        return max(Posture, key=lambda each: seconds[each])

    def adding(self, exercise: Exercise, form: Form, after: int | None = None) -> Draft:
        """Add a step with the form's own dose, *after* another one or at the end."""
        place = len(self.steps) if after is None else after + 1
        steps = list(self.steps)
        steps.insert(place, step_of(exercise, form, form.dose))
        return replace(self, steps=tuple(steps))

    def without(self, place: int) -> Draft:
        """Take a step out."""
        return replace(self, steps=self.steps[:place] + self.steps[place + 1 :])

    def moved(self, place: int, to: int) -> Draft:
        """Put a step at another place."""
        steps = list(self.steps)
        steps.insert(to, steps.pop(place))
        return replace(self, steps=tuple(steps))

    def dosed(self, place: int, dose: Dose) -> Draft:
        """Give a step another dose; its length follows."""
        step = self.steps[place]
        return self._with(place, step_of(step.exercise, step.form, dose, optional=step.optional))

    def formed(self, place: int, form: Form) -> Draft:
        """Do a step in another form, with the dose of that one."""
        step = self.steps[place]
        return self._with(place, step_of(step.exercise, form, form.dose, optional=step.optional))

    def asked_for(self, place: int, optional: bool) -> Draft:
        """Make a step one that is left out unless it is asked for, or not."""
        return self._with(place, replace(self.steps[place], optional=optional))

    def named(self, routine_id: str) -> NamedRoutine:
        """Return the routine, under its id; only a draft that nothing is wrong with."""
        return NamedRoutine(
            routine_id, self.name, self.posture, self.total_seconds, self.steps, self.source,
            self.note,
        )  # fmt: skip

    def _with(self, place: int, step: NamedStep) -> Draft:
        return replace(self, steps=(*self.steps[:place], step, *self.steps[place + 1 :]))


def step_of(exercise: Exercise, form: Form, dose: Dose, *, optional: bool = False) -> NamedStep:
    """Return a step with time enough to prepare; a very short one has a little more of it."""
    busy = busy_s(form, dose)
    most = math.floor(busy + MOST_PREPARE_S)
    seconds = min(max(math.ceil(busy + BEST_PREPARE_S), STEP_SECONDS[0]), most)
    return NamedStep(exercise, form, dose, seconds, optional)


def wrong(draft: Draft) -> list[str]:
    """Return what has to be put right before the draft can be saved."""
    found = []
    if not draft.name.strip():
        found.append(tr("It has no name yet."))
    elif len(draft.name) > NAME_LENGTH or not draft.name.isprintable():
        found.append(tr("The name is longer than {most} characters.").format(most=NAME_LENGTH))
    elif draft.name != draft.name.strip():
        found.append(tr("The name has blanks around it."))
    elif expected := plain(draft.name):
        found.append(tr("For the name is expected: {what}.").format(what=expected))
    if not any(not step.optional for step in draft.steps):
        found.append(tr("It has no exercise yet."))
    if len(draft.steps) > MOST_TABLES:
        found.append(tr("It has more than {most} steps.").format(most=MOST_TABLES))
    if draft.total_seconds > TOTAL_SECONDS[1]:
        found.append(tr("It is longer than an hour."))
    found += [words for place, step in enumerate(draft.steps, 1) for words in _unfit(place, step)]
    return found


def _unfit(place: int, step: NamedStep) -> Iterator[str]:
    low, high = STEP_SECONDS
    prepare_s = step.seconds - busy_s(step.form, step.dose)
    if step.seconds < low or prepare_s < LEAST_PREPARE_S:
        yield tr("Step {n} is shorter than {seconds} s.").format(n=place, seconds=low)
    elif step.seconds > high:
        yield tr("Step {n} is longer than {seconds} s.").format(n=place, seconds=high)


def remarks(draft: Draft, left_out: Collection[str] = ()) -> list[str]:
    """Return what is worth a second look; none of it keeps the draft from being saved."""
    steps = [step for step in draft.steps if not step.optional]
    return [
        *_long_holds(draft),
        *_one_area(steps),
        *_in_a_row(steps),
        *_postures(draft),
        *_left_out(draft, left_out),
    ]


def _long_holds(draft: Draft) -> Iterator[str]:
    for place, step in enumerate(draft.steps, 1):
        if step.form.work is Work.HOLD and step.dose.hold_s > LONG_HOLD_S:
            yield tr("Step {n} is held for {seconds} s, longer than a minute.").format(
                n=place, seconds=f"{step.dose.hold_s:g}"
            )


def _one_area(steps: list[NamedStep]) -> Iterator[str]:
    """A long time on one area, in a row or of the whole."""
    told = set()
    for area, run in groupby(steps, key=lambda step: step.exercise.areas[0]):
        seconds = sum(step.seconds for step in run)
        if seconds > LONG_IN_ONE_AREA_S and area not in told:
            told.add(area)
            yield tr("{seconds} s in a row for one area: {area}.").format(
                seconds=seconds, area=inside(tr(AREA_LABELS[area]))
            )
    if len(steps) < _FEW_STEPS:
        return
    whole: Counter[str] = Counter()
    for step in steps:
        whole[step.exercise.areas[0]] += step.seconds
    area, most = whole.most_common(1)[0]
    if most > _HALF * sum(whole.values()) and area not in told:
        yield tr("More than half of the time is for one area: {area}.").format(
            area=inside(tr(AREA_LABELS[area]))
        )


def _in_a_row(steps: list[NamedStep]) -> Iterator[str]:
    for place, (one, two) in enumerate(pairwise(steps), 1):
        if one.exercise is two.exercise and one.form is two.form:
            yield tr("Steps {n} and {next} are the same exercise.").format(n=place, next=place + 1)


def _postures(draft: Draft) -> Iterator[str]:
    if not draft.steps:
        return
    posture = draft.posture
    other = [str(n) for n, step in enumerate(draft.steps, 1) if posture not in step.form.postures]
    if other:
        yield tr("Most of it is done {posture}; not so: step {places}.").format(
            posture=inside(tr(POSTURE_LABELS[posture])), places=listed(other)
        )


def _left_out(draft: Draft, left_out: Collection[str]) -> Iterator[str]:
    names = {tr(step.exercise.name) for step in draft.steps if step.exercise.id in left_out}
    if names:
        yield tr("You leave this out, so another exercise takes its place: {names}.").format(
            names=listed(sorted(names))
        )
