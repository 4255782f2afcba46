"""The window "Why now, why not": what is so now, and the last decisions, to be read and copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from desk_stretch.core.breaks.diary_text import Line, lines_of
from desk_stretch.core.ports import Clock
from desk_stretch.engine.events import Event, SettingsChanged, StatusChanged
from desk_stretch.i18n import tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.tokens import M, S
from desk_stretch.ui.why.pages import DiaryText
from desk_stretch.ui.why.report import report
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_LETTERS = 120


class WhyWindow(Window):
    """*holds* tells for each hold whether it works here; *idle* is the name of the idle source."""

    def __init__(
        self, view: EngineView, clock: Clock, holds: Callable[[], Mapping[str, tuple[bool, str]]],
        idle: str,
    ) -> None:  # fmt: skip
        super().__init__("why", tr("Why now, why not"), letters=112, lines=44)
        self._view = view
        self._clock = clock
        self._holds = holds
        self._idle = idle
        self._now = Heading()
        self._text = DiaryText()
        self._empty = Body(
            tr("Nothing was decided yet. Every prompt and every silence is listed here.")
        )
        self._copy = QuietButton(tr("Copy for a bug report"), "copy")
        self._copied = Caption()
        self._lay_out()
        self._copy.clicked.connect(self.copy)
        self._subscription = view.subscribe(self.hear)

    def hear(self, event: Event) -> None:
        """Follow the engine while the window can be seen."""
        if self.isVisible() and isinstance(event, StatusChanged | SettingsChanged):
            self.refresh()

    def refresh(self) -> None:
        """Bring the sentence and the list up to the present."""
        lines = self._lines()
        self._now.setText(self._view.status().sentence)
        self._text.show_lines(lines, self._clock.now().day)
        self._text.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._copied.setText(
            tr("The copy has this list, the version, and what works here. It names no window, "
               "program or appointment.")
        )  # fmt: skip

    def copy(self) -> None:
        """Put everything on the clipboard as plain text."""
        lines = self._lines()
        text = report(self._view.status(), lines, self._holds(), self._idle)
        QGuiApplication.clipboard().setText(text)
        self._copied.setText(tr("Copied. Paste it wherever you want it read."))
        announce(self, self._copied.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> list[Line]:
        names = {each.id: tr(each.name) for each in self._view.reminders()}
        return lines_of(self._view.diary(), names)

    def _lay_out(self) -> None:
        card = Card()
        card.box.setContentsMargins(S, S, S, S)
        card.box.addWidget(self._text, 1)
        card.box.addWidget(self._empty)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = Page(letters=_LETTERS)
        page.box.setSpacing(M)
        page.box.addWidget(self._now)
        page.box.addWidget(card, 1)
        page.box.addLayout(ButtonRow(self._copy))
        page.box.addWidget(self._copied)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
