"""The icon in both kinds of tray: what a click does, what the menu offers, and hosts that come
late or come back."""

from __future__ import annotations

import re

import pytest
from jeepney import DBusErrorResponse

from tests.desktop.app import AT_ONCE, READY, TITLE, WRITER, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

START = ["Start", "Start sitting", "Start standing"]
POSTURE = "I am standing now"
TODAY = "Today: no routine yet"
WINDOWS = [
    "Open window", "Exercises", "Routines", "Settings", "History", "Why now, why not", "About",
    "Quit",
]  # fmt: skip


class Tray:
    """A tray of either kind, with the app's icon in it."""

    def __init__(self, desktop, kind):
        self.desktop, self.kind = desktop, kind

    def click(self):
        """Click the icon with the left button."""
        if self.kind == "xembed":
            self.desktop.click(*self.desktop.wait_tray_icon().centre)
        else:
            self.desktop.sni.click(self.desktop.sni.wait_item())


@pytest.fixture(params=["xembed", "sni"])
def tray(request, make_desktop):
    return Tray(make_desktop(tray=request.param), request.param)


def labels(entries):
    return [entry.label for entry in entries if entry.label]


def only_item(desktop):
    """The one icon that is left once those of an earlier host are gone."""

    def alone():
        try:
            items = [item for item in set(desktop.sni.items) if desktop.sni.tooltip(item)]
        except DBusErrorResponse:  # it has just gone
            return []
        return items if len(items) == 1 else []

    return wait_until(alone, "one icon")[0]


def test_a_click_starts_the_last_routine_and_raises_it(tray):
    desktop = tray.desktop
    last = READY + '[movement]\nposture = "standing"\nroutine = "standing-classic"\n'
    app = App(desktop, settings=last, speed=2).start("--background")
    other = desktop.start(WRITER, "writer")
    tray.click()
    desktop.wait_window("^Routine")
    assert app.status()["state"] == "routine"

    letter = desktop.wait_window("^Letter$")
    desktop.xdotool("windowactivate", letter.id)
    wait_until(lambda: desktop.focused() == "Letter", "another window in front")

    def raised():
        tray.click()  # again: a second click that follows soon is a double click, which is none
        return desktop.focused().startswith("Routine")

    wait_until(raised, "the routine is raised")
    assert len(desktop.windows("^Routine")) == 1
    assert other.is_running

    app.run("quit")
    assert app.process.wait(20) == 0
    assert app.history("session") == []  # left before the first step had ended
    assert 'routine = "standing-classic"' in app.settings_file.read_text("utf-8")


def test_a_click_answers_start_when_a_break_is_due(tray):
    desktop = tray.desktop
    app = App(desktop, settings=AT_ONCE, speed=2).has_worked(5).start()
    desktop.wait_window(TITLE)
    tray.click()
    desktop.wait_window("^Routine")
    desktop.wait_no_window(TITLE)
    (started,) = app.history("prompt")
    assert started["outcome"] == "started"
    app.end()


def test_the_menu_and_the_tooltip_say_what_is_going_on(desktop):
    app = App(desktop, settings=AT_ONCE, speed=2).start("--background")
    item = desktop.sni.wait_item()
    entries = desktop.sni.menu(item).entries
    assert entries[0].label == app.status()["reason"]
    assert not entries[0].is_enabled
    assert labels(entries)[1:] == [
        TODAY,
        *START,
        "Pause for…",
        "In a meeting for…",
        POSTURE,
        *WINDOWS,
    ]
    (pauses,) = (entry for entry in entries if entry.label == "Pause for…")
    assert labels(pauses.entries) == ["30 minutes", "1 hour", "2 hours", "Until tomorrow"]
    assert_tooltip(desktop.sni.tooltip(item), r"next break \d")

    desktop.sni.choose(item, "1 hour")
    app.wait_state("paused")
    wait_until(lambda: "Resume" in labels(desktop.sni.menu(item).entries), "a way back")
    assert labels(desktop.sni.menu(item).entries)[2:] == [*START, "Resume", POSTURE, *WINDOWS]
    assert_tooltip(desktop.sni.tooltip(item), r"paused until (\w+ )?\d")
    desktop.sni.choose(item, "Resume")
    app.wait_state("counting", "quiet")

    desktop.sni.choose(item, "Start sitting")
    app.wait_state("routine")
    wait_until(
        lambda: (
            labels(desktop.sni.menu(item).entries)[2:]
            == ["Show the routine", "Pause for…", "In a meeting for…", POSTURE, *WINDOWS]
        ),
        "a menu for a routine",
    )
    assert_tooltip(desktop.sni.tooltip(item), "a routine is running")
    desktop.sni.choose(item, "Quit")
    assert app.process.wait(20) == 0
    assert app.complaints == []


def assert_tooltip(text, pattern):
    assert text.startswith("Desk Stretch")
    assert "×2 rehearsal" in text
    assert re.search(pattern, text)
    assert len(text) <= 60


def test_the_menu_of_a_break_that_is_due(desktop):
    app = App(desktop, settings=AT_ONCE, speed=2).has_worked(5).start()
    desktop.wait_window(TITLE)
    item = desktop.sni.wait_item()
    wait_until(lambda: "Skip" in labels(desktop.sni.menu(item).entries), "the answers")
    entries = labels(desktop.sni.menu(item).entries)
    answers = ["Snooze 5 min (1 of 2)", "Skip"]
    assert entries[0] == app.status()["reason"]
    assert entries[2:] == [*START, *answers, "Pause for…", "In a meeting for…", POSTURE, *WINDOWS]
    assert_tooltip(desktop.sni.tooltip(item), "a break is due")

    desktop.sni.choose(item, "Snooze")
    assert app.wait_state("snoozed")["next_due"]
    desktop.wait_no_window(TITLE)
    wait_until(lambda: "Skip" not in labels(desktop.sni.menu(item).entries), "no more answers")
    app.run("skip")
    app.wait_state("counting")
    assert [row["outcome"] for row in app.history("prompt")] == ["snoozed"]
    app.end()


def test_a_host_that_comes_late_and_comes_back_shows_one_icon(make_desktop):
    desktop = make_desktop(tray="none")
    app = App(desktop, settings=AT_ONCE, speed=2).start("--background")
    for choice, state in (("1 hour", "paused"), ("Resume", "counting")):
        desktop.start_sni()
        desktop.sni.choose(only_item(desktop), choice)
        app.wait_state(state)
        assert_tooltip(desktop.sni.tooltip(only_item(desktop)), "paused|next break")
        desktop.sni.stop()
    desktop.start_sni()
    desktop.sni.choose(only_item(desktop), "Quit")
    assert app.process.wait(20) == 0
    assert app.complaints == []


def test_a_classic_tray_that_comes_late_and_comes_back_shows_one_icon(make_desktop):
    desktop = make_desktop(tray="none")
    app = App(desktop, speed=2).start("--background")
    for _ in range(2):
        panel = desktop.start_xembed()
        desktop.wait_tray_icon()
        assert len(desktop.tray_icons()) == 1
        panel.stop()
    desktop.start_xembed()
    desktop.click(*desktop.wait_tray_icon().centre)
    desktop.wait_window("^Routine")
    app.end()


def test_hosts_of_both_kinds_come_and_go_and_one_icon_is_left(make_desktop):
    desktop = make_desktop(tray="xembed")
    app = App(desktop, speed=2).start("--background")

    def wait_icons(classic, on_bus=0):
        def are_there():
            items = set(desktop.sni.items) if on_bus else set()
            return (len(desktop.tray_icons()), len(items)) == (classic, on_bus)

        wait_until(are_there, f"{classic} classic icons and {on_bus} on the bus")

    wait_icons(1)
    for _ in range(2):
        desktop.start_sni()
        wait_icons(0, 1)
        desktop.sni.stop()
        wait_icons(1)
    desktop.start_sni()
    wait_icons(0, 1)
    desktop.sni.choose(only_item(desktop), "1 hour")
    app.wait_state("paused")
    app.end()


@pytest.mark.parametrize("kind", ["xembed", "sni"])
def test_a_host_that_is_killed_in_a_routine_and_comes_back(make_desktop, kind):
    desktop = make_desktop(tray="none")
    start = desktop.start_sni if kind == "sni" else desktop.start_xembed
    host = start()
    app = App(desktop, settings=AT_ONCE, speed=2).start("start")
    for _ in range(2):
        host.stop() if kind == "sni" else host.kill()
        host = start()

    def used():
        try:
            Tray(desktop, kind).click()
        except DBusErrorResponse:  # the icon that the host before this one had
            return False
        return True

    wait_until(used, "a click on the icon")
    only_item(desktop) if kind == "sni" else desktop.wait_tray_icon()
    assert app.status()["state"] == "routine"
    assert len(desktop.windows("^Routine")) == 1
    app.end()


def test_without_a_tray_a_notification_asks_and_a_second_start_opens_the_window(make_desktop):
    desktop = make_desktop(tray="none")
    app = App(desktop, settings=AT_ONCE, speed=2).has_worked(5).start("--background")
    shown = desktop.notifications.wait_shown()
    assert list(shown.actions) == ["start", "snooze", "skip"]
    assert desktop.windows() == []
    assert app.run().returncode == 0
    desktop.wait_window("^Desk Stretch$")
    desktop.start_sni()
    only_item(desktop)
    desktop.notifications.press(shown, "start")
    desktop.wait_window("^Routine")
    assert len(desktop.notifications.shown) == 1
    app.end()


def test_a_start_at_login_opens_no_window(make_desktop):
    for kind in ("sni", "none"):
        desktop = make_desktop(tray=kind)
        app = App(desktop, speed=2).start("--background")
        app.wait_state("quiet", "counting")
        assert desktop.windows() == []
        app.end()


def test_without_a_tray_the_main_window_opens_and_says_that_it_stays(make_desktop):
    desktop = make_desktop(tray="none", accessibility=True)
    app = App(desktop, speed=2).start()
    desktop.wait_window("^Desk Stretch$")
    buttons = [each["name"] for each in app.see() if each["role"] == "push button"]
    assert set(START) | {"Settings", "History", "About", "Quit"} <= set(buttons)
    app.click("push button", "^Start standing")
    desktop.wait_window("^Routine")
    desktop.key("Escape")
    desktop.wait_no_window("^Routine")

    wait_until(lambda: desktop.focused() == "Desk Stretch", "the main window in front")
    desktop.key("alt+F4")
    app.wait_words("^Reminders go on$")
    app.click("push button", "^Back to the window")
    app.wait_words("^Pause reminders for")
    app.click("push button", "^Quit")
    assert app.process.wait(20) == 0
    assert app.complaints == []
