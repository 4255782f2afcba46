"""What is heard, as core and engine see it: two ports more, by the rules of ``ports.py``."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Player(Protocol):
    """Plays our short sounds."""

    name: str

    def play(self, sound: str, volume: int) -> None:
        """Play ``assets/sounds/<sound>.wav`` at 0..100 percent; returns at once."""


class Manner(NamedTuple):
    """How words are to be said: in which language, how fast against the usual, at 1..100 percent
    of the loudness."""

    language: str
    rate: float
    volume: int


class Voice(Protocol):
    """Says our words, and cuts nobody else's off. Nothing is opened before the first words."""

    name: str

    def say(self, words: str, manner: Manner) -> None:
        """Say words, in place of ours that are still being said; what cannot be said is not."""

    def hush(self) -> None:
        """Say nothing more of ours."""

    def rest(self) -> None:
        """Let everything go as soon as the last words are handed over."""

    def lack(self, language: str) -> str:
        """A sentence that names what is missing for that language; empty if nothing is known to
        be. May take a second."""
