"""The app's name on the bus: when it is taken, when it is not to be had, and when the bus dies."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from jeepney import HeaderFields, MatchRule, message_bus

from desk_stretch import DESKTOP_ID
from desk_stretch.core.moment import Moment
from desk_stretch.engine.events import QuitAsked, StatusChanged
from desk_stretch.platform import bus as bus_module
from desk_stretch.platform.bus import Bus
from desk_stretch.remote.answering import EngineAnswers
from desk_stretch.remote.offer import LATE_S, Offer
from tests.desktop.bus import Service
from tests.fakes import FakeLoop
from tests.remote.bus.conftest import Caller

AT_ONCE = {"DBUS_STARTER_BUS_TYPE": "session"}


@pytest.fixture
def daemon(daemons):
    """One for each test: some end it."""
    return daemons()


def changed(state):
    return StatusChanged(SimpleNamespace(state=state))


class TestTheName:
    def test_it_is_taken_once_the_start_is_over(self, app, events, now):
        loop = FakeLoop()
        bus = Bus(loop, "")
        Offer(bus, app, now).open(loop, events.subscribe, {})
        ((due, _),) = loop.timers.values()
        assert due == LATE_S
        loop.run(LATE_S)
        assert bus.on_call is None
        assert events.listeners == []

    def test_a_caller_that_had_the_app_started_does_not_wait(self, app, events, now):
        loop = FakeLoop()
        Offer(Bus(loop, ""), app, now).open(loop, events.subscribe, AT_ONCE)
        ((due, _),) = loop.timers.values()
        assert due == 0

    def test_without_a_bus_it_is_said_in_the_log(self, loop, app, events, now, caplog):
        caplog.set_level(logging.INFO)
        offer = Offer(Bus(loop, "unix:path=/nowhere"), app, now)
        offer.open(loop, events.subscribe, AT_ONCE)
        loop.turns()
        offer.close()
        assert "no session bus" in caplog.text

    def test_a_name_that_is_taken_stays_theirs(
        self, loop, daemon, bus, services, app, events, now, caplog
    ):
        caplog.set_level(logging.INFO)
        services(Service(daemon.address, DESKTOP_ID))
        offer = Offer(bus, app, now)
        offer.open(loop, events.subscribe, AT_ONCE)
        loop.until(lambda: "not to be had" in caplog.text, "a line in the log")
        offer.close()
        assert bus.is_connected

    def test_closing_ends_it(self, loop, bus, caller, offer, events, app):
        offer.close()
        caller.shout("Skip")
        loop.turns()
        assert (app.done, events.listeners) == ([], [])

    def test_it_is_ours_again_on_a_bus_that_came_back(
        self, loop, daemons, app, events, now, monkeypatch
    ):
        monkeypatch.setattr(bus_module, "FIRST_WAIT_S", 0.02)
        first = daemons()
        bus = Bus(loop, first.address)
        offer = Offer(bus, app, now)
        offer.open(loop, events.subscribe, AT_ONCE)
        loop.until(lambda: first.owns(DESKTOP_ID))
        first.process.kill()
        loop.until(lambda: not bus.is_connected)
        events.announce(changed("away"))  # nobody is there to hear it
        second = daemons()
        loop.until(lambda: second.owns(DESKTOP_ID), "the name again")
        caller = Caller(loop, second.address)
        assert caller.ask("Skip") == ()
        caller.connection.close()
        offer.close()
        bus.close()

    def test_a_bus_that_dies_as_it_is_told_something(self, loop, bus, offer, events, daemon):
        daemon.process.kill()
        daemon.process.wait()
        events.announce(changed("away"))
        assert bus.is_connected
        loop.until(lambda: not bus.is_connected)


def test_a_change_of_the_status_is_told_to_whoever_listens(loop, caller, events):
    rule = MatchRule(type="signal", sender=DESKTOP_ID, member="StatusChanged")
    caller.send(message_bus.AddMatch(rule))
    events.announce(changed("away"))
    events.announce(QuitAsked())
    events.announce(changed("due"))

    def told():
        caller.read()
        fields = [each.header.fields for each in caller.heard]
        pairs = zip(fields, caller.heard, strict=True)
        return [m.body[0] for f, m in pairs if f.get(HeaderFields.member) == "StatusChanged"]

    loop.until(lambda: len(told()) == 2)
    assert told() == ["away", "due"]


def answering(has_tray=False, **engine):
    """The app's answers, of an engine that has just so much."""
    at = Moment(datetime(2026, 3, 4, 12, 0, tzinfo=UTC).timestamp(), 1000.0)
    clock = SimpleNamespace(now=lambda: at)
    return EngineAnswers(SimpleNamespace(**engine), clock, lambda: has_tray)


class TestTheEnginesSide:
    def test_without_a_bus_nothing_is_offered(self, events):
        loop = FakeLoop()
        answering(subscribe=events.subscribe).offer(Bus(loop, ""), loop)()
        assert loop.timers == {}

    def test_with_one_it_is_offered_until_it_is_taken_back(self, daemon, events):
        loop = FakeLoop()
        close = answering(subscribe=events.subscribe).offer(Bus(loop, daemon.address), loop)
        assert len(loop.timers) == 1
        close()
        assert loop.timers == {}

    @pytest.mark.parametrize(
        ("welcomed", "has_tray", "at_start", "window"),
        [
            (False, True, True, "welcome"),
            (False, False, False, "welcome"),
            (True, True, True, ""),
            (True, False, True, "main"),
            (True, True, False, "main"),
        ],
    )
    def test_the_window_that_a_launcher_brings(self, welcomed, has_tray, at_start, window):
        settings = SimpleNamespace(start=SimpleNamespace(welcomed=welcomed))
        answers = answering(settings=settings, has_tray=has_tray)
        assert answers.window_to_show(at_start=at_start) == window
