"""What the tests of windows share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.fake_engine import FakeClock, FakeEngine

# What the offscreen platform says of raising, grabbing, least sizes and trays; no real one does.
_OFFSCREEN = (
    "This plugin does not support (propagateSizeHints|raise|grabbing)",
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*_OFFSCREEN))


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(autouse=True)
def deleted_windows() -> Iterator[None]:
    """Let the windows of a test go with it; else each later change of font lays all out anew.

    Not before: a window that only a circle of references holds, collected while it is painting,
    would be deleted under Qt's feet.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
