"""What every mechanism is given: the facts about the desktop, the loop, and both buses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_stretch.core.ports import Loop
from desk_stretch.platform.bus import Bus
from desk_stretch.platform.host import Host

if TYPE_CHECKING:
    from desk_stretch.core.pressed import Shortcuts
    from desk_stretch.platform.programs import GroupLauncher


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The outside of a mechanism. *speed*: how many of the engine's seconds pass in a real one."""

    host: Host
    loop: Loop
    session_bus: Bus
    system_bus: Bus
    speed: float = 1.0

    @classmethod
    def of(cls, host: Host, loop: Loop, speed: float = 1.0) -> Surroundings:
        """Put them together; nothing is connected before a mechanism asks for it."""
        return cls(host, loop, Bus(loop, host.session_bus), Bus(loop, host.system_bus), speed)

    def launcher(self) -> GroupLauncher:
        """What runs programs of the person's own; not loaded before there is one."""
        from desk_stretch.platform.programs import GroupLauncher

        return GroupLauncher(self.loop)

    def shortcuts(self) -> Shortcuts:
        """What gives us keys that work in every program; not loaded before one is wanted."""
        from desk_stretch.platform.shortcuts import find_shortcuts

        return find_shortcuts(self)

    def close(self) -> None:
        """Give both buses back."""
        self.session_bus.close()
        self.system_bus.close()
