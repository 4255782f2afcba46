"""One open connection to a message bus: bytes out, messages in. The only file that names jeepney.

Subscriptions, replies and dying buses are the business of ``bus``.
"""

from __future__ import annotations

import itertools
import selectors
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

AUTHENTICATE_S = 1.0
CHUNK = 65536

Body = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Peer:
    """Whom to speak to: a bus name, one of its objects, and an interface of that."""

    name: str
    path: str
    interface: str


BUS = Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for the call with that serial; *body* None means an error."""

    serial: int
    body: Body | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A signal, and the unique name of who sent it."""

    sender: str
    path: str
    interface: str
    member: str
    body: Body


class Wire:
    """An authenticated connection. Every method raises OSError when the bus is gone."""

    def __init__(self, address: str) -> None:
        """Connect to the first address in *address* that we can speak to."""
        # Late: these cost 40 ms, and most commands never need a bus.
        from jeepney import Parser
        from jeepney.bus import get_connectable_addresses
        from jeepney.io.blocking import prep_socket

        try:
            place = next(get_connectable_addresses(address))
            self._socket: socket.socket = prep_socket(place, timeout=AUTHENTICATE_S)
        except (ValueError, RuntimeError) as error:  # an address, or a bus, that is not one
            raise ConnectionError(str(error)) from error
        self._socket.setblocking(False)
        self._parser = Parser()
        self._serials = itertools.count(1)
        self.call(BUS, "Hello")

    @property
    def fd(self) -> int:
        return self._socket.fileno()

    def call(
        self,
        peer: Peer,
        member: str,
        signature: str = "",
        body: Body = (),
        *,
        wants_reply: bool = True,
    ) -> int:
        """Send a method call and return its serial.

        A bus that does not even take our few bytes counts as gone: nothing waits here.
        """
        from jeepney import DBusAddress, MessageFlag, new_method_call

        address = DBusAddress(peer.path, peer.name, peer.interface)
        message = new_method_call(address, member, signature or None, body)
        if not wants_reply:
            message.header.flags = MessageFlag.no_reply_expected
        serial = next(self._serials)
        self._socket.sendall(message.serialise(serial=serial))
        return serial

    def receive(self) -> list[Reply | Heard]:
        """Return what has come since the last time; does not wait."""
        try:
            data = self._socket.recv(CHUNK)
        except BlockingIOError:
            return []
        if not data:
            raise ConnectionResetError
        self._parser.add_data(data)
        return list(self._messages())

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for something to read; for the few questions asked at start."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            return bool(selector.select(seconds))

    def close(self) -> None:
        self._socket.close()

    def _messages(self) -> Iterator[Reply | Heard]:
        from jeepney import HeaderFields, MessageType

        while (message := self._parser.get_next_message()) is not None:
            kind, fields = message.header.message_type, message.header.fields
            if kind is MessageType.signal:
                yield Heard(
                    fields.get(HeaderFields.sender, ""),
                    fields.get(HeaderFields.path, ""),
                    fields.get(HeaderFields.interface, ""),
                    fields.get(HeaderFields.member, ""),
                    message.body,
                )
            elif kind is not MessageType.method_call:  # nobody has anything to call here
                body = message.body if kind is MessageType.method_return else None
                yield Reply(fields[HeaderFields.reply_serial], body)
