"""The prompt on the screen, and how each one ended: announced, and kept in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.breaks.decision import Decision, Prompt, Reason
from desk_stretch.core.breaks.decision import Event as Happened
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.engine.events import Event, PromptClosed, PromptOpened

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.breaks.roster import Plans
    from desk_stretch.core.moment import Moment
    from desk_stretch.engine.keeping import Keeping
    from desk_stretch.engine.outside import Outside

_OUTCOMES = {
    Happened.NATURAL: Outcome.NATURAL,
    Happened.HELD: Outcome.HELD,
    Happened.MISSED: Outcome.MISSED,
    Happened.WITHDRAWN: Outcome.WITHDRAWN,
}


class Prompting:
    """At most one prompt is open, whichever reminder it is of."""

    def __init__(
        self, outside: Outside, keeping: Keeping, announce: Callable[[Event], None]
    ) -> None:
        """Nothing is on the screen at first."""
        self._outside = outside
        self._keeping = keeping
        self._announce = announce
        self._open: Prompt | None = None

    def decided(self, decision: Decision) -> None:
        """Do what the planner decided."""
        if decision.event is Happened.PROMPT and decision.prompt is not None:
            self._open = decision.prompt
            self._announce(PromptOpened(decision.prompt))
        elif decision.event in (Happened.MISSED, Happened.WITHDRAWN):
            self.close(_missed_as(self._open, _OUTCOMES[decision.event]))
        else:
            outcome = _OUTCOMES[decision.event]
            self._write(decision.reminder, outcome, decision.reason, decision.moment)

    def follow(self, plans: Plans) -> None:
        """Close a prompt that the planner has no more: rested away, or of a reminder that went."""
        if self._open is None:
            return
        plan = plans.get(self._open.reminder)
        if plan is None:
            self.close(Outcome.WITHDRAWN)
        elif plan.prompt is None:
            self.close(Outcome.NATURAL)

    def began(self, reminder: str) -> None:
        """A routine began for *reminder*; the prompt of another one gives way to it."""
        is_answer = self._open is not None and self._open.reminder == reminder
        self.close(Outcome.STARTED if is_answer else Outcome.WITHDRAWN)

    def close(self, outcome: Outcome) -> None:
        """The prompt, if one was open, is gone; keep how it ended."""
        prompt, self._open = self._open, None
        if prompt is not None:
            self._write(prompt.reminder, outcome, prompt.reason, prompt.since)
            self._announce(PromptClosed(outcome))

    def _write(self, reminder: str, outcome: Outcome, reason: Reason, moment: Moment) -> None:
        """Keep a prompt's outcome, or a natural break."""
        rehearsal = self._outside.clock.speed != 1
        text = sentence(reason, moment)
        row = PromptRecord(moment.iso(), reminder, outcome, text, rehearsal)
        self._keeping.write(lambda: self._outside.record.add_prompt(row))


def _missed_as(prompt: Prompt | None, outcome: Outcome) -> Outcome:
    """A prompt that was put off as often as it could be, and then missed, was snoozed out."""
    if outcome is not Outcome.MISSED or prompt is None:
        return outcome
    used_up = prompt.snoozes_allowed > 0 and prompt.snoozes_left == 0
    return Outcome.SNOOZED_OUT if used_up else outcome
