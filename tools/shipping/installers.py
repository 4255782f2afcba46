"""The Windows installer and the macOS disk image; each can be built on its own system only.

Both freeze the app by their recipe in ``packaging``. Signing happens where the environment names
a certificate, and is left out where it does not; ``packaging/README.md`` has the steps.
"""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from desk_stretch import __version__
from tools.shipping import entry, frozen

PACKAGING = frozen.ROOT / "packaging"
KEPT = (
    "There is no account, and nothing is sent anywhere: what the app knows stays in these folders."
)
"""What the uninstaller says above the folder: a sentence of the About window, translated there."""
COMPILERS = (
    "ISCC",
    r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe",
    r"C:\Program Files\Inno Setup 6\ISCC.exe",
)
_ONLY_SOMETIMES = {"ar": "HasArabic", "zh_CN": "HasChinese"}
"""Languages of the installer that not every Inno Setup has."""


def windows(out: Path) -> Path:
    """The installer, in *out*."""
    if sys.platform != "win32":
        raise SystemExit("The Windows installer can only be built on Windows.")
    made = freeze("windows", out / "windows")
    signed = os.environ.get("SIGN_COMMAND", "")
    if signed:
        for program in sorted(made.glob("*.exe")):
            subprocess.run(f'{signed} "{program}"', check=True, shell=True)
    messages_file = out / "windows" / "messages.iss"
    messages_file.write_text(messages(), encoding="utf-8-sig")
    compiler = next((found for each in COMPILERS if (found := shutil.which(each))), None)
    if compiler is None:
        raise SystemExit("Inno Setup 6 is missing: https://jrsoftware.org/isdl.php")
    name = f"desk-stretch-{__version__}-windows-x64"
    call = [compiler, "/Qp", f"/DAppVersion={__version__}", f"/DFrozen={made.resolve()}"]
    call += [f'/DMessages="{messages_file.resolve()}"', f"/O{out.resolve()}", f"/F{name}"]
    if signed:
        inside = signed.replace('"', "$q")
        call += ["/DSigned", f"/Ssigntool={inside} $f"]
    subprocess.run([*call, str(PACKAGING / "windows" / "desk-stretch.iss")], check=True)
    return out / f"{name}.exe"


def macos(out: Path) -> Path:
    """The disk image, in *out*; signed and notarised where the environment says by whom."""
    if sys.platform != "darwin":
        raise SystemExit("The disk image can only be built on macOS.")
    place = freeze("macos", out / "macos").parent
    image = out / f"desk-stretch-{__version__}-macos-{platform.machine()}.dmg"
    for line in image_lines(place, image, os.environ):
        print(shlex.join(line))
        subprocess.run(line, check=True)
    return image


def image_lines(place: Path, image: Path, env: Mapping[str, str]) -> list[list[str]]:
    """The commands that make a disk image of the app in *place*."""
    app = place / f"{frozen.NAME}.app"
    content = place / "image"
    lines = [
        ["rm", "-rf", str(content)],
        ["mkdir", "-p", str(content)],
        ["ditto", str(app), str(content / app.name)],
        ["ln", "-s", "/Applications", str(content / "Applications")],
        ["hdiutil", "create", "-volname", frozen.NAME, "-srcfolder", str(content), "-fs", "HFS+",
         "-format", "UDZO", "-ov", str(image)],
    ]  # fmt: skip
    if identity := env.get("CODESIGN_IDENTITY"):
        lines.insert(0, ["codesign", "--verify", "--deep", "--strict", str(app)])
        lines.append(["codesign", "--sign", identity, "--timestamp", str(image)])
    if profile := env.get("NOTARY_PROFILE"):
        send = ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile]
        if keychain := env.get("NOTARY_KEYCHAIN"):
            send += ["--keychain", keychain]
        lines += [[*send, "--wait"], ["xcrun", "stapler", "staple", str(image)]]
    return lines


def freeze(system: str, out: Path) -> Path:
    """Run the system's recipe; return the folder with the frozen app."""
    from tools.shipping import icon_files
    from tools.translations.compiling import compile_all

    compile_all(frozen.ROOT / "assets" / "locale")
    icon_files.write(frozen.ICONS)
    (frozen.ICONS / "version.txt").write_text(frozen.version_info(), encoding="utf-8")
    recipe = PACKAGING / system / "desk-stretch.spec"
    call = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    call += ["--distpath", str(out), "--workpath", str(frozen.ROOT / "build" / system)]
    subprocess.run([*call, str(recipe)], cwd=frozen.ROOT, check=True)
    return out / frozen.PROGRAM


def messages() -> str:
    """The part of the installer's script that has our one sentence in every language."""
    lines = ["[CustomMessages]", f"en.Kept={KEPT}"]
    for code, own in entry.in_each(KEPT, entry.catalogs()):
        line = f"{code}.Kept={own}"
        needs = _ONLY_SOMETIMES.get(code)
        lines += [f"#ifdef {needs}", line, "#endif"] if needs else [line]
    return "\n".join(lines) + "\n"
