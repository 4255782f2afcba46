"""What the tests of every window share."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def light_windows(plain_thumbs: None) -> None:
    """Windows are built by the hundred here, for all but their pictures."""
