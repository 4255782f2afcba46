"""What the composer is asked for: the brief, its limits, and what relaxing it would mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from desk_stretch.core.catalogue.cautions import CAUTIONS
from desk_stretch.core.catalogue.exercise import EQUIPMENT, Posture
from desk_stretch.core.routine.choices import Choices
from desk_stretch.i18n import tr

LENGTHS = range(60, 901, 15)
"""The lengths in seconds that can be asked for."""

Recent = tuple[tuple[str, ...], ...]
"""What was done lately, newest last: each the exercise's id, then its areas."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a routine is composed from. *areas* empty means all of them."""

    posture: Posture
    seconds: int
    areas: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)
    recent: Recent = ()
    seed: int = 0


def nearest_lengths(seconds: int) -> tuple[int, int]:
    """Return the longest length below *seconds* and the shortest above, both within the limits."""
    low, high, step = LENGTHS.start, LENGTHS[-1], LENGTHS.step
    below = min(max(seconds // step * step, low), high - step)
    return below, below + step


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One way to ask for less: what a person would do, and the change to the brief."""

    way: str
    change: Callable[[Brief], Brief]


def relaxations(brief: Brief) -> Iterator[Relaxation]:
    """Every way in which *brief* could ask for less, those that change least first."""
    choices = brief.choices
    if not choices.breath_holds_accepted:
        yield _allowing(tr("accept breath holds"), lambda c: replace(c, breath_holds_accepted=True))
    for tag, caution in CAUTIONS.items():
        if tag in choices.without:
            way = tr("allow {label} ({tag})").format(label=tr(caution.label), tag=tag)
            yield _allowing(way, partial(_with_tag, tag=tag))
    if brief.areas:
        yield Relaxation(tr("name other areas, or none"), lambda b: replace(b, areas=()))
    if choices.leave_out:
        way = tr("leave out fewer exercises")
        yield _allowing(way, lambda c: replace(c, leave_out=frozenset()))
    if choices.resting:
        way = tr("offer resting exercises again")
        yield _allowing(way, lambda c: replace(c, resting=frozenset()))
    way = tr("allow more equipment")
    yield _allowing(way, lambda c: replace(c, equipment=frozenset(EQUIPMENT)))
    for seconds in (brief.seconds - LENGTHS.step, brief.seconds + LENGTHS.step):
        if seconds in LENGTHS:
            way = tr("ask for {seconds} seconds").format(seconds=seconds)
            yield Relaxation(way, partial(replace, seconds=seconds))


def _with_tag(choices: Choices, tag: str) -> Choices:
    return replace(choices, without=choices.without - {tag})


def _allowing(way: str, change: Callable[[Choices], Choices]) -> Relaxation:
    return Relaxation(way, lambda brief: replace(brief, choices=change(brief.choices)))
