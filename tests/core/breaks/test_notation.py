"""The scenario notation: what it reads, and the sentence for what it does not."""

from __future__ import annotations

import contextlib
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.breaks.day_words import ScenarioProblem, duration
from desk_stretch.core.breaks.notation import apply_policy
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reasons import told
from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulation import Simulation


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("45m", 2700), ("1h30m", 5400), ("299s", 299), ("2d", 172800), ("1.5m", 90)],
)
def test_durations(text: str, seconds: float) -> None:
    assert duration(text) == seconds


def test_a_policy_line_changes_what_it_names() -> None:
    policy = apply_policy(
        Policy(),
        "work 30m, break 90s, snooze 10m x3, cap 4, typing 3s, wait 60s, natural 4m, locked 2m, "
        "quiet 1m, prompt 30s, courtesy 10s, hours 22:00-06:00 12:00-13:00, days fri-sun tue, "
        "reminders off",
    )
    assert (policy.work_s, policy.routine_s, policy.snooze_s, policy.snooze_limit) == (
        1800, 90, 600, 3,
    )  # fmt: skip
    assert (policy.daily_cap, policy.typing_pause_s, policy.typing_wait_s) == (4, 3, 60)
    assert (policy.natural_idle_s, policy.natural_locked_s, policy.quiet_s) == (240, 120, 60)
    assert (policy.prompt_life_s, policy.hold_courtesy_s, policy.enabled) == (30, 10, False)
    assert policy.hours.days == {4, 5, 6, 1}
    assert policy.hours.ranges == ((1320, 360), (720, 780))
    assert apply_policy(policy, "hours any").hours.is_any_time


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("9 active", "'9' is not a time"),
        ("24:30 active", "'24:30' is not a time"),
        ("09:00", "what happens"),
        ("09:00 dancing", "'dancing' is not known"),
        ("09:00 call maybe", "'call maybe' is not known"),
        ("09:00 call off 5m", "nothing comes after 'call off'"),
        ("09:00 clock noon", "a clock is set by"),
        ("+367d active", "at most 366d"),
        ("day 1999-12-31", "a year from 2000 to 2099"),
        ("policy days", "days take weekdays"),
        ("policy work 0s", "at least 1s"),
        ("09:00 > nothing at all", "is not an event"),
        ("09:00 yodel on", "'yodel on' is not known"),
        ("09:00 active 5m", "nothing comes after 'active'"),
        ("09:00 asleep long", "'long' is not a duration"),
        ("09:00 do nothing", "'do' takes one of"),
        ("09:00 do", "'do' takes one of"),
        ("09:00 do skip 5m", "nothing comes after 'skip'"),
        ("09:00 do pause for ever", "'ever' is not a duration"),
        ("09:00 > fired", "'> fired' is not an event"),
        ("09:00 clock 1h", "a clock is set by"),
        ("+5 active", "'5' is not a duration"),
        ("day tomorrow", "'tomorrow' is not a day"),
        ("zone", "a zone needs a name"),
        ("policy walk 5m", "'walk' is not a number of the policy"),
        ("policy cap many", "'many' is not a whole number"),
        ("policy snooze x²", "not a whole number"),
        ("policy hours", "hours take 'any'"),
        ("policy freeze laptop", "'laptop' is not a hold; expected one of: call, microphone"),
        ("policy anew call 5m", "'call 5m' is not a hold"),
        ("policy hours nine", "'nine' is not a range"),
        ("policy hours 25:00-26:00", "'25:00-26:00' is not a range"),
        ("policy days monday", "'monday' is not a weekday"),
        ("policy reminders maybe", "'on' or 'off'"),
        ("policy off", "days off take days"),
        ("policy off sunday", "'sunday' is not a day"),
        ("policy off 2026-12-26..2026-12-24", "ends before it begins"),
        ("09:60 active", "'09:60' is not a time; expected HH:MM, HH:MM:SS or +299s"),
        ("-5m active", "'-5m' is not a time"),
        ("active", "'active' is not a time"),
        ("09:00 09:30 active", "'09:30 active' is not known; expected one of: active, idle"),
        ("09:00 >", "is not an event; expected one of: prompt, missed"),
        ("2026-13-01 09:00 active", "'2026-13-01' is not a day; expected for example"),
        ("2101-01-01 > prompt", "a year from 2000 to 2099"),
        ("day 2026-03-29 09:00", "'2026-03-29 09:00' is not a day"),
        ("09:00 zone", "a zone needs a name, as in 'zone Europe/Berlin'"),
        ("policy work 45", "'45' is not a duration; expected for example 45m"),
        ("policy work -5m", "'-5m' is not a duration"),
        ("policy break 367d", "'367d' is too long; a duration is at most 366d"),
        ("policy break 0s", "'0s' is too short; expected at least 1s"),
        ("policy snooze soon x2", "'soon' is not a duration"),
        ("policy snooze 5m x-1", "'-1' is not a whole number"),
        ("policy cap 1.5", "'1.5' is not a whole number"),
        ("policy hours 09:00-18:60", "'09:00-18:60' is not a range of hours"),
        ("policy hours 09:60-18:00", "'09:60-18:00' is not a range of hours"),
        ("policy hours mon", "hours take 'any' or ranges"),
        ("policy hours moonday 09:00-18:00", "'moonday' is not a range of hours"),
        ("policy days mon-funday", "'mon-funday' is not a weekday; expected mon tue"),
        ("policy keep call and camera", "'call and camera' is not a hold"),
        ("policy wall 0s", "at least 1s"),
        ("policy at", "'at' takes times of day"),
        ("policy at 24:00", "'24:00' is not a time of day; expected HH:MM"),
        ("policy firmness hard", "firmness is one of: gentle"),
        ("policy skips many", "'many' is not a whole number"),
        ("policy work 30m, cap 4, walk 5m", "'walk' is not a number of the policy"),
        ("reminder eyes", "a reminder has a name, a colon and its numbers"),
        ("reminder eyes: dance", "'dance' is not a number of the policy; expected one of: work"),
        ("09:00 policy walk 5m", "'walk' is not a number of the policy"),
        ("09:00 hold laptop", "'hold laptop' is not known"),
        ("09:00 call on 5x", "'5x' is not a duration"),
        ("09:00 call 367d", "at most 366d"),
        ("09:00 idle -5m", "'-5m' is not a duration"),
        ("09:00 end 5m", "nothing comes after 'end', but there is '5m'"),
        ("09:00 do snooze maybe", "'maybe' is not a duration"),
        ("09:00 do pause until 25:00", "'25:00' is not a time"),
        ("09:00 do start dancing", "'dancing' is not a duration"),
        ("09:00 do leave now", "nothing comes after 'leave'"),
        ("09:00 clock +soon", "'soon' is not a duration"),
        ("09:00 clock 25:00", "a clock is set by +1h or -30m, or to a time as 10:00"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(line: str, expected: str) -> None:
    scenario = parse(f"# a day\n{line}\n09:00 active\nbad line here\n")
    assert [number for number, _ in scenario.problems] == [2, 4]
    assert expected in scenario.problems[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+5s active", "line 1: the first line needs a time of day"),
        ("> nothing", "line 1: the first line needs a time of day"),
        ("zone Mars/Olympus\n09:00 active", "line 1: 'Mars/Olympus' is not a time zone"),
        ("zone ../etc\n09:00 active", "line 1: '../etc' is not a time zone"),
        ("09:00 active\n09:10 do leave", "line 2: no routine is running here"),
        ("day 2099-12-31\n09:00 active\n+366d idle\n+366d idle", "line 4: this is too far away"),
        ("09:00 active\n09:10 zone Nowhere", "line 2: 'Nowhere' is not a time zone"),
        ("09:00 active\n\nzone Europe", "line 3: 'Europe' is not a time zone; expected for"),
        ("09:00 do start 90s\n09:02 do leave", "line 2: no routine is running here"),
        ("09:00 active\n09:50 > prompt tea", "line 2: there is no reminder 'tea'"),
    ],
)
def test_what_only_the_day_itself_shows_is_told_too(text: str, expected: str) -> None:
    with pytest.raises(ScenarioProblem, match=f"^{expected}"):
        Simulation(ZoneInfo).run(parse(text))


def test_all_wrong_lines_are_told_at_once_each_with_its_own_number() -> None:
    day = "# a day\r\n\r\n9am active   # no\r\n09:00 active\r\n\t09:05\tdances\r\npolicy cap no"
    assert [number for number, _ in parse(day).problems] == [3, 5, 6]


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    scenario = parse(text)
    assert all(sentence for _, sentence in scenario.problems)


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("09:00 Working", "09:00 active"),
        ("9:00:00 back", "09:00 active"),
        ("09:00 unlock", "09:00 active"),
        ("09:00 sleep for 40 min", "09:00 asleep 40m"),
        ("09:00 lid-closed", "09:00 asleep"),
        ("09:00 typing off", "09:00 active"),
        ("09:00 meeting starts", "09:00 call on"),
        ("09:00 call", "09:00 call on"),
        ("09:00 hold", "09:00 hold on"),
        ("09:00 hold ends", "09:00 hold off"),
        ("09:00 hold: call on", "09:00 call on"),
        ("09:00 call for 20m", "09:00 call on 20m"),
        ("09:00 do not disturb on", "09:00 hold do-not-disturb"),
        ("09:00 full-screen over", "09:00 fullscreen off"),
        ("09:00 snooze 10", "09:00 do snooze 10m"),
        ("09:00 snooze for 10", "09:00 do snooze 10m"),
        ("09:00 pause", "09:00 do pause 60m"),
        ("09:00 do pause --for 90", "09:00 do pause 1h30m"),
        ("09:00 pause tomorrow", "09:00 do pause until tomorrow"),
        ("09:00 pause --until 9:30", "09:00 do pause until 09:30:00"),
        ("09:00 start standing", "09:00 do start"),
        ("09:00 routine ends", "09:00 do leave"),
        ("09:00 clock back 1h", "09:00 clock -1h"),
        ("09:00 set clock forward 30m", "09:00 clock +30m"),
        ("09:00 clock set to 8:30", "09:00 clock 08:30:00"),
        ("09:00 wall clock to 8:30", "09:00 clock 08:30:00"),
        ("09:00 time zone Europe/Berlin", "09:00 zone Europe/Berlin"),
        ("09:00 time zone: Europe/Berlin", "09:00 zone Europe/Berlin"),
        ("Policy: work 45m", "policy work 45m"),
        ("date 2026-03-29", "day 2026-03-29"),
        ("09:00 set work 30m", "09:00 policy work 30m"),
        ("reminders off", "policy reminders off"),
        (">Natural-Break", "> natural break"),
        ("09:00 >prompt", "09:00 > prompt"),
    ],
)
def test_another_spelling_means_the_same(written: str, usual: str) -> None:
    assert parse(written).problems == ()
    assert parse(written).lines == parse(usual).lines


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("work time 45 minutes", "work 45m"),
        ("breaks.work_time = 30", "work 30m"),
        ("breaks.routine_length 90, breaks.snooze_limit 1", "break 90s, snooze x1"),
        ("work to 30m", "work 30m"),
        ("snooze 10m ×3", "snooze 10m, snoozes 3"),
        ("hours mon-fri 09:00–12:00, 13:00-18:00", "hours 09:00-12:00 13:00-18:00, days mon-fri"),
        ("days mon, tue", "days mon-tue"),
        ("days any, hours any time", "hours any"),
        ("hours.any_time off", "hours 09:00-18:00"),
        ("hours 09:00-18:00, hours.any_time on", "hours any"),
        ("days off 2026-12-24 to 2026-12-26", "off 2026-12-24 2026-12-25 2026-12-26"),
        ("holiday 2026-12-25, days mon-fri, hours any", "off 2026-12-25, days mon-sun"),
        ("off 2026-12-24..2026-12-31, off 2026-12-25, days mon", "days mon, off 2026-12-25"),
        ("off 2026-12-25, off none, cap 3", "cap 3"),
    ],
)
def test_a_clause_can_be_written_in_several_ways(written: str, usual: str) -> None:
    assert apply_policy(Policy(), written) == apply_policy(Policy(), usual) != Policy() or (
        usual == "hours any"
    )


def test_a_date_before_the_time_is_its_day() -> None:
    lines = parse("2026-03-29 09:00 active\n2026-03-30T10:00 > prompt").lines
    assert [line.word for line in lines] == ["day", "active", "day", ">"]
    assert parse("2026-02-30 09:00 active").problems[0][0] == 1


def test_a_day_in_which_no_line_says_what_should_happen_is_a_preview() -> None:
    assert not parse("09:00 active\n09:50 end").expects
    assert parse("09:00 > nothing").expects


def events(text: str) -> list[str]:
    simulation = Simulation(ZoneInfo)
    simulation.run(parse(text))
    return [f"{one.at:%H:%M:%S} {one.decision.event}" for one in simulation.log]


def test_a_hold_with_a_duration_ends_by_itself() -> None:
    day = "policy work 45m\n09:00 active\n09:40 call 20m\n10:01:30 end"
    assert events(day) == ["09:45:00 held", "10:01:00 prompt"]


def test_a_hold_that_is_ended_earlier_does_not_end_again() -> None:
    day = "policy work 45m\n09:00 active\n09:40 call 20m\n09:46 call off\n09:47:30 call on"
    assert events(day) == ["09:45:00 held", "09:47:00 prompt", "09:47:30 withdrawn"]


def test_the_clock_is_set_to_a_time_without_moving_a_break() -> None:
    assert events("policy work 45m\n09:00 active\n09:30 clock 07:00\n07:20 end") == [
        "07:15:00 prompt", "07:16:00 missed",
    ]  # fmt: skip


def test_a_routine_may_have_its_own_length() -> None:
    day = "policy work 45m\n09:00 active\n09:45 do start 90s\n09:47 end"
    assert events(day) == ["09:45:00 prompt", "09:46:30 completed"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("locked", "The screen is locked."),
        ("asleep 1m", "The computer slept."),
        ("call on", "Holding the break while you are in a meeting."),
        ("do pause 1h", "Reminders are paused until 10:45."),
    ],
)
def test_what_takes_a_prompt_back_is_told_as_what_lasts(line: str, reason: str) -> None:
    simulation = Simulation(ZoneInfo)
    simulation.run(parse(f"policy work 45m\n09:00 active\n09:45:20 {line}"))
    assert [told(one.decision) for one in simulation.log][1:] == [reason]


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "09:00 09:05 10:00 +30s > prompt missed active idle typing asleep locked do snooze skip "
        "pause start leave resume 5m 1h call on off policy work hours 09:00-17:00 zone UTC day "
        "2026-03-29 restart clock +1h -1d until tomorrow , nothing end",
    )
)


@given(st.lists(st.lists(WORDS, max_size=5).map(" ".join), max_size=12))
def test_any_readable_day_runs_or_says_why_not(lines: list[str]) -> None:
    scenario = parse("\n".join(["08:00 active", *lines]))
    simulation = Simulation(ZoneInfo)
    with contextlib.suppress(ScenarioProblem):
        simulation.run(scenario)
    times = [one.t for one in simulation.log]
    assert times == sorted(times)
