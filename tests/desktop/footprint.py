"""What a running process holds: memory of its own, open files, threads, windows of the system."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Footprint:
    """*memory_kb* is what no file on the disk stands behind: other programs that come and go do not
    change it, as they do a proportional share."""

    memory_kb: int
    handles: int
    threads: int

    @classmethod
    def of(cls, pid: int) -> Footprint:
        """Look at a process as it is now."""
        folder = Path(f"/proc/{pid}")
        told = (folder / "smaps_rollup").read_text()
        own = re.search(r"^Anonymous:\s+(\d+)", told, re.MULTILINE)
        assert own
        handles = len(list((folder / "fd").iterdir()))
        return cls(int(own[1]), handles, len(list((folder / "task").iterdir())))

    def __str__(self) -> str:
        return f"{self.memory_kb / 1024:.1f} MB, {self.handles} handles, {self.threads} threads"
