"""What the tests of windows share."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.fake_engine import FakeClock, FakeEngine

# What the offscreen platform says of raising, grabbing, least sizes and trays; no real one does.
_OFFSCREEN = (
    "This plugin does not support (propagateSizeHints|raise|grabbing)",
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
)


_HERE = f"{Path(__file__).parent}{os.sep}"
_EVERY_WINDOW = f"{_HERE}access{os.sep}"
"""Hundreds of windows are built here for what is seen of them. Their lines are covered by the
tests of each window; counting them here again takes two thirds more time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if str(item.path).startswith(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore(*_OFFSCREEN))
        if str(item.path).startswith(_EVERY_WINDOW):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def real_loop(qapp: QApplication) -> Callable[..., int]:
    """Runs Qt's own loop with a call in it; returns what ended it, 9 if nothing did in time."""

    def run(call: Callable[[], object], loop: Callable[[], int] = qapp.exec) -> int:
        late = QTimer()
        late.setSingleShot(True)
        late.timeout.connect(lambda: qapp.exit(9))
        late.start(5000)
        QTimer.singleShot(0, call)
        code = loop()
        late.stop()
        return code

    return run


@pytest.fixture
def plain_thumbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue's pictures as of movements without a figure; each takes a tenth of a second."""
    from desk_stretch.ui.catalogue import thumbs

    monkeypatch.setattr(thumbs, "main_still_of", lambda *_form, **_mirror: None)


@pytest.fixture(autouse=True)
def deleted_windows() -> Iterator[None]:
    """Let the windows of a test go with it; else each later change of font lays all out anew.

    Not before: a window that only a circle of references holds, collected while it is painting,
    would be deleted under Qt's feet.
    """
    gc.disable()
    yield
    for window in QApplication.topLevelWidgets():  # what a window or an icon made beside itself
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
