"""What the catalogue says of an exercise, as plain sentences. No widgets."""

from __future__ import annotations

from collections.abc import Iterator

from desk_stretch.core.catalogue.cautions import sentences
from desk_stretch.core.catalogue.exercise import (
    DEFAULT_EQUIPMENT,
    Dose,
    Exercise,
    Form,
    Posture,
    Work,
)
from desk_stretch.core.catalogue.labels import EQUIPMENT_LABELS, POSTURE_LABELS
from desk_stretch.core.catalogue.sided import sided
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.session.timeline import BOTH, LEFT
from desk_stretch.i18n import N_, inside, listed, ntr, told, tr
from desk_stretch.ui import texts

_WORK_WORDS = {Work.HOLD: N_("held"), Work.EFFORT: N_("pressing"), Work.MOVE: N_("moving")}


def place_words(exercise: Exercise) -> str:
    """Return where and for what it is: ``Sitting, standing · Neck, shoulders``."""
    return f"{posture_words(exercise.postures)} · {texts.area_words(exercise.areas)}"


def posture_words(postures: tuple[Posture, ...]) -> str:
    """Return postures as ``Sitting, standing``."""
    first, *others = (tr(POSTURE_LABELS[each]) for each in postures)
    return listed([first, *map(inside, others)])


def form_words(exercise: Exercise) -> list[str]:
    """Return a short name for each form; by posture, and by what else tells them apart."""
    names = [posture_words(form.postures) for form in exercise.forms]
    for refine in (_gear_words, _way_words):
        refined = [refine(*each) for each in zip(names, exercise.forms, strict=True)]
        names = _told_apart(names, refined)
    return [
        tr("{form}, {number}").format(form=name, number=names[: place + 1].count(name))
        if names.count(name) > 1
        else name
        for place, name in enumerate(names)
    ]


def cues(form: Form, side: str) -> list[str]:
    """Return the cues in order, with the side named."""
    return [sided(phase.cue, side) for phase in form.phases]


def dose_words(form: Form, exercise: Exercise) -> str:
    """Return how long and how often a routine does it, by itself."""
    sentences_ = [_dose_sentence(form, form.dose)]
    if form.side_count == 2:
        sentences_.append(tr("First the left side, then the right."))
    seconds = alone(exercise, form).total_seconds
    sentences_.append(tr("With getting ready it takes {seconds} s.").format(seconds=seconds))
    return told(sentences_)


def source_words(exercise: Exercise, form: Form) -> list[str]:
    """Return each source, with what it says of the dose if it says anything."""
    if exercise.own:
        return [tr("Our own; no document.")]
    said = {dose.source: listed(_source_parts(dose)) for dose in form.source_doses}
    return [
        tr("Document {source}: {dose}").format(source=source, dose=said[source])
        if source in said
        else tr("Document {source}").format(source=source)
        for source in exercise.sources
    ]


def equipment_words(form: Form) -> str:
    """Return what it takes."""
    names = [tr(EQUIPMENT_LABELS[each]) for each in form.equipment]
    if not names:
        return tr("It takes nothing.")
    return tr("It takes: {things}.").format(things=listed(map(inside, names)))


def caution_words(form: Form) -> list[str]:
    """Return the sentences of its cautions."""
    return [tr(each) for each in sentences(form)]


def _told_apart(names: list[str], refined: list[str]) -> list[str]:
    """Take the refined name where the plain one is not the only one, if that tells them apart."""
    better = {
        name: {fine for plain, fine in zip(names, refined, strict=True) if plain == name}
        for name in names
    }
    return [
        fine if len(better[name]) > 1 else name for name, fine in zip(names, refined, strict=True)
    ]


def _gear_words(name: str, form: Form) -> str:
    gear = [each for each in form.equipment if each not in (*DEFAULT_EQUIPMENT, "mat")]
    words = listed(inside(tr(EQUIPMENT_LABELS[each])) for each in gear)
    return f"{name}, {words}" if words else name


def _way_words(name: str, form: Form) -> str:
    return f"{name}, {tr(_WORK_WORDS[form.work])}"


def _dose_sentence(form: Form, dose: Dose) -> str:
    seconds, count = f"{dose.hold_s:g}", len(form.work_phases)
    if form.work is Work.MOVE:
        whole = f"{dose.hold_s * count:g}"
        return ntr(
            "Go through it once, in {seconds} s.",
            "Go through it {n} times, {seconds} s each time.",
            dose.repetitions,
        ).format(n=dose.repetitions, seconds=whole)
    told = ntr(
        "Hold it for {seconds} s.", "Hold each of {count} positions for {seconds} s.", count
    ).format(count=count, seconds=seconds)
    if dose.repetitions == 1:
        return told
    again = ntr("Once.", "{n} times, with {rest} s between.", dose.repetitions)
    return f"{told} {again.format(n=dose.repetitions, rest=f'{dose.rest_s:g}')}"


def _source_parts(dose: Dose) -> Iterator[str]:
    if dose.hold_s:
        yield tr("{seconds} s").format(seconds=f"{dose.hold_s:g}")
    if dose.repetitions:
        yield ntr("once", "{n} times", dose.repetitions).format(n=dose.repetitions)
    if dose.rest_s:
        yield tr("{seconds} s of rest").format(seconds=f"{dose.rest_s:g}")


def side_to_show(form: Form) -> str:
    """Return the side that a picture of the form begins with."""
    return LEFT if form.side_count == 2 else BOTH
