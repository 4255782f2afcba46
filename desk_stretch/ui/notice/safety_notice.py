"""The safety notice, asked for before the first routine and again when its meaning changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.session.safety import ACCEPT, NOTICE, NOTICE_VERSION
from desk_stretch.engine.commands import AcceptNotice
from desk_stretch.i18n import tr
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.tokens import L, M, TextRole
from desk_stretch.ui.widgets.app_picture import app_picture
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body, Heading
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


def notice_card() -> Card:
    """The sentences of the notice on a card, one below the other."""
    card = Card()
    card.box.setContentsMargins(L, L, L, L)
    for sentence in NOTICE:
        card.box.addWidget(Body(tr(sentence)))
    return card


class NoticePage(QWidget):
    """Title, notice, and the two answers. Neither has the keyboard when the page appears."""

    answered = Signal(bool)  # whether it was accepted

    def __init__(self, title: str, intro: str, later: str, *, picture: bool = False) -> None:
        super().__init__()
        accept = PrimaryButton(tr(ACCEPT), "check")
        accept.clicked.connect(lambda: self.answered.emit(True))
        wait = QuietButton(later)
        wait.least_height = PrimaryButton.least_height
        wait.clicked.connect(lambda: self.answered.emit(False))
        page = Page()
        page.box.setSpacing(M)
        if picture:
            page.box.addWidget(app_picture())
        page.box.addWidget(Heading(title, TextRole.DISPLAY))
        page.box.addWidget(Body(intro))
        page.box.addWidget(notice_card())
        page.box.addStretch(1)
        self.buttons = ButtonRow(accept, wait)
        page.box.addLayout(self.buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)


class NoticeWindow(Window):
    """Shown when a routine was asked for; accepting begins it."""

    def __init__(self, view: EngineView) -> None:
        super().__init__("notice", tr("Before you begin"), letters=88, lines=28)
        self._view = view
        accepted = view.settings["safety.notice_version"]
        intro = tr("The safety notice has new words. A routine begins once you have read them.")
        if not accepted:
            intro = tr("A routine begins once you have read this.")
        page = NoticePage(tr("Before you begin"), intro, tr("Not now"))
        page.answered.connect(self._on_answer)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a key pressed early accepts nothing

    def _on_answer(self, accepted: bool) -> None:
        self.close()
        if accepted:
            self._view.do(AcceptNotice(NOTICE_VERSION))
