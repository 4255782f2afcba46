"""Keys on X11: each is grabbed on the root window, whatever locks are on beside it.

A grab is of a place on the keyboard. When the layout changes, the keys are looked for anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desk_stretch.core.ports import Handle
from desk_stretch.core.pressed import Fate, OnPress, OnTold, Told
from desk_stretch.core.settings.chord import Chord
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

if TYPE_CHECKING:
    from desk_stretch.platform.shortcuts.xkeys import Place, XKeys

SETTLED_S = 0.1
"""A change of layout comes as dozens of events."""


class X11Shortcuts:
    """Keys of an X session. When the X server goes, they are gone."""

    name = "x11"

    def __init__(self, desk: Surroundings) -> None:
        self._host = desk.host
        self._loop = desk.loop
        self._x: XKeys | None = None
        self._wanted: dict[str, Chord] = {}
        self._places: dict[Place, str] = {}
        self._on_press: OnPress = _nothing
        self._on_told: OnTold = _nothing
        self._reading: Handle | None = None
        self._settling: Handle | None = None

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_x11

    def is_available(self) -> Answer:
        if self._host.has_wayland:
            return Answer(False, tr("Under Wayland, X11 sees only the input of X11 programs."))
        try:
            self._connect().close()
        except CapabilityError as error:
            return Answer(False, str(error))
        return Answer(True, tr("The X server gives a key to the first program that asks."))

    def bind(self, wanted: Mapping[str, Chord], on_press: OnPress, on_told: OnTold) -> None:
        self._wanted = dict(wanted)
        self._on_press, self._on_told = on_press, on_told
        try:
            if self._x is None:
                self._x = self._connect()
                self._reading = self._loop.watch(self._x.fd, self._read)
        except CapabilityError:
            self._tell_lost()
            return
        self._grab()

    def stop(self) -> None:
        for handle in (self._reading, self._settling):
            if handle is not None:
                handle.cancel()
        self._reading = self._settling = None
        self._places = {}
        if self._x is not None:
            self._x.close()
            self._x = None

    def _connect(self) -> XKeys:
        # Late: ctypes, and with it two libraries, that nobody else needs.
        from desk_stretch.platform.shortcuts.xkeys import XKeys

        return XKeys(self._host.display)

    def _grab(self) -> None:
        """Grab what is wanted, in place of all that we have."""
        x = self._x
        if x is None:
            return
        for held in self._places:
            x.release(held)
        self._places = {}
        x.look()
        told: dict[str, Told] = {}
        for name, chord in self._wanted.items():
            place = x.find(chord)
            if place is None:
                told[name] = Told(Fate.UNKNOWN, str(chord))
            elif place in self._places or not x.grab(place):
                told[name] = Told(Fate.TAKEN, str(chord))
            else:
                self._places[place] = name
                told[name] = Told(Fate.BOUND, str(chord))
        self._loop.wake_in(0, self._read)  # what came in along with the answers
        self._on_told(told)

    def _read(self) -> None:
        x = self._x
        if x is None:
            return
        pressed, is_other_layout = x.heard()
        if x.is_broken:
            self.stop()
            self._tell_lost()
            return
        if is_other_layout:
            if self._settling is not None:
                self._settling.cancel()
            self._settling = self._loop.wake_in(SETTLED_S, self._grab)
        for place in pressed:
            if place in self._places:
                self._on_press(self._places[place])

    def _tell_lost(self) -> None:
        self._on_told({name: Told(Fate.LOST) for name in self._wanted})


def _nothing(_: Any) -> None:
    """Before bind, nobody is told."""
