"""Lock and sleep against stand-ins of logind and of a screen saver."""

from __future__ import annotations

import threading

import pytest
from jeepney import HeaderFields

from desk_stretch.platform.lock import logind as logind_module
from desk_stretch.platform.lock.logind import LogindLock
from desk_stretch.platform.lock.none import NoLock
from desk_stretch.platform.lock.screensaver import SAVERS, ScreenSaverLock
from desk_stretch.platform.wire import Peer
from tests.desktop.bus import Service
from tests.desktop.logind import SESSION_PATH, Logind

SESSION = "org.freedesktop.login1.Session"


class Saver(Service):
    """A screen saver that tells when it becomes active."""

    def __init__(self, address, peer: Peer, active=False):
        self.peer = peer
        self.active = active
        super().__init__(address, peer.name)

    def answer(self, member, body, message):
        if member == "GetActive":
            return "b", (self.active,)
        raise LookupError(member)

    def turn(self, active):
        self.active = active
        self.signal(self.peer.path, self.peer.interface, "ActiveChanged", "b", active)


class PickyLogind(Logind):
    """Knows only the sessions that are named; says what was asked."""

    def __init__(self, address, known):
        self.known = known
        self.asked = []
        super().__init__(address)

    def answer(self, member, body, message):
        if member == "GetSession":
            self.asked.append(body[0])
            if body[0] not in self.known:
                raise LookupError(member)
        return super().answer(member, body, message)


class Slow(Service):
    """Answers one call only when it may."""

    def __init__(self, slow):
        self._slow = slow
        self.was_asked = threading.Event()
        self.may_answer = threading.Event()

    def _take(self, message):
        if message.header.fields.get(HeaderFields.member) == self._slow:
            self.was_asked.set()
            self.may_answer.wait(5)
        super()._take(message)


class SlowLogind(Slow, Logind):
    """A logind that is locked, and slow to say so."""

    def __init__(self, address, slow):
        Slow.__init__(self, slow)
        Logind.__init__(self, address)
        self.is_locked = True


class SlowSaver(Slow, Saver):
    """A screen saver that is active, and slow to say so."""

    def __init__(self, address):
        Slow.__init__(self, "GetActive")
        Saver.__init__(self, address, SAVERS[0], active=True)


class Told:
    """Everything that a lock source said."""

    def __init__(self):
        self.locks = []
        self.sleeps = []

    @property
    def calls(self):
        return self.locks.append, self.sleeps.append


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def system(daemons):
    return daemons("system")


@pytest.fixture
def session(daemons):
    return daemons("session")


def start(loop, lock, told):
    assert lock.is_available().works
    lock.start(*told.calls)
    loop.turns()
    return lock


def test_logind_tells_lock_and_sleep(loop, surround, services, system, told):
    logind = services(Logind(system.address))
    desk = surround(system_bus=system.address)
    assert LogindLock.is_compatible(desk.host)
    lock = start(loop, LogindLock(desk), told)
    logind.lock()
    loop.until(lambda: told.locks == [True])
    logind.unlock()
    loop.until(lambda: told.locks == [True, False])
    logind.sleep()
    logind.wake()
    loop.until(lambda: told.sleeps == [True, False])
    lock.stop()
    logind.lock()
    loop.turns()
    assert told.locks == [True, False]


def test_a_screen_that_is_locked_at_the_start(loop, surround, services, system, told):
    services(Logind(system.address)).is_locked = True
    start(loop, LogindLock(surround(system_bus=system.address)), told)
    loop.until(lambda: told.locks == [True])


@pytest.mark.parametrize(
    ("ours", "known", "asked"),
    [("3", {"3"}, ["3"]), ("3", {"auto"}, ["3", "auto"]), ("", set(), ["auto"])],
)
def test_finding_our_session(loop, surround, services, system, told, ours, known, asked):
    logind = services(PickyLogind(system.address, known))
    start(loop, LogindLock(surround(system_bus=system.address, session_id=ours)), told)
    loop.until(lambda: logind.asked == asked)
    loop.turns()
    logind.lock()
    logind.sleep()
    loop.until(lambda: told.sleeps == [True])
    assert told.locks == ([True] if known else [])


def test_a_request_to_lock_that_nobody_obeys_is_not_believed_for_ever(
    loop, surround, services, system, told, monkeypatch
):
    monkeypatch.setattr(logind_module, "BELIEVE_S", 0.05)
    logind = services(Logind(system.address))
    start(loop, LogindLock(surround(system_bus=system.address)), told)
    logind.signal(SESSION_PATH, SESSION, "Lock", "")
    loop.until(lambda: told.locks == [True, False])


def test_a_request_to_lock_that_is_obeyed_stays(
    loop, surround, services, system, told, monkeypatch
):
    monkeypatch.setattr(logind_module, "BELIEVE_S", 0.05)
    logind = services(Logind(system.address))
    start(loop, LogindLock(surround(system_bus=system.address)), told)
    logind.signal(SESSION_PATH, SESSION, "Lock", "")
    logind.is_locked = True
    loop.turns(0.15)
    assert told.locks == [True]
    logind.signal(SESSION_PATH, SESSION, "Unlock", "")
    loop.until(lambda: told.locks == [True, False])


def test_a_hint_that_is_only_said_to_have_changed_is_asked_for(
    loop, surround, services, system, told
):
    logind = services(Logind(system.address))
    start(loop, LogindLock(surround(system_bus=system.address)), told)
    logind.is_locked = True
    changed = (SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as")
    logind.signal(*changed, SESSION, {"IdleHint": ("b", True)}, [])
    logind.signal(*changed, SESSION, {}, ["LockedHint"])
    loop.until(lambda: told.locks == [True])


def test_logind_that_goes_leaves_nothing_locked_and_is_found_again(
    loop, surround, services, system, told
):
    logind = Logind(system.address)
    start(loop, LogindLock(surround(system_bus=system.address)), told)
    logind.lock()
    loop.until(lambda: told.locks == [True])
    logind.stop()
    loop.until(lambda: told.locks == [True, False])
    services(Logind(system.address)).is_locked = True
    loop.until(lambda: told.locks == [True, False, True])


@pytest.mark.parametrize("slow", ["GetSession", "Get"])
def test_an_answer_that_comes_after_the_stop_is_nothing(
    loop, surround, services, system, told, slow
):
    logind = services(SlowLogind(system.address, slow))
    lock = LogindLock(surround(system_bus=system.address))
    assert lock.is_available().works
    lock.start(*told.calls)
    loop.until(logind.was_asked.is_set)
    lock.stop()
    logind.may_answer.set()
    loop.turns()
    assert told.locks == []


def test_locked_while_logind_or_the_screen_saver_says_so(
    loop, surround, services, system, session, told
):
    logind = services(Logind(system.address))
    saver = services(Saver(session.address, SAVERS[0]))
    desk = surround(system_bus=system.address, session_bus=session.address)
    start(loop, LogindLock(desk), told)
    saver.turn(True)
    loop.until(lambda: told.locks == [True])
    logind.lock()
    loop.turns()
    saver.turn(False)
    loop.turns()
    assert told.locks == [True]
    logind.unlock()
    loop.until(lambda: told.locks == [True, False])


def test_logind_without_the_session_bus_it_was_told_of(loop, surround, services, system, told):
    logind = services(Logind(system.address))
    desk = surround(system_bus=system.address, session_bus="unix:path=/nowhere")
    start(loop, LogindLock(desk), told)
    logind.lock()
    loop.until(lambda: told.locks == [True])


def test_no_system_bus_or_no_logind(surround, system):
    for desk in (surround(), surround(system_bus=system.address)):
        answer = LogindLock(desk).is_available()
        assert not answer.works
        assert answer.why


def test_screen_savers_alone(loop, surround, services, session, told):
    saver = services(Saver(session.address, SAVERS[1], active=True))
    desk = surround(session_bus=session.address)
    assert ScreenSaverLock.is_compatible(desk.host)
    lock = ScreenSaverLock(desk)
    assert SAVERS[1].name in lock.is_available().why
    lock.start(*told.calls)
    loop.until(lambda: told.locks == [True])
    saver.turn(False)
    loop.until(lambda: told.locks == [True, False])
    saver.turn(False)
    saver.turn(True)
    loop.until(lambda: told.locks == [True, False, True])
    lock.stop()
    saver.turn(False)
    loop.turns()
    assert told.locks == [True, False, True]


def test_a_screen_saver_that_comes_late_and_goes_while_active(loop, surround, session, told):
    lock = ScreenSaverLock(surround(session_bus=session.address))
    answer = lock.is_available()
    assert answer.works
    assert "none is running" in answer.why
    lock.start(*told.calls)
    saver = Saver(session.address, SAVERS[0], active=True)
    loop.until(lambda: told.locks == [True])
    saver.stop()
    loop.until(lambda: told.locks == [True, False])


def test_a_screen_saver_that_answers_after_the_stop(loop, surround, services, session, told):
    saver = services(SlowSaver(session.address))
    lock = ScreenSaverLock(surround(session_bus=session.address))
    lock.is_available()
    lock.start(*told.calls)
    loop.until(saver.was_asked.is_set)
    lock.stop()
    saver.may_answer.set()
    loop.turns()
    assert told.locks == []


def test_screen_savers_without_a_session_bus(surround):
    desk = surround(session_bus="unix:path=/nowhere")
    assert not ScreenSaverLock(desk).is_available().works
    assert not ScreenSaverLock.is_compatible(surround().host)


def test_none_says_so_and_nothing_else(surround, told):
    lock = NoLock(surround())
    assert lock.is_available().works
    lock.start(*told.calls)
    lock.stop()
    assert (told.locks, told.sleeps) == ([], [])
