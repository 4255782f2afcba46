"""The questions of the first run: how and when the person works."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.labels import POSTURE_LABELS
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.i18n import tr
from desk_stretch.ui.onboarding.posture_card import PostureCard
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.sections import make_row
from desk_stretch.ui.tokens import M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body, Heading
from desk_stretch.ui.widgets.line import Line
from desk_stretch.ui.widgets.page import Page

_POSTURES = (Posture.SITTING, Posture.STANDING)
_HOURS = ("hours.days", "hours.ranges", "start.at_login")


class StepPage(QWidget):
    """A step with a title, a sentence, Back, and one main button. The buttons never scroll."""

    back = Signal()
    skipped = Signal()

    def __init__(self, title: str, intro: str, onward: str) -> None:
        super().__init__()
        self.page = Page()
        self.page.box.setSpacing(M)
        self.heading = Heading(title, TextRole.DISPLAY)
        self.intro = Body(intro)
        self.page.box.addWidget(self.heading)
        self.page.box.addWidget(self.intro)
        self.onward = PrimaryButton(onward)
        self._back = QuietButton(tr("Back"))
        self._back.least_height = PrimaryButton.least_height
        self._back.clicked.connect(self.back)
        self.skip = LinkButton(tr("Skip the questions"))
        self.skip.clicked.connect(self.skipped)
        self.buttons = ButtonRow(self.onward, self._back, self.skip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)

    def enter(self) -> None:
        """Come here: the main button has the keyboard, since this page was asked for."""
        self.onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_buttons(self) -> None:
        """Put the buttons below what the step asks."""
        self.page.box.addStretch(1)
        self.page.box.addLayout(self.buttons)


class PosturePage(StepPage):
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


class HoursPage(StepPage):
    """When reminders may speak, and whether the app starts with the desktop."""

    finished = Signal()

    def __init__(self, changes: Changes) -> None:
        super().__init__(
            tr("When do you work?"),
            tr("Outside these hours nothing is asked. All of this is in the settings too."),
            tr("Next"),
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
