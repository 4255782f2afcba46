"""The wish for less movement from the settings portal: GNOME's switch, and the shared one.

They are read whenever the portal comes, which may be after us.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.portal import comes, portal
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body

PORTAL = portal("Settings")
#: What is asked for, and the value that means: less movement.
WISHES = {
    ("org.gnome.desktop.interface", "enable-animations"): False,
    ("org.freedesktop.appearance", "reduced-motion"): 1,
}


class PortalMotionWish:
    """Reduced while one of the known settings says so. Nobody is waited for."""

    name = "portal"

    def __init__(self, desk: Surroundings) -> None:
        self._bus = desk.session_bus
        self._handles: list[Handle] = []
        self._asking: set[tuple[str, str]] = set()

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        if not comes(self._bus):
            return Answer(False, tr("No settings portal is running."))
        self._handles = [
            self._bus.listen(PORTAL, "SettingChanged", self._changed),
            self._bus.watch_name(PORTAL.name, self._owned),
        ]
        return Answer(True, tr("The settings portal is asked whether animations are shown."))

    def is_reduced(self) -> bool:
        return bool(self._asking)

    def _owned(self, owner: str) -> None:
        for namespace, key in WISHES if owner else ():
            read = partial(self._read, namespace, key)
            self._bus.call(PORTAL, "Read", "ss", (namespace, key), read)

    def _read(self, namespace: str, key: str, body: Body | None) -> None:
        if body:
            self._changed((namespace, key, body[0]))

    def _changed(self, body: Body) -> None:
        if len(body) != 3 or tuple(body[:2]) not in WISHES:
            return
        wish = (body[0], body[1])
        asks = _bare(body[2]) == WISHES[wish]
        (self._asking.add if asks else self._asking.discard)(wish)


def _bare(value: Any) -> Any:
    """Return a value without its variants, which are (signature, value); portals nest them."""
    while isinstance(value, tuple) and len(value) == 2:
        value = value[1]
    return value
