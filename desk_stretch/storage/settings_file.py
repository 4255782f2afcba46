"""The settings file: readable TOML that holds what differs from the defaults.

What the person wrote by hand stays: unknown keys, values that are refused (until they are
changed), comments wherever a change of single lines is enough. A file that is no TOML is set
aside. A link is followed, so that the file may live in a folder of dotfiles.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.i18n import tr
from desk_stretch.storage.atomic import copy_aside, local_now, set_aside, write_atomically
from desk_stretch.storage.paths import made, unwritable
from desk_stretch.storage.toml_text import Document, amended, read

HEAD = "# Settings of Desk Stretch: only what differs from the defaults. You may edit this file.\n"

Stamp = tuple[int, int, int] | None


class SettingsFile:
    """The ``SettingsStore`` on a file."""

    def __init__(self, path: Path, now: Callable[[], datetime] = local_now) -> None:
        self._path = path
        self._now = now
        self._notices: list[str] = []
        self._given: dict[str, Any] | None = None
        self._stamp: Stamp = None
        self._is_stale = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What was wrong with the file at the last look, one sentence or two each."""
        return tuple(self._notices)

    def load(self) -> dict[str, Any]:
        self._notices = []
        self._stamp = self._present_stamp()
        self._is_stale = False
        try:
            _, document = self._read()
        except StorageError as error:
            self._notices.append(str(error))
            document = {}
        self._given = self._valid(document)
        return dict(self._given)

    def save(self, values: Mapping[str, Any], *, reset: Collection[str] = ()) -> None:
        """Write what changed since the last ``load`` or ``save`` into the file as it is now,
        so that an edit by hand in between is not lost. *reset* takes keys out in any case.
        """
        given = self.load() if self._given is None else self._given
        wanted = Settings(values).changed
        touched = {key for key in SCHEMA if wanted.get(key) != given.get(key)} | set(reset)
        if touched:
            self._is_stale = self.changed_since_read()
            self._write({key: wanted.get(key) for key in SCHEMA if key in touched})
            self._stamp = self._present_stamp()
        self._given = wanted

    def changed_since_read(self) -> bool:
        """Whether somebody else changed the file since ``load``; then load it again."""
        return self._is_stale or self._present_stamp() != self._stamp

    @property
    def _target(self) -> Path:
        return Path(os.path.realpath(self._path))

    def _present_stamp(self) -> Stamp:
        try:
            found = self._target.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _read(self) -> tuple[str, Document]:
        """Text and document as they are now. Sets a damaged file aside; StorageError if it can
        neither be read nor moved."""
        try:
            text = self._target.read_bytes().decode("utf-8-sig")
            return text, read(text)
        except FileNotFoundError:
            return "", {}
        except ValueError as error:
            self._move(
                tr("The settings file could not be understood ({cause}).").format(cause=error)
            )
            return "", {}
        except OSError as error:
            raise StorageError(
                tr("{path} cannot be read: {cause}.").format(
                    path=self._target, cause=error.strerror
                ),
                tr("Until this is repaired, the defaults are used and no setting can be kept."),
            ) from error

    def _move(self, reason: str) -> None:
        try:
            aside = set_aside(self._target, "damaged", self._now())
        except OSError as error:
            raise StorageError(reason, str(unwritable(self._target, error.strerror))) from error
        self._stamp = self._present_stamp()
        self._notices.append(tr("{reason} It is kept as {file}.").format(reason=reason, file=aside))

    def _valid(self, document: Document) -> dict[str, Any]:
        """The values that are as they should be; a notice for each that is not."""
        valid: dict[str, Any] = {}
        for key, setting in SCHEMA.items():
            table = document.get(setting.group, {})
            raw = table.get(setting.name) if isinstance(table, dict) else None
            if raw is None:
                continue
            try:
                valid[key] = setting.check(float(raw) if isinstance(raw, Decimal) else raw)
            except BadDataError as error:
                self._notices.append(self._refused(str(error)))
        for group in Settings.groups:
            if not isinstance(document.get(group, {}), dict):
                self._notices.append(
                    self._refused(tr("{group} is not a table.").format(group=group))
                )
        return {key: value for key, value in valid.items() if value != SCHEMA[key].default}

    def _refused(self, problem: str) -> str:
        return tr("In {file}: {problem} The default is used.").format(
            file=self._path.name, problem=problem
        )

    def _write(self, changes: Mapping[str, Any]) -> None:
        old, before = self._read()
        document = before
        text: str | None = old or HEAD
        for key, value in changes.items():
            setting = SCHEMA[key]
            stored = None if value is None else setting.stored(value)
            changed = _changed(document, setting.group, setting.name, stored)
            if changed != document:
                text = text and amended(text, setting.group, setting.name, stored, changed)
            document = changed
        try:
            made(self._target.parent)
            if text is None and _would_lose(old, before, document):
                copy_aside(self._target, "before", self._now())
            write_atomically(self._target, (text or _dumped(document)).encode())
        except OSError as error:
            raise unwritable(self._target, error.strerror) from error


def _changed(document: Document, group: str, name: str, stored: Any) -> Document:
    """The document with one value set, or (None) taken out. What stands where the table of a
    group belongs gives way to it only for a value."""
    table = document.get(group, {})
    if not isinstance(table, dict):
        return document if stored is None else {**document, group: {name: stored}}
    if stored is not None:
        return {**document, group: {**table, name: stored}}
    if name not in table:
        return document
    return {**document, group: {key: value for key, value in table.items() if key != name}}


def _would_lose(old: str, before: Document, document: Document) -> bool:
    """Whether writing *document* anew loses something that the person wrote: comments (or what
    looks like one), or a value in the place of a table."""
    return "#" in old.replace(HEAD, "") or any(
        not isinstance(before.get(group, {}), dict) and document[group] != before[group]
        for group in Settings.groups
    )


def _dumped(document: Document) -> str:
    import tomli_w  # late: only a file that was arranged by hand comes here

    try:
        return HEAD + "\n" + tomli_w.dumps(document)
    except (ValueError, RecursionError) as error:
        raise StorageError(
            tr("The settings file holds something that cannot be written again ({cause}).").format(
                cause=error
            ),
            tr("Nothing was changed. Please change the file by hand."),
        ) from error
