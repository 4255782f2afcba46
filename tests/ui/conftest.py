"""What the tests of windows share."""

from __future__ import annotations

from pathlib import Path

import pytest

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
