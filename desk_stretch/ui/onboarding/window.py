"""The first run: the safety notice, then three steps. Each can be left out, and all at once.

What is chosen is in force at once; only the last word, that all was asked, comes at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.ports import Clock
from desk_stretch.core.session.safety import NOTICE_VERSION
from desk_stretch.engine.commands import AcceptNotice, OpenWindow, SetSettings
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.notice.safety_notice import NoticePage
from desk_stretch.ui.onboarding.steps import HoursPage, PosturePage, StepPage
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.tokens import XL, L, M, TextRole
from desk_stretch.ui.widgets.buttons import LinkButton
from desk_stretch.ui.widgets.labels import Caption
from desk_stretch.ui.widgets.page import READABLE_LETTERS
from desk_stretch.ui.widgets.segment_bar import SegmentBar
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desk_stretch.ui.onboarding.try_page import TryPage

STEPS = 3
_NOTICE, _POSTURE, _HOURS, _TRY = range(STEPS + 1)


class WelcomeWindow(Window):
    """The notice and three steps, less than a minute."""

    def __init__(self, view: EngineView, clock: Clock, catalogue: Callable[[], Catalogue]) -> None:
        super().__init__("welcome", tr("Welcome"), letters=108, lines=42)
        self._view, self._clock, self._catalogue = view, clock, catalogue
        self._bar = SegmentBar()
        self._place = Caption()
        self._place.setWordWrap(False)
        self._pages = QStackedLayout()
        self._notice = self._make_notice()
        self._posture = PosturePage(Posture(view.settings["movement.posture"]))
        self._posture.chosen.connect(self._on_posture)
        self._hours = HoursPage(Changes(view, self))
        self._hours.finished.connect(lambda: self._go(_TRY))
        self._try: TryPage | None = None
        self._pages.addWidget(self._notice)
        for page in (self._posture, self._hours):
            self._add(page)
        self._lay_out()
        self._go(_NOTICE)

    def place(self) -> object:
        """The step that the person is at."""
        return self._pages.currentIndex()

    def go_to_place(self, place: object) -> None:
        """Go to a step."""
        self._go(place if isinstance(place, int) else _NOTICE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        self._top.setMaximumWidth(READABLE_LETTERS * letter + 2 * XL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a key pressed early accepts nothing

    def _make_notice(self) -> NoticePage:
        notice = NoticePage(
            tr("Welcome"),
            tr(
                "Desk Stretch counts your work time, asks for a short break at a good moment, "
                "and guides you through it. First, please read this:"
            ),
            tr("Not now"),
            picture=True,
        )
        notice.answered.connect(self._on_notice)
        leave = LinkButton(tr("Skip the questions"))
        leave.clicked.connect(self._finish)
        notice.buttons.addWidget(leave)
        return notice

    def _add(self, page: StepPage) -> None:
        page.back.connect(lambda: self._go(self._pages.currentIndex() - 1))
        page.skipped.connect(self._finish)
        self._pages.addWidget(page)

    def _lay_out(self) -> None:
        self._top = QWidget()
        inside = QHBoxLayout(self._top)
        inside.setContentsMargins(XL, L, XL, 0)
        inside.setSpacing(M)
        inside.addWidget(self._bar, 1)
        inside.addWidget(self._place)
        top = QHBoxLayout()  # as wide as the column of a page, in the middle like it
        top.addStretch(1)
        top.addWidget(self._top, 100)
        top.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addLayout(self._pages, 1)

    def _go(self, index: int) -> None:
        if index == _TRY and self._try is None:
            self._try = self._make_try()
        words = tr("Step {number} of {count}").format(number=index, count=STEPS)
        if index == _NOTICE:
            words = tr("Three steps, less than a minute")
        self._place.setWordWrap(index == _NOTICE)  # the longer words; a number stays in one line
        self._place.setText(words)
        self._bar.show_progress(STEPS, index - 1, 1.0)
        self._bar.setAccessibleName(words)
        self._pages.setCurrentIndex(index)
        page = self._pages.currentWidget()
        if isinstance(page, StepPage):
            page.enter()
        elif self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.isVisible():
            announce(self, words)

    def _make_try(self) -> TryPage:
        """Made when it is come to: the figure is the heavy part."""
        from desk_stretch.ui.onboarding.try_page import TryPage

        page = TryPage(self._view, self._clock, self._catalogue)
        page.finished.connect(self._finish)
        page.notice_asked.connect(lambda: self._go(_NOTICE))
        self._add(page)
        return page

    def _on_notice(self, accepted: bool) -> None:
        if accepted:
            self._view.do(AcceptNotice(NOTICE_VERSION))
        self._go(_POSTURE)

    def _on_posture(self, posture: str) -> None:
        self._view.do(SetSettings({"movement.posture": posture}))
        self._go(_HOURS)

    def _finish(self) -> None:
        """Remember that all was asked, and show where everything is."""
        self._view.do(SetSettings({"start.welcomed": True}))
        self.close()
        self._view.do(OpenWindow("main"))
