"""A stand-in for the engine that records commands, and builders of what it would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import Any

from desk_stretch.core.breaks.decision import Prompt, Reason, ReasonCode
from desk_stretch.core.breaks.diary import Diary
from desk_stretch.core.breaks.forecast import Forecast, forecast
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder, messages_of
from desk_stretch.core.breaks.roster import begun
from desk_stretch.core.catalogue.exercise import (
    Dose,
    Exercise,
    Form,
    Phase,
    PhaseRole,
    Posture,
    Sides,
    Work,
)
from desk_stretch.core.moment import Moment
from desk_stretch.core.routine.routine import Routine, Step
from desk_stretch.core.session.segment import Segment, SegmentPhase
from desk_stretch.core.session.snapshot import SessionState, Snapshot
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.commands import Command
from desk_stretch.engine.events import Event, Status
from desk_stretch.engine.translate import policies_of

NOW = Moment(wall=1_795_257_600.0, steady=1000.0, zone=UTC)  # Saturday 2026-11-21, 10:40


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: Moment = NOW, speed: float = 1.0) -> None:
        self.moment = moment
        self.speed = speed

    def now(self) -> Moment:
        return self.moment


class Subscription:
    def __init__(self, cancel: Callable[[], None]) -> None:
        self.cancel = cancel


@dataclass
class FakeEngine:
    """Records what it is asked to do; says what a test wants it to say."""

    shown_status: Status = field(default_factory=lambda: status())
    shown_snapshot: Snapshot | None = None
    shown_routine: Routine | None = None
    offered: Routine | None = None
    settings: Settings = field(default_factory=Settings)
    done: list[Command] = field(default_factory=list)
    listeners: list[Callable[[Event], None]] = field(default_factory=list)
    refusal: Exception | None = None
    shown_diary: Diary = field(default_factory=Diary)
    shown_reminders: tuple[Reminder, ...] = ()
    shown_asks: Break | None = None
    shown_today: Forecast | None = None
    tried: list[tuple[dict[str, Any], tuple[Reminder, ...] | None]] = field(default_factory=list)

    def do(self, command: Command) -> None:
        self.done.append(command)
        if self.refusal is not None:
            raise self.refusal

    def status(self) -> Status:
        return self.shown_status

    def today(
        self, values: Mapping[str, Any] | None = None, own: tuple[Reminder, ...] | None = None
    ) -> Forecast:
        """A day run ahead from 27 minutes of work, unless a test gives another one."""
        self.tried.append((dict(values or {}), own))
        if self.shown_today is not None:
            return self.shown_today
        shown = self.reminders() if own is None else own
        changed = self.settings.with_values(values or {})
        policies = policies_of(changed, [each for each in shown if each.on])
        plans = {
            name: replace(
                plan,
                base_s=1620.0,
                rested=False,
                pause_until_wall=self.shown_status.pause_until,
                meeting_until_wall=self.shown_status.meeting_until,
            )
            for name, plan in begun(NOW, policies).items()
        }
        return forecast(plans, NOW, Reading(), policies, 0.0, messages_of(shown))

    def diary(self) -> Diary:
        return self.shown_diary

    def snapshot(self) -> Snapshot | None:
        return self.shown_snapshot

    def routine(self) -> Routine | None:
        return self.shown_routine

    def reminders(self) -> tuple[Reminder, ...]:
        return self.shown_reminders

    def asks(self) -> Break | None:
        return self.shown_asks

    def offer(self) -> Routine | None:
        return self.offered

    def subscribe(self, listener: Callable[[Event], None]) -> Subscription:
        self.listeners.append(listener)
        return Subscription(lambda: self.listeners.remove(listener))

    def announce(self, event: Event) -> None:
        for listener in list(self.listeners):
            listener(event)


@dataclass
class FakeNotifier:
    """Keeps the notification that is up."""

    name: str = "fake"
    shows: bool = True
    acts: bool = True
    shown: list[tuple[str, str, list[tuple[str, str]]]] = field(default_factory=list)
    withdrawn: int = 0
    on_action: Callable[[str], None] | None = None
    on_closed: Callable[[], None] | None = None

    def can_show(self) -> bool:
        return self.shows

    def can_act(self) -> bool:
        return self.acts

    def show(
        self,
        title: str,
        body: str,
        actions: Any,
        on_action: Callable[[str], None],
        on_closed: Callable[[], None],
    ) -> None:
        self.shown.append((title, body, list(actions)))
        self.on_action = on_action
        self.on_closed = on_closed

    def withdraw(self) -> None:
        self.withdrawn += 1


def status(state: str = "counting", **other: Any) -> Status:
    """A status with plain values, each of which can be replaced."""
    values: dict[str, Any] = {
        "state": state,
        "reason": Reason(ReasonCode.COUNTING, 1380.0, NOW.wall + 1380),
        "sentence": "The next break is due at 11:03, in 23 minutes of work.",
        "worked_s": 1620.0,
        "work_s": 3000.0,
        "next_due": NOW.wall + 1380,
        "pause_until": None,
        "holds": (),
        "prompt": None,
        "missed": False,
        "asked_today": 2,
        "daily_cap": 8,
        "speed": 1.0,
    }
    return Status(**values | other)


def prompt(snoozes_left: int = 2, **other: Any) -> Prompt:
    """A prompt after 50 minutes of work."""
    values: dict[str, Any] = {
        "reminder": "rest break",
        "since": NOW,
        "reason": Reason(ReasonCode.WORKED, 3000.0),
        "snoozes_left": snoozes_left,
        "snoozes_allowed": 2,
        "expires": NOW.steady + 60,
    }
    return Prompt(**values | other)


def message(text: str = "Look far away for 20 seconds.", seconds: int = 20) -> Break:
    """A break that is only a message."""
    return Break(Kind.MESSAGE, seconds, text=text)


def reminder(name: str = "Eye rest", asks: Break | None = None, **other: Any) -> Reminder:
    """A reminder of the person's own that is on."""
    values: dict[str, Any] = {"id": name.lower().replace(" ", "-"), "on": True} | other
    return Reminder(name=name, asks=asks or message(), **values)


def exercise(
    name: str = "Ear to shoulder",
    *,
    posture: Posture = Posture.SITTING,
    areas: tuple[str, ...] = ("neck",),
    sides: Sides = Sides.LEFT_RIGHT,
    work: Work = Work.HOLD,
    cue: str = "Let the {side} ear sink towards the {side} shoulder.",
) -> Exercise:
    """An exercise with one form."""
    form = Form(
        id="chair",
        postures=(posture,),
        desk=True,
        sides=sides,
        work=work,
        dose=Dose(15.0),
        phases=(
            Phase(PhaseRole.START, "start", 2.0, "Sit tall, both feet on the floor."),
            Phase(PhaseRole.WORK, "stretch", 2.5, cue),
        ),
        breathing="Breathe out as the ear sinks.",
    )
    return Exercise("ear-to-shoulder", name, "Lengthen the neck.", areas, ("001-07",), (form,))


def step(seconds: int = 36, **other: Any) -> Step:
    """A step of that exercise."""
    one = exercise(**other)
    return Step(one, one.forms[0], one.forms[0].dose, seconds)


def snapshot(
    phase: SegmentPhase = SegmentPhase.HOLD,
    *,
    state: SessionState = SessionState.RUNNING,
    side: str = "left",
    left_s: float | None = 12.4,
    seconds: float = 15.0,
    index: int = 1,
    count: int = 5,
    is_last: bool = False,
    pace: float = 1.0,
    self_paced: bool = False,
    caution: tuple[str, ...] = (),
    repetition: int = 0,
    repetitions: int = 1,
    the_step: Step | None = None,
) -> Snapshot:
    """An instant of a routine of five steps."""
    now = the_step or step()
    station = now.form.phases[0 if phase is SegmentPhase.PREPARE else 1]
    segment = Segment(
        index, phase, 40.0, seconds, side, "stretch", 2.5, station.cue, repetition, repetitions,
        station=station,
    )  # fmt: skip
    following = None if is_last else step(name="Shoulder rolls", areas=("shoulders",))
    return Snapshot(
        state=state,
        segment=segment,
        step=now,
        step_index=index,
        step_count=count,
        next_step=following,
        position_s=48.0,
        total_s=180.0,
        step_left_s=None if self_paced else 24.0,
        segment_left_s=None if self_paced else left_s,
        progress=48 / 180,
        step_progress=0.34,
        pace=pace,
        self_paced=self_paced,
        caution=caution,
    )
