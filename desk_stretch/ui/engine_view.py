"""What a window knows of the engine, and nothing more; tests stand in with a recording fake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from desk_stretch.core.breaks.diary import Diary
from desk_stretch.core.breaks.forecast import Forecast
from desk_stretch.core.breaks.reminder import Break, Reminder
from desk_stretch.core.ports import Handle
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.snapshot import Snapshot
from desk_stretch.core.settings.managed import Managed
from desk_stretch.engine.commands import Command
from desk_stretch.engine.events import Event, Status

Listener = Callable[[Event], None]


class SettingsView(Protocol):
    """The settings in force, read by name: ``settings["breaks.work_time"]``."""

    managed: Managed

    def __getitem__(self, key: str, /) -> Any: ...

    def default(self, key: str) -> Any:
        """What a setting is as long as the person changes nothing."""


class EngineView(Protocol):
    """The engine as windows see it."""

    @property
    def settings(self) -> SettingsView:
        """The settings in force now."""

    def do(self, command: Command) -> None:
        """Carry a command out; raises DeskStretchError if it cannot be done."""

    def status(self) -> Status:
        """What is going on, and why."""

    def today(
        self, values: Mapping[str, Any] | None = None, own: tuple[Reminder, ...] | None = None
    ) -> Forecast:
        """The rest of the day, as it would go with these settings over those in force, and with
        *own* as the person's reminders."""

    def diary(self) -> Diary:
        """The last decisions and silences, each with its reason."""

    def snapshot(self) -> Snapshot | None:
        """The running session at this instant, or None."""

    def routine(self) -> Routine | None:
        """The routine that the running session goes through, or None."""

    def reminders(self) -> tuple[Reminder, ...]:
        """The person's own reminders and the templates, switched on or not."""

    def asks(self) -> Break | None:
        """What the reminder on the screen asks for; None for the rest break, and without one."""

    def offer(self) -> Routine | None:
        """The routine that Start would begin now; None if there is none."""

    def subscribe(self, listener: Listener) -> Handle:
        """Hear every event from now on, until the handle is cancelled."""
