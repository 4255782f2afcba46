"""The asking part of the engine: looks at the clock, keeps the plan, and writes what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.breaks import answers
from desk_stretch.core.breaks.decision import Decision, Prompt, Reason
from desk_stretch.core.breaks.decision import Event as Happened
from desk_stretch.core.breaks.explain import explain
from desk_stretch.core.breaks.keep import freeze, thaw
from desk_stretch.core.breaks.meeting import with_meeting
from desk_stretch.core.breaks.plan import Plan
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.engine.events import Event, PromptClosed, PromptOpened, Status, StatusChanged
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.breaks.policy import Policy
    from desk_stretch.core.moment import Moment
    from desk_stretch.engine.holding import HoldWatch
    from desk_stretch.engine.keeping import Keeping
    from desk_stretch.engine.outside import Outside, Waker
    from desk_stretch.engine.presence import PresenceWatch

KEEP_EVERY_S = 240.0
"""After a crash at most this much work time, and what passed to the next look, is forgotten.

Nothing is written while nobody works.
"""

_OUTCOMES = {
    Happened.NATURAL: Outcome.NATURAL,
    Happened.HELD: Outcome.HELD,
    Happened.MISSED: Outcome.MISSED,
    Happened.WITHDRAWN: Outcome.WITHDRAWN,
}


class Reminding:
    """Owns the plan. Every answer is followed by a look, so nothing waits for the next waking."""

    def __init__(
        self,
        outside: Outside,
        presence: PresenceWatch,
        holds: HoldWatch,
        policy: Policy,
        announce: Callable[[Event], None],
        keeping: Keeping,
    ) -> None:
        """Pick up the plan that the last run kept."""
        self._outside = outside
        self._keeping = keeping
        self._presence = presence
        self._holds = holds
        self._announce = announce
        self.policy = policy
        self._plan: Plan = thaw(
            keeping.ask(outside.record.load_state, None), outside.clock.now(), policy
        )
        self._waker: Waker | None = None
        self._kept_s = self._plan.base_s
        self._open: Prompt | None = None
        self._status: Status | None = None

    def start(self, waker: Waker) -> None:
        """Take the first look."""
        self._waker = waker
        waker.start()
        self.look()

    def stop(self) -> None:
        """Keep the plan and stop waking."""
        self.keep()
        waker, self._waker = self._waker, None
        if waker is not None:
            waker.stop()

    def look(self) -> None:
        """Ask the planner what happens now, do it, and say when to look again."""
        now = self._outside.clock.now()
        reading = self._presence.reading(now)
        self._plan, decisions, wish_s = self._holds.look(self._plan, now, reading, self.policy)
        for decision in decisions:
            self._carry_out(decision)
        if self._open is not None and self._plan.prompt is None:
            self._close(Outcome.NATURAL)
        if self._waker is not None:
            self._waker.wish(None if wish_s is None else wish_s / self._outside.clock.speed)
        if decisions or self._plan.worked_s(now) >= self._kept_s + KEEP_EVERY_S:
            self.keep()
        self._tell()

    def keep(self) -> None:
        """Write down what must outlive the process."""
        now = self._outside.clock.now()
        self._kept_s = self._plan.worked_s(now)
        state = freeze(self._plan, now)
        self._keeping.write(lambda: self._outside.record.save_state(state))

    def status(self) -> Status:
        """What is going on, and why."""
        now = self._outside.clock.now()
        plan, policy = self._plan, self.policy
        reading = self._holds.added_to(self._presence.reading(now))
        state, reason, next_due = explain(plan, now, reading, policy)
        paused = plan.pause_until_wall if plan.is_paused(now) else None
        return Status(
            state=state,
            reason=reason,
            sentence=sentence(reason, now, ongoing=True),
            worked_s=min(policy.work_s, plan.worked_s(now)),
            work_s=policy.work_s,
            next_due=next_due,
            pause_until=paused,
            holds=tuple(sorted(with_meeting(plan, now, reading).holds)),
            prompt=plan.prompt,
            missed=plan.missed,
            asked_today=plan.asked_today,
            daily_cap=policy.daily_cap,
            speed=self._outside.clock.speed,
            meeting_until=plan.meeting_until_wall if plan.in_meeting(now) else None,
        )

    def snooze(self, minutes: int | None) -> None:
        """Ask again later; raises CapabilityError if nothing can be snoozed."""
        if not answers.can_snooze(self._plan, self.policy):
            raise CapabilityError(*_no_snooze(due=self._plan.is_due))
        now = self._outside.clock.now()
        seconds = None if minutes is None else minutes * 60.0
        self._plan = answers.snooze(self._plan, now, self.policy, seconds)
        self._answered(Outcome.SNOOZED)

    def skip(self) -> None:
        """Give the due break up; raises CapabilityError if none is due."""
        if not answers.can_skip(self._plan):
            raise CapabilityError(
                tr("There is nothing to skip."), tr("A break can be skipped once it is due.")
            )
        self._plan = answers.skip(self._plan, self._outside.clock.now())
        self._answered(Outcome.SKIPPED)

    def meet(self, until_wall: float) -> None:
        """Keep breaks back until a wall time."""
        self._plan = answers.begin_meeting(self._plan, until_wall)
        self.keep()
        self.look()

    def end_meeting(self) -> None:
        """The meeting is over."""
        self._plan = answers.end_meeting(self._plan)
        self.keep()
        self.look()

    def pause(self, until_wall: float) -> None:
        """Switch reminders off until a wall time."""
        self._plan = answers.pause(self._plan, until_wall)
        self.keep()
        self.look()

    def resume(self) -> None:
        """End a pause."""
        self._plan = answers.resume(self._plan)
        self.keep()
        self.look()

    def begin_routine(self) -> bool:
        """A routine starts. Returns whether it answers a break that was due."""
        self.look()
        self._plan = answers.begin_routine(self._plan, self._outside.clock.now())
        self._close(Outcome.STARTED)
        self.keep()
        self.look()
        return self._plan.answers_due

    def end_routine(self, done_s: float, total_s: float) -> None:
        """A routine is over."""
        now = self._outside.clock.now()
        self._plan = answers.end_routine(self._plan, now, self.policy, done_s, total_s)
        self.keep()
        self.look()

    def _answered(self, outcome: Outcome) -> None:
        """The person has answered; write it down and look on."""
        self._close(outcome)
        self.keep()
        self.look()

    def _carry_out(self, decision: Decision) -> None:
        """Do what the planner decided."""
        if decision.event is Happened.PROMPT and decision.prompt is not None:
            self._open = decision.prompt
            self._announce(PromptOpened(decision.prompt))
        elif decision.event in (Happened.MISSED, Happened.WITHDRAWN):
            self._close(_missed_as(self._open, _OUTCOMES[decision.event]))
        else:
            self._write(_OUTCOMES[decision.event], decision.reason, decision.moment)

    def _close(self, outcome: Outcome) -> None:
        """The prompt, if one was open, is gone; keep how it ended."""
        prompt, self._open = self._open, None
        if prompt is not None:
            self._write(outcome, prompt.reason, prompt.since)
            self._announce(PromptClosed(outcome))

    def _write(self, outcome: Outcome, reason: Reason, moment: Moment) -> None:
        """Keep a prompt's outcome, or a natural break."""
        rehearsal = self._outside.clock.speed != 1
        text = sentence(reason, moment)
        row = PromptRecord(moment.iso(), self.policy.reminder, outcome, text, rehearsal)
        self._keeping.write(lambda: self._outside.record.add_prompt(row))

    def _tell(self) -> None:
        """Announce the status if it is another one than before."""
        status = self.status()
        if self._status is None or _differs(self._status, status):
            self._status = status
            self._announce(StatusChanged(status))


def _missed_as(prompt: Prompt | None, outcome: Outcome) -> Outcome:
    """A prompt that was put off as often as it could be, and then missed, was snoozed out."""
    if outcome is not Outcome.MISSED or prompt is None:
        return outcome
    used_up = prompt.snoozes_allowed > 0 and prompt.snoozes_left == 0
    return Outcome.SNOOZED_OUT if used_up else outcome


def _no_snooze(*, due: bool) -> tuple[str, str]:
    """Why nothing can be snoozed, and what to do."""
    if due:
        return tr("No snooze is left for this break."), tr("Start it or skip it.")
    return tr("There is nothing to snooze."), tr("A break can be snoozed once it is due.")


def _differs(one: Status, other: Status) -> bool:
    """Whether two statuses differ in more than the passing of time."""

    def lasting(status: Status) -> tuple[object, ...]:
        due = None if status.next_due is None else round(status.next_due / 60)
        return (
            status.state, status.reason.code, status.reason.names, due, status.pause_until,
            status.meeting_until, status.holds, status.prompt, status.missed, status.asked_today,
            status.work_s,
        )  # fmt: skip

    return lasting(one) != lasting(other)
