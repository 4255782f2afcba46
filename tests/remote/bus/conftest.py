"""The app's object on a real bus, and a stranger who calls it."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from jeepney import DBusAddress, HeaderFields, MessageFlag, MessageType, new_method_call

from desk_stretch import DESKTOP_ID
from desk_stretch.core.moment import Moment
from desk_stretch.platform.bus import Bus
from desk_stretch.remote.offer import INTERFACE, OBJECT, Offer
from tests.desktop.bus import Bus as Daemon
from tests.desktop.bus import connect
from tests.platform import conftest as platform
from tests.remote.conftest import NOON, App

daemons, services, short_folder = platform.daemons, platform.services, platform.short_folder
loop = platform.loop


class Caller:
    """Anybody on the bus. What comes back is the body, or the name of the error."""

    def __init__(self, loop, address):
        self._loop = loop
        self.connection = connect(address)
        self.heard = []

    def ask(self, member, signature="", *body, path=OBJECT, interface=INTERFACE, name=DESKTOP_ID):
        """Call a method and turn the app's loop until the reply is there."""
        address = DBusAddress(path, bus_name=name, interface=interface or None)
        return self.send(new_method_call(address, member, signature or None, body))

    def send(self, message, deadline_s=8.0):
        serial = next(self.connection.outgoing_serial)
        self.connection.send(message, serial=serial)
        self._loop.until(lambda: self._reply_to(serial), "a reply", deadline_s)
        reply = self._reply_to(serial)
        self.text = reply.body[0] if reply.body else ""
        if reply.header.message_type is MessageType.error:
            return reply.header.fields[HeaderFields.error_name]
        return reply.body

    def shout(self, member, signature="", *body):
        """Call a method and want no reply."""
        address = DBusAddress(OBJECT, bus_name=DESKTOP_ID, interface=INTERFACE)
        message = new_method_call(address, member, signature or None, body)
        message.header.flags |= MessageFlag.no_reply_expected
        self.connection.send(message)

    def read(self):
        """Take in what has come."""
        with contextlib.suppress(TimeoutError):
            while True:
                self.heard.append(self.connection.receive(timeout=0))

    def _reply_to(self, serial):
        self.read()
        for message in self.heard:
            if message.header.fields.get(HeaderFields.reply_serial) == serial:
                return message
        return None


class Events:
    """The engine's side of a subscription."""

    def __init__(self):
        self.listeners = []

    def subscribe(self, listener):
        self.listeners.append(listener)
        return type("Handle", (), {"cancel": lambda _: self.listeners.remove(listener)})()

    def announce(self, event):
        for listener in tuple(self.listeners):
            listener(event)


@pytest.fixture
def app():
    return App()


@pytest.fixture
def events():
    return Events()


@pytest.fixture(scope="module")
def daemon():
    """One for all tests of a file; each test's app and caller come and go."""
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        daemon = Daemon(Path(folder))
        yield daemon
        daemon.stop()


@pytest.fixture
def now():
    return lambda: Moment(NOON.wall, NOON.steady)


@pytest.fixture
def bus(loop, daemon):
    bus = Bus(loop, daemon.address)
    yield bus
    bus.close()


@pytest.fixture
def offer(loop, daemon, bus, app, events, now):
    offer = Offer(bus, app, now)
    loop.until(lambda: not daemon.owns(DESKTOP_ID), "the app of the test before is gone")
    offer.open(loop, events.subscribe, {"DBUS_STARTER_BUS_TYPE": "session"})
    loop.until(lambda: daemon.owns(DESKTOP_ID), "the name")
    yield offer
    offer.close()


@pytest.fixture
def caller(loop, daemon, offer):
    caller = Caller(loop, daemon.address)
    yield caller
    caller.connection.close()
