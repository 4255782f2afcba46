"""Which program runs when: what the engine announces, as occasions that a person can name a
program for. Of the same occasion one runs at a time; what comes meanwhile is let go."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from desk_stretch.core.history.records import Outcome
from desk_stretch.core.settings.programs import Occasion, key_of, told_to
from desk_stretch.engine.events import (
    Event,
    PromptClosed,
    PromptOpened,
    SessionBegun,
    SessionEnded,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_stretch.engine.programs import Heard, Launcher

_LOG = logging.getLogger(__name__)

_ANSWERS = {Outcome.SNOOZED: Occasion.SNOOZED, Outcome.SKIPPED: Occasion.SKIPPED}


class Occasions:
    """Runs what the settings name, and remembers what went wrong last."""

    def __init__(self, engine: Heard, launcher: Launcher) -> None:
        self._engine = engine
        self._launcher = launcher
        self._asked = ""
        self._routine = ("", "")
        self._running: set[Occasion] = set()
        self._wrong: dict[tuple[str, ...], str] = {}

    def hear(self, event: Event) -> None:
        """Run what is named for an event of the engine."""
        if isinstance(event, PromptOpened):
            self._asked = event.prompt.reminder
            self._run(Occasion.DUE, self._asked)
        elif isinstance(event, PromptClosed) and event.outcome in _ANSWERS:
            self._run(_ANSWERS[event.outcome], self._asked, outcome=event.outcome)
        elif isinstance(event, SessionBegun):
            routine = self._engine.routine()
            self._routine = self._engine.status().reminder, "" if routine is None else routine.id
            self._run(Occasion.STARTED, *self._routine)
        elif isinstance(event, SessionEnded):
            self._run(Occasion.ENDED, *self._routine, outcome=event.outcome or "")

    def lacks(self) -> Mapping[str, str]:
        """What is wrong with the programs that are named, by the key of the setting."""
        programs = self._engine.settings.programs
        named = {key_of(each): programs.on(each) for each in Occasion if programs.on(each)}
        told = {key: self._launcher.lack(words) for key, words in named.items()}
        found = {key: told[key] or self._wrong.get(words, "") for key, words in named.items()}
        return {key: sentence for key, sentence in found.items() if sentence}

    def _run(self, occasion: Occasion, reminder: str, routine: str = "", outcome: str = "") -> None:
        words = self._engine.settings.programs.on(occasion)
        if not words or occasion in self._running:
            return
        self._running.add(occasion)
        told = told_to(occasion, reminder, routine, outcome)
        self._launcher.run(words, told, partial(self._ended, occasion, words))

    def _ended(self, occasion: Occasion, words: tuple[str, ...], wrong: str) -> None:
        """Keep what went wrong for whoever looks; the log has each trouble once."""
        self._running.discard(occasion)
        if wrong and self._wrong.get(words) != wrong:
            _LOG.warning("The program for “%s”: %s", occasion, wrong)
        self._wrong[words] = wrong
