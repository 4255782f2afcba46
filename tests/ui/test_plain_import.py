"""After Qt is there, modules are imported as Python does it."""

import builtins
import linecache
import sys
from types import SimpleNamespace

import pytest

from desk_stretch.ui import plain_import

MODULE = "desk_stretch.ui.notice.help_page"


@pytest.fixture
def anew(monkeypatch):
    """Let the module be read again, and leave everything as it was."""
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)
    monkeypatch.delitem(sys.modules, MODULE, raising=False)


@pytest.mark.skipif(not hasattr(builtins, "__orig_import__"), reason="this PySide replaces nothing")
def test_the_source_of_what_is_imported_later_is_not_read(anew):
    plain_import.restore_import()
    assert builtins.__import__ is builtins.__orig_import__
    exec(f"from {MODULE} import __name__", {})  # the statement, which is what PySide replaces
    assert MODULE in sys.modules
    assert not any("help_page" in name for name in linecache.cache)


def test_a_pyside_that_replaces_nothing_is_left_alone(monkeypatch):
    theirs = SimpleNamespace(__import__=__import__)
    monkeypatch.setattr(plain_import, "builtins", theirs)
    plain_import.restore_import()
    assert theirs.__import__ is __import__
