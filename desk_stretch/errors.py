"""The errors that reach a person: what happened (title) and what to do about it (hint)."""

from __future__ import annotations


class DeskStretchError(Exception):
    """An error with a sentence for a person; the command line exits with 1 on it."""

    def __init__(self, title: str, hint: str = "") -> None:
        """Keep *title* (what and where) and *hint* (what to do); both are full sentences."""
        super().__init__(title)
        self.title = title
        self.hint = hint

    def __str__(self) -> str:
        """Join title and hint into one line."""
        return f"{self.title} {self.hint}".strip()


class BadDataError(DeskStretchError):
    """A file or value that we were given is not what it should be."""


class CapabilityError(DeskStretchError):
    """The desktop, or a library on it, lacks something that was asked for."""


class StorageError(DeskStretchError):
    """Something could not be read from or written to the person's folders."""


class RemoteError(DeskStretchError):
    """The running app could not be reached, or refused."""


class UsageError(BadDataError):
    """A word on the command line is wrong; the command line exits with 2 on it."""
