"""The program with its libraries in one folder, slim: what the Debian package and the bundle carry.

The libraries come from ``requirements.lock`` by their hashes; of Qt only what the app loads stays.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCK = ROOT / "requirements.lock"
TOOLS_MARK = "# --- tests and tools ---"

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtDBus")
"""Qt's modules as Python sees them; QtDBus because QtWidgets' types name it."""

PLUGINS = (
    "platforms/libqxcb", "platforms/libqwayland", "platforms/libqoffscreen",
    "platformthemes/libqgtk3", "platformthemes/libqxdgdesktopportal",
    "platforminputcontexts/libcomposeplatforminputcontextplugin",
    "platforminputcontexts/libibusplatforminputcontextplugin",
    "iconengines/libqsvgicon", "imageformats/libqsvg", "imageformats/libqjpeg",
    "wayland-decoration-client/libadwaita", "wayland-decoration-client/libbradient",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
    "wayland-shell-integration/libxdg-shell", "wayland-shell-integration/libqt-shell",
    "xcbglintegrations/libqxcb-glx-integration", "xcbglintegrations/libqxcb-egl-integration",
)  # fmt: skip
"""Qt's plugins: screens, desktops' looks, typing, pictures."""

_PYSIDE = {"__init__.py", "_config.py", "_git_pyside_version.py", "py.typed"}


def fill(folder: Path) -> None:
    """Install the app and its libraries into *folder*, and take out what is not needed."""
    install(folder)
    slim(folder / "PySide6")
    tests = (path for each in ("tests", "test") for path in folder.glob(f"*/{each}"))
    for path in (folder / "bin", *tests, *folder.rglob("__pycache__")):
        shutil.rmtree(path, ignore_errors=True)
    # pip notes from which temporary file the app came, which is another one each time.
    of_pip = (path for name in ("direct_url.json", "RECORD") for path in folder.glob(f"*/{name}"))
    for path in (*folder.rglob(".git*"), *of_pip):
        path.unlink()
    libraries = [str(path) for path in sorted(folder.rglob("*.so*"))]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)


def install(folder: Path) -> None:
    """Install from the lock, and the app as the wheel that is built of this checkout."""
    with tempfile.TemporaryDirectory() as made:
        run = Path(made) / "run.txt"
        run.write_text(LOCK.read_text("utf-8").split(TOOLS_MARK)[0], encoding="utf-8")
        _pip(folder, "--require-hashes", "--no-deps", "--requirement", str(run))
        words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made]
        subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        _pip(folder, "--no-deps", *(str(wheel) for wheel in Path(made).glob("*.whl")))


def _pip(folder: Path, *words: str) -> None:
    call = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call += ["--no-compile", "--only-binary", ":all:", "--no-warn-script-location"]
    subprocess.run([*call, "--target", str(folder), *words], check=True)


def slim(pyside: Path) -> None:
    """Leave of PySide6 what the app loads, and what that is linked with."""
    kept = set(_kept(pyside))
    for path in sorted(pyside.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept:
            path.unlink()


def _kept(pyside: Path) -> Iterator[Path]:
    yield from (pyside / name for name in _PYSIDE)
    loaded = [pyside / f"{name}.abi3.so" for name in MODULES]
    loaded += [pyside / "Qt" / "plugins" / f"{name}.so" for name in PLUGINS]
    yield from loaded
    yield from (pyside / "Qt" / "translations").glob("qtbase_*.qm")
    yield from linked(loaded, within=pyside)


def linked(files: Iterable[Path], within: Path) -> Iterator[Path]:
    """Every library inside a folder that *files* are linked with, also by way of others."""
    for line in _ldd(files):
        _, arrow, rest = line.partition(" => ")
        path = Path(os.path.normpath(rest.partition(" (")[0])) if arrow else None
        if path is not None and path.is_relative_to(within):
            yield path


def places(files: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Where the loader finds each library that *files* are linked with, by its soname."""
    for line in _ldd(files):
        name, arrow, rest = line.partition(" => ")
        if arrow and rest.startswith("/"):
            yield name.strip(), Path(rest.partition(" (")[0])


def foreign(files: Iterable[Path], within: Path) -> set[str]:
    """The sonames that *files* name themselves and that are not in the folder."""
    words = ["readelf", "--dynamic", *(str(path) for path in files)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))
    return named - {path.name for path in within.rglob("*.so*")}


def _ldd(files: Iterable[Path]) -> list[str]:
    words = ["ldd", *(str(path) for path in files)]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.splitlines()
