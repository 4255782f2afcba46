"""One hold of this desktop: the senses that fit it, asked one after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer, try_out
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.surroundings import Surroundings


class HoldFinding(NamedTuple):
    """Whether a hold can be noticed here, by what, and a sentence about it."""

    hold: str
    works: bool
    name: str
    why: str


class Hold:
    """A ``HoldSensor``. Which of its senses work is found out each time that it is asked: a
    notification server or a sound server may come after us, and be replaced."""

    def __init__(self, name: str, senses: Sequence[type[Sense]], desk: Surroundings) -> None:
        self.name = name
        self._senses = [sense(desk) for sense in senses if sense.is_compatible(desk.host)]

    def reason(self) -> str | None:
        """The name, if any of the senses says so."""
        for sense in self._senses:
            if sense.is_last_resort and self._works_without(sense):
                continue
            if sense.is_on():
                return self.name
        return None

    def heed(self, words: Collection[str]) -> None:
        """Pass the person's words on."""
        for sense in self._senses:
            sense.heed(words)

    def present(self) -> tuple[str, ...]:
        """What is there now, for senses that go by the person's own words."""
        return tuple(word for sense in self._senses for word in sense.present())

    def stop(self) -> None:
        """Let all senses go."""
        for sense in self._senses:
            sense.stop()

    def finding(self) -> HoldFinding:
        """Find out what works now; may take as long as the senses take to answer."""
        answers = [(sense.name, _tried(sense)) for sense in self._senses]
        for name, (works, why) in answers:
            if works:
                return HoldFinding(self.name, True, name, why)
        reasons = " ".join(answer.why for _, answer in answers)
        return HoldFinding(self.name, False, "none", reasons or tr("This system does not tell."))

    def _works_without(self, last: Sense) -> bool:
        before = self._senses[: self._senses.index(last)]
        return any(sense.works_now() for sense in before)


def _tried(sense: Sense) -> Answer:
    return try_out(lambda: sense)[1]
