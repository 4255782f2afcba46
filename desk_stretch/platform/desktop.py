"""All capabilities of this desktop, each with the mechanism chosen; ``doctor`` prints it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

from desk_stretch.platform import autostart, idle, lock, look, motion, notify, sound
from desk_stretch.platform.choose import Choice, PassedOver, choose
from desk_stretch.platform.surroundings import Surroundings


class Finding(NamedTuple):
    """What was found for one capability: the mechanism in use, and what was not taken."""

    capability: str
    name: str
    why: str
    passed_over: tuple[PassedOver, ...]


@dataclass(frozen=True, slots=True)
class Desktop:
    """The choice for each capability; the ports are ``desktop.idle.chosen`` and so on."""

    idle: Choice[idle.IdleMechanism]
    lock: Choice[lock.LockMechanism]
    notify: Choice[notify.NotifyMechanism]
    sound: Choice[sound.SoundMechanism]
    autostart: Choice[autostart.AutostartMechanism]
    motion: Choice[motion.MotionMechanism]
    look: Choice[look.LookMechanism]

    def missing(self) -> dict[str, str]:
        """What this desktop does not provide: a sentence for each such capability."""
        return {each.capability: each.why for each in self.findings() if each.name == "none"}

    def findings(self) -> list[Finding]:
        """Everything that ``doctor`` tells about the desktop."""
        choices = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [
            Finding(capability, choice.chosen.name, choice.why, choice.passed_over)
            for capability, choice in choices
        ]


def look_around(desk: Surroundings) -> Desktop:
    """Choose a mechanism for every capability."""
    return Desktop(
        idle=choose(idle.ORDER, desk),
        lock=choose(lock.ORDER, desk),
        notify=choose(notify.ORDER, desk),
        sound=choose(sound.ORDER, desk),
        autostart=choose(autostart.ORDER, desk),
        motion=choose(motion.ORDER, desk),
        look=choose(look.ORDER, desk),
    )
