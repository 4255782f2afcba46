"""What a screen reader finds in the running app: everything that can be used has a name, and what
is only painted is there as words."""

from __future__ import annotations

import re

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

USABLE = {
    "check box",
    "combo box",
    "list",
    "menu item",
    "push button",
    "radio button",
    "slider",
    "spin button",
    "text",
    "toggle button",
}
WINDOWS = ("Open window", "Exercises", "Settings", "History", "Why now, why not", "About")


@pytest.fixture
def app(make_desktop):
    desktop = make_desktop(accessibility=True)
    return App(desktop, settings=AT_ONCE, speed=2)


def usable(items):
    return [item for item in items if item["role"] in USABLE]


def assert_all_named(items):
    """Everything that can be used has a name and a way to use it."""
    assert usable(items)
    nameless = [item for item in usable(items) if not item["name"].strip()]
    assert nameless == []
    assert [item for item in usable(items) if not item["actions"]] == []
    # Qt gives a combo box its value for a name, and leaves it to a label to name it.
    assert [item for item in items if item["role"] == "combo box" and not item["labels"]] == []
    assert items[0]["name"], "the window has a name"


def test_the_prompt(app):
    app.has_worked(5).start()
    app.desktop.wait_window(TITLE)
    items = app.see(TITLE)
    assert_all_named(items)
    assert [item["name"] for item in usable(items)] == [
        "Start sitting", "Standing instead", "Snooze 5 min (1 of 2)", "Skip",
    ]  # fmt: skip
    assert "You have worked for 5 minutes." in app.words(TITLE)
    assert not any("focused" in item["states"] for item in items)
    wait_until(lambda: pressed(app, "Snooze 5 min (1 of 2)"), "the button answers")
    app.end()


def pressed(app, name):
    """Press a button of the prompt as a screen reader does, unless it has gone."""
    if app.desktop.windows(TITLE):
        app.desktop.act("push button", name)
    return app.status()["state"] == "snoozed"


def test_the_routine_is_told_in_words_and_stop_is_near(app):
    app.start("start", "--routine", "sitting-gentle")
    app.desktop.wait_window("^Routine")
    items = app.see("^Routine")
    assert_all_named(items)
    words = app.words("^Routine")
    for wanted in (
        "Shoulder blade squeeze",
        "Both sides",
        "1 of 5",
        "Next: Shoulder rolls",
        "The routine",
        "Take care",
        "Move gently. Stop if something hurts or you feel dizzy. Not medical advice.",
    ):
        assert wanted in words
    assert any(re.search(r"^Sit tall", word) for word in words)
    count = next(word for word in words if re.fullmatch(r"\d+ Prepare", word))
    wait_until(lambda: app.words("^Routine").count(count) == 0, "the number goes on")
    assert [item["name"] for item in usable(items) if "focused" in item["states"]] == ["Pause"]

    app.desktop.act("push button", "Stop, something is wrong")
    app.wait_words("^Stop now and rest$", "^Routine")
    assert app.status()["state"] != "routine"
    ends = app.see("^Routine")
    assert_all_named(ends)
    focused = [item["name"] for item in usable(ends) if "focused" in item["states"]]
    assert focused == ["Close"]
    app.desktop.act("push button", "Getting help")
    app.wait_words("^Call your local emergency number for:$", "^Routine")
    app.desktop.act("push button", "Pause reminders until tomorrow")
    app.wait_state("paused")
    app.end()
    assert app.history() == []


def test_the_other_windows(app):
    app.start("--background")
    item = app.desktop.sni.wait_item()
    for label, title in zip(WINDOWS, ("Desk Stretch$", *WINDOWS[1:]), strict=True):
        app.desktop.sni.choose(item, label)
        app.desktop.wait_window(f"^{title}")
        assert_all_named(app.see(f"^{title}"))
    app.end()


def test_the_first_run(app):
    app.settings_file.unlink()
    app.start()
    app.desktop.wait_window("^Welcome")
    assert_all_named(app.see("^Welcome"))
    app.desktop.act("push button", "I understand")
    for step, onward in (("1", "Next"), ("2", "Next"), ("3", "Not now")):
        app.wait_words(f"Step {step} of 3", "^Welcome")
        assert_all_named(app.see("^Welcome"))
        app.click("push button", f"^{onward}")
    app.desktop.wait_no_window("^Welcome")
    app.end()


READ = {
    "Open window": (
        "Start", "Start standing", "Still to come today", "Pause reminders for",
        "Pause reminders: Until tomorrow", "In a meeting for…", "In a meeting for… 60 minutes",
        "Today", "Exercises", "Settings", "Quit",
    ),
    "Settings": (
        "Search the settings", "Groups of settings", "Work time before a break", "Reminders",
        "Rest break", "Micro-break", "Lunch walk", "Add a reminder",
    ),
    "History": ("Day", "Year", "Last 7 days", "Export…", "Delete…"),
    "Why now, why not": ("What was decided, and why", "Copy for a bug report"),
    "About": ("Version 0.1.0", "Please read"),
}  # fmt: skip


def test_windows_are_read_in_the_order_of_the_page(app):
    app.start("--background")
    item = app.desktop.sni.wait_item()
    for label, expected in READ.items():
        title = f"^{'Desk Stretch$' if label == 'Open window' else label}"
        app.desktop.sni.choose(item, label)
        app.desktop.wait_window(title)
        words = app.words(title)
        places = [words.index(word) for word in expected]
        assert places == sorted(places), label
    app.end()
