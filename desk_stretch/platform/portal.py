"""Asking the desktop portal, which lets a program from a sandbox ask for things, and others too.

It answers later, when the person may have been asked: with a signal of an object that is made for
this one request, whose path is known before.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from desk_stretch.core.ports import Handle
from desk_stretch.platform.bus import Bus
from desk_stretch.platform.wire import BUS, Body, Peer

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
DONE, CANCELLED = 0, 1
#: No answer at all; a portal has its own numbers from 0 on.
UNANSWERED = -1

_NUMBERS = itertools.count(1)

OnAnswer = Callable[[int, Mapping[str, Any]], None]


def portal(interface: str) -> Peer:
    """The portal's one object, by one of its interfaces."""
    return Peer(NAME, PATH, f"org.freedesktop.portal.{interface}")


def comes(bus: Bus) -> bool:
    """Ask (and wait for the answer) whether the portal is there, or somebody may yet start it."""
    if bus.has_owner(NAME):
        return True
    answer = bus.ask(BUS, "ListActivatableNames")
    return bool(answer and NAME in answer[0])


def version_of(bus: Bus, interface: str) -> int:
    """Ask (and wait for the answer) which version of an interface is there; 0 if none."""
    properties = Peer(NAME, PATH, "org.freedesktop.DBus.Properties")
    words = (portal(interface).interface, "version")
    answer = bus.ask(properties, "Get", "ss", words)
    return int(answer[0][1]) if answer else 0


def new_token() -> str:
    """A name for a request or a session of ours."""
    return f"desk_stretch_{next(_NUMBERS)}"


class Request:
    """One question; also the handle to lose interest in its answer."""

    def __init__(self, bus: Bus, peer: Peer, member: str, on_answer: OnAnswer) -> None:
        self._bus, self._peer, self._member = bus, peer, member
        self._on_answer: OnAnswer | None = on_answer
        self._listening: Handle | None = None
        self._there: Peer | None = None

    def ask(self, signature: str, body: Body, options: Mapping[str, tuple[str, Any]]) -> None:
        """Send it; *options* are the last argument, and come with the name of the answer."""
        token = new_token()
        sender = self._bus.name.removeprefix(":").replace(".", "_")
        there = Peer(NAME, f"{PATH}/request/{sender}/{token}", "org.freedesktop.portal.Request")
        self._there = there
        self._listening = self._bus.listen(there, "Response", self._heard)
        whole = (*body, {**options, "handle_token": ("s", token)})
        self._bus.call(self._peer, self._member, signature, whole, self._taken)

    def cancel(self) -> None:
        """Hear no answer any more."""
        self._on_answer = None
        if self._listening is not None:
            self._listening.cancel()

    def close(self) -> None:
        """Take the question back, with the window that may be asking the person."""
        if self._on_answer is not None and self._there is not None:
            self._bus.call(self._there, "Close")
        self.cancel()

    def _taken(self, reply: Body | None) -> None:
        if reply is None:
            self._answer(UNANSWERED, {})

    def _heard(self, body: Body) -> None:
        if len(body) == 2 and isinstance(body[0], int) and isinstance(body[1], dict):
            self._answer(body[0], {name: _bare(value) for name, value in body[1].items()})

    def _answer(self, code: int, results: Mapping[str, Any]) -> None:
        on_answer = self._on_answer
        self.cancel()
        if on_answer is not None:
            on_answer(code, results)


def _bare(value: Any) -> Any:
    """A value without its variant, which is (signature, value)."""
    return value[1] if isinstance(value, tuple) and len(value) == 2 else value
