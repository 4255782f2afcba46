"""The app's name on the session bus: ours while it runs, if nobody else has it.

What is asked there is answered in ``on_bus``, which is loaded with the first call.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desk_stretch import DESKTOP_ID
from desk_stretch.engine.events import Event, StatusChanged
from desk_stretch.platform.wire import BUS, Body, Called, Peer

if TYPE_CHECKING:
    from desk_stretch.core.moment import Moment
    from desk_stretch.core.ports import Handle, Loop
    from desk_stretch.platform.bus import Bus
    from desk_stretch.remote.asked import Answering

OBJECT = "/" + DESKTOP_ID.replace(".", "/")
INTERFACE = f"{DESKTOP_ID}1"
CHANGED = "StatusChanged"
LATE_S = 1.0  # nobody needs it while the app starts, but a bus that started the app for a caller

_OURSELVES = Peer(DESKTOP_ID, OBJECT, INTERFACE)
_DO_NOT_QUEUE = 4
_OWNED = (1, 4)  # now, and already
_STARTED_BY_BUS = "DBUS_STARTER_BUS_TYPE"

_LOG = logging.getLogger(__name__)


class Offer:
    """Takes the name, anew whenever the bus comes back, and passes calls on."""

    def __init__(self, bus: Bus, app: Answering, now: Callable[[], Moment]) -> None:
        self._bus = bus
        self._app = app
        self._now = now
        self._handles: list[Handle] = []
        self._is_starting = False

    def open(
        self, loop: Loop, subscribe: Callable[[Callable[[Event], None]], Handle],
        env: Mapping[str, str] = os.environ,
    ) -> None:  # fmt: skip
        """Take the name soon, or at once if a caller waits for it."""
        self._is_starting = _STARTED_BY_BUS in env
        wait_s = 0.0 if self._is_starting else LATE_S
        self._handles = [loop.wake_in(wait_s, lambda: self._begin(subscribe))]

    def close(self) -> None:
        """Answer no more; the name goes with the connection."""
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        self._bus.on_call = None

    def _begin(self, subscribe: Callable[[Callable[[Event], None]], Handle]) -> None:
        if not self._bus.connect():
            _LOG.info("There is no session bus to be reached over")
            return
        self._bus.on_call = self._called
        # The bus itself has an owner again each time that we are connected anew.
        self._handles = [self._bus.watch_name(BUS.name, self._take), subscribe(self._tell)]

    def _take(self, owner: str) -> None:
        if owner:
            self._bus.call(BUS, "RequestName", "su", (DESKTOP_ID, _DO_NOT_QUEUE), self._taken)

    def _taken(self, reply: Body | None) -> None:
        if reply is None or reply[0] not in _OWNED:
            _LOG.info("The name %s on the session bus is not to be had", DESKTOP_ID)

    def _tell(self, event: Event) -> None:
        if isinstance(event, StatusChanged):
            state = event.status.state
            self._bus.say(lambda wire: wire.signal(_OURSELVES, CHANGED, "s", (state,)))

    def _called(self, called: Called) -> None:
        from desk_stretch.remote import on_bus

        app = on_bus.App(self._app, self._now, self._is_starting)
        self._is_starting = False
        given = on_bus.answer(called, app)
        self._bus.say(lambda wire: wire.answer(called, given.signature, given.body, given.error))
