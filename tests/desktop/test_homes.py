"""A home that cannot be written, that is not there, or whose disk goes away while the app runs: it
reminds all the same, says what is not kept, and keeps it again once that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.desktop.app import READY, App
from tests.desktop.processes import wait_until

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"),
        reason="only root makes a disk of its own",
    ),
]

PLACES = {
    "HOME": ".", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state", "XDG_CACHE_HOME": ".cache",
}  # fmt: skip


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path):
    """Two disks in one place: one that nobody may write, and above it the person's."""
    place = tmp_path / "people"
    place.mkdir()
    for options in ("size=64k", "size=16m"):
        mount("-t", "tmpfs", "-o", options, "none", place)
        if options == "size=64k":
            mount("-o", "remount,ro", place)
    yield place
    while subprocess.run(["umount", "-l", place], check=False, capture_output=True).returncode == 0:
        pass


@pytest.fixture
def app(make_desktop, disk):
    """An app whose home is there; what is for the run only lies elsewhere, as everywhere."""
    desktop = make_desktop(accessibility=True)
    for name, place in PLACES.items():
        desktop.env[name] = str(disk / place)
    found = App(desktop, settings="")
    found.settings_file = disk / ".config/desk-stretch/settings.toml"
    found.history_file = disk / ".local/share/desk-stretch/history.sqlite"
    found.settings_file.parent.mkdir(parents=True)
    found.settings_file.write_text(READY, "utf-8")
    return found


def can_be_used(app):
    """A routine runs to its end, and the app answers."""
    assert app.run("start", "--seconds", "60").returncode == 0
    app.wait_state("routine")
    app.wait_state("counting", "away", "quiet")
    assert "Traceback" not in app.process.output


def ends(app):
    assert app.run("quit").returncode == 0
    assert app.process.wait(20) == 0
    assert "Traceback" not in app.process.output


def test_a_home_that_cannot_be_written(app, disk):
    mount("-o", "remount,ro", disk)
    app.start("--background")
    app.wait_words("What you do until the app is closed is not kept")
    can_be_used(app)
    told = app.run("settings", "set", "breaks.work_time", "30")
    assert ".config/desk-stretch cannot be written" in told.stderr
    assert app.settings_file.read_text("utf-8") == READY
    mount("-o", "remount,rw", disk)
    assert app.run("settings", "set", "breaks.work_time", "35").returncode == 0
    assert "work_time = 35" in app.settings_file.read_text("utf-8")
    ends(app)


def test_a_home_that_is_not_there(app, disk):
    subprocess.run(["umount", "-l", disk], check=True)
    for name, place in PLACES.items():
        app.desktop.env[name] = str(disk / "nobody" / place)
    app.start("--background")
    app.wait_words("What you do until the app is closed is not kept")
    # Nothing is known of this person: the notice comes before the first routine.
    assert app.run("start", "--seconds", "60").returncode == 0
    app.desktop.wait_window(".")
    assert app.status()["state"] != "routine"
    assert app.run("pause", "tomorrow").returncode == 0
    assert app.status()["state"] == "paused"
    ends(app)


def test_a_disk_that_goes_away_while_the_app_runs(app, disk):
    app.start("--background")
    can_be_used(app)
    wait_until(lambda: app.rows("SELECT 1 FROM session WHERE outcome = 'completed'"), "a session")
    subprocess.run(["umount", "-l", disk], check=True)
    can_be_used(app)
    told = app.run("settings", "set", "breaks.work_time", "30")
    assert "cannot be" in told.stderr
    assert app.status()["work_seconds"] == 30 * 60, "it holds until the app ends"
    ends(app)
