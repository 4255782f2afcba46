"""Telling input from its absence.

To add a mechanism: one module here with a class that keeps to ``IdleMechanism``, and its place in
ORDER with the reason. Wayland's and GNOME's own go before ``X11Idle``.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import IdleSource
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.idle.none import NoIdle
from desk_stretch.platform.idle.x11 import X11Idle


class IdleMechanism(IdleSource, Mechanism, Protocol):
    """An idle source that can be chosen."""


ORDER: tuple[type[IdleMechanism], ...] = (
    X11Idle,  # the X server itself sends an event; only without Wayland does it see all input
    NoIdle,  # the person is taken as present
)
