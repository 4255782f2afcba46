"""``compose``: a routine made from the words alone; settings and history play no part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.cli import choices, console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words, whole
from desk_stretch.i18n import N_, tr

if TYPE_CHECKING:
    from desk_stretch.core.routine.routine import Routine

HELP = N_("make a routine of an exact length")
LARGEST_SEED = 2**63 - 1
_LARGEST_DRAWN = 9999


def add_arguments(words: Words) -> None:
    words.add_argument(
        "--posture", required=True, type=choices.posture, metavar="P",
        help=tr("sitting, standing or floor"),
    )  # fmt: skip
    words.add_argument(
        "--seconds", required=True, type=choices.seconds, metavar="N",
        help=tr("60 to 900, a multiple of 15"),
    )  # fmt: skip
    words.add_argument(
        "--seed", type=whole("--seed", 0, LARGEST_SEED), metavar="S",
        help=tr("the same seed makes the same routine"),
    )  # fmt: skip
    _add_repeatable(words)
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_repeatable(words: Words) -> None:
    words.add_argument(
        "--without", action="append", default=[], type=choices.tag, metavar="TAG",
        help=tr("a caution tag; may be given again"),
    )  # fmt: skip
    words.add_argument(
        "--leave-out", action="append", default=[], metavar="ID",
        help=tr("an exercise; may be given again"),
    )  # fmt: skip
    words.add_argument(
        "--area", action="append", default=[], type=choices.area, metavar="A",
        help=tr("only for this body area; may be given again"),
    )  # fmt: skip
    words.add_argument(
        "--equipment", action="append", default=[], type=choices.equipment, metavar="E",
        help=tr("also at hand, beside chair, desk and wall; may be given again"),
    )  # fmt: skip


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.core.routine.composer import as_json

    routine = _compose(given)
    if given.json:
        console.say_json(as_json(routine))
    else:
        _show(routine)
    return 0


def _compose(given: Namespace) -> Routine:
    from desk_stretch.core.catalogue.exercise import DEFAULT_EQUIPMENT, Posture
    from desk_stretch.core.routine.brief import Brief
    from desk_stretch.core.routine.choices import Choices
    from desk_stretch.core.routine.composer import compose
    from desk_stretch.storage.own_catalogue import whole_catalogue

    catalogue = whole_catalogue()
    left_out = map(choices.exercise(catalogue), given.leave_out)
    allowed = Choices(
        equipment=frozenset(DEFAULT_EQUIPMENT) | frozenset(given.equipment),
        without=frozenset(given.without),
        leave_out=frozenset(left_out),
    )
    seed = _any_seed() if given.seed is None else given.seed
    brief = Brief(
        posture=Posture(given.posture), seconds=given.seconds,
        areas=tuple(dict.fromkeys(given.area)), choices=allowed, seed=seed,
    )  # fmt: skip
    return compose(brief, catalogue)


def _any_seed() -> int:
    import random

    return random.randint(0, _LARGEST_DRAWN)


def _show(routine: Routine) -> None:
    console.say_table(
        (tr("{seconds} s").format(seconds=step.seconds), tr(step.exercise.name), step.form.id)
        for step in routine.steps
    )
    console.say(
        tr("{seconds} s in all, seed {seed}").format(
            seconds=routine.total_seconds, seed=routine.seed
        )
    )
