"""Exercises and routines as the JSON objects that the command line prints (docs/cli.md)."""

from __future__ import annotations

from typing import Any

from desk_stretch.core.catalogue.exercise import Exercise, Form, Posture
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep
from desk_stretch.core.routine.fit import usual_seconds
from desk_stretch.i18n import tr


def exercise_json(exercise: Exercise, posture: Posture | None = None) -> dict[str, Any]:
    """Return an exercise, seen in *posture* only if one is given.

    ``sides``, ``equipment`` and ``seconds`` are those of its usual form; ``cautions`` are the
    tags of every form, so that nobody who leaves a tag out meets it by surprise.
    """
    forms = [form for form in exercise.forms if posture is None or posture in form.postures]
    usual = usual_form(forms)
    return {
        "id": exercise.id,
        "name": tr(exercise.name),
        "summary": tr(exercise.summary),
        "postures": [each.value for each in exercise.postures],
        "desk": any(form.desk for form in forms),
        "sources": list(exercise.sources) or ["own"],
        "sides": usual.sides.value,
        "areas": list(exercise.areas),
        "cautions": list(dict.fromkeys(tag for form in forms for tag in form.cautions)),
        "equipment": list(usual.equipment),
        "seconds": usual_seconds(usual),
        "forms": [_form_json(form) for form in forms],
    }


def usual_form(forms: list[Form]) -> Form:
    """Return the first form that works at a desk, else the first."""
    return next((form for form in forms if form.desk), forms[0])


def routine_json(routine: NamedRoutine) -> dict[str, Any]:
    """Return a named routine as written; only ``steps`` count towards its total."""
    return {
        "id": routine.id,
        "name": tr(routine.name),
        "posture": routine.posture.value,
        "total_seconds": routine.total_seconds,
        "source": routine.source,
        "steps": [_step_json(step) for step in routine.steps if not step.optional],
        "optional_steps": [_step_json(step) for step in routine.steps if step.optional],
    }


def _form_json(form: Form) -> dict[str, Any]:
    return {
        "id": form.id,
        "postures": [posture.value for posture in form.postures],
        "desk": form.desk,
        "sides": form.sides.value,
        "equipment": list(form.equipment),
        "cautions": list(form.cautions),
        "work": form.work.value,
        "seconds": usual_seconds(form),
    }


def _step_json(step: NamedStep) -> dict[str, Any]:
    return {
        "exercise": step.exercise.id,
        "form": step.form.id,
        "side": "both",
        "seconds": step.seconds,
    }
