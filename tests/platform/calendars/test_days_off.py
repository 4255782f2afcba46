"""Days off from calendar files: which days count, when they are read, and what is said of them."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest

from desk_stretch.platform.calendars import days_off
from desk_stretch.platform.calendars.days_off import CalendarDays, finding
from desk_stretch.platform.calendars.events import BadCalendar, whole_days
from desk_stretch.platform.calendars.files import files_of

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\n"
END = "END:VCALENDAR\r\n"
TODAY = date(2026, 12, 1)


def event(*lines, uid="1"):
    body = "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines])
    return f"{body}\r\nEND:VEVENT\r\n"


def calendar(*events):
    return HEAD + "".join(events) + END


def days(*lines, begin=date(2026, 12, 1), end=date(2027, 12, 31)):
    return {str(day) for day in whole_days(calendar(event(*lines)).encode(), begin, end)}


CHRISTMAS = event("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas")


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        (["DTSTART;VALUE=DATE:20261225"], {"2026-12-25"}),
        (["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"],
         {"2026-12-24", "2026-12-25", "2026-12-26"}),
        (["DTSTART;VALUE=DATE:20261224", "DURATION:P2D"], {"2026-12-24", "2026-12-25"}),
        (["DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225"], {"2026-12-25"}),
        (["DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261203"],
         {"2026-12-01", "2026-12-02"}),
        (["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"], {"2026-12-25", "2027-12-25"}),
        (["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20261225"],
         {"2027-12-25"}),
        (["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270102", "RRULE:FREQ=YEARLY;COUNT=1"],
         {"2026-12-31", "2027-01-01"}),
        (["DTSTART;VALUE=DATE:20261225", "TRANSP:TRANSPARENT"], {"2026-12-25"}),
        (["DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"], set()),
        (["DTSTART:20261225T000000Z", "DTEND:20261226T000000Z"], set()),
        (["DTSTART:20261225T090000", "RRULE:FREQ=DAILY"], set()),
    ],
)  # fmt: skip
def test_which_days_are_off(lines, off):
    assert days(*lines) == off


def test_one_of_a_series_that_became_an_hour_is_no_day_off():
    moved = event(
        "RECURRENCE-ID;VALUE=DATE:20261225", "DTSTART:20261228T100000Z", "DTEND:20261228T110000Z"
    )
    raw = calendar(CHRISTMAS, moved).encode()
    assert whole_days(raw, TODAY, date(2027, 12, 31)) == {date(2027, 12, 25)}


def test_whatever_else_stands_in_a_calendar_is_no_day_off():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    task = "BEGIN:VTODO\r\nUID:9\r\nDTSTART;VALUE=DATE:20261210\r\nEND:VTODO\r\n"
    no_day = event("SUMMARY:without any day", uid="3")
    raw = calendar(zone, task, CHRISTMAS, no_day).encode()
    assert min(whole_days(raw, TODAY, date(2027, 12, 31))) == date(2026, 12, 25)


def test_what_is_no_calendar_is_told():
    endless = event("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=SECO\r\n NDLY")
    someday = event("DTSTART;VALUE=DATE:someday")
    for text in ("", "no calendar", calendar(someday), calendar(endless)):
        with pytest.raises(BadCalendar):
            whole_days(text.encode(), TODAY, date(2027, 12, 31))


def write(file, text):
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return str(file)


class Reader:
    """The port, with the loop turned until its threads have ended."""

    def __init__(self, desk, loop):
        self.source = CalendarDays(desk)
        self.loop = loop
        self.heard = []

    def read(self, *named, today=TODAY):
        self.source.read(named, today, lambda days, problem: self.heard.append((days, problem)))
        self.source.thread.join(20)
        self.loop.turn()
        return self.heard[-1]


class TurnedLoop:
    """Keeps what is posted until the test turns it."""

    def __init__(self):
        self.posted = []

    def post(self, call):
        self.posted.append(call)

    def turn(self):
        calls, self.posted = self.posted, []
        for call in calls:
            call()


@pytest.fixture
def reader():
    class Desk:
        loop = TurnedLoop()

    return Reader(Desk(), Desk.loop)


def test_a_year_and_more_is_read(reader, tmp_path):
    off, problem = reader.read(write(tmp_path / "holidays.ics", calendar(CHRISTMAS)))
    assert (off, problem) == ({date(2026, 12, 25), date(2027, 12, 25)}, "")


def test_only_what_is_new_is_told(reader, tmp_path):
    file = write(tmp_path / "holidays.ics", calendar(CHRISTMAS))
    reader.read(file)
    reader.read(file, today=TODAY + timedelta(days=1))
    assert len(reader.heard) == 1
    write(tmp_path / "holidays.ics", calendar(event("DTSTART;VALUE=DATE:20261231")))
    assert reader.read(file)[0] == {date(2026, 12, 31)}
    state = (tmp_path / "holidays.ics").stat()
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    reader.read(file)
    assert len(reader.heard) == 3
    reader.read(file, today=date(2027, 1, 1))
    assert len(reader.heard) == 4, "another month needs days that are further ahead"


def test_a_folder_of_calendars(reader, tmp_path):
    write(tmp_path / "days" / "a.ics", calendar(CHRISTMAS))
    write(tmp_path / "days" / "b.ics", calendar(event("DTSTART;VALUE=DATE:20261206")))
    write(tmp_path / "days" / "c.txt", calendar(event("DTSTART;VALUE=DATE:20261207")))
    off, _ = reader.read(str(tmp_path / "days"))
    assert min(off) == date(2026, 12, 6)
    assert date(2026, 12, 7) not in off


def test_a_damaged_file_is_told_and_spoils_no_other(reader, tmp_path):
    good = write(tmp_path / "good.ics", calendar(CHRISTMAS))
    off, problem = reader.read(write(tmp_path / "bad.ics", "no calendar"), good)
    assert date(2026, 12, 25) in off
    assert problem.startswith("A calendar file cannot be read (")
    off, problem = reader.read(str(tmp_path / "bad.ics"), str(tmp_path / "none.ics"))
    assert problem.count("A calendar file cannot be read (") == 2
    off, problem = reader.read(str(tmp_path / "none.ics"))
    assert (off, problem) == (
        frozenset(), "A calendar file cannot be read (No such file or directory)."
    )  # fmt: skip


def test_only_the_last_that_was_asked_for_is_told(reader, tmp_path):
    file = write(tmp_path / "holidays.ics", calendar(CHRISTMAS))
    heard = []
    for name in ("first", "second"):
        reader.source.read((file,), TODAY, lambda *_, name=name: heard.append(name))
        reader.source.thread.join(20)
    reader.loop.turn()
    assert heard == ["second"]


def test_after_the_end_nothing_is_told(reader, tmp_path):
    reader.source.read((write(tmp_path / "a.ics", calendar(CHRISTMAS)),), TODAY, reader.heard)
    reader.source.thread.join(20)
    reader.source.stop()
    reader.loop.turn()
    assert reader.heard == []


def test_who_ends_while_it_is_read_is_not_called(reader, tmp_path, monkeypatch):
    def read(*_):
        reader.source.stop()
        return (), ""

    monkeypatch.setattr(days_off, "read_all", read)
    reader.source.read((str(tmp_path / "a.ics"),), TODAY, reader.heard.append)
    reader.source.thread.join(20)
    assert reader.loop.posted == []


def test_a_home_of_nobody_is_a_file_that_is_not_there():
    assert [str(file) for file in files_of(["~nobody-at-all/a.ics"])] == ["~nobody-at-all/a.ics"]


def test_what_doctor_says(tmp_path):
    assert finding((), TODAY) == (True, "No calendar of days off is named.")
    file = write(tmp_path / "holidays.ics", calendar(CHRISTMAS))
    assert finding((file,), TODAY) == (True, "1 day off is known in the year to come.")
    assert finding((file,), date(2026, 12, 26)).why.startswith("1 day off")
    two = write(tmp_path / "two.ics", calendar(event("DTSTART;VALUE=DATE:20261231", uid="2")))
    assert finding((file, two), TODAY) == (True, "2 days off are known in the year to come.")
    assert not finding((str(tmp_path / "none.ics"),), TODAY).works
