"""One JSON line each way: how a request and its answer are written and read (docs/remote.md)."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from desk_stretch.errors import BadDataError, DeskStretchError, RemoteError, UsageError
from desk_stretch.i18n import tr

VERSION = 1
LINE_LIMIT = 8192
STATUS, WHY, TODAY = "status", "why", "today"  # the verbs that ask and change nothing

USAGE = "usage"
REFUSED = "refused"
UNREADABLE = "unreadable"

_KIND_OF: dict[type[DeskStretchError], str] = {UsageError: USAGE, BadDataError: UNREADABLE}


def request(verb: str, arguments: dict[str, Any]) -> bytes:
    """Write a request as a line."""
    return _line({"v": VERSION, "do": verb, "with": arguments})


def answer(value: dict[str, Any] | None = None) -> bytes:
    """Write the answer to a request that was carried out."""
    return _line({"v": VERSION, "ok": True, "answer": value or {}})


def refusal(error: DeskStretchError) -> bytes:
    """Write the answer to a request that was not carried out."""
    kind = _KIND_OF.get(type(error), REFUSED)
    told = {"kind": kind, "title": error.title, "hint": error.hint}
    return _line({"v": VERSION, "ok": False, "error": told})


def read_request(line: bytes) -> tuple[str, dict[str, Any]]:
    """Return a request's verb and arguments; raises BadDataError."""
    value = _read(line)
    verb, arguments = value.get("do"), value.get("with", {})
    if not isinstance(verb, str) or not isinstance(arguments, dict):
        raise BadDataError(tr('A request is {"v": 1, "do": verb, "with": {…}} on one line.'))
    return verb, arguments


def read_answer(line: bytes) -> dict[str, Any]:
    """Return what the app answered; raises UsageError or RemoteError with what it refused."""
    try:
        value = _read(line)
    except BadDataError as error:
        raise RemoteError(error.title, tr("Quit the running app and start it again.")) from error
    if value.get("ok") is True and isinstance(value.get("answer"), dict):
        found: dict[str, Any] = value["answer"]
        return found
    refused = value.get("error")
    told = refused if isinstance(refused, dict) else {}
    title = str(told.get("title") or tr("The running app gave an answer that cannot be read."))
    family = UsageError if told.get("kind") == USAGE else RemoteError
    raise family(title, str(told.get("hint") or ""))


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def _read(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
        if b"\\u" in line:
            json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character is no text
    except (ValueError, RecursionError) as error:
        raise BadDataError(tr("That line is not readable JSON.")) from error
    if not isinstance(value, dict) or value.get("v") != VERSION or value["v"] is True:
        raise BadDataError(tr("This speaks version 1 of the protocol only."))
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
