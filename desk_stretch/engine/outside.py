"""Everything outside that the engine works with, in one value that ``app.py`` fills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.heard import Player, Voice
from desk_stretch.core.ports import (
    Autostart,
    Call,
    Clock,
    DaysOff,
    HoldSensor,
    IdleSource,
    LockSource,
    Loop,
)
from desk_stretch.core.stores import Record, ReminderStore, SettingsStore


class Waker(Protocol):
    """What ``alarm.Alarm`` does; tests stand in with a variable."""

    def start(self) -> None:
        """Begin."""

    def wish(self, seconds: float | None) -> None:
        """Wake once in so many real seconds."""

    def stop(self) -> None:
        """End."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The ports, the maker of the alarm, and what is read or made when it is first needed: the
    catalogue, and the voice."""

    loop: Loop
    clock: Clock
    idle: IdleSource
    lock: LockSource
    player: Player
    autostart: Autostart
    record: Record
    settings: SettingsStore
    catalogue: Callable[[], Catalogue]
    alarm: Callable[[Loop, Call], Waker]
    holds: Sequence[HoldSensor] = ()
    days_off: DaysOff | None = None
    reminders: ReminderStore | None = None
    voice: Callable[[], Voice] | None = None
