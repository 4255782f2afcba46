"""The portable bundle for Linux: Python itself beside the slim folder, for machines without either.

PyInstaller freezes a launcher and Python's standard library; the app and Qt stay plain files in
``lib``, so that whoever likes can replace Qt by their own (its licence asks for that).
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

import dev
from desk_stretch import __version__
from tools.shipping import deb, folder, licences, share
from tools.shipping.commands import PROGRAM

LAUNCHER = """
import os
import sys

here = os.path.dirname(os.path.realpath(sys.executable))
sys.path.insert(0, os.path.join(here, "lib"))
main = __import__("importlib").import_module("desk_stretch.app").main
sys.exit(main())
"""
_NEVER = {
    "antigravity", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "test", "this", "tkinter",
    "turtle", "turtledemo", "venv", "_tkinter", "distutils",
}  # fmt: skip
"""Parts of the standard library that nothing of ours can want."""
_BROUGHT = {
    "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0", "libxcb-util.so.1", "libxkbcommon-x11.so.0",
}  # fmt: skip
"""What Qt's windows on X are linked with and many a desktop has not: without it, none opens."""


def build(out: Path) -> Path:
    """Write the archive into the folder *out* and return it."""
    name = f"{PROGRAM}-{__version__}-linux-{platform.machine()}"
    with tempfile.TemporaryDirectory() as made:
        root = _frozen(Path(made))
        folder.fill(root / "lib")
        told = _bring(root / "lib" / "PySide6" / "Qt")
        _compile(root)
        share.write(root / "share")
        (root / "LICENCES.txt").write_text(licences.copyright_file(root / "lib") + told, "utf-8")
        (root / "README.txt").write_text(
            f"Desk Stretch {__version__}. Start ./{PROGRAM}; nothing else has to be installed but"
            " the X or Wayland libraries of a desktop.\n", "utf-8",
        )  # fmt: skip
        out.mkdir(parents=True, exist_ok=True)
        archive = out / f"{name}.tar.xz"
        _pack(root, name, archive)
    return archive


def _frozen(work: Path) -> Path:
    """Freeze the launcher; return the folder that it makes."""
    script = work / f"{PROGRAM}.py"
    script.write_text(LAUNCHER, "utf-8")
    wanted = sorted(name for name in sys.stdlib_module_names - _NEVER if find_spec(name))
    call = [sys.executable, "-m", "PyInstaller", "--onedir", "--noconfirm", "--log-level", "ERROR"]
    call += ["--contents-directory", "python", "--name", PROGRAM, "--strip"]
    call += ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
    call += ["--specpath", str(work)]
    for module in wanted:
        call += ["--hidden-import", module]
    for module in sorted(_NEVER):
        call += ["--exclude-module", module]
    env = os.environ | {"SOURCE_DATE_EPOCH": str(deb.released()), "PYTHONHASHSEED": "0"}
    subprocess.run([*call, str(script)], cwd=work, check=True, env=env)
    return work / "dist" / PROGRAM


def _bring(qt: Path) -> str:
    """Put the small libraries beside Qt that a desktop may lack; return what their licences say."""
    asked = [qt / "plugins" / "platforms" / "libqxcb.so", *(qt / "lib").glob("libQt6XcbQpa*")]
    found = dict(folder.places(asked))
    told = []
    for name in sorted(set(found) & _BROUGHT):
        shutil.copyfile(found[name], qt / "lib" / name)
        says = Path("/usr/share/doc") / dev.apt_of_library(name) / "copyright"
        told.append(f"\n{name}, beside Qt:\n\n{says.read_text('utf-8')}")
    if missing := _BROUGHT - set(found):
        raise SystemExit(f"These libraries are not on this system: {', '.join(sorted(missing))}")
    return "".join(told)


def _compile(root: Path) -> None:
    """Put the compiled modules in: what PyInstaller froze writes none, at no start."""
    call = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    call += ["-s", str(root), str(root / "lib")]
    subprocess.run(call, check=True, env=os.environ | {"PYTHONHASHSEED": "0"})


def _pack(root: Path, name: str, archive: Path) -> None:
    """Pack a folder so that the same files give the same bytes."""

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        info.mtime = deb.released()
        info.mode = 0o755 if info.mode & 0o100 or info.isdir() else 0o644
        return info

    with tarfile.open(archive, "w:xz", preset=6) as packed:
        for path in sorted(root.rglob("*")):
            packed.add(path, f"{name}/{path.relative_to(root)}", recursive=False, filter=plain)
