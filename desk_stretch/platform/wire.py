"""One open connection to a message bus: bytes out, messages in. The only file that names jeepney.

Subscriptions, replies and dying buses are the business of ``bus``.
"""

from __future__ import annotations

import itertools
import selectors
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_stretch.platform.framing import Frame, Frames

if TYPE_CHECKING:
    from jeepney import Message

AUTHENTICATE_S = 1.0
CHUNK = 8192  # of a flood one turn of the loop takes some 60 messages, and others have theirs
ROOM_S = 0.01

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


@dataclass(frozen=True, slots=True)
class Called:
    """A call of a method of ours; *body* None: too long, or not to be read."""

    serial: int
    sender: str
    path: str
    interface: str
    member: str
    signature: str
    body: Body | None
    wants_reply: bool = True


class Wire:
    """An authenticated connection. Every method raises OSError when the bus is gone."""

    def __init__(self, address: str) -> None:
        """Connect to the first address in *address* that we can speak to."""
        # Late: these cost 40 ms, and most commands never need a bus.
        from jeepney.bus import get_connectable_addresses
        from jeepney.io.blocking import prep_socket

        try:
            place = next(get_connectable_addresses(address))
            self._socket: socket.socket = prep_socket(place, timeout=AUTHENTICATE_S)
        except (ValueError, RuntimeError) as error:  # an address, or a bus, that is not one
            raise ConnectionError(str(error)) from error
        self._socket.setblocking(False)
        self._frames = Frames()
        self._serials = itertools.count(1)
        self.hello = self.call(BUS, "Hello")

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
        return self._send(message)

    def signal(self, source: Peer, member: str, signature: str, body: Body) -> None:
        """Send a signal of one of our objects to whoever listens."""
        from jeepney import DBusAddress, new_signal

        address = DBusAddress(source.path, interface=source.interface)
        self._send(new_signal(address, member, signature or None, body))

    def answer(self, called: Called, signature: str, body: Body, error: str = "") -> None:
        """Answer a call, or refuse it with the name of an error.

        Whoever calls faster than the bus takes our answers goes without: the connection, and what
        we have to say ourselves, keep their room.
        """
        if not called.wants_reply or not self._has_room():
            return
        from jeepney import Endianness, Header, HeaderFields, Message, MessageFlag, MessageType

        fields: dict[Any, Any] = {
            HeaderFields.destination: called.sender,
            HeaderFields.reply_serial: called.serial,
        }
        if signature:
            fields[HeaderFields.signature] = signature
        if error:
            fields[HeaderFields.error_name] = error
        kind = MessageType.error if error else MessageType.method_return
        flags = MessageFlag.no_reply_expected
        self._send(Message(Header(Endianness.little, kind, flags, 1, 0, 0, fields), body))

    def receive(self) -> list[Reply | Heard | Called]:
        """Return what has come since the last time; does not wait."""
        try:
            data = self._socket.recv(CHUNK)
        except BlockingIOError:
            return []
        if not data:
            raise ConnectionResetError
        return list(self._messages(data))

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for something to read; for the few questions asked at start."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            return bool(selector.select(seconds))

    def close(self) -> None:
        self._socket.close()

    def _send(self, message: Message) -> int:
        serial = next(self._serials)
        self._socket.sendall(message.serialise(serial=serial))
        return serial

    def _has_room(self) -> bool:
        """Whether a message goes out whole: a socket counts as writable when most of it is free."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_WRITE)
            return bool(selector.select(ROOM_S))

    def _messages(self, data: bytes) -> Iterator[Reply | Heard | Called]:
        for frame in self._frames.add(data):
            try:
                message = _read(frame)
            except _UNREADABLE:
                continue  # a kind of message, or a field of its head, that nobody has agreed on
            if message is not None:
                yield message


_UNREADABLE = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, RecursionError,
    struct.error,
)  # fmt: skip
"""What the library raises for bytes that are not what they should be."""


def _read(frame: Frame) -> Reply | Heard | Called | None:
    """Read a message; raises one of ``_UNREADABLE``."""
    from jeepney.low_level import Header, HeaderFields, MessageFlag, MessageType

    header, begin = Header.from_buffer(frame.data)
    kind, fields = header.message_type, header.fields
    named = (
        fields.get(HeaderFields.path, ""),
        fields.get(HeaderFields.interface, ""),
        fields.get(HeaderFields.member, ""),
    )
    sender = fields.get(HeaderFields.sender, "")
    signature = fields.get(HeaderFields.signature, "")
    body = None if frame.is_cut else _body(frame.data, begin, signature, header.endianness)
    if kind is MessageType.signal:
        return None if body is None else Heard(sender, *named, body)
    if kind is MessageType.method_call:
        wants_reply = not header.flags & MessageFlag.no_reply_expected
        return Called(header.serial, sender, *named, signature, body, wants_reply)
    is_answer = kind is MessageType.method_return
    return Reply(fields[HeaderFields.reply_serial], body if is_answer else None)


def _body(data: bytes, begin: int, signature: str, order: Any) -> Body | None:
    """Read what a message says; None if it cannot be read, as a file descriptor we never took."""
    from jeepney.low_level import parse_signature

    try:
        body: Body = parse_signature(list(f"({signature})")).parse_data(data, begin, order)[0]
    except _UNREADABLE:
        return None
    return body
