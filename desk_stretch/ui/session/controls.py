"""The buttons of a running routine. Which actions there are is the session's business."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.session.snapshot import Action, SessionState, Snapshot
from desk_stretch.i18n import tr
from desk_stretch.ui.session import reading
from desk_stretch.ui.tokens import XS, S
from desk_stretch.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.flow import Flow


def action_button(
    kind: type[Button], text: str, icon: str, action: Action, acted: SignalInstance
) -> Button:
    """Return a button that asks for an action."""
    button = kind(text, icon)
    # A click leaves the focus on Pause, so that Space goes on meaning pause.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("action", action.value)
    button.clicked.connect(lambda: acted.emit(Action(button.property("action"))))
    return button


class Controls(QWidget):
    """Back, Pause and Skip; below them, smaller, what changes the pace."""

    acted = Signal(object)  # an Action

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = self._button(QuietButton, tr("Back"), "back", Action.BACK)
        self._pause = self._button(PrimaryButton, tr("Pause"), "pause", Action.PAUSE)
        self._skip = self._button(QuietButton, tr("Skip step"), "next", Action.NEXT)
        self._slower = self._button(QuietButton, tr("Slower"), "slower", Action.SLOWER)
        self._own = self._button(QuietButton, tr("Own pace"), "own-pace", Action.SELF_PACED)
        self._own.setCheckable(True)
        self._hurts = self._button(QuietButton, tr("This hurts"), "hurts", Action.HURTS)
        for button in (self._back, self._skip):
            button.least_height = PrimaryButton.least_height
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        for buttons in (
            (self._back, self._pause, self._skip),
            (self._slower, self._own, self._hurts),
        ):
            row = Flow(spacing=XS, centred=True)
            for button in buttons:
                row.addWidget(button)
            box.addLayout(row)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Offer what can be done now."""
        is_paused = snapshot.state is SessionState.PAUSED
        self._pause.setProperty("action", (Action.RESUME if is_paused else Action.PAUSE).value)
        self._pause.setText(tr("Resume") if is_paused else tr("Pause"))
        self._pause.set_icon("play" if is_paused else "pause")
        self._skip.setText(tr("Next") if snapshot.self_paced else tr("Skip step"))
        self._slower.setText(reading.pace_words(snapshot))
        self._slower.setVisible(not snapshot.self_paced)
        self._own.setChecked(snapshot.self_paced)

    def focus_first(self) -> None:
        """Give the keyboard to Pause."""
        self._pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, kind: type[Button], text: str, icon: str, action: Action) -> Button:
        return action_button(kind, text, icon, action, self.acted)
