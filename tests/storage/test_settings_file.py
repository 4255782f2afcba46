"""The settings file: what is written, what is kept, and what happens to damage."""

from __future__ import annotations

import tomllib
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.storage import toml_file
from desk_stretch.storage.atomic import write_atomically
from desk_stretch.storage.settings_file import HEAD, SettingsFile

NOW = datetime(2026, 3, 2, 10, 0, 5).astimezone()
in_one_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk-stretch" / "settings.toml"


def store(path, text=None):
    """Give the store of a file with that text."""
    if text is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return SettingsFile(path, lambda: NOW)


def asides(path):
    return sorted(each.name for each in path.parent.iterdir() if each.name != path.name)


# ---------------------------------------------------------------- what is written


def test_without_a_file_there_are_the_defaults_and_nothing_is_written(path):
    file = store(path)
    assert file.load() == {}
    file.save({})
    assert file.notices == ()
    assert not path.parent.exists()
    assert not file.changed_since_read()


def test_only_what_differs_is_written_readably(path):
    file = store(path)
    file.load()
    file.save(
        {
            "breaks.work_time": 30, "breaks.snooze": 5, "breaks.enabled": False,
            "hours.days": frozenset([0, 4]), "hours.ranges": ((540, 720), (780, 1080)),
            "movement.routine": "sitting-gentle",
        }
    )  # fmt: skip
    assert path.read_text("utf-8") == HEAD + (
        "\n[breaks]\nenabled = false\nwork_time = 30\n"
        '\n[hours]\ndays = ["mon", "fri"]\nranges = ["09:00-12:00", "13:00-18:00"]\n'
        '\n[movement]\nroutine = "sitting-gentle"\n'
    )
    assert store(path).load() == {
        "breaks.enabled": False,
        "breaks.work_time": 30,
        "hours.days": frozenset([0, 4]),
        "hours.ranges": ((540, 720), (780, 1080)),
        "movement.routine": "sitting-gentle",
    }


def test_a_save_without_a_load_is_a_save_of_everything(path):
    file = store(path, "[breaks]\nwork_time = 30\nsnooze = 10\n")
    file.save({"breaks.work_time": 40})
    assert path.read_text() == "[breaks]\nwork_time = 40\n"


def test_back_to_the_default_takes_the_line_out(path):
    file = store(path, "[breaks]\nwork_time = 30\nsnooze = 10\n[look]\ntheme = 'dark'\n")
    values = file.load()
    del values["breaks.work_time"]
    file.save(values)
    assert path.read_text() == "[breaks]\nsnooze = 10\n[look]\ntheme = 'dark'\n"
    assert store(path).load() == {"breaks.snooze": 10, "look.theme": "dark"}


def test_comments_and_layout_survive(path):
    text = (
        "# mine, not yours\r\n[breaks]   # the breaks\nwork_time = 30 # long enough\n"
        "# snooze = 1\n\n[ look ]\ntheme = 'dark' # \"#\"\n\n[hours]\n"
        'days = [\n  "mon",\n  "tue",\n]\n'
    )
    file = store(path, text)
    values = file.load()
    values |= {
        "breaks.work_time": 45, "breaks.quiet": 3, "look.theme": "light",
        "hours.days": frozenset([2]), "sound.volume": 10,
    }  # fmt: skip
    file.save(values)
    assert path.read_bytes().decode() == (
        "# mine, not yours\r\n[breaks]   # the breaks\nwork_time = 45 # long enough\n"
        '# snooze = 1\nquiet = 3\n\n[ look ]\ntheme = "light" # "#"\n\n[hours]\n'
        'days = ["wed"]\n\n[sound]\nvolume = 10\n'
    )
    assert asides(path) == []


@pytest.mark.parametrize(
    "text",
    [
        "breaks = {work_time = 30} # a comment\nown.key = 1.50\n",
        "breaks.work_time = 30 # a comment\nown.key = 1.50\n",
        '"breaks"."work_time" = 30 # a comment\nown.key = 1.50\n',
    ],
)
def test_other_spellings_are_written_anew_and_a_copy_with_the_comments_is_kept(path, text):
    file = store(path, text)
    values = file.load()
    assert values == {"breaks.work_time": 30}
    file.save({"breaks.work_time": 40})
    assert tomllib.loads(path.read_text(), parse_float=str) == {
        "breaks": {"work_time": 40},
        "own": {"key": "1.50"},
    }
    assert asides(path) == ["settings.toml.before-20260302-100005"]
    assert (path.parent / asides(path)[0]).read_text() == text
    assert store(path).load() == {"breaks.work_time": 40}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('[hours]\ndays = [\n  "mon", # first\n  "tue",\n]\n', {"hours.days": frozenset([2])}),
        ("[breaks]\nwork_time = 30 # long\nquiet = 3 # long\n", {"breaks.work_time": 30}),
    ],
)
def test_a_copy_is_kept_of_a_comment_that_goes_with_its_lines(path, text, values):
    file = store(path, text)
    file.load()
    file.save(values)
    assert "# first" not in path.read_text()
    assert asides(path) == ["settings.toml.before-20260302-100005"]
    assert (path.parent / asides(path)[0]).read_text() == text
    file.save(values | {"look.theme": "dark"})
    assert len(asides(path)) == 1, "nothing more is lost"


def test_no_copy_is_needed_of_what_only_looks_like_a_comment(path):
    file = store(path, "[holds]\nknown_monitors = ['a # b']\n")
    file.load()
    file.save({"holds.known_monitors": ("c",)})
    assert path.read_text() == '[holds]\nknown_monitors = ["c"]\n'
    assert asides(path) == []


def test_a_file_written_anew_without_comments_needs_no_copy(path):
    file = store(path, "breaks = {work_time = 30}\n")
    file.load()
    file.save({"breaks.work_time": 40})
    assert path.read_text() == HEAD + "\n[breaks]\nwork_time = 40\n"
    assert asides(path) == []


# ---------------------------------------------------------------- what is kept


def test_unknown_keys_of_any_depth_are_kept(path):
    text = (
        'top = "x"\n[breaks]\nwork_time = 30\nlater = [1, {a = 2}]\n[breaks.deep.er]\nkey = 1e400\n'
        "[[reminders]]\nname = 'own'\n[[reminders]]\nwhen = 10:30:00\n"
    )
    file = store(path, text)
    file.load()
    file.save({"breaks.work_time": 40, "look.theme": "dark"})
    expected = tomllib.loads(text, parse_float=Decimal)
    expected["breaks"]["work_time"] = 40
    expected["look"] = {"theme": "dark"}
    assert tomllib.loads(path.read_text(), parse_float=Decimal) == expected
    assert file.notices == ()


def test_a_bad_value_is_told_and_kept_until_it_is_changed(path):
    file = store(path, '[breaks]\nwork_time = 500\nsnooze = "x"\nquiet = 3\nprompt_life = 60.0\n')
    assert file.load() == {"breaks.quiet": 3}
    assert file.notices == (
        "In settings.toml: breaks.work_time takes 5 to 240 minutes; 500 is outside. "
        "The default is used.",
        "In settings.toml: breaks.snooze takes 1 to 30 minutes; “x” is not a whole number of "
        "minutes. The default is used.",
    )
    file.save({"breaks.quiet": 3, "breaks.work_time": 30})
    assert tomllib.loads(path.read_text())["breaks"] == {
        "work_time": 30, "snooze": "x", "quiet": 3, "prompt_life": 60.0,
    }  # fmt: skip


def test_a_bad_value_can_be_reset(path):
    file = store(path, "[breaks]\nwork_time = 500\nquiet = 3\n")
    file.save(file.load(), reset=["breaks.work_time"])
    assert path.read_text() == "[breaks]\nquiet = 3\n"


def test_resetting_what_is_not_there_changes_nothing(path):
    text = "[breaks]\nquiet = 3\n"
    file = store(path, text)
    file.save(file.load(), reset=["breaks.snooze", "look.theme"])
    assert path.read_text() == text


def test_something_else_in_the_place_of_a_table(path):
    file = store(path, "breaks = 5\nmine = 1\n[look]\ntheme = 'dark'\n")
    assert file.load() == {"look.theme": "dark"}
    assert file.notices == ("In settings.toml: breaks is not a table. The default is used.",)
    file.save({}, reset=["breaks.work_time"])
    assert tomllib.loads(path.read_text()) == {"breaks": 5, "mine": 1, "look": {}}
    file.save({"breaks.work_time": 30})
    assert tomllib.loads(path.read_text()) == {"breaks": {"work_time": 30}, "mine": 1, "look": {}}
    assert asides(path) == ["settings.toml.before-20260302-100005"]


def test_a_byte_order_mark_is_no_damage(path):
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf[breaks]\nwork_time = 30\n")
    file = store(path)
    assert file.load() == {"breaks.work_time": 30}
    file.save({"breaks.work_time": 31})
    assert store(path).load() == {"breaks.work_time": 31}
    assert path.read_bytes() == b"\xef\xbb\xbf[breaks]\nwork_time = 31\n"


def test_line_ends_of_windows_stay(path):
    file = store(path, "[breaks]\r\nsnooze = 8 # x\r\nquiet = 3\n")
    file.save(file.load() | {"breaks.work_time": 45, "look.theme": "dark"})
    lines = ["[breaks]", "snooze = 8 # x", "quiet = 3", "work_time = 45"]
    lines += ["", "[look]", 'theme = "dark"', ""]
    assert path.read_bytes().decode() == "\r\n".join(lines)
    path.write_bytes(b"look = {theme = 'dark'}\r\n")
    file.load()
    file.save({"look.theme": "light"})
    assert path.read_bytes().decode() == (HEAD + '\n[look]\ntheme = "light"\n').replace(
        "\n", "\r\n"
    )


# ---------------------------------------------------------------- damage


@pytest.mark.parametrize(
    "content",
    [
        b"not toml", b"\xff\xfe\x00", b"[breaks]\n[breaks]\n", b"a = " + b"[" * 5000,
        b"a = " + b"1" * 5000, b"\x00",
    ],
)  # fmt: skip
def test_a_damaged_file_is_set_aside(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    file = store(path)
    assert file.load() == {}
    (aside,) = asides(path)
    assert aside == "settings.toml.damaged-20260302-100005"
    assert (path.parent / aside).read_bytes() == content
    (notice,) = file.notices
    assert notice.startswith("The settings file could not be understood (")
    assert notice.endswith(f"It is kept as {path.parent / aside}.")
    assert not file.changed_since_read()
    file.save({"breaks.work_time": 30})
    assert store(path).load() == {"breaks.work_time": 30}


def test_damage_while_the_app_runs_is_set_aside_before_a_save(path):
    file = store(path, "[breaks]\nwork_time = 30\n")
    values = file.load()
    path.write_text("broken")
    file.save(values | {"breaks.snooze": 10})
    assert asides(path) == ["settings.toml.damaged-20260302-100005"]
    assert len(file.notices) == 1
    assert store(path).load() == {"breaks.snooze": 10}


def test_a_file_that_cannot_be_read_is_left_alone(path):
    path.mkdir(parents=True)
    (path / "inside").write_text("mine")
    file = store(path)
    assert file.load() == {}
    assert file.notices == (
        f"{path} cannot be read: Is a directory. Until this is repaired, the defaults are used "
        "and no setting can be kept.",
    )
    with pytest.raises(StorageError, match="cannot be read: Is a directory"):
        file.save({"breaks.work_time": 30})
    assert (path / "inside").read_text() == "mine"


def test_damage_that_cannot_be_moved_is_left_alone(path, monkeypatch):
    def refuse(*words):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(toml_file, "set_aside", refuse)
    file = store(path, "broken")
    assert file.load() == {}
    assert "cannot be written: Permission denied" in file.notices[0]
    with pytest.raises(StorageError):
        file.save({"breaks.work_time": 30})
    assert path.read_text() == "broken"


def test_a_folder_that_cannot_be_written_is_told_and_the_next_save_tries_again(path, monkeypatch):
    def refuse(*words):
        raise PermissionError(13, "Permission denied")

    file = store(path, "[breaks]\nwork_time = 30\n")
    values = file.load()
    with monkeypatch.context() as patch:
        patch.setattr(toml_file, "write_atomically", refuse)
        with pytest.raises(StorageError, match=r"settings.toml cannot be written: Permission"):
            file.save(values | {"breaks.snooze": 10})
    assert path.read_text() == "[breaks]\nwork_time = 30\n"
    file.save(values | {"breaks.snooze": 10})
    assert store(path).load() == {"breaks.work_time": 30, "breaks.snooze": 10}


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "taken").write_text("mine")
    file = store(tmp_path / "taken" / "settings.toml")
    assert file.load() == {}
    with pytest.raises(StorageError):
        file.save({"breaks.work_time": 30})
    assert (tmp_path / "taken").read_text() == "mine"


def test_what_cannot_be_written_again_stops_the_save(path):
    text = f"huge = 0x{'f' * 6000}\nbreaks.work_time = 30\n"
    file = store(path, text)
    file.load()
    with pytest.raises(StorageError, match=r"cannot be written again .*Nothing was changed"):
        file.save({"breaks.work_time": 40})
    assert path.read_text() == text


def test_wrong_values_are_the_callers_mistake(path):
    with pytest.raises(BadDataError):
        store(path).save({"breaks.work_time": 1})
    assert not path.exists()


# ---------------------------------------------------------------- others at the file


def test_an_edit_by_hand_is_merged(path):
    file = store(path, "[breaks]\nwork_time = 30\n")
    values = file.load()
    path.write_text("[breaks]\nwork_time = 35 # mine\nquiet = 4\n")
    assert file.changed_since_read()
    file.save(values | {"breaks.snooze": 10})
    assert path.read_text() == "[breaks]\nwork_time = 35 # mine\nquiet = 4\nsnooze = 10\n"
    assert file.changed_since_read()
    file.save(values | {"breaks.snooze": 11})
    assert "work_time = 35" in path.read_text()
    assert file.load() == {"breaks.work_time": 35, "breaks.quiet": 4, "breaks.snooze": 11}
    assert not file.changed_since_read()


def test_a_save_of_ours_is_no_change_by_others(path):
    file = store(path)
    file.load()
    file.save({"breaks.work_time": 30})
    assert not file.changed_since_read()
    path.unlink()
    assert file.changed_since_read()


def test_the_later_change_of_the_same_setting_wins(path):
    file = store(path, "[breaks]\nwork_time = 30\n")
    file.load()
    path.write_text("[breaks]\nwork_time = 35\n")
    file.save({"breaks.work_time": 40})
    assert store(path).load() == {"breaks.work_time": 40}


def test_a_link_stays_a_link(tmp_path, path):
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    target = dotfiles / "stretch.toml"
    target.write_text("[breaks]\nwork_time = 30\n")
    path.parent.mkdir()
    path.symlink_to(target)
    file = store(path)
    assert file.load() == {"breaks.work_time": 30}
    file.save({"breaks.work_time": 40})
    assert path.is_symlink()
    assert target.read_text() == "[breaks]\nwork_time = 40\n"
    target.write_text("broken")
    assert file.load() == {}
    assert path.is_symlink()
    assert sorted(each.name for each in dotfiles.iterdir()) == [
        "stretch.toml.damaged-20260302-100005"
    ]
    file.save({"breaks.work_time": 50, "breaks.quiet": 0})
    assert target.read_text().endswith("[breaks]\nquiet = 0\n")


# ---------------------------------------------------------------- whatever stands there

SCALARS = (
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.dates() | st.times()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
)  # fmt: skip
KEYS = st.sampled_from(["breaks", "hours", "look", "work_time", "days", "mine", "a b", "é", ""])
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=5,
)
CHANGES = st.sampled_from(
    [
        {}, {"breaks.work_time": 30}, {"hours.days": frozenset([1])},
        {"look.theme": "dark", "breaks.quiet": 0}, {"movement.leave_out": frozenset(["a", "b"])},
    ]
)  # fmt: skip


def without_known(document):
    """The document without the settings of this version and without empty tables of theirs."""
    kept = {}
    for name, value in document.items():
        known = {setting.name for setting in SCHEMA.values() if setting.group == name}
        if known and isinstance(value, dict):
            value = {key: each for key, each in value.items() if key not in known}
        if not known or value:
            kept[name] = value
    return kept


@given(tree=TREES, first=CHANGES, second=CHANGES)
@settings(deadline=None, max_examples=60)
def test_no_unknown_key_is_ever_lost(tree, first, second):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        write_atomically(path, tomli_w.dumps(tree).encode())
        before = tomllib.loads(path.read_text("utf-8"))
        file = SettingsFile(path, lambda: NOW)
        for values in (first, second):
            file.load()
            file.save(values)
            assert file.load() == values
        for group in {key.split(".")[0] for values in (first, second) for key in values}:
            if not isinstance(before.get(group, {}), dict):
                del before[group]  # it is in the copy beside the file
                assert list(path.parent.glob("settings.toml.before-*"))
        after = without_known(tomllib.loads(path.read_text("utf-8")))
        assert repr(sorted_tree(after)) == repr(sorted_tree(without_known(before)))


def sorted_tree(value):
    """The same value with its keys in order, so that NaN may be compared by its text."""
    if isinstance(value, dict):
        return {key: sorted_tree(value[key]) for key in sorted(value)}
    return [sorted_tree(each) for each in value] if isinstance(value, list) else value


@in_one_folder
@given(
    content=st.binary(max_size=60)
    | st.text(st.sampled_from("[]{}=.,\"'#\n ab1-breaks"), max_size=60).map(str.encode)
)
def test_no_content_stops_the_app(tmp_path, content):
    path = tmp_path / "settings.toml"
    write_atomically(path, content)
    file = SettingsFile(path, lambda: NOW)
    Settings(file.load())
    file.save({"breaks.work_time": 30})
    assert file.load() == {"breaks.work_time": 30}


@in_one_folder
@given(value=SCALARS | st.lists(SCALARS, max_size=3), key=st.sampled_from(list(SCHEMA)))
def test_no_value_stops_the_app(tmp_path, value, key):
    path = tmp_path / "settings.toml"
    group, name = key.split(".")
    write_atomically(path, tomli_w.dumps({group: {name: value}}).encode())
    file = SettingsFile(path, lambda: NOW)
    loaded = file.load()
    assert Settings(loaded).changed == loaded
    assert len(file.notices) <= 1
