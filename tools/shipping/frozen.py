"""What the PyInstaller recipes of Windows and macOS share: what goes in, and what of Qt stays.

The recipes are ``packaging/windows/desk-stretch.spec`` and ``packaging/macos/desk-stretch.spec``.
Nothing is imported here but the standard library, because PyInstaller runs them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

from desk_stretch import __version__
from tools.shipping import folder

ROOT = folder.ROOT
LOCALES = ROOT / "assets" / "locale"
LAUNCHER = ROOT / "packaging" / "launch.py"
NAME = "Desk Stretch"
PROGRAM = "desk-stretch"
WITHOUT_CONSOLE = "desk-stretchw"
"""The same program on Windows, which opens no console: what tray, menu and login start."""
ICONS = ROOT / "build" / "icons"
OLDEST_MACOS = "13.0"
"""What the wheels of Qt ask for."""

PLUGINS = {
    "linux": folder.PLUGINS,
    "win32": (
        "platforms/qwindows", "platforms/qoffscreen", "styles/qmodernwindowsstyle",
        "iconengines/qsvgicon", "imageformats/qsvg", "imageformats/qjpeg", "imageformats/qico",
    ),
    "darwin": (
        "platforms/libqcocoa", "platforms/libqoffscreen", "styles/libqmacstyle",
        "iconengines/libqsvgicon", "imageformats/libqsvg", "imageformats/libqjpeg",
        "imageformats/libqicns",
    ),
}  # fmt: skip
_LINKED = {
    "linux": ("XcbQpa", "OpenGL", "EglFSDeviceIntegration", "WaylandClient",
              "WaylandEglClientHwIntegration", "WlShellIntegration"),
    "win32": (),
    "darwin": (),
}  # fmt: skip
"""Qt's libraries that its plugins are linked with, beside those of the modules."""
_BY_SOFTWARE = re.compile(r"opengl32sw|d3dcompiler", re.IGNORECASE)
"""Windows' drawing for machines without a graphics driver; our windows never ask for it."""
EXCLUDED = ("tkinter", "_tkinter", "idlelib", "lib2to3", "ensurepip", "turtledemo", "test")


def modules() -> list[str]:
    """Every module of the app: commands and mechanisms are found by name when they are wanted."""
    package = ROOT / "desk_stretch"
    found = (path.relative_to(ROOT).with_suffix("") for path in package.rglob("*.py"))
    zones = ["tzdata"] if sys.platform == "win32" else []
    return [*sorted(".".join(path.parts).removesuffix(".__init__") for path in found), *zones]


def datas() -> list[tuple[str, str]]:
    """Everything authored that is not code, the licence, and what libraries say of themselves."""
    made = [(str(ROOT / "assets"), "desk_stretch/assets"), (str(ROOT / "LICENSE"), ".")]
    for text in metadata_of_libraries():
        found = next(path for path in text.files or () if path.name == "METADATA")
        place = Path(str(text.locate_file(found)))
        made.append((str(place), place.parent.name))
    return made


def metadata_of_libraries() -> list[metadata.Distribution]:
    """The libraries whose versions ``doctor`` tells, as far as this system has them."""
    from desk_stretch.cli.examination import LIBRARIES

    found = []
    for name in LIBRARIES:
        try:
            found.append(metadata.distribution(name))
        except metadata.PackageNotFoundError:
            continue  # jeepney is of Linux only
    return found


def keeps(name: str, system: str = sys.platform) -> bool:
    """Whether a collected file, by its place in the app's folder, is among what the app loads."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "plugins" in path.parts and "PySide6" in path.parts:
        return f"{path.parent.name}/{path.name.partition('.')[0]}" in PLUGINS[system]
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name.startswith("qtbase_")
    module = _qt_module(path)
    if module is None:
        return not _BY_SOFTWARE.search(path.name)
    return module in {each.removeprefix("Qt") for each in folder.MODULES} | set(_LINKED[system])


def _qt_module(path: PurePosixPath) -> str | None:
    """``Widgets`` of Qt6Widgets.dll, QtWidgets.pyd, libQt6Widgets.so.6 or QtWidgets.framework."""
    for part in path.parts:
        found = re.fullmatch(
            r"(?:lib)?Qt6?([A-Z]\w*?)(?:\.(?:framework|pyd|dll|.*so.*|dylib))?", part
        )
        if found:
            return found[1]
    return None


def kept(collected: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of PyInstaller's list of files, what stays."""
    return [entry for entry in collected if keeps(entry[0])]


def version_info() -> str:
    """What Windows shows as the details of the program, in the form that PyInstaller reads."""
    major, minor, patch = re.findall(r"\d+", __version__)[:3]
    numbers = f"({major}, {minor}, {patch}, 0)"
    told = {
        "CompanyName": NAME, "FileDescription": NAME, "FileVersion": __version__,
        "InternalName": PROGRAM, "LegalCopyright": copyright_line(),
        "OriginalFilename": f"{PROGRAM}.exe", "ProductName": NAME, "ProductVersion": __version__,
    }  # fmt: skip
    strings = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f,"
        " flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )


def copyright_line() -> str:
    """The line of the licence that says whose it is."""
    lines = (ROOT / "LICENSE").read_text("utf-8").splitlines()
    return next(line.strip() for line in lines if line.startswith("Copyright"))


def info_plist() -> dict[str, Any]:
    """What macOS is told of the app. It lives in the menu bar, without an icon in the Dock."""
    languages = sorted(path.name.replace("_", "-") for path in LOCALES.iterdir() if path.is_dir())
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", *languages],
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSUIElement": True,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": copyright_line(),
        "NSSupportsAutomaticTermination": False,
        "NSSupportsSuddenTermination": False,
    }
