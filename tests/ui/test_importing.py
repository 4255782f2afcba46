"""Import in the windows: the history, the settings of other apps, and other computers."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.history.merge import Round, Wish
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.engine.commands import SetReminder, SetSettings
from desk_stretch.engine.events import PromptClosed, SessionEnded, SettingsChanged
from desk_stretch.engine.sharing import FIRST_S, Sharer
from desk_stretch.errors import UsageError
from desk_stretch.resources import asset
from desk_stretch.storage import sharing
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.storage.late import LateSharing, OtherApps
from desk_stretch.storage.opening import change_history
from desk_stretch.storage.paths import find_folders
from desk_stretch.storage.sharing import exchange
from desk_stretch.ui.history.shared import Follower
from desk_stretch.ui.history.window import HistoryWindow
from desk_stretch.ui.settings.folder import FolderEditor, LineEditor
from desk_stretch.ui.settings.importing import ImportRow
from desk_stretch.ui.widgets.labels import Body, Caption
from desk_stretch.ui.windows import Supplies, make_window
from tests.ui.fake_engine import FakeClock, FakeEngine
from tests.ui.gallery import at, catalogue

SAMPLES = asset().parent / "tests" / "samples"
SKIPPED = PromptRecord(at(0, 10, 0), "rest break", Outcome.SKIPPED, "why")


def buttons(widget):
    return {each.text(): each for each in widget.findChildren(QAbstractButton) if each.isVisible()}


@pytest.fixture
def record():
    found = MemoryRecord()
    yield found
    found.close()


@pytest.fixture
def window(qtbot, record):
    window = HistoryWindow(FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture(autouse=True)
def opened(monkeypatch):
    """Dialogs as they were about to open; they read folders in threads once they are shown."""
    monkeypatch.setattr(QFileDialog, "open", lambda _: None)


def chosen(dialog, path):
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))


def test_the_history_of_workrave_comes_in_by_a_button(window, record):
    buttons(window)["Import…"].click()
    chosen(window.keeping.dialog, SAMPLES / "workrave-historystats")
    assert len(record.entries()) == 17
    line = window.keeping.line()
    assert line.startswith("17 added, 0 were there already, 0 could not be read. Workrave counts")


def test_a_file_that_is_none_is_told(window, record, tmp_path):
    (tmp_path / "a.csv").write_text("x")
    buttons(window)["Import…"].click()
    chosen(window.keeping.dialog, tmp_path / "a.csv")
    assert "cannot be imported" in window.keeping.line()
    assert record.entries() == []


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def row(qtbot, engine):
    row = ImportRow(engine, OtherApps(find_folders()))
    qtbot.addWidget(row)
    row.show()
    return row


def sample(name):
    return str(SAMPLES / f"{name}.json")


def test_nothing_changes_before_it_was_seen(row, engine):
    buttons(row)["Import settings…"].click()
    chosen(row.dialog, sample("safeeyes"))
    assert engine.done == []
    assert row.line.startswith("From Safe Eyes, ")
    shown = [label.text() for label in row.findChildren(Body) if label.isVisible()]
    assert "Work time before a break: 50 minutes → 60 minutes" in shown
    buttons(row)["Leave as it is"].click()
    assert (row.line, engine.done) == ("", [])
    assert "Take these over" not in buttons(row)


def test_it_is_taken_over_and_said(row, engine):
    folders = find_folders()
    folders.config.mkdir(parents=True, exist_ok=True)
    folders.settings_file.write_text("[breaks]\nsnooze = 9\n")
    row.read(sample("safeeyes"))
    buttons(row)["Take these over"].click()
    first, second = engine.done
    assert isinstance(first, SetSettings)
    assert first.values["breaks.work_time"] == 60
    assert second == SetReminder("eye-rest", second.values)
    (copy,) = folders.config.glob("settings.toml.before-*")
    assert row.line == f"Taken over from Safe Eyes. What was before is kept as {copy.name}."


def test_what_was_not_taken_can_be_read(row):
    row.read(sample("breaktimer"))
    (more,) = (each for text, each in buttons(row).items() if "not taken" in text)
    (left,) = (each for each in row.findChildren(Caption) if "breakTitle: " in each.text())
    for is_open in (True, False):
        more.click()
        assert left.isVisible() is is_open


def test_a_refusal_is_told(row, engine, tmp_path):
    row.read(str(tmp_path / "gone.json"))
    assert "There is no file" in row.line
    row.read(sample("stretchly"))
    engine.refusal = UsageError("It is locked.")
    buttons(row)["Take these over"].click()
    assert row.line == "It is locked."


def test_a_file_without_settings_of_ours_changes_reminders_alone(row, engine, tmp_path):
    engine.shown_reminders = (Reminder("eye-rest", "Eye rest", Break(Kind.MESSAGE, 20)),)
    (tmp_path / "a.json").write_text(
        '{"short_break_interval": 9, "short_break_duration": 9, "long_break_interval": 0}'
    )
    row.read(str(tmp_path / "a.json"))
    assert row.line == "From Safe Eyes, 1 change:"
    buttons(row)["Take these over"].click()
    assert [type(each) for each in engine.done] == [SetReminder]
    assert row.line == "Taken over from Safe Eyes.", "there was no file before"


def test_nothing_new_is_said(row, engine, tmp_path):
    (tmp_path / "a.json").write_text('{"short_break_interval": 0, "long_break_interval": 0}')
    row.read(str(tmp_path / "a.json"))
    assert row.line == "Everything is like that already."
    assert "safe eyes" in row.words.casefold()


def test_reminders_alone_are_taken_too(row, engine, tmp_path):
    (tmp_path / "a.json").write_text(
        '{"short_break_interval": 9, "short_break_duration": 9, "long_break_interval": 0}'
    )
    engine.shown_reminders = ()
    row.read(str(tmp_path / "a.json"))
    assert row.line == "Everything is like that already.", "a reminder that is not there is left"


class Loop:
    """Runs what was posted when the test says so."""

    def __init__(self):
        self.calls, self.waiting = [], []

    def wake_in(self, seconds, call):
        self.waiting.append((seconds, call))
        return self

    def post(self, call):
        self.calls.append(call)

    def cancel(self):
        self.waiting.clear()

    def run(self, sharer):
        while sharer.thread is not None:
            sharer.thread.join(timeout=60)
            self.calls.pop(0)()


@pytest.fixture
def loop():
    return Loop()


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "synced"
    found.mkdir()
    return found


@pytest.fixture
def sharer(engine, loop, folder):
    engine.settings = Settings({"sharing.folder": str(folder), "sharing.name": "Desk"})
    sharer = Sharer(engine, loop, LateSharing(find_folders().history_file))
    yield sharer
    sharer.close()
    assert loop.waiting == []


def other_computer(tmp_path, folder, *prompts):
    path = tmp_path / "laptop" / "history.sqlite"
    record = change_history(path)
    record.add_entries(prompts)
    record.close()
    exchange(path, Wish(str(folder), "Laptop"))


def test_off_nothing_is_done(engine, loop):
    sharer = Sharer(engine, loop, LateSharing(find_folders().history_file))
    [(seconds, call)] = loop.waiting
    assert seconds == FIRST_S
    call()
    sharer.hear(SettingsChanged(frozenset({"breaks.snooze"})))
    assert sharer.thread is None
    sharer.hear(SettingsChanged(frozenset({"sharing.folder"})))
    assert sharer.thread is not None, "what others did is taken out again"
    loop.run(sharer)
    sharer.close()


def test_each_break_begins_a_round_and_one_follows_what_came_meanwhile(
    sharer, loop, folder, monkeypatch
):
    gate, rounds = threading.Event(), []

    def slow(*_):
        gate.wait(60)
        rounds.append(1)
        return Round()

    monkeypatch.setattr(sharing, "exchange", slow)
    sharer.round()
    sharer.round()
    sharer.round()
    gate.set()
    loop.run(sharer)
    assert len(rounds) == 2


def test_one_that_is_under_way_when_sharing_ends_is_followed_by_the_last(
    engine, sharer, loop, folder, monkeypatch
):
    gate, folders = threading.Event(), []

    def slow(_, wish):
        gate.wait(60)
        folders.append(wish.folder)
        return Round()

    monkeypatch.setattr(sharing, "exchange", slow)
    sharer.round()
    engine.settings = Settings({})
    sharer.hear(SettingsChanged(frozenset({"sharing.folder"})))
    sharer.round()
    gate.set()
    loop.run(sharer)
    assert folders == [str(folder), ""]
    sharer.round()
    assert sharer.thread is None, "that was the last"


def test_a_round_that_outlives_the_app_posts_nothing(engine, loop, folder, monkeypatch):
    engine.settings = Settings({"sharing.folder": str(folder)})
    sharer = Sharer(engine, loop, LateSharing(find_folders().history_file))
    gate, posted = threading.Event(), []
    monkeypatch.setattr(sharing, "exchange", lambda *_: gate.wait(60) and Round())
    monkeypatch.setattr(loop, "post", posted.append)
    sharer.round()
    thread = sharer.thread
    assert thread is not None
    sharer.close()
    gate.set()
    thread.join(60)
    assert not thread.is_alive()
    assert posted == []


def test_the_window_shows_what_another_computer_did(qtbot, sharer, loop, folder, tmp_path):
    other_computer(tmp_path, folder, SKIPPED)
    record = change_history(find_folders().history_file)
    window = HistoryWindow(FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    Follower(window, sharer)
    window.show()
    loop.run(sharer)
    window.show_list(True)
    model = window._table.model()
    day = model.index(0, 0)
    assert model.index(0, 1, day).data() == "Prompt · Laptop"
    folder.rename(folder.with_name("away"))
    sharer.round()
    loop.run(sharer)
    assert "The history is kept here" in window.keeping.line()
    window.keeping.tell("")
    sharer.round()
    loop.run(sharer)
    assert window.keeping.line() == "", "told once"
    window.hide()
    assert sharer.hearer is None
    record.close()


def test_a_window_that_was_made_anew_goes_on_hearing(qtbot, sharer, loop, record):
    made = [HistoryWindow(FakeEngine(), FakeClock(), record, catalogue) for _ in range(2)]
    followers = []
    for window in made:
        qtbot.addWidget(window)
        followers.append(Follower(window, sharer))
        window.show()
    made[0].hide()
    assert sharer.hearer == followers[1]._hear
    made[1].hide()
    assert sharer.hearer is None
    loop.run(sharer)


def test_a_change_of_the_folder_is_noticed_while_the_window_is_open(
    qtbot, sharer, loop, folder, tmp_path
):
    record = change_history(find_folders().history_file)
    window = HistoryWindow(FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    Follower(window, sharer)
    window.show()
    loop.run(sharer)
    QApplication.processEvents()
    loop.run(sharer)
    other_computer(tmp_path, folder, SKIPPED)
    qtbot.waitUntil(lambda: sharer.thread is not None)
    loop.run(sharer)
    assert len(record.prompts("2000-01-01T00:00:00Z")) == 1
    window.close()
    record.close()


def test_a_window_without_a_folder_watches_nothing(qtbot, engine, loop, record):
    sharer = Sharer(engine, loop, LateSharing(find_folders().history_file))
    window = HistoryWindow(FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    follower = Follower(window, sharer)
    window.show()
    assert follower._watch is None
    QApplication.sendEvent(window, QEvent(QEvent.Type.Hide))
    window.hide()
    sharer.close()


def test_events_of_the_engine_begin_rounds(sharer, loop, monkeypatch):
    begun = []
    monkeypatch.setattr(sharer, "round", lambda *words: begun.append(words))
    for event in (PromptClosed.__new__(PromptClosed), SessionEnded.__new__(SessionEnded)):
        sharer.hear(event)
    assert begun == [(False,), (False,)]


def test_a_folder_is_typed_or_chosen(qtbot, folder):
    editor = FolderEditor(SCHEMA["sharing.folder"])
    qtbot.addWidget(editor)
    editor.show()
    editor.show_value("")
    assert (editor._line.text(), editor._line.placeholderText()) == ("", "none")
    edited = []
    editor.edited.connect(edited.append)
    buttons(editor)["Choose…"].click()
    chosen(editor.dialog, folder)
    editor._line.setText("~/Sync")
    editor.commit()
    editor.show_value("~/Sync")
    editor._line.setText("")
    editor.commit()
    assert edited == [str(folder), "~/Sync", ""]


def test_a_name_may_be_empty(qtbot):
    editor = LineEditor(SCHEMA["sharing.name"])
    qtbot.addWidget(editor)
    editor.show_value("Desk")
    assert editor._line.text() == "Desk"


def test_the_settings_window_has_the_row(qtbot, engine):
    supplies = Supplies(
        engine, FakeClock(), MemoryRecord(), catalogue, bool, others=OtherApps(find_folders())
    )
    window = make_window("settings", supplies)
    qtbot.addWidget(window)
    assert len(window.findChildren(ImportRow)) == 1
    window.close()
    supplies.record.close()
