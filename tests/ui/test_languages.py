"""The language of the windows: words, direction, dates; and a change while they are open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desk_stretch import i18n
from desk_stretch.core.breaks.reasons import clock as clock_words
from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Handle
from desk_stretch.engine.commands import SetSettings
from desk_stretch.engine.events import PromptOpened, SessionBegun, SettingsChanged, WindowAsked
from desk_stretch.i18n import Speech
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.ui import languages, open_windows
from desk_stretch.ui.languages import Speaker, first_day_of_week, locale_of
from desk_stretch.ui.listening import Listening
from desk_stretch.ui.open_windows import OpenWindows
from desk_stretch.ui.tray import Tray
from desk_stretch.ui.windows import Supplies
from tests.fakes import FakeRecord
from tests.ui.fake_engine import prompt, snapshot
from tests.ui.test_front import front, shown

__all__ = ["front"]  # a fixture

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
GERMAN, ARABIC, ENGLISH = Speech("de", False, "de_DE"), Speech("ar", True, "ar_AE"), Speech()


@pytest.fixture(autouse=True)
def english(qapp):
    """Be English again afterwards."""
    before, looks = QLocale(), qapp.layoutDirection()
    yield
    i18n.use("en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(looks)


@pytest.fixture
def speaker(qapp):
    made = Speaker(qapp)
    yield made
    made.leave()


def test_the_direction_is_that_of_the_language(qapp, speaker):
    assert speaker.follow("ar").is_right_to_left
    assert qapp.layoutDirection() is RTL
    assert speaker.follow("ar_XB").is_right_to_left
    assert qapp.layoutDirection() is RTL
    assert not speaker.follow("de").is_right_to_left
    assert qapp.layoutDirection() is LTR


def test_the_words_of_qt_come_along_and_go(qapp, speaker):
    speaker.follow("de")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    speaker.follow("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_that_qt_does_not_know_is_spoken_without_its_words(qapp, speaker, monkeypatch):
    monkeypatch.setattr(languages.i18n, "use", lambda _: Speech("tlh"))
    assert speaker.follow("tlh").code == "tlh"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_desktop_chooses_until_the_person_does(speaker, monkeypatch):
    monkeypatch.setattr(languages, "wishes", lambda: ("fi_FI", "pl_PL.UTF-8"))
    assert speaker.follow("system").code == "pl"
    assert speaker.follow("es").code == "es"


def test_where_the_environment_is_silent_qt_knows(monkeypatch):
    monkeypatch.setattr(languages.i18n, "wished", lambda: ())
    monkeypatch.setattr(languages.sys, "platform", "darwin")
    assert languages.wishes() == tuple(QLocale.system().uiLanguages())
    monkeypatch.setattr(languages.sys, "platform", "linux")
    assert languages.wishes() == ()


@pytest.mark.parametrize(
    ("speech", "system", "is_chosen", "name"),
    [
        (ENGLISH, "fi_FI", False, "fi_FI"),  # no translation: dates as everywhere on this desktop
        (GERMAN, "de_AT", True, "de_AT"),
        (ENGLISH, "de_DE", True, "en_DE"),  # English words, the country's clock
        (GERMAN, "C", True, "de_DE"),
        (ENGLISH, "C", False, "C"),
        (ARABIC, "ar_EG", False, "ar_AE"),  # 0 to 9, as in the sentences
        (ARABIC, "en_US", True, "ar_AE"),
        (ENGLISH, "ar_EG", False, "en_US"),
    ],
)
def test_dates_are_those_of_the_country(speech, system, is_chosen, name):
    locale = QLocale.c() if system == "C" else QLocale(system)
    found = locale_of(speech, locale, is_chosen=is_chosen)
    assert found.name() == name
    assert found.zeroDigit() == "0"


@pytest.mark.parametrize(
    ("system", "own", "day"),
    [("de_DE", "en_US", 0), ("en_US", "de_DE", 6), ("ar_EG", "ar_AE", 5), ("C", "en_US", 6)],
)
def test_the_week_begins_as_in_the_country(monkeypatch, system, own, day):
    there = QLocale.c() if system == "C" else QLocale(system)
    QLocale.setDefault(QLocale(own))
    monkeypatch.setattr(QLocale, "system", lambda: there)
    assert first_day_of_week() == day


def test_a_window_hears_nothing_when_it_is_gone(engine):
    heard = []
    ear = Listening(engine)
    ear.as_view.subscribe(heard.append)
    handle: Handle = ear.as_view.subscribe(heard.append)
    handle.cancel()
    engine.announce(WindowAsked("main"))
    assert len(heard) == 1
    assert ear.as_view.status() is engine.shown_status
    ear.leave()
    engine.announce(WindowAsked("main"))
    assert len(heard) == 1
    assert not engine.listeners


class Plain(QWidget):
    """A window that knows where the person is in it."""

    def __init__(self, name):
        super().__init__()
        self.setObjectName(name)
        self.at = None

    def place(self):
        return "here"

    def go_to_place(self, place):
        self.at = place


@pytest.fixture
def windows(qapp, engine, clock, monkeypatch):
    def make(name, _supplies):
        return Plain(name)

    monkeypatch.setattr(open_windows, "make_window", make)
    supplies = Supplies(engine, clock, FakeRecord(), load_catalogue, lambda: True)
    made = OpenWindows(supplies)
    yield made
    made.close()


def test_windows_are_made_anew_where_they_stand(windows):
    main, hidden = windows.get("main"), windows.get("about")
    main.setGeometry(40, 50, 400, 300)
    main.show()
    main.activateWindow()
    windows.make_anew()
    again = windows.get("main")
    assert again is not main
    assert again.isVisible()
    assert again.geometry() == main.geometry()
    assert again.at == "here"
    assert not main.isVisible()
    assert windows.get("about") is not hidden


def test_a_routine_that_runs_is_not_disturbed(windows):
    session = windows.get("session")
    session.show()
    windows.make_anew()
    assert windows.get("session") is session
    session.hide()
    windows.make_anew()
    assert windows.get("session") is not session


def test_what_was_not_disturbed_is_made_anew_afterwards(windows, engine):
    session = windows.get("session")
    session.show()
    windows.make_anew()
    session.hide()
    again = windows.get("session")
    assert again is not session
    assert windows.get("session") is again


def choose(engine, qtbot, language):
    engine.settings = type(engine.settings)({"look.language": language})
    engine.announce(SettingsChanged(frozenset({"look.language"})))
    qtbot.waitUntil(lambda: i18n.speech().code == language)


def test_everything_that_is_open_speaks_the_new_language_at_once(front, engine, qtbot, qapp):
    for name in ("main", "settings"):
        engine.announce(WindowAsked(name))
    engine.shown_status = engine.shown_status
    engine.announce(PromptOpened(prompt()))
    choose(engine, qtbot, "ar_XB")
    titles = [shown(name)[0].windowTitle() for name in ("settings",)]
    assert all("[" in title for title in titles)
    assert len(shown("main")) == len(shown("prompt")) == 1
    assert shown("main")[0].layoutDirection() is RTL
    assert front._tray.spoken == "ar_XB"
    choose(engine, qtbot, "en")
    assert shown("settings")[0].windowTitle() == "Settings"
    assert shown("prompt")[0].layoutDirection() is LTR


def test_a_running_routine_keeps_its_window(front, engine, qtbot):
    engine.shown_snapshot = snapshot()
    engine.announce(SessionBegun(engine.shown_snapshot))
    (window,) = shown("session")
    choose(engine, qtbot, "en_XA")
    assert shown("session") == [window]
    engine.shown_snapshot = None
    window.close()
    engine.shown_snapshot = snapshot()
    engine.announce(SessionBegun(engine.shown_snapshot))
    (again,) = shown("session")
    assert "[" in again.windowTitle()
    assert again is not window


def test_all_settings_reset_can_be_taken_back_in_the_language_of_before(front, engine, qtbot):
    choose(engine, qtbot, "en_XA")
    engine.announce(WindowAsked("settings"))
    (window,) = shown("settings")
    engine.settings = engine.settings.with_values({"breaks.snooze": 9})
    window.turn_to("look")
    window._changes.reset_all()
    assert engine.done[-1].values["look.language"] is None
    choose(engine, qtbot, "en")
    (again,) = shown("settings")
    assert again is not window
    assert again._page.page == "look"
    assert again._footer.words.text() == "All settings reset"
    assert again._footer.undo_button.isVisible()
    again.undo()
    assert engine.done[-1] == SetSettings({"breaks.snooze": 9, "look.language": "en_XA"})


def test_the_menu_of_the_tray_is_filled_anew(qapp, engine, clock):
    tray = Tray(engine, clock, FakeRecord())
    i18n.use("ar_XB")
    qapp.setLayoutDirection(RTL)
    tray.refresh()
    assert tray.menu.layoutDirection() is RTL
    assert "[" in tray.menu.actions()[-1].text()
    tray.close()


def test_a_box_that_tells_something_speaks_qt_in_the_language(speaker, qtbot):
    speaker.follow("de")
    box = QMessageBox(QMessageBox.Icon.Information, "Desk Stretch", "x")
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QMessageBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


@pytest.mark.parametrize(("language", "written"), [("en", "2:05\u202fPM"), ("de", "14:05")])
def test_sentences_write_times_as_the_country_does(qapp, speaker, language, written):
    speaker.follow(language)
    assert i18n.time_of_day(14, 5) == written
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    moment = Moment(noon.timestamp(), 0.0)
    assert clock_words(moment.wall + 2 * 3600 + 300, moment) == written
    speaker.leave()
    assert i18n.time_of_day(14, 5) == "14:05"
