"""About: what this is, its safety notice, licence and folders. No links: nothing here goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desk_stretch import __version__
from desk_stretch.i18n import N_, tr
from desk_stretch.ui import texts
from desk_stretch.ui.announce import announce
from desk_stretch.ui.notice.help_page import fill_help
from desk_stretch.ui.notice.safety_notice import notice_card
from desk_stretch.ui.tokens import L, M, S, TextRole
from desk_stretch.ui.widgets.app_picture import app_picture
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.path_text import PathText
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

FindPage = Callable[[Callable[[str], None]], None]

_LICENCE = (
    N_("Free software under the MIT licence."),
    N_("The windows are drawn with Qt for Python, under the GNU LGPL, version 3."),
    N_("Pictures, figure and sounds were made for this app and share its licence."),
)
_PRIVACY = N_(
    "There is no account, and nothing is sent anywhere: what the app knows stays in these folders."
)


class AboutWindow(Window):
    """*folders* are (what is in it, where it is); *installation* finds out what there is to tell
    of it, and may hand that over in a thread."""

    def __init__(
        self, folders: Sequence[tuple[str, str]], installation: FindPage | None = None
    ) -> None:
        super().__init__("about", tr("About"), letters=92, lines=44)
        self._pages = QStackedLayout(self)
        self._installation = installation
        self._about = self._make_about(folders)
        self._pages.addWidget(self._about)
        self._help: Page | None = None

    def show_help(self) -> None:
        """Turn to the page about stopping and getting help."""
        if self._help is None:
            self._help = self._make_help()
            self._pages.addWidget(self._help)
        self._pages.setCurrentWidget(self._help)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_about(self) -> None:
        """Turn back to the first page."""
        self._pages.setCurrentWidget(self._about)
        self._open_help.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_escape(self) -> None:
        """From the help page back, else out."""
        if self._pages.currentWidget() is self._about:
            self.close()
        else:
            self.show_about()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_about()

    def _make_about(self, folders: Sequence[tuple[str, str]]) -> Page:
        page = Page()
        page.box.addLayout(_head())
        page.box.addWidget(
            Body(
                tr(
                    "A quiet companion that counts your work time, asks for a short movement "
                    "break at a good moment, and guides you through it. It is based on short "
                    "routines from five public articles."
                )
            )
        )
        page.box.addWidget(Heading(tr("Please read")))
        page.box.addWidget(notice_card())
        self._open_help = QuietButton(tr("When to stop and get help"), "stop")
        self._open_help.clicked.connect(self.show_help)
        page.box.addLayout(ButtonRow(self._open_help))
        page.box.addWidget(Heading(tr("Your folders")))
        page.box.addWidget(_folders_card(folders))
        page.box.addWidget(Heading(tr("Licence and credits")))
        card = Card()
        for sentence in _LICENCE:
            card.box.addWidget(Body(tr(sentence)))
        page.box.addWidget(card)
        if self._installation is not None:
            page.box.addWidget(Heading(tr("Report")))
            page.box.addWidget(CopyRow(self._installation))
        page.box.addStretch(1)
        return page

    def _make_help(self) -> Page:
        page = Page()
        self._back = QuietButton(tr("Back to About"), "left")
        self._back.clicked.connect(self.show_about)
        page.box.addLayout(ButtonRow(self._back))
        fill_help(page)
        page.box.addStretch(1)
        return page


class CopyRow(QWidget):
    """A button that copies the page about this installation, once it is found out."""

    found = Signal(str)

    def __init__(self, find: FindPage) -> None:
        super().__init__()
        self._find = find
        self.button = QuietButton(tr("Copy for a bug report"), "copy")
        self.button.clicked.connect(self._ask)
        self.told = Caption(tr("What this installation is and what works here; nothing private."))
        self.found.connect(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addLayout(ButtonRow(self.button))
        box.addWidget(self.told)

    def _ask(self) -> None:
        def hear(text: str) -> None:
            with suppress(RuntimeError):  # the window may be gone by then
                self.found.emit(text)

        self._find(hear)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.setText(tr("Copied. Paste it wherever you want it read."))
        announce(self, self.told.text())


def _head() -> QHBoxLayout:
    """The icon beside name and version."""
    words = QVBoxLayout()
    words.setSpacing(S)
    words.addStretch(1)
    words.addWidget(Heading(texts.APP_NAME, TextRole.DISPLAY))
    words.addWidget(Caption(tr("Version {number}").format(number=__version__)))
    words.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(L)
    row.addWidget(app_picture())
    row.addLayout(words, 1)
    return row


def _folders_card(folders: Sequence[tuple[str, str]]) -> Card:
    """What is where; the paths can be selected and copied."""
    card = Card()
    card.box.addWidget(Body(tr(_PRIVACY)))
    for what, where in folders:
        pair = QWidget()
        box = QVBoxLayout(pair)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Caption(what))
        path = PathText(where)
        path.setAccessibleName(f"{what}: {where}")
        box.addWidget(path)
        card.box.addWidget(pair)
    card.box.setSpacing(M)
    return card
