"""What holds on every day, however the person, the desktop and the clocks behave."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.breaks import answers
from desk_stretch.core.breaks.decision import Decision, Event
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.keep import freeze, thaw
from desk_stretch.core.breaks.plan import Plan, Stage, fresh
from desk_stretch.core.breaks.planner import advance
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

START = 1_767_600_000.0
POLICY = Policy(
    work_s=1200.0, daily_cap=5, hours=Hours(frozenset(range(7)), ((8 * 60, 12 * 60), (780, 1200))),
    freezing=frozenset({"camera"}), anew=frozenset({"full screen"}),
)  # fmt: skip
KINDS = ("call", "camera", "full screen")


@dataclass
class World:
    """A person at a desk, driven by random happenings; looks come when they were wished for."""

    plan: Plan
    moment: Moment
    presence: Presence = Presence.ACTIVE
    last_input: float = 0.0
    locked_from: float | None = None
    holds: frozenset[str] = frozenset()
    wish: float | None = None
    woke: float = 0.0

    @property
    def reading(self) -> Reading:
        last = self.moment.steady - 10 if self.presence is Presence.ACTIVE else self.last_input
        return Reading(self.presence, last, self.locked_from, self.holds)

    def look(self) -> list[Decision]:
        before = self.plan
        self.plan, decisions, self.wish = advance(self.plan, self.moment, self.reading, POLICY)
        self.check(before, decisions)
        return decisions

    def check(self, before: Plan, decisions: list[Decision]) -> None:
        events = [one.event for one in decisions]
        assert events.count(Event.PROMPT) <= 1
        assert (self.plan.prompt is not None) is (self.plan.stage is Stage.PROMPTED)
        assert self.plan.base_s >= 0.0
        if POLICY.stop_the_clock(self.holds):
            assert self.plan.counting_from is None
        if Event.PROMPT in events:
            assert before.stage is not Stage.PROMPTED, "two prompts at once"
            assert not self.holds
            assert not self.plan.in_meeting(self.moment)
            assert self.presence is Presence.ACTIVE
            assert POLICY.hours.is_open(self.moment)
            assert not self.plan.is_paused(self.moment)
            assert self.plan.asked_today <= POLICY.daily_cap
            assert self.moment.steady >= self.woke + POLICY.quiet_s - 0.01
        if self.wish is not None:
            assert self.wish > 0

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
            self.moment = replace(self.moment, wall=self.moment.wall + (amount - 30) * 300.0)
        elif what == "restart":
            kept = freeze(self.plan, self.moment)
            self.moment = self.moment.after(float(amount * 10))
            self.plan = thaw(kept, self.moment, POLICY)
            self.woke = self.moment.steady
        else:
            self.answer(what, amount)
        self.look()

    def answer(self, what: str, amount: int) -> None:
        if what == "meet":
            self.plan = answers.begin_meeting(self.plan, self.moment.wall + amount * 60.0)
        elif what == "snooze":
            self.plan = answers.snooze(self.plan, self.moment, POLICY)
        elif what == "skip":
            self.plan = answers.skip(self.plan, self.moment, POLICY)
        elif what == "pause":
            self.plan = answers.pause(self.plan, self.moment.wall + amount * 60.0)
        elif what == "resume":
            self.plan = answers.resume(self.plan)
        elif what == "begin":
            self.plan = answers.begin_routine(self.plan, self.moment)
        elif what == "end":
            self.plan = answers.end_routine(self.plan, self.moment, POLICY, amount * 3.0, 180.0)


HAPPENINGS = st.tuples(
    st.sampled_from(
        [
            "active", "active", "idle", "locked", "hold", "sleep", "jump", "restart",
            "snooze", "skip", "pause", "resume", "begin", "end", "meet",
        ]
    ),
    st.integers(0, 60),
    st.integers(0, 1500),
)  # fmt: skip


def world() -> World:
    moment = Moment(START, 0.0)
    return World(fresh(moment, POLICY), moment)


@given(st.lists(HAPPENINGS, max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_day_breaks_the_rules(day: list[tuple[str, int, int]]) -> None:
    it = world()
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        it.happen(what, amount)


@given(st.lists(HAPPENINGS, max_size=40))
@settings(max_examples=80, deadline=None)
def test_a_due_break_is_never_lost(day: list[tuple[str, int, int]]) -> None:
    """A break that is due stays so until it is asked, answered, rested away or given up."""
    it = world()
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        due, plan = it.plan.is_due, it.plan
        it.happen(what, amount)
        if due and not it.plan.is_due and what not in ("skip", "begin", "restart"):
            rested = it.plan.rested or it.plan.missed
            given_up = plan.anew and not it.plan.anew
            assert rested or given_up, (what, plan.stage, it.plan.stage)


@given(st.lists(HAPPENINGS, max_size=30))
@settings(max_examples=80, deadline=None)
def test_looking_again_changes_nothing(day: list[tuple[str, int, int]]) -> None:
    it = world()
    it.look()
    for what, amount, wait in day:
        it.wait(float(wait))
        it.happen(what, amount)
        plan, again, wish = advance(it.plan, it.moment, it.reading, POLICY)
        assert again == []
        assert plan == it.plan
        assert wish == it.wish


@given(st.integers(1, 1199), st.lists(st.integers(1, 400), max_size=20))
def test_extra_looks_do_not_move_the_break(first: int, waits: list[int]) -> None:
    it = world()
    it.look()
    it.wait(float(first))
    for seconds in waits:
        it.moment = it.moment.after(float(seconds))
        it.look()
        if it.plan.stage is Stage.PROMPTED:
            assert it.moment.steady >= POLICY.work_s - 0.01
            return
    assert it.moment.steady < POLICY.work_s


@given(st.dictionaries(st.text(max_size=12), st.none() | st.integers() | st.text(max_size=5)))
def test_any_kept_state_can_be_read(kept: dict[str, object]) -> None:
    moment = Moment(START, 0.0)
    assert thaw({"version": 1, **kept}, moment, POLICY).prompt is None
