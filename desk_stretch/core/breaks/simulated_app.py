"""The app of a simulated day: the planner with the routine that runs, and the log of events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.day_words import ScenarioProblem
from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.breaks.keep import freeze_all, thaw_all
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.roster import Plans, Policies, advance_all, begun, fitted
from desk_stretch.core.breaks.scenario import Line
from desk_stretch.core.breaks.simulated_desk import Desk, wall_of
from desk_stretch.core.moment import Moment, local_wall


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the log: *t* in steady seconds from the first line, and the decision."""

    t: float
    decision: Decision

    @property
    def at(self) -> datetime:
        """The local time, to the second."""
        return to_the_second(self.decision.moment)


@dataclass(frozen=True, slots=True)
class Running:
    """The routine that runs: since which steady second, and how long it lasts."""

    since: float
    length_s: float

    @property
    def end(self) -> float:
        """The steady second at which it is over."""
        return self.since + self.length_s


class App:
    """What the app would do at a desk. It is asked to look whenever something may have changed."""

    def __init__(self, desk: Desk, policies: Policies) -> None:
        """Start the app now."""
        self._desk = desk
        self._policies = policies
        self._plans = begun(desk.moment, policies)
        self._wish: float | None = None
        self._running: Running | None = None
        self.log: list[Happening] = []

    def look(self, policies: Policies) -> None:
        """Ask the planner, and keep what it says."""
        now = self._desk.moment
        if policies != self._policies:
            self._plans = fitted(self._plans, now, policies)
        self._policies = policies
        self._end_what_is_over()
        reading = self._desk.reading(policies[0].typing_pause_s)
        self._plans, decisions, wish = advance_all(self._plans, now, reading, policies)
        self._wish = None if wish is None else wish + now.steady
        self.log.extend(Happening(one.moment.steady, one) for one in decisions)

    def next_look(self) -> float | None:
        """The steady second at which the app would look by itself."""
        looks = (self._wish, None if self._running is None else self._running.end)
        return min((at for at in looks if at is not None), default=None)

    def wake(self, fell_asleep: float) -> None:
        """The computer wakes: a routine that ran ends where it was."""
        if self._running is not None:
            self._end_routine(fell_asleep - self._running.since, Event.PARTIAL)

    def restart(self, seconds: float) -> None:
        """End, stay away for a time, and start again with what was kept."""
        kept = freeze_all(self._plans, self._desk.moment)
        self._desk.pass_time(seconds)
        self._running = None
        self._plans = thaw_all(kept, self._desk.moment, self._policies)

    def answer(self, line: Line) -> None:
        """Do what the person answers; an answer that nothing asked for changes nothing."""
        self._plans = _ANSWERS[line.word](self, line)

    def _snooze(self, line: Line) -> Plans:
        now = self._desk.moment
        return roster_answers.snooze(self._plans, now, self._policies, line.seconds)

    def _skip(self, _line: Line) -> Plans:
        return roster_answers.skip(self._plans, self._desk.moment, self._policies)

    def _pause(self, line: Line) -> Plans:
        until = _until(line, self._desk.moment)
        return roster_answers.everywhere(self._plans, lambda plan: answers.pause(plan, until))

    def _resume(self, _line: Line) -> Plans:
        return roster_answers.everywhere(self._plans, answers.resume)

    def _start(self, line: Line) -> Plans:
        now = self._desk.moment
        plans = roster_answers.begin_routine(self._plans, now, self._policies)
        answered = roster_answers.running(plans, self._policies)
        length_s = self._policies[0].routine_s if answered is None else answered.routine_s
        self._running = Running(now.steady, length_s if line.seconds is None else line.seconds)
        return plans

    def _leave(self, _line: Line) -> Plans:
        if self._running is None:
            raise ScenarioProblem("no routine is running here")
        self._end_routine(self._desk.moment.steady - self._running.since)
        return self._plans

    def _end_what_is_over(self) -> None:
        """Complete a routine that has reached its end."""
        running = self._running
        if running is not None and self._desk.moment.steady + 1e-6 >= running.end:
            self._end_routine(running.length_s, Event.COMPLETED)

    def _end_routine(self, done_s: float, event: Event | None = None) -> None:
        """End the routine after so many seconds; *event* if it ended by itself."""
        running, self._running = self._running, None
        now = self._desk.moment
        answered = roster_answers.running(self._plans, self._policies)
        total_s = done_s if running is None else running.length_s
        self._plans = roster_answers.end_routine(
            self._plans, now, self._policies, done_s, total_s
        )  # fmt: skip
        if event is not None:
            reason = Reason(ReasonCode.ENDED, done_s)
            reminder = REST_BREAK if answered is None else answered.reminder
            self.log.append(Happening(now.steady, Decision(event, reminder, now, reason)))


_ANSWERS: dict[str, Callable[[App, Line], Plans]] = {
    "do snooze": App._snooze,
    "do skip": App._skip,
    "do pause": App._pause,
    "do resume": App._resume,
    "do start": App._start,
    "do leave": App._leave,
}


def to_the_second(moment: Moment) -> datetime:
    """The local time of a moment, to the nearest second."""
    return datetime.fromtimestamp(round(moment.wall), moment.zone)


def _until(line: Line, now: Moment) -> float:
    """The wall second at which a pause ends."""
    if line.seconds is not None:
        return now.wall + line.seconds
    if line.text == "tomorrow":
        return local_wall(now.day + timedelta(days=1), time(0), now.zone)
    return wall_of(time.fromisoformat(line.text), now.day, now)
