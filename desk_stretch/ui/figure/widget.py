"""The living figure: shows a routine at the second of its clock, and can be turned by hand.

What a second looks like is acted elsewhere (``Acted``), what is painted is the business of a
``Show``; here are the moments of painting, the pointer and the keys. Nothing moves, nothing is
painted: not while hidden, paused or over, and not in the late part of a hold.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.ports import Clock
from desk_stretch.ui import theme
from desk_stretch.ui.figure.full_show import FullShow
from desk_stretch.ui.figure.motion import FRAME_S, Acted, Instant, Motion
from desk_stretch.ui.figure.picture import Costume, Work, draw
from desk_stretch.ui.figure.shows import Canvas, ReducedShow, Show, StillShow
from desk_stretch.ui.figure.turning import Turn
from desk_stretch.ui.memory import give_back
from desk_stretch.ui.widgets.buttons import paint_focus

DEGREES_PER_PIXEL = 0.4
DEGREES_PER_KEY = 15.0
SLICE_EVERY_MS = 12
GIVE_BACK_AFTER_MS = 2000
_TIME_FOR_SLICES_S = 0.06  # not between the frames of a movement

_SHOWS: dict[Motion, Callable[[Acted, Turn], Show]] = {
    Motion.FULL: FullShow,
    Motion.REDUCED: ReducedShow,
    Motion.STILL: StillShow,
}
_KEYS = {
    Qt.Key.Key_Left: (DEGREES_PER_KEY, 0.0),
    Qt.Key.Key_Right: (-DEGREES_PER_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, -DEGREES_PER_KEY),
    Qt.Key.Key_Down: (0.0, DEGREES_PER_KEY),
}

Look = Callable[[], Instant | None]


class FigureWidget(QWidget):
    """The figure's place. *look* tells where the routine is, whenever it is asked."""

    def __init__(self, clock: Clock, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._look = clock, look
        self._acted: Acted | None = None
        self._motion, self._who = Motion.FULL, Costume()
        self._work = Work(Posture.SITTING)
        self._turn = Turn()
        self._show: Show | None = None
        self._held_at: QPointF | None = None
        self._frames = self._single_shot(self.update, Qt.TimerType.PreciseTimer)
        self._slices = self._single_shot(self._prepare, Qt.TimerType.CoarseTimer)
        self._leaving = self._single_shot(give_back, Qt.TimerType.VeryCoarseTimer)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def act(self, acted: Acted | None) -> None:
        """Show another routine; None: one that nobody has acted out."""
        self._acted = acted
        self._turn.reset()
        self._begin_show()

    def wear(self, motion: Motion, who: Costume) -> None:
        """Follow the person's wishes of motion and looks."""
        if motion is not self._motion:
            self._motion = motion
            self._begin_show()
        self._who = who
        self.update()

    def show_work(self, work: Work, words: str) -> None:
        """Look anew; *words* say what is shown to those who cannot see it."""
        self._work = work
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        canvas = self._canvas()
        now, now_s = self._look(), self._now_s()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(canvas.roles.window))
            if self._show is None or now is None:
                draw(painter, canvas.box, None, self._work, canvas.roles, self._who)
            else:
                self._show.paint(painter, canvas, now, now_s)
            if self.hasFocus():
                inner = self.rect().toRectF().adjusted(4, 4, -4, -4)
                paint_focus(painter, inner, canvas.roles)
        self._plan(now, now_s)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._leaving.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest; and keep no frames, which are megabytes, unless the window will come back."""
        super().hideEvent(event)
        self._frames.stop()
        self._slices.stop()
        if not event.spontaneous() and self._show is not None:
            self._begin_show()
            self._leaving.start(GIVE_BACK_AFTER_MS)

    def event(self, event: QEvent) -> bool:
        """Take the arrows for itself while it has the keyboard; else they go back and on."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._turn_by(*_KEYS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self._turn_home()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            way, self._held_at = event.position() - self._held_at, event.position()
            self._turn_by(-way.x() * DEGREES_PER_PIXEL, way.y() * DEGREES_PER_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = None
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._turn_home()

    def _single_shot(self, slot: Callable[[], None], kind: Qt.TimerType) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(kind)
        timer.timeout.connect(slot)
        return timer

    def _begin_show(self) -> None:
        self._show = None if self._acted is None else _SHOWS[self._motion](self._acted, self._turn)
        self.update()

    def _canvas(self) -> Canvas:
        return Canvas(
            self.width(), self.height(), self.devicePixelRatioF(), theme.colours(self), self._who,
            self._work,
        )  # fmt: skip

    def _now_s(self) -> float:
        return self._clock.now().steady

    def _turn_by(self, yaw: float, pitch: float) -> None:
        now = self._look()
        still = None if self._acted is None or now is None else self._acted.still(now.position_s)
        if still is not None:
            self._turn.by(yaw, pitch, still.view, self._now_s())
            self.update()

    def _turn_home(self) -> None:
        if self._motion is Motion.FULL:
            self._turn.home(self._now_s())
        else:
            self._turn.reset()
        self.update()

    def _is_seen(self) -> bool:
        window = self.window().windowHandle()
        if window is None:
            return False
        return window.isExposed() and self.isVisible() and not self.window().isMinimized()

    def _plan(self, now: Instant | None, now_s: float) -> None:
        """Come back when something else is to be seen; every way there leads through a paint."""
        self._frames.stop()
        if self._show is None or now is None or not self._is_seen():
            return
        wait_s = self._show.wait_s(now, now_s)
        if wait_s is not None:
            speed = max(1.0, self._clock.speed)
            least_s = FRAME_S if speed > 1.0 else 0.001
            self._frames.start(ceil(max(least_s, wait_s / speed) * 1000))
        has_time = wait_s is None or wait_s > _TIME_FOR_SLICES_S
        if now.goes_on and has_time and not self._slices.isActive():
            self._slices.start(SLICE_EVERY_MS)

    def _prepare(self) -> None:
        now = self._look()
        if self._show is None or now is None or not now.goes_on or not self._is_seen():
            return
        if self._show.prepare(self._canvas(), now, self._now_s()):
            self._slices.start(SLICE_EVERY_MS)
