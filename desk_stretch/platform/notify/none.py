"""No notifications: the card and the tray do it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desk_stretch.core.ports import Call
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoNotifier:
    """Shows nothing, and says so: every notification is closed at once."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        self._loop = desk.loop

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("There are no notifications here; the app shows a card of its own."))

    def can_show(self) -> bool:
        return False

    def can_act(self) -> bool:
        return False

    def show(
        self,
        title: str,  # noqa: ARG002 - nobody sees them
        body: str,  # noqa: ARG002
        actions: Sequence[tuple[str, str]],  # noqa: ARG002
        on_action: Callable[[str], None],  # noqa: ARG002
        on_closed: Call,
    ) -> None:
        self._loop.wake_in(0, on_closed)

    def withdraw(self) -> None:
        pass
