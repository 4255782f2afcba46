"""The desktop's look where Qt would ask GTK for it, and we do so without: GTK is 9 MB resident.

To add a mechanism: one module here with a class that keeps to ``LookMechanism``, and its place in
ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.look import LookSource
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.look.none import NoLook
from desk_stretch.platform.look.portal import PortalLook
from desk_stretch.platform.look.x11 import X11Look


class LookMechanism(LookSource, Mechanism, Protocol):
    """A source of the look that can be chosen."""

    def stop(self) -> None:
        """Give back what it holds."""


ORDER: tuple[type[LookMechanism], ...] = (
    X11Look,  # what the desktop's settings daemon tells every program
    PortalLook,  # under Wayland the same in other words, and the size of text, which Qt leaves out
    NoLook,  # Qt asks the desktop itself
)
