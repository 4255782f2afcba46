"""The scenario notation: what it reads, and the sentence for what it does not."""

from __future__ import annotations

import contextlib
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.breaks.notation import ScenarioProblem, apply_policy, duration
from desk_stretch.core.breaks.policy import Policy
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
        ("policy hours nine", "'nine' is not a range"),
        ("policy hours 25:00-26:00", "'25:00-26:00' is not a range"),
        ("policy days monday", "'monday' is not a weekday"),
        ("policy reminders maybe", "'on' or 'off'"),
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
        ("09:00 active\n09:10 zone Nowhere", "line 2: 'Nowhere' is not a time zone"),
    ],
)
def test_what_only_the_day_itself_shows_is_told_too(text: str, expected: str) -> None:
    with pytest.raises(ScenarioProblem, match=expected):
        Simulation(ZoneInfo).run(parse(text))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    scenario = parse(text)
    assert all(sentence for _, sentence in scenario.problems)


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
