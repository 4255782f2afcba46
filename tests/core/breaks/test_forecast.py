"""The day run ahead: it says what would come, keeps every promise, and the day then goes so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import Event, ReasonCode
from desk_stretch.core.breaks.forecast import (
    MOST_LOOKS,
    Coming,
    Forecast,
    SpanKind,
    forecast,
)
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.notation import apply_policy, reminder_policy
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import APART_S, Plans, Policies, advance_all, begun
from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulation import Simulation
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment, local_wall

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 1, 5)
OFFICE = Hours(frozenset(range(5)), ((9 * 60, 12 * 60), (13 * 60, 18 * 60)))
REST = Policy(work_s=3000.0, hours=OFFICE)
EYES = replace(REST, reminder="eyes", work_s=1200.0, routine_s=20.0, daily_cap=1000)
LUNCH = replace(
    REST, reminder="lunch", trigger=Trigger.CLOCK, times=ClockTimes((12 * 60, 15 * 60)),
    routine_s=1200.0,
)  # fmt: skip
WORKING = Reading(Presence.ACTIVE)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> Moment:
    """A local time in Berlin."""
    return Moment(local_wall(day, time(hour, minute), BERLIN), 0.0, 0.0, BERLIN)


def clock(wall: float) -> str:
    return datetime.fromtimestamp(wall, BERLIN).strftime("%H:%M:%S")


def told(found: Forecast) -> list[str]:
    """Every prompt as its time and the name of its reminder."""
    return [f"{clock(one.at)} {one.reminder}" for one in found.coming]


def spans(found: Forecast, kind: SpanKind) -> list[tuple[str, str]]:
    return [(clock(one.begin), clock(one.end)) for one in found.spans if one.kind is kind]


def from_start(moment: Moment, *policies: Policy) -> Forecast:
    return forecast(begun(moment, policies), moment, WORKING, policies)


class TestWhatComes:
    def test_each_break_is_done_when_it_is_asked_for(self):
        assert told(from_start(at(8), REST)) == [
            "09:50:00 rest break", "10:43:00 rest break", "11:36:00 rest break",
            "13:29:00 rest break", "14:22:00 rest break", "15:15:00 rest break",
            "16:08:00 rest break", "17:01:00 rest break",
        ]  # fmt: skip

    def test_a_prompt_says_how_long_and_why(self):
        first = from_start(at(8), REST).coming[0]
        assert first == Coming(at(9, 50).wall, "rest break", 180.0, first.reason)
        assert first.reason.code is ReasonCode.WORKED

    def test_a_short_break_goes_along_with_a_longer_one(self):
        found = from_start(at(9), REST, EYES)
        assert told(found)[:3] == ["09:20:00 eyes", "09:40:20 eyes", "09:50:40 rest break"]

    def test_a_message_is_read_at_once(self):
        policies = (REST, replace(EYES, routine_s=60.0))
        moment = at(9)
        plans = begun(moment, policies)
        guided = forecast(plans, moment, WORKING, policies)
        read = forecast(plans, moment, WORKING, policies, 0.0, {"eyes"})
        assert told(guided)[:3] == ["09:20:00 eyes", "09:41:00 eyes", "09:52:00 rest break"]
        assert told(read)[:3] == ["09:20:00 eyes", "09:40:00 eyes", "09:50:00 rest break"]
        assert [one.seconds for one in read.coming[:3]] == [60.0, 60.0, 180.0]

    def test_a_fixed_time(self):
        assert "15:00:00 lunch" in told(from_start(at(9), REST, EYES, LUNCH))

    def test_an_open_prompt_is_the_first(self):
        begin = at(9)
        plans, _, _ = advance_all(begun(begin, (REST,)), begin, WORKING, (REST,))
        now = begin.after(3000.0)
        plans, decisions, _ = advance_all(plans, now, WORKING, (REST,))
        assert [one.event for one in decisions] == [Event.PROMPT]
        later = now.after(20.0)
        assert told(forecast(plans, later, WORKING, (REST,)))[0] == "09:50:20 rest break"

    def test_typing_of_this_moment_delays_nothing(self):
        begin = at(9)
        plans, _, _ = advance_all(begun(begin, (REST,)), begin, WORKING, (REST,))
        now = begin.after(3000.0)
        typing = Reading(Presence.ACTIVE, now.steady)
        assert told(forecast(plans, now, typing, (REST,)))[0] == "09:50:00 rest break"

    def test_what_holds_now_is_over(self):
        begin = at(9)
        plans, _, _ = advance_all(begun(begin, (REST,)), begin, WORKING, (REST,))
        now = begin.after(3000.0)
        held = Reading(Presence.ACTIVE, None, None, frozenset({"call"}))
        assert told(forecast(plans, now, held, (REST,)))[0] == "09:51:00 rest break"

    def test_who_is_away_is_taken_to_come_back_now(self):
        begin = at(9)
        plans, _, _ = advance_all(begun(begin, (REST,)), begin, WORKING, (REST,))
        now = begin.after(3000.0)
        away = Reading(Presence.IDLE, now.steady - 600)
        assert told(forecast(plans, now, away, (REST,)))[0] == "10:40:00 rest break"

    def test_a_routine_that_runs_is_done_to_its_end(self):
        begin = at(9)
        plans = roster_answers.begin_routine(begun(begin, (REST,)), begin, (REST,))
        found = forecast(plans, begin, WORKING, (REST,), 60.0)
        assert told(found)[0] == "09:51:00 rest break"
        assert spans(found, SpanKind.ROUTINE) == [("09:00:00", "09:01:00")]

    def test_reminders_that_are_off_never_come(self):
        assert from_start(at(9), replace(REST, enabled=False)).coming == ()

    def test_a_reminder_without_an_end_is_not_followed_for_ever(self):
        endless = replace(REST, work_s=0.01, routine_s=0.01, daily_cap=10**6, quiet_s=0.0)
        assert 0 < len(from_start(at(9), endless).coming) <= MOST_LOOKS


class TestHowFar:
    def test_to_the_end_of_the_last_hours(self):
        found = from_start(at(10), REST)
        assert clock(found.end) == "18:00:00"
        assert spans(found, SpanKind.HOURS) == [
            ("10:00:00", "12:00:00"), ("13:00:00", "18:00:00"),
        ]  # fmt: skip

    def test_to_midnight_without_hours(self):
        found = from_start(at(22), Policy())
        assert found.end == local_wall(date(2026, 1, 6), time(), BERLIN)
        assert spans(found, SpanKind.HOURS) == [("22:00:00", "00:00:00")]

    def test_to_midnight_when_the_hours_are_over(self):
        found = from_start(at(19), REST)
        assert (clock(found.end), found.coming, found.spans) == ("00:00:00", (), ())

    def test_a_night_belongs_to_the_evening_it_begins_on(self):
        night = replace(REST, hours=Hours(frozenset(range(7)), ((22 * 60, 6 * 60),)))
        found = from_start(at(23), night)
        assert clock(found.end) == "06:00:00"
        assert clock(found.coming[-1].at) > "05:00:00"

    def test_never_more_than_a_day(self):
        night = replace(REST, hours=Hours(frozenset(range(7)), ((22 * 60, 6 * 60),)))
        found = from_start(at(2), night)
        assert found.end == found.moment.wall + 86400

    def test_the_hours_of_a_reminder_count_as_well(self):
        late = replace(EYES, hours=Hours(frozenset(range(7)), ((0, 20 * 60),)))
        found = from_start(at(17), REST, late)
        assert clock(found.end) == "20:00:00"
        assert spans(found, SpanKind.HOURS) == [("17:00:00", "18:00:00")]
        assert told(found)[-1].startswith("19:")

    def test_the_day_on_which_an_hour_is_skipped(self):
        found = from_start(at(0, day=date(2026, 3, 29)), Policy(daily_cap=1000))
        assert (found.end - found.moment.wall) / 3600 == 23


class TestPauseAndMeeting:
    def test_they_end_at_their_own_time(self):
        now = at(9)
        for begin, kind in (
            (answers.pause, SpanKind.PAUSE), (answers.begin_meeting, SpanKind.MEETING),
        ):  # fmt: skip
            plans = {"rest break": begin(begun(now, (REST,))["rest break"], at(11, 30).wall)}
            found = forecast(plans, now, WORKING, (REST,))
            assert spans(found, kind) == [("09:00:00", "11:30:00")]
            assert all(clock(one.at) >= "11:30:00" for one in found.coming)

    def test_one_that_is_over_or_longer_than_the_day(self):
        now = at(9)
        plan = begun(now, (REST,))["rest break"]
        over = forecast({"rest break": answers.pause(plan, now.wall)}, now, WORKING, (REST,))
        assert spans(over, SpanKind.PAUSE) == []
        long = forecast({"rest break": answers.pause(plan, now.wall + 1e6)}, now, WORKING, (REST,))
        assert spans(long, SpanKind.PAUSE) == [("09:00:00", "18:00:00")]
        assert long.coming == ()


@st.composite
def days(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """The clauses of a policy, those of reminders, and when the day begins."""
    hours = draw(st.sampled_from(("any", "09:00-12:00 13:00-18:00", "22:00-06:00", "00:00-23:00")))
    clauses = (
        f"work {draw(st.integers(5, 120))}m, break {draw(st.integers(60, 900))}s, "
        f"cap {draw(st.integers(1, 10))}, hours {hours}"
    )
    own = draw(
        st.lists(
            st.sampled_from(
                (
                    "every 20m, break 20s", "every 45m, break 5m, cap 3", "wall 60m, break 60s",
                    "at 10:30 15:00, break 20m", "every 25m, break 2m, firmness strict",
                )
            ),
            max_size=2, unique=True,
        )
    )  # fmt: skip
    return clauses, own, f"{draw(st.integers(6, 23)):02}:{draw(st.integers(0, 59)):02}"


def policies_of(clauses: str, own: list[str]) -> Policies:
    shared = apply_policy(Policy(), clauses)
    return (shared, *(reminder_policy(shared, f"own {n}", [said]) for n, said in enumerate(own)))


def started(begin: str) -> Moment:
    return Moment(local_wall(MONDAY, time.fromisoformat(begin), BERLIN), 0.0, 0.0, BERLIN)


@pytest.mark.long
@given(days(), st.sampled_from(("", "11:00", "23:30")))
@settings(max_examples=60, deadline=None)
def test_the_day_goes_so_in_the_simulator(day: tuple[str, list[str], str], pause: str) -> None:
    clauses, own, begin = day
    policies = policies_of(clauses, own)
    moment = started(begin)
    plans: Plans = begun(moment, policies)
    until = started(pause).wall if pause > begin else None
    if until is not None:
        plans = roster_answers.everywhere(plans, lambda plan: answers.pause(plan, until))
    found = forecast(plans, moment, WORKING, policies)
    lines = [
        "day 2026-01-05", "zone Europe/Berlin", f"policy {clauses}",
        *(f"reminder own {n}: {said}" for n, said in enumerate(own)), f"{begin} active",
        *([f"{begin} do pause until {pause}"] if until is not None else []),
        *(f"{clock(one.at)} do start" for one in found.coming),
        f"+{max(1, round(found.end - max(at_of(found), moment.wall)) - 1)}s end",
    ]  # fmt: skip
    simulation = Simulation(ZoneInfo)
    scenario = parse("\n".join(lines))
    assert scenario.problems == ()
    simulation.run(scenario)
    asked = [one for one in simulation.log if one.decision.event is Event.PROMPT]
    seen = [f"{one.at:%H:%M:%S} {one.decision.reminder}" for one in asked]
    assert seen == told(found)
    assert [one.decision.reason for one in asked] == [one.reason for one in found.coming]


def at_of(found: Forecast) -> float:
    """When the last prompt comes; long ago if there is none."""
    return found.coming[-1].at if found.coming else 0.0


@pytest.mark.long
@given(days(), st.integers(0, 10), st.integers(0, 4000), st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_is_promised_holds(
    day: tuple[str, list[str], str], asked: int, worked: int, is_away: bool
) -> None:
    clauses, own, begin = day
    policies = policies_of(clauses, own)
    moment = started(begin)
    plans = {
        name: replace(plan, asked_today=asked, base_s=float(worked), rested=False)
        for name, plan in begun(moment, policies).items()
    }
    reading = Reading(Presence.IDLE, moment.steady - 30) if is_away else WORKING
    found = forecast(plans, moment, reading, policies)
    by_name = {policy.reminder: policy for policy in policies}
    assert found == forecast(plans, moment, reading, policies)
    for one in found.coming:
        then = moment.after(one.at - moment.wall)
        assert by_name[one.reminder].hours.is_open(then), "outside hours"
        assert moment.wall <= one.at < found.end
        assert one.seconds == by_name[one.reminder].routine_s
    for earlier, later in zip(found.coming, found.coming[1:], strict=False):
        assert later.at >= earlier.at + earlier.seconds, "within a break"
        if later.reminder != earlier.reminder:
            assert later.at >= earlier.at + earlier.seconds + APART_S - 0.01, "stacked"
    for name, policy in by_name.items():
        of_today = [
            one for one in found.coming
            if one.reminder == name and moment.after(one.at - moment.wall).day == moment.day
        ]  # fmt: skip
        assert len(of_today) <= max(0, policy.daily_cap - asked), "beyond the cap"
    for span in found.spans:
        assert moment.wall <= span.begin < span.end <= found.end
