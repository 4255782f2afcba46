"""The alarm on the loop: it wakes when wished, for safety, and at the right time after a jump."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from desk_stretch.engine import alarm as alarm_module
from desk_stretch.engine.alarm import SAFETY_LOOK_S, Alarm
from tests.fakes import FakeLoop

START = 1_767_603_600.0


class World:
    """Moves the wall clock, the steady one and the loop's timers together."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self.traveller = traveller
        self.loop = FakeLoop()
        self.looks: list[float] = []
        self.fails = False
        self.alarm = Alarm(self.loop, self.look)

    def look(self) -> None:
        self.looks.append(round(self.loop.now, 1))
        if not self.fails:
            self.alarm.wish(None)

    def run(self, seconds: float) -> None:
        end = self.loop.now + seconds
        while self.loop.timers:
            nearest = min(at for at, _ in self.loop.timers.values())
            if nearest > end:
                break
            self.traveller.shift(nearest - self.loop.now)
            self.loop.run(nearest - self.loop.now)
        self.traveller.shift(end - self.loop.now)
        self.loop.run(end - self.loop.now)

    def set_clock(self, seconds: float) -> None:
        self.traveller.shift(seconds)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with time_machine.travel(START, tick=False) as traveller:
        made: list[World] = []
        monkeypatch.setattr(alarm_module, "_steady_s", lambda: made[0].loop.now if made else 0.0)
        made.append(World(traveller))
        made[0].alarm.start()
        yield made[0]
        made[0].alarm.stop()


def test_after_a_look_that_failed_it_looks_again_soon(world: World) -> None:
    world.fails = True
    world.alarm.wish(10)
    world.run(25)
    assert world.looks == [10.0, 20.0]
    world.fails = False
    world.run(30)
    assert world.looks == [10.0, 20.0, 30.0]


def test_a_wish_is_kept_once(world: World) -> None:
    world.alarm.wish(10)
    world.run(60)
    assert world.looks == [10.0]


def test_a_new_wish_replaces_the_old_one_and_none_takes_it_back(world: World) -> None:
    world.alarm.wish(10)
    world.alarm.wish(20)
    world.run(15)
    world.alarm.wish(None)
    world.alarm.wish(None)
    world.run(60)
    assert world.looks == []


def test_the_safety_look_comes_by_itself(world: World) -> None:
    world.run(SAFETY_LOOK_S * 2 + 1)
    assert world.looks == [SAFETY_LOOK_S, SAFETY_LOOK_S * 2]


@pytest.mark.parametrize("jump", [3602, -3600, 86400, -86400])
def test_a_clock_that_is_set_moves_no_wish(world: World, jump: float) -> None:
    world.alarm.wish(40)
    world.run(10)
    world.set_clock(jump)
    world.run(60)
    assert world.looks == [40.0]
    world.alarm.wish(5)
    world.run(10)
    assert world.looks[1:] == [75.0]


@pytest.mark.parametrize("jump", [3600, -3600, 86400, -86400])
def test_a_wish_made_after_the_clock_was_set_is_not_moved(world: World, jump: float) -> None:
    world.alarm.wish(600)
    world.run(10)
    world.set_clock(jump)
    world.alarm.wish(60)
    world.run(100)
    assert world.looks == [70.0]


def test_a_wish_made_while_looking_is_kept(world: World) -> None:
    def look() -> None:
        world.looks.append(world.loop.now)
        if len(world.looks) < 4:
            alarm.wish(1)

    alarm = Alarm(world.loop, look)
    alarm.start()
    alarm.wish(1)
    world.run(10)
    alarm.stop()
    assert world.looks == [1.0, 2.0, 3.0, 4.0]


def test_nothing_comes_after_the_end(world: World) -> None:
    world.alarm.wish(5)
    world.alarm.stop()
    world.alarm.stop()
    world.run(1000)
    assert world.looks == []
    assert world.loop.timers == {}


def test_being_processed_within_a_look_does_nothing(world: World) -> None:
    scheduler = alarm_module.LoopScheduler(world.loop)

    def look() -> None:
        world.looks.append(world.loop.now)
        scheduler.process()

    scheduler.start()
    scheduler.add_job(look)
    world.run(1)
    scheduler.shutdown()
    assert world.looks == [0.0]


def test_the_steady_clock_goes_forward() -> None:
    before = alarm_module._steady_s()
    assert alarm_module._steady_s() >= before > 0
