"""A private D-Bus daemon, and the base of the stand-ins that answer on it.

A stand-in owns a name and answers calls on a thread of its own; the test's thread reads what it
recorded, and calls out over a second connection.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
import xml.sax.saxutils
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus import get_connectable_addresses
from jeepney.io.blocking import DBusConnection, prep_socket

from tests.desktop.processes import Process, wait_until

T = TypeVar("T")
Answer = tuple[str, tuple[Any, ...]]

_PROPERTIES = "org.freedesktop.DBus.Properties"
_INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
_PRIMARY_OWNER = 1
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")

# No service folder but our own: nothing that happens to be installed starts by being called.
_CONFIG = """<busconfig>
  <type>{kind}</type>
  <listen>unix:path={socket}</listen>
  <servicedir>{offers}</servicedir>
  <policy context="default">
    <allow user="*"/><allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""


class Bus:
    """A D-Bus daemon of our own; *kind* is ``session`` or ``system``."""

    def __init__(self, folder: Path, kind: str = "session") -> None:
        self.socket = folder / f"{kind}-bus"
        self.address = f"unix:path={self.socket}"
        config = folder / f"{kind}-bus.conf"
        self._offers = folder / f"{kind}-offers"
        self._offers.mkdir(exist_ok=True)
        places = {"socket": str(self.socket), "offers": str(self._offers)}
        words = {name: xml.sax.saxutils.escape(place) for name, place in places.items()}
        config.write_text(_CONFIG.format(kind=kind, **words), encoding="utf-8")
        self.process = Process(
            ["dbus-daemon", "--nofork", "--nopidfile", f"--config-file={config}"],
            os.environ,
            folder / f"{kind}-bus.log",
        )
        self.process.wait_until(self._answers, f"the {kind} bus answers")
        self._client = connect(self.address)

    def _answers(self) -> bool:
        try:
            connect(self.address).close()
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        return True

    def owns(self, name: str) -> bool:
        """Whether somebody on the bus owns *name*."""
        return bool(self._client.bus_proxy.NameHasOwner(name)[0])

    def offer(self, name: str) -> None:
        """Let *name* be one that is started by being called; who does that gets an error."""
        words = f"[D-BUS Service]\nName={name}\nExec=/bin/false\n"
        (self._offers / f"{name}.service").write_text(words, encoding="utf-8")
        self._client.send_and_get_reply(new_method_call(_BUS, "ReloadConfig"))

    def wait_for_name(self, name: str, deadline_s: float = 10.0) -> None:
        """Wait until somebody owns *name*."""
        wait_until(lambda: self.owns(name), f"{name} is on the bus", deadline_s)

    def stop(self) -> None:
        """End the daemon, which also ends every connection to it."""
        self._client.close()
        self.process.stop()


def connect(address: str) -> DBusConnection:
    """Open a connection to the bus at *address*."""
    first = next(get_connectable_addresses(address))
    return DBusConnection(prep_socket(first, enable_fds=True), enable_fds=True)


class Service:
    """Owns *name* on a bus and answers calls until it is stopped."""

    def __init__(self, address: str, name: str) -> None:
        self.name = name
        self.changed = threading.Condition()
        self._serving = connect(address)
        self._calling = connect(address)
        self._sending = threading.Lock()
        self._stopped = False
        self._prepare(self._serving)
        if self._serving.bus_proxy.RequestName(name)[0] != _PRIMARY_OWNER:
            self._serving.close()
            self._calling.close()
            raise AssertionError(f"{name} is owned by another")
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    # --- what a stand-in defines

    def answer(self, member: str, body: tuple[Any, ...], message: Message) -> Answer:
        """Return signature and values of the reply to a call."""
        raise LookupError(member)

    def properties(self, path: str, interface: str) -> dict[str, tuple[str, Any]]:
        """Return the properties of *interface* as name: (signature, value)."""
        return {}

    def introspection(self, path: str) -> str:
        """Return what stands inside the ``node`` element."""
        return ""

    def heard(self, message: Message) -> None:
        """Take note of a signal that ``_prepare`` asked for."""

    def _prepare(self, connection: DBusConnection) -> None:
        """Ask the bus for signals, before the service begins."""

    # --- what a test uses

    def wait_for(self, condition: Callable[[], T], what: str, deadline_s: float = 10.0) -> T:
        """Wait until something recorded here makes *condition* truthy; return its answer."""
        end = time.monotonic() + deadline_s
        with self.changed:
            while not (answer := condition()):
                left = end - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"not within {deadline_s} s: {what}")
                self.changed.wait(left)
            return answer

    def signal(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        """Send a signal to whoever listens."""
        emitter = DBusAddress(path, bus_name=self.name, interface=interface)
        self._send(new_signal(emitter, member, signature or None, body))

    def call(
        self,
        to: tuple[str, str, str],
        member: str,
        signature: str = "",
        *body: object,
        deadline_s: float = 10.0,
    ) -> tuple[Any, ...]:
        """Call a method of (bus name, path, interface) and return the values of its reply."""
        name, path, interface = to
        address = DBusAddress(path, bus_name=name, interface=interface)
        message = new_method_call(address, member, signature or None, body)
        reply = self._calling.send_and_get_reply(message, timeout=deadline_s)
        if reply.header.message_type is MessageType.error:
            raise DBusErrorResponse(reply)
        return tuple(reply.body)

    def get(self, to: tuple[str, str, str], name: str) -> Any:
        """Read a property of (bus name, path, interface)."""
        there = (to[0], to[1], _PROPERTIES)
        return self.call(there, "Get", "ss", to[2], name)[0][1]

    def stop(self) -> None:
        """Leave the bus."""
        self._stopped = True
        with contextlib.suppress(OSError):
            # Wakes the serving thread, which then sees that it is over.
            nudge = DBusAddress("/", bus_name=self._serving.unique_name, interface="x.Stop")
            self._calling.send(new_method_call(nudge, "Stop"))
        self._thread.join(5)
        self._serving.close()
        self._calling.close()

    # --- the serving thread

    def _send(self, message: Message) -> None:
        with self._sending:
            self._serving.send(message)

    def _serve(self) -> None:
        # The bus may end under an answer as well as under a question.
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            while not self._stopped:
                message = self._serving.receive()
                with self.changed:
                    self._take(message)
                    self.changed.notify_all()

    def _take(self, message: Message) -> None:
        if message.header.message_type is MessageType.signal:
            self.heard(message)
        elif message.header.message_type is MessageType.method_call and not self._stopped:
            try:
                signature, values = self._answer(message)
            except LookupError as error:
                unknown = "org.freedesktop.DBus.Error.UnknownMethod"
                self._send(new_error(message, unknown, "s", (str(error),)))
            else:
                self._send(new_method_return(message, signature or None, values))

    def _answer(self, message: Message) -> Answer:
        fields = message.header.fields
        path, member = fields[HeaderFields.path], fields[HeaderFields.member]
        interface = fields.get(HeaderFields.interface, "")
        if interface == _INTROSPECTABLE:
            return "s", (f"<node>{self.introspection(path)}</node>",)
        if interface == _PROPERTIES and member == "Get":
            return "v", (self.properties(path, message.body[0])[message.body[1]],)
        if interface == _PROPERTIES and member == "GetAll":
            return "a{sv}", (self.properties(path, message.body[0]),)
        return self.answer(member, tuple(message.body), message)


def sender_of(message: Message) -> str:
    """Return the unique name of whoever sent *message*."""
    return str(message.header.fields[HeaderFields.sender])
