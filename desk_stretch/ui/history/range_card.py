"""From which day to which day: opens in its place, and asks for nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import XL, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import DangerButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.fields import FieldBox
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.labels import Body, Caption

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_LETTERS = 12


class RangeCard(Card):
    """``wished`` with the first and the last day, or ``left``. The days never cross."""

    wished = Signal(QDate, QDate)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = DayField(tr("First day")), DayField(tr("Last day"))
        self.first.dateChanged.connect(lambda day: self._hold(self.last, max(self._last, day)))
        self.last.dateChanged.connect(lambda day: self._hold(self.first, min(self._first, day)))
        self.delete_button = DangerButton(tr("Delete these days"))
        self.delete_button.clicked.connect(lambda: self.wished.emit(self._first, self._last))
        leave = QuietButton(tr("Cancel"))
        leave.clicked.connect(self.left)
        days = Flow(spacing=XL)
        days.addWidget(_labelled(tr("From"), self.first))
        days.addWidget(_labelled(tr("to"), self.last))
        self.box.addLayout(days)
        self.box.addWidget(
            Caption(tr("Both days go too. All of it can be brought back for 30 days."))
        )
        self.box.addLayout(ButtonRow(self.delete_button, leave))

    def open_at(self, day: QDate) -> None:
        """Show it with that day as both ends, and the keyboard in the first field."""
        self.last.setDate(day)
        self.first.setDate(day)
        self.show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _first(self) -> QDate:
        return self.first.date()

    @property
    def _last(self) -> QDate:
        return self.last.date()

    def _hold(self, field: QDateEdit, day: QDate) -> None:
        if field.date() != day:
            field.setDate(day)


class DayField(QDateEdit):
    """A day in the person's manner, changed by keys and typing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setDisplayFormat(_format())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _format() -> str:
    """The short form of the language with the whole year."""
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def _labelled(text: str, field: DayField) -> QWidget:
    label = Body(text)
    label.setWordWrap(False)
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S)
    row.addWidget(label)
    row.addWidget(FieldBox(field, _LETTERS))
    label.setBuddy(field)
    return pair
