"""The diary as text that can be walked through, selected and read out: a paragraph per entry."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from desk_stretch.core.breaks.diary_text import Line, by_day
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.history.reading import day_words, time_words
from desk_stretch.ui.tokens import FOCUS_WIDTH, RADIUS, L, M, S, TextRole
from desk_stretch.ui.widgets.scroll import SlimBar

_LEAST_LINES = 8
_NARROW_LETTERS = 64
_WIDE_SPACE = "\u2003"


class DiaryText(QTextEdit):
    """Time, event and sentence in three columns; where it is narrow, in two."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._today = date.min
        self._is_narrow = False
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What was decided, and why"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(S)
        line = QFontMetrics(theme.font(TextRole.BODY)).height() + S
        self.setMinimumHeight(_LEAST_LINES * line)

    def show_lines(self, lines: list[Line], today: date) -> None:
        """Show these lines, unless they are there already: a selection is not taken away."""
        if (lines, today) != (self._lines, self._today):
            self._lines, self._today = lines, today
            self._is_narrow = self._wants_two_columns()
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in other colours or at another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the columns that fit."""
        super().resizeEvent(event)
        is_narrow = self._wants_two_columns()
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the focus ring inside of its edge."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.colours(self).focus), FOCUS_WIDTH))
                box = self.viewport().rect().toRectF().adjusted(1, 1, -1, -1)
                painter.drawRoundedRect(box, RADIUS - FOCUS_WIDTH, RADIUS - FOCUS_WIDTH)

    def _write(self) -> None:
        self.clear()
        self.document().setDefaultFont(theme.font(TextRole.BODY))
        cursor = QTextCursor(self.document())
        entry = self._entry_format()
        for number, (day, lines) in enumerate(by_day(self._lines)):
            if number:
                cursor.insertBlock()
            heading = _day_format(first=number == 0)
            heading.setLayoutDirection(self.layoutDirection())
            cursor.setBlockFormat(heading)
            cursor.insertText(day_words(day, self._today), _letters(self._colour(), strong=True))
            for line in lines:
                cursor.insertBlock(entry)
                self._write_line(cursor, line)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_line(self, cursor: QTextCursor, line: Line) -> None:
        """A decision stands out; a silence stays quiet."""
        quiet, plain = QColor(theme.colours(self).muted), self._colour()
        gap = _WIDE_SPACE if self.isRightToLeft() else "\t"
        cursor.insertText(f"{time_words(line.at)}{gap}", _letters(quiet))
        what = _letters(quiet) if line.is_silence else _letters(plain, strong=True)
        cursor.insertText(line.what, what)
        cursor.insertText(" · " if self._is_narrow else gap, _letters(quiet))
        cursor.insertText(line.sentence, _letters(plain))

    def _colour(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Text)

    def _wants_two_columns(self) -> bool:
        """Whether three would leave too little for the sentences: a reminder's name may be long."""
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        return self.width() < max(_NARROW_LETTERS * letter, 2 * self._stops()[1])

    def _stops(self) -> tuple[float, float]:
        """Where the event begins, and behind it the sentence."""
        body, strong = (
            QFontMetricsF(theme.font(role)) for role in (TextRole.BODY, TextRole.STRONG)
        )
        times = {time_words(line.at) for line in self._lines}
        first = max((body.horizontalAdvance(time) for time in times), default=0.0) + L
        words = {line.what for line in self._lines}
        second = first + max((strong.horizontalAdvance(word) for word in words), default=0.0) + L
        return first, second

    def _entry_format(self) -> QTextBlockFormat:
        """What wraps goes on below the sentence."""
        stops = self._stops()[: 1 if self._is_narrow else 2]
        shape = QTextBlockFormat()
        shape.setTabPositions(
            [QTextOption.Tab(stop, QTextOption.TabType.LeftTab) for stop in stops]
        )
        shape.setLayoutDirection(self.layoutDirection())
        if not self.isRightToLeft():  # from the right, Qt knows neither tabs nor hanging lines
            shape.setLeftMargin(stops[-1])
            shape.setTextIndent(-stops[-1])
        shape.setTopMargin(S)
        return shape


def _day_format(*, first: bool) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setTopMargin(0 if first else L + M)
    shape.setHeadingLevel(2)
    return shape


def _letters(colour: QColor, *, strong: bool = False) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(theme.font(TextRole.STRONG if strong else TextRole.BODY))
    letters.setForeground(colour)
    return letters
