"""The routine window: a normal window that shows the running session and asks for actions.

The countdown is repainted once a second while something is counted, and not at all while hidden
or paused; the figure has its own moments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from desk_stretch.core.ports import Clock
from desk_stretch.core.session.acting import Acting
from desk_stretch.core.session.snapshot import Action, SessionState, Snapshot
from desk_stretch.core.session.timeline import compile_timeline
from desk_stretch.engine.commands import Act, Pause
from desk_stretch.engine.events import (
    Event,
    SessionBegun,
    SessionEnded,
    SessionMoved,
    SettingsChanged,
)
from desk_stretch.i18n import tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.figure.motion import Instant, instant_of, motion_of
from desk_stretch.ui.figure.picture import costume_of
from desk_stretch.ui.pauses import until_tomorrow
from desk_stretch.ui.screens import Berth, chosen_screen
from desk_stretch.ui.session import reading
from desk_stretch.ui.session.end_pages import DonePage, StopPage
from desk_stretch.ui.session.keys import Keys
from desk_stretch.ui.session.routine_page import RoutinePage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QScreen, QShowEvent

DONE_STAYS_S = 10
_LEAST_TICK_S = 0.1
SIZE = QSize(940, 660)
_LEAST_SIZE = QSize(300, 320)

_NOTHING_ALONE = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Insert,
)  # fmt: skip

_LIVE = (SessionState.RUNNING, SessionState.PAUSED, SessionState.READY)


class SessionWindow(QWidget):
    """One window for one session after another; closing it leaves the routine."""

    def __init__(self, view: EngineView, clock: Clock) -> None:
        super().__init__()
        self._view = view
        self._clock = clock
        self._last: Snapshot | None = None
        self._is_over = False
        self.setObjectName("session")
        self.setWindowTitle(tr("Routine"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(_LEAST_SIZE)
        self._pages = QStackedLayout(self)
        self._routine = RoutinePage(clock, self._look)
        self._routine.acted.connect(self._act)
        self._pages.addWidget(self._routine)
        self._done: DonePage | None = None
        self._stop: StopPage | None = None
        self._tick = self._single_shot(self._on_tick, Qt.TimerType.PreciseTimer)
        self._farewell = self._single_shot(self.close, Qt.TimerType.CoarseTimer)
        self._keys = Keys(self, self._routine, self._act)
        self._switch_letters()
        self._subscription = view.subscribe(self.hear)
        Berth(self, lambda: chosen_screen(view.settings["prompt.screen"]))

    def open(self) -> None:
        """Show the running session, in front, on the screen that was chosen."""
        snapshot = self._view.snapshot()
        if snapshot is None:
            return
        self._begin(snapshot)
        if not self.isVisible():
            _come_up(self, chosen_screen(self._view.settings["prompt.screen"]))
            announce(self, reading.spoken(None, snapshot))  # it began before it was seen
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self._routine.focus_first()

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, SessionBegun):
            self._begin(event.snapshot)
        elif isinstance(event, SessionMoved):
            self._show(event.snapshot)
        elif isinstance(event, SessionEnded):
            self._end(event)
        elif isinstance(event, SettingsChanged):
            self._switch_letters()
            self._dress()
            if "look.figure_mirror" in event.keys:
                self._act_out()

    def dismantle(self) -> None:
        """Hear no more and go, leaving the session as it is."""
        self._subscription.cancel()
        self._is_over = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._farewell.stop()
        if not self._is_over and self._is_live():
            self._is_over = True
            self._view.do(Act(Action.STOP))
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._plan_tick(self._last)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._on_tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space means pause wherever no button has taken it; on "Done" any new key closes, but for
        those that mean nothing alone: with them a screen reader is told to read on, or to stop."""
        if self._done is not None and self._pages.currentWidget() is self._done:
            if event.key() not in _NOTHING_ALONE and not event.isAutoRepeat():
                self.close()
        elif event.key() == Qt.Key.Key_Space and self._last is not None:
            is_paused = self._last.state is SessionState.PAUSED
            self._act(Action.RESUME if is_paused else Action.PAUSE)
        else:
            super().keyPressEvent(event)

    def _single_shot(self, slot: object, kind: Qt.TimerType) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(kind)
        timer.timeout.connect(slot)
        return timer

    def _switch_letters(self) -> None:
        self._keys.switch_letters(on=bool(self._view.settings["keys.single_letters"]))

    def _look(self) -> Instant | None:
        """Where the routine is, at this moment of the clock."""
        snapshot = None if self._is_over else self._view.snapshot()
        return None if snapshot is None else instant_of(snapshot)

    def _dress(self) -> None:
        settings = self._view.settings
        self._routine.wear(motion_of(settings["look.motion"]), costume_of(settings))

    def _act_out(self) -> None:
        """Give the figure the routine that runs."""
        routine = self._view.routine()
        if routine is None:
            self._routine.act(None)
            return
        mirror = bool(self._view.settings["look.figure_mirror"])
        self._routine.act(Acting.of(compile_timeline(routine), routine, mirror=mirror))

    def _is_live(self) -> bool:
        snapshot = self._view.snapshot()
        return snapshot is not None and snapshot.state in _LIVE

    def _act(self, action: Action) -> None:
        if not self._is_over:
            self._view.do(Act(action))

    def _begin(self, snapshot: Snapshot) -> None:
        self._is_over = False
        self._farewell.stop()
        self._pages.setCurrentWidget(self._routine)
        self._dress()  # the desktop may wish otherwise by now
        self._act_out()
        self._show(snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        words = reading.spoken(self._last, snapshot)
        self._last = snapshot
        self._routine.show_snapshot(snapshot)
        self._plan_tick(snapshot)
        if words and self.isVisible():
            announce(self, words)

    def _on_tick(self) -> None:
        snapshot = self._view.snapshot()
        if snapshot is not None and not self._is_over:
            self._routine.show_countdown(snapshot)
            self._plan_tick(snapshot)

    def _plan_tick(self, snapshot: Snapshot | None) -> None:
        """Wake when the shown number changes; not while nothing of it can be seen."""
        self._tick.stop()
        if snapshot is None or snapshot.state is not SessionState.RUNNING or self._is_over:
            return
        left_s = reading.countdown(snapshot).left_s
        if left_s is None or not self.isVisible() or self.isMinimized():
            return
        wait_s = (left_s % 1 or 1.0) / max(1.0, self._clock.speed)
        self._tick.start(round(max(_LEAST_TICK_S, wait_s) * 1000) + 2)

    def _end(self, event: SessionEnded) -> None:
        was_left, self._is_over = self._is_over, True
        self._tick.stop()
        self._last = None
        if event.alarm:
            self._show_stop()
        elif was_left or event.outcome is None or not self.isVisible():
            self.close()
        else:
            self._show_done(event)

    def _show_done(self, event: SessionEnded) -> None:
        if self._done is None:
            self._done = DonePage()
            self._done.closed.connect(self.close)
            self._pages.addWidget(self._done)
        self._pages.setCurrentWidget(self._done)
        words = self._done.show_end(
            event.steps_done, event.steps_total, by_watchdog=event.by_watchdog
        )
        announce(self, words)
        self._farewell.start(DONE_STAYS_S * 1000)

    def _show_stop(self) -> None:
        if self._stop is not None:
            self._pages.removeWidget(self._stop)
            self._stop.deleteLater()
        self._stop = StopPage()
        self._stop.closed.connect(self.close)
        self._stop.pause_asked.connect(self._pause_until_tomorrow)
        self._pages.addWidget(self._stop)
        self._pages.setCurrentWidget(self._stop)
        self._stop.focus_first()
        announce(self, self._stop.words(), at_once=True)

    def _pause_until_tomorrow(self) -> None:
        self._view.do(Pause(until_tomorrow(self._clock.now())))
        if self._stop is not None:
            self._stop.show_paused()


def _come_up(window: QWidget, screen: QScreen) -> None:
    """Show it in the middle of the screen."""
    room = screen.availableGeometry()
    window.resize(SIZE.boundedTo(room.size() * 0.9))
    window.move(room.center() - window.rect().center())
    window.show()
