"""Again and again: what the app stands on is killed in mid-routine and in mid-prompt, and started
anew. Once each, and what is seen besides: tests/desktop/test_taken_away.py and test_screens.py."""

from __future__ import annotations

import random
import time

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App
from tests.desktop.breaking import ROUTINE, due, in_routine, leave, steps, wait_calm, wait_step
from tests.desktop.compositors import KWin, Mutter, Sway
from tests.desktop.idle_monitor import IdleMonitor
from tests.desktop.notifications import NAME
from tests.desktop.processes import wait_until
from tests.desktop.screens import LEFT, RIGHT, plug_in, pull_out, two_screens, wait_on

pytestmark = pytest.mark.campaign

TIMES = 20
ROUNDS = 5
ON_RIGHT = AT_ONCE + '[prompt]\nscreen = "right"\n'


def shown(desktop):
    return desktop.run(["dunstctl", "count", "displayed"]).stdout.strip()


def test_the_notification_daemon(make_desktop, proved):
    """Each time the question stands on the screen once, and its answer is in the record."""
    desktop = make_desktop(notifications="none")
    dunst = desktop.start(["dunst"], "dunst")
    for _ in range(TIMES):
        desktop.bus.wait_for_name(NAME)
        app = due(desktop)
        wait_until(lambda: shown(desktop) == "1", "a notification")
        dunst.kill()
        desktop.wait_window(TITLE)
        dunst = desktop.start(["dunst"], "dunst")
        desktop.bus.wait_for_name(NAME)
        assert (shown(desktop), len(desktop.windows(TITLE))) == ("0", 1)
        app.run("skip")
        desktop.wait_no_window(TITLE)
        app.end()
    lost = TIMES - sum(row["outcome"] == "skipped" for row in app.history("prompt"))
    proved("the notification daemon is killed under a prompt, and comes back", TIMES, lost)


def test_tray_hosts_of_both_kinds(make_desktop, proved):
    desktop = make_desktop(tray="none")
    app = in_routine(desktop, speed=1)
    chance, panel, on_bus = random.Random(TIMES), None, False

    def is_one():
        items = len(set(desktop.sni.items)) if on_bus else 0
        classic = len(desktop.tray_icons()) if panel else 0
        return items + classic == (1 if on_bus or panel else 0)

    for _ in range(2 * TIMES):
        if chance.random() < 0.5:
            on_bus = not on_bus
            desktop.start_sni() if on_bus else desktop.sni.stop()
        elif panel is not None:
            panel.kill()
            panel = None
        else:
            panel = desktop.start_xembed()
        wait_until(is_one, "one icon where there is a tray")
    assert app.status()["state"] == "routine"
    app.end()
    proved("a tray host of either kind comes or goes in a routine", 2 * TIMES)


def test_the_session_bus(make_desktop, proved):
    lost = 0
    for number in range(ROUNDS):
        desktop = make_desktop()
        if number % 2:
            app = due(desktop)
            desktop.notifications.wait_shown()
            desktop.bus.process.kill()
            desktop.wait_window(TITLE)
            app.run("start")
            desktop.wait_window(ROUTINE)
        else:
            app = in_routine(desktop)
            desktop.bus.process.kill()
            wait_step(app)
        leave(desktop)
        wait_calm(app)
        app.end()
        lost += steps(app) != sum(row["steps_done"] for row in app.history("session"))
        desktop.stop()
    proved("the session bus is killed in a routine or under a prompt", ROUNDS, lost)


def test_the_idle_source(desktop, proved):
    monitor = IdleMonitor(desktop.bus.address)
    app = App(desktop, settings=AT_ONCE, speed=60).start("--background")
    for _ in range(TIMES):
        wait_until(monitor.lengths, "somebody listens")
        monitor.rest(20_000)
        app.wait_state("away")
        monitor.stop()
        wait_until(lambda: app.status()["state"] != "away", "the person counts as present")
        monitor = IdleMonitor(desktop.bus.address)
    wait_calm(app)
    app.end()
    monitor.stop()
    proved("the source of input is killed while nobody is there, and comes back", TIMES)


def test_screens(make_desktop, proved):
    desktop = two_screens(make_desktop)
    app = in_routine(desktop, 1, ON_RIGHT)
    before = wait_on(desktop, ROUTINE, RIGHT)
    for _ in range(TIMES):
        pull_out(desktop, RIGHT)
        wait_on(desktop, ROUTINE, LEFT)
        plug_in(desktop, RIGHT)
        assert wait_on(desktop, ROUTINE, RIGHT) == before
    assert app.status()["state"] == "routine"
    app.end()
    app = due(desktop, ON_RIGHT)
    before = wait_on(desktop, TITLE, RIGHT)
    for _ in range(TIMES):
        pull_out(desktop, RIGHT)
        wait_on(desktop, TITLE, LEFT)
        plug_in(desktop, RIGHT)
        assert wait_on(desktop, TITLE, RIGHT) == before
    app.end()
    proved("the screen of a routine or a prompt is unplugged, and plugged in again", 2 * TIMES)


def killed_in_routine(desktop, other, kill):
    """End what shows the routine at some moment; return whether a step is lost by that."""
    app = App(desktop, settings=AT_ONCE, speed=30).start("start")
    wait_until(lambda: steps(app), "the first step", 30)
    moment = time.monotonic() + random.uniform(0, 2)
    wait_until(lambda: time.monotonic() >= moment, "the moment")
    done = steps(app)
    kill()
    app.process.wait(20)
    desktop.env.pop("WAYLAND_DISPLAY", None)
    desktop.env |= {"DISPLAY": other.env["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
    app.start("--background")
    kept = sum(row["steps_done"] for row in app.history("session"))
    app.end()
    return kept < done or app.rows("PRAGMA integrity_check") != [("ok",)]


def test_the_x_server(make_desktop, proved):
    other, lost = make_desktop(), 0
    for _ in range(ROUNDS):
        desktop = make_desktop()
        lost += killed_in_routine(desktop, other, desktop.display.kill)
        desktop.stop()
    proved("the X server is killed in a routine", ROUNDS, lost)


@pytest.mark.parametrize("kind", [KWin, Sway, Mutter], ids=lambda each: each.__name__)
def test_the_compositor(make_desktop, proved, kind):
    other, lost = make_desktop(), 0
    for _ in range(ROUNDS):
        desktop = make_desktop()
        folder = desktop.folder / "compositor"
        folder.mkdir()
        desktop.folder.chmod(0o755)  # sway runs as somebody else
        compositor = kind(folder)
        desktop.env["WAYLAND_DISPLAY"] = str(folder / compositor.display)
        desktop.env["QT_QPA_PLATFORM"] = "wayland"
        lost += killed_in_routine(desktop, other, compositor.process.kill)
        compositor.stop()
        desktop.stop()
    proved(f"the compositor is killed in a routine ({kind.__name__})", ROUNDS, lost)
