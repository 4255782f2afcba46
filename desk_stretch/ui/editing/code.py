"""The text of a file, in letters of one width, with what is wrong underlined."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.widgets.scroll import SlimBar

Span = tuple[int, int, int]
_LINES = 24


class CodeField(QPlainTextEdit):
    """Tab goes on to the next field, as everywhere; a file of ours needs none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Text of the exercise"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimBar())
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # keys and words of the format
        self._dress()

    def underline(self, spans: Iterable[Span]) -> None:
        """Underline these places: line, column and length."""
        selections = []
        for line, column, length in spans:
            block = self.document().findBlockByNumber(line)
            if not block.isValid():
                continue
            cursor = QTextCursor(block)
            move = QTextCursor.MoveOperation
            cursor.movePosition(move.Right, QTextCursor.MoveMode.MoveAnchor, column)
            cursor.movePosition(move.Right, QTextCursor.MoveMode.KeepAnchor, length)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = self._wave()
            selections.append(selection)
        self.setExtraSelections(selections)

    def go_to(self, span: Span) -> None:
        """Put the cursor at a place, and let it be seen."""
        cursor = QTextCursor(self.document().findBlockByNumber(span[0]))
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, span[1]
        )
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wave(self) -> QTextCharFormat:
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(QColor(theme.colours(self).danger))
        return wave

    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.setFont(font)
        self.setMinimumHeight(_LINES * QFontMetrics(font).lineSpacing())
