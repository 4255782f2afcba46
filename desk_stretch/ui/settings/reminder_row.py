"""One reminder on the page: its name, what it does and when next, its switch, and its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.settings.reminder_words import sentence_of
from desk_stretch.ui.settings.tab_order import put_in_order
from desk_stretch.ui.tokens import L, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Body, Caption, Problem
from desk_stretch.ui.widgets.line import Line
from desk_stretch.ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from desk_stretch.ui.settings.reminder_form import ReminderForm

_BESIDE_LETTERS = 58  # from this width on the buttons stand beside the words

Make = Callable[[str, Mapping[str, Any] | None], None]


class WordsRow(QWidget):
    """Name, sentence and next time; beside or below them *buttons* for what can be done."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._name = Body()
        self._sentence = Caption()
        self._next = Caption()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for label in (self._name, self._sentence, self._next):
            words.addWidget(label)
        words.addStretch(1)
        self._head = QHBoxLayout()
        self._head.setSpacing(S)
        self._head.addLayout(words, 1)
        self._head.addLayout(ButtonRow(*buttons))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(L, M, L, M)
        inside.setSpacing(S)
        inside.addLayout(self._head)
        self._inside = inside
        self._box.addLayout(inside)

    @property
    def said(self) -> str:
        """Its name and sentence, to be found by."""
        return f"{self._name.text()} {self._sentence.text()}"

    def show_words(self, name: str, sentence: str) -> None:
        """Say what it is."""
        self._name.setText(name)
        self._sentence.setText(sentence)

    def show_next(self, words: str) -> None:
        """Say when it asks next; nothing hides the line."""
        self._next.setText(words)
        self._next.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        beside = self.width() >= _BESIDE_LETTERS * letter
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(along if beside else down)


class ReminderRow(WordsRow):
    """*make* changes it, or takes it out. One that *stays* is a template: it has no Remove."""

    opened = Signal()

    def __init__(
        self, reminder: Reminder, catalogue: Callable[[], Catalogue], make: Make, *, stays: bool
    ) -> None:
        edit, remove, toggle = QuietButton(""), QuietButton(tr("Remove")), Toggle("")
        super().__init__(edit, remove, toggle)
        self._edit, self._remove, self._toggle = edit, remove, toggle
        self.id = reminder.id
        self._reminder = reminder
        self._catalogue = catalogue
        self._make = make
        self._remove.setVisible(not stays)
        self._wrong = Problem()
        self._wrong.hide()
        self._inside.addWidget(self._wrong)
        self._line = Line()
        self._line.hide()
        self._box.addWidget(self._line)
        self._form: ReminderForm | None = None
        self._edit.clicked.connect(lambda: self.open(self._form is None))
        self._remove.clicked.connect(lambda: self._try(None))
        self._toggle.clicked.connect(lambda: self._try({"on": self._toggle.isChecked()}))
        self.show_reminder(reminder)

    @property
    def form(self) -> ReminderForm | None:
        """The form while it is open."""
        return self._form

    def show_reminder(self, reminder: Reminder) -> None:
        """Show it as it is now."""
        self._reminder = reminder
        name = tr(reminder.name)
        self.show_words(name, sentence_of(reminder, self._catalogue))
        self._toggle.setChecked(reminder.on)
        self._toggle.setAccessibleName(name)
        self._remove.setAccessibleName(tr("Remove: {name}").format(name=name))
        self._name_edit()
        self._show_wrong("")
        if self._form is not None:
            self._form.show_reminder(reminder)

    def open(self, is_open: bool) -> None:
        """Open the form below the words, or close it."""
        if is_open is (self._form is not None):
            return
        if self._form is not None:
            had_focus = self._form.isAncestorOf(self.focusWidget())
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            if had_focus:
                self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form = self._make_form()
            self._box.addWidget(self._form)
            self._form.show()
            put_in_order(self._toggle, self._form)
            self.opened.emit()
        self._line.setVisible(is_open)
        self._name_edit()

    def _make_form(self) -> ReminderForm:
        from desk_stretch.ui.settings.reminder_form import ReminderForm

        return ReminderForm(
            self._reminder, self._catalogue, lambda values: self._make(self.id, values)
        )

    def _name_edit(self) -> None:
        text = tr("Edit") if self._form is None else tr("Close")
        self._edit.setText(text)
        name = tr(self._reminder.name)
        self._edit.setAccessibleName(tr("{action}: {name}").format(action=text, name=name))

    def _try(self, values: Mapping[str, Any] | None) -> None:
        try:
            self._make(self.id, values)
        except DeskStretchError as error:
            self.show_reminder(self._reminder)
            self._show_wrong(str(error))

    def _show_wrong(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        if text:
            announce(self, text)
