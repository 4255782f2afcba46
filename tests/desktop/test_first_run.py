"""The first run: three short steps by mouse and keyboard, and no routine before the notice was
accepted."""

from __future__ import annotations

import tomllib

import pytest

from tests.desktop.app import AT_ONCE, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

WELCOME, MAIN, NOTICE = "^Welcome", "^Desk Stretch$", "^Before you begin"


@pytest.fixture
def desktop(make_desktop):
    return make_desktop(accessibility=True)


def written(app):
    return tomllib.loads(app.settings_file.read_text("utf-8"))


def test_three_steps_by_hand(desktop):
    app = App(desktop, settings="", speed=2).start()
    desktop.wait_window(WELCOME)
    wait_until(lambda: desktop.focused().startswith("Welcome"), "the welcome in front")
    app.wait_words("They are not medical advice")
    desktop.key("Return", "space")  # pressed before anything was read
    app.wait_words("Three steps", WELCOME)
    assert not app.settings_file.exists()

    app.click("push button", "^I understand")
    app.wait_words("Step 1 of 3", WELCOME)
    app.click("radio button", "^Standing")
    app.click("push button", "^Next")
    app.wait_words("Step 2 of 3", WELCOME)
    app.click("check box", "^Saturday")
    app.click("text", "^Times")
    desktop.key("ctrl+a")
    desktop.type("08:00-12:00, 13:00-17:00")
    app.click("check box", "^Start when you log in")
    app.click("push button", "^Next")
    app.wait_words("Step 3 of 3", WELCOME)
    app.click("push button", "^Try it now")
    app.click("push button", "^Stop")
    app.click("push button", "^Not now")
    desktop.wait_no_window(WELCOME)
    desktop.wait_window(MAIN)

    values = written(app)
    assert values["safety"]["notice_version"] == 1
    assert values["start"] == {"at_login": True, "welcomed": True}
    assert values["movement"] == {"posture": "standing"}
    assert app.json("settings", "get", "hours.days") == ["mon", "tue", "wed", "thu", "fri", "sat"]
    assert app.json("settings", "get", "hours.ranges") == ["08:00-12:00", "13:00-17:00"]
    assert (desktop.home / ".config/autostart/desk-stretch.desktop").exists()
    app.end()

    app.start()
    assert desktop.windows(WELCOME) == []
    app.end()


def test_the_questions_can_be_skipped_and_times_that_cannot_be_read_are_told(desktop):
    app = App(desktop, settings="", speed=2).start()
    desktop.wait_window(WELCOME)
    app.click("push button", "^Not now")
    app.wait_words("Step 1 of 3", WELCOME)
    app.click("push button", "^Next")
    app.wait_words("Step 2 of 3", WELCOME)
    app.click("text", "^Times")
    desktop.key("ctrl+a")
    desktop.type("all day")
    app.click("push button", "^Next")
    app.wait_words("09:00", WELCOME)
    assert desktop.windows(WELCOME)
    app.click("push button", "^Back")
    app.wait_words("Step 1 of 3", WELCOME)
    app.click("push button", "^Skip the questions")
    desktop.wait_no_window(WELCOME)
    desktop.wait_window(MAIN)
    values = written(app)
    assert values["start"] == {"welcomed": True}
    assert "safety" not in values
    app.end()


def test_no_routine_before_the_notice_is_accepted(desktop):
    unread = AT_ONCE.replace("notice_version = 1", "")
    app = App(desktop, settings=unread, speed=2).start("start")
    desktop.wait_window(NOTICE)
    desktop.key("Return", "space")
    assert app.status()["state"] != "routine"
    assert app.run("start").returncode == 0
    assert len(desktop.windows(NOTICE)) == 1
    app.click("push button", "^Not now")
    desktop.wait_no_window(NOTICE)
    assert not desktop.windows("^Routine")

    desktop.sni.click(desktop.sni.wait_item())
    desktop.wait_window(NOTICE)
    app.click("push button", "^I understand")
    desktop.wait_window("^Routine")
    assert app.status()["state"] == "routine"
    assert not desktop.windows(NOTICE)
    assert written(app)["safety"]["notice_version"] == 1
    app.end()
