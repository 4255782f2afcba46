"""``render``: a picture of an exercise, for authors and reviewers; needs no display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.cli import choices
from desk_stretch.cli.front import Front
from desk_stretch.cli.picture import PictureWish, Shot
from desk_stretch.cli.words import Namespace, Words, one_of, unknown, whole
from desk_stretch.errors import UsageError
from desk_stretch.i18n import N_, tr

if TYPE_CHECKING:
    from desk_stretch.core.catalogue.exercise import Exercise, Form
    from desk_stretch.core.figure.camera import View

HELP = N_("paint a picture of an exercise")
THEMES = ("light", "dark", "contrast")
SIDES = ("left", "right")
SMALLEST, LARGEST = 64, 2048
USUAL_SIZE, USUAL_SIZE_OF_MANY = 480, 240


def add_arguments(words: Words) -> None:
    words.add_argument("exercise", metavar="ID", help=tr("an exercise of: exercises"))
    words.add_argument(
        "--out", required=True, metavar="FILE.png", type=_png, help=tr("the file to write")
    )
    words.add_argument("--form", metavar="F", help=tr("one of its forms (default: the first)"))
    words.add_argument(
        "--at", type=_seconds, metavar="SECONDS",
        help=tr("that second, counted from the beginning of prepare"),
    )  # fmt: skip
    words.add_argument(
        "--sheet", action="store_true", help=tr("six phases in a row, light above dark")
    )
    words.add_argument(
        "--poses", action="store_true", help=tr("all key poses side by side, numbered")
    )
    _add_looks(words)


def _add_looks(words: Words) -> None:
    from desk_stretch.core.settings.wordlists import CHARACTERS

    words.add_argument(
        "--side", type=one_of(N_("There is no side “{word}”"), SIDES), metavar="left|right",
        help=tr("only that side, where sides take turns"),
    )  # fmt: skip
    words.add_argument(
        "--theme", type=one_of(N_("There is no theme “{word}”"), THEMES), default=THEMES[0],
        metavar="T", help=tr("light (unless said otherwise), dark or contrast"),
    )  # fmt: skip
    words.add_argument(
        "--size", type=whole("--size", SMALLEST, LARGEST), metavar="PX",
        help=tr("the side of each picture: 64 to 2048 (default: 480, of several 240)"),
    )  # fmt: skip
    words.add_argument(
        "--view", type=_view, metavar="V",
        help=tr("a view as front-left, or YAW,PITCH in degrees as -40,9"),
    )  # fmt: skip
    words.add_argument(
        "--character", type=one_of(N_("There is no character “{word}”"), CHARACTERS),
        default="sam", metavar="C", help=tr("sam (unless said otherwise) or alex"),
    )  # fmt: skip


def run(given: Namespace, front: Front) -> int:
    from desk_stretch.storage.own_catalogue import whole_catalogue

    shot = _shot(given)
    catalogue = whole_catalogue()
    exercise = catalogue.exercise(choices.exercise(catalogue)(given.exercise))
    assert exercise is not None  # the line above refuses what is not there
    form = _form(exercise, given.form)
    side = _side(exercise, form, given.side)
    if shot is Shot.AT:
        _check_second(exercise, form, side, given.at)
    usual = USUAL_SIZE if shot in (Shot.MAIN, Shot.AT) else USUAL_SIZE_OF_MANY
    wish = PictureWish(
        exercise, form, given.out, shot,
        at_s=given.at or 0.0,
        side=side,
        theme=given.theme,
        size=given.size or usual,
        view=given.view,
        character=given.character,
    )  # fmt: skip
    front.paint(wish)
    return 0


def _shot(given: Namespace) -> Shot:
    asked = {Shot.AT: given.at is not None, Shot.SHEET: given.sheet, Shot.POSES: given.poses}
    chosen = [shot for shot, is_asked in asked.items() if is_asked]
    if len(chosen) > 1:
        raise UsageError(tr("Say one of --at, --sheet and --poses."))
    return chosen[0] if chosen else Shot.MAIN


def _form(exercise: Exercise, word: str | None) -> Form:
    if word is None:
        return exercise.forms[0]
    form = exercise.form(word)
    if form is None:
        what = tr("{exercise} has no form “{word}”").format(exercise=exercise.id, word=word)
        raise UsageError(unknown(what, word, (each.id for each in exercise.forms)))
    return form


def _side(exercise: Exercise, form: Form, word: str | None) -> str:
    if word is not None and form.side_count == 1:
        raise UsageError(
            tr("{exercise}, form {form}, has no sides that take turns; leave --side out.").format(
                exercise=exercise.id, form=form.id
            )
        )
    return word or "both"


def _check_second(exercise: Exercise, form: Form, side: str, at_s: float) -> None:
    from desk_stretch.core.routine.alone import alone

    total = alone(exercise, form, side).total_seconds
    if at_s > total:
        raise UsageError(
            tr("{exercise}, form {form}, lasts {total} seconds; --at is at most that.").format(
                exercise=exercise.id, form=form.id, total=total
            )
        )


def _png(word: str) -> str:
    if word.lower().endswith(".png"):
        return word
    raise UsageError(tr("--out is the name of a PNG file, as picture.png, not “{word}”.").format(
        word=word))  # fmt: skip


def _seconds(word: str) -> float:
    seconds = _number(word)
    if seconds is None or seconds < 0:
        raise UsageError(tr("--at is a number of seconds from 0 on, as 7.5."))
    return seconds


def _view(word: str) -> View:
    from desk_stretch.core.figure.camera import VIEWS, View

    if word in VIEWS:
        return View(*VIEWS[word])
    numbers = [_number(part) for part in word.split(",")]
    if len(numbers) == 1:
        raise UsageError(unknown(tr("There is no view “{word}”").format(word=word), word, VIEWS))
    yaw, pitch = numbers if len(numbers) == 2 else (None, None)
    if yaw is None or pitch is None or abs(yaw) > 360 or abs(pitch) > 90:
        raise UsageError(
            tr("--view takes a name, or YAW,PITCH in degrees: -360 to 360, and -90 to 90.")
        )
    return View(yaw, pitch)


def _number(word: str) -> float | None:
    """A plain decimal number; None for anything else that Python would take as one."""
    import re

    return float(word) if re.fullmatch(r"[+-]?[0-9]{1,6}(\.[0-9]{1,6})?", word) else None
