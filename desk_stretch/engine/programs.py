"""Programs of the person's own, run when something happens. As long as none is named, this only
looks at whether one is; what runs them is loaded then (``engine/occasions``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from desk_stretch.core.ports import Handle
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.events import Event, Status

if TYPE_CHECKING:
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.engine.occasions import Occasions


class Launcher(Protocol):
    """Starts a program in a process group of its own and ends it when its time is up."""

    def lack(self, words: Sequence[str]) -> str:
        """Why this cannot be run, in a sentence; empty if it can."""

    def run(
        self, words: Sequence[str], told: Mapping[str, str], ended: Callable[[str], None]
    ) -> None:
        """Run it with *told* in its environment. *ended* hears once, maybe before this returns,
        that it is over: a sentence about what went wrong, or none."""


class Heard(Protocol):
    """The part of the engine that is listened to."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    def status(self) -> Status:
        """What is going on."""

    def routine(self) -> Routine | None:
        """The routine that is gone through."""

    def subscribe(self, listener: Callable[[Event], None]) -> Handle:
        """Hear every event from now on."""


class ProgramWatch:
    """Hears the engine, for the programs that are named."""

    def __init__(self, engine: Heard, make: Callable[[], Launcher]) -> None:
        """*make* is called when the first program is named."""
        self._engine = engine
        self._make = make
        self._occasions: Occasions | None = None
        self._subscription = engine.subscribe(self.hear)

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        occasions = self._found()
        if occasions is not None:
            occasions.hear(event)

    def lacks(self) -> Mapping[str, str]:
        """What is wrong with the programs that are named, by the key of the setting."""
        occasions = self._found()
        return {} if occasions is None else occasions.lacks()

    def close(self) -> None:
        """Hear nothing more; a program that runs is left to itself."""
        self._subscription.cancel()

    def _found(self) -> Occasions | None:
        """What runs the programs; None as long as there never was one."""
        if self._occasions is None and self._engine.settings.programs.is_any():
            from desk_stretch.engine.occasions import Occasions

            self._occasions = Occasions(self._engine, self._make())
        return self._occasions
