"""Reading and writing that must not stop the reminders: what fails is told, and life goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desk_stretch.errors import StorageError

T = TypeVar("T")


class Keeping:
    """Runs calls on the person's files. A failure becomes a sentence, not an error."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """*tell* hears each failure; telling only once is its business."""
        self._tell = tell

    def ask(self, call: Callable[[], T], otherwise: T) -> T:
        """Return what *call* answers, or *otherwise* if the files cannot be used."""
        try:
            return call()
        except StorageError as error:
            self._tell(str(error))
            return otherwise

    def write(self, call: Callable[[], None]) -> None:
        """Do the writing of *call*, if it can be done."""
        self.ask(call, None)
