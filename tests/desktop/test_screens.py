"""Several screens: what appears on which, and what happens when one is pulled out, plugged in again
or gets another size while something is shown on it."""

from __future__ import annotations

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App
from tests.desktop.breaking import ROUTINE, due, in_routine, leave
from tests.desktop.processes import wait_until
from tests.desktop.screens import LEFT, RIGHT, plug_in, pull_out, two_screens, wait_on

pytestmark = pytest.mark.desktop

ON_RIGHT = AT_ONCE + '[prompt]\nscreen = "right"\n'
ABOUT = "^About"
MIXED = "left=1;right=2"
EDGE = 16


def move(desktop, app, window, x):
    desktop.xdotool("windowmove", window.id, x, 40)
    places = f"xwininfo -id {window.id}".split()
    wait_until(lambda: f"X:  {x}" in desktop.run(places).stdout, f"it is moved to {x}")
    assert app.status()  # which it answers when it has heard of that


def test_the_prompt_and_the_routine_come_up_where_they_are_wished(make_desktop):
    desktop = two_screens(make_desktop)
    app = due(desktop, ON_RIGHT)
    card = wait_on(desktop, TITLE, RIGHT)
    assert RIGHT.x + RIGHT.width - card.x - card.width == EDGE
    app.run("start")
    wait_on(desktop, ROUTINE, RIGHT)
    for word, there in (("main", LEFT), ("pointer", RIGHT)):
        leave(desktop)
        app.run("settings", "set", "prompt.screen", word)
        desktop.xdotool("mousemove", RIGHT.x + 300, 300)
        app.run("start")
        wait_on(desktop, ROUTINE, there)
    app.end()


def test_a_screen_pulled_out_in_a_routine_and_plugged_in_again(make_desktop):
    desktop = two_screens(make_desktop)
    app = in_routine(desktop, 1, ON_RIGHT)
    before = wait_on(desktop, ROUTINE, RIGHT)
    for _ in range(2):
        pull_out(desktop, RIGHT)
        moved = wait_on(desktop, ROUTINE, LEFT)
        assert (moved.width, moved.height) == (before.width, before.height)
        assert app.status()["state"] == "routine"
        plug_in(desktop, RIGHT)
        back = wait_on(desktop, ROUTINE, RIGHT)
        assert (back.x, back.y) == (before.x, before.y)
    assert len(desktop.windows(ROUTINE)) == 1
    app.end()
    assert app.history("session") == []  # it ran on in its first step


def test_who_moves_the_window_meanwhile_keeps_it_there(make_desktop):
    desktop = two_screens(make_desktop)
    app = in_routine(desktop, 1, ON_RIGHT)
    wait_on(desktop, ROUTINE, RIGHT)
    desktop.sni.choose(desktop.sni.wait_item(), "About")
    other = desktop.wait_window(ABOUT)
    move(desktop, app, other, RIGHT.x + 40)
    pull_out(desktop, RIGHT)
    wait_on(desktop, ABOUT, LEFT)
    moved = wait_on(desktop, ROUTINE, LEFT)
    move(desktop, app, moved, 20)
    plug_in(desktop, RIGHT)
    wait_on(desktop, ABOUT, RIGHT)  # so both have heard of it
    wait_on(desktop, ROUTINE, LEFT)
    app.end()


def test_a_screen_pulled_out_under_the_prompt_and_plugged_in_again(make_desktop):
    desktop = two_screens(make_desktop)
    pull_out(desktop, RIGHT)
    app = due(desktop, ON_RIGHT)
    wait_on(desktop, TITLE, LEFT)  # one that is not there gives way until it is
    plug_in(desktop, RIGHT)
    first = wait_on(desktop, TITLE, RIGHT)
    pull_out(desktop, RIGHT)
    moved = wait_on(desktop, TITLE, LEFT)
    assert moved.x + moved.width == LEFT.width - EDGE
    plug_in(desktop, RIGHT)
    back = wait_on(desktop, TITLE, RIGHT)
    assert (back.x, back.y, back.id) == (first.x, first.y, first.id)
    app.run("skip")
    desktop.wait_no_window(TITLE)
    app.end()
    assert [row["outcome"] for row in app.history("prompt")] == ["skipped"]


def test_screens_of_unlike_scale(make_desktop):
    desktop = two_screens(make_desktop)
    desktop.env["QT_SCREEN_SCALE_FACTORS"] = MIXED
    app = due(desktop, ON_RIGHT)
    large = wait_on(desktop, TITLE, RIGHT)
    pull_out(desktop, RIGHT)
    small = wait_on(desktop, TITLE, LEFT)
    assert small.x + small.width == LEFT.width - EDGE
    assert large.width == 2 * small.width
    plug_in(desktop, RIGHT)
    wait_on(desktop, TITLE, RIGHT)
    app.run("start")
    window = wait_on(desktop, ROUTINE, RIGHT)
    pull_out(desktop, RIGHT)
    wait_on(desktop, ROUTINE, LEFT)
    plug_in(desktop, RIGHT)
    again = wait_on(desktop, ROUTINE, RIGHT)
    assert abs(again.width - window.width) <= 2
    app.end()


def test_a_screen_that_comes_back_smaller_keeps_all_of_it_in_sight(make_desktop):
    desktop = two_screens(make_desktop)
    app = in_routine(desktop, 1, ON_RIGHT)
    wait_on(desktop, ROUTINE, RIGHT)
    pull_out(desktop, RIGHT)
    wait_on(desktop, ROUTINE, LEFT)
    less = RIGHT._replace(width=800, height=600)
    plug_in(desktop, less)
    wait_on(desktop, ROUTINE, less)
    assert app.status()["state"] == "routine"
    app.end()


def test_the_other_windows_come_along(make_desktop):
    desktop = two_screens(make_desktop)
    app = App(desktop, speed=1).start("--background")
    item = desktop.sni.wait_item()
    desktop.sni.choose(item, "Settings")
    move(desktop, app, desktop.wait_window("Settings"), RIGHT.x + 40)
    pull_out(desktop, RIGHT)
    wait_on(desktop, "Settings", LEFT)
    plug_in(desktop, RIGHT)
    wait_on(desktop, "Settings", RIGHT)
    app.end()
