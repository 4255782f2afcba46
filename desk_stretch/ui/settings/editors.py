"""One editor for each kind of setting. An editor shows a value, and tells of another one.

``editor_for`` chooses by the kind; a new kind takes a class here and a line in ``_EDITORS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desk_stretch.core.settings.holding import HoldMode
from desk_stretch.core.settings.numbers import Count, Minutes, Number, Percent, Seconds
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import Ranges
from desk_stretch.core.settings.words import Choice, Switch
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, M, TextRole
from desk_stretch.ui.widgets.fields import Combo, FieldBox, NumberSpin, Slider
from desk_stretch.ui.widgets.icon_button import IconButton
from desk_stretch.ui.widgets.labels import Text
from desk_stretch.ui.widgets.toggle import Toggle

_NUMBER_LETTERS = 10
_RANGES_LETTERS = 30
_LOCKED_LETTERS = 30  # what is longer stands below its label


class Editor(QWidget):
    """What every editor can do. *is_wide*: it stands below its label and takes the whole width."""

    edited = Signal(object)  # a value that the setting takes
    refused = Signal(str)  # why what was typed cannot be used
    typed = Signal()  # something that is not used yet
    is_wide = False

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.field: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the field. No focus proxy: it would stay behind in Qt's order of Tab
        when a row is put between others, and lead from the end of the page into the middle."""
        if self.field is not None:
            self.field.setFocus(reason)

    def show_value(self, value: Any) -> None:
        """Show a value; this tells nobody."""
        raise NotImplementedError

    def commit(self) -> None:
        """Use what was typed and not yet used."""

    def draft(self) -> Any:
        """What was typed, can be used and is not used yet; None if there is no such thing."""
        return None

    def mark_wrong(self, wrong: bool) -> None:
        """Mark the field that the words about what is wrong belong to."""

    def name(self) -> str:
        """The label, for screen readers."""
        return tr(self.setting.label)

    def describe(self, widget: QWidget) -> None:
        """Give *widget* the label and the limits as its accessible words."""
        widget.setAccessibleName(self.name())
        widget.setAccessibleDescription(tr("Takes {limits}").format(limits=self.setting.takes()))

    def refusal(self, typed: str) -> str:
        """The sentence for what cannot be used."""
        return tr("“{typed}” cannot be used; this takes {limits}.").format(
            typed=typed, limits=self.setting.takes()
        )


class LockedValue(Editor):
    """The value in words, in the place of an editor, where nothing is to be changed."""

    def __init__(self, setting: Setting[Any], value: Any) -> None:
        super().__init__(setting)
        self.is_wide = len(setting.display(value)) > _LOCKED_LETTERS
        self._words = Text()
        self._words.setWordWrap(self.is_wide)
        room = FOCUS_GAP + FOCUS_WIDTH  # controls have it around them, words do not
        self._row.setContentsMargins(room, 0, room, 0)
        self._row.addWidget(self._words)

    def show_value(self, value: Any) -> None:
        self._words.setText(self.setting.display(value))


class SwitchEditor(Editor):
    """A switch."""

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._toggle = Toggle(self.name())
        self._toggle.clicked.connect(lambda: self.edited.emit(self._toggle.isChecked()))
        self._row.addWidget(self._toggle)
        self.field = self._toggle

    def show_value(self, value: Any) -> None:
        self._toggle.setChecked(value)


class ChoiceEditor(Editor):
    """A few words to choose from."""

    def __init__(self, setting: Choice, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._combo = Combo()
        self._combo.setAccessibleName(self.name())
        # On Linux Qt tells screen readers the value as the name, and leaves the name to a label
        # beside it; the one on the page stands elsewhere.
        label = QLabel(self.name(), self)
        label.setBuddy(self._combo)
        label.hide()
        for word, text in setting.values.items():
            self._combo.addItem(tr(text), word)
        self._combo.activated.connect(lambda: self.edited.emit(self._combo.currentData()))
        self._row.addWidget(self._combo)
        self.field = self._combo

    def show_value(self, value: Any) -> None:
        self._combo.setCurrentIndex(self._combo.findData(value))


class NumberEditor(Editor):
    """A field for a whole number, with buttons for less and more beside it."""

    def __init__(self, setting: Number, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._spin = NumberSpin(setting.low, setting.high, setting.step)
        unit = _unit(setting)
        self._spin.setSuffix(f" {unit}" if unit else "")
        self.describe(self._spin)
        self._spin.editingFinished.connect(self.commit)
        self._spin.stepped.connect(self.commit)
        self._spin.lineEdit().textEdited.connect(self.typed)
        self._shown = 0
        self._row.addWidget(self._button("minus", tr("Less: {setting}"), -1))
        self._box = FieldBox(self._spin, _NUMBER_LETTERS)
        self._row.addWidget(self._box)
        self._row.addWidget(self._button("plus", tr("More: {setting}"), 1))
        self.field = self._spin

    def show_value(self, value: Any) -> None:
        self._shown = value
        self._spin.setValue(value)

    def mark_wrong(self, wrong: bool) -> None:
        self._box.mark_wrong(wrong)

    def commit(self) -> None:
        self._spin.interpretText()
        value = self._spin.value()
        if value == self._shown:
            self.refused.emit("")
            return
        try:
            self.edited.emit(self.setting.check(value))
        except BadDataError:
            self.refused.emit(self.refusal(str(value)))

    def draft(self) -> Any:
        return _draft(self.setting, self._spin.cleanText(), self._shown)

    def _button(self, icon: str, name: str, steps: int) -> IconButton:
        button = IconButton(icon, name.format(setting=self.name()))
        button.setFocusPolicy(self._spin.focusPolicy().NoFocus)  # the arrow keys do the same
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self._spin.stepBy(steps))
        return button


class PercentEditor(Editor):
    """A slider with its number."""

    def __init__(self, setting: Percent, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._slider = Slider()
        self._slider.setRange(setting.low, setting.high)
        self._slider.setSingleStep(5)
        self._slider.setPageStep(10)
        self.describe(self._slider)
        self._number = Text(role=TextRole.BODY)
        self._number.setWordWrap(False)
        self._number.setMinimumWidth(self._number.fontMetrics().horizontalAdvance("100 % "))
        self._slider.sliderMoved.connect(self._show_number)
        self._slider.valueChanged.connect(self._on_value)
        self._row.setSpacing(M)
        self._row.addWidget(self._slider)
        self._row.addWidget(self._number)
        self.field = self._slider

    def show_value(self, value: Any) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(value)
        self._slider.blockSignals(False)
        self._show_number(value)

    def _on_value(self, value: int) -> None:
        self._show_number(value)
        self.edited.emit(value)

    def _show_number(self, value: int) -> None:
        self._number.setText(self.setting.display(value))


class TextEditor(Editor):
    """A line of text that the setting reads, as the times of a day."""

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._line = QLineEdit()
        self.describe(self._line)
        self._line.editingFinished.connect(self.commit)
        self._line.textEdited.connect(self.typed)
        self._shown = ""
        self._box = FieldBox(self._line, _RANGES_LETTERS)
        self._row.addWidget(self._box, 1)
        self.field = self._line

    def show_value(self, value: Any) -> None:
        self._shown = self.setting.display(value)
        self._line.setText(self._shown)

    def mark_wrong(self, wrong: bool) -> None:
        self._box.mark_wrong(wrong)

    def commit(self) -> None:
        typed = self._line.text()
        if typed == self._shown:
            self.refused.emit("")
            return
        try:
            self.edited.emit(self.setting.parse(typed))
        except BadDataError:
            self.refused.emit(self.refusal(typed))

    def draft(self) -> Any:
        typed = self._line.text()
        return None if typed == self._shown else _draft(self.setting, typed, None)


def _draft(setting: Setting[Any], typed: str, shown: Any) -> Any:
    """The value of what was typed, if it is one and another than the one *shown*."""
    try:
        value = setting.parse(typed)
    except BadDataError:
        return None
    return None if value == shown else value


def _unit(setting: Number) -> str:
    """The unit in the field."""
    if isinstance(setting, Minutes):
        return tr("min")
    return tr("s") if isinstance(setting, Seconds) else ""


_EDITORS: dict[type[Setting[Any]], Callable[[Any], Editor]] = {
    Switch: SwitchEditor,
    Choice: ChoiceEditor,
    HoldMode: ChoiceEditor,
    Minutes: NumberEditor,
    Seconds: NumberEditor,
    Count: NumberEditor,
    Percent: PercentEditor,
    Ranges: TextEditor,
}


def editor_for(setting: Setting[Any]) -> Editor:
    """Return the editor for a setting's kind; kinds that we do not know are edited as text."""
    return _EDITORS.get(type(setting), TextEditor)(setting)
