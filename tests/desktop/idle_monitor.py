"""A stand-in for GNOME's idle monitor: a test says for how long no input has come."""

from __future__ import annotations

import threading
from typing import Any

from jeepney import Message

from tests.desktop.bus import Answer, Service

NAME = "org.gnome.Mutter.IdleMonitor"
_PATH = "/org/gnome/Mutter/IdleMonitor/Core"


class IdleMonitor(Service):
    """Answers on a session bus of our own. Watches on a return go off once, and those on a stretch
    not while a program inhibits idling, as Mutter's do."""

    def __init__(self, address: str) -> None:
        self.idle_ms = 0
        self.is_inhibited = False
        self.stretches: dict[int, int] = {}
        self.returns: set[int] = set()
        self.removed: list[int] = []
        self.before_return = threading.Event()
        self.before_return.set()
        self._last = 0
        super().__init__(address, NAME)

    # --- what a test does

    def rest(self, ms: int) -> None:
        """No input for so long: all watches of that length and shorter go off."""
        before, self.idle_ms = self.idle_ms, ms
        for watch, length in sorted(self.stretches.items(), key=lambda each: each[1]):
            if before < length <= ms and not self.is_inhibited:
                self._fire(watch)

    def input(self) -> None:
        """Input comes."""
        self.idle_ms = 0
        returns, self.returns = self.returns, set()
        for watch in returns:
            self._fire(watch)

    def lengths(self) -> list[int]:
        return sorted(self.stretches.values())

    def _fire(self, watch: int) -> None:
        self.signal(_PATH, NAME, "WatchFired", "u", watch)

    # --- what the bus asks

    def answer(self, member: str, body: tuple[Any, ...], message: Message) -> Answer:
        if member == "AddIdleWatch":
            self.stretches[self._new()] = body[0]
            return "u", (self._last,)
        if member == "AddUserActiveWatch":
            self.before_return.wait(5)
            self.returns.add(self._new())
            return "u", (self._last,)
        if member == "RemoveWatch":
            self.removed.append(body[0])
            self.stretches.pop(body[0], None)
            self.returns.discard(body[0])
            return "", ()
        if member == "GetIdletime":
            return "t", (self.idle_ms,)
        raise LookupError(member)

    def _new(self) -> int:
        self._last += 1
        return self._last
