"""What a command costs as a whole process, beside an interpreter that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from benchmarks.figure import row

RUNS = 11
COMMANDS = {
    ("status",): 60.0,  # milliseconds that it may take
    ("exercises", "--json"): None,
    ("compose", "--posture", "sitting", "--seconds", "180"): None,
}


def wall_ms(words: list[str]) -> float:
    """The median of several runs, after one to warm up, in milliseconds."""
    times = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        subprocess.run(words, check=False, capture_output=True)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    """Print the table; 1 if a goal is missed."""
    floor = wall_ms([sys.executable, "-I", "-c", "pass"])
    row("an interpreter that does nothing", floor, "ms")
    reached = []
    for words, goal in COMMANDS.items():
        took = wall_ms([sys.executable, "-m", "desk_stretch", *words])
        reached.append(row(" ".join(words), took, "ms", goal))
        row("  so many times as long as that", took / floor, "x")
    sys.exit(not all(reached))


if __name__ == "__main__":
    main()
