"""Short questions to a message bus: whether a name is owned, and what a property says."""

from __future__ import annotations

from typing import Any

from desk_stretch.platform.bus import Bus
from desk_stretch.platform.holds.sense import LATEST_S
from desk_stretch.platform.wire import BUS, Body, Peer

_PROPERTIES = "org.freedesktop.DBus.Properties"


def is_there(bus: Bus, name: str) -> bool:
    """Whether somebody owns *name* now; nobody is started by being asked for."""
    answer = bus.connect() and bus.ask(BUS, "NameHasOwner", "s", (name,), LATEST_S)
    return bool(answer and answer[0])


def ask(bus: Bus, peer: Peer, member: str, signature: str = "", body: Body = ()) -> Any:
    """The one value that a method returns; None for an error, or if nobody is there."""
    if not is_there(bus, peer.name):
        return None
    answer = bus.ask(peer, member, signature, body, LATEST_S)
    return answer[0] if answer else None


def read(bus: Bus, peer: Peer, name: str) -> Any:
    """The value of a property; None for an error, or if nobody is there."""
    there = Peer(peer.name, peer.path, _PROPERTIES)
    value = ask(bus, there, "Get", "ss", (peer.interface, name))
    return value[1] if isinstance(value, tuple) else None
