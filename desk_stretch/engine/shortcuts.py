"""Keys that work in every program, while the app runs: bound as the settings say, and carried out.

With no key in the settings nothing of it is imported, and nothing is asked of the desktop.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from desk_stretch.core.session.snapshot import Action, SessionState, Snapshot
from desk_stretch.engine import commands as c
from desk_stretch.engine.events import Event, SettingsChanged, Status
from desk_stretch.errors import DeskStretchError

if TYPE_CHECKING:
    from desk_stretch.core.ports import Call, Clock, Handle, Loop
    from desk_stretch.core.pressed import Shortcuts, Told
    from desk_stretch.core.settings.chord import Chord
    from desk_stretch.core.settings.schema import Settings

ACTIONS = ("start", "snooze", "pause")
FIRST_S = 2.0
"""After the start there is more urgent work than this."""
AGAIN_S = 20.0
"""A desktop that is just coming up is asked once more."""
LOOK_S = 10.0
"""Where nothing gives keys it is looked again after so long at the earliest; it may take time."""
HELD_S = 0.8
"""A key that comes again so soon is being held down."""
PAUSE_S = 3600.0

_LOG = logging.getLogger(__name__)


class Commanded(Protocol):
    """The part of the engine that keys go to."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    def do(self, command: c.Command) -> None:
        """Carry a command out; raises DeskStretchError if it cannot be done."""

    def status(self) -> Status:
        """What is going on, and why."""

    def snapshot(self) -> Snapshot | None:
        """The running session at this instant."""

    def subscribe(self, listener: Callable[[Event], None]) -> Handle:
        """Hear every event from now on."""


class ShortcutWatch:
    """Binds the keys of the settings, and does what each is for.

    *hearer* is called when ``told`` has changed; *tell* says a sentence to the person. While
    *is_recording*, a key is being chosen and does nothing.
    """

    def __init__(
        self, engine: Commanded, loop: Loop, clock: Clock, find: Callable[[], Shortcuts],
        program: Sequence[str],
    ) -> None:  # fmt: skip
        """*find* chooses a mechanism; *program* is the command that starts this app."""
        self._engine, self._loop, self._clock = engine, loop, clock
        self._find = find
        self.program = tuple(program)
        self.told: Mapping[str, Told] = {}
        self.hearer: Call | None = None
        self.tell: Callable[[str], None] = _LOG.info
        self.is_recording = False
        self._keys: Shortcuts | None = None
        self._looked_s = 0.0
        self._bound: dict[str, Chord] = {}
        self._pressed: dict[str, float] = {}
        self._is_changing = False
        self._subscription = engine.subscribe(self.hear)
        self._first = loop.wake_in(FIRST_S, self._begin)

    @property
    def can_bind(self) -> bool:
        """Whether this desktop lets a program have keys; it is looked for now."""
        return self._mechanism().name != "none"

    def hear(self, event: Event) -> None:
        """Follow the settings."""
        if isinstance(event, SettingsChanged) and any(k.startswith("keys.") for k in event.keys):
            self._is_changing = True
            self._bind()

    def press(self, name: str) -> None:
        """Do what a key is for; what cannot be done is said."""
        now = self._clock.now().steady / self._clock.speed
        before, self._pressed[name] = self._pressed.get(name), now
        if self.is_recording or (before is not None and now - before < HELD_S):
            return
        try:
            self._engine.do(self._command(name))
        except DeskStretchError as error:
            self.tell(str(error))

    def close(self) -> None:
        """Give every key back, and hear nothing more."""
        self._subscription.cancel()
        self._first.cancel()
        self.hearer = None
        if self._keys is not None:
            self._keys.stop()

    def _begin(self) -> None:
        self._bind()
        if self._engine.settings.keys.chords() != self._bound:
            # A service of the desktop may come up meanwhile.
            self._first = self._loop.wake_in(AGAIN_S, self._bind)

    def _bind(self) -> None:
        chords = self._engine.settings.keys.chords()
        if chords == self._bound or (chords and not self.can_bind):
            return
        self._bound, self.told, self._pressed = chords, {}, {}
        if chords:
            self._mechanism().bind(chords, self.press, self._hear_told)
        else:
            self._mechanism().stop()
        self._announce()

    def _mechanism(self) -> Shortcuts:
        """What was found; where nothing was, it is looked for anew after a while."""
        now_s = self._clock.now().steady / self._clock.speed
        is_old = now_s - self._looked_s >= LOOK_S
        if self._keys is None or (self._keys.name == "none" and is_old):
            self._keys, self._looked_s = self._find(), now_s
        return self._keys

    def _hear_told(self, told: Mapping[str, Told]) -> None:
        from desk_stretch.core.pressed import WENT_WRONG

        before, self.told = self.told, {**self.told, **told}
        wrong = [
            one.sentence
            for name, one in told.items()
            if one.fate in WENT_WRONG and one != before.get(name)
        ]
        for sentence in wrong:
            _LOG.info("%s", sentence)
        if wrong and self._is_changing and self.hearer is None:
            self.tell(" ".join(wrong))
        self._announce()

    def _announce(self) -> None:
        if self.hearer is not None:
            self.hearer()

    def _command(self, name: str) -> c.Command:
        if name == "start":
            return c.StartRoutine()
        if name == "snooze":
            return c.Snooze()
        session = self._engine.snapshot()
        if session is not None and session.state in (SessionState.RUNNING, SessionState.PAUSED):
            is_on = session.state is SessionState.RUNNING
            return c.Act(Action.PAUSE if is_on else Action.RESUME)
        status = self._engine.status()
        if status.pause_until is not None:
            return c.Resume()
        return c.Pause(self._clock.now().wall + PAUSE_S)
