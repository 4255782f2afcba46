"""Keys that work in every program, as core and engine see them: a port by the rules of
``ports.py``, and what can become of a key that somebody wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from desk_stretch.core.settings.chord import Chord
from desk_stretch.i18n import N_, tr


class Fate(StrEnum):
    """What became of a key."""

    BOUND = "bound"
    ASSIGNED = "assigned"
    WAITING = "waiting"
    TAKEN = "taken"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    LOST = "lost"


WENT_WRONG = frozenset({Fate.TAKEN, Fate.UNKNOWN, Fate.REFUSED, Fate.LOST})

_WORDS = {
    Fate.ASSIGNED: N_("On this desktop the key is {key}."),
    Fate.WAITING: N_("The desktop is asking you about it."),
    Fate.TAKEN: N_("{key} is taken already; another one may be free."),
    Fate.UNKNOWN: N_("This keyboard has no {key}."),
    Fate.REFUSED: N_("The desktop has given it no key; its settings for shortcuts can."),
    Fate.LOST: N_("The desktop does not answer any more."),
}


class Told(NamedTuple):
    """The fate of one key; *key* is what to press, as far as that is known."""

    fate: Fate
    key: str = ""

    @property
    def sentence(self) -> str:
        """What there is to say about it; empty if it simply works."""
        return tr(_WORDS[self.fate]).format(key=self.key) if self.fate in _WORDS else ""


OnPress = Callable[[str], None]
OnTold = Callable[[Mapping[str, Told]], None]


class Shortcuts(Protocol):
    """Hears keys while another program has the keyboard."""

    name: str

    def bind(self, wanted: Mapping[str, Chord], on_press: OnPress, on_told: OnTold) -> None:
        """Hear these keys, by the name of what they do, in place of all before. *on_told* hears
        what became of each, perhaps more than once: a desktop may ask the person first."""

    def stop(self) -> None:
        """Give every key back."""
