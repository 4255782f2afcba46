"""The catalogue: every exercise and named routine that could be read, and what could not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from desk_stretch.core.catalogue.exercise import Exercise, Form, Posture
from desk_stretch.core.catalogue.named import NamedRoutine
from desk_stretch.core.catalogue.table import Problem
from desk_stretch.i18n import tr


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file with problems. It was left out, unless it is only at odds with another file.

    *kind* is the folder of a file of the person's own, empty for one that came with the app.
    """

    file: str
    problems: tuple[Problem, ...]
    kind: str = ""

    @property
    def id(self) -> str:
        """The id that the file would have."""
        return self.file.removesuffix(".toml")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Exercises and routines, sorted by id. Nothing here changes once it was made.

    *own* are (folder, id) of those that are the person's: ``("routines", "mine")``.
    """

    exercises: tuple[Exercise, ...] = ()
    routines: tuple[NamedRoutine, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    own: frozenset[tuple[str, str]] = frozenset()
    _by_id: dict[str, Exercise] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort, and remember the exercises by id."""
        exercises = tuple(sorted(self.exercises, key=lambda each: each.id))
        object.__setattr__(self, "exercises", exercises)
        object.__setattr__(self, "routines", tuple(sorted(self.routines, key=lambda each: each.id)))
        object.__setattr__(self, "_by_id", {each.id: each for each in exercises})

    def exercise(self, exercise_id: str) -> Exercise | None:
        """Return the exercise of that id, or None."""
        return self._by_id.get(exercise_id)

    def form(self, path: str) -> tuple[Exercise, Form] | None:
        """Return what ``exercise/form`` names, or None."""
        exercise_id, _, form_id = path.partition("/")
        exercise = self.exercise(exercise_id)
        form = exercise.form(form_id) if exercise else None
        return (exercise, form) if exercise and form else None

    def routine(self, routine_id: str) -> NamedRoutine | None:
        """Return the named routine of that id, or None."""
        return next((each for each in self.routines if each.id == routine_id), None)

    def in_posture(self, posture: Posture) -> tuple[Exercise, ...]:
        """Return the exercises with a form for that posture."""
        return tuple(each for each in self.exercises if posture in each.postures)

    def in_area(self, area: str) -> tuple[Exercise, ...]:
        """Return the exercises for that body area."""
        return tuple(each for each in self.exercises if area in each.areas)


def swap_problems(exercise: Exercise, catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with the exercise's swaps, which may name forms of other files."""
    problems = []
    for form in exercise.forms:
        if form.swap and not _can_swap(exercise, form, catalogue):
            expected = tr("another “exercise/form” that is there, for the desk if this one is")
            problems.append(Problem(f"form.{form.id}.swap", expected))
    return problems


def _can_swap(exercise: Exercise, form: Form, catalogue: Catalogue) -> bool:
    """A swap may change the posture (sit down for balance), but never leave the desk."""
    exercise_id, _, form_id = form.swap.partition("/")
    owner = exercise if exercise_id == exercise.id else catalogue.exercise(exercise_id)
    target = owner.form(form_id) if owner else None
    return target is not None and target is not form and (target.desk or not form.desk)


def at_odds(exercises: Iterable[Exercise], catalogue: Catalogue) -> list[BrokenFile]:
    """Return the files among *exercises* whose swaps lead nowhere."""
    checked = ((each.id, tuple(swap_problems(each, catalogue))) for each in exercises)
    return [BrokenFile(f"{name}.toml", problems) for name, problems in checked if problems]
