"""The voice of this desktop, looked for when it is first needed: until then nothing of it, nor of
the mechanisms, is loaded."""

from __future__ import annotations

from collections.abc import Callable

from desk_stretch.core.heard import Voice
from desk_stretch.i18n import spoken_code
from desk_stretch.platform.surroundings import Surroundings


def voice_of(desk: Surroundings) -> Callable[[], Voice]:
    """Return what finds a voice. There is always one, if only the one that says nothing."""

    def find() -> Voice:
        from desk_stretch.platform.speech import find_voice

        return find_voice(desk).chosen

    return find


def lack_of(desk: Surroundings, is_wished: Callable[[], bool]) -> Callable[[], str]:
    """Return what tells, by name, what a voice lacks here; empty if nothing.

    Where a voice is wished it is asked for the language too, which may take a second.
    """
    known: set[str] = set()

    def tell() -> str:
        from desk_stretch.platform.speech import find_voice

        found, language = find_voice(desk), spoken_code()
        if found.chosen.name == "none":
            return found.why
        if language in known or not is_wished():
            return ""
        lack = found.chosen.lack(language)
        if not lack:
            known.add(language)
        return lack

    return tell
