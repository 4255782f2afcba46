"""The look on a real X server, told by a stand-in of the desktop's settings daemon."""

from __future__ import annotations

import ctypes

import pytest

from desk_stretch.core.look import Font, Look
from desk_stretch.platform.look.x11 import X11Look
from tests.desktop.settings_daemon import SettingsDaemon

pytestmark = pytest.mark.desktop

SANS = {"Gtk/FontName": "Sans 10", "Net/ThemeName": "Adwaita"}
DARK = {"Gtk/FontName": "Sans 14", "Net/ThemeName": "Adwaita-dark"}
AS_SANS = Look(Font(("Sans",), 10))
AS_DARK = Look(Font(("Sans",), 14), is_dark=True)


@pytest.fixture
def start(x_server):
    """Start a settings daemon."""
    started = []

    def one(values):
        started.append(SettingsDaemon(x_server.display, values))
        return started[-1]

    yield one
    for daemon in started:
        daemon.close()


@pytest.fixture
def make(surround, x_server, tmp_path):
    """Make a source that has been tried, and the list that its changes go into."""
    made = []

    def one():
        host = {"display": x_server.display, "desktop": "XFCE", "config_folder": tmp_path}
        source = X11Look(surround(**host))
        assert source.is_compatible(surround(**host).host)
        assert source.is_available().works
        made.append(source)
        return source

    yield one
    for source in made:
        source.stop()


def followed(source):
    seen = []
    source.follow(lambda: seen.append(source.look()))
    return seen


def test_it_is_known_at_once_and_followed(loop, start, make):
    daemon = start(SANS)
    source = make()
    assert source.look() == AS_SANS
    seen = followed(source)
    daemon.set(DARK)
    loop.until(lambda: seen == [AS_DARK], "the change is told")
    daemon.set({**DARK, "Net/SoundThemeName": "x"})
    daemon.touch()
    daemon.set_raw(b"\0" * 8, bits=32)
    daemon.set(SANS)
    loop.until(lambda: seen == [AS_DARK, AS_SANS], "what means nothing is not told")


def test_a_change_between_reading_and_following_is_not_lost(loop, start, make):
    daemon = start(SANS)
    source = make()
    daemon.set(DARK)
    source._x.read()  # takes the event in, so that no byte is left to wake the loop
    seen = followed(source)
    loop.until(lambda: seen == [AS_DARK])


def test_a_daemon_that_comes_later_or_anew_is_heard(loop, start, make):
    source = make()
    assert source.look() == Look()
    seen = followed(source)
    daemon = start(SANS)
    loop.until(lambda: seen == [AS_SANS], "the first daemon")
    daemon.close()
    loop.turns()
    assert source.look() == AS_SANS, "without a daemon it stays as it was"
    start(DARK)
    loop.until(lambda: seen == [AS_SANS, AS_DARK], "the second daemon")


def test_files_stand_in_where_no_daemon_is(make, tmp_path):
    (tmp_path / "gtk-3.0").mkdir()
    (tmp_path / "gtk-3.0/settings.ini").write_text("gtk-font-name=Sans 14\ngtk-theme-name=Dark")
    assert make().look() == AS_DARK


def test_nothing_wakes_it_while_nothing_changes(loop, start, make, monkeypatch):
    start(SANS)
    source = make()
    followed(source)
    loop.turns()
    reads = []
    monkeypatch.setattr(source, "_read", lambda: reads.append(1))
    loop.turns(0.2)
    assert not reads


def test_when_the_x_server_goes_the_last_look_stays(loop, start, make, x_server):
    start(SANS)
    source = make()
    followed(source)
    x_server.process.stop()
    loop.until(lambda: source._x is None, "it has seen that")
    source._read()
    source.follow(lambda: None)
    assert source.look() == AS_SANS


def test_without_a_server_or_library_it_is_said(surround, monkeypatch):
    source = X11Look(surround(display=":9999", desktop="XFCE"))
    assert "does not answer" in source.is_available().why

    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert "libxcb.so.1" in source.is_available().why
