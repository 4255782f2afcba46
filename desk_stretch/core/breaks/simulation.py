"""A day run through the planner without waiting: what would happen by itself, and when.

The same planner as in the app; only the clock and the person come from the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo

from desk_stretch.core.breaks.day_words import ScenarioProblem, calendar_day
from desk_stretch.core.breaks.notation import apply_policy, reminder_policy
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.scenario import Line, Scenario
from desk_stretch.core.breaks.simulated_app import App, Happening, to_the_second
from desk_stretch.core.breaks.simulated_desk import Desk, wall_of
from desk_stretch.core.moment import Moment, local_wall

DEFAULT_DAY = date(2026, 1, 5)
"""A Monday, for a text that names no day."""

_HEADINGS = ("day", "zone", "policy", "reminder")
_YEARS = range(1999, 2102)


@dataclass(frozen=True, slots=True)
class Expected:
    """A ``>`` line: what should happen, when, the number of the line, and whose (empty: any)."""

    at: datetime
    event: str
    number: int
    reminder: str = ""


class Simulation:
    """Carries lines out one after the other; then ``log`` and ``expected`` can be compared."""

    def __init__(self, zone_of: Callable[[str], tzinfo]) -> None:
        """*zone_of* finds a time zone by name; it raises LookupError, ValueError or OSError."""
        self._zone_of = zone_of
        self._zone: tzinfo = UTC
        self._day = DEFAULT_DAY
        self._policy = Policy()
        self._policies: tuple[Policy, ...] = (self._policy,)
        self._own: dict[str, list[str]] = {}
        self._desk = Desk(Moment(0.0, 0.0))
        self._app: App | None = None
        self._fell_asleep: float | None = None
        self.expected: list[Expected] = []

    @property
    def log(self) -> list[Happening]:
        """What happened by itself."""
        return [] if self._app is None else self._app.log

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
        app = self._app = self._app or self._begin(line)
        self._reach(line, app)
        if self._desk.moment.day.year not in _YEARS:
            raise ScenarioProblem("this is too far away; expected a year from 2000 to 2100")
        if line.word == ">":
            self._expect(line)
        else:
            self._happen(line, app)
        self._look(app)

    def _head(self, line: Line) -> None:
        """The day, the zone, the policy or a reminder of one's own."""
        if line.word == "day":
            self._day = calendar_day(line.text)
        elif line.word == "zone":
            self._travel(line.text)
        elif line.word == "reminder":
            self._own.setdefault(line.reminder, []).append(line.text)
        else:
            self._policy = apply_policy(self._policy, line.text)
        own = (reminder_policy(self._policy, name, said) for name, said in self._own.items())
        self._policies = (self._policy, *own)

    def _travel(self, name: str) -> None:
        """Change to another time zone."""
        try:
            self._zone = self._zone_of(name)
        except (LookupError, ValueError, OSError):
            raise ScenarioProblem(
                f"'{name}' is not a time zone; expected for example Europe/Berlin"
            ) from None
        self._desk.moment = replace(self._desk.moment, zone=self._zone)

    def _begin(self, line: Line) -> App:
        """Start the app at the first line."""
        if line.clock is None:
            raise ScenarioProblem("the first line needs a time of day")
        wall = local_wall(self._day, line.clock, self._zone)
        self._desk.moment = Moment(wall, 0.0, 0.0, self._zone)
        return App(self._desk, self._policies)

    def _reach(self, line: Line, app: App) -> None:
        """Let time pass up to a line; a computer that sleeps open-endedly wakes at it."""
        now = self._desk.moment
        if line.clock is not None:
            seconds = wall_of(line.clock, self._day, now) - now.wall
        else:
            seconds = line.offset_s or 0.0
        if self._fell_asleep is None:
            self._run_until(now.steady + seconds, app)
        else:
            self._desk.sleep(seconds)
            if line.word != ">":
                self._wake(self._fell_asleep, app)

    def _look(self, app: App) -> None:
        """Let the app look, unless the computer sleeps."""
        if self._fell_asleep is None:
            app.look(self._policies)

    def _run_until(self, steady: float, app: App) -> None:
        """Let time pass, looking whenever the app would or something ends."""
        while (at := self._next(app)) is not None and at <= steady + 1e-6:
            self._desk.pass_time(at - self._desk.moment.steady)
            self._look(app)
            if self._desk.end_what_is_over():
                self._look(app)
        self._desk.pass_time(steady - self._desk.moment.steady)

    def _next(self, app: App) -> float | None:
        """The next steady second at which something happens by itself."""
        ends = (self._desk.next_end(), app.next_look())
        return min((at for at in ends if at is not None), default=None)

    def _expect(self, line: Line) -> None:
        """Remember what the text expects."""
        if line.text != "nothing":
            at = to_the_second(self._desk.moment)
            self.expected.append(Expected(at, line.text, line.number, self._known(line.reminder)))

    def _known(self, name: str) -> str:
        """Check the name of a reminder; empty means any."""
        names = [policy.reminder for policy in self._policies]
        if name and name not in names:
            raise ScenarioProblem(
                f"there is no reminder '{name}'; expected one of: {', '.join(names)}"
            )
        return name

    def _happen(self, line: Line, app: App) -> None:
        """Do what a line says of the person, the computer or the clock."""
        if line.word in _HEADINGS:
            self._head(line)
        elif line.word.startswith("do "):
            self._look(app)
            app.answer(line)
        elif line.word == "asleep":
            self._fall_asleep(line.seconds, app)
        elif line.word == "restart":
            self._look(app)
            app.restart(line.seconds or 0.0)
        else:
            self._at_the_desk(line)

    def _at_the_desk(self, line: Line) -> None:
        """Change what the app can see."""
        desk = self._desk
        if line.word == "hold on":
            desk.hold(line.text, line.seconds)
        elif line.word == "hold off":
            desk.release(line.text)
        elif line.word == "clock":
            desk.set_clock(self._jump(line) if line.seconds is None else line.seconds)
        elif line.word != "end":
            desk.become(line.word, line.seconds)

    def _jump(self, line: Line) -> float:
        """The seconds by which the clock jumps to a time of the same day."""
        now = self._desk.moment
        return local_wall(now.day, time.fromisoformat(line.text), now.zone) - now.wall

    def _fall_asleep(self, seconds: float | None, app: App) -> None:
        """Sleep for a time, or until the next line that does something."""
        self._look(app)
        self._fell_asleep = self._desk.moment.steady
        if seconds is not None:
            self._desk.sleep(seconds)
            self._wake(self._fell_asleep, app)
            self._desk.become("active")

    def _wake(self, fell_asleep: float, app: App) -> None:
        """End the sleep, and with it a routine that ran."""
        self._fell_asleep = None
        app.wake(fell_asleep)
        self._look(app)
