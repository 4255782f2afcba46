"""The doing part of the engine: carries one session to its end and writes each step as it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desk_stretch.core.history.records import Outcome
from desk_stretch.core.session.cues import SOUNDS, CueKind, cues_of
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action, Snapshot
from desk_stretch.engine.events import Event, SessionBegun, SessionEnded, SessionMoved
from desk_stretch.engine.session_log import SessionLog
from desk_stretch.engine.speaking import Speaking
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.moment import Moment
    from desk_stretch.core.ports import Handle
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.engine.later import Later
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
        ended: Callable[[float, float, bool], None],
        tell: Callable[[str], None],
        is_quiet: Callable[[], bool],
        later: Later,
    ) -> None:
        """*ended* hears the seconds done and the whole length, which are the same where every step
        was done, and whether something was wrong; *tell* what could not be written; *is_quiet*
        whether the desktop wants silence."""
        self._outside = outside
        self._settings = settings
        self._announce = announce
        self._ended = ended
        self._tell = tell
        self._is_quiet = is_quiet
        self._later = later
        self._quiet = False
        self._speaking = Speaking(
            outside.loop, outside.clock.speed, outside.voice, lambda: settings().sound
        )
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
        """Start a routine; the first step's cue sounds once the window is there."""
        now = self._outside.clock.now()
        session = Session.begin(routine, now)
        shown = session.snapshot(now)
        log = SessionLog(self._outside.record, now, self._outside.clock.speed, asked=asked)
        self._run = _Run(session, log, shown)
        self._announce(SessionBegun(shown))
        self._later.add(partial(self._let_hear, None, shown))
        self._arm()

    def act(self, action: Action) -> None:
        """Do something in the session; raises CapabilityError if none is going on."""
        if self._run is None:
            raise CapabilityError(tr("No routine is running."), tr("Start one first."))
        now = self._outside.clock.now()
        self._run.shown = _by_now(self._run, now)
        self._run.session = self._run.session.do(action, now)
        self._follow(self._run, acted=True)

    def look(self) -> None:
        """See how far the session has come (after sleep, or when its timer rings)."""
        self._timer = None
        if self._run is not None:
            self._run.session = self._run.session.at(self._outside.clock.now())
            self._follow(self._run)

    def stop(self) -> None:
        """End the session as it stands, as the app does when it quits."""
        self.act(Action.STOP)

    def follow_settings(self) -> None:
        """Go by the settings of sound and voice as they are now."""
        if not self._speaking.is_wished:
            self._speaking.hush()

    def try_out(self, what: str) -> None:
        """Play the ``sound`` of a step, or have the ``voice`` say a sentence; raises
        CapabilityError if that cannot be heard."""
        player, volume = self._outside.player, self._settings().sound.volume
        if volume == 0:
            raise CapabilityError(tr("The volume is 0 %."), tr("Choose a higher one."))
        if what == "voice":
            self._speaking.try_out()
        elif player.name == "none":
            raise CapabilityError(tr("Nothing here plays sounds."))
        else:
            player.play(SOUNDS[CueKind.STEP_CHANGE], volume)

    def _follow(self, run: _Run, *, acted: bool = False) -> None:
        """Write what has ended, show what is new, and end a session that is over."""
        self._later.now()
        now = self._outside.clock.now()
        run.log.follow(run.session, now)
        shown = run.session.snapshot(now)
        self._let_hear(run.shown, shown, acted=acted)
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
        if run.log.problem is not None:
            self._tell(str(run.log.problem))
        total_s = float(session.routine.total_seconds)
        is_whole = outcome is Outcome.COMPLETED
        self._ended(total_s if is_whole else done_s, total_s, session.is_alarm)
        self._announce(
            SessionEnded(
                outcome,
                session.steps_done,
                len(session.routine.steps),
                alarm=session.is_alarm,
                by_watchdog=session.is_by_watchdog,
            )
        )

    def _let_hear(self, earlier: Snapshot | None, later: Snapshot, *, acted: bool = False) -> None:
        """Play the soft cues that lie between two instants, and have the rest said."""
        sound = self._settings().sound
        plays = sound.step_cues and sound.volume > 0
        is_new_step = earlier is None or earlier.step_index != later.step_index
        if is_new_step and (plays or self._speaking.is_wished):
            self._quiet = self._is_quiet()
        self._speaking.follow(earlier, later, acted=acted, quiet=self._quiet)
        if not plays or self._quiet:
            return
        for cue in cues_of(earlier, later):
            if cue.sound is not None:
                self._outside.player.play(cue.sound, sound.volume)


def _by_now(run: _Run, now: Moment) -> Snapshot:
    """What was announced last, with the seconds since: who goes back goes back from there."""
    shown = run.session.snapshot(now)
    is_same = (shown.state, shown.segment) == (run.shown.state, run.shown.segment)
    return shown if is_same else run.shown
