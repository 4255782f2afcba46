"""Commands that ask the running app: what they send, and what they print of the answer."""

from __future__ import annotations

import time

import pytest

from desk_stretch.errors import RemoteError
from desk_stretch.remote import spans

STATUS = {
    "state": "counting",
    "next_due": "2026-03-04T14:05:00+01:00",
    "reason": "23 of 50 minutes worked.",
    "pause_until": None,
    "holds": [],
    "speed": 1,
}


@pytest.mark.parametrize(
    ("argv", "sent"),
    [
        (["snooze"], ("snooze", {})),
        (["snooze", "7"], ("snooze", {"minutes": 7})),
        (["skip"], ("skip", {})),
        (["resume"], ("resume", {})),
        (["quit"], ("quit", {})),
        (["pause"], ("pause", {"seconds": spans.USUAL_PAUSE_S})),
        (["pause", "--for", "45m"], ("pause", {"seconds": 2700})),
        (["pause", "--for=2h"], ("pause", {"seconds": 7200})),
        (["pause", "--until", "14:00"], ("pause", {"until": "14:00"})),
        (["pause", "--until", "tomorrow"], ("pause", {"until": "tomorrow"})),
        (["pause", "tomorrow"], ("pause", {"until": "tomorrow"})),
        (["start"], ("start", {})),
        (
            ["start", "--posture", "standing", "--seconds", "300"],
            ("start", {"posture": "standing", "seconds": 300}),
        ),
        (["start", "--routine", "sitting-classic"], ("start", {"routine": "sitting-classic"})),
    ],
)
def test_what_is_sent(desk_stretch, running, front, argv, sent):
    result = desk_stretch(*argv)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert running == [sent]
    assert front.asked == []


@pytest.mark.parametrize(
    ("until", "sent"),
    [
        (None, ("pause", {"seconds": spans.USUAL_PAUSE_S})),
        ("2026-03-04T14:00:00+01:00", ("resume", {})),
    ],
)
def test_a_pause_that_is_for_a_key_ends_one_that_is_there(desk_stretch, running, until, sent):
    running.answer = {"pause_until": until}
    assert desk_stretch("pause", "--toggle").code == 0
    assert running == [("status", {}), sent]


def test_what_the_app_refuses_is_told(refused, running):
    running.error = RemoteError("There is nothing to snooze now.", "Wait until a break is due.")
    assert refused(1, "snooze") == "There is nothing to snooze now. Wait until a break is due."


class TestStart:
    def test_it_starts_the_app_with_the_routine(self, desk_stretch, front):
        assert desk_stretch("start", "--posture", "floor").code == 0
        assert front.asked == [("app", True, {"posture": "floor"})]

    def test_in_the_terminal_on_request(self, desk_stretch, front, running):
        assert desk_stretch("start", "--terminal", "--seconds", "60").code == 0
        assert front.asked == [("terminal", {"seconds": 60})]
        assert running == []

    def test_in_the_terminal_without_a_display(self, desk_stretch, front):
        front.display = False
        result = desk_stretch("start")
        assert front.asked == [("terminal", {})]
        assert "There is no display" in result.err


class TestStatus:
    def test_in_words(self, desk_stretch, running):
        running.answer = {**STATUS, "next_due": time.strftime("%Y-%m-%dT14:05:00+01:00")}
        assert desk_stretch("status").out == "23 of 50 minutes worked.\nNext break: 14:05\n"

    def test_another_day_is_named(self, desk_stretch, running):
        running.answer = STATUS
        assert "Next break: 2026-03-04 14:05\n" in desk_stretch("status").out

    def test_in_words_without_a_time(self, desk_stretch, running):
        running.answer = {**STATUS, "next_due": None, "speed": 60}
        assert desk_stretch("status").out == (
            "23 of 50 minutes worked.\nRehearsal: time passes 60 times as fast.\n"
        )

    def test_as_json(self, desk_stretch, running):
        running.answer = STATUS
        assert desk_stretch("status", "--json").json == STATUS

    def test_not_running(self, desk_stretch):
        result = desk_stretch("status")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("Desk Stretch is not running; start it")

    def test_not_running_as_json(self, desk_stretch):
        result = desk_stretch("status", "--json")
        assert (result.code, result.json) == (1, {"state": "not running"})
        assert result.err.startswith("Desk Stretch is not running; start it")


TODAY = {
    "now": "2026-03-04T13:40:00+01:00",
    "coming": [
        {"at": "2026-03-04T14:05:00+01:00", "reminder": "rest break", "name": "Rest break"},
        {"at": "2026-03-04T14:25:00+01:00", "reminder": "eye-rest", "name": "Eye rest"},
    ],
    "pause_until": "2026-03-04T14:00:00+01:00",
    "meeting_until": None,
}  # fmt: skip


class TestToday:
    def test_in_words(self, desk_stretch, running):
        running.answer = TODAY
        assert desk_stretch("today").out == (
            "Reminders are paused until 14:00.\n14:05  Rest break\n14:25  Eye rest\n"
        )
        assert running == [("today", {})]

    def test_nothing_comes(self, desk_stretch, running):
        running.answer = {"coming": []}
        assert desk_stretch("today").out == "Nothing more comes today.\n"

    def test_as_json(self, desk_stretch, running):
        running.answer = TODAY
        assert desk_stretch("today", "--json").json == TODAY

    def test_not_running(self, desk_stretch):
        result = desk_stretch("today")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("Desk Stretch is not running; start it")

    def test_not_running_as_json(self, desk_stretch):
        result = desk_stretch("today", "--json")
        assert (result.code, result.json) == (1, {"state": "not running"})


WHY = {
    "decisions": [
        {"at": "2026-03-04T14:05:00+01:00", "event": "prompt", "silence": False,
         "reminder": "stand-up", "name": "Stand up", "reason": "You have worked for 50 minutes."},
        {"at": "2026-03-03T17:00:00+01:00", "event": "outside hours", "silence": True,
         "reminder": "stand-up", "name": "Stand up", "reason": "Outside working hours."},
    ]
}  # fmt: skip


class TestWhy:
    def test_in_words(self, desk_stretch, running):
        running.answer = WHY
        assert desk_stretch("why").out == (
            "2026-03-04\n14:05  Prompt · Stand up  You have worked for 50 minutes.\n\n"
            "2026-03-03\n17:00  Outside hours      Outside working hours.\n"
        )
        assert running == [("why", {})]

    def test_an_empty_diary(self, desk_stretch, running):
        running.answer = {"decisions": []}
        assert desk_stretch("why").out == "Nothing was decided yet.\n"

    def test_as_json(self, desk_stretch, running):
        running.answer = WHY
        assert desk_stretch("why", "--json").json == WHY

    def test_not_running(self, desk_stretch):
        result = desk_stretch("why")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("Desk Stretch is not running; start it")

    def test_not_running_as_json(self, desk_stretch):
        result = desk_stretch("why", "--json")
        assert (result.code, result.json) == (1, {"state": "not running"})
