"""Senses that ask somebody on a bus, against stand-ins on real buses."""

from __future__ import annotations

import os
import time

import pytest

from desk_stretch.platform.holds.battery import UPower
from desk_stretch.platform.holds.do_not_disturb import DunstQuiet, PlasmaQuiet, XfceQuiet
from desk_stretch.platform.holds.presentation import (
    FreedesktopInhibitors,
    GnomeInhibitors,
    LogindInhibitors,
)
from desk_stretch.platform.host import Host
from tests.desktop.bus import Service

DUNST = "org.dunstproject.cmd0"


class Stand(Service):
    """Answers properties and calls from two tables; a call that is not in them is an error."""

    def __init__(self, address, name, known=None, calls=None, wait_s=0.0):
        self.known, self.calls, self.wait_s = known or {}, calls or {}, wait_s
        super().__init__(address, name)

    def properties(self, path, interface):
        return self.known.get(interface, {})

    def answer(self, member, body, message):
        if self.wait_s:
            with self.changed:
                self.changed.wait(self.wait_s)
        answer = self.calls.get((member, *body)) or self.calls.get((member,))
        if answer is None:
            raise LookupError(member)
        return answer


@pytest.fixture
def bus(daemons):
    return daemons().address


def make(kind, surround, bus, **facts):
    place = "system_bus" if kind in (UPower, LogindInhibitors) else "session_bus"
    return kind(surround(**{place: bus}, **facts))


@pytest.mark.parametrize(
    ("kind", "interface", "name"),
    [(PlasmaQuiet, PlasmaQuiet.peer.interface, "Inhibited"), (DunstQuiet, DUNST, "paused")],
)
def test_a_notification_server_tells_of_do_not_disturb(
    bus, services, surround, kind, interface, name
):
    there = services(Stand(bus, "org.freedesktop.Notifications", {interface: {name: ("b", False)}}))
    sense = make(kind, surround, bus)
    assert sense.is_available().works
    assert not sense.is_on()
    there.known = {interface: {name: ("b", True)}}
    assert sense.is_on()
    there.stop()
    assert not sense.is_on()


def test_a_server_without_that_word_is_said_by_name(bus, services, surround):
    services(Stand(bus, "org.freedesktop.Notifications"))
    works, why = make(PlasmaQuiet, surround, bus).is_available()
    assert (works, why) == (False, "The notification server does not tell Inhibited.")


def test_nobody_is_started_by_being_asked(bus, surround):
    """Without a server there is no answer, and none is looked for."""
    sense = make(PlasmaQuiet, surround, bus)
    assert not sense.is_available().works
    assert not sense.is_on()


def test_without_a_bus_nothing_holds(surround):
    for kind in (PlasmaQuiet, GnomeInhibitors, FreedesktopInhibitors, XfceQuiet):
        sense = kind(surround(session_bus="unix:path=/nowhere/at/all"))
        assert not sense.is_available().works
        assert not sense.is_on()


def test_xfce_keeps_it_as_a_setting(bus, services, surround):
    word = ("GetProperty", "xfce4-notifyd", "/do-not-disturb")
    there = services(Stand(bus, "org.xfce.Xfconf", calls={word: ("v", (("b", True),))}))
    sense = make(XfceQuiet, surround, bus)
    assert sense.is_available().works
    assert sense.is_on()
    there.calls = {word: ("v", (("b", False),))}
    assert not sense.is_on()
    there.calls = {}
    assert not sense.is_on()


def test_gnomes_session_tells_of_inhibitors(bus, services, surround):
    there = services(
        Stand(bus, "org.gnome.SessionManager", calls={("IsInhibited", 8): ("b", (True,))})
    )
    sense = make(GnomeInhibitors, surround, bus)
    assert sense.is_available().works
    assert sense.is_on()
    there.calls = {("IsInhibited", 8): ("b", (False,))}
    assert not sense.is_on()


def test_power_management_tells_of_inhibitors(bus, services, surround):
    services(Stand(bus, "org.freedesktop.PowerManagement", calls={("HasInhibit",): ("b", (True,))}))
    sense = make(FreedesktopInhibitors, surround, bus)
    assert sense.is_available().works
    assert sense.is_on()


@pytest.mark.parametrize(
    ("what", "mode", "is_ours", "holds"),
    [
        ("idle", "block", True, True),
        ("sleep:idle", "block", True, True),
        ("idle", "delay", True, False),
        ("sleep", "block", True, False),
        ("idle", "block", False, False),
    ],
)
def test_logind_lists_who_blocks_what(bus, services, surround, what, mode, is_ours, holds):
    uid = os.getuid() + (0 if is_ours else 1)
    listed = [(what, "player", "a film", mode, uid, 4711)]
    services(
        Stand(bus, "org.freedesktop.login1", calls={("ListInhibitors",): ("a(ssssuu)", (listed,))})
    )
    sense = make(LogindInhibitors, surround, bus)
    assert sense.is_available().works
    assert sense.is_on() is holds


def test_without_logind(bus, surround):
    sense = make(LogindInhibitors, surround, bus)
    assert not sense.is_available().works
    assert not sense.is_on()


def test_upower_tells_of_the_battery(bus, services, surround):
    name = "org.freedesktop.UPower"
    there = services(Stand(bus, name, {name: {"OnBattery": ("b", True)}}))
    sense = make(UPower, surround, bus)
    assert sense.is_available().works
    assert sense.is_on()
    there.known = {name: {"OnBattery": ("b", False)}}
    assert not sense.is_on()
    there.stop()
    assert not sense.is_available().works


def test_one_that_hangs_is_not_waited_for(bus, services, surround):
    services(
        Stand(
            bus, "org.gnome.SessionManager",
            calls={("IsInhibited", 8): ("b", (True,))}, wait_s=0.5,
        )
    )  # fmt: skip
    sense = make(GnomeInhibitors, surround, bus)
    sense.is_available()
    begun = time.monotonic()
    assert not sense.is_on()
    assert time.monotonic() - begun < 0.2


def test_where_they_fit():
    here = Host(session_bus="unix:path=/x", desktop="XFCE")
    for kind in (PlasmaQuiet, DunstQuiet, XfceQuiet, GnomeInhibitors, FreedesktopInhibitors):
        assert kind.is_compatible(here)
        assert not kind.is_compatible(Host())
        assert not kind.is_compatible(Host(platform="win32", session_bus="x"))
    assert UPower.is_compatible(here)
    assert LogindInhibitors.is_compatible(here)
    assert not LogindInhibitors.is_compatible(Host(platform="darwin"))
