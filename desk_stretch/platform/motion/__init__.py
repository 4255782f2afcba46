"""Whether the desktop asks for less movement on the screen.

To add a mechanism: one module here with a class that keeps to ``MotionMechanism``, and its place
in ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import MotionWish
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.motion.none import NoMotionWish
from desk_stretch.platform.motion.portal import PortalMotionWish
from desk_stretch.platform.motion.windows import WindowsMotionWish


class MotionMechanism(MotionWish, Mechanism, Protocol):
    """A way to learn it that can be chosen."""


ORDER: tuple[type[MotionMechanism], ...] = (
    WindowsMotionWish,  # its own switch for animations
    PortalMotionWish,  # what GNOME and, of late, all desktops tell in one place
    NoMotionWish,  # Qt may know it, from 6.12 on; the person can choose
)
