"""First run, safety notice and About."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QLabel

from desk_stretch import __version__
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.session.safety import (
    NOTICE,
    NOTICE_VERSION,
    doctor_texts,
    emergency_texts,
    stop_texts,
)
from desk_stretch.engine.commands import AcceptNotice, OpenWindow, SetSettings
from desk_stretch.ui.about import AboutWindow
from desk_stretch.ui.notice.safety_notice import NoticeWindow
from desk_stretch.ui.onboarding.taste import taste_of
from desk_stretch.ui.onboarding.window import STEPS, WelcomeWindow
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import LiveEngine, catalogue


class Minimized(QHideEvent):
    """As the window system tells of a window that will come back."""

    def spontaneous(self):
        return True


def press(window, text):
    next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == text
    ).click()


def texts_of_buttons(window) -> list[str]:
    return [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]


def said(window) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def live():
    return LiveEngine()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def welcome(qtbot, live, clock):
    window = WelcomeWindow(live, clock, catalogue)
    qtbot.addWidget(window)
    window.show()
    return window


def test_three_answers_are_enough(welcome, live):
    press(welcome, "I understand")
    press(welcome, "Next")
    press(welcome, "Next")
    press(welcome, "Not now")
    assert live.done == [
        AcceptNotice(NOTICE_VERSION),
        SetSettings({"movement.posture": "sitting"}),
        SetSettings({"start.welcomed": True}),
        OpenWindow("main"),
    ]
    assert not welcome.isVisible()


def test_the_notice_is_there_in_full(welcome):
    shown = said(welcome)
    assert all(sentence in shown for sentence in NOTICE)
    assert "Three steps, less than a minute" in shown


def test_the_notice_can_wait_and_is_then_not_accepted(welcome, live):
    press(welcome, "Not now")
    assert "How do you work?" in said(welcome)
    assert live.done == []


def test_a_key_pressed_early_accepts_nothing(qtbot, welcome, live):
    welcome.activateWindow()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(welcome, key)
    assert live.done == []
    assert all(sentence in said(welcome) for sentence in NOTICE)


def test_standing_is_remembered(welcome, live):
    press(welcome, "Not now")
    press(welcome, "Standing")
    press(welcome, "Next")
    assert live.settings["movement.posture"] == "standing"


def test_the_posture_of_before_is_chosen_already(qtbot, live):
    live.settings = live.settings.with_values({"movement.posture": "standing"})
    window = WelcomeWindow(live, FakeClock(), catalogue)
    qtbot.addWidget(window)
    page = window._pages.widget(1)
    assert page.posture is Posture.STANDING
    page.choose(Posture.SITTING)
    assert page.posture is Posture.SITTING


def test_hours_are_prefilled_and_in_force_at_once(welcome, live):
    press(welcome, "Not now")
    press(welcome, "Next")
    rows = {row.key: row for row in welcome._hours.rows}
    assert rows["hours.ranges"].editor._line.text() == "09:00–18:00"
    assert [rows["hours.days"].editor.chip(day).isChecked() for day in range(7)] == [
        True, True, True, True, True, False, False,
    ]  # fmt: skip
    assert not rows["start.at_login"].editor._toggle.isChecked()
    rows["hours.days"].editor.chip(5).click()
    rows["start.at_login"].editor._toggle.click()
    assert live.settings["hours.days"] == frozenset(range(6))
    assert live.settings["start.at_login"] is True


def test_bad_hours_are_explained_and_the_page_stays(welcome, live):
    press(welcome, "Not now")
    press(welcome, "Next")
    row = next(row for row in welcome._hours.rows if row.key == "hours.ranges")
    row.editor._line.setText("nine to five")
    press(welcome, "Next")
    assert row.is_wrong
    assert "Step 2 of 3" in said(welcome)
    row.editor._line.setText("9-17")
    press(welcome, "Next")
    assert "Step 3 of 3" in said(welcome)
    assert live.settings["hours.ranges"] == ((540, 1020),)


def test_one_can_go_back(welcome):
    press(welcome, "Not now")
    press(welcome, "Next")
    press(welcome, "Next")
    press(welcome, "Back")
    assert "When do you work?" in said(welcome)
    press(welcome, "Back")
    assert "How do you work?" in said(welcome)
    press(welcome, "Back")
    assert "Welcome" in said(welcome)


@pytest.mark.parametrize("steps", [(), ("Not now",), ("Not now", "Next")])
def test_the_questions_can_be_skipped_and_the_defaults_work(welcome, live, steps):
    for step in steps:
        press(welcome, step)
    press(welcome, "Skip the questions")
    assert live.done[-2:] == [SetSettings({"start.welcomed": True}), OpenWindow("main")]
    assert live.settings.changed == {"start.welcomed": True}
    assert live.settings["breaks.enabled"]
    assert live.today().moment is not None


KEY_S = 1.2  # finding and pressing a key, by the keystroke-level model with a thought before it
WORDS_A_SECOND = 4.0


def test_the_keyboard_alone_goes_through_in_five_keys_and_under_a_minute(qtbot, welcome, live):
    """What is on the pages is read at an easy pace; trying it is one's own time."""
    welcome.activateWindow()
    keys, words = 0, 0

    def key(which):
        nonlocal keys
        keys += 1
        qtbot.keyClick(QApplication.focusWidget(), which)

    def read():
        nonlocal words
        words += sum(len(text.split()) for text in said(welcome))

    read()
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    assert live.done == [AcceptNotice(NOTICE_VERSION)]
    for _ in range(2):
        read()
        key(Qt.Key.Key_Return)
    read()
    assert "Try it now" in said(welcome)
    key(Qt.Key.Key_Return)
    assert welcome._try.is_running
    assert keys == 5
    assert words / WORDS_A_SECOND + keys * KEY_S < 60


@pytest.fixture
def trying(welcome):
    for text in ("I understand", "Next", "Next"):
        press(welcome, text)
    return welcome


def test_trying_it_is_half_a_minute_with_the_figure(trying, live, clock):
    page = trying._try
    assert page._look().position_s == 0.0
    assert not page._look().goes_on
    done = list(live.done)
    press(trying, "Try it now")
    assert page.is_running
    assert page._look().goes_on
    assert "Back" not in texts_of_buttons(trying)
    clock.moment = clock.moment.after(12.5)
    page._tick.timeout.emit()
    assert page._ring.accessibleName() == "18 seconds"
    assert page._tick.isActive()
    assert page._look().position_s == pytest.approx(12.5)
    clock.moment = clock.moment.after(17.5)
    page._tick.timeout.emit()
    assert not page.is_running
    assert {"That was it", "Half a minute is done."} <= set(said(trying))
    assert page._ring.accessibleName() == "Done"
    assert live.done == done, "it is no break, and nothing is written down"
    press(trying, "Done")
    assert live.done[-1] == OpenWindow("main")


def test_trying_it_can_be_stopped_and_begun_again(trying, clock):
    press(trying, "Try it now")
    clock.moment = clock.moment.after(5)
    press(trying, "Stop")
    assert not trying._try.is_running
    assert {"Try it now", "Back", "Not now"} <= set(texts_of_buttons(trying))
    trying._try._go_on()
    assert not trying._try._tick.isActive()
    press(trying, "Try it now")
    assert trying._try._ring.accessibleName() == "30 seconds"


def test_what_is_tried_stops_when_the_window_closes(trying):
    press(trying, "Try it now")
    trying.close()
    assert not trying._try.is_running
    assert not trying._try._tick.isActive()
    trying.show()
    assert "Stop" not in texts_of_buttons(trying)
    assert {"Try it now", "Back", "Not now"} <= set(texts_of_buttons(trying))


def test_what_is_tried_goes_on_in_the_taskbar(trying, clock):
    press(trying, "Try it now")
    QApplication.sendEvent(trying._try, Minimized())
    clock.moment = clock.moment.after(5)
    trying._try._tick.timeout.emit()
    assert "Stop" in texts_of_buttons(trying)
    press(trying, "Stop")
    assert not trying._try.is_running


def test_nothing_is_tried_before_the_notice_was_read(welcome, live):
    for text in ("Not now", "Next", "Next"):
        press(welcome, text)
    assert "It begins once you have read the safety notice." in said(welcome)
    press(welcome, "Read the notice")
    for text in ("I understand", "Next", "Next", "Try it now"):
        press(welcome, text)
    assert welcome._try.is_running


@pytest.mark.parametrize("posture", ["sitting", "standing", "floor"])
def test_what_is_tried_takes_exactly_half_a_minute_and_no_care(live, posture):
    live.settings = live.settings.with_values({"movement.posture": posture})
    taste = taste_of(catalogue(), live.settings)
    assert taste.total_seconds == 30
    assert taste.posture == ("sitting" if posture == "floor" else posture)
    form = taste.steps[0].form
    assert not form.cautions
    assert not form.equipment


def test_what_was_left_out_is_not_tried(live):
    live.settings = live.settings.with_values({"movement.leave_out": ["shoulder-rolls"]})
    assert taste_of(catalogue(), live.settings).steps[0].exercise.id == "shoulder-blade-squeeze"


def test_who_left_everything_out_is_told_and_can_go_on(qtbot, live):
    every = sorted(each.id for each in catalogue().exercises)
    live.settings = live.settings.with_values({"movement.leave_out": every})
    window = WelcomeWindow(live, FakeClock(), catalogue)
    qtbot.addWidget(window)
    window.show()
    window._go(STEPS)
    assert window._try._look() is None
    assert any("nothing to try" in text for text in said(window))
    press(window, "Done")
    assert live.done[-1] == OpenWindow("main")


def test_a_narrow_window_puts_the_words_below_the_figure(trying):
    middle = trying._try._middle
    assert middle.direction() == QBoxLayout.Direction.LeftToRight
    trying.resize(320, 480)
    QApplication.processEvents()
    assert middle.direction() == QBoxLayout.Direction.TopToBottom


def test_another_language_finds_the_person_at_the_same_step(qtbot, welcome, live):
    press(welcome, "Not now")
    again = WelcomeWindow(live, FakeClock(), catalogue)
    qtbot.addWidget(again)
    again.show()
    again.go_to_place(welcome.place())
    assert "How do you work?" in said(again)
    again.go_to_place(None)
    assert "Welcome" in said(again)


def test_closing_asks_again_next_time(qtbot, welcome, live):
    qtbot.keyClick(welcome, Qt.Key.Key_Escape)
    assert not welcome.isVisible()
    assert live.settings["start.welcomed"] is False


@pytest.mark.parametrize(
    ("accepted", "intro"),
    [
        (0, "A routine begins once you have read this."),
        (1, "The safety notice has new words. A routine begins once you have read them."),
    ],
)
def test_the_notice_asks_before_a_routine(qtbot, live, accepted, intro):
    live.settings = live.settings.with_values({"safety.notice_version": accepted})
    window = NoticeWindow(live)
    qtbot.addWidget(window)
    window.show()
    assert intro in said(window)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert live.done == []
    press(window, "I understand")
    assert live.done == [AcceptNotice(NOTICE_VERSION)]
    assert not window.isVisible()


def test_the_notice_can_be_left_alone(qtbot, live):
    window = NoticeWindow(live)
    qtbot.addWidget(window)
    window.show()
    press(window, "Not now")
    assert live.done == []
    assert not window.isVisible()


@pytest.fixture
def about(qtbot):
    window = AboutWindow([("Settings", "/a/long/folder"), ("History", "C:\\Data")])
    qtbot.addWidget(window)
    window.show()
    return window


def test_about_says_what_is_what(about):
    shown = "\n".join(said(about)).replace("\u200b", "")
    for part in (
        f"Version {__version__}", "five public articles", "MIT", "LGPL", "/a/long/folder",
        "C:\\Data", "nothing is sent anywhere", *NOTICE,
    ):  # fmt: skip
        assert part in shown
    assert "http" not in shown


def test_help_is_one_click_away_and_leads_back(qtbot, about):
    press(about, "When to stop and get help")
    shown = said(about)
    for text in (*stop_texts(), *emergency_texts(), *doctor_texts()):
        assert text in shown
    press(about, "Back to About")
    assert "Your folders" in said(about)
    press(about, "When to stop and get help")
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    assert "Your folders" in said(about)
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_about_opens_on_its_first_page(about):
    about.show_help()
    about.hide()
    about.show()
    assert "Your folders" in said(about)
