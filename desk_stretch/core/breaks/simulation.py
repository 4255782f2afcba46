"""A day run through the planner without waiting: what would happen by itself, and when.

The same planner as in the app; only the clock and the person come from the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from desk_stretch.core.breaks import answers
from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.breaks.keep import freeze, thaw
from desk_stretch.core.breaks.notation import ScenarioProblem, apply_policy, calendar_day
from desk_stretch.core.breaks.plan import Plan, fresh
from desk_stretch.core.breaks.planner import advance
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.scenario import Line, Scenario
from desk_stretch.core.breaks.simulated_desk import Desk, wall_of
from desk_stretch.core.moment import Moment, local_wall

DEFAULT_DAY = date(2026, 1, 5)
"""A Monday, for a text that names no day."""

_HEADINGS = ("day", "zone", "policy")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the log: *t* in steady seconds from the first line, and the decision."""

    t: float
    decision: Decision

    @property
    def at(self) -> datetime:
        """The local time, to the second."""
        return _second(self.decision.moment)


@dataclass(frozen=True, slots=True)
class Expected:
    """A ``>`` line: what should happen, when, and the number of the line."""

    at: datetime
    event: str
    number: int


class Simulation:
    """Carries lines out one after the other; then ``log`` and ``expected`` can be compared."""

    def __init__(self, zone_of: Callable[[str], tzinfo]) -> None:
        """*zone_of* finds a time zone by name; it raises LookupError, ValueError or OSError."""
        self._zone_of = zone_of
        self._zone: tzinfo = UTC
        self._day = DEFAULT_DAY
        self._policy = Policy()
        self._desk = Desk(Moment(0.0, 0.0))
        self._plan: Plan | None = None
        self._wish: float | None = None
        self._asleep = False
        self._routine_from: float | None = None
        self.log: list[Happening] = []
        self.expected: list[Expected] = []

    def run(self, scenario: Scenario) -> None:
        """Carry every line out; raises ScenarioProblem naming the line."""
        for line in scenario.lines:
            try:
                self._carry_out(line)
            except ScenarioProblem as problem:
                raise ScenarioProblem(f"line {line.number}: {problem}") from None

    def _carry_out(self, line: Line) -> None:
        """Let the time until a line pass, then do what it says."""
        if line.word in _HEADINGS and line.clock is None and line.offset_s is None:
            self._head(line)
            return
        if self._plan is None:
            self._begin(line)
        self._reach(line)
        if line.word == ">":
            self._expect(line)
        else:
            self._happen(line)
        self._look()

    def _head(self, line: Line) -> None:
        """A line without a time: the day, the zone, the policy."""
        if line.word == "day":
            self._day = calendar_day(line.text)
        elif line.word == "zone":
            self._travel(line.text)
        else:
            self._policy = apply_policy(self._policy, line.text)

    def _travel(self, name: str) -> None:
        """Change to another time zone."""
        try:
            self._zone = self._zone_of(name)
        except (LookupError, ValueError, OSError):
            raise ScenarioProblem(
                f"'{name}' is not a time zone; expected for example Europe/Berlin"
            ) from None
        self._desk.moment = replace(self._desk.moment, zone=self._zone)

    def _begin(self, line: Line) -> None:
        """Start the app at the first line."""
        if line.clock is None:
            raise ScenarioProblem("the first line needs a time of day")
        self._desk.moment = Moment(
            local_wall(self._day, line.clock, self._zone), 0.0, 0.0, self._zone
        )
        self._plan = fresh(self._desk.moment, self._policy)

    def _reach(self, line: Line) -> None:
        """Let time pass up to a line; a computer that sleeps open-endedly wakes at it."""
        now = self._desk.moment
        if line.clock is not None:
            seconds = wall_of(line.clock, self._day, now) - now.wall
        else:
            seconds = line.offset_s or 0.0
        if self._asleep and line.word != ">":
            self._sleep(seconds)
            return
        self._run_until(now.steady + seconds)

    def _look(self) -> None:
        """Ask the planner, and keep what it says."""
        if self._plan is None or self._asleep:
            return
        now = self._desk.moment
        reading = self._desk.reading(self._policy.typing_pause_s)
        self._plan, decisions, self._wish = advance(self._plan, now, reading, self._policy)
        if self._wish is not None:
            self._wish += now.steady
        self._log(decisions)

    def _log(self, decisions: list[Decision]) -> None:
        """Keep what happened by itself."""
        self.log.extend(Happening(one.moment.steady, one) for one in decisions)

    def _run_until(self, steady: float) -> None:
        """Let time pass, looking whenever the planner wished to or something ends."""
        while (at := self._next()) is not None and at <= steady + 1e-6:
            self._desk.pass_time(at - self._desk.moment.steady)
            self._end_what_is_over(at)
            self._look()
        self._desk.pass_time(steady - self._desk.moment.steady)

    def _next(self) -> float | None:
        """The next steady second at which something happens by itself."""
        times = [at for at, _ in self._desk.ends]
        if self._wish is not None:
            times.append(self._wish)
        if self._routine_from is not None:
            times.append(self._routine_from + self._policy.routine_s)
        return min(times, default=None)

    def _end_what_is_over(self, at: float) -> None:
        """End what was given a duration, and a routine that has reached its end."""
        if any(end <= at + 1e-6 for end, _ in self._desk.ends):
            self._desk.become("active", None)
        if (
            self._routine_from is not None
            and at + 1e-6 >= self._routine_from + self._policy.routine_s
        ):
            self._end_routine(self._policy.routine_s, Event.COMPLETED)

    def _end_routine(self, done_s: float, event: Event | None) -> None:
        """End the routine after so many seconds; *event* if it ended by itself."""
        if self._routine_from is None or self._plan is None:
            raise ScenarioProblem("no routine is running here")
        now = self._desk.moment
        self._routine_from = None
        self._plan = answers.end_routine(
            self._plan, now, self._policy, done_s, self._policy.routine_s
        )
        if event is not None:
            reason = Reason(ReasonCode.ENDED, done_s)
            self._log([Decision(event, self._policy.reminder, now, reason)])

    def _expect(self, line: Line) -> None:
        """Remember what the text expects."""
        if line.text != "nothing":
            self.expected.append(Expected(_second(self._desk.moment), line.text, line.number))

    def _happen(self, line: Line) -> None:
        """Do what a line says of the person, the computer or the clock."""
        desk = self._desk
        if line.word in ("active", "idle", "typing", "locked"):
            desk.become(line.word, line.seconds)
        elif line.word in ("hold on", "hold off"):
            desk.hold(line.text, on=line.word == "hold on")
        elif line.word == "asleep":
            self._fall_asleep(line.seconds)
        elif line.word == "restart":
            self._restart(line.seconds or 0.0)
        elif line.word == "clock":
            desk.set_clock(line.seconds or 0.0)
        elif line.word.startswith("do "):
            self._answer(line)
        elif line.word in _HEADINGS:
            self._head(line)

    def _fall_asleep(self, seconds: float | None) -> None:
        """Sleep for a time, or until the next line of the person."""
        self._look()
        self._asleep = True
        if seconds is not None:
            self._sleep(seconds)

    def _sleep(self, seconds: float) -> None:
        """Pass sleeping time and wake; a routine that ran ends on waking."""
        worked = self._desk.moment.steady - (self._routine_from or 0.0)
        self._desk.sleep(seconds)
        self._asleep = False
        if self._routine_from is not None:
            self._end_routine(worked, Event.PARTIAL)
        self._look()

    def _restart(self, seconds: float) -> None:
        """The app ends, stays away for a time, and starts again with what it kept."""
        if self._plan is None:
            return
        self._look()
        kept = freeze(self._plan, self._desk.moment)
        self._desk.pass_time(seconds)
        self._routine_from = None
        self._plan = thaw(kept, self._desk.moment, self._policy)

    def _answer(self, line: Line) -> None:
        """Do what the person answers; an answer that nothing asked for changes nothing."""
        self._look()
        plan, now = self._plan, self._desk.moment
        if plan is None:
            return
        verb = line.word.removeprefix("do ")
        if verb == "snooze":
            self._plan = answers.snooze(plan, now, self._policy, line.seconds)
        elif verb == "skip":
            self._plan = answers.skip(plan, now)
        elif verb == "pause":
            self._plan = answers.pause(plan, self._until(line))
        elif verb == "resume":
            self._plan = answers.resume(plan)
        elif verb == "start":
            self._plan = answers.begin_routine(plan, now)
            self._routine_from = now.steady
        elif verb == "leave":
            self._end_routine(now.steady - (self._routine_from or 0.0), None)

    def _until(self, line: Line) -> float:
        """The wall second at which a pause ends."""
        now = self._desk.moment
        if line.seconds is not None:
            return now.wall + line.seconds
        if line.text == "tomorrow":
            return local_wall(now.day + timedelta(days=1), time(0), now.zone)
        return wall_of(time.fromisoformat(line.text.zfill(5)), now.day, now)


def _second(moment: Moment) -> datetime:
    """The local time, to the nearest second."""
    return datetime.fromtimestamp(round(moment.wall), moment.zone)
