"""What the moving figure costs, in the real app on a desktop of its own, beside the peers.

``--seconds N`` plays only so much of each routine. A full run takes eight minutes. ``--idle N``
measures something else: the first figure after the app has waited N seconds in the tray; with
``--dropped`` the kernel forgets what no process has mapped first, as it does in a longer wait.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.figure_inside import WAYS, drop_unmapped
from desk_stretch.core.routine.choices import Choices
from desk_stretch.core.routine.named import apply
from desk_stretch.core.session.acting import Acting
from desk_stretch.core.session.timeline import compile_timeline
from desk_stretch.remote import client
from desk_stretch.storage.catalogue_files import load_catalogue
from tests.desktop.app import READY, App
from tests.desktop.desktop import Desktop

ROOT = Path(__file__).resolve().parent.parent
ROUTINES = ("sitting-classic", "standing-gentle")
MEAN_GOAL, LATE_GOAL, FRAME_GOAL_MS, FIRST_GOAL_MS = 12.0, 1.0, 33.0, 100.0

SETTINGS = READY + '\n[look]\nmotion = "full"\n'
SAMPLE_S = 0.25
LATE_AFTER_S = 9.0  # the breath is over, and the next movement's frames are made
EDGE_S = 0.5
APART_S = 30.0  # so that no click disturbs another

PEERS = {"Safe-Eyes": 0.29, "Workrave": 0.17}
"""CPU in % of one core while the break of Safe Eyes 2.1.5 and Workrave 1.10.50 is on the screen: a
label that counts down, and no figure. Measured elsewhere, for machines that have no peers."""


class Sample(NamedTuple):
    """The processor time that a process had used at a second."""

    at_s: float
    cpu_s: float


def cpu_s(pid: int) -> float:
    """User and system time of all threads of a process so far."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def fine_cpu_s(pid: int) -> float:
    """The same by the scheduler's own clock, which has no ticks."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def share(samples: list[Sample], start_s: float, end_s: float) -> float:
    """The mean share of one core in a span, in %."""
    inside = [each for each in samples if start_s <= each.at_s <= end_s]
    if len(inside) < 2:
        return 0.0
    first, last = inside[0], inside[-1]
    return 100 * (last.cpu_s - first.cpu_s) / (last.at_s - first.at_s)


def late_holds(name: str) -> Iterator[tuple[float, float]]:
    """The spans of a routine in which nothing should happen any more."""
    known = load_catalogue()
    named = known.routine(name)
    assert named is not None
    routine = apply(named, Choices(), known, ())
    timeline = compile_timeline(routine)
    acting = Acting.of(timeline, routine)
    at_s, total_s = 0.0, timeline.segments[-1].end
    while at_s < total_s:
        starts_s = acting.next_move_s(at_s)
        if not acting.moves(at_s):
            end_s = total_s if starts_s is None else starts_s
            if starts_s is not None and end_s - at_s > LATE_AFTER_S + 2 * EDGE_S:
                yield at_s + LATE_AFTER_S, end_s - EDGE_S
            at_s = end_s + 1e-3
        else:
            at_s = acting.move_ends_s(at_s) + 1e-3


def played(desktop: Desktop, name: str, size: tuple[int, int], seconds: float) -> dict[str, float]:
    """Play a routine in the app; return its mean, its late holds and its worst second."""
    app = App(desktop, settings=SETTINGS, speed=1)
    del desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]  # who listens to every word, pays for it
    app.start("--background")
    assert app.process is not None
    pid = app.process.pid
    time.sleep(3)
    idle = share(list(_sampled(pid, 3.0)), 0.0, 3.0)
    before = cpu_s(pid)
    assert app.run("start", "--routine", name).returncode == 0
    begun = time.monotonic()
    window = desktop.wait_window("^Routine")
    desktop.xdotool("windowsize", window.id, *size)
    samples = list(_sampled(pid, seconds, begun))
    mean = 100 * (cpu_s(pid) - before) / (time.monotonic() - begun)
    late = [share(samples, a, b) for a, b in late_holds(name) if b < seconds]
    worst = max(share(samples, at, at + 1) for at in range(max(1, int(seconds) - 1)))
    app.run("quit")
    app.process.wait(20)
    return {"mean": mean, "late": max(late, default=-1.0), "worst": worst, "idle": idle}


def _sampled(pid: int, seconds: float, begun: float | None = None) -> Iterator[Sample]:
    begun = time.monotonic() if begun is None else begun
    while (at_s := time.monotonic() - begun) < seconds:
        yield Sample(at_s, fine_cpu_s(pid))
        time.sleep(SAMPLE_S)


def inside(desktop: Desktop, name: str, seconds: float) -> dict[str, Any]:
    """The numbers that only the process itself can see."""
    words = [sys.executable, "-m", "benchmarks.figure_inside", name, str(seconds)]
    env = {**desktop.env, "DESK_STRETCH_SPEED": "1"}
    done = subprocess.run(words, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def idle(seconds: float, dropped: bool) -> bool:
    """Measure the first figure after a wait, in every way to get there; all wait at once."""
    with (
        tempfile.TemporaryDirectory(prefix="desk-") as folder,
        Desktop(Path(folder), size=(1920, 1080)) as desktop,
    ):
        as_installed(desktop, Path(folder))
        inside(desktop, ROUTINES[0], 0.0)
        words = [sys.executable, "-m", "benchmarks.figure_inside", ROUTINES[0], "0"]
        words += ["--dropped"] * dropped
        waiting = [
            subprocess.Popen(
                [*words, "--way", way, "--idle", str(seconds + at * APART_S)],
                env={**desktop.env, "DESK_STRETCH_SPEED": "1"}, cwd=ROOT,
                stdout=subprocess.PIPE, text=True,
            )
            for at, way in enumerate(WAYS)
        ]  # fmt: skip
        found = [clicked(desktop, seconds + len(WAYS) * APART_S, dropped)]
        found += [json.loads(each.communicate()[0]) for each in waiting]
    print(f"from the click to the first figure, after {seconds:.0f} s in the tray", flush=True)
    good = True
    for each in found:
        good &= row(f"  {each['way']}", each["first_ms"], "ms", FIRST_GOAL_MS)
        row("    processor time of that", each["cpu_ms"], "ms")
        row("    pages read back from the disk", each["read_back"], "")
    return good


def clicked(desktop: Desktop, seconds: float, dropped: bool) -> dict[str, Any]:
    """Wait in the tray with the real app, where nothing was asked, and tell it to start."""
    painted = desktop.folder / "painted"
    desktop.env["PAINTED"] = str(painted)
    app = App(desktop, settings=READY, speed=1)
    del desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
    app.start("--background", command=(sys.executable, "-m", "benchmarks.clicked_app"))
    assert app.process is not None
    pid = app.process.pid
    time.sleep(seconds)
    if dropped:
        drop_unmapped()
    before, begun = (fine_cpu_s(pid), read_back(pid)), time.monotonic()
    client.ask("start", {}, folder=app.runtime_folder, deadline_s=10)
    while not (text := painted.read_text("ascii") if painted.exists() else ""):
        time.sleep(0.001)
    after = fine_cpu_s(pid), read_back(pid)
    app.run("quit")
    app.process.wait(20)
    return {
        "way": "the app itself is told to start, and nothing was asked before",
        "first_ms": 1000 * (float(text) - begun),
        "cpu_ms": 1000 * (after[0] - before[0]),
        "read_back": after[1] - before[1],
    }


def read_back(pid: int) -> int:
    """How many pages the kernel had to read from the disk for a process so far."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(told[9])


def as_installed(desktop: Desktop, folder: Path) -> None:
    """Compile the modules; without that the first click costs twice as much."""
    desktop.env["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")


def peers_of(folder: Path | None) -> dict[str, float]:
    """Measure the peers' break windows with the scripts in *folder*; nothing without them."""
    if folder is None:
        return {}
    with tempfile.TemporaryDirectory(prefix="peers-") as results:
        script = f"""
            eval "$({folder}/setup_desktop.sh start :93)"
            {sys.executable} {folder}/side_by_side.py --programs {folder}/peers.json \
                --only "Safe Eyes,Workrave" --stages breakcpu --into {results} >&2
            {folder}/setup_desktop.sh stop :93 >&2
        """
        subprocess.run(["bash", "-c", script], check=False)
        found = {}
        for file in sorted(Path(results).glob("*.breakcpu.*.json")):
            result = json.loads(file.read_text(encoding="utf-8"))
            used = result.get("cpu", {}).get("percent_of_one_core")
            if used:  # nothing at all: it did not come up
                found[file.name.split(".breakcpu")[0]] = float(used)
        return found


def row(what: str, value: float, unit: str, goal: float | None = None) -> bool:
    """Print a line; return whether the goal is reached."""
    is_good = goal is None or value <= goal
    verdict = "" if goal is None else f"  goal {goal:g} {unit}{'' if is_good else '  MISSED'}"
    print(f"{what:<58} {value:7.2f} {unit}{verdict}", flush=True)
    return is_good


def ours(name: str, seconds: float) -> tuple[float, list[bool]]:
    """Measure one routine; return its mean share and which goals were reached."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-"))
        desktop = stack.enter_context(Desktop(Path(folder), size=(1920, 1080)))
        as_installed(desktop, Path(folder))
        inside(desktop, name, 0.0)
        frames = inside(desktop, name, min(seconds, 90.0))
        cost = played(desktop, name, tuple(frames["size"]), seconds)
    replayed, anew = frames["replayed"], frames["anew"]
    row(f"{name}: mean CPU over {seconds:.0f} s", cost["mean"], "%")
    good = []
    row("  of its worst second", cost["worst"], "%")
    if cost["late"] >= 0.0:
        good.append(row("  late part of a hold, the worst", cost["late"], "%", LATE_GOAL))
    row("  waiting in the tray before it", cost["idle"], "%")
    longest = row(f"  longest of {replayed['count']} replayed frames", replayed["longest"], "ms",
                  FRAME_GOAL_MS)  # fmt: skip
    row("    their median", replayed["median"], "ms")
    row(f"  longest of {anew['count']} frames painted anew on the screen", anew["longest"], "ms")
    row("    their median", anew["median"], "ms")
    first = row("  click on the prompt to first painted figure, first time", frames["first_ms"],
                "ms", FIRST_GOAL_MS)  # fmt: skip
    again = row("  the same, later", frames["second_ms"], "ms", FIRST_GOAL_MS)
    return cost["mean"], [*good, longest, first, again]


def read_words() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=180.0, help="of each routine")
    parser.add_argument("--idle", type=float, help="seconds to wait before the click; only that")
    parser.add_argument(
        "--dropped", action="store_true",
        help="and let the kernel forget what no process has mapped, as a long wait does (root)",
    )  # fmt: skip
    parser.add_argument("--peers", type=Path, help="folder of side_by_side.py; measures them, too")
    return parser.parse_args()


def main() -> None:
    """Print the table; 1 if a goal is missed."""
    words = read_words()
    if words.idle is not None:
        sys.exit(not idle(words.idle, words.dropped))
    found = {name: ours(name, words.seconds) for name in ROUTINES}
    both = sum(mean for mean, _ in found.values()) / len(found)
    is_cheap = row("mean CPU over both routines", both, "%", MEAN_GOAL)
    measured = peers_of(words.peers)
    print("beside it: the break windows of the peers, which have no figure")
    for peer, stored in PEERS.items():
        used = measured.get(peer, stored)
        row(f"  {peer}{'' if peer in measured else ' (measured elsewhere)'}", used, "%")
        for name, (mean, _) in found.items():
            row(f"    {name} costs so many times as much", mean / used if used else 0.0, "x")
    reached = [good for _, verdicts in found.values() for good in verdicts]
    sys.exit(not (is_cheap and all(reached)))


if __name__ == "__main__":
    main()
