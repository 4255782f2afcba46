"""The app in real Wayland compositors: how it asks and guides there, screens of unlike scale that
come and go, and a compositor that dies in mid-routine."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App
from tests.desktop.compositors import KWin, Mutter, Sway
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.compositor

ROUTINE = "Routine"


@pytest.fixture
def within(make_desktop):
    """Make a desktop whose programs are shown by a compositor; give both."""
    started = []

    def make(kind, *, nested=False, **options):
        desktop = make_desktop(**options)
        folder = desktop.folder / "compositor"
        folder.mkdir()
        desktop.folder.chmod(0o755)  # sway runs as somebody else
        compositor = kind(folder, desktop.env["DISPLAY"]) if nested else kind(folder)
        started.append(compositor)
        desktop.env["WAYLAND_DISPLAY"] = str(folder / compositor.display)
        desktop.env["QT_QPA_PLATFORM"] = "wayland"
        return desktop, compositor

    yield make
    for compositor in started:
        compositor.stop()


class Outputs:
    """What sway tells, and what it is told."""

    def __init__(self, compositor):
        (self.socket,) = compositor.runtime.glob("sway-ipc*")

    def ask(self, *words):
        done = subprocess.run(
            ["swaymsg", "--raw", "--socket", self.socket, *words],
            capture_output=True, text=True, check=True, timeout=10,
        )  # fmt: skip
        return json.loads(done.stdout)

    def windows(self):
        """The windows that there are: (title, output, rectangle)."""
        found = []

        def walk(node, output=""):
            output = node["name"] if node["type"] == "output" else output
            if node.get("pid"):
                found.append((node["name"], output, node["rect"]))
            for below in node["nodes"] + node["floating_nodes"]:
                walk(below, output)

        walk(self.ask("-t", "get_tree"))
        return found

    def wait_routine(self, is_right, what):
        def found():
            return [one for one in self.windows() if one[0].startswith(ROUTINE) and is_right(*one)]

        return wait_until(found, what)[0]


def close(desktop, name):
    """Close the window that stands for a screen, which pulls it out."""
    listed = desktop.run(["xprop", "-root", "_NET_CLIENT_LIST"]).stdout
    for number in re.findall(r"0x[0-9a-f]+", listed):
        if name in desktop.run(["xprop", "-id", number, "_NET_WM_NAME"]).stdout:
            desktop.xdotool("windowactivate", "--sync", int(number, 16), "key", "alt+F4")


@pytest.mark.parametrize("kind", [KWin, Sway, Mutter], ids=lambda each: each.__name__)
def test_a_notification_asks_and_start_shows_the_routine(within, kind):
    desktop, _ = within(kind, accessibility=True)
    app = App(desktop, settings=AT_ONCE, speed=2).has_worked(5).start()
    shown = desktop.notifications.wait_shown()
    assert list(shown.actions) == ["start", "snooze", "skip"]
    assert not app.see(TITLE)
    desktop.notifications.press(shown, "start")
    app.wait_words(f"^{ROUTINE}")
    assert app.status()["state"] == "routine"
    app.run("quit")
    assert app.process.wait(20) == 0


@pytest.mark.parametrize("kind", [KWin, Sway, Mutter], ids=lambda each: each.__name__)
def test_without_notifications_the_card_asks(within, kind):
    desktop, _ = within(kind, accessibility=True, notifications="none")
    app = App(desktop, settings=AT_ONCE, speed=2).has_worked(5).start()
    app.wait_words(TITLE)
    app.run("skip")
    wait_until(lambda: not app.see(TITLE), "the card is gone")
    app.run("quit")
    assert app.process.wait(20) == 0


def test_a_screen_of_another_scale_is_pulled_out_in_a_routine(within):
    desktop, compositor = within(Sway, nested=True, size=(2600, 1000))
    outputs = Outputs(compositor)
    outputs.ask("output", "X11-2", "scale", "2")
    app = App(desktop, settings=AT_ONCE, speed=1).start("start", "--seconds", "600")
    outputs.wait_routine(lambda *_: True, "the routine")
    for name in ("X11-2", "X11-3"):
        outputs.ask(f"[title=^{ROUTINE}] move container to output {name}")
        outputs.wait_routine(lambda _, on, __, to=name: on == to, f"it is on {name}")
        for scale in ("1.5", "3", "2"):
            outputs.ask("output", name, "scale", scale)
        close(desktop, name)
        outputs.wait_routine(lambda _, on, __: on == "X11-1", "it is on the first screen")
        outputs.ask("create_output")
    assert app.status()["state"] == "routine"
    app.run("quit")
    assert app.process.wait(20) == 0


def test_all_screens_are_switched_off_in_a_routine(within):
    desktop, compositor = within(Sway)
    outputs = Outputs(compositor)
    app = App(desktop, settings=AT_ONCE, speed=10).start("start", "--seconds", "600")
    outputs.wait_routine(lambda *_: True, "the routine")
    outputs.ask("output * disable")
    wait_until(lambda: app.rows("SELECT 1 FROM step"), "a step", 30)
    outputs.ask("output * enable")
    outputs.wait_routine(lambda *_: True, "the routine is still there")
    assert app.status()["state"] == "routine"
    app.run("quit")
    assert app.process.wait(20) == 0


def test_a_window_larger_than_its_screen_becomes_smaller(within):
    desktop, compositor = within(Sway)
    outputs = Outputs(compositor)
    app = App(desktop, settings=AT_ONCE, speed=1).start("start", "--seconds", "600")
    outputs.wait_routine(lambda *_: True, "the routine")
    outputs.ask(f"[title=^{ROUTINE}] floating enable")
    outputs.wait_routine(lambda _, __, box: box["width"] > 700, "as large as it likes")
    outputs.ask("output", "HEADLESS-1", "scale", "2")
    outputs.wait_routine(lambda _, __, box: box["width"] <= 650, "half as large")
    app.run("quit")
    assert app.process.wait(20) == 0


@pytest.mark.parametrize("kind", [KWin, Sway, Mutter], ids=lambda each: each.__name__)
def test_a_compositor_that_dies_in_a_routine_takes_no_step_along(within, kind):
    desktop, compositor = within(kind)
    app = App(desktop, settings=AT_ONCE, speed=20).start("start")
    wait_until(lambda: app.rows("SELECT 1 FROM step"), "the first step", 30)
    compositor.process.kill()
    assert app.process.wait(20) != 0
    done = app.rows("SELECT 1 FROM step WHERE outcome = 'done'")
    assert app.rows("PRAGMA integrity_check") == [("ok",)]
    del desktop.env["WAYLAND_DISPLAY"]
    desktop.env["QT_QPA_PLATFORM"] = "xcb"
    app.start("--background")
    (session,) = app.history("session")
    assert (session["outcome"], session["steps_done"]) == ("partial", len(done))
    app.end()
