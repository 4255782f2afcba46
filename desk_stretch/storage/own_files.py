"""Writes the person's own exercises and routines, each a file in the data folder, and sets of them.

A file is written whole or not at all. One that is deleted is set aside beside the others, under a
name that is not read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from desk_stretch.core.catalogue.naming import is_id
from desk_stretch.core.catalogue.sets import KINDS, LARGEST_SET, Texts
from desk_stretch.core.catalogue.text import LARGEST
from desk_stretch.core.ports import Call
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.i18n import tr
from desk_stretch.resources import asset
from desk_stretch.storage.atomic import copy_aside, local_now, set_aside, write_atomically
from desk_stretch.storage.own_catalogue import MOST_FILES
from desk_stretch.storage.paths import made, read_given, unwritable


class OwnFiles:
    """The folders ``exercises`` and ``routines`` of the data folder."""

    def __init__(self, data: Path, now: Callable[[], datetime] = local_now) -> None:
        self._data = data
        self._now = now

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the files that are there, readable or not, ours and the person's."""
        return tuple(sorted({*_stems(asset(kind)), *self.own_ids(kind)}))

    def own_ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the person's files, readable or not."""
        return tuple(sorted(_stems(self._data / kind)))

    def text(self, kind: str, name: str) -> str:
        """The text of one file, the person's own before a shipped one; BadDataError, StorageError
        if it cannot be had."""
        own, ours = self._path(kind, name), asset(kind) / f"{name}.toml"
        path = own if own.exists() or own.is_symlink() else ours
        try:
            if path.is_symlink() or not path.is_file():
                raise BadDataError(tr("There is no file {path} of its own.").format(path=path))
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise BadDataError(tr("{path} is longer than 64 KiB.").format(path=path))
            return content.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise BadDataError(tr("{path} is not text in UTF-8.").format(path=path)) from error
        except OSError as error:
            raise StorageError(
                tr("{path} cannot be read: {cause}.").format(path=path, cause=error.strerror)
            ) from error

    def texts(self) -> Texts:
        """The texts of all files that can be read, ours and the person's."""
        found: Texts = {}
        for kind in KINDS:
            found[kind] = {}
            for name in self.ids(kind):
                try:
                    found[kind][name] = self.text(kind, name)
                except (BadDataError, StorageError):
                    continue  # one that cannot be read is the same as none
        return found

    def save(
        self, kind: str, name: str, text: str, *, anew: bool = False, seen: str | None = None
    ) -> None:
        """Write one file; *anew*: there is none of that id yet. What somebody else made of it
        since it was *seen* is copied aside. StorageError if it cannot be."""
        path = self._path(kind, name)
        content = text.encode()
        if len(content) > LARGEST:
            raise BadDataError(tr("It is longer than 64 KiB."), tr("Nothing was saved."))
        if anew and (path.exists() or path.is_symlink()):
            raise StorageError(
                tr("{path} is there already.").format(path=path), tr("Nothing was changed.")
            )
        if not path.exists() and len(self.own_ids(kind)) >= MOST_FILES:
            raise StorageError(
                tr("{path} holds {count} files; more are not read.").format(
                    path=path.parent, count=MOST_FILES
                ),
                tr("Please move some of them elsewhere."),
            )
        try:
            made(path.parent)
            if seen is not None:
                self._keep_other(path, seen)
            write_atomically(path, content)
        except OSError as error:
            raise unwritable(path, error.strerror) from error

    def remove(self, kind: str, name: str) -> Call:
        """Set one file aside; what is returned brings it back."""
        path = self._path(kind, name)
        try:
            aside = set_aside(path, "removed", self._now())
        except OSError as error:
            raise unwritable(path, error.strerror) from error
        return partial(self._bring_back, aside, path)

    def read_set(self, path: str) -> bytes:
        """The content of a file that somebody gave, at most one byte more than a set may have."""
        return read_given(Path(path), LARGEST_SET)

    def write_set(self, path: str, text: str, *, overwrite: bool = False) -> None:
        """Write a set; StorageError if it cannot be, or is there and not to be overwritten."""
        place = Path(path)
        if place.exists() and not overwrite:
            raise StorageError(
                tr("{path} is there already.").format(path=path), tr("Nothing was changed.")
            )
        try:
            write_atomically(place, text.encode())
        except OSError as error:
            raise unwritable(place, error.strerror) from error

    def _path(self, kind: str, name: str) -> Path:
        """The place of a file; an id that leads elsewhere is refused."""
        if kind not in KINDS or not is_id(name):
            raise BadDataError(tr("“{name}” is no id.").format(name=ascii(name)))
        return self._data / kind / f"{name}.toml"

    def _keep_other(self, path: Path, seen: str) -> None:
        """Copy a file aside that says something else than was seen in it. A link is replaced
        only itself: what it leads to stays. Raises OSError."""
        if path.is_symlink() or not path.is_file():
            return
        if path.read_bytes().replace(b"\r\n", b"\n") != seen.replace("\r\n", "\n").encode():
            copy_aside(path, "before", self._now())

    def _bring_back(self, aside: Path, path: Path) -> None:
        if path.exists():
            raise StorageError(
                tr("{path} is there already.").format(path=path),
                tr("What was deleted is in {file}.").format(file=aside.name),
            )
        try:
            aside.rename(path)
        except OSError as error:
            raise unwritable(path, error.strerror) from error


def _stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.toml") if not path.name.startswith(".")}
