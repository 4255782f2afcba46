"""A hold as a whole, and the order of its senses."""

from __future__ import annotations

import subprocess

import pytest

from desk_stretch.core.breaks.reasons import _HOLDS
from desk_stretch.core.breaks.spellings import HOLDS
from desk_stretch.core.settings.holding import setting_key
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds import ORDER, find_holds, told
from desk_stretch.platform.holds.full_screen import X11FullScreen
from desk_stretch.platform.holds.hold import Hold
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host


def sense(works=True, on=False, fits=True, last=False, error=None):
    class One(Sense):
        """A sense that a test makes up."""

        name = "one"
        is_last_resort = last
        heard = ()

        @staticmethod
        def is_compatible(_host):
            return fits

        def is_available(self):
            if error:
                raise error
            return Answer(works, "It tells." if works else "It is silent.")

        def is_on(self):
            return on

        def heed(self, words):
            self.heard = tuple(words)

    return One


def test_any_of_the_senses_holds(surround):
    assert Hold("call", [sense(), sense(on=True)], surround()).reason() == "call"
    assert Hold("call", [sense(), sense()], surround()).reason() is None
    assert Hold("call", [sense(on=True, fits=False)], surround()).reason() is None


def test_a_last_resort_is_asked_only_where_nothing_else_works(surround):
    last = sense(on=True, last=True)
    assert Hold("call", [sense(), last], surround()).reason() is None
    assert Hold("call", [sense(works=False), last], surround()).reason() == "call"


def test_what_works_is_told(surround):
    found = Hold("call", [sense(works=False), sense()], surround()).finding()
    assert found == ("call", True, "one", "It tells.")


@pytest.mark.parametrize(
    ("senses", "why"),
    [
        ([sense(works=False)], "It is silent."),
        ([sense(error=OSError("bad"))], "It failed while it was tried: OSError('bad')"),
        ([sense(fits=False)], "This system does not tell."),
    ],
)
def test_what_does_not_work_says_why(surround, senses, why):
    assert Hold("call", senses, surround()).finding() == ("call", False, "none", why)


def test_words_reach_the_senses(surround):
    hold = Hold("call", [sense()], surround())
    hold.heed(["zoom"])
    assert hold._senses[0].heard == ("zoom",)
    assert hold.present() == ()
    hold.stop()


def test_what_is_there_is_told_in_the_persons_words(surround, tmp_path):
    folder = tmp_path / "sys" / "class" / "drm" / "card0-DP-1"
    folder.mkdir(parents=True)
    (folder / "status").write_text("connected")
    (hold,) = (each for each in find_holds(surround(root=tmp_path)) if each.name == "monitor")
    assert len(hold.present()) == 1


def test_every_hold_has_its_words_and_its_setting(surround):
    for name in ORDER:
        assert name in HOLDS
        assert name in _HOLDS
        assert setting_key(name) in SCHEMA
    shown = {key for key in SCHEMA if key.startswith("holds.") and "_names" not in key}
    assert shown - {"holds.calendar_files", "holds.known_monitors"} == {
        setting_key(name) for name in ORDER
    }


def test_on_a_bare_system_each_is_said_by_name_and_none_holds(surround, tmp_path):
    holds = find_holds(surround(root=tmp_path))
    assert [hold.reason() for hold in holds] == [None] * len(ORDER)
    found = told(holds)
    assert list(found) == list(ORDER)
    assert all(why for _, why in found.values())


# ------------------------------------------------------------ X11


@pytest.fixture
def screen(x_server, surround):
    """A window manager's words on a real X server, and the sense that reads them."""

    def say(*words):
        subprocess.run(["xprop", "-display", x_server.display, *words], check=True)

    root = ("-root", "-format", "_NET_SUPPORTING_WM_CHECK", "32x")
    return say, X11FullScreen(surround(display=x_server.display)), root


def test_without_a_window_manager_it_is_said(screen):
    say, sense, root = screen
    assert sense.is_available().why == "No window manager tells which window is in use."
    assert not sense.is_on()
    say(*root, "-set", "_NET_SUPPORTING_WM_CHECK", "0x42")
    assert sense.is_available().works
    say("-root", "-format", "_NET_ACTIVE_WINDOW", "32x", "-set", "_NET_ACTIVE_WINDOW", "0x7777")
    assert not sense.is_on(), "a window that is gone"


def test_where_it_cannot_be_told(surround):
    assert not X11FullScreen.is_compatible(Host(display=":0", wayland_display="w"))
    assert "no X server" in X11FullScreen(surround()).is_available().why
    dead = X11FullScreen(surround(display=":9999"))
    assert dead.is_available().why.startswith("The X server :9999 does not answer.")
    assert not dead.is_on()
    assert not X11FullScreen(surround()).is_on()
