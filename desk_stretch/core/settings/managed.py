"""A managed set-up: what whoever looks after a computer presets or locks, and what stays free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from desk_stretch.core.settings.setting import Setting
from desk_stretch.errors import UsageError
from desk_stretch.i18n import N_, tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Managed:
    """*preset* values are defaults that the person can change; *locked* ones are in force whatever
    the person's file says. Both by key, in used form. *reason* says who locked them, and why."""

    preset: Mapping[str, Any] = field(default_factory=dict)
    locked: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""

    def default(self, setting: Setting[T]) -> T:
        """What a setting is as long as the person changes nothing."""
        usual: T = self.preset.get(setting.key, setting.default)
        value: T = self.locked.get(setting.key, usual)
        return value

    def why_locked(self, key: str) -> str:
        """Why the person cannot change the setting of that key; empty if nothing is in the way."""
        return self.reason if key in self.locked else ""

    def refuse_locked(self, key: str) -> None:
        """Raise UsageError if the setting of that key is locked."""
        if key in self.locked:
            raise UsageError(
                tr("{key} is locked by the set-up of this computer.").format(key=key), self.reason
            )


UNMANAGED = Managed()

_BODY = N_("what a body can do is the person’s to say")
_EYES = N_("what a person can see and read is the person’s to say")
_NO = N_("whether to say no to a break is the person’s to decide")
_KEPT = N_("the app keeps it up to date by itself")

NEVER_LOCKED: Mapping[str, str] = MappingProxyType(
    {
        "breaks.firmness": _NO,
        "breaks.skip_limit": _NO,
        "holds.known_monitors": _KEPT,
        "movement.posture": _KEPT,
        "movement.without": _BODY,
        "movement.leave_out": _BODY,
        "movement.breath_holds": _BODY,
        "look": _EYES,
        "keys": N_("how a person can use the keyboard is the person’s to say"),
    }
)
"""Settings, and whole groups, that no set-up locks, with the reason (marked English)."""

NEVER_MANAGED: Mapping[str, str] = MappingProxyType(
    {
        "start.at_login": N_("the desktop’s own list of programs has the last word"),
        "sharing": N_("where the history goes is the person’s to decide"),
        "safety": N_("the safety notice is between the app and the person"),
    }
)
"""Settings, and whole groups, that no set-up touches at all, with the reason."""


def why_free(setting: Setting[Any], *, lock: bool) -> str:
    """Why a set-up may not preset or *lock* a setting; empty if it may."""
    forbidden = {**NEVER_MANAGED, **(NEVER_LOCKED if lock else {})}
    for name in (setting.group, setting.key):
        if name in forbidden:
            return tr(forbidden[name])
    return tr("it is the app’s own") if setting.hidden else ""
