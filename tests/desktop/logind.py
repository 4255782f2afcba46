"""A stand-in for logind: one session that a test locks, unlocks, puts to sleep and wakes."""

from __future__ import annotations

import os
from typing import Any

from jeepney import Message

from tests.desktop.bus import Answer, Service

NAME = "org.freedesktop.login1"
SESSION_PATH = "/org/freedesktop/login1/session/_31"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_USER_PATH = "/org/freedesktop/login1/user/_1000"


class Logind(Service):
    """Answers on a system bus of our own."""

    def __init__(self, address: str) -> None:
        self.is_locked = False
        self.is_preparing_for_sleep = False
        self.inhibitors: list[tuple[str, str, str, str]] = []
        self._held: list[int] = []
        super().__init__(address, NAME)

    # --- what a test does

    def lock(self, on: bool = True) -> None:
        """Lock (or unlock) the session as a screen locker does."""
        self.is_locked = on
        self.signal(SESSION_PATH, _SESSION, "Lock" if on else "Unlock", "")
        changed = {"LockedHint": ("b", on)}
        self.signal(
            SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
            "sa{sv}as", _SESSION, changed, [],
        )  # fmt: skip

    def unlock(self) -> None:
        """Unlock the session."""
        self.lock(on=False)

    def sleep(self) -> None:
        """Announce that the computer goes to sleep."""
        self._prepare_for_sleep(on=True)

    def wake(self) -> None:
        """Announce that the computer has woken."""
        self._prepare_for_sleep(on=False)

    def _prepare_for_sleep(self, on: bool) -> None:
        self.is_preparing_for_sleep = on
        self.signal(_PATH, _MANAGER, "PrepareForSleep", "b", on)

    def stop(self) -> None:
        """Leave the bus and let go of what was inhibited."""
        super().stop()
        for fd in self._held:
            os.close(fd)

    # --- what the bus asks

    def answer(self, member: str, body: tuple[Any, ...], message: Message) -> Answer:
        """Know one user with one session."""
        if member in ("GetSession", "GetSessionByPID"):
            return "o", (SESSION_PATH,)
        if member in ("GetUser", "GetUserByPID"):
            return "o", (_USER_PATH,)
        if member == "ListSessions":
            return "a(susso)", ([("1", os.getuid(), "person", "seat0", SESSION_PATH)],)
        if member == "Inhibit":
            return self._inhibit(body)
        if member == "SetLockedHint":
            return "", ()
        raise LookupError(member)

    def _inhibit(self, body: tuple[Any, ...]) -> Answer:
        ours, theirs = os.pipe()
        self.inhibitors.append((body[0], body[1], body[2], body[3]))
        self._held += [ours, theirs]
        return "h", (theirs,)

    def properties(self, path: str, interface: str) -> dict[str, tuple[str, Any]]:
        """Describe the manager, the session and the user."""
        if interface == _MANAGER:
            return {"PreparingForSleep": ("b", self.is_preparing_for_sleep)}
        if interface == _SESSION:
            return {
                "Id": ("s", "1"),
                "LockedHint": ("b", self.is_locked),
                "IdleHint": ("b", False),
                "Active": ("b", True),
                "Class": ("s", "user"),
                "Type": ("s", "x11"),
                "State": ("s", "active"),
            }
        return {"Display": ("(so)", ("1", SESSION_PATH))}
