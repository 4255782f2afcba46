"""``python -m tools.shipping [KIND]…``: what a release is made of, built into ``dist``.

Called by ``python3 dev.py build``; without a word, wheel and source archive are built.
``--twice`` builds in two places instead, and says whether the bytes are the same.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.shipping import bundle, deb, folder, installers, licences, recipes, share, twice

DIST = folder.ROOT / "dist"


def build_wheel() -> None:
    """Wheel and source archive; hatchling gives every file the day of the version."""
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(DIST), "-t", "sdist"]
    env = os.environ | {"SOURCE_DATE_EPOCH": str(deb.released())}
    subprocess.run([*words, "-t", "wheel"], cwd=folder.ROOT, check=True, env=env)


def build_share() -> None:
    """Desktop entry, metainfo, icons, man page and completions, for who packages it elsewhere."""
    share.write(DIST / "share")


def build_sbom() -> None:
    """What is shipped beside our own code, with versions and licences, as CycloneDX JSON."""
    with tempfile.TemporaryDirectory() as made:
        folder.install(Path(made))
        text = licences.bill_of_materials(Path(made))
    DIST.mkdir(exist_ok=True)
    (DIST / "desk-stretch.cdx.json").write_text(text, encoding="utf-8")


def build_deb() -> None:
    """The Debian package; Debian's own checker reads it where it is installed."""
    package = deb.build(DIST)
    print(package)
    if shutil.which("lintian"):
        words = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
        subprocess.run(words, check=True)


def build_bundle() -> None:
    """The portable bundle with Python in it."""
    print(bundle.build(DIST))


def build_rpm() -> None:
    """The RPM package."""
    print(recipes.rpm(DIST))


def build_arch() -> None:
    """The recipe for Arch, with its sources beside it."""
    print(recipes.arch(DIST))


def build_flatpak() -> None:
    """The Flatpak bundle; without flatpak-builder, the folder that it is built from."""
    print(recipes.flatpak(DIST))


def build_windows() -> None:
    """The Windows installer, on Windows."""
    print(installers.windows(DIST))


def build_macos() -> None:
    """The macOS disk image, on macOS."""
    print(installers.macos(DIST))


KINDS = {
    "wheel": build_wheel, "share": build_share, "sbom": build_sbom, "deb": build_deb,
    "bundle": build_bundle, "rpm": build_rpm, "arch": build_arch, "flatpak": build_flatpak,
    "windows": build_windows, "macos": build_macos,
}  # fmt: skip


def main() -> None:
    """Read the words and build one after the other."""
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("kinds", nargs="*", default=[], metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--twice", action="store_true", help="build twice elsewhere, and compare")
    words = parser.parse_args()
    wanted = words.kinds or ["wheel"]
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown:
        parser.error(f"nothing is called {unknown[0]}; choose from {', '.join(KINDS)}")
    if words.twice:
        sys.exit(bool(twice.build_twice(wanted)))
    for kind in wanted:
        KINDS[kind]()


if __name__ == "__main__":
    main()
