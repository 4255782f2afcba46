"""How the person works now, the share of standing today, and one click to say that it changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.breaks.standing import SITTING, STANDING
from desk_stretch.engine.commands import Work
from desk_stretch.engine.events import Status
from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Body


def other_posture(status: Status) -> Work:
    """The command that says the person works the other way from now on."""
    return Work(SITTING if status.posture == STANDING else STANDING)


def change_words(status: Status) -> str:
    """The words of that command, on a button or in the tray's menu."""
    if status.posture == STANDING:
        return tr("I am sitting now")
    return tr("I am standing now")


def share_words(status: Status) -> str:
    """Return the posture as a sentence, with the share of standing once there is any time."""
    words = tr("You work standing.") if status.posture == STANDING else tr("You work sitting.")
    if status.standing is None:
        return words
    share = tr("{percent} % of today at the desk was standing.").format(
        percent=round(100 * status.standing)
    )
    return f"{words} {share}"


class PostureRow(QWidget):
    """A sentence and a button."""

    asked = Signal(object)  # a Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._command: Work | None = None
        self._words = Body()
        self._change = QuietButton("", "standing")
        self._change.clicked.connect(lambda: self.asked.emit(self._command))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(self._words)
        box.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeading)

    def show_status(self, status: Status) -> None:
        """Bring both up to the present."""
        self._command = other_posture(status)
        self._words.setText(share_words(status))
        self._change.setText(change_words(status))
        self._change.set_icon(self._command.posture)
