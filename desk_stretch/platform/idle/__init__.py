"""Telling input from its absence.

To add a mechanism: one module here with a class that keeps to ``IdleMechanism``, and its place in
ORDER with the reason. The screen savers' idle time on D-Bus can only be polled: it is not here.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import IdleSource
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.idle.macos import MacIdle
from desk_stretch.platform.idle.mutter import MutterIdle
from desk_stretch.platform.idle.none import NoIdle
from desk_stretch.platform.idle.wayland import WaylandIdle
from desk_stretch.platform.idle.windows import WindowsIdle
from desk_stretch.platform.idle.x11 import X11Idle


class IdleMechanism(IdleSource, Mechanism, Protocol):
    """An idle source that can be chosen."""


ORDER: tuple[type[IdleMechanism], ...] = (
    MutterIdle,  # whose Wayland has no protocol for it; its own monitor sees all input in any case
    WaylandIdle,  # the compositor sees all input; before X11, whose server here is a guest of it
    X11Idle,  # the X server itself sends an event; only without Wayland does it see all input
    WindowsIdle,  # the only one there
    MacIdle,  # the only one there
    NoIdle,  # the person is taken as present
)
