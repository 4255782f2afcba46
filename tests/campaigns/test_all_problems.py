"""Whatever is wrong with a file is told at once: each problem that a mistake makes alone is there
when there are several."""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desk_stretch.core.catalogue.reminder_rules import names_of, read_reminders
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.settings.managed_rules import read_managed
from desk_stretch.resources import asset
from desk_stretch.storage.reminders_file import templates
from tests.shipped import shipped_catalogue

CATALOGUE = shipped_catalogue()
WRONG = ([[1]], -(10**9), "", True)
Document = dict[str, Any]
Reader = Callable[[Document], set[str]]


def exercises(document: Document) -> set[str]:
    return {each.key for each in read_exercise("mine", document)[1]}


def routines(document: Document) -> set[str]:
    return {each.key for each in read_routine("mine", document, CATALOGUE)[1]}


def reminders(document: Document) -> set[str]:
    names = names_of(templates(), lambda: CATALOGUE)
    return {each.key for each in read_reminders(document, templates(), names).problems}


def policies(document: Document) -> set[str]:
    return set(read_managed(document).problems)


POLICY = {
    "reason": "Set by the IT desk.",
    "preset": {"breaks": {"work_time": 45, "snooze": 10}, "hours": {"days": ["mon"]}},
    "locked": {"sound": {"step_cues": False, "volume": 20}},
}


def samples(kind: str) -> list[Document]:
    if kind == "policies":
        return [POLICY]
    if kind == "reminders":
        return [templates()]
    return [tomllib.loads(path.read_text("utf-8")) for path in sorted(asset(kind).glob("*.toml"))]


READERS: dict[str, Reader] = {
    "exercises": exercises, "routines": routines, "reminders": reminders, "policies": policies,
}  # fmt: skip


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, each in enumerate(value):
            yield from leaves(each, (*path, number))
    else:
        yield path


def spoiled(document: Document, mistakes: dict[tuple[Any, ...], Any]) -> Document:
    changed = copy.deepcopy(document)
    for path, wrong in mistakes.items():
        inside: Any = changed
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = wrong
    return changed


def untold(kind: str, count: int, seed: int) -> list[str]:
    """Make mistakes in *count* files; tells of the problems that were named alone only."""
    chance = random.Random(seed)
    found = samples(kind)
    read = READERS[kind]
    lost = []
    for _ in range(count):
        document = chance.choice(found)
        paths = list(leaves(document))
        # Another form or posture is another file: what is asked of it then is not the same.
        several = chance.sample(paths, min(len(paths), chance.randint(2, 6)))
        mistakes = {path: chance.choice(WRONG) for path in several}
        together = read(spoiled(document, mistakes))
        for path, wrong in mistakes.items():
            alone = read(spoiled(document, {path: wrong}))
            if not alone <= together and not _is_explained(alone - together, together, mistakes):
                lost.append(f"{path} = {wrong!r}: {alone - together} not in {together}")
    return lost


def _is_explained(missing: set[str], together: set[str], mistakes: dict[Any, Any]) -> bool:
    """A value that depends on another one cannot be judged while that one is no value at all: then
    the other one is told, of the same table or of one around it."""
    told = {key.rpartition(".")[0] for key in together}
    return all(key.rpartition(".")[0] in told or not key for key in missing)


@pytest.mark.parametrize("kind", READERS)
def test_problems_are_named_together(kind):
    assert untold(kind, 40, seed=1) == []


@pytest.mark.campaign
@pytest.mark.parametrize("kind", READERS)
def test_all_problems_are_named_at_once(kind, proved):
    lost = untold(kind, 5000, seed=2)
    print("\n".join(lost[:10]))
    proved("several mistakes in one file: all are named at once", 5000, len(lost))
