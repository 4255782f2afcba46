"""What a command costs as a whole process, beside an interpreter that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 11
COMMANDS = (
    ["status"],
    ["exercises", "--json"],
    ["compose", "--posture", "sitting", "--seconds", "180"],
)


def wall_ms(words: list[str]) -> float:
    """The median of several runs, after one to warm up, in milliseconds."""
    times = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        subprocess.run(words, check=False, capture_output=True)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    """Print the table."""
    floor = wall_ms([sys.executable, "-I", "-c", "pass"])
    print(f"{'an interpreter that does nothing':<36} {floor:6.1f} ms")
    for words in COMMANDS:
        took = wall_ms([sys.executable, "-m", "desk_stretch", *words])
        print(f"{' '.join(words):<36} {took:6.1f} ms  ratio {took / floor:4.1f}")


if __name__ == "__main__":
    main()
