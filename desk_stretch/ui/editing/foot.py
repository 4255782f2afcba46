"""The foot of an editor: how things stand, Save, and what to do with changes when leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.ports import Call
from desk_stretch.i18n import tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.tokens import XL, XS, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import Button, QuietButton
from desk_stretch.ui.widgets.labels import Body, Problem
from desk_stretch.ui.widgets.line import Line


class Foot(QWidget):
    """*buttons* are those of the window; leaving with changes shows three others in their place."""

    def __init__(self, buttons: list[Button], save: Callable[[], bool], discard: Call) -> None:
        super().__init__()
        self._save, self._discard = save, discard
        self._then: Call | None = None
        self._said = Body()
        self._wrong = Problem()
        self._usual = QWidget()
        usual = QVBoxLayout(self._usual)
        usual.setContentsMargins(0, 0, 0, 0)
        usual.addLayout(ButtonRow(*buttons))
        self._leaving = QWidget()
        leaving = QVBoxLayout(self._leaving)
        leaving.setContentsMargins(0, 0, 0, 0)
        self._keep = QuietButton(tr("Keep editing"))
        save_first = QuietButton(tr("Save the changes"), "check")
        without = QuietButton(tr("Go without them"))
        leaving.addWidget(Body(tr("There are changes that are not saved.")))
        leaving.addLayout(ButtonRow(save_first, without, self._keep))
        self._keep.clicked.connect(lambda: self.stay())
        save_first.clicked.connect(lambda: self._go(self._save))
        without.clicked.connect(lambda: self._go(self._discard))
        self._lay_out()
        self._leaving.hide()
        self.say("")

    @property
    def said(self) -> str:
        """What it says."""
        return self._said.text() or self._wrong.text()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say how things stand; *wrong* says what went wrong."""
        for label, shown in ((self._said, not wrong), (self._wrong, wrong)):
            label.setText(text if shown else "")
            label.setVisible(bool(text) and shown)
        if text and self.isVisible():
            announce(self, text)

    def ask(self, then: Call) -> None:
        """Ask what becomes of the changes before *then*."""
        self._then = then
        self._usual.hide()
        self._leaving.show()
        self._keep.setFocus()
        announce(self, tr("There are changes that are not saved."))

    def stay(self) -> None:
        """Go on editing."""
        self._then = None
        self._leaving.hide()
        self._usual.show()

    def _go(self, first: Callable[[], bool | None]) -> None:
        then = self._then
        self.stay()
        if first() is not False and then is not None:
            then()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line())
        inner = QVBoxLayout()
        inner.setContentsMargins(XL + ROOM, S, XL + ROOM, S)
        inner.setSpacing(XS)
        for each in (self._said, self._wrong, self._usual, self._leaving):
            inner.addWidget(each)
        box.addLayout(inner)
