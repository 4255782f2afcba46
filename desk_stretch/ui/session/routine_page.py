"""The view of a running routine. It shows snapshots and says which action was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desk_stretch.core.ports import Clock
from desk_stretch.core.session.safety import footer
from desk_stretch.core.session.snapshot import Action, Snapshot
from desk_stretch.core.session.timeline import cue_text
from desk_stretch.i18n import tr
from desk_stretch.ui.figure.motion import Acted, Motion
from desk_stretch.ui.figure.picture import Costume
from desk_stretch.ui.figure.widget import FigureWidget, Look
from desk_stretch.ui.session import reading
from desk_stretch.ui.session.controls import Controls, action_button
from desk_stretch.ui.session.next_step import NextStep
from desk_stretch.ui.session.side_sign import SideSign
from desk_stretch.ui.tokens import XL, L, M, S, TextRole
from desk_stretch.ui.widgets.buttons import DangerButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.icon import Icon
from desk_stretch.ui.widgets.labels import Body, Caption, Heading, Text
from desk_stretch.ui.widgets.ring import ProgressRing
from desk_stretch.ui.widgets.scroll import Scroll
from desk_stretch.ui.widgets.segment_bar import SegmentBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_RING_SHARE = 0.22
_RING_LARGEST = 240
_RING_NARROW = 0.7  # of the size that is readable from afar
_PANEL_LETTERS = 45  # the width of the words beside the figure, in letters
_NARROW_LETTERS = 88  # below this width everything stands in one column
_LOW_LINES = 32  # below this height the words need the room more than the ring does
_FIGURE_LEAST = 128
_FIGURE_SHARE = 0.38  # of the height, in one column
_UNBOUND = 16_777_215  # Qt's own "no limit"


class RoutinePage(QWidget):
    """Figure, words, countdown and controls; side by side if there is room, else in a column."""

    acted = Signal(object)  # an Action

    def __init__(self, clock: Clock, look: Look, parent: QWidget | None = None) -> None:
        """*look* tells the figure where the routine is."""
        super().__init__(parent)
        self._narrow: bool | None = None
        self._figure = FigureWidget(clock, look)
        self._make_parts()
        self._lay_out()

    def act(self, acted: Acted | None) -> None:
        """Let the figure do another routine; None: one that nobody has acted out."""
        self._figure.act(acted)
        self._next.act(acted)

    def wear(self, motion: Motion, who: Costume) -> None:
        """Follow the person's wishes of the figure's motion and looks."""
        self._figure.wear(motion, who)
        self._next.wear(who)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show all of an instant: what changes with a segment."""
        exercise, segment = snapshot.step.exercise, snapshot.segment
        self._place.setText(reading.place_words(snapshot))
        self._figure.show_work(reading.work_of(snapshot), reading.figure_words(snapshot))
        self._name.setText(tr(exercise.name))
        self._side.show_side(segment.side, reading.side_words(snapshot))
        self._cue.setText(cue_text(segment))
        self._breathing.setText(tr(snapshot.step.form.breathing))
        self._caution_text.setText("\n".join(snapshot.caution))
        self._caution.setVisible(bool(snapshot.caution))
        self._next.show_next(snapshot)
        self._controls.show_snapshot(snapshot)
        self.show_countdown(snapshot)

    def show_countdown(self, snapshot: Snapshot) -> None:
        """Show only what changes with the second."""
        shown = reading.countdown(snapshot)
        self._ring.show_progress(shown.fraction, shown.number, shown.word, dimmed=shown.dimmed)
        self._bar.show_progress(snapshot.step_count, snapshot.step_index, snapshot.step_progress)

    def focus_first(self) -> None:
        """Give the keyboard to Pause."""
        self._controls.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_parts(self) -> None:
        self._bar = SegmentBar()
        self._bar.setAccessibleName(tr("The routine"))
        self._place = Caption()
        self._place.setWordWrap(False)
        self._name = Heading(role=TextRole.TITLE)
        self._side = SideSign()
        self._cue = Text(role=TextRole.CUE)
        self._breathing = Caption()
        self._caution = Card()
        self._caution.box.setContentsMargins(M, S, M, S)
        self._caution_text = Body()
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(Icon("about"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._caution_text, 1)
        self._caution.box.addLayout(row)
        self._caution.setAccessibleName(tr("Take care"))
        self._ring = ProgressRing()
        self._next = NextStep()
        self._controls = Controls()
        self._controls.acted.connect(self.acted)
        self._stop = action_button(
            DangerButton, tr("Stop, something is wrong"), "stop", Action.ALARM, self.acted
        )
        self._footer = Caption(footer())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(M)
        top.addWidget(self._bar, 1)
        top.addWidget(self._place)
        self._panel = QWidget()
        self._panel_box = self._fill_panel(self._panel)
        self._scroll = Scroll(self._panel)
        self._column = QVBoxLayout()
        self._column.setSpacing(M)
        self._column.addWidget(self._scroll, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(L)
        self._column.addLayout(self._foot)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(XL)
        self._middle.addLayout(self._column)
        self._bottom = QHBoxLayout()
        self._bottom.setSpacing(L)
        self._bottom.addStretch(0)
        self._bottom.addWidget(self._stop)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(M)
        self._box.addLayout(top)
        self._box.addLayout(self._middle, 1)
        self._box.addLayout(self._bottom)

    def _fill_panel(self, panel: QWidget) -> QVBoxLayout:
        """The words; ``_arrange`` puts figure, ring and controls there if they have no room
        of their own."""
        box = QVBoxLayout(panel)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        self._head = QHBoxLayout()
        self._head.setSpacing(M)
        self._head.addStretch(1)
        self._head.addStretch(1)
        box.addLayout(self._head)
        box.addWidget(self._name)
        box.addWidget(self._side, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._cue)
        box.addWidget(self._breathing)
        box.addWidget(self._caution)
        box.addStretch(1)
        return box

    def _arrange(self) -> None:
        """Fit the room: figure and words beside each other, or all in a column."""
        letter = self._cue.fontMetrics().averageCharWidth()
        narrow = self.width() < _NARROW_LETTERS * letter
        self._size_ring(narrow)
        if not narrow:
            panel = min(_PANEL_LETTERS * letter, self.width() // 2)
            least = max(each.minimumSizeHint().width() for each in (self._panel, self._controls))
            self._scroll.setFixedWidth(max(panel, least))
        if narrow != self._narrow:
            self._narrow = narrow
            self._move_parts(narrow)

    def _size_ring(self, narrow: bool) -> None:
        """The figure is the largest thing here, also where both share one column."""
        least = self._ring.minimumSizeHint().width()
        if not narrow:
            is_low = self.height() < _LOW_LINES * self._cue.fontMetrics().lineSpacing()
            wished = min(_RING_LARGEST, round(self.height() * _RING_SHARE))
            side = round(least * _RING_NARROW) if is_low else max(least, wished)
            self._ring.setFixedSize(side, side)
            return
        side = round(least * _RING_NARROW)
        room = self.width() - 2 * M - self._scroll.verticalScrollBar().sizeHint().width()
        beside = room - side - M
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(along if beside >= _FIGURE_LEAST else down)
        figure = beside if beside >= _FIGURE_LEAST else room
        figure = max(_FIGURE_LEAST, min(figure, round(self.height() * _FIGURE_SHARE)))
        self._ring.setFixedSize(side, side)
        self._figure.setFixedSize(figure, figure)

    def _move_parts(self, narrow: bool) -> None:
        """Beside the figure the countdown and the buttons stay in sight, however long the words
        are. Where room is scarce everything scrolls, and the buttons come before what is next;
        Stop never scrolls."""
        centre = Qt.AlignmentFlag.AlignHCenter
        rows = (self._middle, self._head, self._foot, self._bottom)
        for layout in (*rows, self._panel_box, self._column):
            for part in (self._figure, self._ring, self._controls, self._next, self._footer):
                layout.removeWidget(part)
        if narrow:
            self._scroll.setMinimumWidth(0)
            self._scroll.setMaximumWidth(_UNBOUND)
            self._head.insertWidget(1, self._figure, 0, centre)
            self._head.insertWidget(2, self._ring, 0, centre)
            for part in (self._controls, self._next, self._footer):
                self._panel_box.addWidget(part)
        else:
            self._figure.setMinimumSize(_FIGURE_LEAST, _FIGURE_LEAST)
            self._figure.setMaximumSize(_UNBOUND, _UNBOUND)
            self._middle.insertWidget(0, self._figure, 1)
            self._foot.addWidget(self._ring)
            self._foot.addWidget(self._next, 1)
            self._column.addWidget(self._controls)
            self._bottom.insertWidget(0, self._footer, 1)
        margin = M if narrow else XL
        self._box.setContentsMargins(margin, margin, margin, M if narrow else L)
