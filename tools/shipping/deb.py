"""The Debian package: the folder with the libraries, a launcher, and the ``share`` tree.

One package serves Debian 12 and 13 and their relatives: the system brings Python and what Qt is
linked with, the package brings Qt for Python, which Debian 12 does not have.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import dev
from desk_stretch import __version__
from tools.shipping import folder, licences, share
from tools.shipping.entry import HOME_PAGE, RELEASED

NAME = "desk-stretch"
HOME = Path("usr/lib") / NAME
WHO = "Desk Stretch <desk-stretch@example.org>"
OVERRIDES = Path(__file__).parent.parent.parent / "packaging" / "debian" / "lintian-overrides"

LAUNCHER = f"""#!/usr/bin/python3 -I
import sys

sys.path.insert(0, "/{HOME}")
from desk_stretch.app import main

sys.exit(main())
"""
COMPILE = f"""#!/bin/sh
set -e
if [ "$1" = configure ] && command -v py3compile >/dev/null; then
    py3compile -p {NAME} /{HOME}
fi
"""
CLEAN = f"""#!/bin/sh
set -e
if command -v py3clean >/dev/null; then
    py3clean -p {NAME}
fi
"""
LEFT = """#!/bin/sh
set -e
if [ "$1" = remove ]; then
    echo "What people did and set with Desk Stretch is theirs and stays, in each home folder in"
    echo "~/.local/share/desk-stretch, ~/.config/desk-stretch and ~/.local/state/desk-stretch."
fi
"""
DESCRIPTION = """asks for a short movement break and guides it
 Desk Stretch sits in the tray, notices when you have worked for a while,
 waits for a good moment, and asks. If you say yes, a window guides you
 through a short sitting or standing sequence, with a moving figure and
 timers.
 .
 Every reminder can be snoozed, skipped or paused. What you did is kept in a
 file on your computer; nothing goes anywhere else."""

_OF_LIBC = {
    "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2",
    "libutil.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
}  # fmt: skip
_OF_GCC = {"libstdc++.so.6": "libstdc++6", "libgcc_s.so.1": "libgcc-s1"}
WITHOUT = ("libqgtk3", "libibusplatform")
"""Plugins that load only on desktops that have their libraries anyway."""


def build(out: Path) -> Path:
    """Write the package into the folder *out* and return it; two builds give the same bytes."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "root"
        lay_out(root)
        _documents(root / "usr" / "share" / "doc" / NAME, root / HOME)
        _put(root / "usr/share/lintian/overrides" / NAME, OVERRIDES.read_text("utf-8"))
        _control(root)
        settle(root)
        package = out / f"{NAME}_{__version__}_{_machine()}.deb"
        out.mkdir(parents=True, exist_ok=True)
        words = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
        subprocess.run(words, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(released())})
    return package


def lay_out(root: Path) -> None:
    """Put the program where a system has programs, for every kind of package."""
    folder.fill(root / HOME)
    _launcher(root / "usr" / "bin" / NAME)
    share.write(root / "usr" / "share", f"/usr/bin/{NAME}")


def released() -> int:
    """The day of the version in seconds since 1970; every file carries it."""
    return int(datetime.fromisoformat(RELEASED).replace(tzinfo=UTC).timestamp())


def depends(home: Path) -> list[str]:
    """What the system has to bring: Python, and the libraries that Qt is linked with."""
    files = [path for path in home.rglob("*.so*") if not any(name in path.name for name in WITHOUT)]
    sonames = folder.foreign(files, home) - _OF_LIBC
    packages = {_OF_GCC.get(name) or dev.apt_of_library(name) for name in sonames}
    return ["python3 (>= 3.11)", "libc6 (>= 2.34)", *sorted(packages)]


def _machine() -> str:
    words = ["dpkg", "--print-architecture"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def _launcher(path: Path) -> None:
    _put(path, LAUNCHER)
    path.chmod(0o755)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _documents(place: Path, home: Path) -> None:
    """Licences of everything, and what changed in which version."""
    _put(place / "copyright", licences.copyright_file(home))
    when = datetime.fromtimestamp(released(), tz=UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    text = (
        f"{NAME} ({__version__}) unstable; urgency=medium\n\n"
        f"  * What changed is in CHANGELOG.md.gz.\n\n -- {WHO}  {when}\n"
    )
    (place / "changelog.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    changes = (folder.ROOT / "CHANGELOG.md").read_bytes()
    (place / "CHANGELOG.md.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _control(root: Path) -> None:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    needed = ", ".join(depends(root / HOME))
    _put(
        root / "DEBIAN" / "control",
        f"Package: {NAME}\nVersion: {__version__}\nArchitecture: {_machine()}\n"
        f"Maintainer: {WHO}\nInstalled-Size: {size}\nDepends: {needed}\n"
        "Recommends: fonts-dejavu-core | fonts-noto-core, dbus\n"
        "Suggests: pulseaudio-utils, speech-dispatcher\nSection: utils\nPriority: optional\n"
        f"Homepage: {HOME_PAGE}\nDescription: {DESCRIPTION}\n",
    )
    for name, text in {"postinst": COMPILE, "prerm": CLEAN, "postrm": LEFT}.items():
        _put(root / "DEBIAN" / name, text)
        (root / "DEBIAN" / name).chmod(0o755)


def settle(root: Path) -> None:
    """Give every file the same owner's rights and the day of the version; strip what is debug."""
    for path in (root, *sorted(root.rglob("*"))):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.parent.name == "bin" or path.parent.name == "DEBIAN"
        path.chmod(0o755 if runs and path.name != "control" else 0o644)
        os.utime(path, (released(), released()))
    shutil.rmtree(root / "DEBIAN" / "__pycache__", ignore_errors=True)
