"""Choosing a file in the desktop's own window, through the FileChooser portal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from desk_stretch.core.look import Chosen, FileWish, OnChosen
from desk_stretch.core.ports import Handle
from desk_stretch.platform.bus import Bus
from desk_stretch.platform.portal import CANCELLED, DONE, Request, portal

PORTAL = portal("FileChooser")
_BY_PATTERN = 0


class PortalFiles:
    """One question at a time, so that a second click does not open a second window."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._asking: Request | None = None

    def ask(self, wish: FileWish, on_chosen: OnChosen) -> Handle:
        """Ask; a desktop without the portal, or whose portal has no such window, answers None."""
        if self._asking is not None:
            self._asking.close()
        member = "SaveFile" if wish.is_new else "OpenFile"
        request = Request(self._bus, PORTAL, member, partial(_answered, on_chosen))
        self._asking = request
        request.ask("ssa{sv}", (wish.parent, wish.title), _options(wish))
        return Closing(request)


class Closing:
    """Takes a question back; harmless once it was answered."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def cancel(self) -> None:
        """Close the window that asks."""
        self._request.close()


def _answered(on_chosen: OnChosen, code: int, results: Mapping[str, Any]) -> None:
    uris, chosen_filter = results.get("uris"), results.get("current_filter")
    if code == DONE and isinstance(uris, list) and uris:
        label = chosen_filter[0] if isinstance(chosen_filter, tuple) else ""
        on_chosen(Chosen(uris[0], label))
    else:
        on_chosen(Chosen() if code in (DONE, CANCELLED) else None)


def _options(wish: FileWish) -> dict[str, tuple[str, Any]]:
    options: dict[str, tuple[str, Any]] = {"modal": ("b", True)}
    if wish.folder:
        options["current_folder"] = ("ay", wish.folder.encode("utf-8", "surrogateescape") + b"\0")
    if wish.is_new:
        options["current_name"] = ("s", wish.name)
    if wish.is_folder:
        options["directory"] = ("b", True)
    if wish.filters:
        filters = [
            (label, [(_BY_PATTERN, each) for each in patterns]) for label, patterns in wish.filters
        ]
        options["filters"] = ("a(sa(us))", filters)
        options["current_filter"] = ("(sa(us))", filters[0])
    return options
