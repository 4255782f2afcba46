"""What every earlier version kept opens today, whole and with its values, and what a newer one
kept is refused in a sentence and left as it is (``tests/samples/upgrade``)."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from desk_stretch.core.history.merge import Wish
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.storage.migrations import MIGRATIONS, version_of
from desk_stretch.storage.opening import open_history, read_history
from desk_stretch.storage.own_catalogue import read_own
from desk_stretch.storage.reminders_file import RemindersFile
from desk_stretch.storage.settings_file import SettingsFile
from desk_stretch.storage.sharing import exchange
from tests.engine.desk import Desk

SAMPLES = Path(__file__).parents[1] / "samples" / "upgrade"
NAMES = sorted(each.name for each in SAMPLES.iterdir() if each.is_dir())
LONG_AGO = "2000-01-01T00:00:00Z"
NEWER = len(MIGRATIONS) + 1


@pytest.fixture(params=NAMES)
def sample(request, tmp_path):
    """A copy of what one version kept."""
    return Path(shutil.copytree(SAMPLES / request.param, tmp_path / request.param))


@pytest.fixture
def expected(sample):
    return json.loads((sample / "expected.json").read_text("utf-8"))


@pytest.fixture
def history(sample):
    return sample / "history.sqlite"


def plain(rows):
    """Rows as JSON values, without what only some versions know."""
    texts = json.dumps([dataclasses.asdict(each) for each in rows], default=sorted)
    return [{k: v for k, v in each.items() if k != "computer"} for each in json.loads(texts)]


def holding(name):
    """The samples that have such a file, by name."""
    return [each for each in NAMES if (SAMPLES / each / name).exists()]


def test_there_is_a_sample_of_every_version_of_the_tables():
    versions = set()
    for name in NAMES:
        with closing(
            sqlite3.connect(f"file:{SAMPLES / name}/history.sqlite?mode=ro", uri=True)
        ) as db:
            versions.add(version_of(db))
    assert versions == set(range(1, len(MIGRATIONS) + 1))


def test_every_setting_keeps_its_value(sample, expected):
    file = SettingsFile(sample / "settings.toml")
    settings = Settings(file.load())
    assert file.notices == ()
    kept = expected["settings"]
    assert {key: SCHEMA[key].stored(settings[key]) for key in kept} == kept
    assert settings.differing(Settings()) >= set(kept)


def test_a_change_leaves_what_was_written_by_hand(sample):
    file = SettingsFile(sample / "settings.toml")
    values = file.load()
    file.save(values | {"breaks.work_time": 77})
    text = (sample / "settings.toml").read_text("utf-8")
    assert text.startswith("# A word of my own.\n")
    assert '[mine]\nkept = "yes"\n' in text
    assert SettingsFile(sample / "settings.toml").load() == values | {"breaks.work_time": 77}


def test_the_whole_history_is_there(history, expected):
    opened = open_history(history, lambda: datetime.fromisoformat(expected["now"]))
    assert opened.notices == ()
    with closing(opened.record) as record:
        assert record.removed() == expected.get("removed", 0)
        if record.removed():
            assert record.bring_back() == expected["removed"]
        assert plain(record.prompts(LONG_AGO)) == expected["prompts"]
        assert plain(record.sessions(LONG_AGO)) == expected["sessions"]
        assert plain(record.recent_steps(LONG_AGO)) == expected["steps"]
        assert plain(record.resting(expected["now"])) == expected["resting"]
        assert record.load_state() == expected["state"]
    assert expected["prompts"]
    assert expected["sessions"]
    assert expected["steps"]
    assert expected["resting"]


def test_the_plan_is_picked_up_where_it_was(history, expected):
    desk = Desk()
    with closing(open_history(history).record) as record:
        desk.record.state = record.load_state()
    desk.clock.wall = expected["wall"] + 60
    status = desk.build().status()
    assert status.state == "paused"
    assert status.pause_until == pytest.approx(expected["wall"] + 3600 - 60)
    assert status.asked_today == 3


@pytest.mark.parametrize("name", holding("reminders.toml"))
def test_own_reminders_are_there(name):
    expected = json.loads((SAMPLES / name / "expected.json").read_text("utf-8"))
    file = RemindersFile(SAMPLES / name / "reminders.toml", load_catalogue)
    own = [each for each in file.load() if each.id == "my-water"]
    assert file.notices == ()
    kept = [{"asks": each.pop("task", None), **each} for each in expected["reminders"]]
    assert plain(own) == kept != []  # what a reminder asks for was its task at first


@pytest.mark.parametrize("name", holding("exported.json"))
@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_was_exported_comes_in(tmp_path, name, form):
    expected = json.loads((SAMPLES / name / "expected.json").read_text("utf-8"))
    with closing(open_history(tmp_path / "history.sqlite").record) as record:
        brought = record.bring_in(str(SAMPLES / name / f"exported.{form}"))
        assert (brought.added, brought.known, brought.unread) == (
            len(json.loads((SAMPLES / name / "exported.json").read_text("utf-8"))["records"]), 0, 0,
        )  # fmt: skip
        assert plain(record.prompts(LONG_AGO)) == expected["prompts"]


@pytest.mark.parametrize("name", holding("exercises"))
def test_own_exercises_and_routines_are_there(name):
    expected = json.loads((SAMPLES / name / "expected.json").read_text("utf-8"))
    found = read_own(load_catalogue(), SAMPLES / name)
    assert {
        "exercises": [each.id for each in found.exercises if each.id.startswith("my-")],
        "routines": [each.id for each in found.routines if each.id.startswith("my-")],
        "broken": len(found.broken),
    } == expected["own"]


@pytest.mark.parametrize("name", holding("synced"))
def test_the_shared_folder_is_read_by_a_new_computer(tmp_path, name):
    expected = json.loads((SAMPLES / name / "expected.json").read_text("utf-8"))
    synced = shutil.copytree(SAMPLES / name / "synced", tmp_path / "synced")
    history = tmp_path / "history.sqlite"
    open_history(history).record.close()
    done = exchange(history, Wish(str(synced), "cellar"))
    assert (done.changed, done.told) == (True, ())
    with closing(read_history(history)) as record:
        assert plain(record.prompts(LONG_AGO)) == expected["prompts"]
        assert set(record.computers().values()) == {"attic", "cellar"}


class TestNewer:
    """The newest sample, made a little newer than we are."""

    @pytest.fixture
    def newer(self, tmp_path):
        path = tmp_path / "history.sqlite"
        shutil.copy(SAMPLES / NAMES[-1] / "history.sqlite", path)
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {NEWER}")
        return path

    def test_a_history_is_set_aside_byte_for_byte_and_the_person_is_told(self, newer):
        before = newer.read_bytes()
        opened = open_history(newer)
        opened.record.close()
        (aside,) = newer.parent.glob("history.sqlite.newer-*")
        assert aside.read_bytes() == before
        assert aside.name in opened.notices[0]
        assert "newer version of the app" in opened.notices[0]

    def test_a_look_at_a_history_leaves_it_where_it_is(self, newer):
        before = newer.read_bytes()
        with pytest.raises(StorageError, match="newer version of the app"):
            read_history(newer)
        assert newer.read_bytes() == before
        assert [each.name for each in newer.parent.iterdir()] == ["history.sqlite"]

    def test_an_export_is_refused_and_nothing_comes_in(self, tmp_path):
        whole = json.loads((SAMPLES / NAMES[-1] / "exported.json").read_text("utf-8"))
        newer = tmp_path / "newer.json"
        newer.write_text(json.dumps(whole | {"version": 2}), "utf-8")
        with closing(open_history(tmp_path / "history.sqlite").record) as record:
            with pytest.raises(BadDataError):
                record.bring_in(str(newer))
            assert record.prompts(LONG_AGO) == []

    def test_a_state_that_nobody_knows_begins_anew_and_is_no_error(self):
        desk = Desk()
        desk.record.state = {"version": 99, "plans": {"rest break": {"version": 99}}}
        assert desk.build().status().state == "counting"

    def test_settings_that_nobody_knows_stay_in_the_file(self, tmp_path):
        path = tmp_path / "settings.toml"
        path.write_text('[breaks]\nwork_time = 40\nunheard_of = 3\n[beyond]\nx = "y"\n', "utf-8")
        file = SettingsFile(path)
        file.save(file.load() | {"breaks.snooze": 4})
        text = path.read_text("utf-8")
        assert "unheard_of = 3" in text
        assert '[beyond]\nx = "y"' in text
        assert file.notices == ()
