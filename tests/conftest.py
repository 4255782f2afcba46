"""What every test gets: no display, a home of its own, and no unannounced warning.

A test that expects a warning in the log names it with ``expected_warnings("part of it", …)``.
"""

from __future__ import annotations

import itertools
import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Speed is judged in ``benchmarks/``, never by a timed test: the machine may be busy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Before any Qt import: without a display, Qt would end the whole test process. Tests of real
# windows start the app as a process of its own, with the environment of their own desktop.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_ACCESSIBILITY"] = "0"

# Behind ``nohup`` or a shell's "&" these are ignored, by whatever a test starts as well.
for _name, _handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    if hasattr(signal, _name) and signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), _handler)

pytest_plugins = ["tests.campaigns.proving", "tests.desktop.fixtures"]

_OUTSIDE = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DBUS_SYSTEM_BUS_ADDRESS",
    "DESKTOP_SESSION",
    "DESK_STRETCH_SPEED",
    "DISPLAY",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "XDG_DATA_DIRS",
    "XDG_SESSION_ID",
    "XDG_SESSION_TYPE",
)


_PLACES = {
    "HOME": ".",
    "XDG_CONFIG_DIRS": "etc/xdg",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
}

_number = itertools.count()


class Homes:
    """Empty homes. One in which nothing was left is the next test's as well.

    Thousands of tests never look at theirs, and folders are slow to make and to remove.
    """

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory
        self._home: Path | None = None
        self._empty: list[tuple[str, int]] = []

    def next(self) -> Path:
        """Give the last home, if it still is as it was made, or a new one."""
        if self._home is None or _inside(self._home) != self._empty:
            self._home = self._factory.mktemp(f"home-{next(_number)}", numbered=False)
            for place in _PLACES.values():
                (self._home / place).mkdir(parents=True, exist_ok=True, mode=0o700)
            self._empty = _inside(self._home)
        return self._home


def _inside(folder: Path) -> list[tuple[str, int]]:
    """A folder and all that is below, with rights; nothing if it has gone."""
    try:
        return [(str(folder), folder.lstat().st_mode), *_below(str(folder))]
    except OSError:
        return []


def _below(folder: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            yield entry.path, entry.stat(follow_symlinks=False).st_mode
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """Where the homes of this process come from."""
    return Homes(tmp_path_factory)


@pytest.fixture(autouse=True)
def own_home(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home and a session of its own, and take the machine's away."""
    home = homes.next()
    for name, place in _PLACES.items():
        monkeypatch.setenv(name, str(home / place))
    for name in _OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return home


class ExpectedWarnings:
    """The warnings that a test has announced."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def __call__(self, *parts: str) -> None:
        """Announce log records that contain one of *parts*."""
        self.parts += parts

    def covers(self, record: logging.LogRecord) -> bool:
        """Whether *record* was announced."""
        return any(part in record.getMessage() for part in self.parts)


class _Collector(logging.Handler):
    """Keeps every record of WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def expected_warnings():
    """Fail the test for each warning in the log that it did not announce."""
    expected = ExpectedWarnings()
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield expected
    root.removeHandler(collector)
    surprises = [r.getMessage() for r in collector.records if not expected.covers(r)]
    assert not surprises, f"unannounced warnings in the log: {surprises}"
