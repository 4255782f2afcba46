"""The engine asks for the days off at the start, once a day, and when others are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk_stretch.engine.commands import SetSettings
from desk_stretch.engine.days_off import DaysOffWatch
from desk_stretch.engine.engine import Engine
from desk_stretch.engine.events import Noticed, PromptOpened
from tests.engine.desk import READY, Desk

MONDAY, TUESDAY = date(2026, 1, 5), date(2026, 1, 6)
NAMED = {**READY, "hours.days_off": ["leave.ics"]}


def test_who_names_no_calendar_asks_nobody():
    desk = Desk().start()
    desk.wait(60 * 25)
    assert desk.days_off.asked == []


def test_a_day_off_that_was_read_closes_the_day():
    desk = Desk(NAMED).start()
    assert desk.days_off.asked == [(("leave.ics",), MONDAY)]
    assert desk.engine.status().state == "counting"
    desk.days_off.answer(frozenset({MONDAY}), "")
    status = desk.engine.status()
    assert status.state == "outside hours"
    assert status.sentence == "Today is a day off; next at 00:00 tomorrow."
    desk.wait(60)
    assert desk.heard(PromptOpened) == []
    desk.days_off.answer(frozenset(), "")
    desk.wait(45)
    assert len(desk.heard(PromptOpened)) == 1


def test_on_a_day_off_nobody_asks_what_holds():
    desk = Desk(NAMED).start()
    desk.sensors[0].on = True
    desk.wait(46)
    assert desk.engine.status().state == "held"
    desk.days_off.answer(frozenset({MONDAY}), "")
    before = desk.sensors[0].asked
    desk.wait(30)
    assert desk.sensors[0].asked == before


def test_it_is_asked_again_once_a_day():
    desk = Desk({**NAMED, "hours.any_time": False, "hours.days": list(range(7))}).start()
    desk.wait(60 * 24)
    assert desk.days_off.asked == [(("leave.ics",), MONDAY), (("leave.ics",), TUESDAY)]


def test_other_calendars_are_asked_for_at_once():
    desk = Desk().start()
    desk.engine.do(SetSettings({"hours.days_off": ["a.ics", "b.ics"]}))
    desk.engine.do(SetSettings({"breaks.snooze": 6}))
    assert desk.days_off.asked == [(("a.ics", "b.ics"), MONDAY)]
    desk.days_off.answer(frozenset({MONDAY}), "")
    assert desk.engine.status().state == "outside hours"
    desk.engine.do(SetSettings({"breaks.snooze": 7}))
    assert desk.engine.status().state == "outside hours"
    desk.engine.do(SetSettings({"hours.days_off": []}))
    assert desk.engine.status().state == "counting"
    assert len(desk.days_off.asked) == 1
    assert desk.days_off.stopped == 2


def test_what_cannot_be_read_is_told_once():
    desk = Desk(NAMED).start()
    for _ in range(2):
        desk.days_off.answer(frozenset(), "A calendar file cannot be read (No such file).")
    assert [event.sentence for event in desk.heard(Noticed)] == [
        "Days off may be missing. A calendar file cannot be read (No such file)."
    ]
    assert desk.engine.status().state == "counting"


def test_at_the_end_nothing_more_is_heard():
    desk = Desk(NAMED).start()
    desk.engine.stop()
    assert desk.days_off.stopped == 2, "once for the calendars that were named before"


def test_without_any_source_the_reminders_go_on():
    desk = Desk(NAMED)
    engine = Engine(replace(desk.engine._outside, days_off=None))
    engine.start()
    assert engine.status().state == "counting"
    engine.stop()
    assert DaysOffWatch(None, desk.clock, lambda: None, lambda _: None).days == frozenset()
