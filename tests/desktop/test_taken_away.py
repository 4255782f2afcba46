"""What the app stands on goes away in mid-routine and in mid-prompt, and comes back or does not:
the routine goes on, the question is asked once, and nothing is lost or kept busy."""

from __future__ import annotations

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App
from tests.desktop.breaking import due, in_routine, leave, steps, wait_calm, wait_step
from tests.desktop.bus import Bus
from tests.desktop.idle_monitor import IdleMonitor
from tests.desktop.notifications import NAME, NotificationServer
from tests.desktop.processes import wait_until
from tests.desktop.wayland_server import Compositor

pytestmark = pytest.mark.desktop

AWAY_MS = 20_000


def test_the_session_bus_ends_in_a_routine(desktop):
    app = in_routine(desktop)
    desktop.bus.process.kill()
    wait_step(app)
    assert app.status()["state"] == "routine"
    leave(desktop)
    bus = Bus(desktop.folder)
    wait_calm(app)
    app.run()
    desktop.wait_window("^Desk Stretch$")
    app.end()
    bus.stop()
    assert [row["outcome"] for row in app.history("session")] == ["partial"]


def test_the_session_bus_ends_under_the_prompt(desktop):
    app = due(desktop)
    desktop.notifications.wait_shown()
    desktop.bus.process.kill()
    desktop.wait_window(TITLE)
    assert len(desktop.windows(TITLE)) == 1
    app.run("skip")
    desktop.wait_no_window(TITLE)
    wait_calm(app)
    app.end()
    assert [row["outcome"] for row in app.history("prompt")] == ["skipped"]


def test_dunst_is_killed_under_the_prompt_and_comes_back(make_desktop):
    desktop = make_desktop(notifications="none")
    dunst = desktop.start(["dunst"], "dunst")
    desktop.bus.wait_for_name(NAME)
    app = due(desktop)

    def shown():
        return desktop.run(["dunstctl", "count", "displayed"]).stdout.strip()

    wait_until(lambda: shown() == "1", "a notification")
    dunst.kill()
    desktop.wait_window(TITLE)
    dunst = desktop.start(["dunst"], "dunst")
    desktop.bus.wait_for_name(NAME)
    assert app.status()["state"] == "due"
    assert (shown(), len(desktop.windows(TITLE))) == ("0", 1)
    app.run("skip")
    desktop.wait_no_window(TITLE)
    app.end()

    app.has_worked(5).start()
    wait_until(lambda: shown() == "1", "a notification of the new one")
    assert not desktop.windows(TITLE)
    app.run("skip")
    wait_until(lambda: shown() == "0", "it is withdrawn")
    app.end()


def test_a_notification_server_is_replaced_by_another_under_the_prompt(desktop):
    app = due(desktop)
    desktop.notifications.wait_shown()
    for _ in range(3):
        desktop.notifications.stop()
        desktop.wait_window(TITLE)
        desktop.notifications = NotificationServer(desktop.bus.address)
    assert desktop.notifications.shown == []
    assert len(desktop.windows(TITLE)) == 1
    app.run("skip")
    desktop.wait_no_window(TITLE)
    app.end()
    desktop.notifications.stop()


def test_an_idle_monitor_goes_while_nobody_is_there_and_comes_back(desktop):
    monitor = IdleMonitor(desktop.bus.address)
    app = App(desktop, settings=AT_ONCE, speed=60).start("--background")
    for _ in range(2):
        wait_until(monitor.lengths, "somebody listens")
        monitor.rest(AWAY_MS)
        assert app.wait_state("away")
        monitor.stop()
        app.wait_state("counting")  # nobody tells: then the person counts as present
        monitor = IdleMonitor(desktop.bus.address)
    wait_calm(app)
    app.end()
    monitor.stop()


def test_a_compositor_stops_telling_of_input_and_comes_back(desktop):
    place = desktop.folder / "wayland"
    desktop.env["WAYLAND_DISPLAY"] = str(place)
    compositor = Compositor(place)
    app = App(desktop, settings=AT_ONCE, speed=60).start("--background")
    for _ in range(2):
        wait_until(compositor.lengths, "somebody listens")
        compositor.tell(0)
        app.wait_state("away")
        compositor.hang_up()
        app.wait_state("counting")
    compositor.stop()
    wait_calm(app)
    assert app.status()["state"] == "counting"
    app.end()


def test_the_x_server_ends_in_a_routine(make_desktop):
    desktop, other = make_desktop(), make_desktop()
    app = in_routine(desktop)
    wait_step(app)
    desktop.display.kill()
    assert app.process.wait(20) != 0
    done = steps(app)
    desktop.env["DISPLAY"] = other.env["DISPLAY"]
    app.start("--background")
    (session,) = app.history("session")
    assert session["outcome"] == "partial"
    assert session["steps_done"] == done >= 1
    app.end()


def test_language_colours_and_a_policy_change_in_a_routine(desktop):
    folder = desktop.home / "policies/desk-stretch"
    folder.mkdir(parents=True)
    desktop.env["XDG_CONFIG_DIRS"] = str(folder.parent)
    app = in_routine(desktop)
    for key, value in (("look.language", "de"), ("look.theme", "dark"), ("look.language", "ar")):
        assert app.run("settings", "set", key, value).returncode == 0
    (folder / "policy.toml").write_text("[preset.breaks]\nwork_time = 45\n", "utf-8")
    wait_step(app)
    assert app.status()["state"] == "routine"
    assert len(desktop.windows()) == 1
    app.end()
    assert [row["outcome"] for row in app.history("session")] == ["partial"]
