"""The recipes of Arch, RPM and Flatpak: filled in, with everything that they ask for beside them.

The recipes in ``packaging`` have ``@WORDS@`` where something is known elsewhere; each kind writes
a folder in ``dist`` from which the system's own tool builds, and calls that tool if it is here.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from desk_stretch import __version__
from tools.shipping import deb, entry, flatpak_sources, folder, licences, share
from tools.shipping.commands import PROGRAM

PACKAGING = folder.ROOT / "packaging"
SDIST = f"desk_stretch-{__version__}.tar.gz"
WHEEL = f"desk_stretch-{__version__}-py3-none-any.whl"
SHARE = f"{PROGRAM}-share-{__version__}.tar.gz"
TREE = f"{PROGRAM}-tree-{__version__}.tar.gz"
MANIFEST = f"{entry.ID}.json"


def known() -> dict[str, str]:
    """What every recipe is told, each from its one place."""
    first, _, story = deb.DESCRIPTION.partition("\n")
    day = datetime.fromtimestamp(deb.released(), tz=UTC)
    return {
        "VERSION": __version__, "SUMMARY": entry.SUMMARY, "SUMMARY_SHORT": first,
        "HOME_PAGE": entry.HOME_PAGE, "ID": entry.ID, "WHO": deb.WHO,
        "DAY": day.strftime("%a %b %d %Y"), "SDIST": SDIST, "SHARE": SHARE, "TREE": TREE,
        "WHEEL": WHEEL, "OPTIONAL": "|".join(deb.WITHOUT),
        "STORY": "\n".join(line.strip().strip(".") if line.strip() == "." else line.strip()
                           for line in story.splitlines()),
    }  # fmt: skip


def filled(recipe: Path, more: Mapping[str, str] | None = None) -> str:
    """The text of a recipe with every word replaced; one that nobody knows is an error."""
    words = known() | dict(more or {})
    return re.sub(r"@([A-Z][A-Z0-9_]+)@", lambda found: words[found[1]], recipe.read_text("utf-8"))


def pack(root: Path, archive: Path) -> None:
    """Pack a folder so that the same files give the same bytes."""

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        info.mtime = deb.released()
        info.mode = 0o755 if info.mode & 0o100 or info.isdir() else 0o644
        return info

    with (
        archive.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=deb.released()) as zipped,
        tarfile.open(fileobj=zipped, mode="w") as packed,
    ):
        for path in sorted(root.rglob("*")):
            packed.add(path, str(path.relative_to(root)), recursive=False, filter=plain)


def hatch(place: Path, target: str) -> None:
    """Make the source archive or the wheel."""
    call = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(place)]
    env = os.environ | {"SOURCE_DATE_EPOCH": str(deb.released())}
    subprocess.run(call, cwd=folder.ROOT, check=True, env=env, stdout=subprocess.DEVNULL)


def shared(place: Path, programs: str) -> None:
    """Pack what a system wants beside the program, so that a recipe needs no tools for it."""
    with tempfile.TemporaryDirectory() as made:
        share.write(Path(made), f"{programs}/{PROGRAM}")
        pack(Path(made), place / SHARE)


def fresh(place: Path) -> Path:
    """An empty folder."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


def sha256(path: Path) -> str:
    """The hash as recipes write it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def arch(out: Path) -> Path:
    """The folder in which ``makepkg`` builds; it may not be run by root, so it is not run here."""
    place = fresh(out / "arch")
    hatch(place, "sdist")
    shared(place, "/usr/bin")
    hashes = {"SDIST_SHA256": sha256(place / SDIST), "SHARE_SHA256": sha256(place / SHARE)}
    (place / "PKGBUILD").write_text(filled(PACKAGING / "arch" / "PKGBUILD", hashes), "utf-8")
    return place


def rpm_sources(place: Path) -> Path:
    """Write the spec and its sources below *place*; return the spec."""
    for each in ("SOURCES", "SPECS"):
        (place / each).mkdir(parents=True)
    hatch(place / "SOURCES", "sdist")
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        deb.lay_out(root)
        told = root / "usr" / "share" / "licenses" / PROGRAM / "LICENCES"
        told.parent.mkdir(parents=True)
        told.write_text(licences.copyright_file(root / deb.HOME), "utf-8")
        deb.settle(root)
        pack(root, place / "SOURCES" / TREE)
    spec = place / "SPECS" / f"{PROGRAM}.spec"
    spec.write_text(filled(PACKAGING / "rpm" / f"{PROGRAM}.spec"), "utf-8")
    return spec


def rpm(out: Path) -> Path:
    """The RPM package; every time in it is the day of the version."""
    with tempfile.TemporaryDirectory() as made:  # rpmbuild knows no spaces in its folder's name
        place = Path(made)
        spec = rpm_sources(place)
        defined = {
            "_topdir": str(place),
            "_tmppath": str(place),
            "_buildhost": "desk-stretch",
            "clamp_mtime_to_source_date_epoch": "1",
            "use_source_date_epoch_as_buildtime": "1",
        }
        call = ["rpmbuild", "-bb", "--quiet"]
        for name, value in defined.items():
            call += ["--define", f"{name} {value}"]
        if shutil.which("apt-get"):
            call.append("--nodeps")  # Debian's rpm knows nothing of what Debian has installed
        env = os.environ | {"SOURCE_DATE_EPOCH": str(deb.released())}
        subprocess.run([*call, str(spec)], check=True, env=env)
        package = next((place / "RPMS").rglob("*.rpm"))
        out.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(package, out / package.name))


def flatpak(out: Path) -> Path:
    """The folder for flatpak-builder; with flatpak-builder here, the bundle that it makes."""
    place = fresh(out / "flatpak")
    hatch(place, "wheel")
    shared(place, "/app/bin")
    shutil.copy2(flatpak_sources.WRITTEN, place)
    shutil.copy2(Path(folder.__file__), place)
    launcher = deb.LAUNCHER.replace(f"/{deb.HOME}", f"/app/lib/{deb.NAME}")
    (place / PROGRAM).write_text(launcher, "utf-8")
    manifest = filled(PACKAGING / "flatpak" / "manifest.json")
    (place / MANIFEST).write_text(manifest, "utf-8")
    if not shutil.which("flatpak-builder"):
        return place
    call = ["flatpak-builder", "--user", "--install-deps-from=flathub", "--force-clean"]
    subprocess.run([*call, "--repo=repo", "build", MANIFEST], cwd=place, check=True)
    bundle = out / f"{PROGRAM}-{__version__}.flatpak"
    call = ["flatpak", "build-bundle", "repo", str(bundle.resolve()), entry.ID]
    subprocess.run(call, cwd=place, check=True)
    return bundle
