"""Shows the prompt in one face, never both, and takes it away when the engine says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desk_stretch.core.breaks.decision import Prompt
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.ports import CLICKED, Notifier
from desk_stretch.engine.commands import Command
from desk_stretch.engine.events import (
    Event,
    PromptClosed,
    PromptOpened,
    RemindersChanged,
    SettingsChanged,
)
from desk_stretch.ui import texts
from desk_stretch.ui.announce import announce
from desk_stretch.ui.asking import asking_of
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.prompt import faces

if TYPE_CHECKING:
    from desk_stretch.ui.prompt.card import PromptCard


class Asker:
    """Turns ``PromptOpened`` and ``PromptClosed`` into a card or a notification."""

    def __init__(
        self, view: EngineView, notifier: Notifier, *, motion: bool = True,
        has_tray: Callable[[], bool] = lambda: True,
    ) -> None:  # fmt: skip
        self._view = view
        self._has_tray = has_tray
        self._notifier = notifier
        self._motion = motion
        self._card: PromptCard | None = None
        self._asked: Prompt | None = None
        self._last: dict[str, float] = {}  # by reminder: when it was put off, on the wall clock
        self._offered: Mapping[str, Command] = {}
        self._subscription = view.subscribe(self.hear)

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, PromptOpened):
            self._ask(event.prompt)
        elif isinstance(event, PromptClosed):
            self._close(event.outcome)
        elif isinstance(event, SettingsChanged | RemindersChanged):
            self._word_anew()

    def speak_anew(self) -> None:
        """Ask again in the language that is in use by now."""
        card, self._card = self._card, None
        if card is not None:
            card.withdraw()
            card.deleteLater()
        if self._asked is not None:
            self._notifier.withdraw()
            self._ask(self._asked)

    def close(self) -> None:
        """Take everything away for good."""
        self._subscription.cancel()
        self._close(Outcome.WITHDRAWN)

    def card(self) -> PromptCard:
        """The card, built when it is first needed."""
        from desk_stretch.ui.prompt.card import PromptCard  # not before somebody is asked

        if self._card is None:
            self._card = PromptCard(self._view.do)
        return self._card

    def _ask(self, prompt: Prompt) -> None:
        self._asked = prompt
        settings = self._view.settings
        reason = sentence(prompt.reason, prompt.since)
        wayland = QGuiApplication.platformName().startswith("wayland")
        face = faces.choose_face(
            settings["prompt.style"], wayland=wayland, notifier=self._notifier,
            has_tray=self._has_tray(),
        )  # fmt: skip
        if face is faces.Face.CARD:
            self._ask_by_card(prompt)
            return
        asking = asking_of(self._view, prompt)
        words = faces.notification(
            prompt, reason, asking,
            last_asked=self._last_asked(prompt), can_act=self._notifier.can_act(),
        )  # fmt: skip
        self._offered = faces.commands(asking)
        self._notifier.show(words.title, words.body, words.actions, self._act, self._on_closed)

    def _ask_by_card(self, prompt: Prompt, *, is_up: bool = False) -> None:
        from desk_stretch.ui.figure.motion import Motion, motion_of
        from desk_stretch.ui.prompt.first import first_of

        settings = self._view.settings
        may_fade = self._motion and motion_of(settings["look.motion"]) is Motion.FULL
        self.card().ask(
            prompt, sentence(prompt.reason, prompt.since), asking_of(self._view, prompt),
            posture=Posture(settings["movement.posture"]),
            last_asked=self._last_asked(prompt), motion=may_fade, is_up=is_up,
            first=first_of(self._view.offer(), settings), screen=settings["prompt.screen"],
        )  # fmt: skip

    def _word_anew(self) -> None:
        """Let the card that is up name what its buttons do by now."""
        if self._asked is not None and self._card is not None and self._card.isVisible():
            self._ask_by_card(self._asked, is_up=True)

    def _last_asked(self, prompt: Prompt) -> str | None:
        """When this same break was asked for before; a break that was not put off is another."""
        if prompt.snoozes_left == prompt.snoozes_allowed:
            self._last.pop(prompt.reminder, None)
        wall = self._last.get(prompt.reminder)
        return None if wall is None else texts.clock_time(wall, prompt.since)

    def _on_closed(self) -> None:
        """The notification is not up any more. Closed by hand, the mark in the tray remains; if
        nobody is left to show it, the card asks instead."""
        if self._asked is not None and not self._notifier.can_show():
            self._ask_by_card(self._asked)

    def _act(self, key: str) -> None:
        if key == CLICKED and self._asked is not None:
            self._ask_by_card(self._asked)  # its buttons are the ones that were missing
        elif key in self._offered and self._asked is not None:
            self._view.do(self._offered[key])

    def _close(self, outcome: Outcome) -> None:
        if self._card is not None:
            self._card.withdraw()
        self._notifier.withdraw()
        asked, self._asked = self._asked, None
        if asked is None:
            return
        self._last.pop(asked.reminder, None)
        if outcome is Outcome.SNOOZED:
            self._last[asked.reminder] = asked.since.wall
            if self._card is not None:
                announce(self._card, self._view.status().sentence)
