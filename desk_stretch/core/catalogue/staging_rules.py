"""What the picture of a form must keep: its base, view and scene, its poses, what phases show.

The words of a pose are read by ``core.figure.language``. Nothing here is needed to do a routine:
an exercise whose picture has problems is offered all the same, and not drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.catalogue.script import SCRIPT_KEYS, Marks, Script
from desk_stretch.core.catalogue.table import Problem, Table, one_word
from desk_stretch.core.figure import marks
from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.camera import VIEWS, View
from desk_stretch.core.figure.clauses import Unread, direction, quoted
from desk_stretch.core.figure.landmarks import split
from desk_stretch.core.figure.language import Written, read_poses
from desk_stretch.core.figure.pose import Direction, Pose
from desk_stretch.core.figure.staging import (
    PROPS,
    SCENE_NUMBERS,
    Crop,
    Scene,
    Showing,
    Staging,
)
from desk_stretch.i18n import tr

YAW = (-180.0, 180.0)
PITCH = (-20.0, 80.0)
FARTHEST = 10.0
"""The largest number of a scene, in heads."""

PROPS_OF: Mapping[str, tuple[str, ...]] = {
    "seat_edge": ("chair", "stool"), "seat_front": ("chair", "stool"),
    "seat_back": ("chair", "stool"), "chair_back": ("chair",), "chair_side": ("chair",),
    "desk": ("desk",), "desk_edge": ("desk",), "desk_corner": ("desk",),
    "frame": ("door-frame",), "wall": ("wall",), "wall_ahead": ("wall-ahead",),
    "ball": ("fit-ball", "wall-ball"), "plate": ("rower",),
}  # fmt: skip
"""Which props a hand can be laid on, by the landmark that is there."""

LONGEST = 80
"""Characters of a direction."""

_T = TypeVar("_T")


def staging_problems(exercise: Exercise) -> list[Problem]:
    """Return everything that is wrong with the pictures of an exercise, each thing once."""
    found = [problem for form in exercise.forms for problem in _form_problems(form)]
    is_meant = any(script.shared for script in (form.script for form in exercise.forms))
    if is_meant and not found and all(form.staging is None for form in exercise.forms):
        found.append(Problem("figure.base", _base_expected()))
    return list(dict.fromkeys(found))


def _base_expected() -> str:
    return tr("one of: {words}").format(words=" ".join(BASES))


def _form_problems(form: Form) -> list[Problem]:
    staging, wrong = form.script.read
    problems = list(wrong)
    for number, phase in enumerate(form.phases, start=1):
        showing, unread = phase.marks.read
        problems += unread
        if staging is None:
            continue
        key = f"{form.script.key}.phase.{number}"
        expected = tr("one of: {words}").format(words=" ".join(staging.poses))
        if phase.pose not in staging.poses:
            problems.append(Problem(f"{key}.pose", expected))
        if not set(showing.through) <= staging.poses.keys():
            problems.append(Problem(f"{key}.through", expected))
    return problems


def read_staging(script: Script) -> tuple[Staging | None, tuple[Problem, ...]]:
    """Return the staging of a form, None if it has no base or anything is wrong, and what is."""
    problems: list[Problem] = []
    shared, own = Table(script.shared, problems), Table(script.own, problems, script.key)
    figure = _figure(shared) | _figure(own)
    written = _poses(shared) | _poses(own)
    if "base" not in figure:
        if not problems and any(script.own.get(key) for key in SCRIPT_KEYS):
            own.problem("figure.base", _base_expected())
        return None, tuple(problems)
    base = figure["base"] or next(iter(BASES))  # one that is unknown has its problem already
    poses, faults = read_poses(written, BASES[base].pose)
    problems += [Problem(*fault) for fault in faults]
    problems += _touching_nothing(written, poses, figure.get("props", ()))
    staging = Staging(
        base=base,
        view=figure.get("view", View()),
        crop=figure.get("crop", Crop.FULL),
        scene=Scene(figure.get("props", ()), figure.get("scene", {})),
        poses=poses,
    )
    return (None if problems else staging), tuple(problems)


def _touching_nothing(
    written: Mapping[str, Written], poses: Mapping[str, Pose], props: tuple[str, ...]
) -> list[Problem]:
    """Return a problem for every pose with a hand on a thing that is not in the scene."""
    problems = []
    for name in written:
        places = {split(arm.place)[1] for arm in poses[name].arms.values()}
        for place in sorted(places & PROPS_OF.keys()):
            if not set(PROPS_OF[place]) & set(props):
                expected = tr("one of these among the props, for “{place}”: {words}").format(
                    place=place, words=" ".join(PROPS_OF[place])
                )
                problems.append(Problem(written[name].key, expected))
    return problems


def _figure(table: Table) -> dict[str, Any]:
    """Return what a [figure] says, by its keys; a form's own keys go before the shared ones."""
    figure = table.table("figure") if table.has("figure") else None
    if figure is None:
        return {}
    read: dict[str, Callable[[], Any]] = {
        "base": lambda: figure.choice("base", BASES),
        "view": lambda: _view(figure),
        "crop": lambda: Crop(figure.choice("crop", Crop) or Crop.FULL),
        "props": lambda: figure.words("props", required=False, allowed=PROPS),
        "scene": lambda: _numbers(figure.table("scene")),
    }
    said = {key: reader() for key, reader in read.items() if figure.has(key)}
    figure.close()
    return said


def _view(figure: Table) -> View:
    said = figure.unread(("view",))["view"]
    if isinstance(said, str) and said in VIEWS:
        return View(*VIEWS[said])
    if isinstance(said, list) and len(said) == 2 and all(map(_is_number, said)):
        yaw, pitch = said
        if YAW[0] <= yaw <= YAW[1] and PITCH[0] <= pitch <= PITCH[1]:
            return View(float(yaw), float(pitch))
    figure.problem(
        "view",
        tr("[yaw, pitch] in degrees, or one of: {words}").format(words=" ".join(VIEWS)),
    )
    return View()


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _numbers(scene: Table | None) -> dict[str, float]:
    if scene is None:
        return {}
    known = (name for name in SCENE_NUMBERS if scene.has(name))
    numbers = {name: scene.number(name, -FARTHEST, FARTHEST) for name in known}
    scene.close()
    return numbers


def _poses(table: Table) -> dict[str, Written]:
    group = table.table("pose") if table.has("pose") else None
    if group is None:
        return {}
    found = {}
    for name, pose in group.named_tables():
        if (wrong := one_word(name)) is not None:
            group.problem(name, wrong)
        found[name] = Written(pose.key, pose.whole_table())
    return found


def read_showing(given: Marks) -> tuple[Showing, tuple[Problem, ...]]:
    """Return what a phase shows, without what cannot be read, and what is wrong."""
    problems: list[Problem] = []
    table = Table(given.values, problems, given.key)
    showing = Showing(
        through=table.words("through", required=False, check=one_word),
        via=_via(table),
        arrows=_marks(table, "arrows", marks.arrow),
        presses=_marks(table, "press", marks.press),
        glow=_marks(table, "glow", marks.glow),
        flow=table.has("flow") and table.flag("flow"),
    )
    return showing, tuple(problems)


def _marks(table: Table, key: str, read: Callable[[str], _T]) -> tuple[_T, ...]:
    found = []
    for text in table.words(key, required=False):
        try:
            found.append(read(text))
        except Unread as error:
            table.problem(key, f"{quoted(text)}: {error}")
    return tuple(found)


def _via(table: Table) -> Mapping[str, Direction]:
    sides = table.table("via") if table.has("via") else None
    if sides is None:
        return {}
    found: dict[str, Direction] = {}
    for side in SIDES:
        text = sides.text(side, LONGEST, required=False)
        try:
            found |= {side: direction(text)} if text else {}
        except Unread as error:
            sides.problem(side, f"{quoted(text)}: {error}")
    sides.close()
    return found
