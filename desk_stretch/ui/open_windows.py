"""The windows that there are by now, each under its name. They can all be made anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from desk_stretch.ui.listening import Listening
from desk_stretch.ui.windows import Supplies, make_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_GOES_ON = "session"  # a routine is not disturbed; its cues speak the new language all the same


@runtime_checkable
class Placed(Protocol):
    """A window that can be brought back to where the person was in it."""

    def place(self) -> object:
        """Where the person is."""

    def go_to_place(self, place: object) -> None:
        """Go there."""


@dataclass(slots=True)
class _Open:
    """*is_stale*: to be made anew once it is hidden."""

    window: QWidget
    ear: Listening
    is_stale: bool = False

    def drop(self) -> None:
        """Let it hear nothing any more, and go."""
        self.ear.leave()
        self.window.hide()
        self.window.deleteLater()


class OpenWindows:
    """Makes a window when it is first asked for, and keeps it."""

    def __init__(self, supplies: Supplies) -> None:
        self._supplies = supplies
        self._open: dict[str, _Open] = {}

    def get(self, name: str) -> QWidget:
        """The window of that name."""
        old = self._open.get(name)
        if old is not None and old.is_stale and not old.window.isVisible():
            self._open.pop(name).drop()
        if name not in self._open:
            ear = Listening(self._supplies.view)
            window = make_window(name, replace(self._supplies, view=ear.as_view))
            self._open[name] = _Open(window, ear)
        return self._open[name].window

    def close(self) -> None:
        """Take all of them off the screen."""
        for each in tuple(self._open.values()):
            each.window.close()

    def make_anew(self) -> None:
        """Make every window again, where it was; hidden ones when they are next asked for."""
        for name, old in tuple(self._open.items()):
            if name == _GOES_ON and old.window.isVisible():
                old.is_stale = True
                continue
            del self._open[name]
            if old.window.isVisible():
                self._bring_back(name, old.window)
            old.drop()

    def _bring_back(self, name: str, old: QWidget) -> None:
        window = self.get(name)
        window.setGeometry(old.geometry())
        window.setWindowState(old.windowState())
        window.show()
        if isinstance(old, Placed) and isinstance(window, Placed):
            window.go_to_place(old.place())
        if old.isActiveWindow():
            window.activateWindow()
