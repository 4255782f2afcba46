"""Monitors that are not the person's own, on Linux: what the kernel says is connected.

A monitor is known by a hash of what it tells of itself (its EDID), with its name before it, so that
a person can read the list. The screen that is built into a laptop never counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from desk_stretch.core.settings.holding import CONNECTED
from desk_stretch.i18n import ntr, tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

_CONNECTOR = re.compile(r"card\d+-(.+)-\d+")
_NO_MONITORS = ("eDP", "LVDS", "DSI", "Writeback")
_NAME_TEXTS = tuple(range(54, 126, 18))
_IS_NAME = b"\0\0\0\xfc\0"


class KernelMonitors(Sense):
    """Reads the connectors of the graphics cards."""

    name = "kernel monitors"

    def __init__(self, desk: Surroundings) -> None:
        super().__init__(desk)
        self._known: frozenset[str] = frozenset()

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "linux"

    def is_available(self) -> Answer:
        if not self._connectors():
            return Answer(False, tr("The kernel lists no monitors."))
        count = len(self.present())
        return Answer(
            True,
            ntr("{n} external monitor is connected now.",
                "{n} external monitors are connected now.", count).format(n=count),
        )  # fmt: skip

    def heed(self, words: Collection[str]) -> None:
        self._known = frozenset(words)

    def is_on(self) -> bool:
        # Before the word for all that are connected was replaced by them, none is a stranger.
        return CONNECTED not in self._known and not self._known.issuperset(self.present())

    def present(self) -> tuple[str, ...]:
        connected = (each for each in self._connectors() if _text(each / "status") == "connected")
        return tuple(dict.fromkeys(_identity(each) for each in connected))

    def _connectors(self) -> list[Path]:
        """Where something may be plugged in."""
        folders = sorted((self._desk.host.root / "sys" / "class" / "drm").glob("card*-*"))
        kinds = ((folder, _CONNECTOR.fullmatch(folder.name)) for folder in folders)
        return [folder for folder, kind in kinds if kind and kind[1] not in _NO_MONITORS]


def _identity(connector: Path) -> str:
    """The name that the monitor gives itself, and a hash of all that it tells."""
    import hashlib  # brings OpenSSL along

    try:
        edid = (connector / "edid").read_bytes()
    except OSError:
        edid = b""
    return f"{_name(edid)} {hashlib.sha256(edid).hexdigest()[:8]}"


def _name(edid: bytes) -> str:
    """The text of the block that has the name; without one, a word for a monitor."""
    blocks = (edid[at : at + 18] for at in _NAME_TEXTS)
    texts = (block[5:].decode("ascii", "replace") for block in blocks if block[:5] == _IS_NAME)
    name = re.sub(r"[^\w .+()/-]", "", next(texts, ""), flags=re.ASCII).strip()
    return name or "monitor"


def _text(file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError:
        return ""
