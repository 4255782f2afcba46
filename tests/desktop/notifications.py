"""A stand-in for the desktop's notification server: records what is shown, presses its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jeepney import Message

from tests.desktop.bus import Answer, Service

NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"

EXPIRED, DISMISSED, CLOSED_BY_CALL = 1, 2, 3


@dataclass(slots=True)
class Notification:
    """One notification as it was asked for; *closed* is the reason once it is gone."""

    id: int
    app: str
    icon: str
    summary: str
    body: str
    actions: dict[str, str]
    hints: dict[str, Any]
    timeout_ms: int
    replaces: int
    closed: int = 0


class NotificationServer(Service):
    """Answers as dunst or a desktop would; *capabilities* decide whether there are buttons.

    *inhibited* is do-not-disturb as Plasma tells it; None: as one that does not tell.
    """

    def __init__(
        self, address: str, capabilities: tuple[str, ...] = ("actions", "body", "body-markup")
    ) -> None:
        self.capabilities = capabilities
        self.shown: list[Notification] = []
        self.inhibited: bool | None = None
        super().__init__(address, NAME)

    @property
    def up(self) -> list[Notification]:
        """The notifications that are on the screen."""
        return [each for each in self.shown if not each.closed]

    def wait_shown(self, count: int = 1, deadline_s: float = 10.0) -> Notification:
        """Wait until so many were shown since the start; return the latest."""
        what = f"{count} notifications"
        self.wait_for(lambda: len(self.shown) >= count, what, deadline_s)
        return self.shown[-1]

    def wait_gone(self, notification: Notification, deadline_s: float = 10.0) -> int:
        """Wait until it is closed; return the reason."""
        what = f"gone: {notification.summary}"
        return self.wait_for(lambda: notification.closed, what, deadline_s)

    def press(self, notification: Notification, key: str) -> None:
        """Press the button *key* (``default``: the notification itself), which closes it."""
        assert key in notification.actions, f"{key} is none of {notification.actions}"
        self.signal(_PATH, NAME, "ActionInvoked", "us", notification.id, key)
        self.close(notification, DISMISSED)

    def close(self, notification: Notification, reason: int = EXPIRED) -> None:
        """Take it off the screen."""
        with self.changed:
            notification.closed = reason
            self.changed.notify_all()
        self.signal(_PATH, NAME, "NotificationClosed", "uu", notification.id, reason)

    def properties(self, path: str, interface: str) -> dict[str, tuple[str, Any]]:
        """Tell of do-not-disturb, if this server does."""
        if interface != NAME or self.inhibited is None:
            return {}
        return {"Inhibited": ("b", self.inhibited)}

    def answer(self, member: str, body: tuple[Any, ...], message: Message) -> Answer:
        """Answer the four calls of the specification."""
        if member == "GetCapabilities":
            return "as", (list(self.capabilities),)
        if member == "GetServerInformation":
            return "ssss", ("stand-in", "tests", "1", "1.2")
        if member == "Notify":
            return "u", (self._notify(body),)
        if member == "CloseNotification":
            return self._close(body[0])
        raise LookupError(member)

    def _notify(self, body: tuple[Any, ...]) -> int:
        app, replaces, icon, summary, text, actions, hints, timeout_ms = body
        old = next((each for each in self.up if each.id == replaces), None)
        number = replaces or len(self.shown) + 1
        if old:
            old.closed = CLOSED_BY_CALL
        pairs = dict(zip(actions[::2], actions[1::2], strict=True))
        plain = {key: value for key, (_, value) in hints.items()}
        shown = (number, app, icon, summary, text, pairs, plain, timeout_ms, replaces)
        self.shown.append(Notification(*shown))
        return int(number)

    def _close(self, number: int) -> Answer:
        for each in self.up:
            if each.id == number:
                each.closed = CLOSED_BY_CALL
                self.signal(_PATH, NAME, "NotificationClosed", "uu", number, CLOSED_BY_CALL)
        return "", ()
