"""Beginning a routine: which one is meant, whether it may begin, and whose break it answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desk_stretch.core.breaks.reminder import Kind
from desk_stretch.core.session.safety import NOTICE_VERSION
from desk_stretch.engine import commands as c
from desk_stretch.engine.choosing import Past, choose, for_break, past_of
from desk_stretch.engine.events import WindowAsked
from desk_stretch.errors import DeskStretchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_stretch.core.breaks.reminder import Break
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.engine.events import Event
    from desk_stretch.engine.keeping import Keeping
    from desk_stretch.engine.later import Later
    from desk_stretch.engine.outside import Outside
    from desk_stretch.engine.own_reminders import OwnReminders
    from desk_stretch.engine.reminding import Reminding
    from desk_stretch.engine.running import Running


class Starting:
    """Between a wish to start and the routine that runs."""

    def __init__(
        self,
        outside: Outside,
        parts: tuple[Reminding, Running, OwnReminders, Keeping],
        settings: Callable[[], Settings],
        change: Callable[[Mapping[str, Any]], None],
        announce: Callable[[Event], None],
        later: Later,
    ) -> None:
        """*change* sets settings; *parts* are the engine's others."""
        self._outside = outside
        self._reminding, self._running, self._own, self._keeping = parts
        self._settings = settings
        self._change = change
        self._announce = announce
        self._later = later
        self._wanted: c.StartRoutine | None = None
        self._switches = False

    def asks(self) -> Break | None:
        """What the reminder on the screen asks for; None for the rest break, and without one."""
        prompt = self._reminding.status().prompt
        asked = None if prompt is None else self._own.find(prompt.reminder)
        return None if asked is None else asked.asks

    def offer(self) -> Routine | None:
        """The routine that Start would begin now; None if there is none."""
        asks = self.asks()
        if asks is not None and asks.kind is Kind.MESSAGE:
            return None
        try:
            return self._choose(c.StartRoutine())
        except DeskStretchError:
            return None

    def accept_notice(self, command: c.AcceptNotice) -> None:
        """Keep that the notice was read, and begin what waited for it."""
        at = self._outside.clock.now().iso()
        self._change({"safety.notice_version": command.version, "safety.notice_accepted_at": at})
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.start(wanted)

    def start(self, start: c.StartRoutine) -> None:
        """Begin a routine, or raise the window of the one that runs."""
        if self._running.is_on:
            self._announce(WindowAsked("session"))
            return
        asks = self._meant(start)
        if asks is not None and asks.kind is Kind.MESSAGE:
            self._read(start, asks)
            return
        if self._settings().safety.notice_version < NOTICE_VERSION:
            self._wanted = start
            self._announce(WindowAsked("notice"))
            return
        routine = self._choose(start)
        if asks is None:
            self._later.add(partial(self._remember, routine.id, str(routine.posture)))
        self._switches = asks is not None and asks.switch
        asked = self._reminding.begin_routine(start.reminder)
        self._running.begin(routine, asked=asked)

    def ended(self, done_s: float, total_s: float, was_wrong: bool = False) -> None:
        """A routine is over; half of it was the change of posture as well, if it was one."""
        switches, self._switches = self._switches, False
        self._reminding.end_routine(done_s, total_s, was_wrong)
        if switches and done_s * 2 >= total_s:
            self.work(self._reminding.postures.switch())

    def work(self, posture: str) -> None:
        """The person now works sitting or standing; routines go by that."""
        self._reminding.look()
        self._reminding.postures.work(posture)
        self._keeping.write(lambda: self._change({"movement.posture": posture}))
        self._reminding.keep()
        self._reminding.look()

    def _read(self, start: c.StartRoutine, asks: Break) -> None:
        """A message was read, and its break taken: there is nothing to guide."""
        self._reminding.begin_routine(start.reminder)
        self._switches = asks.switch
        self.ended(float(asks.seconds), float(asks.seconds))

    def _meant(self, start: c.StartRoutine) -> Break | None:
        """What a reminder asks to do, if a start means that and not a routine that it names."""
        if start.reminder is not None:
            named = self._own.find(start.reminder)
            return None if named is None else named.asks
        is_plain = start == c.StartRoutine()
        return self.asks() if is_plain else None

    def _choose(self, start: c.StartRoutine) -> Routine:
        """Choose as of the open prompt, so that it can show what its Start begins."""
        outside, now = self._outside, self._outside.clock.now()
        past = self._keeping.ask(lambda: past_of(outside.record, now), Past())
        prompt = self._reminding.status().prompt
        as_of = now if prompt is None else prompt.since
        asks = self._meant(start)
        if asks is not None:
            return for_break(asks, self._settings(), outside.catalogue(), past, as_of)
        return choose(start, self._settings(), outside.catalogue(), past, as_of)

    def done_elsewhere(self, command: c.RoutineDone) -> None:
        """Count a routine that another front end guided; its steps are in the record already."""
        if not self._running.is_on:
            self._reminding.begin_routine(command.reminder)
            self._reminding.end_routine(command.done, command.total)

    def _remember(self, routine: str, posture: str) -> None:
        """Keep the choice for the next start, if it is another one."""
        movement = self._settings().movement
        changes: dict[str, Any] = {}
        if movement.posture != posture:
            changes["movement.posture"] = posture
        if movement.routine != routine and routine != "composed":
            changes["movement.routine"] = routine
        if changes:
            self._keeping.write(lambda: self._change(changes))
