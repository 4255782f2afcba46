"""A file that means "on" by being there: who reads meanwhile sees the old one or the new one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from desk_stretch.errors import StorageError
from desk_stretch.i18n import tr


def keep_file(file: Path, content: bytes | None) -> None:
    """Write the file, and its folder where there is none, or take it away; raises StorageError."""
    try:
        if content is None:
            file.unlink(missing_ok=True)
        else:
            _replace(file, content)
    except OSError as error:
        raise StorageError(
            tr("The autostart file {path} cannot be changed: {reason}.").format(
                path=file, reason=error.strerror
            ),
            tr("Check who may write to its folder."),
        ) from error


def _replace(file: Path, content: bytes) -> None:
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
