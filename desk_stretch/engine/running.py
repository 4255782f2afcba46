"""The doing part of the engine: carries one session to its end and writes each step as it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_stretch.core.session.cues import cues_of
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action, Snapshot
from desk_stretch.engine.events import Event, SessionBegun, SessionEnded, SessionMoved
from desk_stretch.engine.session_log import SessionLog
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.moment import Moment
    from desk_stretch.core.ports import Handle
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.engine.outside import Outside


@dataclass(slots=True)
class _Run:
    """The session that is going on, its log, and what of it was announced last."""

    session: Session
    log: SessionLog
    shown: Snapshot


class Running:
    """At most one session at a time."""

    def __init__(
        self,
        outside: Outside,
        settings: Callable[[], Settings],
        announce: Callable[[Event], None],
        ended: Callable[[float, float], None],
        tell: Callable[[str], None],
    ) -> None:
        """*ended* hears the seconds done and the whole length, *tell* what could not be written."""
        self._outside = outside
        self._settings = settings
        self._announce = announce
        self._ended = ended
        self._tell = tell
        self._run: _Run | None = None
        self._timer: Handle | None = None

    @property
    def is_on(self) -> bool:
        """Whether a session is going on."""
        return self._run is not None

    def snapshot(self) -> Snapshot | None:
        """The session at this instant."""
        return None if self._run is None else self._run.session.snapshot(self._outside.clock.now())

    def routine(self) -> Routine | None:
        """The routine that is gone through."""
        return None if self._run is None else self._run.session.routine

    def begin(self, routine: Routine, *, asked: bool) -> None:
        """Start a routine; the first step's cue sounds."""
        now = self._outside.clock.now()
        session = Session.begin(routine, now)
        shown = session.snapshot(now)
        log = SessionLog(self._outside.record, now, self._outside.clock.speed, asked=asked)
        self._run = _Run(session, log, shown)
        self._announce(SessionBegun(shown))
        self._sound(None, shown)
        self._arm()

    def act(self, action: Action) -> None:
        """Do something in the session; raises CapabilityError if none is going on."""
        if self._run is None:
            raise CapabilityError(tr("No routine is running."), tr("Start one first."))
        self._run.session = self._run.session.do(action, self._outside.clock.now())
        self._follow(self._run)

    def look(self) -> None:
        """See how far the session has come (after sleep, or when its timer rings)."""
        self._timer = None
        if self._run is not None:
            self._run.session = self._run.session.at(self._outside.clock.now())
            self._follow(self._run)

    def stop(self) -> None:
        """End the session as it stands, as the app does when it quits."""
        self.act(Action.STOP)

    def _follow(self, run: _Run) -> None:
        """Write what has ended, show what is new, and end a session that is over."""
        now = self._outside.clock.now()
        run.log.follow(run.session, now)
        if run.log.problem is not None:
            self._tell(str(run.log.problem))
        shown = run.session.snapshot(now)
        self._sound(run.shown, shown)
        run.shown = shown
        if run.session.is_over:
            self._end(run, now)
            return
        self._announce(SessionMoved(shown))
        self._arm()

    def _arm(self) -> None:
        """Wake at the next segment, or when the watchdog would end the session."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._run is not None:
            wait_s = self._wish_s(self._run.session) / self._outside.clock.speed
            self._timer = self._outside.loop.wake_in(wait_s, self.look)

    def _wish_s(self, session: Session) -> float:
        """Seconds until the next segment or the watchdog, whichever comes first."""
        now = self._outside.clock.now()
        times = (session.next_change_s(now), session.deadline_s(now))
        # None at all: it has ended since the look, while everybody was told what it saw.
        return max(0.0, min((seconds for seconds in times if seconds is not None), default=0.0))

    def _end(self, run: _Run, now: Moment) -> None:
        """Complete the record and tell everybody."""
        self._run = None
        self._arm()
        session = run.session
        outcome, done_s = session.outcome(now), session.done_s(now)
        self._ended(done_s, float(session.routine.total_seconds))
        self._announce(
            SessionEnded(
                outcome,
                session.steps_done,
                len(session.routine.steps),
                alarm=session.is_alarm,
                by_watchdog=session.is_by_watchdog,
            )
        )

    def _sound(self, earlier: Snapshot | None, later: Snapshot) -> None:
        """Play the soft cues that lie between two instants."""
        sound = self._settings().sound
        if not sound.step_cues or sound.volume == 0:
            return
        for cue in cues_of(earlier, later):
            if cue.sound is not None:
                self._outside.player.play(cue.sound, sound.volume)
