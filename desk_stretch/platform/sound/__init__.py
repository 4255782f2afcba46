"""Playing our short sounds.

To add a mechanism: a class in ``programs`` if a program plays, else a module here, that keeps to
``SoundMechanism``; and its place in ORDER with the reason.
"""

from __future__ import annotations

from typing import Protocol

from desk_stretch.core.heard import Player
from desk_stretch.platform.choose import Mechanism
from desk_stretch.platform.sound.none import NoSound
from desk_stretch.platform.sound.programs import Afplay, Aplay, Paplay, PwPlay
from desk_stretch.platform.sound.windows import WindowsSound


class SoundMechanism(Player, Mechanism, Protocol):
    """A player that can be chosen."""


ORDER: tuple[type[SoundMechanism], ...] = (
    PwPlay,  # PipeWire's own, where PipeWire runs
    Paplay,  # PulseAudio's; also speaks to PipeWire's stand-in for it
    Aplay,  # ALSA knows no volume of a single sound, so it comes last on Linux
    Afplay,  # macOS has just this one
    WindowsSound,  # in Python itself
    NoSound,  # everything that is heard is shown too
)
