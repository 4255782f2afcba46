"""The site of the papers: what it shows, what it is made with, and that it asks nobody.

It is built by ``dev.py site`` alone, which has tools of its own; here is what must hold before.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT, named, project
from tests.house.test_lock import _entries, _unmet
from tools import site

INDEX = ROOT / "docs" / "index.md"
PAPERS = [
    *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "guide").glob("*.md"),
    *(ROOT / "docs" / "figures").glob("*.md"), ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md", ROOT / "packaging" / "README.md", ROOT / "benchmarks" / "README.md",
]  # fmt: skip
_ENTRY = re.compile(r"^- \[[^\]]+\]\(([^)]+\.md)\)", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<says>[^\]]*)\]\((?P<to>[^)]+)\)")
_LARGEST = 1_500_000


def _listed():
    return [(INDEX.parent / to).resolve() for to in _ENTRY.findall(INDEX.read_text("utf-8"))]


def test_every_paper_stands_in_the_index_once():
    listed = Counter(_listed())
    assert [named(page) for page in PAPERS if page != INDEX and page not in listed] == []
    assert [named(page) for page, times in listed.items() if times > 1] == []


def test_every_picture_has_its_words_and_its_dark_twin():
    for page in PAPERS:
        for picture in _PICTURE.finditer(page.read_text("utf-8")):
            path = page.parent / picture["to"]
            assert path.exists(), f"{named(page)}: {picture['to']}"
            assert picture["says"], f"{named(page)}: {picture['to']}"
            if path.stem.endswith("-light"):
                assert path.with_name(path.name.replace("-light.", "-dark.")).exists()


def test_the_film_moves_for_ever_and_is_small():
    content = (ROOT / "docs" / "screens" / "film.webp").read_bytes()
    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    loops = content.index(b"ANIM") + 8 + 4
    assert content[loops : loops + 2] == b"\0\0"
    assert content.count(b"ANMF") > 100
    assert len(content) < _LARGEST


def test_who_wants_less_motion_gets_a_still_picture():
    readme = (ROOT / "README.md").read_text("utf-8")
    still = re.search(r'prefers-reduced-motion: reduce\)" srcset="([^"]+)"', readme)
    assert (ROOT / still[1]).exists()
    assert re.search(r'<img src="docs/screens/film\.webp"[^>]* alt="[^"]{40,}"', readme)


def test_its_tools_are_locked_with_all_that_they_ask_for():
    text = site.LOCK.read_text("utf-8")
    entries = _entries(text)
    wanted = [Requirement(each) for each in project()["dependency-groups"]["docs"]]
    assert {canonicalize_name(each.name) for each in wanted} <= set(entries)
    assert list(_unmet(wanted, entries)) == []
    assert len(re.findall(r"^\S+==", text, re.MULTILINE)) == len(entries), (
        "one version for every system and Python"
    )


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """Record what would be run, with a folder of tools that was never filled."""
    made = []

    def run(words, **_options):
        made.append(words)
        site.TOOLS.mkdir(exist_ok=True)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(site.subprocess, "run", run)
    monkeypatch.setattr(site, "TOOLS", tmp_path / "tools")
    return made


def test_its_tools_are_installed_once_and_again_when_the_lock_changes(calls, monkeypatch, tmp_path):
    for _ in range(2):
        assert site.tools_folder() == tmp_path / "tools"
    assert len(calls) == 1
    assert {"--require-hashes", "--no-deps"} <= set(calls[0])
    other = tmp_path / "other.lock"
    other.write_text("another==1\n", "utf-8")
    monkeypatch.setattr(site, "LOCK", other)
    site.tools_folder()
    assert len(calls) == 2


@pytest.mark.parametrize(("page", "code"), [("", 0), ('<img src="//a.example/b.png">', 1)])
def test_a_page_that_asks_another_host_is_an_error(calls, tmp_path, monkeypatch, page, code):
    into = tmp_path / "site"

    def rmtree(*_given, **_options):
        into.mkdir()
        (into / "page.html").write_text(page, "utf-8")

    site.tools_folder()
    monkeypatch.setattr(site.shutil, "rmtree", rmtree)
    assert site.build(into) == code
    assert "--fail-on-warning" in calls[-1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<script src="https://a.example/x.js"></script>', True),
        ('<link rel="stylesheet" type="text/css" href="//a.example/x.css">', True),
        ('<link href="https://a.example" rel="preconnect">', True),
        ("@font-face { src: url(https://a.example/x.woff2) }", True),
        ('@import "https://a.example/x.css";', True),
        ('<a href="https://a.example/">read on</a>', False),
        ('<link rel="canonical" href="https://a.example/">', False),
        ('<script src="_static/x.js"></script>', False),
    ],
)
def test_what_is_fetched_is_told_from_what_is_followed(tmp_path, text, found):
    (tmp_path / "page.html").write_text(text, "utf-8")
    assert bool(site.asked_elsewhere(tmp_path)) is found
