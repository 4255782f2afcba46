"""From the start to the tray icon: our packages, the floor program, and the peers that are here.

Each on a desktop of its own, in turn, several times; the medians count. The Debian package and the
bundle are taken from ``dist`` (or ``--from FOLDER``) and unpacked; the former is compiled as its
installation does. ``--peers`` starts those as well that are installed here.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.beside import FLOOR, OURS, PEERS, STARTS, Program, medians
from benchmarks.figure import row
from tests.desktop.app import READY

DIST = Path(__file__).resolve().parent.parent / "dist"
_SYSTEMS_PYTHON = "/usr/bin/python3"


def unpacked_deb(package: Path, place: Path) -> Program:
    """The Debian package with the system's Python, its launcher looking where it lies now."""
    subprocess.run(["dpkg-deb", "--extract", str(package), str(place)], check=True)
    home = place / "usr" / "lib" / "desk-stretch"
    subprocess.run([_SYSTEMS_PYTHON, "-m", "compileall", "-q", str(home)], check=True)
    launcher = place / "usr" / "bin" / "desk-stretch"
    text = launcher.read_text("utf-8").replace("/usr/lib/desk-stretch", str(home))
    launcher.write_text(text, "utf-8")
    return Program("Debian package", (str(launcher), "--background"), READY)


def unpacked_bundle(archive: Path, place: Path) -> Program:
    """The bundle, which brings its own Python."""
    place.mkdir()
    subprocess.run(["tar", "-xf", str(archive), "-C", str(place)], check=True)
    program = next(place.glob("*/desk-stretch"))
    return Program(archive.name, (str(program), "--background"), READY)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, default=DIST, help="of the packages")
    parser.add_argument("--runs", type=int, default=STARTS)
    parser.add_argument("--peers", action="store_true")
    given = parser.parse_args()
    folder: Path = given.folder
    with tempfile.TemporaryDirectory(prefix="packages-") as made:
        programs = [OURS._replace(label="wheel in a venv"), FLOOR]
        programs += [unpacked_deb(each, Path(made) / "deb") for each in folder.glob("*.deb")]
        bundles = folder.glob("*-linux-*.tar.xz")
        programs += [unpacked_bundle(each, Path(made) / each.name) for each in bundles]
        programs += [each for each in PEERS if given.peers and shutil.which(each.words[0])]
        found = medians(programs, given.runs)
    for each in programs:
        if each.label not in found:
            print(f"{each.label}: no icon came")
            continue
        row(f"{each.label}: start to tray icon", found[each.label][0], "ms")
        row(f"{each.label}: processor until then", found[each.label][1], "ms")


if __name__ == "__main__":
    main()
