"""Autostart from a sandbox, against a stand-in of the portal on a real bus."""

from __future__ import annotations

import pytest

from desk_stretch.errors import StorageError
from desk_stretch.platform.autostart import ORDER
from desk_stretch.platform.autostart.portal import PORTAL, PortalAutostart
from desk_stretch.platform.choose import choose
from desk_stretch.platform.host import Host
from tests.desktop.portal import DesktopPortal

APP = "org.example.DeskStretch"


@pytest.fixture
def daemon(daemons):
    return daemons("session")


@pytest.fixture
def portal(daemon, services):
    return services(DesktopPortal(daemon.address, (PORTAL.interface,)))


@pytest.fixture
def desk(daemon, surround, tmp_path):
    return surround(session_bus=daemon.address, flatpak=APP, config_folder=tmp_path)


@pytest.fixture
def autostart(portal, desk, loop):
    one = PortalAutostart(desk)
    assert one.is_available().works
    loop.turns(0.01)
    return one


def test_the_desktop_is_asked_and_what_it_was_asked_is_known_after_a_restart(
    loop, portal, desk, autostart
):
    refused = []
    autostart.on_refusal(refused.append)
    assert not autostart.is_on()
    autostart.switch(True)
    assert autostart.is_on()
    loop.until(lambda: portal.asked)
    asked = portal.asked[-1]
    assert (asked.member, asked.body[0]) == ("RequestBackground", "")
    assert asked.options["autostart"] is True
    assert asked.options["commandline"] == ["desk-stretch", "--background"]
    portal.respond(asked, 0, background=("b", True), autostart=("b", True))
    loop.turns()
    assert PortalAutostart(desk).is_on()
    autostart.switch(False)
    loop.until(lambda: len(portal.asked) == 2)
    assert portal.asked[-1].options["autostart"] is False
    portal.respond(portal.asked[-1], 0, autostart=("b", False))
    loop.turns()
    assert not PortalAutostart(desk).is_on()
    assert refused == []


@pytest.mark.parametrize("answer", [(0, False), (1, True), (2, True)])
def test_a_desktop_that_says_no(loop, portal, autostart, answer):
    code, on = answer
    refused = []
    autostart.on_refusal(refused.append)
    autostart.switch(True)
    loop.until(lambda: portal.asked)
    portal.respond(portal.asked[-1], code, autostart=("b", on))
    loop.until(lambda: refused)
    assert not autostart.is_on()
    assert "settings of your desktop" in refused[0]


def test_a_no_that_nobody_waits_for(loop, portal, autostart):
    portal.refuses.add("RequestBackground")
    autostart.switch(True)
    loop.until(lambda: not autostart.is_on())


def test_only_the_last_question_counts(loop, portal, autostart):
    autostart.switch(True)
    loop.until(lambda: portal.asked)
    autostart.switch(False)
    autostart.switch(True)
    loop.until(lambda: len(portal.asked) == 3)
    portal.respond(portal.asked[0], 1)
    loop.turns()
    assert autostart.is_on()


def test_a_folder_that_cannot_be_written(portal, autostart, tmp_path):
    (tmp_path / "autostart").write_text("in the way")
    with pytest.raises(StorageError):
        autostart.switch(True)
    assert portal.asked == []


def test_where_it_fits(daemon, surround, portal, desk):
    assert not PortalAutostart.is_compatible(Host(session_bus=daemon.address))
    assert choose(ORDER, desk).chosen.name == "portal"
    outside = surround(session_bus=daemon.address)
    assert choose(ORDER, outside).chosen.name == "xdg"
    portal.stop()
    assert choose(ORDER, desk).chosen.name == "none"
    assert not PortalAutostart(desk).is_available().works
    nobody = surround(session_bus="unix:path=/nowhere/at/all", flatpak=APP)
    assert not PortalAutostart(nobody).is_available().works
