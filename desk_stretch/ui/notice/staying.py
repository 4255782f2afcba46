"""Said once, where no icon shows it: the closed window does not end the app."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desk_stretch.engine.commands import OpenWindow, Quit
from desk_stretch.i18n import tr
from desk_stretch.ui import texts
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.tokens import TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import PrimaryButton, QuietButton
from desk_stretch.ui.widgets.labels import Body, Heading
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window


class StayingWindow(Window):
    """Tells that reminders go on, how to come back, and how to quit."""

    def __init__(self, view: EngineView) -> None:
        super().__init__("staying", texts.APP_NAME, letters=88, lines=18)
        keep = PrimaryButton(tr("Keep running"))
        keep.clicked.connect(self.close)
        back = QuietButton(tr("Back to the window"))
        back.clicked.connect(lambda: self._leave(view, OpenWindow("main")))
        quit_ = QuietButton(tr("Quit"), "close")
        quit_.clicked.connect(lambda: self._leave(view, Quit()))
        for button in (back, quit_):
            button.least_height = PrimaryButton.least_height
        page = Page()
        page.box.addWidget(Heading(tr("Reminders go on"), TextRole.TITLE))
        page.box.addWidget(
            Body(tr("The window is closed, and the app keeps counting your work time."))
        )
        page.box.addWidget(
            Body(tr("Start the app again to get the window back. Quit, here or there, ends it."))
        )
        page.box.addStretch(1)
        page.box.addLayout(ButtonRow(keep, back, quit_))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def _leave(self, view: EngineView, command: OpenWindow | Quit) -> None:
        self.close()
        view.do(command)
