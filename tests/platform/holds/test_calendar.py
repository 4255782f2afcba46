"""Calendar files of a person, read as they are and as they change."""

from __future__ import annotations

import os
import threading
import time

import pytest
import time_machine

from desk_stretch.platform.calendars.events import BadCalendar, busy_spans
from desk_stretch.platform.holds import calendar as holding
from desk_stretch.platform.holds.calendar import CalendarFiles

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\n"
END = "END:VCALENDAR\r\n"


def event(*lines, uid="1"):
    body = "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines])
    return f"{body}\r\nEND:VEVENT\r\n"


def calendar(*events):
    return HEAD + "".join(events) + END


WEEKLY = event(
    "DTSTART;TZID=Europe/Berlin:20260302T100000", "DTEND;TZID=Europe/Berlin:20260302T110000",
    "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260316T100000",
)  # fmt: skip


@pytest.fixture
def sense(surround):
    one = CalendarFiles(surround())
    yield one
    one.stop()


def write(file, text):
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    os.utime(file, ns=(len(text), file.stat().st_mtime_ns + 1))
    return file


def is_busy(sense, at):
    """Ask at a moment, with all the time that reading takes."""
    with time_machine.travel(at, tick=False):
        settle(sense)
        return sense.is_on()


def settle(sense):
    """Let a look that has begun end, and one that begins now."""
    sense._reading.thread.join(10)
    sense.is_on()
    sense._reading.thread.join(10)


@pytest.mark.parametrize(
    ("at", "busy"),
    [
        ("2026-03-23T09:30:00+00:00", True),
        ("2026-03-23T08:59:00+00:00", False),
        ("2026-03-23T10:00:00+00:00", False),
        ("2026-03-30T08:30:00+00:00", True),  # summer time has begun in Berlin
        ("2026-03-30T09:30:00+00:00", False),
        ("2026-03-16T09:30:00+00:00", False),  # the one that was left out
    ],
)
def test_a_weekly_event(sense, tmp_path, at, busy):
    sense.heed([str(write(tmp_path / "own.ics", calendar(WEEKLY)))])
    assert is_busy(sense, at) is busy


@pytest.mark.parametrize(
    ("lines", "busy"),
    [
        (["DTSTART:20260105T090000Z", "DTEND:20260105T100000Z"], True),
        (["DTSTART:20260105T090000Z", "DURATION:PT1H"], True),
        (["DTSTART:20260105T093000Z"], False),
        (["DTSTART;VALUE=DATE:20260105"], False),
        (["DTSTART:20260105T090000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"], False),
        (["DTSTART:20260105T090000Z", "DURATION:PT1H", "STATUS:CANCELLED"], False),
    ],
)
def test_which_events_count(sense, tmp_path, lines, busy):
    sense.heed([str(write(tmp_path / "own.ics", calendar(event(*lines))))])
    assert is_busy(sense, "2026-01-05T09:30:00+00:00") is busy


def test_a_folder_and_a_file_that_changes(sense, tmp_path):
    folder = tmp_path / "calendars"
    one = write(folder / "a.ics", calendar())
    write(folder / "notes.txt", "no calendar")
    sense.heed([str(folder)])
    with time_machine.travel("2026-01-05T09:30:00+00:00", tick=False):
        settle(sense)
        assert not sense.is_on()
        assert sense.is_available() == (True, "1 calendar file is read.")
        write(one, calendar(event("DTSTART:20260105T090000Z", "DURATION:PT1H")))
        settle(sense)
        assert sense.is_on()


def test_a_damaged_file_is_said_and_spoils_no_other(sense, tmp_path):
    good = write(tmp_path / "a.ics", calendar(event("DTSTART:20260105T090000Z", "DURATION:PT1H")))
    bad = write(tmp_path / "b.ics", "this is no calendar")
    sense.heed([str(bad), str(good)])
    assert is_busy(sense, "2026-01-05T09:30:00+00:00")
    with time_machine.travel("2026-01-05T09:30:00+00:00", tick=False):
        works, why = sense.is_available()
    assert not works
    assert why.startswith("A calendar file cannot be read (")


def test_without_a_file(sense, tmp_path):
    assert sense.is_available() == (True, "No calendar file is named yet.")
    assert not sense.is_on()
    sense.heed([str(tmp_path / "none.ics")])
    assert not is_busy(sense, "2026-01-05T09:30:00+00:00")
    assert sense.is_available().why == "A calendar file cannot be read (No such file or directory)."
    (tmp_path / "empty").mkdir()
    sense.heed([str(tmp_path / "empty")])
    assert not is_busy(sense, "2026-01-05T09:30:00+00:00")
    assert "no calendar file at the place" in sense.is_available().why


@pytest.fixture
def hanging(monkeypatch, tmp_path):
    """A folder on a share that does not answer, until it does."""
    answers = threading.Event()
    look = holding.files_of

    def files_of(named):
        if str(tmp_path / "share") in named:
            answers.wait(10)
        return look(named)

    monkeypatch.setattr(holding, "files_of", files_of)
    yield answers
    answers.set()


NOW = event("DTSTART:20260105T090000Z", "DURATION:PT1H")


def test_a_share_that_hangs_stops_nothing(sense, tmp_path, hanging):
    share = tmp_path / "share"
    write(share / "a.ics", calendar(NOW))
    with time_machine.travel("2026-01-05T09:30:00+00:00", tick=False):
        begun = time.perf_counter()
        sense.heed([str(share)])
        assert not any(sense.is_on() for _ in range(20))
        assert time.perf_counter() - begun < 0.4, "it is waited for once"
        works, why = sense.is_available()
        assert (works, why[:32]) == (False, "A calendar file cannot be read (")
        hanging.set()
        settle(sense)
        assert sense.is_on()


def test_other_names_do_not_wait_for_one_that_hangs(sense, tmp_path, hanging):
    write(tmp_path / "share" / "a.ics", calendar(NOW))
    sense.heed([str(tmp_path / "share")])
    late = sense._reading.thread
    sense.heed([str(write(tmp_path / "own.ics", calendar()))])
    assert not is_busy(sense, "2026-01-05T09:30:00+00:00")
    with time_machine.travel("2026-01-05T09:30:00+00:00", tick=False):
        hanging.set()
        late.join(10)
        assert not sense.is_on(), "what the share says comes too late"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_in_a_folder_is_not_waited_for(sense, tmp_path):
    folder = tmp_path / "calendars"
    write(folder / "b.ics", calendar(NOW))
    os.mkfifo(folder / "a.ics")
    sense.heed([str(folder)])
    assert is_busy(sense, "2026-01-05T09:30:00+00:00")
    assert not sense._reading.thread.is_alive()


def test_only_what_has_changed_is_parsed_again(sense, tmp_path, monkeypatch):
    parsed = []
    read = holding.read_all
    monkeypatch.setattr(
        holding, "read_all", lambda files, spans: parsed.append(files) or read(files, spans)
    )
    own = write(tmp_path / "own.ics", calendar(NOW))
    with time_machine.travel("2026-01-05T09:30:00+00:00", tick=False) as clock:
        sense.heed([str(own)])
        for _ in range(3):
            settle(sense)
        assert len(parsed) == 1
        write(own, calendar())
        settle(sense)
        assert len(parsed) == 2
        clock.shift(25 * 3600)
        settle(sense)
        assert len(parsed) == 3


def test_strange_values_are_a_bad_calendar():
    from datetime import UTC, datetime

    begin, end = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 1, 6, tzinfo=UTC)
    for text in ("", "BEGIN:VCALENDAR", calendar(event("DTSTART:tomorrow"))):
        with pytest.raises(BadCalendar):
            busy_spans(text.encode(), begin, end)
