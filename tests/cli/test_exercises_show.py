"""``exercises show``: in the running app, else in a window of its own, else a sentence."""

from __future__ import annotations

from desk_stretch.remote import client


def test_the_running_app_is_asked(desk_stretch, front, running):
    front.display = False
    assert desk_stretch("exercises", "show", "cat-cow").code == 0
    assert running == [("open", {"name": "catalogue", "exercise": "cat-cow"})]
    assert front.asked == []


def test_without_one_a_window_of_its_own_opens(desk_stretch, front, running):
    running.error = client.NotRunning("Desk Stretch is not running.")
    front.code = 3
    assert desk_stretch("exercises", "show", "cat-cow").code == 3
    assert front.asked == [("show", "catalogue", "cat-cow")]


def test_without_a_display_it_says_what_can_be_done(refused, front, running):
    running.error = client.NotRunning("Desk Stretch is not running.")
    front.display = False
    told = refused(1, "exercises", "show", "cat-cow")
    assert told.startswith("There is no display to show it on.")
    assert "desk-stretch render cat-cow --out cat-cow.png" in told


def test_an_unknown_exercise_is_refused_first(refused, running):
    assert "did you mean cat-cow?" in refused(2, "exercises", "show", "catcow")
    assert running == []
