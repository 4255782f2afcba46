"""A TOML file of the person's: read as it is now, changed in single lines, never lost.

Comments stay wherever a change of single lines is enough; else a copy is kept. A file that is no
TOML is set aside. A link is followed, so that the file may live in a folder of dotfiles.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from desk_stretch.errors import StorageError
from desk_stretch.i18n import tr
from desk_stretch.storage.atomic import copy_aside, local_now, set_aside, write_atomically
from desk_stretch.storage.paths import made, unwritable
from desk_stretch.storage.toml_text import Document, amended, comments, read, without

Stamp = tuple[int, int, int] | None
Text = tuple[str, Document]
"""A file's text as it stands there, and the document that it is."""

_MARK = "\ufeff"
"""What some editors begin a file with."""


@dataclass(frozen=True, slots=True)
class FileWords:
    """What is said of a file. *damaged* and *unwritable* have a ``{cause}``; *meanwhile* is what
    holds while it cannot be read; *head* is the comment that a new file begins with."""

    head: str
    damaged: str
    meanwhile: str
    unwritable: str


class Change(NamedTuple):
    """A value to write at ``table.name``; None takes it out, *name* None the whole table."""

    table: str
    name: str | None
    value: Any


class TomlFile:
    """A file of tables. *notices* has what was wrong with it since ``load``."""

    def __init__(
        self, path: Path, words: FileWords, now: Callable[[], datetime] = local_now
    ) -> None:
        self.path = path
        self.notices: list[str] = []
        self._words = words
        self._now = now
        self._stamp: Stamp = None
        self._is_stale = False

    def load(self) -> Document:
        """Read it anew; what cannot be read is told in ``notices`` and is empty."""
        self.notices = []
        self._stamp = self._present_stamp()
        self._is_stale = False
        try:
            return self.read()[1]
        except StorageError as error:
            self.notices.append(str(error))
            return {}

    def changed_since_read(self) -> bool:
        """Whether somebody else changed the file since ``load``; then load it again."""
        return self._is_stale or self._present_stamp() != self._stamp

    def read(self) -> Text:
        """Text and document as they are now. Sets a damaged file aside; StorageError if it can
        neither be read nor moved."""
        try:
            text = self._target.read_bytes().decode()
            return text, read(text.removeprefix(_MARK))
        except FileNotFoundError:
            return "", {}
        except ValueError as error:
            self._move(tr(self._words.damaged).format(cause=error))
            return "", {}
        except OSError as error:
            raise StorageError(
                tr("{path} cannot be read: {cause}.").format(
                    path=self._target, cause=error.strerror
                ),
                tr(self._words.meanwhile),
            ) from error

    def write(self, changes: Sequence[Change], found: Text | None = None) -> None:
        """Write the changes into the file as it is now, or as it was *found* a moment ago."""
        self._is_stale = self.changed_since_read()
        raw, before = found or self.read()
        old = _plain(raw)
        document = before
        text: str | None = old or self._words.head
        for change in changes:
            changed = _changed(document, change)
            if not _is_the_same(document, change):
                text = text and _amended(text, change, changed)
            document = changed
        new = text or self._dumped(document)
        try:
            made(self._target.parent)
            if self._would_lose(old, new) or _gives_way(before, document, changes):
                copy_aside(self._target, "before", self._now())
            write_atomically(self._target, _like(raw, new).encode())
        except OSError as error:
            raise unwritable(self._target, error.strerror) from error
        self._stamp = self._present_stamp()

    @property
    def _target(self) -> Path:
        return Path(os.path.realpath(self.path))

    def _present_stamp(self) -> Stamp:
        try:
            found = self._target.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _move(self, reason: str) -> None:
        try:
            aside = set_aside(self._target, "damaged", self._now())
        except OSError as error:
            raise StorageError(reason, str(unwritable(self._target, error.strerror))) from error
        self._stamp = self._present_stamp()
        self.notices.append(tr("{reason} It is kept as {file}.").format(reason=reason, file=aside))

    def _would_lose(self, old: str, new: str) -> bool:
        """Whether a comment that the person wrote is in the old text only."""
        return bool(comments(old.replace(self._words.head, "")) - comments(new))

    def _dumped(self, document: Document) -> str:
        import tomli_w  # late: only a file that was arranged by hand comes here

        try:
            return self._words.head + "\n" + tomli_w.dumps(document)
        except (ValueError, RecursionError) as error:
            raise StorageError(
                tr(self._words.unwritable).format(cause=error),
                tr("Nothing was changed. Please change the file by hand."),
            ) from error


def _plain(text: str) -> str:
    """A text without its mark, and with the line ends that we work on."""
    text = text.removeprefix(_MARK)
    return text.replace("\r\n", "\n") if _has_long_ends(text) else text


def _like(raw: str, text: str) -> str:
    """A plain text with the mark and the line ends of a raw one."""
    ended = text.replace("\n", "\r\n") if _has_long_ends(raw) else text
    return (_MARK if raw.startswith(_MARK) else "") + ended


def _has_long_ends(text: str) -> bool:
    """Whether most lines end as on Windows."""
    return 2 * text.count("\r\n") > text.count("\n")


def _gives_way(before: Document, document: Document, changes: Sequence[Change]) -> bool:
    """Whether a value of the person's in the place of a table is lost."""
    return any(
        not isinstance(before.get(table, {}), dict) and document.get(table) != before[table]
        for table in {change.table for change in changes}
    )


def _amended(text: str, change: Change, expected: Document) -> str | None:
    if change.name is None:
        return without(text, change.table, expected)
    return amended(text, change.table, change.name, change.value, expected)


def _changed(document: Document, change: Change) -> Document:
    """The document with one change. What stands where a table belongs gives way to it only for
    a value, or with the whole table."""
    table = document.get(change.table, {})
    if change.name is None:
        return {key: value for key, value in document.items() if key != change.table}
    if not isinstance(table, dict):
        if change.value is None:
            return document
        return {**document, change.table: {change.name: change.value}}
    if change.value is not None:
        return {**document, change.table: {**table, change.name: change.value}}
    if change.name not in table:
        return document
    rest = {key: value for key, value in table.items() if key != change.name}
    return {**document, change.table: rest}


def _is_the_same(document: Document, change: Change) -> bool:
    """Whether the file says so already. In Python 1 is true, in the file it is not."""
    if change.name is None:
        return change.table not in document
    table = document.get(change.table, {})
    present = table.get(change.name) if isinstance(table, dict) else None
    return type(present) is type(change.value) and bool(present == change.value)
