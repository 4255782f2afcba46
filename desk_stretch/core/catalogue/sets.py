"""Routines and the exercises that they need, as one file: each of their texts under its id.

One TOML file and no archive: there are no paths in it, no links, and nothing that grows when it is
unpacked. What it adds is told before anything is written, and nothing is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.naming import id_from, is_id
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.table import Problem, shown
from desk_stretch.core.catalogue.text import LARGEST, read_bytes, read_text
from desk_stretch.core.catalogue.writing import named_ids, with_ids
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

ENDING: Final = ".deskstretch"
LARGEST_SET: Final = 1024 * 1024
"""Bytes."""

MOST_TEXTS: Final = 100
EXERCISES: Final = "exercises"
ROUTINES: Final = "routines"
KINDS: Final = (EXERCISES, ROUTINES)
_FORMAT = 1

Texts = dict[str, dict[str, str]]
"""The text of each file by its id, for each kind."""

Ids = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that an import adds. *was* is the id that it has in the set."""

    kind: str
    id: str
    was: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Import:
    """What a set adds, what is there already word for word, and what is left out, and why."""

    added: tuple[Addition, ...]
    same: tuple[str, ...] = ()
    refused: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def set_text(texts: Mapping[str, Mapping[str, str]]) -> str:
    """Return the text of a set."""
    lines = [f"format = {_FORMAT}"]
    for kind in KINDS:
        for name, text in sorted(texts.get(kind, {}).items()):
            lines += ["", f"[{kind}.{name}]", f"text = {_as_lines(text)}"]
    return "\n".join(lines) + "\n"


def read_set(content: bytes) -> Texts:
    """Return the texts of a set; BadDataError if it is none, or is out of bounds."""
    if len(content) > LARGEST_SET:
        raise _bad(tr("It is longer than 1 MiB."))
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _bad(tr("It is not text in UTF-8.")) from None
    table, problems = read_text(text)
    if table is None:
        raise _bad(tr("What is expected: {what}.").format(what=problems[0].expected))
    if table.get("format") != _FORMAT:
        raise _bad(tr("It is not a set, or one of a newer version of this app."))
    texts = {kind: _texts_of(table.get(kind, {})) for kind in KINDS}
    if sum(map(len, texts.values())) > MOST_TEXTS:
        raise _bad(tr("It holds more than {most} files.").format(most=MOST_TEXTS))
    return texts


def plan_import(texts: Texts, catalogue: Catalogue, present: Texts, taken: Ids) -> Import:
    """Return what would be added: *present* are the texts that are there, by their ids.

    *taken* are the ids that nothing new may have. What has problems is left out.
    """
    known = {each.id: each for each in catalogue.exercises}
    renamed: dict[str, str] = {}
    plan = _Plan(present, taken)
    found = present_ids(texts[EXERCISES], present[EXERCISES])
    for was in texts[EXERCISES]:
        renamed[was] = plan.place(EXERCISES, was, found.get(was))
    for was, text in texts[EXERCISES].items():
        exercise = plan.add(EXERCISES, was, with_ids(text, renamed), read_exercise)
        known |= {exercise.id: exercise} if exercise else {}
    around = Catalogue(tuple(known.values()))
    for was, text in texts[ROUTINES].items():
        told = with_ids(text, renamed)
        same = next((id_ for id_, each in present[ROUTINES].items() if each == told), None)
        plan.place(ROUTINES, was, same)
        plan.add(ROUTINES, was, told, lambda name, table: read_routine(name, table, around))
    return Import(tuple(plan.added), tuple(plan.same), plan.refused)


def present_ids(texts: Mapping[str, str], present: Mapping[str, str]) -> dict[str, str]:
    """Return the ids that exercises of a set have already: those that are there word for word,
    or but for the ids in their swaps, which an import before this one changed."""
    ids = {present[name]: name for name in reversed(list(present))}
    found = {was: ids[text] for was, text in texts.items() if text in ids}
    for was, text in texts.items():
        if was not in found:
            lines = text.count("\n")
            alike = [name for name, each in present.items() if each.count("\n") == lines]
            tried = (_found_with(found, was, name, texts, present) for name in alike)
            found = next(filter(None, tried), found)
    return found


def _found_with(
    found: Mapping[str, str],
    was: str,
    name: str,
    texts: Mapping[str, str],
    present: Mapping[str, str],
) -> dict[str, str] | None:
    """What is found if *was* is *name* now, with those that it leads to, and they in turn; None
    if it is not. What is not of the set keeps its id."""
    ids, left = dict(found), [(was, name)]
    while left:
        was, name = left.pop()
        known = ids.get(was, None if was in texts else was)
        if known is None and name in present:
            others = list(zip(named_ids(texts[was]), named_ids(present[name]), strict=False))
            if with_ids(texts[was], dict(others)) != with_ids(present[name], {}):
                return None
            ids[was] = name
            left += others
        elif known != name:
            return None
    return ids


class _Plan:
    """Gives each file of a set its id, and keeps what becomes of it."""

    def __init__(self, present: Texts, taken: Ids) -> None:
        self.added: list[Addition] = []
        self.same: list[str] = []
        self.refused: dict[str, tuple[Problem, ...]] = {}
        self._present = present
        self._taken = {kind: set(taken[kind]) for kind in KINDS}
        self._ids: dict[tuple[str, str], str] = {}

    def place(self, kind: str, was: str, found: str | None) -> str:
        """Return the id under which a text was found, or that it will have."""
        name = found or id_from(was, self._taken[kind], was)
        self._taken[kind].add(name)
        self._ids[kind, was] = name
        return name

    def add(self, kind: str, was: str, text: str, read: Any) -> Any:
        """Read a text that has its id, and keep it; return what it says, None if it is broken."""
        name = self._ids[kind, was]
        if name in self._present[kind]:
            self.same.append(was)
            return None
        table, problems = read_bytes(text.encode("utf-8", "surrogatepass"))
        found = None
        if table is not None:
            found, problems = read(name, table)
        if found is None:
            self.refused[was] = tuple(problems)
        else:
            self.added.append(Addition(kind, name, was, found.name, text))
        return found


def _texts_of(group: Any) -> dict[str, str]:
    """The texts of one kind; what is no text under an id makes the file no set."""
    if not isinstance(group, dict):
        raise _bad(tr("It is not a set, or one of a newer version of this app."))
    found = {}
    for name, each in group.items():
        text = each.get("text") if isinstance(each, dict) else None
        if not is_id(name):
            raise _bad(tr("“{name}” is no id.").format(name=shown(name)))
        if not isinstance(text, str) or len(text) > LARGEST:
            raise _bad(tr("“{name}” has no text that can be read.").format(name=name))
        found[name] = text
    return found


def _as_lines(text: str) -> str:
    """Write a text so that it can be read in the set as it is, where TOML allows that."""
    if "'''" not in text and not text.endswith("'"):
        return f"'''\n{text}'''"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{escaped}"""'


def _bad(hint: str) -> BadDataError:
    return BadDataError(tr("This file cannot be imported."), hint)
