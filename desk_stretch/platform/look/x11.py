"""The look on X11, in XSETTINGS: a property of the desktop's settings daemon, which GTK reads too.

Read once when the app starts; after that the X server tells when it changes. Beneath it are GTK's
files, as for GTK itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_stretch.core.look import Look
from desk_stretch.core.ports import Handle
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.gtk import replaces_gtk
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

if TYPE_CHECKING:
    from desk_stretch.platform.look.portal_files import PortalFiles
    from desk_stretch.platform.look.xproperty import XProperty
    from desk_stretch.platform.look.xsettings import Values


class X11Look:
    """What the settings daemon says; when the X server goes, what it said last."""

    name = "xsettings"

    def __init__(self, desk: Surroundings) -> None:
        self._host = desk.host
        self._loop = desk.loop
        self._bus = desk.session_bus
        self._x: XProperty | None = None
        self._watching: Handle | None = None
        self._files: Values = {}
        self._raw = b""
        self._look = Look()
        self._on_change: Callable[[], None] = _nothing

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return replaces_gtk(host)

    def is_available(self) -> Answer:
        # Late: ctypes and the reading of settings, that most desktops never need.
        from desk_stretch.platform.look.gtk_files import settings_in_files
        from desk_stretch.platform.look.xproperty import XProperty

        try:
            self._x = XProperty(self._host.display)
        except CapabilityError as error:
            return Answer(False, str(error))
        self._files = settings_in_files(self._host)
        self._raw = self._x.read()
        self._look = self._seen()
        return Answer(True, tr("Font and colours come from the desktop's settings."))

    def look(self) -> Look:
        return self._look

    def follow(self, on_change: Callable[[], None]) -> None:
        if self._x is None or self._watching is not None:
            return
        self._on_change = on_change
        self._watching = self._loop.watch(self._x.fd, self._read)
        self._loop.wake_in(0, self._read)  # an event may have come in along with an answer

    def chooser(self) -> PortalFiles:
        # Late: nobody may ever choose a file.
        from desk_stretch.platform.look.portal_files import PortalFiles

        return PortalFiles(self._bus)

    def stop(self) -> None:
        """Give the connection back."""
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None
        if self._x is not None:
            self._x.close()
            self._x = None

    def _read(self) -> None:
        if self._x is None:
            return
        while self._x.has_changed():  # reading takes in events as well
            self._raw = self._x.read() or self._raw
        if self._x.is_broken:
            self.stop()
        before, self._look = self._look, self._seen()
        if self._look != before:
            self._on_change()

    def _seen(self) -> Look:
        from desk_stretch.platform.look.gtk_files import chosen_by_hand, is_dark_theme
        from desk_stretch.platform.look.xsettings import look_of, read_settings

        values = {**self._files, **read_settings(self._raw), **chosen_by_hand(self._host)}
        return look_of(values, lambda name: is_dark_theme(name, self._host))


def _nothing() -> None:
    """Before follow, nobody is told."""
