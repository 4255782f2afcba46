"""Composes a routine of exactly the asked seconds from a brief. Same brief, same routine."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import reduce
from itertools import islice
from typing import Any

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.doses import MOST_PREPARE_S
from desk_stretch.core.catalogue.exercise import Form, Posture
from desk_stretch.core.catalogue.labels import POSTURE_LABELS
from desk_stretch.core.routine.balance import Balance, Candidate
from desk_stretch.core.routine.brief import (
    LENGTHS,
    Brief,
    Relaxation,
    nearest_lengths,
    relaxations,
)
from desk_stretch.core.routine.fit import EASY_PREPARE_S, LEAST_STEP, fit, lengths
from desk_stretch.core.routine.lengths import choose, share
from desk_stretch.core.routine.routine import Routine, Step
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import N_, tr

COMPOSED = "composed"
COMPOSED_NAME = N_("Composed")

_TARGET = 36
_TIERS = ((20, 60, EASY_PREPARE_S), (LEAST_STEP, 90, MOST_PREPARE_S))
"""Shortest and longest step and the longest prepare: as one likes it, and as it may be."""

_LYING = ("prone", "supine", "legs-up")


def compose(brief: Brief, catalogue: Catalogue) -> Routine:
    """Return a routine that fills the brief exactly.

    Raises BadDataError if the length is none of ``LENGTHS``, or if nothing fits; its hint then
    names what to relax.
    """
    if brief.seconds not in LENGTHS:
        near = nearest_lengths(brief.seconds)
        raise BadDataError(
            tr("A routine cannot last {seconds} seconds.").format(seconds=brief.seconds),
            tr("The nearest lengths are {low} and {high} seconds.").format(
                low=near[0], high=near[1]
            ),
        )
    steps = _steps(brief, catalogue)
    if steps is None:
        raise _impossible(brief, catalogue)
    return Routine(COMPOSED, COMPOSED_NAME, brief.posture, tuple(steps), brief.seed)


def as_json(routine: Routine) -> dict[str, Any]:
    """Return what ``compose --json`` prints (``docs/cli.md``)."""
    return {
        "total_seconds": routine.total_seconds,
        "seed": routine.seed,
        "posture": routine.posture.value,
        "steps": [
            {
                "exercise": step.exercise.id,
                "form": step.form.id,
                "side": step.side,
                "seconds": step.seconds,
            }
            for step in routine.steps
        ],
    }


def _steps(brief: Brief, catalogue: Catalogue) -> list[Step] | None:
    """Steps of a comfortable length and an easy time to prepare first, then any allowed ones."""
    for low, high, most_prepare_s in _TIERS:
        pool = _pool(brief, catalogue, range(low, high + 1), most_prepare_s)
        counts = _counts(brief.seconds, low, high)
        order = _Order(Balance(brief.recent, random.Random(brief.seed)), pool)
        for count in counts if pool else ():
            if steps := _filled(brief, order, count, len(pool)):
                return steps
    return None


def _pool(
    brief: Brief, catalogue: Catalogue, seconds: range, most_prepare_s: float
) -> list[Candidate]:
    """Every exercise that the brief lets in, each with its first form that may be done."""
    allowed = (
        Candidate(
            exercise,
            form,
            tuple(lengths(form, seconds, most_prepare_s)),
            is_spare=any(map(brief.choices.leaves_out, exercise.forms)),
        )
        for exercise in catalogue.exercises
        if not brief.areas or set(brief.areas) & set(exercise.areas)
        for form in exercise.forms
        if brief.choices.allows_in(brief.posture, form, exercise)
    )
    first: dict[str, Candidate] = {}
    for candidate in allowed:
        if candidate.lengths:
            first.setdefault(candidate.exercise.id, candidate)
    return list(first.values())


def _counts(total: int, low: int, high: int) -> list[int]:
    """Numbers of steps to try, those near the target length first."""
    return sorted(
        range(-(-total // high), total // low + 1), key=lambda n: abs(n - total / _TARGET)
    )


class _Order:
    """Who comes first, put in order only as far as somebody looks: it costs the more the longer."""

    def __init__(self, balance: Balance, pool: list[Candidate]) -> None:
        self._rest = balance.pick(pool)
        self._known: list[Candidate] = []

    def first(self, count: int) -> list[Candidate]:
        self._known += islice(self._rest, max(0, count - len(self._known)))
        return self._known[:count]


def _filled(brief: Brief, order: _Order, count: int, pool_size: int) -> list[Step] | None:
    """The first *count* in order if they can make the total, else the earliest that can."""
    picked = _gathered(brief, order.first(count))
    seconds = share(brief.seconds, [each.lengths for each in picked])
    if seconds is None:
        every = order.first(pool_size)
        places = choose(brief.seconds, count, [each.lengths for each in every])
        if places is None:
            return None
        picked = _gathered(brief, [every[place] for place in places])
        seconds = share(brief.seconds, [each.lengths for each in picked])
    changes = brief.choices.cue_changes
    return [
        Step(each.exercise, each.form, dose, length, cue_changes=changes(each.form))
        for each, length in zip(picked, seconds or (), strict=True)
        if (dose := fit(each.form, length))
    ]


def _gathered(brief: Brief, picked: list[Candidate]) -> list[Candidate]:
    """On the floor: kneeling and sitting first, then front, back, legs up; one way down each."""
    if brief.posture is not Posture.FLOOR:
        return picked
    return sorted(picked, key=lambda each: _lying(each.form))


def _lying(form: Form) -> int:
    return max((place for place, tag in enumerate(_LYING, 1) if tag in form.cautions), default=0)


def _impossible(brief: Brief, catalogue: Catalogue) -> BadDataError:
    hint = tr("Choose another posture.")
    if ways := [each.way for each in relaxations(brief) if _helps(brief, [each], catalogue)]:
        hint = tr("It becomes possible if you {ways}.").format(ways=tr(", or ").join(ways))
    elif ways := _together(brief, catalogue):
        hint = tr("It becomes possible if you {ways}.").format(ways=tr(" and ").join(ways))
    posture = tr(POSTURE_LABELS[brief.posture])
    if not _pool(brief, catalogue, range(LEAST_STEP, _TIERS[-1][1] + 1), MOST_PREPARE_S):
        return BadDataError(
            tr("{posture}: no exercise is left with these choices.").format(posture=posture), hint
        )
    return BadDataError(
        tr("{posture}: the exercises that are left cannot fill {seconds} seconds.").format(
            posture=posture, seconds=brief.seconds
        ),
        hint,
    )


def _helps(brief: Brief, easings: Iterable[Relaxation], catalogue: Catalogue) -> bool:
    easier = reduce(lambda eased, each: each.change(eased), easings, brief)
    return bool(_steps(easier, catalogue))


def _together(brief: Brief, catalogue: Catalogue) -> list[str]:
    """The ways that only help together, none of them needlessly; empty if nothing helps."""
    needed = list(relaxations(brief))
    if not _helps(brief, needed, catalogue):
        return []
    for each in reversed(tuple(needed)):
        others = [other for other in needed if other is not each]
        if _helps(brief, others, catalogue):
            needed = others
    return [each.way for each in needed]
