"""The prompt as a desktop notification: its buttons answer, it goes when it is answered, and it is
never lost, nor shown beside the card."""

from __future__ import annotations

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App, busy_hands

pytestmark = pytest.mark.desktop

AS_NOTIFICATION = AT_ONCE + '[prompt]\nstyle = "notification"\n'


def due(desktop, speed=2):
    """An app that asks with a notification, at once."""
    return App(desktop, settings=AS_NOTIFICATION, speed=speed).has_worked(5).start()


def test_its_buttons_answer_and_take_it_away(desktop):
    app = due(desktop)
    server = desktop.notifications
    first = server.wait_shown()
    assert first.app == "Desk Stretch"
    assert first.summary == "A good moment for a short break"
    assert first.body == "You have worked for 5 minutes."
    assert first.actions == {"start": "Start", "snooze": "Snooze 5 min (1 of 2)", "skip": "Skip"}
    assert first.hints["urgency"] == 1
    assert desktop.windows() == []

    server.press(first, "snooze")
    app.wait_state("snoozed")
    app.run("settings", "set", "breaks.snooze", "1")
    app.run("skip")
    assert [row["outcome"] for row in app.history("prompt")] == ["snoozed"]
    app.end()

    app.has_worked(5).start()
    second = server.wait_shown(2)
    server.press(second, "skip")
    app.wait_state("counting")
    app.end()

    app.has_worked(5).start()
    third = server.wait_shown(3)
    server.press(third, "start")
    desktop.wait_window("^Routine")
    app.end()
    outcomes = [row["outcome"] for row in app.history("prompt")]
    assert sorted(outcomes) == ["skipped", "snoozed", "started"]
    assert server.up == []


@pytest.mark.parametrize("answer", ["start", "snooze", "skip", "quit"])
def test_it_goes_when_the_answer_comes_from_elsewhere(desktop, answer):
    app = due(desktop)
    shown = desktop.notifications.wait_shown()
    app.run(answer)
    desktop.notifications.wait_gone(shown)
    assert len(desktop.notifications.shown) == 1
    assert not desktop.windows(TITLE)
    if answer != "quit":
        app.end()


def test_a_click_on_it_starts_and_closing_it_leaves_the_break_due(desktop):
    app = due(desktop)
    server = desktop.notifications
    shown = server.wait_shown()
    app.wait_state("due")
    server.close(shown, 2)
    item = desktop.sni.wait_item()
    assert app.status()["prompt"]
    assert not desktop.windows(TITLE)
    desktop.sni.click(item)
    desktop.wait_window("^Routine")
    assert [row["outcome"] for row in app.history("prompt")] == ["started"]
    app.end()


def test_a_server_without_buttons_shows_how_to_start(make_desktop):
    desktop = make_desktop(notifications="without buttons")
    app = due(desktop)
    shown = desktop.notifications.wait_shown()
    assert shown.actions == {}
    assert shown.body == (
        "You have worked for 5 minutes. Start it from the menu of the app icon, or from its window."
    )
    assert not desktop.windows(TITLE)
    desktop.sni.choose(desktop.sni.wait_item(), "Start")
    desktop.wait_window("^Routine")
    desktop.notifications.wait_gone(shown)
    app.end()


def test_without_a_server_the_card_asks(make_desktop):
    desktop = make_desktop(notifications="none")
    app = due(desktop)
    desktop.wait_window(TITLE)
    app.run("skip")
    desktop.wait_no_window(TITLE)
    app.end()


def test_a_server_that_ends_gives_way_to_the_card(desktop):
    app = due(desktop)
    desktop.notifications.wait_shown()
    app.wait_state("due")
    desktop.notifications.stop()
    desktop.wait_window(TITLE)
    app.run("skip")
    desktop.wait_no_window(TITLE)
    app.end()


def test_the_setting_changed_while_it_runs_changes_the_face(desktop):
    app = App(desktop, settings=AT_ONCE, speed=60).has_worked(5).start()
    desktop.wait_window(TITLE)
    assert desktop.notifications.shown == []
    app.run("settings", "set", "prompt.style", "notification")
    app.run("settings", "set", "breaks.snooze", "1")
    app.run("snooze")
    desktop.wait_no_window(TITLE)
    busy_hands(desktop)
    desktop.notifications.wait_shown(1, 20)
    assert not desktop.windows(TITLE)
    app.end()
