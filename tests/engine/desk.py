"""A desk for engine tests: the engine with a stand-in for every port, and time to spend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.core.history.records import Outcome
from desk_stretch.engine.engine import Engine
from desk_stretch.engine.events import Event
from desk_stretch.engine.outside import Outside
from tests.fakes import (
    FakeAutostart,
    FakeClock,
    FakeDaysOff,
    FakeHold,
    FakeIdle,
    FakeLock,
    FakeLoop,
    FakePlayer,
    FakeRecord,
    FakeReminders,
    FakeSettings,
    FakeVoice,
    FakeWaker,
)
from tests.shipped import shipped_catalogue

if TYPE_CHECKING:
    from desk_stretch.core.ports import Call

CATALOGUE = shipped_catalogue()

READY = {"safety.notice_version": 1, "hours.any_time": True, "breaks.work_time": 45}


class Desk:
    """Starts the engine at 09:00 UTC on a Monday with nobody typing."""

    def __init__(
        self, settings: dict[str, Any] | None = None, *, speed: float = 1.0,
        reminders: FakeReminders | None = None,
    ) -> None:  # fmt: skip
        self.loop = FakeLoop()
        self.clock = FakeClock(self.loop, speed=speed)
        self.idle = FakeIdle(self.clock)
        self.lock = FakeLock()
        self.player = FakePlayer()
        self.voice = FakeVoice(self.loop)
        self.autostart = FakeAutostart()
        self.record = FakeRecord()
        self.settings = FakeSettings(READY if settings is None else settings)
        self.wakers: list[FakeWaker] = []
        self.sensors = [FakeHold("microphone"), FakeHold("full screen"), FakeHold("program")]
        self.monitors = FakeHold("monitor")
        self.days_off = FakeDaysOff()
        self.reminders = reminders
        self.events: list[Event] = []
        self.engine = self.build()

    def build(self) -> Engine:
        """Make an engine on these ports, as a new start of the app would."""
        engine = Engine(
            Outside(
                self.loop,
                self.clock,
                self.idle,
                self.lock,
                self.player,
                self.autostart,
                self.record,
                self.settings,
                lambda: CATALOGUE,
                self._waker,
                [*self.sensors, self.monitors],
                self.days_off,
                self.reminders,
                self.voice.make,
            )
        )
        engine.subscribe(self.events.append)
        self.engine = engine
        return engine

    def _waker(self, loop: FakeLoop, look: Call) -> FakeWaker:
        self.wakers.append(FakeWaker(loop, look))
        return self.wakers[-1]

    def start(self) -> Desk:
        self.engine.start()
        return self

    def wait(self, minutes: float) -> None:
        """Let the engine's minutes pass."""
        self.loop.run(minutes * 60 / self.clock.speed)

    def heard(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.events if type(event) is kind]

    @property
    def outcomes(self) -> list[Outcome]:
        return [row.outcome for row in self.record.prompt_rows]
