"""Autostart from a Flatpak sandbox, through the Background portal.

The desktop writes the entry where it looks for such, shows it and can take it out. It does not
tell of that, so what it was asked for last is kept in a file of the sandbox.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from desk_stretch.errors import StorageError
from desk_stretch.i18n import tr
from desk_stretch.platform.autostart.xdg import BACKGROUND, XdgAutostart
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import PROGRAM, Host
from desk_stretch.platform.portal import DONE, Request, portal, version_of
from desk_stretch.platform.surroundings import Surroundings

PORTAL = portal("Background")


class PortalAutostart:
    """On when the desktop was asked for it, and has not said no."""

    name = "portal"

    def __init__(self, desk: Surroundings) -> None:
        self._bus = desk.session_bus
        self._kept = XdgAutostart(desk)
        self._asking: Request | None = None
        self._refused: Callable[[str], None] | None = None

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return bool(host.flatpak)

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        if not version_of(self._bus, "Background"):
            return Answer(False, tr("No portal for background programs is running."))
        return Answer(True, tr("The desktop is asked to start the app."))

    def is_on(self) -> bool:
        return self._kept.is_on()

    def switch(self, on: bool) -> None:
        self._kept.switch(on)
        if self._asking is not None:
            self._asking.cancel()

        def answered(code: int, results: Mapping[str, Any]) -> None:
            if on and (code != DONE or not results.get("autostart")):
                self._refuse()

        self._asking = Request(self._bus, PORTAL, "RequestBackground", answered)
        # As it is called inside; the portal puts around it what starts the sandbox.
        options: dict[str, tuple[str, Any]] = {
            "autostart": ("b", on), "commandline": ("as", [PROGRAM, BACKGROUND]),
        }  # fmt: skip
        self._asking.ask("sa{sv}", ("",), options)

    def on_refusal(self, call: Callable[[str], None]) -> None:
        """Call with a sentence when the desktop says no."""
        self._refused = call

    def _refuse(self) -> None:
        with suppress(StorageError):  # the desktop's word counts, not our note of it
            self._kept.switch(False)
        if self._refused is not None:
            first = tr("The app cannot be started at login from here yet.")
            self._refused(f"{first} {tr('The settings of your desktop may offer it.')}")
