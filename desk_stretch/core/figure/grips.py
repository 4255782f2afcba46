"""The shapes of a hand that a pose may name. What a hand looks like is in ``ui.figure``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desk_stretch.core.figure.skeleton import Grip

GRIPS: Mapping[str, Grip] = MappingProxyType(
    {
        "relaxed": Grip((14.0, 20.0, 12.0), (8.0, 14.0, 8.0), 7.0, 0.4),
        "flat": Grip((2.0, 3.0, 2.0), (2.0, 3.0, 2.0), 4.0, 0.3),
        "fist": Grip((84.0, 98.0, 62.0), (80.0, 98.0, 62.0), 0.0, -1.0),
        "spread": Grip((0.0, 4.0, 2.0), (0.0, 4.0, 2.0), 32.0, 0.9),
        "open": Grip((0.0, 4.0, 2.0), (0.0, 4.0, 2.0), 30.0, 0.5),
        "clasp": Grip((52.0, 48.0, 26.0), (48.0, 46.0, 26.0), 9.0, 0.25),
        "curl": Grip((36.0, 58.0, 34.0), (32.0, 54.0, 32.0), 5.0, 0.3),
        "point": Grip((80.0, 96.0, 60.0), (2.0, 5.0, 3.0), 2.0, -0.7),
        "hook": Grip((6.0, 92.0, 62.0), (6.0, 90.0, 60.0), 3.0, 0.1),
        "thumb_up": Grip((84.0, 98.0, 62.0), (82.0, 98.0, 62.0), 0.0, 1.0),
        "trace": Grip((72.0, 90.0, 56.0), (4.0, 8.0, 5.0), 6.0, -0.6),
    }
)
"""By the name that a pose uses."""
