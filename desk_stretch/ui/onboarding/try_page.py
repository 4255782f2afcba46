"""The last step of the first run: half a minute with the figure, if one likes."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock
from desk_stretch.core.session.acting import Acting
from desk_stretch.core.session.safety import NOTICE_VERSION, footer
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.timeline import Timeline, compile_timeline, cue_text
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.figure.motion import Instant, instant_of, motion_of
from desk_stretch.ui.figure.picture import Work, costume_of
from desk_stretch.ui.figure.widget import FigureWidget
from desk_stretch.ui.onboarding.steps import StepPage
from desk_stretch.ui.onboarding.taste import SECONDS, taste_of
from desk_stretch.ui.tokens import XL, M, S, TextRole
from desk_stretch.ui.widgets.labels import Caption, Heading, Text
from desk_stretch.ui.widgets.ring import ProgressRing

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from desk_stretch.core.routine.routine import Routine

_BESIDE_LETTERS = 62  # from this width on the words stand beside the figure
_FIGURE_LEAST, _FIGURE_MOST = 160, 340
_RING_LETTERS = 15


class TryPage(StepPage):
    """Figure, words and a ring. Nothing is written down: it is no break."""

    finished = Signal()
    notice_asked = Signal()

    def __init__(self, view: EngineView, clock: Clock, catalogue: Callable[[], Catalogue]) -> None:
        super().__init__(tr("Try it now"), "", tr("Try it now"))
        self._view, self._clock, self._catalogue = view, clock, catalogue
        self._routine: Routine | None = None
        self._timeline: Timeline | None = None
        self._session: Session | None = None
        self._said = ""
        self._is_done = False
        self.skip.setText(tr("Not now"))
        self._figure = FigureWidget(clock, self._look)
        self._name = Heading(role=TextRole.TITLE)
        self._cue = Text(role=TextRole.CUE)
        self._breathing = Caption()
        self._ring = ProgressRing()
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go_on)
        self._lay_out()
        self.onward.clicked.connect(self._on_onward)

    @property
    def is_running(self) -> bool:
        """Whether the half minute runs."""
        return self._session is not None

    def enter(self) -> None:
        """Come here: choose what fits what was answered before."""
        self._routine = taste_of(self._catalogue(), self._view.settings)
        self._session, self._is_done = None, False
        self._dress()
        self._show()
        super().enter()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._session is not None and not event.spontaneous():  # in the taskbar it goes on
            self._end(done=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        beside = self.width() >= _BESIDE_LETTERS * letter
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(along if beside else down)
        share = 0.45 * (self.width() if beside else self.height())
        side = round(max(_FIGURE_LEAST, min(_FIGURE_MOST, share, 0.55 * self.height())))
        self._figure.setFixedSize(side, side)
        self._ring.setFixedSize(_RING_LETTERS * letter, _RING_LETTERS * letter)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(S)
        words.addStretch(1)
        for each in (self._name, self._cue, self._breathing):
            words.addWidget(each)
        words.addSpacing(S)
        words.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(XL)
        self._middle.addWidget(self._figure)
        self._middle.addLayout(words, 1)
        self.page.box.addLayout(self._middle)
        self.page.box.addStretch(1)
        self.page.box.addWidget(Caption(footer()))
        self.page.box.addSpacing(M)
        self.page.box.addLayout(self.buttons)

    def _dress(self) -> None:
        settings = self._view.settings
        self._figure.wear(motion_of(settings["look.motion"]), costume_of(settings))
        self._timeline = None if self._routine is None else compile_timeline(self._routine)
        if self._routine is None or self._timeline is None:
            self._figure.act(None)
            return
        mirror = bool(settings["look.figure_mirror"])
        self._figure.act(Acting.of(self._timeline, self._routine, mirror=mirror))

    def _look(self) -> Instant | None:
        """Where the half minute is; its first moment before it, its last after it."""
        if self._session is not None:
            return instant_of(self._session.at(self._clock.now()).snapshot(self._clock.now()))
        if self._timeline is None:
            return None
        first = self._timeline.segments[0]
        return Instant(first.start, first.start, 0, first.side, goes_on=False)

    def _on_onward(self) -> None:
        if self._is_done or self._routine is None:
            self.finished.emit()
        elif self._session is not None:
            self._end(done=False)
        elif not self._is_accepted():
            self.notice_asked.emit()
        else:
            self._session = Session.begin(self._routine, self._clock.now())
            self._show()
            self._go_on()

    def _is_accepted(self) -> bool:
        return bool(self._view.settings["safety.notice_version"] >= NOTICE_VERSION)

    def _go_on(self) -> None:
        """Show this second; wake again with the next one, or with the next cue."""
        if self._session is None:
            return
        now = self._clock.now()
        self._session = self._session.at(now)
        if self._session.is_over:
            self._end(done=True)
            return
        self._show()
        left_s = SECONDS - self._session.snapshot(now).position_s
        wait_s = (left_s % 1.0) or 1.0
        self._tick.start(max(20, ceil(wait_s / max(1.0, self._clock.speed) * 1000)))

    def _end(self, *, done: bool) -> None:
        self._tick.stop()
        self._session, self._is_done = None, done
        self._show()

    def _show(self) -> None:
        """All words, from what is so now."""
        self.heading.setText(tr("That was it") if self._is_done else tr("Try it now"))
        self.intro.setText(self._intro())
        self.onward.setText(self._onward())
        self.onward.updateGeometry()
        self.skip.setVisible(self._session is None and not self._is_done and bool(self._routine))
        self._back.setVisible(self._session is None)
        parts = (self._figure, self._name, self._cue, self._breathing, self._ring)
        for each in parts:
            each.setVisible(self._routine is not None)
        if self._routine is not None:
            self._show_step(self._routine)

    def _show_step(self, routine: Routine) -> None:
        step = routine.steps[0]
        self._name.setText(tr(step.exercise.name))
        self._breathing.setText(tr(step.form.breathing))
        cue, left_s = tr(step.exercise.summary), float(SECONDS)
        if self._session is not None:
            snapshot = self._session.snapshot(self._clock.now())
            cue, left_s = cue_text(snapshot.segment), SECONDS - snapshot.position_s
        elif self._is_done:
            cue, left_s = tr("Half a minute is done."), 0.0
        self._cue.setText(cue)
        if cue != self._said and (self._session is not None or self._is_done):
            announce(self, cue)
        self._said = cue
        words = f"{tr(step.exercise.name)}. {cue}"
        self._figure.show_work(Work(routine.posture, step.exercise.areas, "both"), words)
        left = ceil(round(left_s, 3))
        number, word = str(left), ntr("second", "seconds", left)
        if self._is_done:
            number, word = "", tr("Done")
        self._ring.show_progress(left_s / SECONDS, number, word)

    def _intro(self) -> str:
        if self._routine is None:
            return tr("What you left out leaves nothing to try. Routines are made of the rest.")
        if self._is_done:
            return tr("A break is a few steps like this one. The next one comes at a good moment.")
        if not self._is_accepted():
            return tr("It begins once you have read the safety notice.")
        return tr("Half a minute with the figure, so that you know what a break is like.")

    def _onward(self) -> str:
        if self._is_done or self._routine is None:
            return tr("Done")
        if self._session is not None:
            return tr("Stop")
        return tr("Try it now") if self._is_accepted() else tr("Read the notice")
