"""What was written down about a fault of ours, to be read and copied into a bug report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMessageBox, QVBoxLayout

from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window


class ReportWindow(Window):
    """A text that can be selected, and a button that copies all of it."""

    def __init__(self, text: str) -> None:
        super().__init__("report", tr("Report"), letters=92, lines=26)
        self._report = text
        self._copy = QuietButton(tr("Copy for a bug report"), "copy")
        self._copy.clicked.connect(self.copy)
        words = Body(text.strip())
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card = Card()
        card.box.setSpacing(S)
        card.box.addWidget(words)
        page = Page()
        page.box.addWidget(
            Body(tr("This was written down about the fault. Nothing of yours is in it."))
        )
        page.box.addWidget(card)
        page.box.addLayout(ButtonRow(self._copy))
        page.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def copy(self) -> None:
        """Put the text where it can be pasted from."""
        QGuiApplication.clipboard().setText(self._report)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)


def offer_report(box: QMessageBox, text: str, keep: Callable[[Window], None]) -> None:
    """Add a button to a message that opens the report; *keep* holds the window."""

    def show() -> None:
        window = ReportWindow(text)
        keep(window)
        window.show()

    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Ok))  # of two Qt takes none
    button = box.addButton(tr("Show the report"), QMessageBox.ButtonRole.ActionRole)
    button.clicked.connect(show)
