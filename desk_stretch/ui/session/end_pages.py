"""What follows a routine: a quiet "Done", or the words for "something is wrong"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.session.safety import (
    HELP_TITLE,
    doctor_texts,
    emergency_texts,
    footer,
    stop_texts,
)
from desk_stretch.i18n import ntr, told, tr
from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import XL, M, S, TextRole
from desk_stretch.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.scroll import Scroll
from desk_stretch.ui.widgets.segment_bar import SegmentBar

_READABLE_LETTERS = 84
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_SCROLLS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class _Tick(QWidget):
    """A calm check mark. Decoration."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(96, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.brush(roles.disc))
            painter.drawEllipse(self.rect())
            mark = icons.pixmap("check", 56, roles.ring, self.devicePixelRatioF())
            painter.drawPixmap(20, 20, mark)


class _Close(QuietButton):
    """Takes no arrows: there is no other button to go to."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _DoneScroll(Scroll):
    """Takes the keys that scroll while there is more than fits, and no others."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLS and self.verticalScrollBar().maximum():
            super().keyPressEvent(event)
        else:
            event.ignore()


class DonePage(QWidget):
    """The end of a routine: how many steps were done. No praise, no reproach."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading(tr("Done"), TextRole.DISPLAY)
        self._count = Body()
        self._bar = SegmentBar()
        self._bar.setFixedWidth(240)
        self._close = _Close(tr("Close"))
        self._close.clicked.connect(self.closed)
        safety = Caption(footer())
        for label in (self._title, self._count, safety):
            label.setAlignment(_CENTRE)
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(XL, XL, XL, XL)
        box.setSpacing(M)
        box.addStretch(1)
        box.addWidget(_Tick(), 0, _CENTRE)
        box.addSpacing(S)
        box.addWidget(self._title)
        box.addWidget(self._count)
        box.addWidget(self._bar, 0, _CENTRE)
        box.addSpacing(M)
        box.addWidget(self._close, 0, _CENTRE)
        box.addStretch(1)
        box.addWidget(safety)
        self._scroll = _DoneScroll(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def show_end(self, done: int, total: int, *, by_watchdog: bool) -> str:
        """Show *done* of *total* steps, and return the words that say so."""
        words = ntr("{done} of {total} step", "{done} of {total} steps", total).format(
            done=done, total=total
        )
        if by_watchdog:
            words += ". " + tr("The routine was closed for you; what you did is kept.")
        self._count.setText(words)
        self._bar.show_progress(total, done, 0.0)
        self._scroll.verticalScrollBar().setValue(0)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        return tr("Done") + ". " + words


class StopPage(QWidget):
    """After "stop, something is wrong": when to rest and where to get help."""

    closed = Signal()
    pause_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, intro, *signs = stop_texts()
        self._content = QWidget()
        self._content.setMaximumWidth(_READABLE_LETTERS * self.fontMetrics().averageCharWidth())
        self._box = QVBoxLayout(self._content)
        self._box.setContentsMargins(XL, XL, XL, XL)
        self._box.setSpacing(S)
        self._box.addWidget(Heading(title, TextRole.DISPLAY))
        self._add_list(intro, signs)
        self._help_button = LinkButton(tr(HELP_TITLE))
        self._help_button.clicked.connect(self._show_help)
        self._box.addWidget(self._help_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._help_at = self._box.count()
        self._paused = Body()
        self._paused.hide()
        self._box.addStretch(1)
        self._box.addWidget(self._paused)
        self._box.addLayout(self._make_buttons())
        self._box.addWidget(Caption(footer()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(self._content))

    def focus_first(self) -> None:
        """Give the keyboard to Close, which changes nothing."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_paused(self) -> None:
        """Confirm the pause in words."""
        self._paused.setText(tr("Reminders are paused until tomorrow."))
        self._paused.show()
        self._pause.hide()
        self.focus_first()

    def words(self) -> str:
        """What a screen reader is told at once: title and intro."""
        return told(stop_texts()[:2])

    def _make_buttons(self) -> Flow:
        self._pause = PrimaryButton(tr("Pause reminders until tomorrow"))
        self._pause.clicked.connect(self.pause_asked)
        self._close = QuietButton(tr("Close"))
        self._close.least_height = PrimaryButton.least_height
        self._close.clicked.connect(self.closed)
        row = Flow()
        row.addWidget(self._pause)
        row.addWidget(self._close)
        return row

    def _show_help(self) -> None:
        self._help_button.hide()
        heading = Heading(tr(HELP_TITLE))
        self._box.insertWidget(self._help_at, heading)
        self._help_at += 1
        for intro, *signs in (emergency_texts(), doctor_texts()):
            self._add_list(intro, signs, self._help_at)
            self._help_at += 1 + len(signs)

    def _add_list(self, intro: str, signs: list[str], at: int | None = None) -> None:
        """Add an intro and its signs, each with a bullet, at a place of the page."""
        where = self._box.count() if at is None else at
        self._box.insertWidget(where, Body(intro))
        for offset, sign in enumerate(signs, 1):
            row = QHBoxLayout()
            row.setSpacing(S)
            row.setContentsMargins(S, 0, 0, 0)
            row.addWidget(Body("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Body(sign), 1)
            self._box.insertLayout(where + offset, row)
