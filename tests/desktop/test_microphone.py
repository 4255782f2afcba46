"""The microphone hold with real sound servers: who listens is seen, who only plays is not."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from desk_stretch.platform.holds.microphone import PulseMicrophone
from desk_stretch.platform.holds.pulse import Pulse
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings
from tests.desktop.app import AT_ONCE, App, busy_hands
from tests.desktop.processes import wait_until
from tests.desktop.sound_server import LOUDSPEAKERS_HEARD, MICROPHONE, PipeWire, SoundServer
from tests.fakes import FakeLoop

pytestmark = pytest.mark.desktop

PATIENCE_S = 10.0


@pytest.fixture
def bare(make_desktop):
    return make_desktop(tray="none", notifications="none")


@pytest.fixture(params=[SoundServer, pytest.param(PipeWire, marks=pytest.mark.compositor)])
def make_server(bare, request):
    missing = [tool for tool in request.param.optional if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return lambda: request.param(bare)


@pytest.fixture
def sense(bare):
    host = Host(system_bus="", runtime_folder=Path(bare.env["XDG_RUNTIME_DIR"]))
    with closing(Surroundings.of(host, FakeLoop())) as surroundings:
        yield PulseMicrophone(surroundings)


def holds(bare, sense):
    """Whether it holds, asked with more patience than the app has on a machine that is busy."""
    place = Path(bare.env["XDG_RUNTIME_DIR"]) / "pulse" / "native"
    with Pulse(place, bare.folder / "no-cookie", PATIENCE_S) as server:
        count = server.listeners()
    wait_until(lambda: sense.is_on() == (count > 0), "the same from the sense")
    return count > 0


def test_a_program_that_listens_holds_until_it_ends(bare, sense, make_server):
    assert not sense.is_available().works, "no server is there yet"
    server = make_server()
    assert sense.is_available() == (True, "The sound server tells who listens.")
    assert not holds(bare, sense)
    one, other = server.listen(MICROPHONE), server.listen(MICROPHONE)
    assert holds(bare, sense)
    server.silence(one)
    assert holds(bare, sense), "the other one still listens"
    server.silence(other)
    assert not holds(bare, sense)


def test_recording_what_is_played_holds_nothing(bare, sense, make_server):
    server = make_server()
    server.listen(LOUDSPEAKERS_HEARD)
    assert not holds(bare, sense)
    call = server.listen(MICROPHONE)
    assert holds(bare, sense)
    server.silence(call)
    assert not holds(bare, sense)


def test_a_server_that_ends_lets_go(bare, sense, make_server):
    server = make_server()
    server.listen(MICROPHONE)
    assert holds(bare, sense)
    server.process.kill()
    assert not sense.is_on()
    assert not sense.is_available().works


def test_a_call_keeps_the_break_in_the_app(bare, make_server):
    server = make_server()
    busy_hands(bare)
    call = server.listen(MICROPHONE)
    app = App(bare, settings=AT_ONCE).has_worked(5).start("--background")
    wait_until(lambda: app.status().get("holds") == ["microphone"], "held by the microphone", 20)
    assert app.status()["reason"] == "Holding the break while the microphone is in use."
    found = next(each for each in app.json("doctor")["holds"] if each["hold"] == "microphone")
    assert (found["works"], found["name"], found["on"]) == (True, "pulse", True)
    server.silence(call)
    app.wait_state("due")
    app.end()
