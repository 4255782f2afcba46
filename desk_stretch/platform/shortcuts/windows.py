"""Keys on Windows: each is registered, and Windows says so when another program was first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from desk_stretch.core.pressed import Fate, OnPress, OnTold, Told
from desk_stretch.core.settings.chord import Chord
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.shortcuts.names import virtual_key
from desk_stretch.platform.surroundings import Surroundings

ALREADY_REGISTERED = 1409
_ALT, _CTRL, _SHIFT, _META, _NO_REPEAT = 1, 2, 4, 8, 0x4000
_SHIFTED = 0x100  # beside a key's number: the sign needs Shift on this keyboard


class HotKeys(Protocol):
    """What Windows does with keys. Numbers are ours; an answer 0 is no error."""

    def key_of(self, sign: str) -> int | None:
        """The number of the key that writes a sign, 0x100 more with Shift; None if none does."""

    def register(self, number: int, held: int, key: int) -> int:
        """Take a key; returns Windows' error."""

    def unregister(self, number: int) -> None:
        """Give it back."""

    def hear(self, call: Callable[[int], None] | None) -> bool:
        """Call with the number of each key that is pressed; whether that works."""


class WindowsShortcuts:
    """Keys of a Windows session."""

    name = "windows"

    def __init__(self, desk: Surroundings, source: HotKeys | None = None) -> None:
        self._loop = desk.loop
        self._source = source
        self._names: dict[int, str] = {}
        self._on_press: OnPress = _nothing

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        self._source = self._source or _this_windows()
        if self._source is None:
            return Answer(False, tr("Windows gives no keys here."))
        return Answer(True, tr("Windows gives a key to the first program that asks."))

    def bind(self, wanted: Mapping[str, Chord], on_press: OnPress, on_told: OnTold) -> None:
        self._release()
        self._on_press = on_press
        source = self._source or _this_windows()
        if source is None or not source.hear(self._heard):
            on_told({name: Told(Fate.LOST) for name in wanted})
            return
        self._source = source
        told = {}
        for number, (name, chord) in enumerate(wanted.items(), 1):
            fate = self._register(source, number, chord)
            told[name] = Told(fate, str(chord))
            if fate is Fate.BOUND:
                self._names[number] = name
        on_told(told)

    def stop(self) -> None:
        self._release()
        if self._source is not None:
            self._source.hear(None)

    def _release(self) -> None:
        for number in self._names:
            if self._source is not None:
                self._source.unregister(number)
        self._names = {}

    def _register(self, source: HotKeys, number: int, chord: Chord) -> Fate:
        key = virtual_key(chord)
        if key is None:
            key = source.key_of(chord.key)
        if key is None:
            return Fate.UNKNOWN
        masks = (_META, _CTRL, _ALT, _SHIFT)
        held = sum(mask for mask, is_held in zip(masks, chord[1:], strict=True) if is_held)
        if key & _SHIFTED:
            held |= _SHIFT
        error = source.register(number, held | _NO_REPEAT, key & 0xFF)
        return Fate.TAKEN if error else Fate.BOUND

    def _heard(self, number: int) -> None:
        """Act from the loop: nothing may go wrong inside a message of Windows."""
        if number in self._names:
            self._loop.post(partial(self._on_press, self._names[number]))


def _this_windows() -> HotKeys | None:
    if sys.platform == "win32":  # pragma: no cover - another system
        from desk_stretch.platform.shortcuts.hotkeys import WindowsHotKeys

        return WindowsHotKeys()
    return None


def _nothing(_: Any) -> None:
    """Before bind, nobody is told."""
