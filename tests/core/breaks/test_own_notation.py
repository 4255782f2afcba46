"""How a day as text names reminders of one's own, and what it says of a wrong line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from desk_stretch.core.breaks.day_words import ScenarioProblem, duration
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.notation import apply_policy, reminder_policy
from desk_stretch.core.breaks.policy import NO_LIMIT, Policy
from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulation import Simulation
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger

SHARED = Policy(daily_cap=3, skip_limit=2, firmness=Firmness.STRICT, snooze_s=420.0)


def test_a_reminder_has_numbers_of_its_own_without_any_clause() -> None:
    policy = reminder_policy(SHARED, "eyes", ())
    assert (policy.reminder, policy.trigger) == ("eyes", Trigger.WORK)
    assert (policy.work_s, policy.routine_s) == (1200.0, 20.0)
    assert (policy.snooze_s, policy.snooze_limit) == (420.0, 1)
    assert (policy.daily_cap, policy.skip_limit) == (NO_LIMIT, NO_LIMIT)
    assert policy.firmness is Firmness.GENTLE


def test_later_clauses_come_over_the_former_ones() -> None:
    policy = reminder_policy(SHARED, "eyes", ("every 20m, cap 4, skips 1", "wall 30m, skips any"))
    assert (policy.trigger, policy.work_s) == (Trigger.WALL, 1800.0)
    assert (policy.daily_cap, policy.skip_limit) == (4, NO_LIMIT)


@pytest.mark.parametrize(
    ("all_on", "said", "enabled"),
    [(True, "off", False), (True, "on", True), (False, "on", False)],
)
def test_on_and_off(all_on: bool, said: str, enabled: bool) -> None:
    shared = apply_policy(SHARED, f"reminders {'on' if all_on else 'off'}")
    assert reminder_policy(shared, "eyes", (said,)).enabled is enabled


def test_fixed_times_are_in_order_and_may_have_days() -> None:
    assert apply_policy(SHARED, "at 15:00 10:30 mon wed").times == ClockTimes(
        (630, 900), frozenset({0, 2})
    )
    assert apply_policy(SHARED, "at 9:00").times == ClockTimes((540,))


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("at mon", "'at' takes times of day"),
        ("at 25:00", "not a time of day"),
        ("firmness firm", "firmness is one of: gentle, steady, strict"),
        ("skips many", "not a whole number"),
        ("snooze", "snooze takes a duration"),
        ("prompt", "a duration is missing"),
    ],
)
def test_a_wrong_clause_says_what_is_expected(clause: str, expected: str) -> None:
    with pytest.raises(ScenarioProblem, match=expected):
        apply_policy(SHARED, clause)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reminder eyes", "a reminder has a name, a colon and its numbers"),
        ("reminder : every 20m", "a reminder has a name, a colon and its numbers"),
        ("reminder eyes: often", "'often' is not a number of the policy"),
        ("zone", "a zone needs a name"),
        ("policy", "a policy needs a clause"),
    ],
)
def test_a_wrong_line_says_what_is_expected(line: str, expected: str) -> None:
    ((number, problem),) = parse(line).problems
    assert number == 1
    assert expected in problem


def test_a_name_without_clauses_is_a_reminder_with_its_usual_numbers() -> None:
    (line,) = parse("reminder Eye Rest:").lines
    assert (line.word, line.reminder, line.text) == ("reminder", "eye rest", "")


@pytest.mark.parametrize("word", ["on", "off"])
def test_reminder_on_and_off_without_a_name_mean_all(word: str) -> None:
    (line,) = parse(f"reminder {word}").lines
    assert (line.word, line.text) == ("policy", f"reminders {word}")


def test_an_event_of_an_unknown_reminder_names_the_known_ones() -> None:
    simulation = Simulation(ZoneInfo)
    with pytest.raises(ScenarioProblem, match=r"line 3: .*one of: rest break, eyes"):
        simulation.run(parse("reminder eyes: every 20m\n09:00 active\n09:20 > prompt ears"))


def test_a_reminder_may_join_in_the_middle_of_the_day() -> None:
    simulation = Simulation(ZoneInfo)
    simulation.run(parse("09:00 active\n09:10 reminder eyes: every 20m\n09:30 end"))
    (asked,) = simulation.log
    assert (f"{asked.at:%H:%M}", asked.decision.reminder) == ("09:30", "eyes")


def test_a_duration_needs_to_be_there() -> None:
    with pytest.raises(ScenarioProblem, match="missing"):
        duration("")
