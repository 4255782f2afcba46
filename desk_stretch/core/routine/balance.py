"""Which exercise comes next: the longest unused one whose body areas had the least lately."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.routine.brief import Recent

_FADE = 0.9
_SECOND_AREA = 0.5
_PICKED = 1.5
_EXERCISE_AGAIN = 6.0
_AREA_AGAIN = 0.6
_CHANCE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that may be in the routine, and the lengths in seconds that it can fill.

    *is_spare*: another form of the exercise is left out, so this one waits for all the others.
    """

    exercise: Exercise
    form: Form
    lengths: tuple[int, ...]
    is_spare: bool = False


class Balance:
    """Weighs candidates against what was done. The seeded chance only decides near ties."""

    def __init__(self, recent: Recent, rng: random.Random) -> None:
        """Load the areas with what was done: the newest counts most."""
        self._rng = rng
        self._areas: defaultdict[str, float] = defaultdict(float)
        self._exercises: defaultdict[str, float] = defaultdict(float)
        self._last_area = ""
        for age, (exercise, *areas) in enumerate(reversed(recent)):
            weight = _FADE**age
            self._exercises[exercise] = max(self._exercises[exercise], weight)
            self._load(areas, weight)

    def pick(self, pool: Sequence[Candidate]) -> Iterator[Candidate]:
        """Give one after the other for ever; nobody comes again before all have come."""
        chance = {each.exercise.id: self._rng.uniform(0, _CHANCE) for each in pool}
        last: Candidate | None = None
        waiting: list[Candidate] = []
        while pool:
            waiting = waiting or list(pool)
            open_ = [each for each in waiting if each is not last] or waiting
            last = min(open_, key=lambda each: (each.is_spare, self._weight(each.exercise, chance)))
            waiting = [each for each in waiting if each is not last]
            self._load(last.exercise.areas, _PICKED)
            self._last_area = last.exercise.areas[0]
            yield last

    def _load(self, areas: Sequence[str], weight: float) -> None:
        for place, area in enumerate(areas):
            self._areas[area] += weight * (_SECOND_AREA if place else 1.0)

    def _weight(self, exercise: Exercise, chance: dict[str, float]) -> float:
        again = _AREA_AGAIN if exercise.areas[0] == self._last_area else 0.0
        load = sum(self._areas[area] for area in exercise.areas) / len(exercise.areas)
        done = _EXERCISE_AGAIN * self._exercises[exercise.id]
        return load + done + again + chance[exercise.id]
