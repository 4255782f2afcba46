"""Desktop notifications.

To add a mechanism: one module here with a class that keeps to ``NotifyMechanism``, and its place
in ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import Notifier
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.notify.freedesktop import FreedesktopNotifier
from desk_stretch.platform.notify.icon import IconNotifier
from desk_stretch.platform.notify.none import NoNotifier


class NotifyMechanism(Notifier, Mechanism, Protocol):
    """A notifier that can be chosen."""


ORDER: tuple[type[NotifyMechanism], ...] = (
    FreedesktopNotifier,  # the one that all Linux desktops share; has buttons where the server has
    IconNotifier,  # what Windows and macOS have for every app with an icon in the tray
    NoNotifier,  # the card and the tray do it all
)
