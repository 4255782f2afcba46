"""A day off as the whole app has it: a calendar on the disk, and what is said of it."""

from __future__ import annotations

import pytest

from tests.desktop.app import AT_ONCE, App

pytestmark = pytest.mark.desktop

EVERY_DAY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
BEGIN:VEVENT
UID:leave
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260101
RRULE:FREQ=DAILY
TRANSP:TRANSPARENT
SUMMARY:A long leave
END:VEVENT
END:VCALENDAR
"""


def test_nothing_is_asked_on_a_day_of_the_calendar(make_desktop):
    desktop = make_desktop(tray="none", notifications="none")
    leave = desktop.home / "leave.ics"
    leave.write_text(EVERY_DAY.replace("\n", "\r\n"))
    app = App(desktop, settings=AT_ONCE).start("--background")
    assert app.run("settings", "set", "hours.days_off", str(leave)).returncode == 0
    status = app.wait_state("outside hours")
    assert status["reason"].startswith("Today is a day off; next at 00:00 on ")
    found = app.json("doctor")["days off"]
    assert (found["named"], found["works"]) == (1, True)
    assert found["why"] == "365 days off are known in the year to come."
    assert app.run("settings", "set", "hours.days_off", "none").returncode == 0
    app.wait_state("counting", "away", "due", "quiet")
    app.end()
