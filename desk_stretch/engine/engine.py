"""The engine: takes one command or piece of news at a time, acts, and announces events.

It owns the asking (``reminding``) and the doing (``running``) and is the only part that acts.
A command that cannot be done raises its error to whoever gave it. News has nobody to raise to:
an error there is announced once, and the reminders go on.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from desk_stretch.core.breaks.decision import ReasonCode
from desk_stretch.core.breaks.diary import Act
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine import commands as c
from desk_stretch.engine.days_off import DaysOffWatch
from desk_stretch.engine.events import (
    Event,
    Noticed,
    QuitAsked,
    RemindersChanged,
    SettingsChanged,
    Status,
    WindowAsked,
)
from desk_stretch.engine.foreseeing import Foreseeing
from desk_stretch.engine.holding import HoldWatch
from desk_stretch.engine.keeping import Keeping
from desk_stretch.engine.later import Later
from desk_stretch.engine.login import follow_login, switch_login
from desk_stretch.engine.own_reminders import OwnReminders
from desk_stretch.engine.presence import PresenceWatch
from desk_stretch.engine.reminding import Reminding
from desk_stretch.engine.running import Running
from desk_stretch.engine.starting import Starting
from desk_stretch.engine.translate import policies_of
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from desk_stretch.core.breaks.diary import Diary
    from desk_stretch.core.breaks.forecast import Forecast
    from desk_stretch.core.breaks.reminder import Break, Reminder
    from desk_stretch.core.ports import Call, Handle
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.core.session.snapshot import Snapshot
    from desk_stretch.engine.outside import Outside

_LOG = logging.getLogger(__name__)


class Subscription:
    """A listener that can be taken back."""

    def __init__(
        self, listeners: list[Callable[[Event], None]], one: Callable[[Event], None]
    ) -> None:
        """Add *one* to the listeners."""
        self._listeners, self._one = listeners, one
        listeners.append(one)

    def cancel(self) -> None:
        """Hear nothing more."""
        if self._one in self._listeners:
            self._listeners.remove(self._one)


class Engine:
    """Commands in, events out."""

    def __init__(self, outside: Outside) -> None:
        """Read the settings and the kept plan; nothing happens before ``start``."""
        self._outside = outside
        self._listeners: list[Callable[[Event], None]] = []
        self._told: set[str] = set()
        self._untold: list[str] | None = []
        self._keeping = Keeping(self._tell_once)
        self._later = Later(outside.loop, self._safely)
        self._settings = Settings(outside.settings.load(), outside.settings.managed)
        self._own = OwnReminders(outside.reminders)
        self._presence = PresenceWatch(outside.loop, outside.clock, outside.idle, outside.lock)
        self._holds = HoldWatch(outside.holds, self._settings)
        self._foreseeing = Foreseeing(outside.clock, self._presence, self._holds)
        self._reminding = Reminding(
            outside, self._presence, self._holds, policies_of(self._settings, self._own.all),
            self._announce, self._keeping,
        )  # fmt: skip
        self._running = Running(
            outside, lambda: self._settings, self._announce, lambda *it: self._starting.ended(*it),
            self._tell_once, lambda: self._holds.silences(self._reminding.status()), self._later,
        )  # fmt: skip
        self._starting = Starting(
            outside, (self._reminding, self._running, self._own, self._keeping),
            lambda: self._settings, self._set, self._announce, self._later,
        )  # fmt: skip
        self._days_off = DaysOffWatch(
            outside.days_off, outside.clock, self._safely(self._follow_policies), self._tell_once
        )
        self._doers: Mapping[type[c.Command], Callable[[Any], None]] = {
            c.StartRoutine: self._starting.start,
            c.RoutineDone: self._starting.done_elsewhere,
            c.Snooze: lambda it: self._reminding.snooze(it.minutes),
            c.Skip: lambda _: self._reminding.skip(),
            c.Pause: lambda it: self._reminding.pause(it.until),
            c.Resume: lambda _: self._reminding.resume(),
            c.Meet: lambda it: self._reminding.meet(it.until),
            c.EndMeeting: lambda _: self._reminding.end_meeting(),
            c.Act: lambda it: self._running.act(it.action),
            c.SetSettings: lambda it: self._set(it.values),
            c.SetReminder: lambda it: self._set_reminder(it.reminder, it.values),
            c.Work: lambda it: self._starting.work(it.posture),
            c.AcceptNotice: self._starting.accept_notice,
            c.TryOut: lambda it: self._running.try_out(it.what),
            c.UndoHurt: lambda it: outside.record.undo_resting(it.exercise),
            c.OpenWindow: lambda it: self._announce(WindowAsked(it.name, it.exercise)),
            c.Quit: lambda _: self._announce(QuitAsked()),
        }

    def start(self) -> None:
        """Begin to watch and to remind."""
        untold, self._untold = self._untold or [], None
        for sentence in (*untold, *self._outside.settings.notices, *self._own.notices):
            self._announce(Noticed(sentence))
        follow_login(self._outside.autostart, self._take_over_login, self._tell_once)
        self._keeping.write(lambda: self._set({}))  # a hold may have been switched on without us
        self._presence.start(
            changed=self._safely(self._reminding.look),
            before_sleep=self._safely(self._reminding.keep),
            woke=self._safely(self._look),
        )
        self._reminding.start(self._outside.alarm(self._outside.loop, self._safely(self._look)))
        self._days_off.follow(self._settings)

    def stop(self) -> None:
        """Keep the plan and let go of everything; a running session ends as it stands."""
        if self._running.is_on:
            self._running.stop()
        self._presence.stop()
        self._reminding.stop()
        self._holds.stop()
        self._days_off.stop()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def do(self, command: c.Command) -> None:
        """Carry a command out; raises DeskStretchError if it cannot be done."""
        self._later.now()
        self._doers[type(command)](command)

    def status(self) -> Status:
        """What is going on, and why."""
        return self._reminding.status()

    def today(
        self, values: Mapping[str, Any] | None = None, own: tuple[Reminder, ...] | None = None
    ) -> Forecast:
        """The rest of the day, with *values* over the settings in force, and *own* reminders."""
        changed = self._settings.with_values(values or {})
        on = self._own.all if own is None else tuple(each for each in own if each.on)
        policies = policies_of(changed, on, self._days_off.days)
        return self._foreseeing.today(self._reminding.plans, policies, self.snapshot(), on)

    def diary(self) -> Diary:
        """The last decisions and silences, each with its reason."""
        return self._reminding.diarist.diary

    def snapshot(self) -> Snapshot | None:
        """The running session at this instant."""
        return self._running.snapshot()

    def routine(self) -> Routine | None:
        """The routine that the running session goes through."""
        return self._running.routine()

    def reminders(self) -> tuple[Reminder, ...]:
        """The person's own reminders and the templates, switched on or not."""
        return self._own.all

    def asks(self) -> Break | None:
        """What the reminder on the screen asks for; None for the rest break, and without one."""
        return self._starting.asks()

    def offer(self) -> Routine | None:
        """The routine that Start would begin now; None if there is none."""
        return self._starting.offer()

    def subscribe(self, listener: Callable[[Event], None]) -> Handle:
        """Hear every event from now on."""
        return Subscription(self._listeners, listener)

    def _announce(self, event: Event) -> None:
        """Tell every listener; one that fails keeps nothing from the others, or from the record."""
        for listener in tuple(self._listeners):
            self._safely(partial(listener, event))()

    def _look(self) -> None:
        """Look at everything that the clock drives; after sleep a session that ran is over."""
        self._running.look()
        self._days_off.look()
        self._reminding.look()

    def _follow_policies(self) -> None:
        """Go by settings, reminders and days off as they are now."""
        self._reminding.follow(policies_of(self._settings, self._own.all, self._days_off.days))
        self._reminding.look()

    def _safely(self, call: Call) -> Call:
        """Wrap what nobody waits for, so that an error is told once and the reminders go on."""

        def guarded() -> None:
            try:
                call()
            except DeskStretchError as error:
                self._tell_once(str(error))
            except Exception:  # noqa: BLE001 - one of three: news has nobody to raise to
                _LOG.exception("An error in the engine's inbox")
                self._tell_once(tr("Something went wrong; the reminders go on."))

        return guarded

    def _tell_once(self, sentence: str) -> None:
        """Announce a sentence, but not again and again, and not before anybody listens."""
        if sentence in self._told:
            return
        self._told.add(sentence)
        if self._untold is None:
            self._announce(Noticed(sentence))
        else:
            self._untold.append(sentence)

    def _take_over_login(self, on: bool) -> None:
        """Go by what the desktop says: there it can be switched without us."""
        if on is not self._settings.start.at_login:
            self._keeping.write(lambda: self._set({"start.at_login": on}))

    def _set_reminder(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        """Change a reminder of the person's own and make it effective at once."""
        for sentence in self._own.change(reminder, values):
            self._announce(Noticed(sentence))
        self._reminding.diarist.did(Act.SETTINGS, ReasonCode.SETTINGS_CHANGED, names=(reminder,))
        self._announce(RemindersChanged())
        self._follow_policies()

    def _set(self, values: Mapping[str, Any]) -> None:
        """Change settings, all or none, and make them effective at once.

        If the file cannot be written they hold until the app ends, and StorageError is raised.
        """
        changed = self._holds.with_known(self._settings.with_values(values), values)
        keys = changed.differing(self._settings)
        reset = tuple(key for key, value in values.items() if value is None)
        if not keys and not reset:
            return
        if "start.at_login" in keys:
            switch_login(self._outside.autostart, changed.start.at_login)
        self._settings = changed
        self._reminding.follow(policies_of(changed, self._own.all, self._days_off.days))
        self._holds.follow(changed)
        self._running.follow_settings()
        self._days_off.follow(changed)
        self._reminding.diarist.settings_changed(keys)
        self._announce(SettingsChanged(keys))
        self._reminding.look()
        self._outside.settings.save(changed.changed, reset=reset)
