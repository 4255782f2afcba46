"""The asking part of the engine: looks at the clock, keeps the plan, and writes what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import ReasonCode
from desk_stretch.core.breaks.diary import Act
from desk_stretch.core.breaks.keep import freeze_all, thaw_all
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.roster import Plans, fitted
from desk_stretch.core.history.records import Outcome
from desk_stretch.engine.diarist import Diarist
from desk_stretch.engine.events import Event, Status, StatusChanged
from desk_stretch.engine.postures import Postures
from desk_stretch.engine.prompting import Prompting
from desk_stretch.engine.telling import differs, status_of
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.breaks.plan import Plan
    from desk_stretch.core.breaks.roster import Policies
    from desk_stretch.core.moment import Moment
    from desk_stretch.engine.holding import HoldWatch
    from desk_stretch.engine.keeping import Keeping
    from desk_stretch.engine.outside import Outside, Waker
    from desk_stretch.engine.presence import PresenceWatch

KEEP_EVERY_S = 240.0
"""After a crash at most this much work time, and what passed to the next look, is forgotten.

Nothing is written while nobody works.
"""


class Reminding:
    """Owns the plans. Every answer is followed by a look, so nothing waits for the next waking."""

    def __init__(
        self,
        outside: Outside,
        presence: PresenceWatch,
        holds: HoldWatch,
        policies: Policies,
        announce: Callable[[Event], None],
        keeping: Keeping,
    ) -> None:
        """Pick up the plans that the last run kept."""
        self._outside = outside
        self._keeping = keeping
        self._presence = presence
        self._holds = holds
        self._announce = announce
        self._policies = tuple(policies)
        kept = keeping.ask(outside.record.load_state, None)
        self._plans: Plans = thaw_all(kept, outside.clock.now(), self._policies)
        self.diarist = Diarist(outside.clock, kept, REST_BREAK)
        self.postures = Postures(kept, outside.clock.now())
        self._prompting = Prompting(outside, keeping, announce)
        self._waker: Waker | None = None
        self._kept_s = self._worked_s(outside.clock.now())
        self._status: Status | None = None

    def start(self, waker: Waker) -> None:
        """Take the first look."""
        self._waker = waker
        waker.start()
        self.diarist.did(Act.APP_STARTED, ReasonCode.APP_STARTED)
        self.look()

    def stop(self) -> None:
        """Keep the plan and stop waking."""
        self.diarist.did(Act.APP_ENDED, ReasonCode.APP_ENDED)
        self.keep()
        waker, self._waker = self._waker, None
        if waker is not None:
            waker.stop()

    @property
    def plans(self) -> Plans:
        """How far each reminder has come."""
        return self._plans

    def follow(self, policies: Policies) -> None:
        """Go by these numbers from now on; a reminder that is gone takes its prompt along."""
        self._policies = tuple(policies)
        self._plans = fitted(self._plans, self._outside.clock.now(), self._policies)

    def look(self) -> None:
        """Ask the planner what happens now, do it, and say when to look again."""
        now = self._outside.clock.now()
        reading = self._presence.reading(now)
        self.postures.looked(now, reading)
        self._plans, decisions, wish_s = self._holds.look(
            self._plans, now, reading, self._policies
        )  # fmt: skip
        for decision in decisions:
            self.diarist.decided(decision)
            self._prompting.decided(decision)
        self._prompting.follow(self._plans)
        if self._waker is not None:
            self._waker.wish(None if wish_s is None else wish_s / self._outside.clock.speed)
        if decisions or self._worked_s(now) >= self._kept_s + KEEP_EVERY_S:
            self.keep()
        self._tell()

    def keep(self) -> None:
        """Write down what must outlive the process."""
        now = self._outside.clock.now()
        self.postures.looked(now, self._presence.reading(now))
        self._kept_s = self._worked_s(now)
        state = freeze_all(self._plans, now) | self.diarist.kept() | self.postures.kept()
        self._keeping.write(lambda: self._outside.record.save_state(state))

    def status(self) -> Status:
        """What is going on, and why."""
        now = self._outside.clock.now()
        reading = self._holds.added_to(self._presence.reading(now))
        return status_of(
            self._plans, now, reading, self._policies, self.postures.standing,
            self._outside.clock.speed,
        )  # fmt: skip

    def snooze(self, minutes: int | None) -> None:
        """Ask again later; raises CapabilityError if nothing can be snoozed."""
        now = self._outside.clock.now()
        asked = roster_answers.asked(self._plans, now, self._policies)
        if asked is None or not answers.can_snooze(self._plans[asked.reminder], asked):
            raise CapabilityError(*_no_snooze(due=asked is not None))
        seconds = None if minutes is None else minutes * 60.0
        self._plans = roster_answers.snooze(self._plans, now, self._policies, seconds)
        again = now.wall + self._plans[asked.reminder].not_before - now.steady
        self.diarist.did(Act.SNOOZED, ReasonCode.SNOOZED, of=asked.reminder, until=again)
        self._answered(Outcome.SNOOZED)

    def skip(self) -> None:
        """Give the due break up; raises CapabilityError if none is due, or none may be skipped."""
        now = self._outside.clock.now()
        asked = roster_answers.asked(self._plans, now, self._policies)
        if asked is None or not answers.can_skip(self._plans[asked.reminder], asked):
            raise CapabilityError(*_no_skip(due=asked is not None))
        self._plans = roster_answers.skip(self._plans, now, self._policies)
        self.diarist.did(Act.SKIPPED, ReasonCode.SKIPPED, of=asked.reminder)
        self._answered(Outcome.SKIPPED)

    def meet(self, until_wall: float) -> None:
        """Keep breaks back until a wall time."""
        self.diarist.did(Act.MEETING, ReasonCode.MEETING, until=until_wall)
        self._everywhere(lambda plan: answers.begin_meeting(plan, until_wall))

    def end_meeting(self) -> None:
        """The meeting is over."""
        if any(plan.meeting_until_wall is not None for plan in self._plans.values()):
            self.diarist.did(Act.MEETING_OVER, ReasonCode.MEETING_OVER)
        self._everywhere(answers.end_meeting)

    def pause(self, until_wall: float) -> None:
        """Switch reminders off until a wall time."""
        self.diarist.did(Act.PAUSED, ReasonCode.PAUSED, until=until_wall)
        self._everywhere(lambda plan: answers.pause(plan, until_wall))

    def resume(self) -> None:
        """End a pause."""
        if any(plan.pause_until_wall is not None for plan in self._plans.values()):
            self.diarist.did(Act.RESUMED, ReasonCode.PAUSE_OVER)
        self._everywhere(answers.resume)

    def begin_routine(self, reminder: str | None = None) -> bool:
        """A routine starts, for *reminder* or what is asked for. Whether its break was due."""
        self.look()
        now = self._outside.clock.now()
        self._plans = roster_answers.begin_routine(self._plans, now, self._policies, reminder)
        answered = roster_answers.running(self._plans, self._policies) or self._policies[0]
        self.diarist.did(Act.STARTED, ReasonCode.ROUTINE_STARTED, of=answered.reminder)
        self._prompting.began(answered.reminder)
        self.keep()
        self.look()
        return self._plans[answered.reminder].answers_due

    def end_routine(self, done_s: float, total_s: float, was_wrong: bool = False) -> None:
        """A routine is over. Who stopped because something was wrong is not asked again soon."""
        now = self._outside.clock.now()
        answered = roster_answers.running(self._plans, self._policies) or self._policies[0]
        self._plans = roster_answers.end_routine(
            self._plans, now, self._policies, total_s if was_wrong else done_s, total_s
        )  # fmt: skip
        self.diarist.routine_over(done_s, total_s, of=answered.reminder)
        self.keep()
        self.look()

    def _everywhere(self, change: Callable[[Plan], Plan]) -> None:
        """Change every plan, for what concerns the person; write it down and look on."""
        self._plans = roster_answers.everywhere(self._plans, change)
        self.keep()
        self.look()

    def _worked_s(self, now: Moment) -> float:
        """Work time that would be forgotten in a crash, of the reminder that counts most."""
        return max(plan.worked_s(now) for plan in self._plans.values())

    def _answered(self, outcome: Outcome) -> None:
        """The person has answered; write it down and look on."""
        self._prompting.close(outcome)
        self.keep()
        self.look()

    def _tell(self) -> None:
        """Announce the status if it is another one than before."""
        status = self.status()
        self.diarist.looked(status)
        if self._status is None or differs(self._status, status):
            self._status = status
            self._announce(StatusChanged(status))


def _no_snooze(*, due: bool) -> tuple[str, str]:
    """Why nothing can be snoozed, and what to do."""
    if due:
        return tr("No snooze is left for this break."), tr("Start it or skip it.")
    return tr("There is nothing to snooze."), tr("A break can be snoozed once it is due.")


def _no_skip(*, due: bool) -> tuple[str, str]:
    """Why nothing can be skipped, and what to do."""
    if due:
        return (
            tr("No skip is left for this break today."),
            tr("Start it, snooze it, or pause the reminders."),
        )
    return tr("There is nothing to skip."), tr("A break can be skipped once it is due.")
