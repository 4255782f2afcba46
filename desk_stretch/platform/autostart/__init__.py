"""Starting the app with the person's session.

To add a mechanism: one module here with a class that keeps to ``AutostartMechanism``, and its
place in ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import Autostart
from desk_stretch.platform.autostart.macos import MacAutostart
from desk_stretch.platform.autostart.none import NoAutostart
from desk_stretch.platform.autostart.portal import PortalAutostart
from desk_stretch.platform.autostart.windows import WindowsAutostart
from desk_stretch.platform.autostart.xdg import XdgAutostart
from desk_stretch.platform.choose import Mechanism


class AutostartMechanism(Autostart, Mechanism, Protocol):
    """A way to be started that can be chosen."""


ORDER: tuple[type[AutostartMechanism], ...] = (
    PortalAutostart,  # only in a sandbox, from which no file of the desktop can be reached
    XdgAutostart,  # the file that all Linux desktops read, and their settings show
    WindowsAutostart,  # the registry's entry, which Windows' own list shows
    MacAutostart,  # the launch agent, which Login Items shows
    NoAutostart,  # the person starts the app
)
