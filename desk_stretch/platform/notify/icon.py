"""Notifications through the app's own icon in the tray, as Windows and macOS have them.

They carry no buttons, and nobody tells when they leave the screen; a click on one is told. The
icon is the windows' own, so they lend it; until then nothing can be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desk_stretch.core.ports import CLICKED, Call
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class IconNotifier:
    """The notifier of Windows and macOS."""

    name = "tray"

    def __init__(self, _desk: Surroundings) -> None:
        self._show: Callable[[str, str], None] | None = None
        self._on_action: Callable[[str], None] | None = None

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return not host.is_freedesktop

    def is_available(self) -> Answer:
        why = tr("Notifications come from the app icon, without buttons; a click brings the card.")
        return Answer(True, why)

    def lend(self, show: Callable[[str, str], None]) -> None:
        self._show = show

    def clicked(self) -> None:
        on_action, self._on_action = self._on_action, None
        if on_action is not None:
            on_action(CLICKED)

    def can_show(self) -> bool:
        return self._show is not None

    def can_act(self) -> bool:
        return False

    def show(
        self,
        title: str,
        body: str,
        actions: Sequence[tuple[str, str]],  # noqa: ARG002 - there is no place for them
        on_action: Callable[[str], None],
        on_closed: Call,  # noqa: ARG002 - nobody tells
    ) -> None:
        if self._show is not None:
            self._on_action = on_action
            self._show(title, body)

    def withdraw(self) -> None:
        if self._show is not None and self._on_action is not None:
            self._on_action = None
            self._show("", "")
