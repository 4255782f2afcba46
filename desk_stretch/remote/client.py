"""Asks the running app for something and waits for its answer. Fast to import: a person waits."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Any

from desk_stretch.errors import RemoteError
from desk_stretch.i18n import tr
from desk_stretch.remote import local, protocol

DEADLINE_S = 2.0
_ANSWER_LIMIT = 1 << 20


class NotRunning(RemoteError):
    """There is no app to talk to."""


class AlreadyRunning(RemoteError):
    """Another instance of this person's app holds the lock."""


def ask(
    verb: str,
    arguments: dict[str, Any] | None = None,
    *,
    folder: Path | None = None,
    deadline_s: float = DEADLINE_S,
) -> dict[str, Any]:
    """Return the app's answer within the deadline; raises NotRunning, UsageError, RemoteError."""
    until = time.monotonic() + deadline_s
    line = protocol.request(verb, arguments or {})
    if len(line) > protocol.LINE_LIMIT:
        raise RemoteError(tr("That is too long to send to the running app."))
    try:
        with _reach(folder or local.runtime_folder(), deadline_s) as app:
            return protocol.read_answer(_exchange(app, line, until))
    except OSError as error:
        raise RemoteError(
            tr("The running app does not answer; try again, or quit it and start it anew.")
        ) from error


def _reach(folder: Path, deadline_s: float) -> local.Line:
    try:
        return local.connect(folder, deadline_s)
    except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError) as error:
        raise NotRunning(
            tr("Desk Stretch is not running; start it with: desk-stretch --background")
        ) from error


def _exchange(app: local.Line, line: bytes, until: float) -> bytes:
    # An app that refuses early closes before it has read everything; its answer is still there.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        app.sendall(line)
    heard = b""
    while not heard.endswith(b"\n") and len(heard) <= _ANSWER_LIMIT:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        app.settimeout(left)
        part = app.recv(65536)
        if not part:
            raise ConnectionError
        heard += part
    return heard
