"""Lock and sleep on Windows and macOS: what is made of what the system tells."""

from __future__ import annotations

import pytest

from desk_stretch.platform.lock.macos import MacLock
from desk_stretch.platform.lock.told import Change
from desk_stretch.platform.lock.windows import MEANINGS, WindowsLock

LOCKED, UNLOCKED = (0x02B1, 7), (0x02B1, 8)  # WM_WTSSESSION_CHANGE
SUSPEND, RESUMED = (0x0218, 0x04), (0x0218, 0x12)  # WM_POWERBROADCAST


class System:
    """Tells what a test says, to who listens last."""

    def __init__(self):
        self.call = None

    def hear(self, call):
        self.call = call
        return self

    def cancel(self):
        self.call = None

    def tell(self, change, is_so):
        self.call(change, is_so)


@pytest.fixture
def system():
    return System()


@pytest.fixture(params=[(WindowsLock, "win32"), (MacLock, "darwin")], ids=["windows", "macos"])
def lock(request, surround, system):
    kind, platform = request.param
    desk = surround(platform=platform)
    assert kind.is_compatible(desk.host)
    assert not kind.is_compatible(surround(platform="linux").host)
    lock = kind(desk, system)
    yield lock
    lock.stop()


@pytest.fixture
def told(lock):
    told = []
    assert lock.is_available().works
    lock.start(lambda on: told.append(("lock", on)), lambda on: told.append(("sleep", on)))
    return told


def test_each_change_is_told_once_and_from_the_loop(system, told, loop):
    for change, is_so in [
        (Change.LOCK, False), (Change.LOCK, True), (Change.LOCK, True),
        (Change.SLEEP, True), (Change.SLEEP, False), (Change.LOCK, False),
    ]:  # fmt: skip
        system.tell(change, is_so)
    assert told == []
    loop.turns()
    assert told == [("lock", True), ("sleep", True), ("sleep", False), ("lock", False)]


def test_who_stopped_is_told_nothing_more(lock, system, told, loop):
    system.tell(Change.LOCK, True)
    lock.stop()
    loop.turns()
    assert told == []
    assert system.call is None


def test_who_starts_again_begins_anew(lock, system, told, loop):
    system.tell(Change.LOCK, True)
    loop.turns()
    lock.start(lambda on: told.append(("anew", on)), lambda on: None)
    system.tell(Change.LOCK, True)
    loop.turns()
    assert told == [("lock", True), ("anew", True)]


@pytest.mark.parametrize("kind", [WindowsLock, MacLock])
def test_on_another_system_it_is_passed_over(kind, surround):
    lock = kind(surround(platform=kind.platform))
    assert not lock.is_available().works
    lock.start(lambda on: None, lambda on: None)
    lock.stop()


@pytest.mark.parametrize(
    ("message", "meaning"),
    [
        (LOCKED, (Change.LOCK, True)),
        (UNLOCKED, (Change.LOCK, False)),
        (SUSPEND, (Change.SLEEP, True)),
        (RESUMED, (Change.SLEEP, False)),
        ((0x0218, 0x0A), None),  # the battery's charge changed
        ((0x02B1, 1), None),
    ],
)
def test_what_a_message_of_windows_means(message, meaning):
    assert MEANINGS.get(message) == meaning
