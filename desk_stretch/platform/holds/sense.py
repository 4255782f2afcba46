"""What the senses of all holds have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection

from desk_stretch.platform.choose import Answer, try_out
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

LATEST_S = 0.04
"""Whom a sense asks may take this long; then the answer is that nothing holds."""


class Sense(ABC):
    """One way to notice a hold."""

    name: str
    is_last_resort = False  # asked only where those before it do not work

    def __init__(self, desk: Surroundings) -> None:
        self._desk = desk

    @staticmethod
    @abstractmethod
    def is_compatible(host: Host) -> bool:
        """Whether this kind of desktop has it at all; asks nobody."""

    @abstractmethod
    def is_available(self) -> Answer:
        """Try it. May wait for half a second, no longer."""

    @abstractmethod
    def is_on(self) -> bool:
        """Whether it holds now; quick, and False for an error of any kind."""

    def works_now(self) -> bool:
        """Whether it works, asked in between: as quick as ``is_on``."""
        return try_out(lambda: self)[1].works

    def heed(self, words: Collection[str]) -> None:  # noqa: B027 - most go by no words
        """Take the person's own words."""

    def present(self) -> tuple[str, ...]:
        """What is there now, as the person's own words would name it."""
        return ()

    def stop(self) -> None:  # noqa: B027 - most keep nothing
        """Give everything back."""
