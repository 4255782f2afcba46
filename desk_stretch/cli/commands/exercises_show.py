"""``exercises show``: the moving figure of an exercise, in the running app or a window alone."""

from __future__ import annotations

from desk_stretch.cli import choices
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import client

HELP = N_("show the moving figure of an exercise")


def add_arguments(words: Words) -> None:
    words.add_argument("exercise", metavar="ID", help=tr("an exercise of: exercises"))


def run(given: Namespace, front: Front) -> int:
    from desk_stretch.storage.own_catalogue import whole_catalogue

    exercise = choices.exercise(whole_catalogue())(given.exercise)
    try:
        client.ask("open", {"name": "catalogue", "exercise": exercise})
    except client.NotRunning:
        return _show(exercise, front)
    return 0


def _show(exercise: str, front: Front) -> int:
    if front.has_display():
        return front.show_alone("catalogue", exercise)
    raise CapabilityError(
        tr("There is no display to show it on."),
        tr("A picture needs none: desk-stretch render {exercise} --out {exercise}.png").format(
            exercise=exercise
        ),
    )
