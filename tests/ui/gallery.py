"""Every window of this part with made-up days in it, for the pictures and for tests."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.diary import Act, Diary, Entry
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.reminder_rules import laid_over, names_of, read_reminders
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.core.catalogue.writing import routine_text
from desk_stretch.core.history.insight import DAY, MONTH, WEEK, YEAR, Span
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.core.routine.draft import Draft
from desk_stretch.engine.commands import AcceptNotice, Command, SetReminder, SetSettings, UndoHurt
from desk_stretch.engine.events import RemindersChanged, ReminderStatus, SettingsChanged, Status
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.storage.own_catalogue import OwnCatalogue
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.storage.reminders_file import templates
from desk_stretch.ui.about import AboutWindow
from desk_stretch.ui.catalogue.window import CatalogueWindow
from desk_stretch.ui.editing.exercise_window import ExerciseWindow
from desk_stretch.ui.editing.routine_window import RoutineWindow
from desk_stretch.ui.history.window import HistoryWindow
from desk_stretch.ui.main_window import MainWindow
from desk_stretch.ui.notice.safety_notice import NoticeWindow
from desk_stretch.ui.notice.staying import StayingWindow
from desk_stretch.ui.onboarding.window import WelcomeWindow
from desk_stretch.ui.settings.window import SettingsWindow
from desk_stretch.ui.why.window import WhyWindow
from tests.fakes import FakeRecord
from tests.shipped import shipped_catalogue
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
    own: dict[str, dict[str, Any]] = field(default_factory=dict)  # as the file of reminders

    def do(self, command: Command) -> None:
        super().do(command)
        if isinstance(command, SetSettings):
            changed = self.settings.with_values(command.values)
            keys = changed.differing(self.settings)
            self.settings = changed
            if keys:
                self.announce(SettingsChanged(keys))
        elif isinstance(command, SetReminder):
            self._set_reminder(command)
        elif isinstance(command, AcceptNotice):
            self.settings = self.settings.with_values({"safety.notice_version": command.version})
        elif isinstance(command, UndoHurt):
            self.record.undo_resting(command.exercise)

    def reminders(self) -> tuple[Reminder, ...]:
        return read_reminders(self.own, templates(), names_of(templates(), catalogue)).reminders

    def _set_reminder(self, command: SetReminder) -> None:
        """As the store does: what is wrong changes nothing and is told in a sentence."""
        own, name = self.own, command.reminder
        if command.values is None:
            self.own = {key: values for key, values in own.items() if key != name}
        else:
            self.own = {**own, name: laid_over(own.get(name, {}), command.values)}
            problems = read_reminders(self.own, templates(), names_of(templates(), catalogue))[1]
            if problems:
                self.own = own
                raise UsageError("It was not changed.", str(problems[0]))
        self.announce(RemindersChanged())


@cache
def catalogue() -> Catalogue:
    return shipped_catalogue()


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
    return SettingsWindow(engine, FakeClock(), record, catalogue, templates=tuple(templates()))


OWN: dict[str, dict[str, Any]] = {
    "eye-rest": {"on": True},
    "stretch-your-hands": {
        "name": "Stretch your hands", "at": ["10:30", "15:00"], "weekdays": ["mon", "wed", "fri"],
        "do": "step", "exercise": "shoulder-rolls", "firmness": "steady", "skips": 2,
    },
}  # fmt: skip


def of_reminder(name: str, minutes: int) -> ReminderStatus:
    """What is going on with one reminder that asks in so many minutes."""
    at = NOW.wall + minutes * 60
    return ReminderStatus(name, "counting", "", at, 0.0, 3000.0, False, False, 0)


def settings_reminders(opened: str = "") -> SettingsWindow:
    """The page of reminders with one of the person's own, and a form if one is named."""
    record = resting()
    shown = told(
        reminders=(of_reminder("rest break", 23), of_reminder("eye-rest", 14)), reminder="eye-rest"
    )
    engine = LiveEngine(shown_status=shown, record=record, own=dict(OWN))
    window = SettingsWindow(engine, FakeClock(), record, catalogue, templates=tuple(templates()))
    if opened:
        window._reminders.open(opened)
        window.show()
        for _ in range(4):  # a page of rows within rows finds its sizes step by step
            QApplication.processEvents()
    return window


def settings_wrong() -> SettingsWindow:
    window = settings_window(**{"breaks.snooze": 10})
    window.show()
    row = window.row("breaks.work_time")
    row.editor._spin.setValue(300)
    row.editor.commit()
    window.row("breaks.typing_pause").editor._spin.stepBy(1)
    window.go_to("breaks.work_time")
    return window


def settings_page(page: str, query: str = "") -> SettingsWindow:
    """A page of the settings, or what a search finds."""
    window = settings_window(**{"breaks.snooze": 10, "holds.program": "keep"})
    window.turn_to(page)
    if query:
        window._header.search._line.setText(query)
    return window


def main_window(shown: Status | None = None, record: FakeRecord | None = None) -> MainWindow:
    engine = LiveEngine(shown_status=shown or told(), own={"eye-rest": {"on": True}})
    engine.settings = engine.settings.with_values({"hours.days": list(range(7))})
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


def history_span(days: int) -> HistoryWindow:
    """So many days with all that is drawn of them."""
    record = some_days()
    for place, area in enumerate(("neck", "shoulders", "neck", "hips")):
        record.add_step(
            StepRecord(1, place, at(0, 9, 51), "cat-cow", "chair", "both", 36.0,
                       StepOutcome.DONE, (area,))
        )  # fmt: skip
    desk = [[(NOW.day - timedelta(days=back)).isoformat(), 18000, 5400] for back in (3, 1, 0)]
    record.save_state({"standing": {"posture": "sitting", "days": desk}})
    window = history_window(record)
    window.show_span(Span(NOW.day, days))
    return window


def history_tables() -> HistoryWindow:
    window = history_span(WEEK)
    for card in window.overview.cards.values():
        card.toggle.click()
    return window


def history_list() -> HistoryWindow:
    window = history_window()
    window.bar.forms[1].click()
    return window


def history_delete() -> HistoryWindow:
    record = MemoryRecord()
    record.add_prompt(PromptRecord(at(0, 9, 0), "rest break", Outcome.SKIPPED, "why"))
    record.add_prompt(PromptRecord(at(1, 9, 0), "rest break", Outcome.NATURAL, "why"))
    record.remove(NOW.day, NOW.day, NOW.iso())
    window = HistoryWindow(LiveEngine(), FakeClock(), record, catalogue)
    window.keeping.open_range()
    return window


def some_entries() -> Diary:
    """Two days of decisions and silences, the last one of this minute."""
    diary = Diary()
    for minutes, what, code, is_silence, more in (
        (-1180, "prompt", ReasonCode.WORKED, False, {"seconds": 3000.0}),
        (-1179, "missed", ReasonCode.UNANSWERED, False, {"seconds": 60.0}),
        (-1100, "outside hours", ReasonCode.OUTSIDE_HOURS, True, {"until": NOW.wall - 6000}),
        (-1099, Act.APP_ENDED, ReasonCode.APP_ENDED, False, {}),
        (-101, Act.APP_STARTED, ReasonCode.APP_STARTED, False, {}),
        (-100, "counting", ReasonCode.COUNTING, True,
         {"seconds": 3000.0, "until": NOW.wall - 3000}),
        (-90, "away", ReasonCode.LOCKED, True, {}),
        (-87, "natural break", ReasonCode.LOCKED, False, {"seconds": 180.0}),
        (-80, "counting", ReasonCode.COUNTING, True,
         {"seconds": 3000.0, "until": NOW.wall - 1800}),
        (-30, "held", ReasonCode.ON_HOLD, False, {"names": ("call", "microphone")}),
        (-9, "prompt", ReasonCode.HOLD_OVER, False, {"seconds": 1200.0}),
        (-8, Act.SNOOZED, ReasonCode.SNOOZED, False, {"until": NOW.wall - 180}),
        (-3, "prompt", ReasonCode.SNOOZE_OVER, False, {"seconds": 300.0}),
        (-2, Act.SKIPPED, ReasonCode.SKIPPED, False, {}),
        (-2, "counting", ReasonCode.COUNTING, True,
         {"seconds": 3000.0, "until": NOW.wall + 2880}),
    ):  # fmt: skip
        reason = Reason(code, **more)
        at = NOW.after(minutes * 60.0)
        diary = diary.adding(Entry(at, str(what), "rest break", reason, is_silence))
    return diary


def why_window(diary: Diary | None = None) -> WhyWindow:
    engine = LiveEngine(shown_diary=some_entries() if diary is None else diary)
    holds = {"microphone": (True, "PipeWire"), "calendar": (False, "There is no secret.ics.")}
    return WhyWindow(engine, FakeClock(), lambda: holds, "mutter")


def catalogue_window(exercise: str = "", *left_out: str) -> CatalogueWindow:
    engine = LiveEngine()
    engine.settings = engine.settings.with_values({"movement.leave_out": list(left_out)})
    window = CatalogueWindow(engine, FakeClock(), catalogue)
    if exercise:
        window.show_exercise(exercise)
    return window


def own_folder() -> tuple[OwnFiles, OwnCatalogue]:
    """A folder with an exercise, a draft with problems and a routine."""
    data = Path(tempfile.mkdtemp(prefix="desk-stretch-own-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    store, found = OwnFiles(data), OwnCatalogue(data)
    store.save("exercises", "reach", TEMPLATE)
    store.save("exercises", "draft", TEMPLATE.replace("hold = 15", "hold = 900"))
    draft = Draft.of(catalogue().routines[0])
    store.save("routines", "mine", routine_text(replace(draft, name="Mine").named("mine")))
    return store, found


def catalogue_own() -> CatalogueWindow:
    window = CatalogueWindow(LiveEngine(), FakeClock(), own_folder()[1])
    window.show_exercise("reach")
    return window


def routine_editor() -> RoutineWindow:
    store, found = own_folder()
    window = RoutineWindow(LiveEngine(), FakeClock(), found, store)
    window.show_exercise("mine")
    return window


def exercise_editor() -> ExerciseWindow:
    store, found = own_folder()
    window = ExerciseWindow(LiveEngine(), FakeClock(), found, store)
    window.show_exercise("draft")
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
    engine = LiveEngine()
    engine.settings = engine.settings.with_values({"safety.notice_version": 1})
    window = WelcomeWindow(engine, FakeClock(), catalogue)
    window._go(step)
    return window


MAKERS: dict[str, Callable[[], QWidget]] = {
    "main": main_window,
    "main-due": main_due,
    "main-paused": main_paused,
    "settings": lambda: settings_window(**{"hours.days": list(range(7))}),
    "settings-wrong": settings_wrong,
    "settings-what": lambda: settings_page("what"),
    "settings-asking": lambda: settings_page("asking"),
    "settings-sound": lambda: settings_page("sound"),
    "settings-look": lambda: settings_page("look"),
    "settings-privacy": lambda: settings_page("privacy"),
    "settings-computer": lambda: settings_page("computer"),
    "settings-search": lambda: settings_page("when", "meeting"),
    "settings-nothing": lambda: settings_page("when", "flying carpet"),
    "settings-reminders": settings_reminders,
    "settings-form": lambda: settings_reminders("stretch-your-hands"),
    "history": history_window,
    "history-day": lambda: history_span(DAY),
    "history-month": lambda: history_span(MONTH),
    "history-year": lambda: history_span(YEAR),
    "history-tables": history_tables,
    "history-list": history_list,
    "history-empty": lambda: history_window(FakeRecord()),
    "history-delete": history_delete,
    "why": why_window,
    "why-empty": lambda: why_window(Diary()),
    "catalogue": catalogue_window,
    "catalogue-sides": lambda: catalogue_window("neck-rotation", "cat-cow", "neck-rotation"),
    "catalogue-own": catalogue_own,
    "routines": routine_editor,
    "exercise": exercise_editor,
    "about": about_window,
    "help": lambda: about_window(on_help=True),
    "notice": lambda: NoticeWindow(LiveEngine()),
    "staying": lambda: StayingWindow(LiveEngine()),
    "welcome-notice": lambda: welcome(0),
    "welcome-posture": lambda: welcome(1),
    "welcome-hours": lambda: welcome(2),
    "welcome-try": lambda: welcome(3),
}


def windows() -> dict[str, QWidget]:
    """Every window by the name of its picture."""
    return {name: make() for name, make in MAKERS.items()}
