"""Whoever removes a package is told what stays, and where that is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from desk_stretch.resources import asset
from desk_stretch.storage.paths import find_folders
from tools.shipping.deb import LEFT

SPEC = asset().parent / "packaging" / "rpm" / "desk-stretch.spec"


@pytest.fixture
def kept(own_home, monkeypatch):
    """The folders of somebody who has set nothing up, as they would be written."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    folders = find_folders()
    places = (folders.config, folders.data, folders.state)
    return [f"~/{place.relative_to(Path.home())}" for place in places]


def said(script, word):
    done = subprocess.run(
        ["sh", "-c", script, "postrm", word], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout


def of_rpm():
    _, _, rest = SPEC.read_text("utf-8").partition("%postun\n")
    return rest.partition("\n%files")[0]


@pytest.mark.parametrize(("script", "last"), [(LEFT, "remove"), (of_rpm(), "0")])
def test_what_stays_is_told_with_its_place(script, last, kept):
    words = said(script, last)
    for place in kept:
        assert place in words
    assert "stays" in words


@pytest.mark.parametrize(("script", "word"), [(LEFT, "upgrade"), (LEFT, "purge"), (of_rpm(), "1")])
def test_an_upgrade_says_nothing(script, word):
    assert said(script, word) == ""


def test_nothing_in_a_home_is_touched():
    for script in (LEFT, of_rpm()):
        assert "rm " not in script
        assert "$HOME" not in script
