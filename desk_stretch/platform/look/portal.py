"""The look under Wayland, from the settings portal: what GTK programs read there, text size too.

It is read whenever the portal comes, which may be after the start; the windows follow then, as they
follow every change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desk_stretch.core.look import Look
from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.gtk import asks_portal
from desk_stretch.platform.host import Host
from desk_stretch.platform.look.xsettings import TEXT_SCALE
from desk_stretch.platform.portal import comes, portal
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body

PORTAL = portal("Settings")
_INTERFACE, _MOUSE = "org.gnome.desktop.interface", "org.gnome.desktop.peripherals.mouse"
#: The portal's names, and the same in XSETTINGS.
WORDS = {
    (_INTERFACE, "font-name"): "Gtk/FontName",
    (_INTERFACE, "gtk-theme"): "Net/ThemeName",
    (_INTERFACE, "icon-theme"): "Net/IconThemeName",
    (_INTERFACE, "cursor-blink"): "Net/CursorBlink",
    (_INTERFACE, "cursor-blink-time"): "Net/CursorBlinkTime",
    (_MOUSE, "double-click"): "Net/DoubleClickTime",
    (_INTERFACE, "text-scaling-factor"): TEXT_SCALE,
}


class PortalLook:
    """What the portal says; what it said last when it is gone."""

    name = "portal"

    def __init__(self, desk: Surroundings) -> None:
        self._host = desk.host
        self._bus = desk.session_bus
        self._values: dict[str, Any] = {}
        self._files: dict[str, Any] = {}
        self._look = Look()
        self._handles: list[Handle] = []
        self._on_change: Callable[[], None] = _nothing

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return asks_portal(host)

    def is_available(self) -> Answer:
        from desk_stretch.platform.look.gtk_files import settings_in_files

        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        if not comes(self._bus):
            return Answer(False, tr("No settings portal is running."))
        self._files = settings_in_files(self._host)
        self._handles = [
            self._bus.listen(PORTAL, "SettingChanged", self._changed),
            self._bus.watch_name(PORTAL.name, self._owned),
        ]
        return Answer(True, tr("Font and colours come from the desktop's settings."))

    def look(self) -> Look:
        return self._look

    def follow(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change

    def chooser(self) -> None:
        return None

    def stop(self) -> None:
        for handle in self._handles:
            handle.cancel()
        self._handles = []

    def _owned(self, owner: str) -> None:
        if owner:
            self._bus.call(PORTAL, "ReadAll", "as", ([_INTERFACE, _MOUSE],), self._read)

    def _read(self, body: Body | None) -> None:
        for group, settings in (body[0] if body else {}).items():
            for name, value in settings.items():
                self._keep((group, name, value))
        self._see()

    def _changed(self, body: Body) -> None:
        if self._keep(body):
            self._see()

    def _keep(self, body: Body) -> bool:
        """Keep a setting that is of any use."""
        word = WORDS.get(tuple(body[:2])) if len(body) == 3 else None
        if word is not None:
            self._values[word] = body[2][1]
        return word is not None

    def _see(self) -> None:
        from desk_stretch.platform.look.gtk_files import chosen_by_hand, is_dark_theme
        from desk_stretch.platform.look.xsettings import look_of

        values = {**self._files, **self._values, **chosen_by_hand(self._host)}
        before = self._look
        self._look = look_of(values, lambda name: is_dark_theme(name, self._host))
        if self._look != before:
            self._on_change()


def _nothing() -> None:
    """Before follow, nobody is told."""
