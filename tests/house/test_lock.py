"""requirements.lock: its form, and that it holds what pyproject.toml and each package ask for."""

from __future__ import annotations

import re
from importlib import metadata

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev
from tests.house.sources import ROOT, project

_TEXT = (ROOT / "requirements.lock").read_text("utf-8")
_ENTRY = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9][0-9a-z.]*)"
    r"( ; (?P<marker>[^\\\n]+?))?"
    r"(?P<hashes>( \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)
_SYSTEMS = {"linux": ("posix", "Linux"), "win32": ("nt", "Windows"), "darwin": ("posix", "Darwin")}
_PYTHONS = ("3.11", "3.12", "3.13")


def _entries(text):
    return {each["name"]: each for each in _ENTRY.finditer(text)}


def _environments():
    for system, (os_name, platform) in _SYSTEMS.items():
        for python in _PYTHONS:
            yield default_environment() | {
                "sys_platform": system, "os_name": os_name, "platform_system": platform,
                "python_version": python, "python_full_version": f"{python}.0",
            }  # fmt: skip


def _applies(entry, environment):
    return not entry["marker"] or Marker(entry["marker"]).evaluate(environment)


def _unmet(requirements, entries):
    """Name what is asked for in some environment, and not locked for it."""
    for requirement in requirements:
        entry = entries.get(canonicalize_name(requirement.name))
        for environment in _environments():
            wanted = not requirement.marker or requirement.marker.evaluate(
                environment | {"extra": ""}
            )
            met = entry and entry["version"] in requirement.specifier
            if wanted and not (met and _applies(entry, environment)):
                yield f"{requirement} on {environment['sys_platform']}"


def test_nothing_but_pins_hashes_markers_and_comments():
    rest = _ENTRY.sub("", _TEXT)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert not re.search(r"://|\bfile:|--(?!hash|-)\w", _TEXT.replace(dev.TOOLS_MARK, ""))


def test_every_name_stands_once_and_in_order():
    for part in _TEXT.split(dev.TOOLS_MARK):
        names = list(_entries(part))
        assert names == sorted(names)
    found = [each["name"] for each in _ENTRY.finditer(_TEXT)]
    assert len(found) == len(set(found))


def test_the_app_finds_its_packages_in_the_first_part():
    wanted = [Requirement(text) for text in project()["project"]["dependencies"]]
    assert list(_unmet(wanted, _entries(dev.requirements(with_tools=False)))) == []


def test_tests_and_tools_find_theirs_in_the_whole():
    wanted = [Requirement(text) for text in project()["dependency-groups"]["dev"]]
    assert list(_unmet(wanted, _entries(_TEXT))) == []


@pytest.mark.parametrize("with_tools", [False, True])
def test_every_package_finds_what_it_asks_for(with_tools):
    entries = _entries(dev.requirements(with_tools))
    here = [name for name, entry in entries.items() if _applies(entry, default_environment())]
    wanted = [Requirement(text) for name in here for text in metadata.requires(name) or []]
    assert list(_unmet(wanted, entries)) == []


def test_what_is_installed_is_what_is_locked():
    entries = _entries(_TEXT)
    here = [name for name, entry in entries.items() if _applies(entry, default_environment())]
    installed = {name: metadata.version(name) for name in here}
    assert installed == {name: entries[name]["version"] for name in here}


def test_qt_is_the_version_that_counts_its_references_and_for_all_systems():
    entry = _entries(_TEXT)["pyside6-essentials"]
    assert entry["version"] == "6.11.3"
    linux, mac, windows = 2, 1, 2
    assert entry["hashes"].count("sha256") >= linux + mac + windows
