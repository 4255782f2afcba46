"""What a launcher offers beside starting the app: the actions of the desktop entry.

One table for the entry, which names a command line, and for the bus, over which the running app
is asked without one. To add an action: one entry here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk_stretch.i18n import N_


@dataclass(frozen=True, slots=True)
class LauncherAction:
    """*words* of the command line do the same as the *verb* with its *arguments*."""

    label: str
    words: str
    verb: str
    arguments: Mapping[str, Any]


ACTIONS: Mapping[str, LauncherAction] = {
    "start-sitting": LauncherAction(
        N_("Start sitting"), "start --posture sitting", "start", {"posture": "sitting"}
    ),
    "start-standing": LauncherAction(
        N_("Start standing"), "start --posture standing", "start", {"posture": "standing"}
    ),
    "pause": LauncherAction(N_("Pause for an hour"), "pause --for 1h", "pause", {"seconds": 3600}),
}
