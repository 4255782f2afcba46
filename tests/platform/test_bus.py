"""The bus against a real daemon: calls, signals, names, death and coming back."""

from __future__ import annotations

import pytest
from jeepney import DBusAddress, new_method_call

from desk_stretch.platform import bus as bus_module
from desk_stretch.platform.bus import Bus
from desk_stretch.platform.wire import BUS, Peer
from tests.desktop.bus import Service, sender_of
from tests.fakes import FakeLoop

ECHO = Peer("org.example.Echo", "/org/example/Echo", "org.example.Echo")


class Echo(Service):
    """Says again what it is told; ``Loud`` sends a signal first, ``Never`` says nothing."""

    def __init__(self, address):
        self.callers = []
        super().__init__(address, ECHO.name)

    def answer(self, member, body, message):
        self.callers.append(sender_of(message))
        if member == "Loud":
            self.shout("from within")
        if member in {"Echo", "Loud"}:
            return "s", (body[0],)
        raise LookupError(member)

    def _take(self, message):
        if message.header.fields.get(3) != "Never":
            super()._take(message)

    def shout(self, word, interface=ECHO.interface):
        self.signal(ECHO.path, interface, "Shout", "s", word)

    def call_back(self):
        self._send(new_method_call(DBusAddress("/", self.callers[0], "x.Any"), "Any"))


@pytest.fixture
def daemon(daemons):
    return daemons()


@pytest.fixture
def bus(loop, daemon):
    bus = Bus(loop, daemon.address)
    assert bus.connect()
    yield bus
    bus.close()


@pytest.fixture
def echo(services, daemon):
    return services(Echo(daemon.address))


@pytest.mark.parametrize(
    "address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus"]
)
def test_a_bus_that_is_not_there_raises_nothing(loop, address):
    bus = Bus(loop, address)
    replies, owners = [], []
    assert not bus.connect()
    assert bus.ask(ECHO, "Echo", "s", ("x",)) is None
    assert not bus.has_owner(ECHO.name)
    handles = [
        bus.listen(ECHO, "Shout", replies.append),
        bus.watch_name(ECHO.name, owners.append),
    ]
    bus.call(ECHO, "Echo", "s", ("x",))
    bus.call(ECHO, "Echo", "s", ("x",), replies.append)
    assert replies == []
    loop.until(lambda: replies)
    for handle in handles:
        handle.cancel()
    bus.close()
    assert (replies, owners, bus.is_connected) == ([None], [], False)


def test_a_call_is_answered_from_the_loop(loop, bus, echo):
    replies = []
    bus.call(ECHO, "Echo", "s", ("hello",), replies.append)
    bus.call(ECHO, "Unknown", on_reply=replies.append)
    bus.call(ECHO, "Echo", "s", ("nobody waits for this one",))
    assert replies == []
    loop.until(lambda: len(replies) == 2)
    assert replies == [("hello",), None]
    assert bus.connect()


def test_who_calls_us_gets_nothing_and_breaks_nothing(loop, bus, echo):
    assert bus.ask(ECHO, "Echo", "s", ("hello",)) == ("hello",)
    echo.call_back()
    assert bus.ask(ECHO, "Echo", "s", ("again",)) == ("again",)


def test_asking_waits_for_its_answer_and_keeps_the_rest_for_the_loop(loop, bus, echo):
    heard = []
    bus.listen(ECHO, "Shout", heard.append)
    loop.turns()
    assert bus.has_owner(ECHO.name)
    assert bus.ask(ECHO, "Loud", "s", ("x",)) == ("x",)
    assert heard == []
    loop.until(lambda: heard)
    assert heard == [("from within",)]
    assert bus.ask(ECHO, "Never", within_s=0.02) is None


def test_a_signal_counts_only_from_the_owner_of_the_name(loop, bus, echo, services, daemon):
    heard, closely = [], []
    bus.listen(ECHO, "Shout", heard.append)
    bus.listen(ECHO, "Shout", closely.append, arg0="only this")
    liar = services(Service(daemon.address, "org.example.Liar"))
    loop.turns()
    echo.shout("it is me", interface="org.example.Other")
    bus.ask(ECHO, "Echo", "s", ("x",))
    to_us = DBusAddress(ECHO.path, echo.callers[0], ECHO.interface)
    liar._send(_unicast(to_us, "it was not me"))
    echo.shout("it was me")
    echo.shout("only this")
    loop.until(lambda: len(heard) == 2)
    assert heard == [("it was me",), ("only this",)]
    assert closely == [("only this",)]


def _unicast(to, word):
    from jeepney import HeaderFields, new_signal

    message = new_signal(DBusAddress(to.object_path, interface=to.interface), "Shout", "s", (word,))
    message.header.fields[HeaderFields.destination] = to.bus_name
    return message


def test_a_cancelled_listener_hears_no_more_even_in_the_same_turn(loop, bus, echo):
    heard = []
    handles = []

    def first_only(body):
        heard.append(body)
        for handle in handles:
            handle.cancel()

    handles += [bus.listen(ECHO, "Shout", first_only) for _ in range(2)]
    handles.append(bus.watch_name(BUS.name, lambda _: None))
    loop.turns()
    echo.shout("one")
    echo.shout("two")
    loop.until(lambda: heard)
    loop.turns()
    assert heard == [("one",)]


def test_the_owner_of_a_name_is_told_at_once_and_at_each_change(loop, bus, services, daemon):
    owners = []
    watch = bus.watch_name(ECHO.name, owners.append)
    loop.until(lambda: owners == [""])
    echo = Echo(daemon.address)
    loop.until(lambda: len(owners) == 2)
    echo.stop()
    loop.until(lambda: len(owners) == 3)
    assert owners[1].startswith(":")
    assert owners[2] == ""
    watch.cancel()
    watch.cancel()
    services(Echo(daemon.address))
    loop.turns()
    assert len(owners) == 3


def test_a_watch_cancelled_before_its_first_answer_is_not_told(loop, bus):
    owners = []
    bus.watch_name(ECHO.name, owners.append).cancel()
    loop.turns()
    assert owners == []


def test_a_bus_that_dies_and_comes_back(loop, daemons, monkeypatch):
    monkeypatch.setattr(bus_module, "FIRST_WAIT_S", 0.02)
    monkeypatch.setattr(bus_module, "LONGEST_WAIT_S", 0.02)
    daemon = daemons()
    echo = Echo(daemon.address)
    bus = Bus(loop, daemon.address)
    bus.connect()
    replies, owners, heard = [], [], []
    bus.watch_name(ECHO.name, owners.append)
    bus.listen(ECHO, "Shout", heard.append)
    loop.until(lambda: owners)

    bus.call(ECHO, "Never", on_reply=replies.append)
    daemon.process.kill()
    loop.until(lambda: replies)
    assert replies == [None]
    assert owners[-1] == ""
    assert not bus.is_connected
    echo.stop()

    again = Echo(daemons().address)
    loop.until(lambda: owners[-1])
    again.shout("back")
    loop.until(lambda: heard)
    assert heard == [("back",)]
    again.stop()
    bus.close()
    assert not bus.is_connected


def test_a_dead_bus_is_tried_after_growing_waits(daemons):
    loop = FakeLoop()
    daemon = daemons()
    bus = Bus(loop, daemon.address)
    bus.connect()
    daemon.stop()
    assert bus.ask(ECHO, "Echo", "s", ("x",)) is None
    assert bus.ask(ECHO, "Echo", "s", ("x",)) is None  # said twice, lost once
    loop.run(0)
    waits = []
    while len(waits) < 11:
        ((at, _),) = loop.timers.values()
        waits.append(at - loop.now)
        loop.run(waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    bus.close()
    assert not loop.timers


def test_a_call_into_a_dead_bus_is_answered_with_none(daemons):
    loop = FakeLoop()
    daemon = daemons()
    bus = Bus(loop, daemon.address)
    bus.connect()
    daemon.stop()
    replies = []
    bus.call(ECHO, "Echo", "s", ("x",), replies.append)
    bus.call(ECHO, "Echo", "s", ("x",), replies.append)
    assert replies == []
    loop.run(0)
    assert replies == [None, None]
    bus.close()


def test_a_bus_that_ends_while_it_is_asked(loop, daemons, monkeypatch):
    daemon = daemons()
    bus = Bus(loop, daemon.address)
    bus.connect()
    loop.turns()
    monkeypatch.setattr(bus._wire, "receive", _end_of_file)
    assert bus.ask(BUS, "GetId") is None
    loop.until(lambda: not bus.is_connected)
    bus.close()


def _end_of_file():
    raise ConnectionResetError


def test_reading_what_is_no_longer_there_is_harmless(loop, bus):
    assert bus._wire.receive() is not None
    while bus._wire.wait(0.05):
        bus._wire.receive()
    assert bus._wire.receive() == []
    bus.close()
    bus._read()
