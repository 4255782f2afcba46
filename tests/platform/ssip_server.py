"""A speech server that does what a test wants, on a socket in a folder of the test."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from pathlib import Path

ANSWERS = {
    "SET": "200 OK", "SPEAK": "230 OK RECEIVING DATA", "CANCEL": "213 OK CANCELED",
    "LIST": "249-Deutsch\tde\tnone\r\n249-Brasil\tpt-br\tnone\r\n249-M\tcmn\tnone\r\n249 OK",
    "QUIT": "231 HAPPY HACKING", ".": "225-1\r\n225 OK MESSAGE QUEUED",
}  # fmt: skip


def usual(line: str) -> str | None:
    """What the real one answers."""
    return ANSWERS.get(line.split(" ")[0])


class SsipServer:
    """Remembers every line, of all its connections, and answers by *answer* (None: not at all)."""

    def __init__(self, place: Path, answer: Callable[[str], str | None] = usual) -> None:
        self.place = place
        self.answer = answer
        self.lines: list[str] = []
        self.connections: list[socket.socket] = []
        place.parent.mkdir(parents=True, exist_ok=True)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(place))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def words(self) -> list[str]:
        """What it was asked to say."""
        return [line for before, line in self._pairs if before == "SPEAK"]

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        return list(zip(self.lines, self.lines[1:], strict=False))

    def hang_up(self) -> None:
        """End every connection, as a server that crashes."""
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self._listener.close()
        self.hang_up()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections.append(connection)
                threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection, connection.makefile("rb") as lines:
            for raw in lines:
                line = raw.decode().rstrip("\r\n")
                self.lines.append(line)
                answer = self.answer(line)
                if answer is not None:
                    connection.sendall(f"{answer}\r\n".encode())
                if line == "QUIT":
                    return
