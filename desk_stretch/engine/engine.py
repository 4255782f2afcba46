"""The engine: takes one command or piece of news at a time, acts, and announces events.

It owns the asking (``reminding``) and the doing (``running``) and is the only part that acts.
A command that cannot be done raises its error to whoever gave it. News has nobody to raise to:
an error there is announced once, and the reminders go on.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desk_stretch.core.session.safety import NOTICE_VERSION
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine import commands as c
from desk_stretch.engine.choosing import Past, choose, past_of
from desk_stretch.engine.events import (
    Event,
    Noticed,
    QuitAsked,
    SettingsChanged,
    Status,
    WindowAsked,
)
from desk_stretch.engine.holding import HoldWatch
from desk_stretch.engine.keeping import Keeping
from desk_stretch.engine.presence import PresenceWatch
from desk_stretch.engine.reminding import Reminding
from desk_stretch.engine.running import Running
from desk_stretch.engine.translate import policy_of
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

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
        self._wanted: c.StartRoutine | None = None
        self._keeping = Keeping(self._tell_once)
        self._settings = Settings(outside.settings.load())
        self._presence = PresenceWatch(outside.loop, outside.clock, outside.idle, outside.lock)
        self._holds = HoldWatch(outside.holds, self._settings)
        self._reminding = Reminding(
            outside, self._presence, self._holds, policy_of(self._settings), self._announce,
            self._keeping,
        )  # fmt: skip
        self._running = Running(
            outside, lambda: self._settings, self._announce, self._reminding.end_routine,
            self._tell_once,
        )  # fmt: skip
        self._doers: Mapping[type[c.Command], Callable[[Any], None]] = {
            c.StartRoutine: self._start_routine,
            c.RoutineDone: self._done_elsewhere,
            c.Snooze: lambda it: self._reminding.snooze(it.minutes),
            c.Skip: lambda _: self._reminding.skip(),
            c.Pause: lambda it: self._reminding.pause(it.until),
            c.Resume: lambda _: self._reminding.resume(),
            c.Meet: lambda it: self._reminding.meet(it.until),
            c.EndMeeting: lambda _: self._reminding.end_meeting(),
            c.Act: lambda it: self._running.act(it.action),
            c.SetSettings: lambda it: self._set(it.values),
            c.AcceptNotice: self._accept_notice,
            c.UndoHurt: lambda it: outside.record.undo_resting(it.exercise),
            c.OpenWindow: lambda it: self._announce(WindowAsked(it.name, it.exercise)),
            c.Quit: lambda _: self._announce(QuitAsked()),
        }

    def start(self) -> None:
        """Begin to watch and to remind."""
        untold, self._untold = self._untold or [], None
        for sentence in (*untold, *self._outside.settings.notices):
            self._announce(Noticed(sentence))
        self._follow_autostart()
        self._presence.start(
            changed=self._safely(self._reminding.look),
            before_sleep=self._safely(self._reminding.keep),
            woke=self._safely(self._look),
        )
        self._reminding.start(self._outside.alarm(self._outside.loop, self._safely(self._look)))

    def stop(self) -> None:
        """Keep the plan and let go of everything; a running session ends as it stands."""
        if self._running.is_on:
            self._running.stop()
        self._presence.stop()
        self._reminding.stop()
        self._holds.stop()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def do(self, command: c.Command) -> None:
        """Carry a command out; raises DeskStretchError if it cannot be done."""
        self._doers[type(command)](command)

    def status(self) -> Status:
        """What is going on, and why."""
        return self._reminding.status()

    def snapshot(self) -> Snapshot | None:
        """The running session at this instant."""
        return self._running.snapshot()

    def routine(self) -> Routine | None:
        """The routine that the running session goes through."""
        return self._running.routine()

    def offer(self) -> Routine | None:
        """The routine that Start would begin now; None if there is none."""
        try:
            return self._choose(c.StartRoutine())
        except DeskStretchError:
            return None

    def subscribe(self, listener: Callable[[Event], None]) -> Handle:
        """Hear every event from now on."""
        return Subscription(self._listeners, listener)

    def _announce(self, event: Event) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(event)

    def _look(self) -> None:
        """Look at everything that the clock drives; after sleep a session that ran is over."""
        self._running.look()
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

    def _start_routine(self, start: c.StartRoutine) -> None:
        """Begin a routine, or raise the window of the one that runs."""
        if self._running.is_on:
            self._announce(WindowAsked("session"))
            return
        if self._settings.safety.notice_version < NOTICE_VERSION:
            self._wanted = start
            self._announce(WindowAsked("notice"))
            return
        routine = self._choose(start)
        self._remember(routine.id, str(routine.posture))
        asked = self._reminding.begin_routine()
        self._running.begin(routine, asked=asked)

    def _choose(self, start: c.StartRoutine) -> Routine:
        """Choose as of the open prompt, so that it can show what its Start begins."""
        outside, now = self._outside, self._outside.clock.now()
        past = self._keeping.ask(lambda: past_of(outside.record, now), Past())
        prompt = self._reminding.status().prompt
        as_of = now if prompt is None else prompt.since
        return choose(start, self._settings, outside.catalogue(), past, as_of)

    def _done_elsewhere(self, command: c.RoutineDone) -> None:
        """Count a routine that another front end guided; its steps are in the record already."""
        if not self._running.is_on:
            self._reminding.begin_routine()
            self._reminding.end_routine(command.done, command.total)

    def _remember(self, routine: str, posture: str) -> None:
        """Keep the choice for the next start, if it is another one."""
        movement = self._settings.movement
        changes: dict[str, Any] = {}
        if movement.posture != posture:
            changes["movement.posture"] = posture
        if movement.routine != routine and routine != "composed":
            changes["movement.routine"] = routine
        if changes:
            self._keeping.write(lambda: self._set(changes))

    def _follow_autostart(self) -> None:
        """Take over what the desktop says: there it can be switched without us."""
        on = self._outside.autostart.is_on()
        if on is not self._settings.start.at_login:
            self._keeping.write(lambda: self._set({"start.at_login": on}))

    def _accept_notice(self, command: c.AcceptNotice) -> None:
        """Keep that the notice was read, and begin what waited for it."""
        at = self._outside.clock.now().iso()
        self._set({"safety.notice_version": command.version, "safety.notice_accepted_at": at})
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._start_routine(wanted)

    def _set(self, values: Mapping[str, Any]) -> None:
        """Change settings, all or none, and make them effective at once.

        If the file cannot be written they hold until the app ends, and StorageError is raised.
        """
        changed = self._settings.with_values(values)
        keys = changed.differing(self._settings)
        reset = tuple(key for key, value in values.items() if value is None)
        if not keys and not reset:
            return
        if "start.at_login" in keys:
            self._outside.autostart.switch(changed.start.at_login)
        self._settings = changed
        self._reminding.policy = policy_of(changed)
        self._holds.follow(changed)
        self._announce(SettingsChanged(keys))
        self._reminding.look()
        self._outside.settings.save(changed.changed, reset=reset)
