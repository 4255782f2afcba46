"""What every kind of setting has in common.

A value has three forms: as *used* by code (``50``, ``frozenset({0, 4})``), as *stored* in the
file and sent as JSON (``50``, ``["mon", "fri"]``), as *typed* on the command line (``50m``,
``mon,fri``). ``check`` takes used or stored, ``parse`` typed; both return the used form.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from desk_stretch.errors import BadDataError, UsageError
from desk_stretch.i18n import listed, tr

if TYPE_CHECKING:
    from desk_stretch.core.settings.group import Group

T = TypeVar("T")


class Setting(ABC, Generic[T]):
    """One declared setting; on a group of values it is the value itself.

    *label* and *help_text* are marked English, translated when shown. A *hidden* one is kept in
    the file but belongs to no page and no list. *key* is ``group.name``, known once the group
    has its place in ``Settings``.
    """

    def __init__(
        self, *, default: T, label: str, help_text: str = "", hidden: bool = False
    ) -> None:
        self.default = default
        self.label = label
        self.help_text = help_text
        self.hidden = hidden
        self.group = ""
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, place: None, owner: type) -> Self: ...
    @overload
    def __get__(self, place: Group, owner: type) -> T: ...
    def __get__(self, place: Group | None, owner: type) -> Self | T:
        if place is None:
            return self
        value: T = place.values[self.key]
        return value

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"

    @property
    def key(self) -> str:
        """``group.name``, the name in the file and on the command line."""
        return f"{self.group}.{self.name}"

    def check(self, value: object) -> T:
        """Return the used form of a used or stored value; BadDataError names the limits."""
        return self._accept(value, shown(value))

    def parse(self, text: str) -> T:
        """Return the used form of what a person typed; UsageError names the limits."""
        try:
            return self._parse(text.strip())
        except BadDataError as error:
            raise UsageError(error.title, error.hint) from None

    @abstractmethod
    def takes(self) -> str:
        """The limits in words, as they follow "breaks.work_time takes"."""

    @abstractmethod
    def stored(self, value: T) -> Any:
        """The form for TOML and JSON."""

    @abstractmethod
    def text(self, value: T) -> str:
        """The form that ``parse`` reads back."""

    @abstractmethod
    def display(self, value: T) -> str:
        """The form for a person, in the person's language."""

    @abstractmethod
    def _accept(self, value: object, typed: str) -> T:
        """Check *value*, which the person knows as *typed*."""

    @abstractmethod
    def _parse(self, text: str) -> T:
        """Read typed text without spaces around it; BadDataError if it is none of ours."""

    def _outside(self, typed: str) -> BadDataError:
        return self._refusal(tr("{value} is outside.").format(value=typed))

    def _refusal(self, reason: str) -> BadDataError:
        return BadDataError(
            tr("{key} takes {limits}; {reason}").format(
                key=self.key, limits=self.takes(), reason=reason
            )
        )


def shown(value: object) -> str:
    """A short, printable form of any value for a sentence."""
    try:
        text = str(value)
    except (ValueError, RecursionError):  # digits by the thousand, lists in lists in lists
        return "…"
    text = text if text.isprintable() else ascii(text)
    return text if len(text) <= 60 else f"{text[:57]}…"


def quoted(words: Iterable[object]) -> str:
    """The words in quotation marks, with commas."""
    return ", ".join(f"“{shown(word)}”" for word in words)


def either(words: Iterable[str]) -> str:
    """``a, b or c``."""
    *rest, last = words
    return tr("{words} or {last}").format(words=listed(rest), last=last) if rest else last
