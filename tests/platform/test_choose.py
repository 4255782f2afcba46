"""Choosing mechanisms, and what is told about it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desk_stretch.errors import CapabilityError
from desk_stretch.platform import autostart, idle, lock, look, motion, notify, sound
from desk_stretch.platform.choose import Answer, choose
from desk_stretch.platform.desktop import look_around

ALL = (autostart, idle, lock, look, motion, notify, sound)


class Base:
    name = "base"
    answer = Answer(True, "It works.")

    def __init__(self, desk):
        self.desk = desk

    @staticmethod
    def is_compatible(_host):
        return True

    def is_available(self):
        return self.answer


class Works(Base):
    name = "works"


class Never(Base):
    name = "never"

    def is_available(self):
        raise AssertionError("nobody asked")


class Lacking(Base):
    name = "lacking"
    answer = Answer(False, "Something is missing.")


class Foreign(Base):
    name = "foreign"

    @staticmethod
    def is_compatible(host):
        return host.platform == "win32"


class Broken(Base):
    name = "broken"

    def is_available(self):
        raise ZeroDivisionError("a foreign library")


class Unbuildable(Base):
    name = "unbuildable"

    def __init__(self, desk):
        raise ValueError("not even this")


def test_the_first_that_works_is_taken_and_the_rest_has_reasons(surround):
    desk = surround()
    choice = choose((Foreign, Lacking, Broken, Unbuildable, Works, Never), desk)
    assert isinstance(choice.chosen, Works)
    assert choice.chosen.desk is desk
    assert choice.why == "It works."
    reasons = dict(choice.passed_over)
    assert list(reasons) == ["foreign", "lacking", "broken", "unbuildable"]
    assert "does not fit" in reasons["foreign"]
    assert reasons["lacking"] == "Something is missing."
    assert "a foreign library" in reasons["broken"]
    assert "not even this" in reasons["unbuildable"]


def test_an_order_in_which_nothing_works_is_an_error(surround):
    with pytest.raises(CapabilityError, match="lacking"):
        choose((Lacking, Foreign), surround())


@pytest.mark.parametrize("capability", ALL, ids=lambda capability: capability.__name__)
def test_every_order_ends_with_none_and_names_are_unique(capability):
    names = [mechanism.name for mechanism in capability.ORDER]
    assert names[-1] == "none"
    assert len(set(names)) == len(names)
    assert all(mechanism.__doc__ or mechanism.__mro__[1].__doc__ for mechanism in capability.ORDER)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_bare_computer_has_something_for_everything(surround, monkeypatch, tmp_path, platform):
    monkeypatch.setenv("PATH", str(tmp_path))
    desktop = look_around(surround(platform=platform))
    found = {finding.capability: finding for finding in desktop.findings()}
    assert list(found) == ["idle", "lock", "notify", "sound", "autostart", "motion", "look"]
    assert [found[each].name for each in ("idle", "lock")] == ["none"] * 2
    assert found["notify"].name == ("none" if platform == "linux" else "tray")
    assert found["sound"].name == ("winsound" if platform == "win32" else "none")
    assert found["look"].name == "none"
    assert found["motion"].name == ("windows" if platform == "win32" else "none")
    started = {"linux": "xdg", "win32": "none", "darwin": "launch agent"}  # here is no registry
    assert found["autostart"].name == started[platform]
    for finding in found.values():
        assert all(why.endswith(".") for _, why in (*finding.passed_over, ("", finding.why)))
    assert desktop.idle.chosen.name == "none"
    assert "work time" in desktop.missing()["idle"]


def test_importing_everything_loads_no_library_of_the_desktop():
    code = """if True:
        import sys
        import desk_stretch.platform.desktop, desk_stretch.platform.clock
        late = {"jeepney", "ctypes", "PySide6", "subprocess"} & set(sys.modules)
        assert not late, late
    """
    subprocess.run([sys.executable, "-c", code], check=True)
