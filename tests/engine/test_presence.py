"""Coming and going as the engine learns of it, in simulated time: hands that touch the input, a
source that sends events as a Wayland compositor does, and what the status says of it."""

from __future__ import annotations

import pytest

from desk_stretch.core.breaks.reading import Presence
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.ports import Call
from desk_stretch.engine.presence import IDLE_AFTER_S, PresenceWatch
from tests.engine.desk import READY, Desk
from tests.fakes import FakeClock, FakeIdle, FakeLock, FakeLoop


class Hands(FakeIdle):
    """Input that a test makes; idle and active follow as events. A new watch begins to count when
    it is made, as a compositor's does."""

    def __init__(self, loop: FakeLoop, clock: FakeClock) -> None:
        super().__init__(clock)
        self._loop = loop
        self._due = None
        self._rests = False
        self.starts: list[float] = []

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        super().start(threshold_s, on_idle, on_active)
        self.starts.append(threshold_s)
        self._rests = False
        self._arm()

    def since_input(self) -> float | None:
        return None

    def stop(self) -> None:
        super().stop()
        if self._due is not None:
            self._due.cancel()

    def touch(self, key: bool = False) -> None:
        """Move the mouse a little, or press a key."""
        if key:
            self.last_key = self._clock.now().steady
        rested, self._rests = self._rests, False
        self._arm()
        if rested:
            self.on_active()

    def touch_for(self, seconds: float, every: float = 0.25) -> None:
        """Go on for a while."""
        self.touch()
        for _ in range(round(seconds / every)):
            self._loop.run(every / self._clock.speed)
            self.touch()

    def _arm(self) -> None:
        if self._due is not None:
            self._due.cancel()
        self._due = self._loop.wake_in(self.threshold_s / self._clock.speed, self._rest)

    def _rest(self) -> None:
        self._due = None
        self._rests = True
        self.on_idle()


class Watched:
    """A presence watch on hands, with what it told."""

    def __init__(self, speed: float = 1.0) -> None:
        self.loop = FakeLoop()
        self.clock = FakeClock(self.loop, speed=speed)
        self.hands = Hands(self.loop, self.clock)
        self.lock = FakeLock()
        self.watch = PresenceWatch(self.loop, self.clock, self.hands, self.lock)
        self.changes = 0
        self.watch.start(self._change, lambda: None, lambda: None)

    def _change(self) -> None:
        self.changes += 1

    def pass_s(self, seconds: float) -> None:
        self.loop.run(seconds / self.clock.speed)

    @property
    def reading(self):
        return self.watch.reading(self.clock.now())

    @property
    def presence(self) -> Presence:
        return self.reading.presence


@pytest.fixture(params=[1.0, 60.0, 3600.0])
def watched(request) -> Watched:
    return Watched(request.param)


@pytest.fixture
def away(watched: Watched) -> Watched:
    """Somebody whose last input was at second 10, and it is second 100."""
    watched.pass_s(10)
    watched.hands.touch()
    watched.pass_s(90)
    assert watched.presence is Presence.IDLE
    assert watched.reading.last_input == pytest.approx(10)
    watched.changes = 0
    return watched


@pytest.mark.parametrize("length", [0, 0.5, 1.75])
def test_a_nudge_does_not_end_an_absence(away: Watched, length):
    away.hands.touch_for(length)
    away.pass_s(200)
    assert away.presence is Presence.IDLE
    assert away.reading.last_input == pytest.approx(10)
    assert away.changes == 0


def test_after_a_nudge_nothing_wakes_anybody(away: Watched):
    away.hands.touch()
    away.pass_s(10)
    assert not away.loop.timers


@pytest.mark.parametrize("length", [2, 3, 60])
def test_input_that_goes_on_ends_it(away: Watched, length):
    away.hands.touch_for(length)
    away.pass_s(2.5)
    assert away.presence is Presence.ACTIVE
    assert away.changes == 1


def test_it_is_believed_within_four_seconds(away: Watched):
    away.hands.touch_for(4.25)
    assert away.presence is Presence.ACTIVE
    assert away.hands.starts == [IDLE_AFTER_S, 2.0, IDLE_AFTER_S]


def test_two_touches_near_each_other_end_it(away: Watched):
    away.hands.touch()
    away.pass_s(100)
    assert away.presence is Presence.IDLE
    away.hands.touch()
    assert away.presence is Presence.ACTIVE


def test_nudges_far_from_each_other_do_not(away: Watched):
    for _ in range(10):
        away.hands.touch_for(1)
        away.pass_s(240)
    assert away.presence is Presence.IDLE
    assert away.reading.last_input == pytest.approx(10)


def test_a_real_return_after_a_far_nudge_is_believed(away: Watched):
    away.hands.touch()
    away.pass_s(600)
    away.hands.touch_for(5)
    assert away.presence is Presence.ACTIVE


def test_a_key_ends_it_at_once(away: Watched):
    away.hands.touch(key=True)
    assert away.presence is Presence.ACTIVE


def test_a_key_before_the_absence_is_no_proof(watched: Watched):
    watched.hands.touch(key=True)
    watched.pass_s(100)
    watched.hands.touch()
    watched.pass_s(10)
    assert watched.presence is Presence.IDLE


def test_a_key_that_is_seen_only_at_the_pause(away: Watched):
    away.hands.touch()
    away.hands.last_key = away.clock.now().steady
    away.pass_s(2.5)
    assert away.presence is Presence.ACTIVE


def test_unlocking_ends_it(away: Watched):
    away.lock.on_lock(True)
    away.pass_s(100)
    away.hands.touch()
    assert away.presence is Presence.LOCKED
    away.lock.on_lock(False)
    assert away.presence is Presence.ACTIVE
    away.pass_s(IDLE_AFTER_S + 1)
    assert away.presence is Presence.IDLE


def test_afterwards_absence_is_noticed_again(away: Watched):
    away.hands.touch_for(5)
    began = away.clock.now().steady
    away.pass_s(IDLE_AFTER_S + 5)
    assert away.presence is Presence.IDLE
    assert away.reading.last_input == pytest.approx(began, abs=5)


def test_a_stray_word_of_a_source_is_no_return(watched: Watched):
    watched.hands.on_active()
    assert (watched.presence, watched.changes) == (Presence.ACTIVE, 0)
    assert not watched.hands.starts[1:]


def test_stopped_while_in_doubt_it_is_silent(away: Watched):
    away.hands.touch()
    away.watch.stop()
    away.pass_s(60)
    assert away.changes == 0


def test_a_nudge_leaves_a_natural_break_whole() -> None:
    desk = Desk(READY)
    desk.idle = Hands(desk.loop, desk.clock)
    desk.build().start()
    desk.wait(10)
    desk.idle.touch_for(5)
    desk.record.prompt_rows.clear()
    desk.wait(3)
    desk.idle.touch()  # the table is knocked against
    assert desk.engine.status().state == "away"
    desk.wait(2.1)
    assert desk.outcomes == [Outcome.NATURAL]
    desk.idle.touch_for(5)
    assert desk.engine.status().state == "counting"
    assert desk.engine.status().worked_s <= 5


def test_somebody_who_turns_a_page_each_minute_takes_no_break() -> None:
    desk = Desk(READY)
    desk.idle = Hands(desk.loop, desk.clock)
    desk.build().start()
    for _ in range(30):
        desk.idle.touch()
        desk.wait(1)
    assert desk.outcomes == []
