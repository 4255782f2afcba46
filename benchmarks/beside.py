"""What waiting in the tray costs: the app beside a plain floor program, and peers that are here.

Start to tray icon, memory, and what a minute costs while nobody is there and while somebody works.
Each program runs alone on a desktop of its own, which says that it is XFCE, as most say that they
are one of GTK's; only the ratios count. ``--quick`` leaves the long waits out, ``--peers`` measures
Safe Eyes, Workrave and RSIBreak as well, where they are installed.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.figure import as_installed, row
from tests.desktop.app import READY
from tests.desktop.desktop import Desktop
from tests.desktop.processes import Process

STARTS = 7
SETTLED_S = 60.0  # made ready, and everything that follows a start is over
MINUTE_S = 60.0
AWAY_S = 100.0  # for the sensors to have noticed that nobody is there
_PAUSE_MS = 100
_MOVES_BEFORE_A_KEY = 4


class Program(NamedTuple):
    """A program that has an icon in the tray."""

    label: str
    words: tuple[str, ...]
    settings: str = ""


class Used(NamedTuple):
    """What a process and its children have used so far."""

    cpu_ms: float
    switches: int
    own_switches: int
    written: int


class Waiting(NamedTuple):
    """What a program costs once it waits; a minute of each kind."""

    pss_mb: float
    uss_mb: float
    away: Used
    at_work: Used


OURS = Program("Desk Stretch", (sys.executable, "-m", "desk_stretch", "--background"), READY)
FLOOR = Program("the floor program", (sys.executable, "-m", "benchmarks.floor_app"))
PEERS = (
    Program("Safe Eyes", ("/usr/bin/safeeyes",)),
    Program("Workrave", ("/usr/bin/workrave",)),
    Program("RSIBreak", ("/usr/bin/rsibreak", "--autostart")),
)


@contextlib.contextmanager
def desktop_for(program: Program) -> Iterator[Desktop]:
    """A fresh desktop with a home that *program* has been used in before."""
    with (
        tempfile.TemporaryDirectory(prefix="beside-") as folder,
        Desktop(Path(folder), size=(1920, 1080)) as desktop,
    ):
        as_installed(desktop, Path(folder))
        desktop.env["XDG_CURRENT_DESKTOP"] = "XFCE"
        desktop.env["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        settings = desktop.home / ".config/desk-stretch/settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(program.settings, encoding="utf-8")
        yield desktop


# --- one process and its children


def family(pid: int) -> list[int]:
    """The process and all that came from it and still lives."""
    found = [pid]
    for each in found:
        found.extend(int(child) for child in _read(f"/proc/{each}/task/{each}/children").split())
    return found


def used(pid: int) -> Used:
    """What the family has used since it began (children that have ended are not in it)."""
    cpu = switches = own = written = 0
    for each in family(pid):
        with contextlib.suppress(OSError):  # ended meanwhile
            cpu += time.clock_gettime_ns((~each << 3) | 2)  # the kernel's clock of a process
            for task in Path(f"/proc/{each}/task").iterdir():
                status = _read(f"{task}/status")
                own += _number(status, "voluntary_ctxt_switches:")
                switches += _number(status, "nonvoluntary_ctxt_switches:")
            written += _number(_read(f"/proc/{each}/io"), "write_bytes:")
    return Used(cpu / 1e6, switches + own, own, written)


def memory_mb(pid: int) -> tuple[float, float]:
    """PSS and USS of the family."""
    rollups = [_read(f"/proc/{each}/smaps_rollup") for each in family(pid)]
    pss = sum(_number(each, "Pss:") for each in rollups)
    own = sum(_number(each, f"Private_{kind}:") for each in rollups for kind in ("Clean", "Dirty"))
    return pss / 1024, own / 1024


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _number(text: str, key: str) -> int:
    lines = (line.split() for line in text.splitlines())
    return next((int(words[1]) for words in lines if words[:1] == [key]), 0)


def spent(pid: int, seconds: float) -> Used:
    """What the family uses in that time, reckoned up to a minute."""
    before = used(pid)
    time.sleep(seconds)
    after = used(pid)
    share = MINUTE_S / seconds
    found = [(b - a) * share for a, b in zip(before, after, strict=True)]
    return Used(found[0], round(found[1]), round(found[2]), round(found[3]))


# --- what is measured


def start_ms(program: Program) -> tuple[float, float]:
    """From the start to the icon, on the clock and of the processor; the first start warms up."""
    with desktop_for(program) as desktop:
        _one_start(desktop, program).stop()
        begun = time.perf_counter()
        process = _one_start(desktop, program)
        return (time.perf_counter() - begun) * 1000, used(process.pid).cpu_ms


def _one_start(desktop: Desktop, program: Program) -> Process:
    host = desktop.sni
    assert host is not None
    host.items.clear()
    process = desktop.start(program.words, program.label.replace(" ", "-"))
    host.wait_for(lambda: host.items, "an icon", 30)
    return process


def waiting(program: Program, settled_s: float, away_s: float, minute_s: float) -> Waiting:
    """Memory and a minute of each kind."""
    with desktop_for(program) as desktop:
        process = desktop.start(program.words, program.label.replace(" ", "-"))
        time.sleep(settled_s)
        assert process.is_running, process.output
        pss, uss = memory_mb(process.pid)
        with somebody(desktop):
            time.sleep(2)
            at_work = spent(process.pid, minute_s)
        time.sleep(away_s)
        away = spent(process.pid, minute_s)
        return Waiting(pss, uss, away, at_work)


@contextlib.contextmanager
def somebody(desktop: Desktop) -> Iterator[None]:
    """A person who moves the mouse ten times a second and presses a key now and then."""
    lines = []
    for turn in range(3000):
        lines.append(f"mousemove_relative -- {1 if turn % 2 else -1} 0 sleep {_PAUSE_MS / 1000}")
        if turn % _MOVES_BEFORE_A_KEY == 0:
            lines.append("key shift")
    script = desktop.folder / "somebody"
    script.write_text("\n".join(lines), encoding="utf-8")
    process: Process = desktop.start(["xdotool", script], "somebody")
    try:
        yield
    finally:
        process.stop()


def medians(programs: list[Program], runs: int) -> dict[str, tuple[float, float]]:
    """Start the programs in turn, several times; the median of each."""
    took: dict[str, list[tuple[float, float]]] = {each.label: [] for each in programs}
    todo = list(programs)
    for _ in range(runs):
        for each in tuple(todo):
            try:
                took[each.label].append(start_ms(each))
            except AssertionError:  # no icon of this kind: none is shown
                todo.remove(each)
    of: Callable[[list[float]], float] = statistics.median
    return {
        label: (of([wall for wall, _ in found]), of([cpu for _, cpu in found]))
        for label, found in took.items()
        if found
    }


def read_words() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short waits: for a first look")
    parser.add_argument("--peers", action="store_true", help="measure the peers that are installed")
    return parser.parse_args()


def show(programs: list[Program], quick: bool) -> bool:
    """Measure, and print as it comes; whether every goal is reached."""
    starts = medians(programs, 3 if quick else STARTS)
    for label, (wall, processor) in starts.items():
        print(label)
        row("  start to tray icon", wall, "ms")
        row("    processor until then", processor, "ms")
    long, short = (SETTLED_S, AWAY_S, MINUTE_S), (25.0, 20.0, 20.0 if quick else MINUTE_S)
    cost = {}
    for each in programs:
        print(each.label, flush=True)
        try:
            found = waiting(each, *(short if quick or each in PEERS else long))
        except AssertionError as error:
            print(f"  ended by itself {error}")
            continue
        cost[each.label] = found
        row("  PSS", found.pss_mb, "MB")
        row("  USS", found.uss_mb, "MB")
        for what, minute in (("nobody there", found.away), ("somebody works", found.at_work)):
            row(f"  {what}: processor per minute", minute.cpu_ms, "ms")
            row(f"  {what}: wake-ups per minute of its own", minute.own_switches, "")
            row(f"  {what}: context switches per minute", minute.switches, "")
            row(f"  {what}: written per minute", minute.written, "bytes")
    return beside_floor(starts, cost[OURS.label], cost[FLOOR.label])


def beside_floor(starts: dict[str, tuple[float, float]], ours: Waiting, floor: Waiting) -> bool:
    """Print the ratios; whether each is good."""
    print("beside the floor program")
    wall, base = starts[OURS.label][0], starts[FLOOR.label][0]
    extra = ours.at_work.own_switches - floor.at_work.own_switches
    good = [
        row("  start to tray icon", wall / base, "x", 0.75),
        row("  PSS", ours.pss_mb / floor.pss_mb, "x", 0.85),
        row("  nobody there: processor per minute", ours.away.cpu_ms, "ms", 1.0),
        row("  nobody there: wake-ups per minute", ours.away.own_switches, "", 2),
        row("  somebody works: wake-ups beyond the floor's", extra, "", 12),
        row("  written while idle", ours.away.written, "bytes", 0),
    ]
    return all(good)


def main() -> None:
    """Print the table; 1 if a goal is missed."""
    given = read_words()
    peers = [each for each in PEERS if shutil.which(each.words[0])] if given.peers else []
    sys.exit(not show([OURS, FLOOR, *peers], given.quick))


if __name__ == "__main__":
    main()
