"""A stand-in for the desktop portal: keys for programs, and starting them at login.

A question waits until a test answers it, unless ``answers`` says what is answered at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jeepney import Message

from tests.desktop.bus import Answer, Service, sender_of

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
SESSION = "org.freedesktop.portal.Session"
_ASKED = ("CreateSession", "BindShortcuts", "RequestBackground", "OpenFile", "SaveFile")
_REQUEST = "org.freedesktop.portal.Request"

Results = dict[str, tuple[str, Any]]


@dataclass(slots=True)
class Asked:
    """One question: the method, what it said, and the object that will answer."""

    member: str
    body: tuple[Any, ...]
    path: str

    @property
    def options(self) -> dict[str, Any]:
        """The last argument, as plain values."""
        return {name: value for name, (_, value) in self.body[-1].items()}


class DesktopPortal(Service):
    """Answers on a session bus of our own."""

    def __init__(self, address: str, interfaces: tuple[str, ...] = (SHORTCUTS,)) -> None:
        self.interfaces = interfaces
        self.asked: list[Asked] = []
        self.registered: list[str] = []
        self.sessions: list[str] = []
        self.closed: list[str] = []
        self.refuses: set[str] = set()
        self.answers: dict[str, tuple[int, Results]] = {}
        super().__init__(address, NAME)

    # --- what a test does

    def wait_asked(self, member: str, count: int = 1, deadline_s: float = 10.0) -> Asked:
        """Wait until a method was called so often; return the latest call."""

        def latest() -> Asked | None:
            all_of_them = [each for each in self.asked if each.member == member]
            return all_of_them[-1] if len(all_of_them) >= count else None

        found = self.wait_for(latest, f"{member}, {count} times", deadline_s)
        assert found is not None
        return found

    def respond(self, asked: Asked, code: int = 0, **results: tuple[str, Any]) -> None:
        """Answer a question."""
        self.signal(asked.path, _REQUEST, "Response", "ua{sv}", code, results)

    def give(self, asked: Asked, **keys: str) -> None:
        """Give keys to the names of a question, in the desktop's words."""
        self.respond(asked, 0, shortcuts=_given(keys))

    def change(self, session: str, **keys: str) -> None:
        """Give other keys, as when the person changes them in the desktop's settings."""
        signature, values = _given(keys)
        kind = f"o{signature}"
        self.signal(PATH, SHORTCUTS, "ShortcutsChanged", kind, session, values)

    def press(self, session: str, name: str) -> None:
        """Press the key of that name."""
        self.signal(PATH, SHORTCUTS, "Activated", "osta{sv}", session, name, 0, {})

    def close_session(self, session: str) -> None:
        """Take all keys back."""
        self.signal(session, SESSION, "Closed", "")

    # --- what the bus asks

    def properties(self, path: str, interface: str) -> dict[str, tuple[str, Any]]:
        """Tell the version of what is there."""
        if interface not in self.interfaces:
            raise LookupError(interface)
        return {"version": ("u", 1)}

    def answer(self, member: str, body: tuple[Any, ...], message: Message) -> Answer:
        """Answer the methods of the portal; most of them with the path of a later answer."""
        if member == "Register":
            self.registered.append(body[0])
            return "", ()
        if member == "Close":
            self.closed.append(self.sessions[-1])
            return "", ()
        if member in self.refuses or member not in _ASKED:
            raise LookupError(member)
        options = {name: value for name, (_, value) in body[-1].items()}
        sender = sender_of(message).removeprefix(":").replace(".", "_")
        asked = Asked(member, body, f"{PATH}/request/{sender}/{options['handle_token']}")
        self.asked.append(asked)
        if member == "CreateSession":
            session = f"{PATH}/session/{sender}/{options['session_handle_token']}"
            self.sessions.append(session)
            self.answers.setdefault(member, (0, {}))
            code, _ = self.answers[member]
            self.respond(asked, code, session_handle=("s", session))  # before the reply
        elif member in self.answers:
            code, results = self.answers[member]
            self.respond(asked, code, **results)
        return "o", (asked.path,)


def _given(keys: dict[str, str]) -> tuple[str, Any]:
    return "a(sa{sv})", [
        (name, {"trigger_description": ("s", key)} if key else {}) for name, key in keys.items()
    ]
