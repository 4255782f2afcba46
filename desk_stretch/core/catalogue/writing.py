"""A routine as the text of its file, and small changes of an exercise's text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from desk_stretch.core.catalogue.exercise import Dose, Form
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep

_NAME = re.compile(r"(?m)^name\s*=.*$")
_STEP_OF = re.compile(r"""(?m)^([ \t]*exercise[ \t]*=[ \t]*)(["'])([a-z0-9-]+)\2""")
_SWAP_TO = re.compile(r"""(?m)^([ \t]*swap[ \t]*=[ \t]*)(["'])([a-z0-9-]+)(/[a-z0-9]+)\2""")


def routine_text(routine: NamedRoutine) -> str:
    """Return the text of a routine's file; read back it is the same routine."""
    head = {
        "name": quoted(routine.name),
        "posture": quoted(routine.posture.value),
        "total": str(routine.total_seconds),
        "source": quoted(routine.source),
        "note": quoted(routine.note) if routine.note else "",
    }
    blocks = ["\n".join(_pairs(head)), *("\n".join(_step(each)) for each in routine.steps)]
    return "\n\n".join(blocks) + "\n"


def with_name(text: str, name: str) -> str:
    """Return an exercise's text with another name."""
    line = f"name = {quoted(name)}"
    found = _NAME.search(text)
    return _NAME.sub(lambda _: line, text, count=1) if found else f"{line}\n{text}"


def with_ids(text: str, renamed: Mapping[str, str]) -> str:
    """Return a text whose steps and swaps name exercises by their other ids."""
    text = _STEP_OF.sub(lambda m: f"{m[1]}{quoted(renamed.get(m[3], m[3]))}", text)
    return _SWAP_TO.sub(lambda m: f"{m[1]}{quoted(renamed.get(m[3], m[3]) + m[4])}", text)


def named_ids(text: str) -> list[str]:
    """Return the ids of exercises that ``with_ids`` may change, each as often as it is named."""
    return [found[3] for each in (_STEP_OF, _SWAP_TO) for found in each.finditer(text)]


def quoted(text: str) -> str:
    """Return a text as TOML writes it on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _pairs(values: Mapping[str, str]) -> Iterator[str]:
    return (f"{key} = {value}" for key, value in values.items() if value)


def _step(step: NamedStep) -> Iterator[str]:
    yield "[[step]]"
    yield from _pairs(
        {
            "exercise": quoted(step.exercise.id),
            "form": quoted(step.form.id),
            "seconds": str(step.seconds),
            "dose": _dose(step.form, step.dose),
            "optional": "true" if step.optional else "",
        }
    )


def _dose(form: Form, dose: Dose) -> str:
    """What differs from the form's own dose, empty if nothing does."""
    said = {
        "hold": (dose.hold_s, form.dose.hold_s),
        "repetitions": (dose.repetitions, form.dose.repetitions),
        "rest": (dose.rest_s, form.dose.rest_s),
    }
    other = [f"{key} = {value:g}" for key, (value, own) in said.items() if value != own]
    return f"{{ {', '.join(other)} }}" if other else ""
