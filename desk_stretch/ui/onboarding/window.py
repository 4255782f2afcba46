"""The first run: safety notice, posture, working hours. Each step can be left out.

What is chosen is in force at once; only the last word, that all was asked, comes at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.labels import POSTURE_LABELS
from desk_stretch.core.session.safety import NOTICE_VERSION
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.commands import AcceptNotice, OpenWindow, SetSettings
from desk_stretch.i18n import tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.notice.safety_notice import NoticePage
from desk_stretch.ui.onboarding.posture_card import PostureCard
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.sections import make_row
from desk_stretch.ui.tokens import XL, L, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.line import Line
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.segment_bar import SegmentBar
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

STEPS = 3
_POSTURES = (Posture.SITTING, Posture.STANDING)
_HOURS = ("hours.any_time", "hours.days", "hours.ranges", "start.at_login")


class WelcomeWindow(Window):
    """Three steps, less than a minute."""

    def __init__(self, view: EngineView) -> None:
        super().__init__("welcome", tr("Welcome"), letters=108, lines=42)
        self._view = view
        self._bar = SegmentBar()
        self._place = Caption()
        self._place.setWordWrap(False)
        self._pages = QStackedLayout()
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
        self._hours = HoursPage(Changes(view, self))
        posture = PosturePage(Posture(view.settings["movement.posture"]))
        posture.chosen.connect(self._on_posture)
        for page in (notice, posture, self._hours):
            self._pages.addWidget(page)
        for page in (notice, posture):
            leave = LinkButton(tr("Skip the questions"))
            leave.clicked.connect(self._finish)
            page.buttons.addWidget(leave)
        for page in (posture, self._hours):
            page.back.connect(lambda: self._go(self._pages.currentIndex() - 1))
        self._hours.finished.connect(self._finish)
        self._lay_out()
        self._go(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a key pressed early accepts nothing

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(XL, L, XL, 0)
        top.setSpacing(M)
        top.addWidget(self._bar, 1)
        top.addWidget(self._place)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addLayout(self._pages, 1)

    def _go(self, step: int) -> None:
        words = tr("Step {number} of {count}").format(number=step + 1, count=STEPS)
        self._place.setText(words)
        self._bar.show_progress(STEPS, step, 1.0)
        self._bar.setAccessibleName(words)
        self._pages.setCurrentIndex(step)
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, words)

    def _on_notice(self, accepted: bool) -> None:
        if accepted:
            self._view.do(AcceptNotice(NOTICE_VERSION))
        self._go(1)

    def _on_posture(self, posture: str) -> None:
        self._view.do(SetSettings({"movement.posture": posture}))
        self._go(2)

    def _finish(self) -> None:
        """Remember that all was asked, and show where everything is."""
        self._view.do(SetSettings({"start.welcomed": True}))
        self.close()
        self._view.do(OpenWindow("main"))


class _Step(QWidget):
    """A step with a title, a sentence, Back, and one main button."""

    back = Signal()

    def __init__(self, title: str, intro: str, onward: str) -> None:
        super().__init__()
        self.page = Page()
        self.page.box.setSpacing(M)
        self.page.box.addWidget(Heading(title, TextRole.DISPLAY))
        self.page.box.addWidget(Body(intro))
        self.onward = PrimaryButton(onward)
        back = QuietButton(tr("Back"))
        back.least_height = PrimaryButton.least_height
        back.clicked.connect(self.back)
        self.buttons = ButtonRow(self.onward, back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)

    def add_buttons(self) -> None:
        """Put the buttons below what the step asks."""
        self.page.box.addStretch(1)
        self.page.box.addLayout(self.buttons)


class PosturePage(_Step):
    """Sitting or standing."""

    chosen = Signal(str)

    def __init__(self, chosen: Posture) -> None:
        super().__init__(
            tr("How do you work?"),
            tr("Start begins with this posture. You can choose the other one at any time."),
            tr("Next"),
        )
        self._cards = {each: PostureCard(tr(POSTURE_LABELS[each]), each) for each in _POSTURES}
        row = Outdent()
        row.setSpacing(S)
        for card in self._cards.values():
            row.addWidget(card)
        self._cards.get(chosen, self._cards[Posture.SITTING]).setChecked(True)
        self.page.box.addLayout(row)
        self.add_buttons()
        self.onward.clicked.connect(lambda: self.chosen.emit(str(self.posture)))

    @property
    def posture(self) -> Posture:
        """The one that is chosen."""
        return next(each for each, card in self._cards.items() if card.isChecked())

    def choose(self, posture: Posture) -> None:
        """Choose another one."""
        self._cards[posture].setChecked(True)


class HoursPage(_Step):
    """When reminders may speak, and whether the app starts with the desktop."""

    finished = Signal()

    def __init__(self, changes: Changes) -> None:
        super().__init__(
            tr("When do you work?"),
            tr("Outside these hours nothing is asked. All of this is in the settings too."),
            tr("Done"),
        )
        self.rows = [make_row(SCHEMA[key], changes, Catalogue) for key in _HOURS]
        card = Card()
        card.box.setContentsMargins(1, 0, 1, 0)
        card.box.setSpacing(0)
        for index, row in enumerate(self.rows):
            if index:
                card.box.addWidget(Line())
            card.box.addWidget(row)
        self.page.box.addWidget(card)
        self.add_buttons()
        self.onward.clicked.connect(self._on_done)

    def _on_done(self) -> None:
        """What cannot be used is explained beside its field, and the page stays."""
        for row in self.rows:
            row.editor.commit()
        wrong = next((row for row in self.rows if row.is_wrong), None)
        if wrong is None:
            self.finished.emit()
            return
        wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
