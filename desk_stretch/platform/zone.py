"""The zone that this computer lives in, with its daylight-saving rules, followed as it changes.

Where the zone has no name that we can read, the C library is asked about each time instead.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LOCALTIME = Path("/etc/localtime")
LOOK_EVERY_S = 1.0


class LocalZone:
    """Gives the zone in use. A traveller's new zone is seen a second later."""

    def __init__(self, named: str | None = None, localtime: Path = LOCALTIME) -> None:
        """*named* is the variable TZ, which wins over the file *localtime*."""
        self._named = named
        self._localtime = localtime
        self._looked_at = 0.0
        self._mark: object = None
        self._zone: tzinfo | None = None

    def at(self, steady: float) -> tzinfo:
        """Return the zone; looks at the file again if a second has passed since the last look."""
        if self._zone is None or steady - self._looked_at >= LOOK_EVERY_S:
            self._looked_at = steady
            mark = self._mark_now()
            if self._zone is None or mark != self._mark:
                self._mark, self._zone = mark, self._read()
        return self._zone

    def _mark_now(self) -> object:
        """Whatever changes when the zone does: which file the link names, and its own age."""
        if self._named is not None:
            return self._named
        try:
            return self._localtime.resolve(), self._localtime.stat().st_mtime_ns
        except OSError:
            return None

    def _read(self) -> tzinfo:
        if hasattr(time, "tzset"):  # pragma: no branch - not on Windows
            time.tzset()
        found = _of_variable(self._named) if self._named is not None else _of_file(self._localtime)
        return found or SystemZone()


class SystemZone(tzinfo):
    """Local time as the C library has it, asked anew for each date."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        """How much of the offset is daylight saving: not told by the C library beyond yes or no."""
        if dt is None:
            return None
        is_summer = time.localtime(dt.replace(tzinfo=None).timestamp()).tm_isdst > 0
        return timedelta(hours=1) if is_summer else timedelta(0)

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        local = dt.replace(tzinfo=UTC).astimezone()
        first = local.replace(tzinfo=self, fold=0)
        is_first = self.utcoffset(first) == local.utcoffset()
        return first if is_first else first.replace(fold=1)


def _of_variable(name: str) -> tzinfo | None:
    """The zone of a TZ variable: a name or a file. A rule like ``CET-1CEST`` has neither."""
    name = name.removeprefix(":")
    return _of_file(Path(name)) if Path(name).is_absolute() else _of_key(name)


def _of_file(path: Path) -> tzinfo | None:
    try:
        real = path.resolve()
        if "zoneinfo" in real.parts:
            after = len(real.parts) - real.parts[::-1].index("zoneinfo")
            named = _of_key("/".join(real.parts[after:]))
            if named:
                return named
        with real.open("rb") as file:
            return ZoneInfo.from_file(file, key=str(path))
    except (OSError, ValueError):
        return None


def _of_key(key: str) -> tzinfo | None:
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
