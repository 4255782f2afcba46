"""Keys that work in every program. Loaded when the first is set, or when somebody looks at them.

To add a mechanism: one module here with a class that keeps to ``ShortcutMechanism``, and its place
in ORDER with the reason. macOS would ask for the right to read all input: it has none.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.pressed import Shortcuts
from desk_stretch.platform.choose import Mechanism, choose
from desk_stretch.platform.shortcuts.none import NoShortcuts
from desk_stretch.platform.shortcuts.portal import PortalShortcuts
from desk_stretch.platform.shortcuts.windows import WindowsShortcuts
from desk_stretch.platform.shortcuts.x11 import X11Shortcuts
from desk_stretch.platform.surroundings import Surroundings


class ShortcutMechanism(Shortcuts, Mechanism, Protocol):
    """A way to have keys that can be chosen."""


ORDER: tuple[type[ShortcutMechanism], ...] = (
    X11Shortcuts,  # exactly the key that was chosen, and nobody is asked; not under Wayland
    PortalShortcuts,  # the desktop asks the person, and may choose another key
    WindowsShortcuts,  # the only one there
    NoShortcuts,  # the settings show commands to bind
)


def find_shortcuts(desk: Surroundings) -> ShortcutMechanism:
    """Choose what works here."""
    return choose(ORDER, desk).chosen
