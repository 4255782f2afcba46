"""The tray: shapes, tooltip, menu and clicks; offscreen there is none, so Qt's signals stand in."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desk_stretch.engine.commands import (
    EndMeeting,
    Meet,
    OpenWindow,
    Pause,
    Quit,
    Resume,
    Skip,
    Snooze,
    StartRoutine,
)
from desk_stretch.engine.events import Noticed, StatusChanged
from desk_stretch.ui.application import FirstIcon
from desk_stretch.ui.tray import Tray
from desk_stretch.ui.tray_icon import Mark, draw_icon, draw_pixmap, mark_of
from tests.fakes import FakeRecord
from tests.ui import gallery
from tests.ui.fake_engine import NOW, prompt, status

REASON = QSystemTrayIcon.ActivationReason


@pytest.fixture
def tray(qtbot, engine, clock):
    one = Tray(engine, clock, FakeRecord())
    yield one
    one.close()
    one.deleteLater()


def test_the_icon_that_was_there_first_is_taken_over(qtbot, qapp, engine, clock):
    first = FirstIcon(qapp)
    assert first.icon.isVisible()
    assert first.menu.isEmpty()
    icons = [first.icon]
    tray = Tray(engine, clock, FakeRecord(), first)
    tray.show()
    assert tray.icon is first.icon
    assert tray.menu is first.menu
    assert lines(tray.menu)
    asked = []
    engine.do = asked.append
    first.icon.activated.emit(REASON.Trigger)
    assert asked == [StartRoutine()]
    tray.make_anew()
    assert tray.icon not in icons, "another of Qt's objects, and the first one has gone"
    assert not icons[0].isVisible()
    tray.close()
    tray.deleteLater()


def lines(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()


def say(engine, shown):
    engine.shown_status = shown
    engine.announce(StatusChanged(shown))


def test_the_menu_has_its_order(tray, engine):
    assert lines(tray.menu) == [
        engine.shown_status.sentence, "Today", "Start", "Start sitting", "Start standing",
        "Pause for…", "In a meeting for…", "I am standing now", "Open window", "Exercises",
        "Routines", "Settings", "History", "Why now, why not", "About", "Quit",
    ]  # fmt: skip
    assert not tray.menu.actions()[0].isEnabled()


def test_a_meeting_is_two_clicks_and_can_end_early(tray, engine, clock):
    meetings = next(
        action.menu() for action in tray.menu.actions() if action.text() == "In a meeting for…"
    )
    assert lines(meetings) == ["30 minutes", "60 minutes"]
    clock.moment = NOW.after(120)
    choose(meetings, "60 minutes")
    assert engine.done == [Meet(NOW.wall + 120 + 3600)]
    say(engine, status("counting", meeting_until=NOW.wall + 3600))
    choose(tray.menu, "The meeting is over")
    assert engine.done[1:] == [EndMeeting()]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("Start", StartRoutine()),
        ("Start sitting", StartRoutine(posture="sitting")),
        ("Start standing", StartRoutine(posture="standing")),
        ("Open window", OpenWindow("main")),
        ("Exercises", OpenWindow("catalogue")),
        ("Routines", OpenWindow("routines")),
        ("Settings", OpenWindow("settings")),
        ("History", OpenWindow("history")),
        ("About", OpenWindow("about")),
        ("Quit", Quit()),
    ],
)
def test_each_line_asks_the_engine(tray, engine, line, command):
    choose(tray.menu, line)
    assert engine.done == [command]


def test_a_due_break_can_be_snoozed_or_skipped(tray, engine):
    say(engine, status("due", prompt=prompt(1)))
    choose(tray.menu, "Snooze 5 min (2 of 2)")
    choose(tray.menu, "Skip")
    assert engine.done == [Snooze(), Skip()]
    say(engine, status("due", prompt=prompt(0)))
    assert not any("Snooze" in line for line in lines(tray.menu))
    assert "Skip" in lines(tray.menu)


def test_a_pause_counts_from_the_click_and_can_be_ended(tray, engine, clock):
    pauses = next(a.menu() for a in tray.menu.actions() if a.menu() is not None)
    assert lines(pauses) == ["30 minutes", "1 hour", "2 hours", "Until tomorrow"]
    clock.moment = NOW.after(600)
    choose(pauses, "1 hour")
    assert engine.done == [Pause(NOW.wall + 600 + 3600)]
    say(engine, status("paused", pause_until=NOW.wall + 3600))
    choose(tray.menu, "Resume")
    assert engine.done[-1] == Resume()


def test_a_running_routine_is_raised(tray, engine):
    say(engine, status("routine"))
    assert not any(line.startswith("Start") for line in lines(tray.menu))
    choose(tray.menu, "Show the routine")
    tray.icon.activated.emit(REASON.Trigger)
    assert engine.done == [OpenWindow("session")] * 2


def test_a_left_click_starts_and_other_clicks_do_not(tray, engine):
    for reason in set(REASON) - {REASON.Trigger}:
        tray.icon.activated.emit(reason)
    assert engine.done == []
    tray.icon.activated.emit(REASON.Trigger)
    assert engine.done == [StartRoutine()]


def test_the_sentence_is_fresh_when_the_menu_opens(tray, engine):
    engine.shown_status = status(sentence="Salt & water, in 5 minutes.")
    tray.menu.aboutToShow.emit()
    assert tray.menu.actions()[0].text() == "Salt && water, in 5 minutes."


def test_lines_do_not_jump_while_the_menu_is_open(qtbot, tray, engine):
    tray.menu.popup(tray.menu.pos())
    say(engine, status("due", prompt=prompt()))
    assert "Skip" not in lines(tray.menu)
    tray.menu.close()
    qtbot.waitUntil(lambda: "Skip" in lines(tray.menu))


def test_menus_that_were_replaced_are_gone(qtbot, tray, engine):
    def count():
        return len(tray.menu.findChildren(QMenu))

    before = count()
    for state in ("due", "counting") * 3:
        say(engine, status(state, prompt=prompt() if state == "due" else None))
    qtbot.waitUntil(lambda: count() == before)


def test_of_menus_that_were_replaced_the_binding_keeps_nothing(qtbot, tray, engine):
    def count():
        gc.collect()
        return sum(isinstance(each, QMenu) for each in gc.get_objects())

    before = count()
    for state in ("due", "counting") * 3:
        say(engine, status(state, prompt=prompt() if state == "due" else None))
    qtbot.waitUntil(lambda: count() <= before)


def test_tooltip_and_icon_follow_the_state(tray, engine):
    before = tray.icon.icon().cacheKey()
    say(engine, status("due", prompt=prompt()))
    assert tray.icon.toolTip() == "Desk Stretch · a break is due"
    assert tray.icon.icon().cacheKey() != before


def test_the_icon_is_drawn_only_when_it_differs(tray, engine):
    before = tray.icon.icon().cacheKey()
    engine.announce(Noticed("nothing of ours"))
    say(engine, status(worked_s=1621.0))
    assert tray.icon.icon().cacheKey() == before
    say(engine, status(worked_s=2900.0))
    assert tray.icon.icon().cacheKey() != before


def test_it_looks_again_only_while_counting_and_at_most_once_a_minute(tray, engine):
    assert tray._look.isActive()
    assert tray._look.interval() >= 60_000
    say(engine, status("away"))
    assert not tray._look.isActive()
    say(engine, status(work_s=0.0, speed=60.0))
    assert tray._look.interval() == 60_000


def test_a_host_that_appears_gets_a_new_object_and_never_two(tray):
    tray.show()
    old = tray.icon
    old_hidden = []
    old.destroyed.connect(lambda: old_hidden.append(1))
    tray.make_anew()
    assert tray.icon is not old
    assert tray.icon.isVisible()
    assert not old.isVisible()
    assert tray.icon.contextMenu() is tray.menu
    assert tray.icon.toolTip().startswith("Desk Stretch")


def test_a_hidden_icon_stays_hidden_when_a_host_appears(tray):
    tray.make_anew()
    assert not tray.icon.isVisible()


def test_without_a_tray_it_says_so(qapp):
    assert not Tray.is_available()


def test_after_closing_it_hears_nothing(qtbot, engine, clock):
    tray = Tray(engine, clock, FakeRecord())
    tray.close()
    assert engine.listeners == []
    assert not tray.icon.isVisible()


@pytest.mark.parametrize(
    ("state", "missed", "mark"),
    [
        ("counting", False, Mark.COUNTING),
        ("counting", True, Mark.MISSED),
        ("due", True, Mark.DUE),
        ("snoozed", False, Mark.SNOOZED),
        ("held", False, Mark.HELD),
        ("paused", False, Mark.PAUSED),
        ("outside hours", False, Mark.QUIET),
        ("away", True, Mark.MISSED),
        ("routine", False, Mark.ROUTINE),
        ("off", False, Mark.QUIET),
    ],
)
def test_every_state_has_its_shape(state, missed, mark):
    assert mark_of(status(state, missed=missed)) is mark


def test_shapes_differ_without_their_colours(qapp):
    """Drawn at 22 pixels, no two marks have the same silhouette."""
    shapes = set()
    for mark in Mark:
        image = draw_pixmap(mark, 0.5, 22).toImage()
        alphas = tuple(image.pixelColor(x, y).alpha() > 127 for x in range(22) for y in range(22))
        shapes.add(alphas)
    # The person in the disc of DUE is a second colour, and QUIET and COUNTING differ in width.
    assert len(shapes) == len(Mark)


def test_the_icon_has_every_size(qapp):
    sizes = {size.width() for size in draw_icon(Mark.COUNTING, 0.4).availableSizes()}
    assert {16, 20, 22, 24, 32, 48, 96} <= sizes


@pytest.mark.parametrize(
    ("record", "said"),
    [(FakeRecord(), "Today: no routine yet"), (gallery.some_days(), "Today: 2 routines, 5 min")],
)
def test_the_menu_says_what_was_done_today(qtbot, engine, record, said):
    tray = Tray(engine, gallery.FakeClock(), record)
    tray.menu.aboutToShow.emit()
    assert lines(tray.menu)[1] == said
    tray.close()
    tray.deleteLater()
