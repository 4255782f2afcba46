"""The wish for less movement, against a stand-in of the settings portal."""

from __future__ import annotations

import pytest

from desk_stretch.platform.host import Host
from desk_stretch.platform.motion.none import NoMotionWish
from desk_stretch.platform.motion.portal import PORTAL, WISHES, PortalMotionWish
from desk_stretch.platform.motion.windows import WindowsMotionWish
from tests.desktop.bus import Service

GNOME, SHARED = WISHES


class Portal(Service):
    """A settings portal that knows GNOME's switch, wrapped twice as the real one does."""

    def __init__(self, address, animates=True):
        self.animates = animates
        super().__init__(address, PORTAL.name)

    def answer(self, member, body, message):
        if member == "Read" and tuple(body) == GNOME:
            return "v", (("v", ("b", self.animates)),)
        raise LookupError(member)

    def tell(self, wish, kind, value):
        self.signal(PORTAL.path, PORTAL.interface, "SettingChanged", "ssv", *wish, (kind, value))


@pytest.fixture
def daemon(daemons):
    return daemons()


@pytest.fixture
def bus(daemon):
    return daemon.address


def test_it_is_read_and_followed(bus, services, surround, loop):
    portal = services(Portal(bus, animates=False))
    wish = PortalMotionWish(surround(session_bus=bus))
    assert wish.is_available().works
    loop.until(wish.is_reduced, "the switch was read")
    portal.tell(GNOME, "b", True)
    loop.until(lambda: not wish.is_reduced(), "animations are shown again")
    portal.tell(("org.gnome.desktop.interface", "cursor-size"), "i", 1)
    portal.tell(SHARED, "u", 1)
    loop.until(wish.is_reduced, "the shared switch was turned")


def test_a_portal_that_comes_later_and_comes_again(daemon, bus, services, surround, loop):
    daemon.offer(PORTAL.name)
    wish = PortalMotionWish(surround(session_bus=bus))
    assert wish.is_available().works
    loop.turns()
    assert not wish.is_reduced()
    portal = services(Portal(bus, animates=False))
    loop.until(wish.is_reduced, "the switch was read")
    portal.stop()
    services(Portal(bus))
    loop.until(lambda: not wish.is_reduced(), "it was read again")


def test_without_a_portal_it_is_passed_over(bus, surround):
    assert not PortalMotionWish(surround(session_bus=bus)).is_available().works
    nobody = surround(session_bus="unix:path=/nowhere/at/all")
    assert not PortalMotionWish(nobody).is_available().works


def test_a_strange_signal_changes_nothing(surround):
    wish = PortalMotionWish(surround())
    for body in ((), ("a", "b", "c"), ("a",), (*GNOME, ("b", True))):
        wish._changed(body)
    assert not wish.is_reduced()


def test_where_they_fit():
    assert WindowsMotionWish.is_compatible(Host(platform="win32"))
    assert not WindowsMotionWish.is_compatible(Host())
    assert PortalMotionWish.is_compatible(Host(session_bus="unix:path=/x"))
    assert not PortalMotionWish.is_compatible(Host())


def test_the_others_say_something_of_themselves(surround):
    for kind in (WindowsMotionWish, NoMotionWish):
        one = kind(surround())
        assert one.is_available().works
        assert not one.is_reduced()
