"""The engine as the remote server asks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from desk_stretch.core.ports import Call, Clock, Loop
    from desk_stretch.engine.commands import Command
    from desk_stretch.engine.engine import Engine
    from desk_stretch.platform.bus import Bus


class EngineAnswers:
    """What the remote server asks of the engine; *has_tray* says whether its icon is there."""

    def __init__(self, engine: Engine, clock: Clock, has_tray: Callable[[], bool]) -> None:
        self._engine = engine
        self._clock = clock
        self.has_tray = has_tray

    def offer(self, bus: Bus, loop: Loop) -> Call:
        """Be asked over the session bus as well; returns what takes that back."""
        if not bus.has_address:
            return lambda: None
        from desk_stretch.remote.offer import Offer

        offer = Offer(bus, self, self._clock.now)
        offer.open(loop, self._engine.subscribe)
        return offer.close

    def window_to_show(self, *, at_start: bool) -> str:
        """The window that whoever starts the app is to see; empty if it is the tray icon."""
        if not self._engine.settings.start.welcomed:
            return "welcome"
        return "" if at_start and self.has_tray() else "main"

    def do(self, command: Command) -> None:
        """Carry a command out."""
        self._engine.do(command)

    def status_json(self) -> dict[str, Any]:
        """The present status as JSON values."""
        from desk_stretch.remote.status import status_json

        status = status_json(self._engine.status(), self._clock.now().zone)
        return status | {"tray": self.has_tray()}

    def why_json(self) -> dict[str, Any]:
        """The last decisions as JSON values."""
        from desk_stretch.remote.why import why_json

        return why_json(self._engine.diary(), _names(self._engine))

    def today_json(self) -> dict[str, Any]:
        """What is still to come today, as JSON values."""
        from desk_stretch.remote.today import today_json

        return today_json(self._engine.today(), _names(self._engine))


def _names(engine: Engine) -> dict[str, str]:
    """The names of all reminders by their id."""
    from desk_stretch.core.breaks.policy import REST_BREAK

    own = {each.id: tr(each.name) for each in engine.reminders()}
    return {REST_BREAK: tr("Rest break"), **own}
