"""``python3 -m tools.shipping.try_out SUITE PACKAGE``: install, use and remove it where it is new.

As root, on Debian and its relatives. The system is made by debootstrap, once, below ``build``; each
try works in a copy that is thrown away. PACKAGE is a ``.deb``, or the bundle's ``.tar.xz``, which
is tried where no Python is. Standard library only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SYSTEMS = ROOT / "build" / "systems"
UBUNTU = {"jammy", "noble", "plucky", "questing"}
MIRRORS = {True: "http://archive.ubuntu.com/ubuntu", False: "http://deb.debian.org/debian"}
PLAY = Path(__file__).with_suffix(".sh")
LIBRARIES = (
    "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgcc-s1", "libgl1",
    "libglib2.0-0", "libstdc++6", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
    "libx11-6", "libx11-xcb1", "libxcb-glx0", "libxcb-randr0", "libxcb-render0", "libxcb-shape0",
    "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libxcb1", "libxkbcommon0",
    "libzstd1", "zlib1g",
)  # fmt: skip
"""What every desktop has, and the bundle does not bring."""
_LONGEST_S = 600


def fresh_system(suite: str, keyring: str | None) -> Path:
    """A minimal system, made where there is none yet; ends in ``.whole`` when it is."""
    place = SYSTEMS / f"{suite}.whole"
    if place.exists():
        return place
    SYSTEMS.mkdir(parents=True, exist_ok=True)
    unfinished = SYSTEMS / suite
    shutil.rmtree(unfinished, ignore_errors=True)
    is_ubuntu = suite in UBUNTU
    call = ["debootstrap", "--variant=minbase"]
    call += ["--components=main,universe"] if is_ubuntu else []
    call += [f"--keyring={keyring}"] if keyring else []
    scripts = Path("/usr/share/debootstrap/scripts")
    newest = scripts / ("jammy" if is_ubuntu else "bookworm")
    call += [suite, str(unfinished), MIRRORS[is_ubuntu]]
    call += [] if (scripts / suite).exists() else [str(newest)]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    return unfinished.rename(place)


def play(system: Path, package: Path, words: list[str]) -> int:
    """Copy the system, and play the script in the copy; its processes end with it."""
    with tempfile.TemporaryDirectory(prefix="try-") as made:
        copy = Path(made) / "system"
        subprocess.run(["cp", "-a", "--reflink=auto", str(system), str(copy)], check=True)
        (copy / "try").mkdir()
        shutil.copy2(package, copy / "try")
        shutil.copy2(PLAY, copy / "try" / "play.sh")
        shutil.copy2("/etc/resolv.conf", copy / "etc" / "resolv.conf")
        inside = 'mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/dev/shm"'
        inside += ' && exec chroot "$0" sh /try/play.sh "$@"'
        call = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", inside]
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        call += [str(copy), package.name, *words]
        return subprocess.run(call, env=env, timeout=_LONGEST_S, check=False).returncode


def main() -> int:
    """Read the words, and try."""
    parser = argparse.ArgumentParser(prog="tools.shipping.try_out", description=__doc__)
    parser.add_argument("suite", help="bookworm, trixie, noble …")
    parser.add_argument("package", type=Path)
    parser.add_argument("--keyring", help="of the archive, where this system does not have it")
    words = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("only root can make a system and go into it")
    system = fresh_system(words.suite, words.keyring)
    is_bundle = ".tar" in words.package.name
    result = play(system, words.package, list(LIBRARIES) if is_bundle else [])
    print(f"{'ok' if result == 0 else 'FAILED':7} {words.package.name} on {words.suite}")
    return result


if __name__ == "__main__":
    sys.exit(main())
