"""The safety words: the notice, the line under every routine, when to stop, when to get help.

The sentence of each caution tag is in ``core/catalogue/cautions.py``.
"""

from __future__ import annotations

from desk_stretch.core.catalogue.cautions import sentences
from desk_stretch.core.routine.routine import Step
from desk_stretch.i18n import N_, told, tr

#: Raised with every change of meaning in ``NOTICE``; the notice is then asked for again.
NOTICE_VERSION = 1

NOTICE = (
    N_("These are general ideas for moving, made for healthy adults. They are not medical advice."),
    N_(
        "If you are ill, injured, pregnant or recently operated on, or if you are not sure, "
        "please ask a health professional first."
    ),
    N_(
        "Move gently. If something hurts or you feel dizzy, stop that exercise; "
        "the next one can wait."
    ),
)
ACCEPT = N_("I understand")
FOOTER = N_("Move gently. Stop if something hurts or you feel dizzy. Not medical advice.")

STOP_TITLE = N_("Stop now and rest")
STOP_INTRO = N_("Rest, and leave the routine for today, if you notice any of these:")
STOP_SIGNS = (
    N_("sharp pain, or pain that spreads"),
    N_(
        "dizziness, faintness, seeing double, trouble speaking or swallowing, "
        "one side of the face drooping, unsteadiness"
    ),
    N_("new numbness, tingling or weakness in an arm, a hand or a leg"),
    N_("chest pain or tightness, being out of breath, a racing or stumbling heart"),
    N_("a sudden, severe headache"),
)

HELP_TITLE = N_("Getting help")
EMERGENCY_INTRO = N_("Call your local emergency number for:")
EMERGENCY_SIGNS = (
    N_("chest pain"),
    N_("a drooping face, a weak arm, trouble speaking or seeing that came on suddenly"),
    N_("loss of control over bladder or bowels, or numbness between the legs"),
    N_("weakness in both legs"),
    N_("pain after a serious accident"),
)
DOCTOR_INTRO = N_("Ask a doctor soon about:")
DOCTOR_SIGNS = (
    N_("pain with fever, with weight loss that you cannot explain, or that wakes you at night"),
    N_("pain that grows over weeks"),
    N_("a weak arm, or pins and needles that stay"),
    N_("any new pain if you have had cancer or have taken steroids for long"),
)


def notice() -> str:
    """Return the short notice of ``NOTICE_VERSION`` as one paragraph."""
    return told(tr(sentence) for sentence in NOTICE)


def footer() -> str:
    """Return the safety line that every view of a routine shows."""
    return tr(FOOTER)


def stop_texts() -> tuple[str, ...]:
    """Return what is shown after "stop, something is wrong": a title, an intro, the signs."""
    return tuple(tr(text) for text in (STOP_TITLE, STOP_INTRO, *STOP_SIGNS))


def emergency_texts() -> tuple[str, ...]:
    """Return when to call the emergency number: an intro, then the signs."""
    return tuple(tr(text) for text in (EMERGENCY_INTRO, *EMERGENCY_SIGNS))


def doctor_texts() -> tuple[str, ...]:
    """Return what to ask a doctor about: an intro, then the signs."""
    return tuple(tr(text) for text in (DOCTOR_INTRO, *DOCTOR_SIGNS))


def cautions_of(step: Step) -> tuple[str, ...]:
    """Return the sentences to show while preparing a step: its cautions, its changed cues."""
    texts = dict.fromkeys((*sentences(step.form), *step.cue_changes))
    return tuple(tr(text) for text in texts)
