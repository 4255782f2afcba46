"""Telling what speaks against asking now, one module per hold.

To add a sense: a class that keeps to ``Sense``, and its place behind its hold in ORDER. A new hold
also takes a setting, its words in ``core/breaks/reasons.py`` and its name in ``spellings.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from desk_stretch.platform.holds.battery import PowerSupplies, UPower, WindowsPower
from desk_stretch.platform.holds.calendar import CalendarFiles
from desk_stretch.platform.holds.camera import VideoDevices
from desk_stretch.platform.holds.do_not_disturb import (
    DunstQuiet,
    GnomeQuiet,
    PlasmaQuiet,
    WindowsQuiet,
    XfceQuiet,
)
from desk_stretch.platform.holds.full_screen import WindowsFullScreen, X11FullScreen
from desk_stretch.platform.holds.hold import Hold
from desk_stretch.platform.holds.microphone import AlsaMicrophone, PulseMicrophone
from desk_stretch.platform.holds.monitor import KernelMonitors
from desk_stretch.platform.holds.presentation import (
    FreedesktopInhibitors,
    GnomeInhibitors,
    LogindInhibitors,
)
from desk_stretch.platform.holds.program import LinuxPrograms
from desk_stretch.platform.holds.screen_sharing import PipeWireSharing
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.holds.toplevels import WaylandFullScreen
from desk_stretch.platform.surroundings import Surroundings

ORDER: Mapping[str, tuple[type[Sense], ...]] = MappingProxyType(
    {
        "full screen": (X11FullScreen, WaylandFullScreen, WindowsFullScreen),
        # Each notification server has its own word for it; more than one may be installed.
        "do not disturb": (PlasmaQuiet, DunstQuiet, XfceQuiet, GnomeQuiet, WindowsQuiet),
        "microphone": (
            PulseMicrophone,  # knows level meters from listeners
            AlsaMicrophone,  # sees only that the device runs; for systems without a sound server
        ),
        "camera": (VideoDevices,),
        "screen sharing": (PipeWireSharing,),
        # A program tells one of them, and most desktops pass it on to the others or do not.
        "presentation": (GnomeInhibitors, FreedesktopInhibitors, LogindInhibitors),
        "program": (LinuxPrograms,),
        "battery": (UPower, PowerSupplies, WindowsPower),
        "calendar": (CalendarFiles,),
        "monitor": (KernelMonitors,),
    }
)
"""The senses of each hold. All that fit this desktop are asked, until one says yes."""


def told(holds: Iterable[Hold]) -> dict[str, tuple[bool, str]]:
    """Whether each hold works here, and a sentence about it."""
    return {each.hold: (each.works, each.why) for each in (hold.finding() for hold in holds)}


def find_holds(desk: Surroundings) -> tuple[Hold, ...]:
    """Make every hold, with the senses that fit this desktop. Nothing is opened yet."""
    return tuple(Hold(name, senses, desk) for name, senses in ORDER.items())
