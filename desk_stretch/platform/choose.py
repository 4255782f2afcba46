"""Choosing, for a capability, the first mechanism in its ORDER that works here.

To add a mechanism: write one module in the capability's package with a class that keeps to
``Mechanism`` and to the capability's port; put it into ORDER with the reason for its rank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypeVar

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class Answer(NamedTuple):
    """Whether a mechanism works, and a sentence about it for ``doctor``."""

    works: bool
    why: str


class PassedOver(NamedTuple):
    """A mechanism that was not taken, and why."""

    name: str
    why: str


class Mechanism(Protocol):
    """One way to provide a capability."""

    name: str

    def __init__(self, desk: Surroundings) -> None:
        """Keep *desk*; nothing is opened yet."""

    @staticmethod
    def is_compatible(host: Host, /) -> bool:
        """Whether this kind of desktop has it at all; asks nobody."""

    def is_available(self) -> Answer:
        """Try it. May open what it needs, may wait for half a second, no longer."""


M = TypeVar("M", bound=Mechanism)


@dataclass(frozen=True, slots=True)
class Choice(Generic[M]):
    """The mechanism that was taken, and what stood before it in ORDER."""

    chosen: M
    why: str
    passed_over: tuple[PassedOver, ...]


def try_out(make: Callable[[], M]) -> tuple[M | None, Answer]:
    """Make a mechanism and ask whether it works; one that fails at either does not."""
    try:
        candidate = make()
        return candidate, candidate.is_available()
    except Exception as error:  # noqa: BLE001 - one of three: a foreign library may do anything
        why = tr("It failed while it was tried: {error!r}").format(error=error)
        return None, Answer(False, why)


def choose(order: Sequence[type[M]], desk: Surroundings) -> Choice[M]:
    """Return the first of *order* that works. One that fails while tried is passed over."""
    passed_over: list[PassedOver] = []
    for mechanism in order:
        if not mechanism.is_compatible(desk.host):
            why = tr("It does not fit this session.")
        else:
            candidate, (works, why) = try_out(partial(mechanism, desk))
            if candidate is not None and works:
                return Choice(candidate, why, tuple(passed_over))
        passed_over.append(PassedOver(mechanism.name, why))
    names = ", ".join(name for name, _ in passed_over)
    raise CapabilityError(tr("None of these works here: {names}.").format(names=names))
