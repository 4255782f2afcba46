"""Reports of our own faults: what escaped a slot, a thread or the engine's inbox, one small file
each in the state folder. Where it happened is kept, and on what system; nothing that the person
wrote, named or did: no message of an error, no value, no folder, no name."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from desk_stretch import __version__
from desk_stretch.errors import StorageError
from desk_stretch.storage.atomic import local_now
from desk_stretch.storage.paths import Folders, made

MOST = 10
"""Older reports than so many are deleted; the same fault is reported once."""

_LONGEST = 40  # frames; a fault that calls itself has a thousand
_LIBRARY = Path(os.__file__).parent
_log = logging.getLogger("desk_stretch")


class FaultReports(logging.Handler):
    """Hears what the app logs as an error of ours, and writes it down."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = local_now) -> None:
        super().__init__(logging.WARNING)
        self._folder, self._now = folder, now
        self._fresh = ""
        self._before = threading.excepthook

    def install(self) -> Callable[[], None]:
        """Hear from now on; what is returned takes it back."""
        _log.addHandler(self)
        threading.excepthook = self._in_thread
        return self._leave

    def fresh(self) -> str:
        """The report of a fault since the last time that this was asked; empty if none was."""
        text, self._fresh = self._fresh, ""
        return text

    def emit(self, record: logging.LogRecord) -> None:
        """Write a fault down. With a handler Python prints nothing by itself: so it is passed on
        to what would have printed it."""
        if logging.lastResort is not None and not logging.root.handlers:
            logging.lastResort.handle(record)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and record.levelno >= logging.ERROR:
            with suppress(OSError, ValueError, StorageError):  # a report is not worth another fault
                self._write(error)

    def _write(self, error: BaseException) -> None:
        told = list(_told(error))
        name = f"{_digest(told)}.txt"
        kept = [each for each in reports(self._folder) if each.name.endswith(name)]
        if kept:
            self._fresh = kept[0].read_text("utf-8")
            return
        now = self._now()
        text = "\n".join([*_head(now), "", *told, ""])
        made(self._folder)
        (self._folder / f"{now:%Y%m%d-%H%M%S}-{name}").write_text(text, "utf-8")
        for old in reports(self._folder)[:-MOST]:
            old.unlink()
        self._fresh = text

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        found = args.exc_value
        if found is not None:
            trace = (args.exc_type, found, args.exc_traceback)
            _log.error("Something went wrong in a thread", exc_info=trace)

    def _leave(self) -> None:
        _log.removeHandler(self)
        threading.excepthook = self._before


def folder_of(folders: Folders) -> Path:
    """Where the reports are."""
    return folders.state / "reports"


def reports(folder: Path) -> list[Path]:
    """The reports that there are, the oldest first."""
    try:
        return sorted(folder.glob("*.txt"))
    except OSError:
        return []


def _head(now: datetime) -> Iterator[str]:
    """When it was, and on what."""
    import platform
    from importlib import metadata

    yield f"Desk Stretch {__version__}, {now:%Y-%m-%d}"
    yield f"Python {platform.python_version()}, {platform.platform(terse=True)}"
    with suppress(metadata.PackageNotFoundError):
        yield f"PySide6 {metadata.version('PySide6-Essentials')}"
    yield f"Desktop {os.environ.get('XDG_CURRENT_DESKTOP', '') or '?'}"


def _told(error: BaseException) -> Iterator[str]:
    """The fault and what led to it, innermost first: kinds and places, no words of theirs."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield f"{type(at).__module__}.{type(at).__qualname__}"
        yield from _places(at.__traceback__)
        at = at.__cause__ or at.__context__


def _places(trace: TracebackType | None) -> list[str]:
    """Where it went through, the last of them at the end."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"  {_place(Path(code.co_filename))}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return places[-_LONGEST:]


def _place(file: Path) -> str:
    """A file by its place in our package or in a library; of another one nothing is told."""
    for folder in ("desk_stretch", "site-packages", "dist-packages"):
        if folder in file.parts:
            at = len(file.parts) - file.parts[::-1].index(folder)
            return "/".join(file.parts[at - 1 :])
    return str(file.relative_to(_LIBRARY)) if file.is_relative_to(_LIBRARY) else "elsewhere"


def _digest(told: list[str]) -> str:
    """The same for the same fault."""
    import hashlib

    return hashlib.blake2b("\n".join(told).encode(), digest_size=4).hexdigest()
