"""One history for several computers, while the app runs: a round after each break, in a thread.

With no folder in the settings nothing of it is imported. A folder may be slow or away: whatever
that means for the thread, the app goes on. The same trouble is told once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desk_stretch.core.ports import Handle, Loop
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.events import Event, PromptClosed, SessionEnded, SettingsChanged

if TYPE_CHECKING:
    from desk_stretch.core.history.merge import Round, Wish

FIRST_S = 20.0
"""After the start there is more urgent work than this."""

Hearer = Callable[[bool, tuple[str, ...]], None]
"""Hears whether rows changed, and sentences that were not told yet."""


class Heard(Protocol):
    """The part of the engine that a sharer looks at."""

    @property
    def settings(self) -> Settings:
        """The settings in use."""

    def subscribe(self, listener: Callable[[Event], None]) -> Handle:
        """Hear every event from now on."""


class Sharer:
    """Does a round when there is something to tell, or when it is asked for one."""

    def __init__(self, engine: Heard, loop: Loop, exchange: Callable[[Wish], Round]) -> None:
        """*exchange* is one round; it is called in a thread."""
        self._engine = engine
        self._loop = loop
        self._exchange = exchange
        self._again = False
        self._even_if_off = False
        self._is_closed = False
        self._told: frozenset[str] = frozenset()
        self.hearer: Hearer | None = None
        self.thread: threading.Thread | None = None
        self._subscription = engine.subscribe(self.hear)
        self._first = loop.wake_in(FIRST_S, self.round)

    @property
    def folder(self) -> str:
        """The folder of the settings; empty if nothing is shared."""
        return str(self._engine.settings["sharing.folder"])

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        is_ours = isinstance(event, SettingsChanged) and any(
            key.startswith("sharing.") for key in event.keys
        )
        if is_ours or isinstance(event, SessionEnded | PromptClosed):
            self.round(is_ours)

    def round(self, even_if_off: bool = False) -> None:
        """Begin a round; while one is under way, another one follows it."""
        if not (self.folder or even_if_off):
            return
        if self.thread is not None:
            self._again = True
            self._even_if_off |= even_if_off
            return
        from desk_stretch.core.history.merge import Wish

        name = str(self._engine.settings["sharing.name"])
        self.thread = threading.Thread(
            target=self._do, args=(Wish(self.folder, name),), name="sharing", daemon=True
        )
        self.thread.start()

    def close(self) -> None:
        """Hear and tell nothing more; a round that is under way ends by itself."""
        self._is_closed = True
        self.hearer = None
        self._first.cancel()
        self._subscription.cancel()

    def _do(self, wish: Wish) -> None:
        """Runs in the thread."""
        from desk_stretch.core.history.merge import Round

        done = Round()
        try:
            done = self._exchange(wish)
        finally:
            if not self._is_closed:  # there may be no loop any more
                self._loop.post(lambda: self._ended(done))

    def _ended(self, done: Round) -> None:
        self.thread = None
        fresh = tuple(each for each in done.told if each not in self._told)
        if self.hearer is not None:
            # What nobody heard is told when somebody listens.
            self._told = frozenset(done.told)
            self.hearer(done.changed, fresh)
        if self._again:
            off, self._again, self._even_if_off = self._even_if_off, False, False
            self.round(off)
