"""The common part of lock sources to which the system itself tells each change."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import ClassVar, Protocol

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

OnChange = Callable[[bool], None]


class Change(Enum):
    """What begins (True) or ends (False)."""

    LOCK = auto()
    SLEEP = auto()


class Source(Protocol):
    """The system, as it tells changes."""

    def hear(self, call: Callable[[Change, bool], None]) -> Handle | None:
        """Call at every change; None if that cannot be had."""


class ToldLock(ABC):
    """Turns what the system tells into the port; each change is told on once."""

    platform: ClassVar[str]

    def __init__(self, desk: Surroundings, source: Source | None = None) -> None:
        self._loop = desk.loop
        self._source = self._this_system() if source is None else source
        self._hearing: Handle | None = None
        self._on: dict[Change, OnChange] = {}
        self._is: dict[Change, bool] = {}

    @classmethod
    def is_compatible(cls, host: Host) -> bool:
        return host.platform == cls.platform

    def is_available(self) -> Answer:
        if self._source is None:
            return Answer(False, tr("Nothing here tells when the screen is locked."))
        return Answer(True, self._told())

    def start(self, on_lock: OnChange, on_sleep: OnChange) -> None:
        self.stop()
        self._on = {Change.LOCK: on_lock, Change.SLEEP: on_sleep}
        if self._source is not None:
            self._hearing = self._source.hear(self._heard)

    def stop(self) -> None:
        if self._hearing is not None:
            self._hearing.cancel()
            self._hearing = None
        self._on, self._is = {}, {}

    @abstractmethod
    def _told(self) -> str:
        """The sentence for ``doctor``."""

    @staticmethod
    @abstractmethod
    def _this_system() -> Source | None:
        """The real source, None on another system."""

    def _heard(self, change: Change, is_so: bool) -> None:
        """Tell it from the loop: nothing may go wrong inside a call of the system."""
        self._loop.post(partial(self._tell, change, is_so))

    def _tell(self, change: Change, is_so: bool) -> None:
        if change in self._on and self._is.get(change, False) is not is_so:
            self._is[change] = is_so
            self._on[change](is_so)
