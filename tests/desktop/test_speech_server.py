"""The voice with a real speech-dispatcher, which speaks into loudspeakers of nothing."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from desk_stretch.core.heard import Manner
from desk_stretch.platform.host import Host
from desk_stretch.platform.speech import dispatcher, ssip
from desk_stretch.platform.speech.dispatcher import SpeechDispatcher
from desk_stretch.platform.surroundings import Surroundings
from tests.desktop.sound_server import SoundServer
from tests.platform.conftest import TurningLoop

pytestmark = pytest.mark.desktop

MANNER = Manner("de", 1.0, 40)
LONG = "This is a sentence of a screen reader, and it goes on for a while."
CONFIGURATION = """
LogLevel 1
DefaultModule espeak-ng
AddModule "espeak-ng" "sd_espeak-ng" ""
AudioOutputMethod "pulse"
"""


@pytest.fixture
def loop():
    loop = TurningLoop()
    yield loop
    loop.close()


@pytest.fixture
def session(make_desktop, monkeypatch):
    """A session with a sound server, in which speech-dispatcher is installed and does not run."""
    desktop = make_desktop(tray="none", notifications="none")
    SoundServer(desktop)
    folder = Path(desktop.env["XDG_CONFIG_HOME"]) / "speech-dispatcher"
    folder.mkdir(parents=True)
    (folder / "speechd.conf").write_text(CONFIGURATION)
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, desktop.env[name])
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    runtime = Path(desktop.env["XDG_RUNTIME_DIR"])
    yield runtime
    with suppress(FileNotFoundError):
        pid = (runtime / "speech-dispatcher/pid/speech-dispatcher.pid").read_text()
        os.kill(int(pid), signal.SIGTERM)


@pytest.fixture
def events(monkeypatch):
    """What the server tells of our words: 701 they begin, 702 they end, 703 they are cancelled."""
    heard = []
    first = (*dispatcher._FIRST_WORDS, "SET self NOTIFICATION all on")
    monkeypatch.setattr(dispatcher, "_FIRST_WORDS", first)
    answered = ssip.Conversation._answered

    def spy(self, line):
        if line.startswith(b"7") and line[3:4] == b" ":
            heard.append(line[4:].decode().strip())
        answered(self, line)

    monkeypatch.setattr(ssip.Conversation, "_answered", spy)
    return heard


@pytest.fixture
def voice(loop, session):
    desk = Surroundings.of(Host(runtime_folder=session, system_bus=""), loop)
    voice = SpeechDispatcher(desk)
    yield voice
    if voice._conversation is not None:
        voice._conversation.end()
    desk.close()


class ScreenReader:
    """Another program that speaks; it reads what is on the screen."""

    def __init__(self, place):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(place))
        self._socket.settimeout(10)
        for line in ("CLIENT_NAME x:reader:x", "PRIORITY text", "NOTIFICATION all on"):
            self._tell(f"SET self {line}")
        self.events = b""

    def read(self, words):
        self._tell("SPEAK")
        self._socket.sendall(f"{words}\r\n.\r\n".encode())

    def until(self, event):
        while event not in self.events:
            self.events += self._socket.recv(999)

    def close(self):
        self._socket.close()

    def _tell(self, line):
        self._socket.sendall(f"{line}\r\n".encode())
        self._socket.recv(999)


def test_the_server_is_started_and_speaks(loop, voice, events):
    assert "is started for the first words" in voice.is_available().why
    voice.say("Die andere Seite.", MANNER)
    loop.until(lambda: events == ["BEGIN", "END"], events, 15)
    assert "speechd.sock" in voice.is_available().why
    assert voice.lack("de") == ""
    assert voice.lack("tlh") == "speech-dispatcher has no voice for tlh."


def test_silence_comes_at_once(loop, voice, events):
    voice.say(LONG * 3, MANNER)
    loop.until(lambda: events == ["BEGIN"], events, 15)
    voice.hush()
    loop.until(lambda: events == ["BEGIN", "CANCELED"], events, 2)


def test_new_words_take_the_place_of_old_ones(loop, voice, events):
    voice.say(LONG, MANNER)
    loop.until(lambda: events == ["BEGIN"], events, 15)
    voice.say("Kurz.", MANNER)
    loop.until(lambda: events == ["BEGIN", "CANCELED", "BEGIN", "END"], events)


def test_a_screen_reader_is_not_cut_off(loop, voice, events, session):
    voice.say("Kurz.", MANNER)
    loop.until(lambda: events == ["BEGIN", "END"], events, 15)
    reader = ScreenReader(session / "speech-dispatcher/speechd.sock")
    reader.read(LONG)
    reader.until(b"701 BEGIN")
    voice.say("Die andere Seite.", MANNER)
    voice.hush()
    voice.say("Die andere Seite.", MANNER)
    loop.until(lambda: events[2:] and events[-1] == "CANCELED", events)
    reader.until(b"702 END")
    assert b"CANCELED" not in reader.events
    reader.close()
