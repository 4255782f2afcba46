"""Saying words, by what the desktop has for it.

To add a mechanism: a module here (or a class in ``programs``, if a program says one sentence and
ends) that keeps to ``SpeechMechanism``; and its place in ORDER with the reason. Nothing of this is
loaded before somebody wants to hear or to know of a voice.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.heard import Voice
from desk_stretch.platform.choose import Choice, Mechanism, choose
from desk_stretch.platform.speech.dispatcher import SpeechDispatcher
from desk_stretch.platform.speech.none import NoSpeech
from desk_stretch.platform.speech.programs import EspeakNg, Say
from desk_stretch.platform.speech.windows import WindowsSpeech
from desk_stretch.platform.surroundings import Surroundings


class SpeechMechanism(Voice, Mechanism, Protocol):
    """A voice that can be chosen."""


ORDER: tuple[type[SpeechMechanism], ...] = (
    SpeechDispatcher,  # the desktop's own way, with the voice that the person chose there
    EspeakNg,  # where only the speaking program is; it knows nothing of others that speak
    Say,  # macOS has just this one
    WindowsSpeech,  # the voices of Windows
    NoSpeech,  # every word is shown too
)


def find_voice(desk: Surroundings) -> Choice[SpeechMechanism]:
    """Choose a voice for this desktop."""
    return choose(ORDER, desk)
