"""First run, safety notice and About."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

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
from desk_stretch.ui.onboarding.window import WelcomeWindow
from tests.ui.gallery import LiveEngine


def press(window, text):
    next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == text
    ).click()


def said(window) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def live():
    return LiveEngine()


@pytest.fixture
def welcome(qtbot, live):
    window = WelcomeWindow(live)
    qtbot.addWidget(window)
    window.show()
    return window


def test_three_answers_are_enough(welcome, live):
    press(welcome, "I understand")
    press(welcome, "Next")
    press(welcome, "Done")
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
    assert "Step 1 of 3" in shown


def test_the_notice_can_wait_and_is_then_not_accepted(welcome, live):
    press(welcome, "Not now")
    assert "How do you work?" in said(welcome)
    assert live.done == []


def test_a_key_pressed_early_accepts_nothing(qtbot, welcome, live):
    welcome.activateWindow()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(welcome, key)
    assert live.done == []
    assert "Step 1 of 3" in said(welcome)


def test_standing_is_remembered(welcome, live):
    press(welcome, "Not now")
    press(welcome, "Standing")
    press(welcome, "Next")
    assert live.settings["movement.posture"] == "standing"


def test_the_posture_of_before_is_chosen_already(qtbot, live):
    live.settings = live.settings.with_values({"movement.posture": "standing"})
    window = WelcomeWindow(live)
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
    rows["hours.any_time"].editor._toggle.click()
    rows["start.at_login"].editor._toggle.click()
    assert live.settings["hours.any_time"] is True
    assert live.settings["start.at_login"] is True


def test_bad_hours_are_explained_and_the_page_stays(welcome, live):
    press(welcome, "Not now")
    press(welcome, "Next")
    row = next(row for row in welcome._hours.rows if row.key == "hours.ranges")
    row.editor._line.setText("nine to five")
    press(welcome, "Done")
    assert row.is_wrong
    assert welcome.isVisible()
    row.editor._line.setText("9-17")
    press(welcome, "Done")
    assert not welcome.isVisible()
    assert live.settings["hours.ranges"] == ((540, 1020),)


def test_one_can_go_back(welcome):
    press(welcome, "Not now")
    press(welcome, "Next")
    press(welcome, "Back")
    assert "How do you work?" in said(welcome)
    press(welcome, "Back")
    assert "Welcome" in said(welcome)


@pytest.mark.parametrize("steps", [(), ("Not now",)])
def test_the_questions_can_be_skipped(welcome, live, steps):
    for step in steps:
        press(welcome, step)
    press(welcome, "Skip the questions")
    assert live.done == [SetSettings({"start.welcomed": True}), OpenWindow("main")]


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
