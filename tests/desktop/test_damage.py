"""Files that are damaged, or made by a newer version: the app starts, tells it in a sentence, sets
them aside whole, and goes on."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from desk_stretch.storage.opening import read_history
from tests.desktop.app import READY, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

TOLD = "^Desk Stretch$"


@pytest.fixture
def desktop(make_desktop):
    return make_desktop(accessibility=True)


def set_aside(file, word):
    """What was set aside of *file*, by its name."""
    return sorted(file.parent.glob(f"{file.name}.{word}-*"))


def assert_works(app):
    """It counts, keeps a routine, and ends without a complaint."""
    app.wait_state("quiet", "counting", "away", "outside hours")
    before = len(app.history("session"))
    app.run("start", "--seconds", "60")
    wait_until(lambda: len(app.history("session")) > before, "a session in the record", 30)
    app.end()


def test_a_settings_file_that_is_no_toml(desktop):
    app = App(desktop, settings="")
    app.settings_file.parent.mkdir(parents=True)
    damaged = b"[breaks]\nwork_time = = 20\n\xff\xfe mine, and dear to me\n"
    app.settings_file.write_bytes(damaged)
    app.start()
    sentence = app.wait_words("settings file could not be understood")
    (aside,) = set_aside(app.settings_file, "damaged")
    assert str(aside) in sentence
    assert aside.read_bytes() == damaged
    desktop.wait_window("^Welcome")  # nothing is known of this person any more
    assert app.status()["work_seconds"] == 50 * 60
    app.end()


def test_values_that_cannot_be_used_leave_the_others_in_force(desktop):
    text = READY.replace("work_time = 5", 'work_time = "soon"') + "snooze = 7\nshoe_size = 43\n"
    app = App(desktop, settings=text).start("--background")
    app.wait_words(r"breaks\.work_time")
    assert app.status()["work_seconds"] == 50 * 60
    assert app.run("settings", "get", "breaks.snooze").stdout.strip() == "7"
    assert app.run("settings", "set", "breaks.snooze", "8").returncode == 0
    kept = app.settings_file.read_text("utf-8")
    for line in ('work_time = "soon"', "snooze = 8", "shoe_size = 43", "notice_version = 1"):
        assert line in kept
    assert_works(app)


def test_a_damaged_history(desktop):
    app = App(desktop).has_worked(2)
    whole = app.history_file.read_bytes()
    damaged = whole[:100] + b"coffee " * 2000 + whole[14100:]
    app.history_file.write_bytes(damaged)
    app.start("--background")
    sentence = app.wait_words("The history was damaged")
    (aside,) = set_aside(app.history_file, "damaged")
    assert str(aside) in sentence
    assert aside.read_bytes() == damaged
    assert_works(app)


def test_a_history_of_a_newer_version(desktop):
    app = App(desktop).has_worked(2)
    with contextlib.closing(sqlite3.connect(app.history_file)) as database:
        database.execute("PRAGMA user_version = 99")
        database.execute("CREATE TABLE tomorrow (dream TEXT)")
        database.execute("INSERT INTO tomorrow VALUES ('flying')")
        database.commit()
    app.start("--background")
    sentence = app.wait_words("newer version")
    (aside,) = set_aside(app.history_file, "newer")
    assert str(aside) in sentence
    with contextlib.closing(sqlite3.connect(aside)) as database:
        assert database.execute("SELECT dream FROM tomorrow").fetchall() == [("flying",)]
        assert database.execute("PRAGMA user_version").fetchone() == (99,)
    assert_works(app)
    assert read_history(app.history_file).sessions("2000-01-01T00:00:00+00:00")


def test_a_second_damage_overwrites_nothing(desktop):
    app = App(desktop)
    for content in (b"one", b"two"):
        app.history_file.parent.mkdir(parents=True, exist_ok=True)
        app.history_file.write_bytes(content)
        app.start("--background")
        app.end()
    kept = [file.read_bytes() for file in set_aside(app.history_file, "damaged")]
    assert sorted(kept) == [b"one", b"two"]


def test_the_sentence_can_be_read_and_closed(desktop):
    app = App(desktop)
    app.history_file.parent.mkdir(parents=True)
    app.history_file.write_bytes(b"no database at all")
    app.start("--background")
    app.wait_words("The history was damaged")
    app.click("push button", "^OK$")
    desktop.wait_no_window(TOLD)
    assert app.status()["state"] != "not running"
    app.end()
