"""What an exercise file must keep. Reading one reports all of its problems at once.

Routines have their own rules in ``routine_rules``; what concerns several files at a time
(does the swap exist) is in ``catalogue``, what concerns pictures in ``staging_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from desk_stretch.core.catalogue.cautions import CAUTIONS
from desk_stretch.core.catalogue.exercise import (
    AREAS,
    EQUIPMENT,
    Dose,
    Exercise,
    Form,
    Phase,
    PhaseRole,
    Posture,
    Sides,
    Work,
)
from desk_stretch.core.catalogue.script import MARK_KEYS, SCRIPT_KEYS, Marks, Script
from desk_stretch.core.catalogue.table import Problem, Table, one_word
from desk_stretch.core.catalogue.words import claims_in, pushes_in
from desk_stretch.i18n import tr

NAME_LENGTH = 40
CUE_LENGTH = 90
TEXT_LENGTH = 200
NOTE_LENGTH = 400
HOLD_S = (0.5, 120.0)
REST_S = (0.0, 60.0)
REPETITIONS = (1, 60)
MOVE_S = (0.0, 15.0)
OWN = "own"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z][a-z0-9]*")
_SOURCE = re.compile(r"\d{3}-[A-Z]?\d{1,2}")
_SWAP = re.compile(rf"{_ID.pattern}/{_WORD.pattern}")
_PLACEHOLDERS = ("side", "other")


def id_problem(word: str) -> Problem | None:
    """Return what is wrong with a file's name (without its ending) as an id."""
    if _ID.fullmatch(word) and len(word) <= NAME_LENGTH:
        return None
    return Problem("file", tr("a name of lower-case words joined with hyphens"))


def read_exercise(
    exercise_id: str, table: Mapping[str, Any]
) -> tuple[Exercise | None, list[Problem]]:
    """Return the exercise that a file holds, or None with every problem of the file."""
    exercise, problems = read_anyhow(exercise_id, table)
    return (None if problems else exercise), problems


def read_anyhow(exercise_id: str, table: Mapping[str, Any]) -> tuple[Exercise, list[Problem]]:
    """Return what can be read of an exercise, and every problem; fit only to look for more."""
    problems: list[Problem] = []
    if wrong := id_problem(exercise_id):
        problems.append(wrong)
    top = Table(table, problems)
    sources = top.words("sources", required=True, check=_source)
    if OWN in sources and len(sources) > 1:
        top.problem("sources", tr("“own” alone, or the documents that it comes from"))
    drawn = top.unread(SCRIPT_KEYS)
    exercise = Exercise(
        id=exercise_id,
        name=top.text("name", NAME_LENGTH, check=plain),
        summary=top.text("summary", TEXT_LENGTH, check=plain),
        areas=top.words("areas", required=True, allowed=AREAS),
        sources=tuple(source for source in sources if source != OWN),
        forms=_forms(top, sources, drawn),
        note=top.text("note", NOTE_LENGTH, required=False, check=unclaimed),
        own=sources == (OWN,),
    )
    top.close()
    return exercise, problems


def unclaimed(text: str) -> str | None:
    """Check a text for claims about health."""
    if claims := claims_in(text):
        return tr("a text without a claim such as “{words}”").format(words="”, “".join(claims))
    return None


def plain(text: str) -> str | None:
    """Check a sentence for a person: no claim, nothing that pushes, no placeholder."""
    if pushes := pushes_in(text):
        return tr("a calm text, without “{words}”").format(words="”, “".join(pushes))
    if "{" in text or "}" in text:
        return tr("a text without braces; only a cue names a side")
    return unclaimed(text)


def _source(word: str) -> str | None:
    if word == OWN or _SOURCE.fullmatch(word):
        return None
    return tr("a document and a number such as 001-07 or 004-S1, or “own”")


def _forms(top: Table, sources: tuple[str, ...], drawn: Mapping[str, Any]) -> tuple[Form, ...]:
    group = top.table("form")
    if group is None:
        return ()
    tables = group.named_tables()
    if not tables:
        top.problem("form", tr("at least one form, as [form.chair]"))
    return tuple(_form(name, table, sources, drawn) for name, table in tables)


def _form(name: str, table: Table, sources: tuple[str, ...], drawn: Mapping[str, Any]) -> Form:
    sides = Sides(table.choice("sides", Sides) or Sides.BOTH)
    postures = table.words("postures", required=True, allowed=Posture)
    known = tuple(Posture(word) for word in postures if word in tuple(Posture))
    phases = tuple(_phase(each, sides) for each in table.tables("phase"))
    form = Form(
        id=name,
        postures=known,
        desk=table.flag("desk"),
        sides=sides,
        work=Work(table.choice("work", Work) or Work.HOLD),
        dose=_dose(table),
        phases=phases,
        equipment=table.words("equipment", required=False, allowed=EQUIPMENT),
        cautions=table.words("cautions", required=False, allowed=CAUTIONS),
        source_doses=_source_doses(table, sources),
        breathing=table.text("breathing", CUE_LENGTH, required=False, check=plain),
        swap=table.text("swap", 2 * NAME_LENGTH, required=False, check=_swap),
        note=table.text("note", NOTE_LENGTH, required=False, check=unclaimed),
        script=Script(table.key, drawn, table.unread(SCRIPT_KEYS)),
    )
    table.close()
    _check_form(table, form)
    return form


def _check_form(table: Table, form: Form) -> None:
    if not _WORD.fullmatch(form.id):
        table.problem("", tr("a form named with one lower-case word"))
    if form.desk and Posture.FLOOR in form.postures:
        table.problem("desk", tr("false, because the floor is one of the postures"))
    roles = [phase.role for phase in form.phases]
    if roles and not _in_order(roles):
        table.problem("phase", tr("one start first, then work, then at most one rest"))
    named = any("{side}" in phase.cue for phase in form.work_phases)
    if form.sides is Sides.LEFT_RIGHT and form.work_phases and not named:
        table.problem("phase", tr("a work cue that names its {side}"))


def _in_order(roles: list[PhaseRole]) -> bool:
    work = roles[1:-1] if roles[-1] is PhaseRole.REST else roles[1:]
    return roles[0] is PhaseRole.START and bool(work) and set(work) == {PhaseRole.WORK}


def _swap(text: str) -> str | None:
    return None if _SWAP.fullmatch(text) else tr("“exercise/form”, as “shoulder-rolls/free”")


def _dose(table: Table) -> Dose:
    dose = table.table("dose")
    if dose is None:
        return Dose(HOLD_S[0])
    read = Dose(
        hold_s=dose.number("hold", *HOLD_S),
        repetitions=dose.whole("repetitions", *REPETITIONS, missing=1),
        rest_s=dose.number("rest", *REST_S, missing=0),
    )
    dose.close()
    return read


def _source_doses(table: Table, sources: tuple[str, ...]) -> tuple[Dose, ...]:
    doses = tuple(_source_dose(each) for each in table.tables("source_dose", required=False))
    for number, dose in enumerate(doses, start=1):
        if dose.source and dose.source not in sources:
            table.problem(f"source_dose.{number}.source", tr("one of the sources of this file"))
    return doses


def _source_dose(table: Table) -> Dose:
    read = Dose(
        hold_s=table.number("hold", *HOLD_S, missing=0),
        repetitions=table.whole("repetitions", *REPETITIONS, missing=0),
        rest_s=table.number("rest", *REST_S, missing=0),
        source=table.text("source", NAME_LENGTH, check=_source),
    )
    if not any(table.has(key) for key in ("hold", "repetitions", "rest")):
        table.problem("hold", tr("what the source says: hold, repetitions or rest"))
    table.close()
    return read


def _phase(table: Table, sides: Sides) -> Phase:
    marks = table.unread(MARK_KEYS)
    read = Phase(
        role=PhaseRole(table.choice("role", PhaseRole) or PhaseRole.WORK),
        pose=table.text("pose", NAME_LENGTH, check=one_word),
        move_s=table.number("move", *MOVE_S),
        cue=table.text(
            "cue", 2 * CUE_LENGTH, check=_sided_cue if sides is Sides.LEFT_RIGHT else _cue
        ),
        marks=Marks(table.key, marks) if marks else Marks(),
    )
    table.close()
    return read


def _cue(text: str) -> str | None:
    if len(text) > CUE_LENGTH:
        return tr("a cue of at most {longest} characters").format(longest=CUE_LENGTH)
    return plain(text)


def _sided_cue(text: str) -> str | None:
    """Check a cue as it will be shown, with the longer of the two words in its places."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        parts = [("", "", None, None)]
    for _, name, spec, conversion in parts:
        if name is not None and (name not in _PLACEHOLDERS or spec or conversion):
            return tr("no other braces than {side} and {other}")
    return _cue(text.replace("{side}", "right").replace("{other}", "right"))
