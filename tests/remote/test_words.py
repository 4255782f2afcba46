"""Spans, clock times, verbs and the JSON of the status: values in, values out."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.breaks.decision import Prompt, Reason, ReasonCode
from desk_stretch.core.breaks.diary import Diary, Entry
from desk_stretch.core.breaks.forecast import Coming, Forecast, Span, SpanKind
from desk_stretch.core.moment import Moment
from desk_stretch.engine.commands import OpenWindow
from desk_stretch.engine.events import ReminderStatus, Status
from desk_stretch.errors import UsageError
from desk_stretch.remote import spans
from desk_stretch.remote.status import status_json
from desk_stretch.remote.today import today_json
from desk_stretch.remote.verbs import VERBS
from desk_stretch.remote.why import why_json

BERLIN = ZoneInfo("Europe/Berlin")


def at(text, zone=BERLIN):
    return Moment(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp(), 5.0, zone=zone)


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "seconds"),
        [
            ("1h", 3600), ("45m", 2700), ("45min", 2700), ("1h30m", 5400), ("1h 30m", 5400),
            ("90s", 90), ("1h30", 5400), ("20", 1200), (" 20 ", 1200), ("1H", 3600),
        ],
    )  # fmt: skip
    def test_lengths(self, text, seconds):
        assert spans.span(text) == seconds

    @pytest.mark.parametrize(
        "text",
        ["", " ", "banana", "1x", "h", "1.5h", "-1h", "1h1h", "1m2h", "١h", "1e3", "1h\nx"],
    )
    def test_unreadable_lengths(self, text):
        with pytest.raises(UsageError, match="length of time"):
            spans.span(text)

    @given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
    def test_a_length_is_the_sum_of_its_parts(self, hours, minutes, seconds):
        text = f"{hours}h{minutes}m{seconds}s"
        assert spans.span(text) == (hours * 60 + minutes) * 60 + seconds

    @given(st.text())
    def test_any_text_is_read_or_refused(self, text):
        for read in (spans.span, spans.clock_time, spans.whole_number, spans.pause_end):
            with contextlib.suppress(UsageError):
                read(text)

    @pytest.mark.parametrize("text", ["0", "-5", "59s", "169h", "0h"])
    def test_a_pause_has_limits(self, text):
        with pytest.raises(UsageError, match="7 days"):
            spans.pause_length(text)

    @pytest.mark.parametrize(("text", "seconds"), [("1m", 60), ("168h", 7 * 86400)])
    def test_the_limits_themselves_are_inside(self, text, seconds):
        assert spans.pause_length(text) == seconds

    def test_clock_times(self):
        assert spans.clock_time("14:00") == time(14)
        assert spans.clock_time("7:05") == time(7, 5)

    @pytest.mark.parametrize("text", ["24:00", "12:60", "noon", "14", "14:0", "-1:00", "٠١:٠٠"])
    def test_unreadable_clock_times(self, text):
        with pytest.raises(UsageError, match="time of day"):
            spans.clock_time(text)

    @pytest.mark.parametrize(
        ("asked", "lower", "upper"),
        [(181, 180, 195), (100, 90, 105), (0, 60, 75), (-5, 60, 75), (901, 885, 900),
         (9999, 885, 900), (61, 60, 75)],
    )  # fmt: skip
    def test_the_two_nearest_lengths_are_named(self, asked, lower, upper):
        with pytest.raises(UsageError, match=f"to {asked} are {lower} and {upper}"):
            spans.routine_length("--seconds", asked)

    @given(st.integers(4, 60))
    def test_every_multiple_of_15_is_a_length(self, quarters):
        assert spans.routine_length("--seconds", quarters * 15) == quarters * 15


class TestEndOfPause:
    def test_a_meeting_lasts_half_an_hour_or_what_is_said(self):
        now = at("2026-03-04 15:00")
        assert spans.end_of_meeting({}, now) == now.wall + 1800
        assert spans.end_of_meeting({"minutes": 60}, now) == now.wall + 3600

    def test_an_hour_unless_said_otherwise(self):
        now = at("2026-03-04 12:00")
        assert spans.end_of_pause({}, now) == now.wall + 3600

    def test_later_today(self):
        now = at("2026-03-04 12:00")
        assert spans.end_of_pause({"until": "14:00"}, now) == at("2026-03-04 14:00").wall

    @pytest.mark.parametrize("clock", ["12:00", "11:59"])
    def test_a_time_that_has_passed_is_tomorrows(self, clock):
        now = at("2026-03-04 12:00")
        assert spans.end_of_pause({"until": clock}, now) == at(f"2026-03-05 {clock}").wall

    def test_tomorrow_begins_at_midnight_whatever_the_clocks_do(self):
        now = at("2026-03-29 00:30")  # the clocks go forward in this night
        end = spans.end_of_pause({"until": "tomorrow"}, now)
        assert end == at("2026-03-30 00:00").wall
        assert end - now.wall == 22.5 * 3600


class TestVerbs:
    def test_a_missing_argument_is_named(self):
        with pytest.raises(UsageError, match="settings needs “values”"):
            VERBS["settings"].build({}, at("2026-03-04 12:00"))

    def test_an_unknown_argument_is_named(self):
        with pytest.raises(UsageError, match="skip takes no “now”"):
            VERBS["skip"].build({"now": 1}, at("2026-03-04 12:00"))


class TestStatusJson:
    status = Status(
        state="due", reason=Reason(ReasonCode.WORKED, 3000), sentence="50 minutes worked.",
        worked_s=3000.4, work_s=3000.0, next_due=at("2026-03-04 14:00:00.5").wall,
        pause_until=None, holds=("call",), prompt=None, missed=True, asked_today=3, daily_cap=8,
        speed=1.0,
    )  # fmt: skip

    def test_every_key(self):
        assert status_json(self.status, BERLIN) == {
            "state": "due",
            "reminder": "rest break",
            "next_due": "2026-03-04T14:00:00+01:00",
            "reason": "50 minutes worked.",
            "reason_code": "worked",
            "pause_until": None,
            "meeting_until": None,
            "holds": ["call"],
            "worked_seconds": 3000,
            "work_seconds": 3000,
            "prompt": None,
            "missed": True,
            "skipped": None,
            "asked_today": 3,
            "daily_cap": 8,
            "posture": "sitting",
            "standing_share": None,
            "reminders": [],
            "speed": 1.0,
        }

    def test_each_reminder_and_the_share_of_standing(self):
        from dataclasses import replace

        eyes = ReminderStatus("eyes", "away", "You are away.", None, 10.0, 60.0, True, False, 2)
        shown = status_json(
            replace(self.status, reminders=(eyes,), standing=0.256, posture="standing"), BERLIN
        )
        assert (shown["posture"], shown["standing_share"]) == ("standing", 0.26)
        assert shown["reminders"] == [
            {
                "reminder": "eyes", "state": "away", "next_due": None, "reason": "You are away.",
                "missed": True, "asked_today": 2,
            }
        ]  # fmt: skip

    def test_an_open_prompt(self):
        from dataclasses import replace

        prompt = Prompt("rest break", at("2026-03-04 13:00", UTC), self.status.reason, 1, 2, 60.0)
        assert status_json(replace(self.status, prompt=prompt), BERLIN)["prompt"] == {
            "reminder": "rest break",
            "since": "2026-03-04T13:00:00+00:00",
            "snoozes_left": 1,
            "snoozes_allowed": 2,
        }


class TestOpen:
    def test_the_catalogue_is_opened_at_an_exercise(self):
        given = {"name": "catalogue", "exercise": "cat-cow"}
        assert VERBS["open"].build(given, at("2026-03-04T12:00")) == OpenWindow(
            "catalogue", "cat-cow"
        )

    @pytest.mark.parametrize("given", [{"exercise": "x"}, {"name": "main", "exercise": "x"}])
    def test_no_other_window_takes_an_exercise(self, given):
        with pytest.raises(UsageError, match="Only these windows take an exercise: catalogue,"):
            VERBS["open"].build(given, at("2026-03-04T12:00"))


def test_why_as_json():
    noon = Moment(datetime(2026, 3, 4, 12, tzinfo=UTC).timestamp(), 1.0, zone=BERLIN)
    prompt = Entry(noon, "prompt", "rest break", Reason(ReasonCode.WORKED, 3000.0))
    held = Reason(ReasonCode.ON_HOLD, names=("call",))
    silence = Entry(noon.after(60), "held", "rest break", held, is_silence=True)
    eyes = Entry(noon.after(-60), "missed", "eyes", Reason(ReasonCode.WORKED, 60.0))
    names = {"rest break": "Rest break", "eyes": "Look far away"}
    told = why_json(Diary((eyes, prompt, silence)), names)["decisions"]
    assert (told[2]["reminder"], told[2]["name"]) == ("eyes", "Look far away")
    assert why_json(Diary((eyes,)), {})["decisions"][0]["name"] == "eyes", "it is no more"
    assert {"decisions": told[:2]} == {
        "decisions": [
            {
                "at": "2026-03-04T13:01:00+01:00",
                "event": "held",
                "silence": True,
                "reminder": "rest break",
                "name": "Rest break",
                "reason": "Holding the break while you are in a meeting.",
                "reason_code": "on hold",
                "names": ["call"],
            },
            {
                "at": "2026-03-04T13:00:00+01:00",
                "event": "prompt",
                "silence": False,
                "reminder": "rest break",
                "name": "Rest break",
                "reason": "You have worked for 50 minutes.",
                "reason_code": "worked",
                "names": [],
            },
        ]
    }


def test_the_rest_of_the_day():
    now = at("2026-03-04 13:40")
    coming = tuple(
        Coming(now.wall + minutes * 60, name, 20.4, Reason(ReasonCode.WORKED))
        for minutes, name in ((25, "eyes"), (45, "gone"))
    )
    spans = (
        Span(SpanKind.HOURS, now.wall, now.wall + 7200),
        Span(SpanKind.PAUSE, now.wall, now.wall + 600),
    )
    shown = today_json(Forecast(now, now.wall + 7200, coming, spans), {"eyes": "Eye rest"})
    assert shown == {
        "now": "2026-03-04T13:40:00+01:00",
        "until": "2026-03-04T15:40:00+01:00",
        "coming": [
            {"at": "2026-03-04T14:05:00+01:00", "reminder": "eyes", "name": "Eye rest",
             "seconds": 20, "reason_code": "worked"},
            {"at": "2026-03-04T14:25:00+01:00", "reminder": "gone", "name": "gone",
             "seconds": 20, "reason_code": "worked"},
        ],
        "hours": [{"from": "2026-03-04T13:40:00+01:00", "to": "2026-03-04T15:40:00+01:00"}],
        "pause_until": "2026-03-04T13:50:00+01:00",
        "meeting_until": None,
    }  # fmt: skip
