"""The blind test: six phases without a name, and six descriptions of which one is right.

In the folder: ``NNN.png`` and ``NNN.json`` for viewers, in an order that says nothing, and
``key/key.json`` with the answers, which viewers are not given.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from desk_stretch.core.catalogue.exercise import Exercise, Form, PhaseRole
from desk_stretch.core.session.timeline import LEFT, RIGHT
from desk_stretch.ui.figure import sheet

LETTERS = "ABCDEF"
SIDE_PX = 320
_IN_A_ROW = 3

Way = tuple[Exercise, Form]


def write(
    folder: Path, seed: int, catalogue: Sequence[Exercise], chosen: Iterable[Exercise]
) -> None:
    """Write the test of every form of the *chosen* exercises; wrong ones come from all."""
    chance = random.Random(seed)
    (folder / "key").mkdir(parents=True, exist_ok=True)
    ways = [(exercise, form) for exercise in chosen for form in exercise.forms if form.staging]
    chance.shuffle(ways)
    key = {}
    for number, way in enumerate(ways, start=1):
        question, answer = ask(way, catalogue, chance)
        name = f"{number:03}"
        (folder / f"{name}.png").write_bytes(picture(way))
        _write_json(folder / f"{name}.json", {"picture": f"{name}.png", "descriptions": question})
        key[name] = {"answer": answer, "exercise": way[0].id, "form": way[1].id}
    _write_json(folder / "key" / "key.json", {"seed": seed, "answers": key})
    print(f"{len(key)} questions in {folder}")


def ask(way: Way, catalogue: Sequence[Exercise], chance: random.Random) -> tuple[dict, str]:
    """Return six descriptions by letter, and the letter of the right one."""
    right = description(*way)
    wrong = chance.sample(sorted(set(others(way, catalogue, chance)) - {right}), len(LETTERS) - 1)
    options = [right, *wrong]
    chance.shuffle(options)
    return dict(zip(LETTERS, options, strict=True)), LETTERS[options.index(right)]


def others(way: Way, catalogue: Sequence[Exercise], chance: random.Random) -> Iterator[str]:
    """Give a description of each other exercise that has a form of the same posture."""
    exercise, form = way
    for each in catalogue:
        forms = [other for other in each.forms if form.postures[0] in other.postures]
        if each.id != exercise.id and forms:
            yield description(each, chance.choice(forms))


def description(exercise: Exercise, form: Form) -> str:
    """Return what is told of an exercise: its summary and the cues of its work, for the right."""
    cues = [phase.cue for phase in form.phases if phase.role is PhaseRole.WORK]
    told = " ".join([exercise.summary, *dict.fromkeys(cues)])
    return told.replace("{side}", RIGHT).replace("{other}", LEFT)


def picture(way: Way) -> bytes:
    """Return the six phases as a PNG, numbered and nothing more."""
    exercise, form = way
    side = RIGHT if form.side_count == 2 else "both"
    phases = sheet.Subject(exercise, form, side).phases()
    numbered = [sheet.Shown(each.still, str(n)) for n, each in enumerate(phases, start=1)]
    halves = numbered[:_IN_A_ROW], numbered[_IN_A_ROW:]
    worn = sheet.dress("light", "sam")
    return sheet.png(sheet.stacked([sheet.row(half, worn, SIDE_PX) for half in halves]))


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
