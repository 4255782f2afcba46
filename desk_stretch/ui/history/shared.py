"""The history window beside other computers: what they did is read when it is opened, and when
the folder changes while it is open. Nothing polls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject

from desk_stretch.engine.sharing import Sharer

if TYPE_CHECKING:
    from desk_stretch.ui.history.window import HistoryWindow


class Follower(QObject):
    """Belongs to the window and follows it."""

    def __init__(self, window: HistoryWindow, sharer: Sharer) -> None:
        super().__init__(window)
        self._window = window
        self._sharer = sharer
        self._watch: QFileSystemWatcher | None = None
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._begin()
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._end()
        return False

    def _begin(self) -> None:
        self._sharer.hearer = self._hear
        if not self._sharer.folder:
            return
        self._watch = QFileSystemWatcher([str(Path(self._sharer.folder).expanduser())], self)
        self._watch.directoryChanged.connect(lambda _: self._sharer.round())
        self._sharer.round()

    def _end(self) -> None:
        if self._sharer.hearer == self._hear:  # another window may listen by now
            self._sharer.hearer = None
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None

    def _hear(self, changed: bool, told: tuple[str, ...]) -> None:
        if changed:
            self._window.refresh()
        if told:
            self._window.keeping.tell(" ".join(told))
