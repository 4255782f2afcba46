"""The voice of speech-dispatcher, the speech server of Linux desktops.

Our words have the priority ``notification``: the only common one that takes nobody else's words
away (``message`` and ``text`` cut a screen reader off in mid-sentence). While somebody else speaks
the server drops them, and they are only shown.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

from desk_stretch.core.heard import Manner
from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import PROGRAM, Host
from desk_stretch.platform.spawning import spawn
from desk_stretch.platform.speech.ssip import Conversation
from desk_stretch.platform.speech.voices import languages_at
from desk_stretch.platform.surroundings import Surroundings

SERVER = "speech-dispatcher"
#: A server that was started and is not there after this is not waited for.
START_WITHIN_S = 5.0
#: It may end in mid-routine and come back; this often in a routine we come back too.
MOST_TRIES = 3

# Its steps are no multiples of a pace; with these espeak-ng takes the time that was asked for.
_FASTER, _SLOWER = 77, 200

# Its loudness is an amplitude: its square sounds like the percent of the other sounds. More of it
# than this would be clipped.
_LOUDEST = 140

_FIRST_WORDS = (f"SET self CLIENT_NAME user:{PROGRAM}:guide", "SET self PRIORITY notification")


class SpeechDispatcher:
    """Speaks SSIP over the server's socket, and starts the server as its own library does."""

    name = SERVER

    def __init__(self, desk: Surroundings) -> None:
        self._loop = desk.loop
        self._place = place_of(desk.host, os.environ.get("SPEECHD_ADDRESS", ""))
        self._conversation: Conversation | None = None
        self._manner: Manner | None = None
        self._next: tuple[str, Manner] | None = None
        self._starting: Handle | None = None
        self._tries = 0
        self._is_resting = False

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop

    def is_available(self) -> Answer:
        if self._place is None:
            return Answer(False, tr("This session names no place for the socket of the server."))
        connection = connect(self._place)
        if connection is not None:
            connection.close()
            return Answer(True, tr("It speaks through {path}.").format(path=self._place))
        path = shutil.which(SERVER)
        if path is None:
            return Answer(False, tr("{name} is not installed.").format(name=SERVER))
        return Answer(True, tr("{path} is started for the first words.").format(path=path))

    def say(self, words: str, manner: Manner) -> None:
        self._is_resting = False
        self._next = (words, manner)
        if self._conversation is not None:
            self._speak(self._conversation)
        elif self._starting is None and self._tries < MOST_TRIES:
            self._tries += 1
            self._connect(may_start=True)

    def hush(self) -> None:
        self._next = None
        if self._conversation is not None:
            self._conversation.hush()

    def rest(self) -> None:
        self._is_resting, self._tries = True, 0
        if self._conversation is not None:
            self._conversation.finish()

    def lack(self, language: str) -> str:
        works, why = self.is_available()
        if not works or self._place is None:
            return why
        spoken = languages_at(self._place)
        if spoken is None or {language, language.partition("_")[0]} & spoken:
            return ""
        return tr("{name} has no voice for {language}.").format(name=SERVER, language=language)

    def _connect(self, *, may_start: bool) -> None:
        connection = connect(self._place) if self._place is not None else None
        if connection is not None:
            self._conversation = Conversation(self._loop, connection, self._ended)
            self._manner = None
            self._conversation.tell(*_FIRST_WORDS)
            self._speak(self._conversation)
        elif may_start:
            self._start()

    def _start(self) -> None:
        """Start the server; it goes into the background once it answers."""
        path = shutil.which(SERVER)
        pid = spawn([path, "--spawn"]) if path is not None else None
        if pid is not None:
            self._starting = self._loop.wake_in(START_WITHIN_S, self._gave_up)
            self._loop.watch_child(pid, self._started)

    def _started(self, _status: int) -> None:
        if self._starting is not None:
            self._gave_up()
            self._connect(may_start=False)

    def _gave_up(self) -> None:
        if self._starting is not None:
            self._starting.cancel()
            self._starting = None

    def _speak(self, conversation: Conversation) -> None:
        """Say what is next, if it is still wished."""
        if self._next is not None:
            (words, manner), self._next = self._next, None
            if manner != self._manner:
                self._manner = manner
                conversation.tell(*_wishes(manner))
            conversation.speak(words)
        if self._is_resting:
            conversation.finish()

    def _ended(self) -> None:
        self._conversation = None


def place_of(host: Host, address: str) -> Path | None:
    """Where the server's socket is, by its own variable or in its usual place."""
    if address.startswith("unix_socket:"):
        return Path(address.partition(":")[2])
    folder = host.runtime_folder
    return folder / SERVER / "speechd.sock" if folder is not None else None


def connect(place: Path) -> socket.socket | None:
    """Return a connection to the server; None if nobody listens, or is busy."""
    if sys.platform == "win32":
        return None
    connection = socket.socket(socket.AF_UNIX)
    connection.setblocking(False)
    try:
        connection.connect(str(place))
    except OSError:
        connection.close()
        return None
    return connection


def _wishes(manner: Manner) -> tuple[str, ...]:
    """The manner in the words of the protocol, whose numbers go from -100 to 100."""
    more = manner.rate - 1.0
    rate = round(more * (_FASTER if more > 0 else _SLOWER))
    return (
        f"SET self LANGUAGE {manner.language.replace('_', '-')}",
        f"SET self RATE {rate}",
        f"SET self VOLUME {max(1, round(_LOUDEST * (manner.volume / 100) ** 2)) - 100}",
    )
