"""The app asked over the session bus, as a launcher, a script and a widget ask it."""

from __future__ import annotations

import pytest
from jeepney.wrappers import DBusErrorResponse

from desk_stretch import DESKTOP_ID
from desk_stretch.remote.offer import INTERFACE, OBJECT
from tests.desktop.app import AT_ONCE, App
from tests.desktop.bus import Service
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

OURS = (DESKTOP_ID, OBJECT, INTERFACE)
LAUNCHER = (DESKTOP_ID, OBJECT, "org.freedesktop.Application")


@pytest.fixture
def caller(desktop):
    caller = Service(desktop.bus.address, "org.example.Caller")
    yield caller
    caller.stop()


def test_a_launcher_a_script_and_a_second_app(desktop, caller):
    app = App(desktop, settings=AT_ONCE).start("--background")
    desktop.bus.wait_for_name(DESKTOP_ID)
    assert desktop.windows() == []
    caller.call(LAUNCHER, "Activate", "a{sv}", {"activation-token": ("s", "token")})
    desktop.wait_window("^Desk Stretch$")
    caller.call(OURS, "Pause", "a{sv}", {"seconds": ("i", 600)})
    (status,) = caller.call(OURS, "Status")
    assert status["state"] == ("s", "paused")
    assert status["pause_until"] == ("s", app.status()["pause_until"])
    caller.call(OURS, "Resume")
    with pytest.raises(DBusErrorResponse, match="Refused"):
        caller.call(OURS, "Skip")
    caller.call(LAUNCHER, "ActivateAction", "sava{sv}", "start-sitting", [], {})
    wait_until(lambda: app.status()["state"] == "routine", "a routine")
    caller.call(OURS, "Quit")
    assert app.process.wait(20) == 0
    assert app.complaints == []
    assert not desktop.bus.owns(DESKTOP_ID)
