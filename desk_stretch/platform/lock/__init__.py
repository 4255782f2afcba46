"""Telling when the screen is locked, and when the computer sleeps and wakes.

To add a mechanism: one module here with a class that keeps to ``LockMechanism``, and its place in
ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.ports import LockSource
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.lock.logind import LogindLock
from desk_stretch.platform.lock.macos import MacLock
from desk_stretch.platform.lock.none import NoLock
from desk_stretch.platform.lock.screensaver import ScreenSaverLock
from desk_stretch.platform.lock.windows import WindowsLock


class LockMechanism(LockSource, Mechanism, Protocol):
    """A lock source that can be chosen."""


ORDER: tuple[type[LockMechanism], ...] = (
    LogindLock,  # sleep and lock both; listens to the screen saver too, as not all set its hint
    ScreenSaverLock,  # lock only, where there is no system bus (containers)
    WindowsLock,  # sleep and lock both
    MacLock,  # lock only
    NoLock,  # sleep still shows in the clocks, and lock as absence of input
)
