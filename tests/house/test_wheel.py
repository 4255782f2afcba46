"""What is built: a wheel that holds the package and everything authored, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from tests.house.sources import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def _relative(folder, pattern="*"):
    files = (path for path in folder.rglob(pattern) if path.is_file())
    return {
        path.relative_to(ROOT).as_posix() for path in files if path.suffix not in (".pyc", ".mo")
    }


def test_it_holds_the_package_and_the_assets(wheel):
    every = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    names = {name for name in every if not name.endswith(".mo")}
    assets = {f"desk_stretch/{name}" for name in _relative(ROOT / "assets")}
    assert assets
    assert names == assets | _relative(ROOT / "desk_stretch")


def test_it_holds_every_translation_as_the_app_reads_it(wheel):
    sources = {f"desk_stretch/{name}" for name in _relative(ROOT / "assets", "*.po")}
    made = {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".mo")}
    assert made == {name.removesuffix(".po") + ".mo" for name in sources}


def test_it_brings_the_command_and_the_licence(wheel):
    archive = zipfile.ZipFile(wheel)
    texts = {
        name.rpartition("/")[2]: archive.read(name).decode()
        for name in archive.namelist()
        if ".dist-info/" in name
    }
    assert "desk-stretch = desk_stretch.app:main" in texts["entry_points.txt"]
    assert "MIT" in texts["LICENSE"]
    assert "Requires-Python: >=3.11" in texts["METADATA"]


def test_an_installed_package_finds_its_assets(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    script = "from desk_stretch.resources import asset; print(asset('exercises'))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(tmp_path / "desk_stretch" / "assets" / "exercises")
