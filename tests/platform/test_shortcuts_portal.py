"""Keys through the portal, against a stand-in of it on a real bus."""

from __future__ import annotations

import pytest

from desk_stretch.core.pressed import Fate
from desk_stretch.core.settings.chord import read_chord
from desk_stretch.platform.shortcuts.portal import PortalShortcuts
from tests.desktop.portal import DesktopPortal

START = {"start": read_chord("Ctrl+Alt+S")}
BOTH = {**START, "pause": read_chord("Meta+PgDown")}


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def told():
    return {}


@pytest.fixture
def daemon(daemons):
    return daemons("session")


@pytest.fixture
def portal(daemon, services):
    return services(DesktopPortal(daemon.address))


@pytest.fixture
def keys(daemon, surround):
    keys = PortalShortcuts(surround(session_bus=daemon.address))
    yield keys
    keys.stop()


@pytest.fixture
def asked(loop, portal, keys, pressed, told):
    """The question for two keys, which the desktop has put to the person."""
    assert keys.is_available().works
    keys.bind(BOTH, pressed.append, told.update)
    loop.until(lambda: len(portal.asked) == 2)
    return portal.wait_asked("BindShortcuts")


def fates(told):
    return {name: one.fate for name, one in told.items()}


def test_the_desktop_is_asked_for_our_keys(loop, portal, asked, told):
    session, wanted, window, _ = asked.body
    assert portal.registered[0] == "desk-stretch"
    assert (session, window) == (portal.sessions[0], "")
    assert dict(wanted) == {
        "start": {"description": ("s", "Start"), "preferred_trigger": ("s", "CTRL+ALT+s")},
        "pause": {"description": ("s", "Pause"), "preferred_trigger": ("s", "LOGO+Page_Down")},
    }
    assert fates(told) == {"start": Fate.WAITING, "pause": Fate.WAITING}


def test_the_desktop_may_give_others(loop, portal, asked, told, pressed):
    portal.give(asked, start="Super+F7", pause="")
    loop.until(lambda: told["start"].fate is Fate.ASSIGNED)
    assert told["start"].key == "Super+F7"
    assert "Super+F7" in told["start"].sentence
    assert told["pause"].fate is Fate.REFUSED
    portal.press(portal.sessions[0], "start")
    loop.until(lambda: pressed == ["start"])
    portal.press("/somebody/else", "start")
    portal.press(portal.sessions[0], "unknown")
    portal.change("/somebody/else", start="F1")
    portal.change(portal.sessions[0], start="Ctrl+F1", pause="Ctrl+F2")
    loop.until(lambda: told["pause"].key == "Ctrl+F2")
    assert told["start"].key == "Ctrl+F1"
    assert pressed == ["start"]


@pytest.mark.parametrize("code", [1, 2])
def test_the_person_may_say_no(loop, portal, asked, told, code):
    portal.respond(asked, code)
    loop.until(lambda: fates(told) == {"start": Fate.REFUSED, "pause": Fate.REFUSED})


def test_a_desktop_that_gives_no_session(loop, portal, keys, told):
    portal.answers["CreateSession"] = (2, {})
    assert keys.is_available().works
    keys.bind(START, lambda _: None, told.update)
    loop.until(lambda: fates(told) == {"start": Fate.REFUSED})


def test_a_portal_that_refuses_the_question(loop, portal, keys, told):
    portal.refuses.add("CreateSession")
    assert keys.is_available().works
    keys.bind(START, lambda _: None, told.update)
    loop.until(lambda: fates(told) == {"start": Fate.REFUSED})


def test_other_keys_are_another_session(loop, portal, asked, keys, pressed, told):
    portal.give(asked, start="F7", pause="F8")
    loop.until(lambda: told["pause"].fate is Fate.ASSIGNED)
    keys.bind(START, pressed.append, told.update)
    again = []
    loop.until(lambda: again or again.extend(portal.asked[3:]))
    assert again[0].member == "BindShortcuts"
    assert portal.closed
    portal.give(again[0], start="F9")
    loop.until(lambda: told["start"].key == "F9")
    portal.press(portal.sessions[0], "start")
    portal.press(portal.sessions[1], "start")
    loop.until(lambda: pressed)
    loop.turns()
    assert pressed == ["start"]


def test_an_answer_to_an_earlier_question_is_nobodys(loop, portal, asked, keys, told):
    heard = {}
    keys.bind(START, lambda _: None, heard.update)
    portal.give(asked, start="F7", pause="F8")
    loop.until(lambda: len(portal.asked) == 4)
    loop.turns()
    assert fates(told) == {"start": Fate.WAITING, "pause": Fate.WAITING}
    assert fates(heard) == {"start": Fate.WAITING}


def test_a_session_that_the_desktop_ends(loop, portal, asked, told, pressed):
    portal.give(asked, start="F7", pause="F8")
    loop.until(lambda: told["start"].fate is Fate.ASSIGNED)
    portal.close_session(portal.sessions[0])
    loop.until(lambda: told["start"].fate is Fate.REFUSED)
    portal.press(portal.sessions[0], "start")
    loop.turns()
    assert pressed == []


def test_a_portal_that_restarts_is_asked_anew(loop, daemon, services, portal, asked, told, pressed):
    portal.give(asked, start="F7", pause="F8")
    loop.until(lambda: told["start"].fate is Fate.ASSIGNED)
    portal.stop()
    loop.until(lambda: told["start"].fate is Fate.LOST)
    again = services(DesktopPortal(daemon.address))
    loop.until(lambda: len(again.asked) == 2)
    again.give(again.asked[-1], start="F7", pause="F8")
    loop.until(lambda: told["start"].fate is Fate.ASSIGNED)
    again.press(again.sessions[-1], "pause")
    loop.until(lambda: pressed == ["pause"])


def test_stopped_and_begun_again(loop, portal, asked, keys, pressed, told):
    keys.stop()
    keys.stop()
    keys.bind(START, pressed.append, told.update)
    loop.until(lambda: len(portal.asked) == 4)
    portal.give(portal.asked[-1], start="F7")
    loop.until(lambda: told["start"].key == "F7")


def test_in_a_sandbox_we_need_not_say_who_we_are(loop, daemon, portal, surround, told):
    keys = PortalShortcuts(surround(session_bus=daemon.address, flatpak="org.example.DeskStretch"))
    assert keys.is_available().works
    keys.bind(START, lambda _: None, told.update)
    loop.until(lambda: told)
    keys.stop()
    assert portal.registered == []


def test_strange_answers_are_no_keys(loop, portal, asked, keys, told):
    portal.respond(asked, 0, shortcuts=("s", "no list"))
    loop.until(lambda: fates(told) == {"start": Fate.REFUSED, "pause": Fate.REFUSED})
    keys._changed(())
    keys._activated(())
    keys._asking._heard(("no number", 1))


def test_where_it_is_passed_over(daemon, services, surround, keys):
    assert not keys.is_available().works, "nobody is there"
    services(DesktopPortal(daemon.address, interfaces=()))
    assert not keys.is_available().works, "it has no such interface"
    assert not keys._bus.is_connected, "whoever looks each time keeps no connection"
    nobody = PortalShortcuts(surround(session_bus="unix:path=/nowhere/at/all"))
    assert not nobody.is_available().works
    told = {}
    nobody.bind(BOTH, lambda _: None, told.update)
    assert set(fates(told).values()) == {Fate.LOST}, "who asks all the same is told"
    nobody.stop()
    assert not PortalShortcuts.is_compatible(surround().host)
