"""Starting the app with the person's session.

To add a mechanism: one module here with a class that keeps to ``AutostartMechanism``, and its
place in ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import Autostart
from desk_stretch.platform.autostart.none import NoAutostart
from desk_stretch.platform.autostart.xdg import XdgAutostart
from desk_stretch.platform.choose import Mechanism


class AutostartMechanism(Autostart, Mechanism, Protocol):
    """A way to be started that can be chosen."""


ORDER: tuple[type[AutostartMechanism], ...] = (
    XdgAutostart,  # the file that all Linux desktops read, and their settings show
    NoAutostart,  # the person starts the app
)
