"""Where no clock goes on in sleep, the wall clock's jump shows it."""

from __future__ import annotations

from datetime import UTC

import pytest

from desk_stretch.core.breaks.attendance import account
from desk_stretch.core.breaks.decision import Event, ReasonCode
from desk_stretch.core.breaks.plan import fresh
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.platform.clock import LEAST_SLEEP_S, SystemClock, WallNet


class Hardware:
    """Two clocks of a computer: the wall's, and one that stands still in sleep."""

    def __init__(self) -> None:
        self.wall = 1_767_603_600.0
        self.awake = 50.0
        self.net = WallNet(lambda: self.awake, lambda: self.wall)

    def run(self, seconds: float) -> None:
        self.wall += seconds
        self.awake += seconds

    def set_wall(self, seconds: float) -> None:
        """Sleep for so long, or set the wall clock by hand: it looks the same."""
        self.wall += seconds

    @property
    def slept(self) -> float:
        steady, awake = self.net()
        return steady - awake


class Anywhere:
    """A zone that does not matter."""

    def at(self, _steady):
        return UTC


@pytest.fixture
def hardware():
    return Hardware()


def test_a_jump_ahead_is_sleep(hardware):
    hardware.run(100)
    hardware.set_wall(3600)
    assert hardware.net() == pytest.approx((3750, 150))
    hardware.set_wall(600)
    hardware.run(10)
    assert hardware.slept == pytest.approx(4200)


@pytest.mark.parametrize("jump", [-86400, -3600, -3, 0, LEAST_SLEEP_S - 0.1])
def test_a_small_step_or_one_back_is_none(hardware, jump):
    hardware.run(100)
    hardware.set_wall(jump)
    hardware.run(100)
    assert hardware.net() == pytest.approx((250, 250))


def test_set_back_and_right_again_is_a_sleep_too_many_and_no_worse(hardware):
    """The price of having one clock only: nothing ever runs backwards."""
    seen = []
    for jump in (-3600, 3600, -3600, 3600):
        hardware.set_wall(jump)
        seen.append(hardware.net()[0])
    assert seen == sorted(seen)
    assert hardware.slept == pytest.approx(7200)


def test_small_steps_do_not_add_up(hardware):
    for _ in range(1000):
        hardware.run(60)
        hardware.set_wall(0.5)
        assert hardware.slept == 0


def test_the_planner_takes_it_for_a_natural_break(hardware):
    clock = SystemClock(Anywhere(), hardware.net, lambda: hardware.wall)
    before = clock.now()
    plan = fresh(before, Policy())
    plan, _ = account(plan, clock.now(), Reading(), Policy())
    hardware.run(600)
    hardware.set_wall(1800)
    plan, decisions = account(plan, clock.now(), Reading(), Policy())
    (decision,) = decisions
    assert (decision.event, decision.reason.code) == (Event.NATURAL, ReasonCode.ASLEEP)
    assert clock.now().jumped_since(before) == pytest.approx(0)
