"""Settings of another app turned into ours: what was taken, and what has no counterpart.

Each app has a module beside this one (``from_…``). What it reads is checked as if somebody meant
harm: a value that is not of its kind is left, and told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any, Protocol

from desk_stretch.core.settings.managed import Managed
from desk_stretch.core.settings.numbers import Number
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.core.settings.setting import Setting, shown
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

_MOST_NAMES = 40
_LARGEST = 1e12


@dataclass(frozen=True, slots=True)
class Taken:
    """A setting (or, if *reminder*, the reminder) of ours, and what it comes from, as it stands
    in the file of the other app."""

    key: str
    source: str
    reminder: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Something of the other app that was not taken, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What the file of an app comes to: values by the keys of our settings (as stored), keys of
    reminders by their id, and what is told about both."""

    app: str
    settings: Mapping[str, Any]
    reminders: Mapping[str, Mapping[str, Any]]
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]


class ForeignSettings(Protocol):
    """The settings of other apps, in files that a person chooses."""

    def read(self, path: str) -> Carried:
        """What a file comes to here; raises StorageError or BadDataError."""

    def keep_before(self) -> tuple[str, ...]:
        """Copy our own files beside themselves, and tell the names; raises StorageError."""


@dataclass(slots=True)
class Carrier:
    """Takes what an app has, value by value; every name that was asked for is answered for."""

    values: Mapping[str, Any]
    settings: dict[str, Any] = field(default_factory=dict)
    reminders: dict[str, dict[str, Any]] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def number(self, name: str) -> float | None:
        """A number from 0 on, or None."""
        value = self._value(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and 0 <= value <= _LARGEST:
            return float(value)
        self._wrong(name, value, tr("a number from 0 on is expected"))
        return None

    def flag(self, name: str) -> bool | None:
        """True or false, or None."""
        value = self._value(name)
        if isinstance(value, bool):
            return value
        self._wrong(name, value, tr("true or false is expected"))
        return None

    def word(self, name: str) -> str | None:
        """A short text, or None."""
        value = self._value(name)
        if isinstance(value, str) and len(value) <= 100 and value.isprintable():
            return value
        self._wrong(name, value, tr("a short text is expected"))
        return None

    def tables(self, name: str) -> Sequence[Mapping[str, Any]]:
        """The tables of a list; what else is in it is left out."""
        value = self._value(name)
        if isinstance(value, list):
            return [each for each in value[:1000] if isinstance(each, dict)]
        self._wrong(name, value, tr("a list is expected"))
        return ()

    def take(self, key: str, value: Any, *names: str) -> None:
        """Set one of ours to the nearest value that it takes; *names* are where it is from."""
        setting = SCHEMA[key]
        if isinstance(setting, Number):
            value = fitted(setting, value)
        try:
            self.settings[key] = setting.stored(setting.check(value))
        except BadDataError as error:
            self.leave(names[0], error.title)
            return
        self.taken.append(Taken(key, self._words(names)))

    def remind(self, reminder: str, values: Mapping[str, Any], *names: str) -> None:
        """Set keys of a reminder."""
        self.reminders[reminder] = dict(values)
        self.taken.append(Taken(reminder, self._words(names), reminder=True))

    def leave(self, name: str, why: str) -> None:
        """Tell that something was not taken."""
        self.known.add(name)
        self.left.append(Left(name, why))

    def pass_over(self, name: str, why: str) -> None:
        """Tell the same of something that may not be in the file."""
        if name in self.values:
            self.leave(name, why)

    def done(self, app: str) -> Carried:
        """Everything, with one line for all that nobody asked for."""
        rest = [shown(name) for name in self.values if name not in self.known]
        if rest:
            listed = ", ".join(rest[:_MOST_NAMES]) + (", …" if len(rest) > _MOST_NAMES else "")
            self.left.append(Left(listed, tr("There is no counterpart here.")))
        return Carried(app, self.settings, self.reminders, tuple(self.taken), tuple(self.left))

    def _value(self, name: str) -> Any:
        self.known.add(name)
        return self.values.get(name)

    def _wrong(self, name: str, value: Any, expected: str) -> None:
        if value is not None:
            self.left.append(Left(name, tr("{expected}; “{value}” is there.").format(
                expected=expected, value=shown(value))))  # fmt: skip

    def _words(self, names: Sequence[str]) -> str:
        return ", ".join(f"{name}{self._value_words(name)}" for name in names)

    def _value_words(self, name: str) -> str:
        """What stands there, unless it is a list or a table."""
        value = self.values.get(name)
        return "" if isinstance(value, list | dict) else f" = {shown(value)}"


def fitted(setting: Number, value: float) -> int:
    """The nearest number that a setting takes."""
    steps = floor((value - setting.low) / setting.step + 0.5)
    return max(setting.low, min(setting.high, setting.low + steps * setting.step))


def near(value: float, low: int, high: int) -> int:
    """The nearest whole number within limits."""
    return max(low, min(high, floor(value + 0.5)))


def allowed(carried: Carried, managed: Managed) -> Carried:
    """Without what the set-up of this computer locks; that is told instead."""
    locked = [key for key in carried.settings if managed.why_locked(key)]
    kept = {key: value for key, value in carried.settings.items() if key not in locked}
    told = (Left(_label(SCHEMA[key]), managed.why_locked(key)) for key in locked)
    taken = tuple(each for each in carried.taken if each.reminder or each.key in kept)
    return Carried(carried.app, kept, carried.reminders, taken, (*carried.left, *told))


def _label(setting: Setting[Any]) -> str:
    return tr(setting.label)
