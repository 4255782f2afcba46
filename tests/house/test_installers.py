"""The recipes for Windows and macOS, which only those systems can build: what can be said here."""

from __future__ import annotations

import ast
import plistlib
import re

import pytest
from babel.messages.pofile import read_po
from packaging.version import Version
from platformdirs.windows import Windows
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader

from desk_stretch import __version__
from desk_stretch.platform.autostart.xdg import BACKGROUND
from desk_stretch.storage.paths import APP
from tests.house.sources import ROOT
from tools.shipping import folder, frozen, icon_files, installers

PACKAGING = ROOT / "packaging"
INSTALLER = PACKAGING / "windows" / "desk-stretch.iss"
LANGUAGES = {path.name for path in (ROOT / "assets" / "locale").iterdir() if path.is_dir()}


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_a_frozen_recipe_takes_what_goes_in_from_one_place(system):
    tree = ast.parse((PACKAGING / system / "desk-stretch.spec").read_text("utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "frozen"
    }
    assert [name for name in used if not hasattr(frozen, name)] == []
    assert {"LAUNCHER", "modules", "datas", "kept", "EXCLUDED", "ICONS"} <= used


def test_every_module_of_the_app_goes_in():
    names = frozen.modules()
    assert {"desk_stretch", "desk_stretch.app", "desk_stretch.platform.idle.windows"} <= set(names)
    assert [name for name in names if name.endswith("__init__")] == []


def test_what_goes_in_is_there():
    places = dict(frozen.datas())
    assert str(ROOT / "assets") in places
    assert any(place.startswith("pyside6_essentials-") for place in map(str.lower, places.values()))
    assert frozen.LAUNCHER.is_file()


@pytest.mark.parametrize(
    ("system", "name", "stays"),
    [
        ("win32", r"PySide6\plugins\platforms\qwindows.dll", True),
        ("win32", r"PySide6\plugins\platforms\qdirect2d.dll", False),
        ("win32", r"PySide6\Qt6Widgets.dll", True),
        ("win32", r"PySide6\QtWidgets.pyd", True),
        ("win32", r"PySide6\Qt6Quick.dll", False),
        ("win32", r"PySide6\QtNetwork.pyd", False),
        ("win32", r"PySide6\opengl32sw.dll", False),
        ("win32", r"PySide6\pyside6.abi3.dll", True),
        ("win32", r"PySide6\translations\qtbase_de.qm", True),
        ("win32", r"PySide6\translations\qt_help_de.qm", False),
        ("win32", "python311.dll", True),
        ("darwin", "PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("darwin", "PySide6/Qt/plugins/sqldrivers/libqsqlite.dylib", False),
        ("darwin", "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", True),
        ("darwin", "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", False),
        ("darwin", "QtQml", False),
        ("darwin", "PySide6/QtSvg.abi3.so", True),
        ("linux", "PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("linux", "libQt6Pdf.so.6", False),
        ("linux", "libQt6XcbQpa.so.6", True),
        ("linux", "desk_stretch/assets/icons/play.svg", True),
    ],
)
def test_of_qt_stays_what_the_app_loads(system, name, stays):
    assert frozen.keeps(name, system) is stays
    assert len(frozen.kept([(name, "", "")])) in {0, 1}


def test_linux_keeps_the_same_plugins_in_every_package():
    assert frozen.PLUGINS["linux"] is folder.PLUGINS
    assert frozen.PLUGINS.keys() == {"linux", "win32", "darwin"}


@pytest.mark.parametrize(
    ("content", "form", "sides"),
    [
        (icon_files.ico, b"ico", set(icon_files.WINDOWS)),
        (icon_files.icns, b"icns", set(icon_files.MACOS.values())),
    ],
)
def test_an_icon_file_has_all_its_pictures(content, form, sides):
    held = QByteArray(content())
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    seen = set()
    for at in range(reader.imageCount()):
        assert reader.jumpToImage(at)
        seen.add(reader.read().width())
    assert seen == sides


def test_windows_is_told_the_version():
    ast.parse(frozen.version_info())
    numbers = tuple(Version(__version__).release)
    assert f"filevers=({', '.join(map(str, (*numbers, 0)))})" in frozen.version_info()
    assert f"'ProductVersion', '{__version__}'" in frozen.version_info()


def test_macos_is_told_what_it_asks_for():
    told = plistlib.loads(plistlib.dumps(frozen.info_plist()))
    assert told["LSUIElement"] is True
    assert told["CFBundleShortVersionString"] == __version__
    assert set(told["CFBundleLocalizations"]) == {"en", *(x.replace("_", "-") for x in LANGUAGES)}


def test_macos_allows_nothing_but_what_ctypes_needs():
    held = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert held == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_an_image_is_signed_and_sent_only_where_somebody_is_named(tmp_path):
    def programs(env):
        lines = installers.image_lines(tmp_path, tmp_path / "app.dmg", env)
        return [line[0] for line in lines]

    plain = programs({})
    assert plain == ["rm", "mkdir", "ditto", "ln", "hdiutil"]
    whole = {"CODESIGN_IDENTITY": "me", "NOTARY_PROFILE": "mine", "NOTARY_KEYCHAIN": "here"}
    assert programs(whole) == ["codesign", *plain, "codesign", "xcrun", "xcrun"]


@pytest.mark.parametrize("build", [installers.windows, installers.macos])
def test_who_builds_on_the_wrong_system_is_told(build, tmp_path):
    with pytest.raises(SystemExit, match="can only be built on"):
        build(tmp_path)
    assert list(tmp_path.iterdir()) == []


# --- the Windows installer ---------------------------------------------------------------------


def section(name: str) -> str:
    return INSTALLER.read_text("utf-8").split(f"[{name}]\n", 1)[1].split("\n[", 1)[0]


def test_the_installer_asks_for_no_rights_and_starts_nothing_unasked():
    assert "PrivilegesRequired=lowest" in section("Setup")
    tasks = [line for line in section("Tasks").splitlines() if line.startswith("Name:")]
    assert [line for line in tasks if not line.endswith("Flags: unchecked")] == []
    assert f"{BACKGROUND}" in section("Registry")
    assert "Tasks: autostart" in section("Registry")


def test_the_uninstaller_leaves_what_the_person_keeps_and_says_where(monkeypatch):
    local = {"CSIDL_LOCAL_APPDATA": "{localappdata}"}
    monkeypatch.setattr("platformdirs.windows.get_win_folder", local.__getitem__)
    text = INSTALLER.read_text("utf-8")
    assert "[UninstallDelete]" not in text
    assert "DelTree" not in text
    kept = Windows(APP, appauthor=False)
    places = {kept.user_data_dir, kept.user_config_dir, kept.user_state_dir}
    assert places == {f"{{localappdata}}/{APP}"}
    assert f"{{localappdata}}\\{APP}" in section("Code")


def test_the_installer_speaks_the_languages_of_the_app():
    named = set(re.findall(r'^Name: "(\w+)"; MessagesFile', section("Languages"), re.MULTILINE))
    assert named == {"en", *LANGUAGES}


def test_the_uninstallers_sentence_is_one_of_the_app():
    with (ROOT / "assets" / "locale" / "desk_stretch.pot").open("rb") as file:
        assert installers.KEPT in {message.id for message in read_po(file)}
    told = re.findall(r"^(\w+)\.Kept=\S", installers.messages(), re.MULTILINE)
    assert set(told) <= {"en", *LANGUAGES}
    assert installers.messages().count("#ifdef") == installers.messages().count("#endif")


def test_the_installer_starts_programs_that_are_frozen():
    text = INSTALLER.read_text("utf-8")
    assert f'#define Program "{frozen.PROGRAM}.exe"' in text
    assert f'#define Window "{frozen.WITHOUT_CONSOLE}.exe"' in text
    assert text.count("#ifdef") + text.count("#ifndef") + text.count("#if ") == text.count("#endif")
