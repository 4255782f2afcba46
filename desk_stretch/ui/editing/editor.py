"""What both editors do: nothing that is not saved is left without asking, errors are told below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desk_stretch.core.ports import Call
from desk_stretch.engine.events import Event, QuitAsked
from desk_stretch.errors import DeskStretchError
from desk_stretch.ui.catalogue.window import CatalogueView
from desk_stretch.ui.editing.columns import Columns
from desk_stretch.ui.editing.foot import Foot
from desk_stretch.ui.widgets.buttons import Button
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


class Editor(Window):
    """Two columns and a foot with *buttons*."""

    def __init__(
        self, view: CatalogueView, name: str, title: str, columns: Columns, buttons: list[Button]
    ) -> None:
        super().__init__(name, title, letters=160, lines=54)
        self._foot = Foot(buttons, self.save, self.discard)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(columns, 1)
        box.addWidget(self._foot)
        self._subscription = view.subscribe(self.hear)

    @property
    def said(self) -> str:
        """What the foot says."""
        return self._foot.said

    def hear(self, event: Event) -> None:
        """What is not saved when the app ends is kept beside the file."""
        if isinstance(event, QuitAsked) and self.is_changed():
            self.tried(self.rescue)

    def rescue(self) -> None:
        """Keep the changes under a name of their own."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Whether anything would be lost by going away."""
        raise NotImplementedError

    def save(self) -> bool:
        """Write the file; whether that was done."""
        raise NotImplementedError

    def discard(self) -> None:
        """Give the changes up."""
        raise NotImplementedError

    def closeEvent(self, event: QCloseEvent) -> None:
        """Changes are asked about first."""
        if self.is_changed():
            event.ignore()
            self._foot.ask(self._close_now)
            return
        super().closeEvent(event)

    def leave(self, then: Call) -> None:
        """Go on to something else, once nothing would be lost by it."""
        if self.is_changed():
            self._foot.ask(then)
        else:
            then()

    def tried(self, call: Call) -> bool:
        """Do something that may not be possible; then the foot says why."""
        try:
            call()
        except DeskStretchError as error:
            self._foot.say(str(error), wrong=True)
            return False
        return True

    def _close_now(self) -> None:
        self.close()
