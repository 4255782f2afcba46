"""A guided routine in a terminal: the second front end over the same core.

On a terminal, a page with keys. Without one there is nobody to ask: one line for each segment,
the notice printed each time until it was accepted once, and an end by itself.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TextIO

from desk_stretch.cli.terminal_device import Device
from desk_stretch.cli.terminal_display import display_on, farewell, question, say
from desk_stretch.cli.terminal_view import KEYS
from desk_stretch.core.heard import Player
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Call, Clock, Handle, Loop
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.cues import cues_of, seconds_shown
from desk_stretch.core.session.safety import NOTICE_VERSION, notice
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action, SessionState, Snapshot
from desk_stretch.core.stores import Record
from desk_stretch.engine.session_log import SessionLog
from desk_stretch.engine.speaking import Speaking
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

# Signals that end the guide, and the exit codes that shells expect for them.
_ENDING = {"SIGHUP": 129, "SIGINT": 130, "SIGTERM": 143}


class GuideLoop(Loop, Protocol):
    """A Loop that can be run from here; ``SelectorLoop`` is one."""

    def on_signal(self, number: int, call: Call) -> None: ...
    def run(self) -> None: ...
    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Outside:
    """What the guide uses of the world. *accept* is told which notice was accepted, *ended* the
    seconds that count and the whole length of a routine that was begun, the same where every step
    was done or something was wrong; *is_quiet* says whether the desktop wants silence."""

    clock: Clock
    loop: GuideLoop
    record: Record
    stdin: TextIO
    out: TextIO
    environ: Mapping[str, str]
    player: Player | None = None
    volume: int = 60
    is_accepted: bool = False
    accept: Callable[[int], None] = field(default=lambda _version: None)
    ended: Callable[[float, float], None] = field(default=lambda _counted_s, _total_s: None)
    speaking: Speaking | None = None
    is_quiet: Callable[[], bool] = field(default=lambda: False)


def run(routine: Routine, outside: Outside) -> int:
    """Guide *routine* to its end and return the exit code.

    0 however the person ends it, 128 and the number after a signal. Raises CapabilityError if the
    notice is not accepted, BadDataError for a routine that cannot be laid out, BrokenPipeError
    if nobody reads any more, and StorageError, at the end, if the record could not be written.
    """
    session = Session.ready(routine, outside.clock.now())
    with Device(outside.stdin, outside.out, outside.environ) as device:
        return _Guide(session, outside, device).run()


class _Guide:
    """Drives one session: keys, signals and time in; display, sounds and record out."""

    def __init__(self, session: Session, outside: Outside, device: Device) -> None:
        self._session = session
        self._outside = outside
        self._device = device
        self._display = display_on(device, session.routine)
        self._log: SessionLog | None = None
        self._shown: Snapshot | None = None
        self._wake: Handle | None = None
        self._lost: OSError | None = None
        self._code = 0
        self._quiet = False

    def run(self) -> int:
        keys = self._listen()
        if self._outside.is_accepted:
            self._begin()
        elif self._device.has_keys:
            say(self._device, question())
            self._follow(self._session, self._outside.clock.now())
        else:
            say(self._device, [notice(), ""])
            self._begin()
        self._outside.loop.run()
        if keys is not None:
            keys.cancel()
        return self._close()

    def _listen(self) -> Handle | None:
        """Hear signals and keys. A signal that whoever started us has switched off stays off."""
        calls: dict[str, Call] = {
            name: partial(self._leave, code) for name, code in _ENDING.items()
        }
        if self._device.has_keys:
            calls |= {"SIGTSTP": self._suspend, "SIGWINCH": self._show}
        for name, call in calls.items():
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._outside.loop.on_signal(number, call)
        if not self._device.has_keys:
            return None
        return self._outside.loop.watch(self._device.fd, self._read_keys)

    def _close(self) -> int:
        self._device.close_screen()
        if self._log is not None:
            self._tell_end(self._session, self._outside.clock.now())
            self._show_with(self._say_farewell)
        if self._lost is not None:
            raise BrokenPipeError from self._lost
        if self._log is not None and self._log.problem is not None:
            raise self._log.problem
        if self._log is None and not self._code:
            raise CapabilityError(tr("The routine starts once the safety notice is accepted."))
        return self._code

    def _tell_end(self, session: Session, now: Moment) -> None:
        total_s = float(session.routine.total_seconds)
        is_over = session.outcome(now) is Outcome.COMPLETED or session.is_alarm
        self._outside.ended(total_s if is_over else session.done_s(now), total_s)

    def _say_farewell(self) -> None:
        say(self._device, farewell(self._session, self._outside.clock.now()))

    def _begin(self) -> None:
        moment = self._outside.clock.now()
        session = self._session.do(Action.START, moment)
        self._log = SessionLog(self._outside.record, moment, self._outside.clock.speed)
        self._show_with(self._display.open)
        self._follow(session, moment)

    def _read_keys(self) -> None:
        keys = self._device.keys()
        if keys is None:
            self._leave(_ENDING["SIGHUP"])
            return
        for key in keys.lower():
            if self._session.state is SessionState.READY:
                self._answer(key)
            else:
                self._press(key)

    def _answer(self, key: str) -> None:
        if key == "y":
            self._outside.accept(NOTICE_VERSION)
            self._begin()
        elif key in "qn":
            self._do(Action.STOP)

    def _press(self, char: str) -> None:
        action = next((key.action for key in KEYS if key.char == char), None)
        if action is Action.PAUSE and self._session.state is SessionState.PAUSED:
            action = Action.RESUME
        if action is not None:
            self._do(action)

    def _do(self, action: Action) -> None:
        moment = self._outside.clock.now()
        self._follow(self._session.do(action, moment), moment, acted=True)

    def _look(self) -> None:
        moment = self._outside.clock.now()
        self._follow(self._session.at(moment), moment)

    def _leave(self, code: int) -> None:
        self._code = code
        self._do(Action.STOP)

    def _suspend(self) -> None:
        self._do(Action.PAUSE)
        self._device.suspend()
        self._look()

    def _follow(self, session: Session, moment: Moment, *, acted: bool = False) -> None:
        """Bring everything outside up to what the session is at *moment*."""
        earlier, self._shown = self._shown, session.snapshot(moment)
        self._session = session
        if self._wake is not None:
            self._wake.cancel()
        if self._log is not None:
            self._log.follow(session, moment)
            self._let_hear(earlier, self._shown, acted=acted)
            self._show()
        if self._session.is_over:
            self._outside.loop.post(self._outside.loop.stop)
        else:
            self._wake = self._outside.loop.wake_in(self._rest_s(moment), self._look)

    def _let_hear(self, earlier: Snapshot | None, now: Snapshot, *, acted: bool) -> None:
        if earlier is None or earlier.step_index != now.step_index:
            self._quiet = self._outside.is_quiet()
        if self._outside.speaking is not None:
            self._outside.speaking.follow(earlier, now, acted=acted, quiet=self._quiet)
        if self._quiet:
            return
        sounds = [cue.sound for cue in cues_of(earlier, now) if cue.sound]
        if sounds and self._outside.player is not None:
            self._outside.player.play(sounds[-1], self._outside.volume)

    def _show(self) -> None:
        if self._log is not None and self._shown is not None:
            self._show_with(partial(self._display.show, self._shown))

    def _show_with(self, show: Call) -> None:
        """Show something; if nobody can see it any more, that is the end."""
        if self._lost is not None:
            return
        try:
            show()
        except OSError as lost:
            self._lost = lost
            self._outside.loop.post(partial(self._leave, 0))

    def _rest_s(self, moment: Moment) -> float:
        """Real seconds until there is anything to do: a change, the watchdog, the countdown."""
        session, speed = self._session, self._outside.clock.speed
        waits = (session.next_change_s(moment), session.deadline_s(moment))
        rest_s = min(wait for wait in waits if wait is not None) / speed
        left_s = self._shown.segment_left_s if self._shown is not None else None
        if not self._display.counts or waits[0] is None or left_s is None:
            return rest_s
        return min(rest_s, left_s - seconds_shown(left_s) + 1 if speed == 1 else 1.0)
