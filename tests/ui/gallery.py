"""Every window of this part with made-up days in it, for the pictures and for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
)
from desk_stretch.engine.commands import Command, SetSettings, UndoHurt
from desk_stretch.engine.events import SettingsChanged, Status
from desk_stretch.i18n import tr
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.ui.about import AboutWindow
from desk_stretch.ui.catalogue.window import CatalogueWindow
from desk_stretch.ui.history.window import HistoryWindow
from desk_stretch.ui.main_window import MainWindow
from desk_stretch.ui.notice.safety_notice import NoticeWindow
from desk_stretch.ui.notice.staying import StayingWindow
from desk_stretch.ui.onboarding.window import WelcomeWindow
from desk_stretch.ui.settings.window import SettingsWindow
from tests.fakes import FakeRecord
from tests.ui.fake_engine import NOW, FakeClock, FakeEngine, prompt, status

COUNTING = Reason(ReasonCode.COUNTING, 1380.0, NOW.wall + 1380)


def told(state: str = "counting", reason: Reason = COUNTING, **other: Any) -> Status:
    """A status with the sentence of its reason in the language in use."""
    return status(state, reason=reason, sentence=sentence(reason, NOW, ongoing=True), **other)


@dataclass
class LiveEngine(FakeEngine):
    """A fake that changes its settings as the engine does, and offers exercises again."""

    shown_status: Status = field(default_factory=told)
    record: FakeRecord = field(default_factory=FakeRecord)

    def do(self, command: Command) -> None:
        super().do(command)
        if isinstance(command, SetSettings):
            changed = self.settings.with_values(command.values)
            keys = changed.differing(self.settings)
            self.settings = changed
            if keys:
                self.announce(SettingsChanged(keys))
        elif isinstance(command, UndoHurt):
            self.record.undo_resting(command.exercise)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def at(days: int, hour: int, minute: int) -> str:
    """A local time so many days ago."""
    day = NOW.local - timedelta(days=days)
    return day.replace(hour=hour, minute=minute, second=0).isoformat(timespec="seconds")


def session(days: int, hour: int, minute: int, **other: Any) -> SessionRecord:
    values: dict[str, Any] = {
        "id": 1, "at": at(days, hour, minute), "routine": "sitting-gentle", "posture": "sitting",
        "asked": True, "steps_total": 5, "steps_done": 5, "planned_s": 180, "done_s": 180.0,
        "outcome": Outcome.COMPLETED, "ended_at": at(days, hour, minute + 3), "rehearsal": False,
    }  # fmt: skip
    return SessionRecord(**values | other)


def some_days() -> FakeRecord:
    """A record of three days."""
    record = FakeRecord()
    partial = {"outcome": Outcome.PARTIAL, "steps_done": 3, "done_s": 108.0}
    record.session_rows = [
        session(3, 10, 2, routine="standing-classic", posture="standing"),
        session(3, 15, 40, **partial),
        session(1, 9, 55),
        session(1, 14, 10, routine="composed", posture="standing"),
        session(0, 9, 50),
        session(0, 10, 31, routine="standing-gentle", **partial),
    ]
    for days, hour, outcome, reason in (
        (3, 12, Outcome.NATURAL, "You were away for 42 minutes; that counts as a break."),
        (3, 16, Outcome.SKIPPED, "You have worked for 50 minutes."),
        (1, 12, Outcome.NATURAL, "The screen was locked for 31 minutes; that counts as a break."),
        (1, 16, Outcome.MISSED, "You have worked for 50 minutes."),
        (0, 9, Outcome.NATURAL, "You were away for 8 minutes; that counts as a break."),
        (0, 10, Outcome.SNOOZED, "You have worked for 50 minutes."),
    ):
        record.add_prompt(PromptRecord(at(days, hour, 5), "rest break", outcome, reason))
    return record


def resting() -> FakeRecord:
    record = FakeRecord()
    record.add_resting(RestingExercise("ear-to-shoulder", at(2, 10, 0), at(-5, 10, 0)))
    return record


def settings_window(**values: Any) -> SettingsWindow:
    record = resting()
    engine = LiveEngine(record=record)
    engine.settings = engine.settings.with_values(values)
    return SettingsWindow(engine, FakeClock(), record, catalogue)


def settings_wrong() -> SettingsWindow:
    window = settings_window(**{"breaks.snooze": 10})
    window.show()
    row = window.row("breaks.work_time")
    row.editor._spin.setValue(300)
    row.editor.commit()
    window.row("breaks.typing_pause").editor._spin.stepBy(1)
    return window


def main_window(shown: Status | None = None, record: FakeRecord | None = None) -> MainWindow:
    engine = LiveEngine(shown_status=shown or told())
    return MainWindow(engine, FakeClock(), record or some_days(), lambda: False)


def main_due() -> MainWindow:
    reason = Reason(ReasonCode.WORKED, 3000.0)
    return main_window(told("due", reason, worked_s=3000.0, prompt=prompt(), next_due=NOW.wall))


def main_paused() -> MainWindow:
    until = NOW.wall + 3600
    reason = Reason(ReasonCode.PAUSED, until=until)
    shown = told("paused", reason, pause_until=until, speed=60.0, missed=True)
    return main_window(shown, FakeRecord())


def history_window(record: FakeRecord | None = None) -> HistoryWindow:
    return HistoryWindow(LiveEngine(), FakeClock(), record or some_days(), catalogue)


def catalogue_window(exercise: str = "", *left_out: str) -> CatalogueWindow:
    engine = LiveEngine()
    engine.settings = engine.settings.with_values({"movement.leave_out": list(left_out)})
    window = CatalogueWindow(engine, FakeClock(), catalogue)
    if exercise:
        window.show_exercise(exercise)
    return window


def about_window(*, on_help: bool = False) -> AboutWindow:
    home = Path("/", "home", "sam")
    window = AboutWindow(
        [
            (tr("Settings"), str(home / ".config" / "desk-stretch")),
            (tr("History"), str(home / ".local" / "share" / "desk-stretch")),
            (tr("Log"), str(home / ".local" / "state" / "desk-stretch")),
        ]
    )
    if on_help:
        window.show()
        window.show_help()
    return window


def welcome(step: int) -> WelcomeWindow:
    window = WelcomeWindow(LiveEngine())
    window._go(step)
    return window


MAKERS: dict[str, Callable[[], QWidget]] = {
    "main": main_window,
    "main-due": main_due,
    "main-paused": main_paused,
    "settings": settings_window,
    "settings-wrong": settings_wrong,
    "history": history_window,
    "history-empty": lambda: history_window(FakeRecord()),
    "catalogue": catalogue_window,
    "catalogue-sides": lambda: catalogue_window("neck-rotation", "cat-cow", "neck-rotation"),
    "about": about_window,
    "help": lambda: about_window(on_help=True),
    "notice": lambda: NoticeWindow(LiveEngine()),
    "staying": lambda: StayingWindow(LiveEngine()),
    "welcome-notice": lambda: welcome(0),
    "welcome-posture": lambda: welcome(1),
    "welcome-hours": lambda: welcome(2),
}


def windows() -> dict[str, QWidget]:
    """Every window by the name of its picture."""
    return {name: make() for name, make in MAKERS.items()}
