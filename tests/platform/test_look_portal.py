"""The look under Wayland, against a stand-in of the settings portal."""

from __future__ import annotations

import pytest

from desk_stretch.core.look import Font, Look
from desk_stretch.platform.host import Host
from desk_stretch.platform.look.portal import PORTAL, PortalLook
from tests.desktop.bus import Service

INTERFACE = "org.gnome.desktop.interface"
AT_FIRST = {
    INTERFACE: {
        "font-name": ("s", "Cantarell 11"),
        "gtk-theme": ("s", "Adwaita"),
        "text-scaling-factor": ("d", 2.0),
        "cursor-blink": ("b", False),
        "cursor-size": ("i", 24),
    },
    "org.gnome.desktop.peripherals.mouse": {"double-click": ("i", 700)},
}
WAYLAND = {"wayland_display": "wayland-0", "desktop": "ubuntu:GNOME"}


class Portal(Service):
    """A settings portal; ``settings`` is what it says first."""

    def __init__(self, address, settings):
        self.settings = settings
        super().__init__(address, PORTAL.name)

    def answer(self, member, body, message):
        if member == "ReadAll" and self.settings is not None:
            return "a{sa{sv}}", ({name: self.settings[name] for name in body[0]},)
        raise LookupError(member)

    def tell(self, name, kind, value):
        words = (INTERFACE, name, (kind, value))
        self.signal(PORTAL.path, PORTAL.interface, "SettingChanged", "ssv", *words)


@pytest.fixture
def daemon(daemons):
    return daemons()


@pytest.fixture
def bus(daemon):
    return daemon.address


@pytest.fixture
def source(surround, bus, tmp_path):
    return PortalLook(surround(session_bus=bus, config_folder=tmp_path, **WAYLAND))


def test_it_is_read_and_followed(bus, services, source, loop):
    portal = services(Portal(bus, AT_FIRST))
    assert source.is_available().works
    seen = []
    source.follow(lambda: seen.append(source.look()))
    loop.until(lambda: seen, "the settings were read")
    whole = Look(Font(("Cantarell",), 11.0), blink_ms=0, double_click_ms=700, text_scale=2.0)
    assert seen == [whole]
    portal.tell("cursor-size", "i", 48)
    portal.tell("gtk-theme", "s", "Adwaita")
    portal.tell("gtk-theme", "s", "HighContrastInverse")
    loop.until(lambda: len(seen) > 1, "the theme was changed")
    assert seen[1:] == [whole._replace(is_dark=True, wants_contrast=True)]
    assert source.chooser() is None


def test_a_portal_that_knows_nothing_leaves_gtks_files(bus, services, source, loop, tmp_path):
    (tmp_path / "gtk-3.0").mkdir()
    (tmp_path / "gtk-3.0/settings.ini").write_text("gtk-font-name=Sans 12")
    services(Portal(bus, None))
    assert source.is_available().works
    loop.until(lambda: source.look() == Look(Font(("Sans",), 12.0)), "the files were read")


def test_a_portal_that_comes_later_and_comes_again(daemon, bus, services, source, loop):
    daemon.offer(PORTAL.name)
    assert source.is_available().works
    loop.turns()
    assert source.look() == Look()
    portal = services(Portal(bus, AT_FIRST))
    loop.until(lambda: source.look().text_scale == 2.0, "the settings were read")
    portal.stop()
    services(Portal(bus, {**AT_FIRST, INTERFACE: {"text-scaling-factor": ("d", 1.5)}}))
    loop.until(lambda: source.look().text_scale == 1.5, "they were read again")


def test_without_a_portal_it_is_passed_over(source, surround):
    assert "settings portal" in source.is_available().why
    nobody = PortalLook(surround(session_bus="unix:path=/nowhere/at/all", **WAYLAND))
    assert "session bus" in nobody.is_available().why


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({}, True),
        ({"session_bus": ""}, False),
        ({"wayland_display": ""}, False),
        ({"desktop": "KDE"}, False),
        ({"flatpak": "io.an.App"}, False),
        ({"qt_theme": "qt6ct"}, False),
    ],
)
def test_where_it_fits(facts, fits):
    host = Host(**{"session_bus": "unix:path=/x", **WAYLAND, **facts})
    assert PortalLook.is_compatible(host) is fits


def test_stopped_it_hears_nothing_more(bus, services, source, loop):
    portal = services(Portal(bus, AT_FIRST))
    assert source.is_available().works
    seen = []
    source.follow(lambda: seen.append(source.look()))
    loop.until(lambda: seen, "the settings were read")
    source.stop()
    source.stop()
    assert not list(source._bus._audience)
    portal.tell("text-scaling-factor", "d", 1.0)
    assert source._bus.has_owner(PORTAL.name)
    assert seen[-1].text_scale == 2.0


def test_a_strange_signal_changes_nothing(source):
    for body in ((), ("a", "b", ("s", "c")), ("a",)):
        source._changed(body)
    assert source.look() == Look()
