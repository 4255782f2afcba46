"""A recording stand-in for every port, and a world whose time only moves when a test says so."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.heard import Manner
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepRecord,
)
from desk_stretch.core.history.tally import Tally, grouped
from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Call
from desk_stretch.core.settings.managed import UNMANAGED


class FakeHandle:
    """Remembers that it was cancelled."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def cancel(self) -> None:
        self._call()


class FakeLoop:
    """A loop whose clock is a variable: ``run(seconds)`` calls what falls due, in order."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: dict[int, tuple[float, Call]] = {}
        self.posted: list[Call] = []
        self._ids = itertools.count()

    def wake_in(self, seconds: float, call: Call) -> FakeHandle:
        key = next(self._ids)
        self.timers[key] = (self.now + max(0.0, seconds), call)
        return FakeHandle(lambda: self.timers.pop(key, None) and None)

    def watch(self, fd: int, call: Call) -> FakeHandle:
        return FakeHandle(lambda: None)

    def watch_child(self, pid: int, call: Callable[[int], None]) -> FakeHandle:
        return FakeHandle(lambda: None)

    def post(self, call: Call) -> None:
        self.posted.append(call)

    def run(self, seconds: float) -> None:
        """Let real seconds pass."""
        end = self.now + seconds
        while self.timers:
            key, (at, call) = min(self.timers.items(), key=lambda item: (item[1][0], item[0]))
            if at > end + 1e-9:
                break
            del self.timers[key]
            self.now = max(self.now, at)
            call()
        self.now = end


class FakeClock:
    """Shows the loop's time; sleep and a wall clock that is set are the test's to add."""

    def __init__(self, loop: FakeLoop, wall: float = 1_767_603_600.0, speed: float = 1.0) -> None:
        self._loop = loop
        self.speed = speed
        self.wall = wall
        self.slept = 0.0

    def now(self) -> Moment:
        passed = self._loop.now * self.speed
        return Moment(self.wall + passed + self.slept, passed + self.slept, self.slept)


class FakeIdle:
    """Someone who types whenever the test says so; *last_input* is in loop seconds."""

    name = "fake"

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.last_input: float | None = None
        self.last_key: float | None = None
        self.threshold_s = 0.0
        self.on_idle: Call = lambda: None
        self.on_active: Call = lambda: None
        self.stopped = False

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        self.threshold_s, self.on_idle, self.on_active = threshold_s, on_idle, on_active

    def since_input(self) -> float | None:
        if self.last_input is None:
            return None
        return self._clock.now().steady - self.last_input

    def since_key(self) -> float | None:
        if self.last_key is None:
            return None
        return self._clock.now().steady - self.last_key

    def stop(self) -> None:
        self.stopped = True


class FakeLock:
    """A screen that a test locks, and a computer that it puts to sleep."""

    name = "fake"

    def __init__(self) -> None:
        self.on_lock: Callable[[bool], None] = lambda _: None
        self.on_sleep: Callable[[bool], None] = lambda _: None
        self.stopped = False

    def start(self, on_lock: Callable[[bool], None], on_sleep: Callable[[bool], None]) -> None:
        self.on_lock, self.on_sleep = on_lock, on_sleep

    def stop(self) -> None:
        self.stopped = True


class FakeHold:
    """Something that a test switches on and off; counts how often it was asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.on = False
        self.asked = 0
        self.words: tuple[str, ...] = ()
        self.here: tuple[str, ...] = ()
        self.stopped = False

    def reason(self) -> str | None:
        self.asked += 1
        return self.name if self.on else None

    def heed(self, words: Collection[str]) -> None:
        self.words = tuple(words)

    def present(self) -> tuple[str, ...]:
        return self.here

    def stop(self) -> None:
        self.stopped = True


class FakeDaysOff:
    """Calendars whose days a test names; it answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], date]] = []
        self.answer: Callable[[frozenset[date], str], None] = lambda _days, _problem: None
        self.stopped = 0

    def read(
        self, named: Collection[str], today: date, on_read: Callable[[frozenset[date], str], None]
    ) -> None:
        self.asked.append((tuple(named), today))
        self.answer = on_read

    def stop(self) -> None:
        self.stopped += 1


class FakeNotifier:
    """Keeps what was shown."""

    name = "fake"

    def __init__(self, *, acts: bool = True) -> None:
        self.acts = acts
        self.shown: list[tuple[str, str, tuple[tuple[str, str], ...]]] = []
        self.on_action: Callable[[str], None] = lambda _: None
        self.on_closed: Call = lambda: None
        self.withdrawn = 0

    def can_show(self) -> bool:
        return True

    def can_act(self) -> bool:
        return self.acts

    def show(
        self, title: str, body: str, actions: Sequence[tuple[str, str]],
        on_action: Callable[[str], None], on_closed: Call,
    ) -> None:  # fmt: skip
        self.shown.append((title, body, tuple(actions)))
        self.on_action, self.on_closed = on_action, on_closed

    def withdraw(self) -> None:
        self.withdrawn += 1


class FakePlayer:
    """Keeps what was played."""

    name = "fake"

    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []

    def play(self, sound: str, volume: int) -> None:
        self.played.append((sound, volume))


class FakeAutostart:
    """A switch."""

    name = "fake"

    def __init__(self) -> None:
        self.on = False

    def is_on(self) -> bool:
        return self.on

    def switch(self, on: bool) -> None:
        self.on = on


class FakeVoice:
    """Keeps what was said, and when; ``…`` is silence and ``.`` the end."""

    def __init__(self, loop: FakeLoop) -> None:
        self._loop = loop
        self.name = "fake"
        self.missing = ""
        self.made = 0
        self.said: list[tuple[float, str]] = []
        self.manners: list[Manner] = []

    def make(self) -> FakeVoice:
        self.made += 1
        return self

    def say(self, words: str, manner: Manner) -> None:
        self.said.append((round(self._loop.now, 3), words))
        self.manners.append(manner)

    def hush(self) -> None:
        self.said.append((round(self._loop.now, 3), "…"))

    def rest(self) -> None:
        self.said.append((round(self._loop.now, 3), "."))

    def lack(self, language: str) -> str:
        return self.missing.format(language=language)


@dataclass
class FakeRecord:
    """The history in lists."""

    prompt_rows: list[PromptRecord] = field(default_factory=list)
    session_rows: list[SessionRecord] = field(default_factory=list)
    step_rows: list[StepRecord] = field(default_factory=list)
    resting_rows: list[RestingExercise] = field(default_factory=list)
    state: dict[str, Any] | None = None
    saves: int = 0

    def add_prompt(self, row: PromptRecord) -> None:
        self.prompt_rows.append(row)

    def generation(self) -> int:
        return 0

    def begin_session(self, row: SessionRecord) -> int:
        self.session_rows.append(replace(row, id=len(self.session_rows) + 1))
        return len(self.session_rows)

    def add_step(self, row: StepRecord) -> None:
        self.step_rows.append(row)

    def end_session(
        self, session: int, outcome: Outcome | None, done_s: float, steps_done: int, at: str
    ) -> None:
        rows = [row for row in self.session_rows if row.id == session]
        self.session_rows.remove(rows[0])
        if outcome is not None:
            self.session_rows.append(
                replace(rows[0], outcome=outcome, done_s=done_s, steps_done=steps_done, ended_at=at)
            )

    def add_resting(self, row: RestingExercise) -> None:
        self.resting_rows.append(row)

    def undo_resting(self, exercise: str) -> None:
        self.resting_rows = [row for row in self.resting_rows if row.exercise != exercise]

    def resting(self, at: str) -> list[RestingExercise]:
        return [row for row in self.resting_rows if row.until > at]

    def recent_steps(self, since: str) -> list[StepRecord]:
        return [row for row in self.step_rows if row.at >= since]

    def sessions(self, since: str, before: str | None = None) -> list[SessionRecord]:
        return [row for row in self.session_rows if since <= row.at < (before or "A")]

    def prompts(self, since: str, before: str | None = None) -> list[PromptRecord]:
        return [row for row in self.prompt_rows if since <= row.at < (before or "A")]

    def tally(self, first: date, last: date) -> Tally:
        return grouped(first, last, self.session_rows, self.prompt_rows, self.step_rows)

    def computers(self) -> dict[str, str]:
        return {}

    def save_state(self, state: Mapping[str, Any]) -> None:
        self.state = dict(state)
        self.saves += 1

    def load_state(self) -> dict[str, Any] | None:
        return self.state


class FakeSettings:
    """A settings file in memory."""

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self.values = dict(values or {})
        self.notices: list[str] = []
        self.managed = UNMANAGED
        self.reset: list[str] = []

    def load(self) -> dict[str, Any]:
        return dict(self.values)

    def save(self, values: Mapping[str, Any], *, reset: Collection[str] = ()) -> None:
        self.reset += reset
        self.values = dict(values)


class FakeReminders:
    """A file of reminders in memory; its keys are the fields of ``Reminder``."""

    def __init__(self, *reminders: Reminder) -> None:
        self.reminders = {each.id: each for each in reminders}
        self.notices: tuple[str, ...] = ()

    def load(self) -> tuple[Reminder, ...]:
        return tuple(self.reminders.values())

    def change(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        if values is None:
            del self.reminders[reminder]
        elif reminder in self.reminders:
            self.reminders[reminder] = replace(self.reminders[reminder], **values)
        else:
            self.reminders[reminder] = Reminder(reminder, **values)


class FakeWaker:
    """An alarm on the fake loop, without a scheduler."""

    def __init__(self, loop: FakeLoop, look: Call) -> None:
        self._loop, self._look = loop, look
        self._timer: FakeHandle | None = None
        self.wished: float | None = None
        self.running = False

    def start(self) -> None:
        self.running = True

    def wish(self, seconds: float | None) -> None:
        self.wished = seconds
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            self._timer = self._loop.wake_in(seconds, self._look)

    def stop(self) -> None:
        self.wish(None)
        self.running = False
