"""The voice of a session: says what ``core.session.spoken`` names, at its second.

The voice is made for the first words and let go after the last ones; while it is switched off,
nothing of it is loaded.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_stretch.core.heard import Manner
from desk_stretch.core.session.snapshot import SessionState
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import spoken_code, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.heard import Voice
    from desk_stretch.core.ports import Handle, Loop
    from desk_stretch.core.session.snapshot import Snapshot
    from desk_stretch.core.settings.schema import Sound


class Speaking:
    """Follows a session with words."""

    def __init__(
        self, loop: Loop, speed: float, make: Callable[[], Voice] | None,
        sound: Callable[[], Sound],
    ) -> None:  # fmt: skip
        """*make* finds a voice, *sound* are the settings as they are now."""
        self._loop = loop
        self._speed = speed
        self._make = make
        self._sound = sound
        self._voice: Voice | None = None
        self._waiting: list[Handle] = []

    @property
    def is_wished(self) -> bool:
        """Whether anything is to be said at all."""
        sound = self._sound()
        return self._make is not None and sound.voice and sound.volume > 0

    def follow(
        self, earlier: Snapshot | None, later: Snapshot, *, acted: bool = False, quiet: bool = False
    ) -> None:
        """Say what comes between two instants and now. *acted*: the person did something in the
        session, and what was being said about another place of it is over at once."""
        self._forget()
        if quiet or not self.is_wished:
            self.hush()
        else:
            self._follow(earlier, later, acted=acted)
        if later.state in (SessionState.FINISHED, SessionState.ABANDONED):
            self._rest()

    def hush(self) -> None:
        """Be silent at once."""
        self._forget()
        if self._voice is not None:
            self._voice.hush()

    def try_out(self) -> None:
        """Say a sentence for somebody who wants to know how it sounds; raises CapabilityError with
        what is missing for it."""
        voice = self._voice or self._find()
        manner = self._manner()
        lack = voice.lack(manner.language)
        if lack:
            raise CapabilityError(lack)
        voice.say(tr("This is how a step is told. 3, 2, 1."), manner)
        if voice is not self._voice:
            voice.rest()

    def _follow(self, earlier: Snapshot | None, later: Snapshot, *, acted: bool) -> None:
        from desk_stretch.core.session.spoken import spoken_of

        words = spoken_of(earlier, later, self._manner().rate, self._speed)
        if _is_elsewhere(earlier, later) and (acted or later.state is SessionState.ABANDONED):
            self.hush()
        for each in words:
            if each.in_s <= 0:
                self._say(each.text)
            else:
                self._waiting.append(self._loop.wake_in(each.in_s, partial(self._say, each.text)))

    def _say(self, words: str) -> None:
        self._voice = self._voice or self._find()
        self._voice.say(words, self._manner())

    def _find(self) -> Voice:
        if self._make is None:
            raise CapabilityError(tr("Nothing here can speak."))
        return self._make()

    def _manner(self) -> Manner:
        from desk_stretch.core.session.spoken import PACES

        sound = self._sound()
        return Manner(spoken_code(), PACES[sound.voice_pace], max(1, sound.volume))

    def _forget(self) -> None:
        for each in self._waiting:
            each.cancel()
        self._waiting.clear()

    def _rest(self) -> None:
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.rest()


def _is_elsewhere(earlier: Snapshot | None, later: Snapshot) -> bool:
    """Whether what was said before is of another place: of one further on, too."""
    if earlier is None or later.position_s < earlier.position_s:
        return True
    return (earlier.state, earlier.segment) != (later.state, later.segment)
