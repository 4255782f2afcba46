"""What is said of a wrong line, whole: what stands there, and what was expected instead."""

from __future__ import annotations

from datetime import time

import pytest

from desk_stretch.core.breaks.day_words import duration, minutes, weekdays
from desk_stretch.core.breaks.notation import apply_policy
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.scenario import parse

_EVENTS = "prompt, missed, natural break, held, withdrawn, completed, partial, nothing"
_HOLDS = (
    "call, microphone, camera, screen sharing, full screen, do not disturb, presentation, media, "
    "program, battery, monitor, calendar, hold"
)
_NUMBERS = (
    "work, wall, at, firmness, skips, break, snooze, snoozes, cap, typing, wait, natural, locked, "
    "quiet, prompt, courtesy, hours, days, off, reminders, keep, freeze, anew"
)
_ACTIONS = (
    "active, idle, typing, locked, asleep, restart, end, do …, policy …, clock …, zone …, "
    f"or a hold with on or off ({_HOLDS})"
)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("9 active", "'9' is not a time; expected HH:MM, HH:MM:SS or +299s"),
        ("09:00", "after the time comes what happens, as in '09:00 active'"),
        ("09:00 dancing", f"'dancing' is not known; expected one of: {_ACTIONS}"),
        ("09:00 call off 5m", "nothing comes after 'call off', but there is '5m'"),
        ("09:00 clock noon", "a clock is set by +1h or -30m, or to a time as 10:00"),
        ("09:00 do", "'do' takes one of: snooze, skip, pause, resume, start, leave"),
        ("09:00 > tea", f"'> tea' is not an event; expected one of: {_EVENTS}"),
        ("+367d active", "'367d' is too long; a duration is at most 366d"),
        ("+5 active", "'5' is not a duration; expected for example 45m, 1h30m or 90s"),
        ("+ active", "a duration is missing; expected for example 45m, 1h30m or 90s"),
        ("day 1999-12-31", "'1999-12-31' is too far away; expected a year from 2000 to 2099"),
        ("day 2100-01-01", "'2100-01-01' is too far away; expected a year from 2000 to 2099"),
        ("day tomorrow", "'tomorrow' is not a day; expected for example 2026-03-29"),
        ("zone", "a zone needs a name, as in 'zone Europe/Berlin'"),
        ("policy days", "days take weekdays, as in 'days mon-fri'"),
        ("policy work 0s", "'0s' is too short; expected at least 1s"),
        ("policy walk", f"'walk' is not a number of the policy; expected one of: {_NUMBERS}"),
        ("policy cap many", "'many' is not a whole number up to 999999"),
        ("policy hours", "hours take 'any' or ranges, as in 'hours 09:00-18:00'"),
        ("policy hours nine", "'nine' is not a range of hours; expected 09:00-18:00"),
        ("policy hours 9:00-8:60", "'9:00-8:60' is not a range of hours; expected 09:00-18:00"),
        ("policy days monday", "'monday' is not a weekday; expected mon tue wed thu fri sat sun"),
        ("policy freeze laptop", f"'laptop' is not a hold; expected one of: {_HOLDS}"),
        ("policy reminders maybe", "reminders take 'on' or 'off'"),
        ("policy snooze", "snooze takes a duration, as in 'snooze 5m x2'"),
        ("policy off", "days off take days, as in 'off 2026-12-25 2026-12-26'"),
        ("policy off 2026-12-26..2026-12-24", "'2026-12-26..2026-12-24' ends before it begins"),
        ("policy at", "'at' takes times of day, as in 'at 10:30 15:00 mon-fri'"),
        ("policy at 24:00", "'24:00' is not a time of day; expected HH:MM"),
        ("policy firmness hard", "firmness is one of: gentle, steady, strict"),
        (
            "reminder eyes",
            "a reminder has a name, a colon and its numbers, as in 'reminder eyes: every 20m'",
        ),
    ],
)
def test_a_wrong_line_is_told_in_one_sentence(line: str, sentence: str) -> None:
    assert parse(line).problems == ((1, sentence),)


def test_the_longest_duration_and_the_last_minute_are_read() -> None:
    assert duration("366d") == 366 * 86400
    assert apply_policy(Policy(), "hours 8:59-17:59").hours.ranges == ((539, 1079),)
    assert apply_policy(Policy(), "hours 0:00-24:00").hours.ranges == ((0, 1440),)
    assert minutes("23:59") == 24 * 60 - 1
    assert minutes("0:00") == 0
    assert [line.clock for line in parse("23:59:59 active\n0:00 idle").lines] == [
        time(23, 59, 59), time(0, 0),
    ]  # fmt: skip


def test_the_shortest_durations_are_read() -> None:
    policy = apply_policy(Policy(), "work 1s, break 1s, typing 0s")
    assert (policy.work_s, policy.routine_s, policy.typing_pause_s) == (1, 1, 0)


def test_every_unit_has_its_length() -> None:
    assert [duration(text) for text in ("1s", "1m", "1h", "1d")] == [1, 60, 3600, 86400]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("sun", {6}),
        ("mon", {0}),
        ("sat-mon", {5, 6, 0}),
        ("mon-sun", {0, 1, 2, 3, 4, 5, 6}),
        ("tue-mon", {0, 1, 2, 3, 4, 5, 6}),
        ("any", {0, 1, 2, 3, 4, 5, 6}),
        ("wed-wed fri", {2, 4}),
    ],
)
def test_weekdays_go_round_the_end_of_the_week(text: str, days: set[int]) -> None:
    assert weekdays(text) == days
