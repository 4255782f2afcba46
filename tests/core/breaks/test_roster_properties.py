"""What holds on every day, of the rest break alone and of several reminders, however person,
desktop and clocks behave."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import Decision, Event
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.keep import freeze_all, thaw_all
from desk_stretch.core.breaks.plan import Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import APART_S, Plans, advance_all, begun, due_in, fitted
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

START = 1_767_600_000.0
REST = Policy(
    work_s=1200.0, daily_cap=5, hours=Hours(frozenset(range(7)), ((8 * 60, 12 * 60), (780, 1200))),
    freezing=frozenset({"camera"}), anew=frozenset({"full screen"}), skip_limit=3,
)  # fmt: skip
EYES = replace(
    REST, reminder="eyes", work_s=500.0, routine_s=20.0, daily_cap=9, natural_idle_s=60.0,
    firmness=Firmness.STEADY, snooze_limit=1,
)  # fmt: skip
LUNCH = replace(
    REST, reminder="lunch", trigger=Trigger.CLOCK, times=ClockTimes((540, 600, 720, 900)),
    routine_s=1200.0, firmness=Firmness.STRICT,
)  # fmt: skip
READING = replace(REST, reminder="reading", trigger=Trigger.WALL, work_s=900.0, routine_s=60.0)
ALL = (REST, EYES, LUNCH, READING)
KINDS = ("call", "camera", "full screen")


@dataclass
class World:
    """A person at a desk, driven by random happenings; looks come when they were wished for."""

    plans: Plans
    moment: Moment
    policies: tuple[Policy, ...] = ALL
    presence: Presence = Presence.ACTIVE
    last_input: float = 0.0
    locked_from: float | None = None
    holds: frozenset[str] = frozenset()
    wish: float | None = None
    woke: float = 0.0
    closed: dict[str, float] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        last = self.moment.steady - 10 if self.presence is Presence.ACTIVE else self.last_input
        return Reading(self.presence, last, self.locked_from, self.holds)

    def look(self) -> list[Decision]:
        before = self.plans
        self.plans, decisions, self.wish = advance_all(
            self.plans, self.moment, self.reading, self.policies
        )
        self.check(before, decisions)
        return decisions

    def check(self, before: Plans, decisions: list[Decision]) -> None:
        prompts = [one.reminder for one in decisions if one.event is Event.PROMPT]
        is_open = [name for name, plan in self.plans.items() if plan.stage is Stage.PROMPTED]
        assert len(is_open) <= 1, "two prompts at once"
        assert len(prompts) <= 1
        for plan in self.plans.values():
            assert (plan.prompt is not None) is (plan.stage is Stage.PROMPTED)
            assert plan.base_s >= 0.0
            if REST.stop_the_clock(self.holds):
                assert plan.counting_from is None
            if plan.prompt is not None:
                assert self.moment.steady < plan.prompt.expires, "open past its deadline"
        for name in prompts:
            policy = next(one for one in self.policies if one.reminder == name)
            self.check_prompt(policy, before)
        if self.wish is not None:
            assert self.wish > 0

    def check_prompt(self, policy: Policy, before: Plans) -> None:
        plan = self.plans[policy.reminder]
        assert not any(other.stage is Stage.ROUTINE for other in before.values())
        assert not self.holds
        assert not plan.in_meeting(self.moment)
        assert self.presence is Presence.ACTIVE or (
            policy.trigger is Trigger.WALL and self.presence is Presence.IDLE
        )
        assert policy.hours.is_open(self.moment), "in the night"
        assert not plan.is_paused(self.moment)
        assert plan.asked_today <= policy.daily_cap
        assert self.moment.steady >= self.woke + policy.quiet_s - 0.01, "on wake"
        for name, at in self.closed.items():
            assert name == policy.reminder or self.moment.steady >= at + APART_S - 0.01, "stacked"
        for other in self.policies:
            if other.routine_s > policy.routine_s:
                assert self.plans[other.reminder].stage is not Stage.PROMPTED

    def wait(self, seconds: float) -> None:
        end = self.moment.steady + seconds
        while self.wish is not None and self.moment.steady + self.wish < end:
            self.moment = self.moment.after(self.wish)
            self.look()
        self.moment = self.moment.after(max(0.0, end - self.moment.steady))
        self.look()

    def happen(self, what: str, amount: int) -> None:
        now = self.moment.steady
        if what in ("active", "idle", "locked"):
            if self.presence is Presence.LOCKED and what != "locked":
                self.woke = now
            if what != "active" and self.presence is Presence.ACTIVE:
                self.last_input = now
            self.presence = Presence(what)
            self.locked_from = now if what == "locked" else None
        elif what == "hold":
            self.holds = self.holds ^ {KINDS[amount % len(KINDS)]}
        elif what == "sleep":
            slept = amount * 20.0
            self.moment = replace(self.moment.after(slept), slept=self.moment.slept + slept)
            self.woke = self.moment.steady if slept >= 2 else self.woke
        elif what == "jump":
            self.moment = replace(self.moment, wall=self.moment.wall + (amount - 30) * 3000.0)
        elif what == "restart":
            kept = freeze_all(self.plans, self.moment)
            self.moment = self.moment.after(float(amount * 10))
            self.plans = thaw_all(kept, self.moment, self.policies)
            self.woke = self.moment.steady
            self.closed.clear()
        else:
            self.answer(what, amount)
        self.look()

    def answer(self, what: str, amount: int) -> None:
        now, plans = self.moment, self.plans
        on_screen = {name for name, one in plans.items() if one.stage is Stage.PROMPTED}
        if what == "meet":
            until = now.wall + amount * 60.0
            plans = roster_answers.everywhere(plans, lambda one: answers.begin_meeting(one, until))
        elif what == "pause":
            until = now.wall + amount * 60.0
            plans = roster_answers.everywhere(plans, lambda one: answers.pause(one, until))
        elif what == "resume":
            plans = roster_answers.everywhere(plans, answers.resume)
        elif what == "snooze":
            plans = roster_answers.snooze(plans, now, self.policies)
        elif what == "skip":
            plans = roster_answers.skip(plans, now, self.policies)
        elif what == "begin":
            plans = roster_answers.begin_routine(plans, now, self.policies)
        elif what == "end":
            plans = roster_answers.end_routine(plans, now, self.policies, amount * 3.0, 180.0)
        self.plans = plans
        if what in ("snooze", "skip"):
            gone = {name for name in on_screen if plans[name].stage is not Stage.PROMPTED}
            self.closed.update(dict.fromkeys(gone, now.steady))


HAPPENINGS = st.tuples(
    st.sampled_from(
        [
            "active", "active", "idle", "locked", "hold", "sleep", "jump", "restart",
            "snooze", "skip", "pause", "resume", "begin", "end", "end", "meet",
        ]
    ),
    st.integers(0, 60),
    st.integers(0, 1500),
)  # fmt: skip


WHO = st.sampled_from([(REST,), ALL])


def world(policies: tuple[Policy, ...] = ALL) -> World:
    moment = Moment(START, 0.0)
    return World(begun(moment, policies), moment, policies)


@pytest.mark.long
@given(st.lists(HAPPENINGS, max_size=60), WHO)
@settings(max_examples=150, deadline=None)
def test_no_day_breaks_the_rules(day: list[tuple[str, int, int]], who: tuple[Policy, ...]) -> None:
    it = world(who)
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        it.happen(what, amount)


@given(st.lists(HAPPENINGS, max_size=40), WHO)
@settings(max_examples=80, deadline=None)
def test_a_due_break_is_never_lost(
    day: list[tuple[str, int, int]], who: tuple[Policy, ...]
) -> None:
    """A break that is due stays so until it is asked, answered, rested away or given up."""
    it = world(who)
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        before = it.plans
        it.happen(what, amount)
        for name, plan in it.plans.items():
            if not before[name].is_due or plan.is_due or what in ("skip", "begin", "restart"):
                continue
            given_up = before[name].anew and not plan.anew
            assert plan.rested or plan.missed or given_up, (name, what, plan.stage)


@given(st.lists(HAPPENINGS, max_size=30), WHO)
@settings(max_examples=80, deadline=None)
def test_looking_again_changes_nothing(
    day: list[tuple[str, int, int]], who: tuple[Policy, ...]
) -> None:
    it = world(who)
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        it.happen(what, amount)
        plans, again, wish = advance_all(it.plans, it.moment, it.reading, it.policies)
        assert again == []
        assert plans == it.plans
        assert wish == it.wish


@given(st.lists(HAPPENINGS, max_size=30), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_a_pause_of_one_is_the_pause_of_all(day: list[tuple[str, int, int]], index: int) -> None:
    """A reminder that joins later shares what the person said to all of them."""
    it = world()
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        it.happen(what, amount)
    name = ALL[index].reminder
    fewer = {key: plan for key, plan in it.plans.items() if key != name}
    joined = fitted(fewer, it.moment, ALL)[name]
    assert joined.is_paused(it.moment) is it.plans[name].is_paused(it.moment)
    assert joined.in_meeting(it.moment) is it.plans[name].in_meeting(it.moment)


@given(st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=5)))
def test_any_kept_state_can_be_read(kept: dict[str, object]) -> None:
    moment = Moment(START, 0.0)
    states = (
        {"version": 2, "plans": kept},
        {"version": 2, "plans": {"eyes": {"version": 1, **kept}}},
        {"version": 1, **kept},
        kept,
    )
    for state in states:
        plans = thaw_all(state, moment, ALL)
        assert [*plans] == [policy.reminder for policy in ALL]


def test_what_is_due_says_so() -> None:
    it = world()
    it.look()
    assert due_in(it.plans["eyes"], it.moment, EYES) == 500.0
    nothing = replace(LUNCH, times=ClockTimes())
    assert due_in(it.plans["lunch"], it.moment, nothing) == float("inf")


@given(st.integers(1, 1199), st.lists(st.integers(1, 400), max_size=20))
def test_extra_looks_do_not_move_the_break(first: int, waits: list[int]) -> None:
    it = world((REST,))
    it.look()
    it.wait(float(first))
    for seconds in waits:
        it.moment = it.moment.after(float(seconds))
        it.look()
        if it.plans[REST.reminder].stage is Stage.PROMPTED:
            assert it.moment.steady >= REST.work_s - 0.01
            return
    assert it.moment.steady < REST.work_s
