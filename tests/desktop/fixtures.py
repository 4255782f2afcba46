"""The fixtures that give a test a desktop of its own."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.desktop import Desktop


@pytest.fixture
def make_desktop() -> Iterator[Callable[..., Desktop]]:
    """Start desktops with the options of ``Desktop``; all end with the test."""
    with contextlib.ExitStack() as stack:

        def make(**options: Any) -> Desktop:
            # A short path, since the address of a socket may have 107 characters.
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-"))
            return stack.enter_context(Desktop(Path(folder), **options))

        yield make


@pytest.fixture
def desktop(make_desktop: Callable[..., Desktop]) -> Desktop:
    """A desktop with a StatusNotifier panel and notifications that have buttons."""
    return make_desktop()
