"""The file of reminders: templates and the person's own, and nothing of theirs lost."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.breaks.reminder import Break, Kind
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.catalogue.reminder_rules import KEYS
from desk_stretch.core.catalogue.words import claims_in, pushes_in
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.storage import toml_file
from desk_stretch.storage.atomic import write_atomically
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.storage.reminders_file import HEAD, RemindersFile, templates

NOW = datetime(2026, 3, 2, 10, 0, 5).astimezone()
TEMPLATES = ["micro-break", "eye-rest", "stand-up", "lunch-walk"]
WATER = {"name": "Water", "wall": 90, "do": "message", "text": "A glass of water."}


def no_catalogue():
    raise AssertionError("the catalogue was loaded")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk-stretch" / "reminders.toml"


def store(path, text=None, catalogue=no_catalogue):
    """Give the store of a file with that text."""
    if text is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return RemindersFile(path, catalogue, lambda: NOW)


def asides(path):
    return sorted(each.name for each in path.parent.iterdir() if each.name != path.name)


def found(path, reminder_id):
    return {each.id: each for each in store(path).load()}[reminder_id]


# ---------------------------------------------------------------- templates


def test_the_templates_are_read_once():
    templates.cache_clear()
    assert "eye-rest" in templates()
    assert templates() is templates()


def test_without_a_file_there_are_the_templates_all_off(path):
    file = store(path)
    reminders = file.load()
    assert [each.id for each in reminders] == TEMPLATES == list(file.ids)
    assert not any(each.on for each in reminders)
    assert file.notices == ()
    assert not path.parent.exists()


def test_what_the_templates_are(path):
    micro, eyes, stand, walk = store(path).load()
    assert (micro.trigger, micro.minutes) == (Trigger.WORK, 20)
    assert (micro.asks.kind, micro.asks.seconds <= 60) == (Kind.STEP, True)
    assert (eyes.minutes, eyes.asks.kind, eyes.asks.seconds) == (20, Kind.MESSAGE, 20)
    assert (stand.minutes, stand.asks.switch) == (60, True)
    assert walk.times == ClockTimes((720,), frozenset(range(5)))
    assert walk.asks.seconds == 1200


def test_the_templates_keep_the_rules_of_words_and_the_catalogue(path):
    catalogue = load_catalogue()
    for each in store(path).load():
        assert claims_in(each.asks.text) == pushes_in(each.asks.text) == []
        assert len(each.name.split()) <= 12
        assert len(each.asks.text.split()) <= 20
        if each.asks.kind is Kind.STEP:
            assert catalogue.exercise(each.asks.what) is not None
    assert not any(set(table) - set(KEYS) for table in templates().values())


# ---------------------------------------------------------------- reading


def test_a_table_of_the_same_id_changes_the_template_key_by_key(path):
    store(path, "[eye-rest]\non = true\nwork = 30\n[lunch-walk]\nwork = 200\n")
    eyes, walk = found(path, "eye-rest"), found(path, "lunch-walk")
    assert (eyes.on, eyes.minutes, eyes.name) == (True, 30, "Eye rest")
    assert (walk.trigger, walk.minutes, walk.times) == (Trigger.WORK, 200, ClockTimes())


def test_own_ones_follow_in_the_order_of_the_file(path):
    text = tomli_w.dumps({"zebra": WATER, "eye-rest": {"on": True}, "apple": WATER})
    assert [each.id for each in store(path, text).load()] == [*TEMPLATES, "zebra", "apple"]


def test_the_catalogue_is_read_only_for_an_exercise_or_a_routine(path):
    asked = []

    def catalogue():
        asked.append(1)
        return load_catalogue()

    text = '[long]\nname = "Long"\nwork = 90\ndo = "routine"\nroutine = "sitting-classic"\n'
    file = store(path, text, catalogue)
    assert not asked
    assert file.load()[-1].asks == Break(Kind.ROUTINE, 180, "sitting-classic")
    assert asked


def test_one_with_problems_is_left_out_and_each_problem_is_told(path):
    file = store(path, "[eye-rest]\nwork = 0\ncap = 0\n[stand-up]\nworked = 5\n")
    assert [each.id for each in file.load()] == ["micro-break", "stand-up", "lunch-walk"]
    assert file.ids == tuple(TEMPLATES)
    assert file.notices == (
        "In reminders.toml: eye-rest.work: a whole number from 1 to 480. "
        "This reminder is left out.",
        "In reminders.toml: eye-rest.cap: a whole number from 1 to 100. This reminder is left out.",
        "In reminders.toml: stand-up.worked: a key that is known; this one is not. "
        "It changes nothing.",
    )


# ---------------------------------------------------------------- writing


def test_only_what_was_changed_is_written(path):
    store(path).change("eye-rest", {"on": True})
    assert path.read_text() == HEAD + "\n[eye-rest]\non = true\n"
    store(path).change("water", WATER)
    assert path.read_text() == HEAD + (
        '\n[eye-rest]\non = true\n\n[water]\nname = "Water"\nwall = 90\n'
        'do = "message"\ntext = "A glass of water."\n'
    )
    assert found(path, "water").on


def test_comments_unknown_keys_and_other_tables_stay(path):
    text = (
        '# mine\n[eye-rest]   # the eyes\nwork = 25 # long\nlater = 1\n\n[other]\nx = "y"\n'
        "[[lists]]\na = 1.50\n"
    )
    file = store(path, text)
    file.change("eye-rest", {"work": 30, "on": True})
    assert path.read_text() == (
        "# mine\n[eye-rest]   # the eyes\nwork = 30 # long\nlater = 1\non = true\n\n[other]\n"
        'x = "y"\n[[lists]]\na = 1.50\n'
    )
    assert asides(path) == []


def test_another_trigger_takes_the_line_of_the_first_out(path):
    file = store(path, "[eye-rest]\nwork = 25\non = true\n")
    file.change("eye-rest", {"at": ["10:30"], "weekdays": ["mon"]})
    assert tomllib.loads(path.read_text()) == {
        "eye-rest": {"on": True, "at": ["10:30"], "weekdays": ["mon"]}
    }
    file.change("eye-rest", {"work": 15})
    assert tomllib.loads(path.read_text()) == {"eye-rest": {"on": True, "work": 15}}


def test_none_takes_a_key_out_and_the_template_counts_again(path):
    file = store(path, "[eye-rest]\nwork = 25\ncap = 3\n")
    file.change("eye-rest", {"work": None, "cap": None})
    assert path.read_text() == "[eye-rest]\n"
    assert found(path, "eye-rest").minutes == 20


def test_a_value_that_python_takes_for_the_same_is_written(path):
    file = store(path, "[eye-rest]\non = 1 # mine\n")
    file.load()
    assert len(file.notices) == 1
    file.change("eye-rest", {"on": True})
    assert path.read_text() == "[eye-rest]\non = true # mine\n"


def test_every_problem_of_the_result_is_told_and_nothing_written(path):
    file = store(path, "[eye-rest]\ncap = 0\n")
    with pytest.raises(BadDataError) as told:
        file.change("eye-rest", {"work": 0, "worked": 5})
    assert str(told.value) == (
        "The reminder “eye-rest” was not changed. What is expected: eye-rest.worked: a key that is "
        "known; this one is not; eye-rest.work: a whole number from 1 to 480; eye-rest.cap: a "
        "whole number from 1 to 100."
    )
    assert path.read_text() == "[eye-rest]\ncap = 0\n"
    file.change("eye-rest", {"cap": 5})
    assert found(path, "eye-rest").cap == 5


@pytest.mark.parametrize("reminder_id", ["rest-break", "rest break", "Mine", ""])
def test_an_id_that_cannot_be_is_refused(path, reminder_id):
    with pytest.raises(BadDataError):
        store(path).change(reminder_id, WATER)
    assert not path.exists()


def test_something_else_in_the_place_of_a_table(path):
    file = store(path, "eye-rest = 5\nmine = 1\n")
    file.change("eye-rest", {"on": True})
    assert tomllib.loads(path.read_text()) == {"eye-rest": {"on": True}, "mine": 1}
    assert asides(path) == ["reminders.toml.before-20260302-100005"]


# ---------------------------------------------------------------- taking out


def test_a_removed_table_takes_its_lines_and_no_others(path):
    text = (
        "# mine\n\n[water] # wet\nname = 'W' # short\n# inside\nwall = 9\n\n"
        "# about the eyes\n[eye-rest]\non = true\n"
    )
    file = store(path, text)
    file.change("water", None)
    assert path.read_text() == "# mine\n\n# about the eyes\n[eye-rest]\non = true\n"
    file.change("eye-rest", None)
    assert path.read_text() == "# mine\n\n# about the eyes\n"
    assert not found(path, "eye-rest").on


def test_removing_a_template_that_was_never_changed_changes_nothing(path):
    store(path).change("eye-rest", None)
    assert not path.exists()


def test_what_windows_writes_stays_and_a_comment_that_goes_is_kept(path):
    text = "\ufeff# mine\r\n[eye-rest]\r\nwork = 25 # long\r\n"
    file = store(path, text)
    file.change("eye-rest", {"on": True})
    assert path.read_bytes().decode() == text + "on = true\r\n"
    assert asides(path) == []
    file.change("eye-rest", None)
    assert path.read_bytes().decode() == "\ufeff# mine\r\n"
    assert (path.parent / asides(path)[0]).read_bytes().decode() == text + "on = true\r\n"


def test_removing_what_is_not_there_is_refused(path):
    with pytest.raises(BadDataError, match="There is no reminder “nowhere”"):
        store(path).change("nowhere", None)


@pytest.mark.parametrize(
    "text",
    ["water = {name = 'W'} # wet\nx = 1\n", "water.name = 'W' # wet\nx = 1\n",
     "water = 5 # wet\nx = 1\n"],
)  # fmt: skip
def test_other_spellings_are_removed_too_and_a_copy_is_kept(path, text):
    store(path, text).change("water", None)
    assert tomllib.loads(path.read_text()) == {"x": 1}
    assert (path.parent / asides(path)[0]).read_text() == text


# ---------------------------------------------------------------- others at the file, and damage


def test_an_edit_by_hand_in_between_is_kept(path):
    file = store(path, "[eye-rest]\nwork = 25\n")
    file.load()
    path.write_text("[eye-rest]\nwork = 35 # mine\n[stand-up]\non = true\n")
    file.change("eye-rest", {"on": True})
    assert path.read_text() == "[eye-rest]\nwork = 35 # mine\non = true\n[stand-up]\non = true\n"


@pytest.mark.parametrize("content", [b"not toml", b"\xff\xfe\x00", b"a = " + b"[" * 5000])
def test_a_damaged_file_is_set_aside_and_told(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    file = store(path)
    assert [each.id for each in file.load()] == TEMPLATES
    assert asides(path) == ["reminders.toml.damaged-20260302-100005"]
    (notice,) = file.notices
    assert notice.startswith("The file of your reminders could not be understood (")
    file.change("eye-rest", {"on": True})
    assert found(path, "eye-rest").on


def test_a_file_that_cannot_be_read_is_left_alone(path):
    path.mkdir(parents=True)
    file = store(path)
    assert [each.id for each in file.load()] == TEMPLATES
    assert file.notices == (
        f"{path} cannot be read: Is a directory. Until this is repaired, reminders of your own "
        "are off and cannot be changed.",
    )
    with pytest.raises(StorageError):
        file.change("eye-rest", {"on": True})


@pytest.mark.parametrize("cause", ["Permission denied", "No space left on device"])
def test_what_cannot_be_written_is_told_and_the_file_is_as_it_was(path, monkeypatch, cause):
    def refuse(*words):
        raise OSError(28, cause)

    file = store(path, "[eye-rest]\nwork = 25\n")
    monkeypatch.setattr(toml_file, "write_atomically", refuse)
    with pytest.raises(StorageError, match=f"reminders.toml cannot be written: {cause}"):
        file.change("eye-rest", {"on": True})
    assert path.read_text() == "[eye-rest]\nwork = 25\n"


def test_what_cannot_be_written_again_stops_the_change(path):
    text = f"huge = 0x{'f' * 6000}\neye-rest.work = 30\n"
    with pytest.raises(StorageError, match="The file of your reminders holds what cannot be"):
        store(path, text).change("eye-rest", {"on": True})
    assert path.read_text() == text


def test_a_link_stays_a_link(tmp_path, path):
    target = tmp_path / "dotfiles" / "mine.toml"
    target.parent.mkdir()
    target.write_text("[eye-rest]\nwork = 25\n")
    path.parent.mkdir()
    path.symlink_to(target)
    store(path).change("eye-rest", {"on": True})
    assert path.is_symlink()
    assert target.read_text() == "[eye-rest]\nwork = 25\non = true\n"


# ---------------------------------------------------------------- whatever stands there

SCALARS = (
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.dates() | st.times()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
)  # fmt: skip
NAMES = st.sampled_from(["eye-rest", "water", "work", "on", "later", "a b", "é", ""])
TREES = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=5,
)
CHANGES = st.sampled_from(
    [{"on": True, "work": 30}, {"at": ["10:30"], "on": False}, {"work": None}, WATER, None]
)
IDS = st.sampled_from(["eye-rest", "water", "micro-break"])


@pytest.mark.long
@given(tree=TREES, changes=st.lists(st.tuples(IDS, CHANGES), max_size=3))
@settings(max_examples=100)
def test_nothing_but_what_was_asked_for_changes(tree, changes):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reminders.toml"
        write_atomically(path, tomli_w.dumps(tree).encode())
        for reminder_id, values in changes:
            before = tomllib.loads(path.read_text("utf-8"))
            file = RemindersFile(path, load_catalogue, lambda: NOW)
            try:
                file.change(reminder_id, values)
            except BadDataError:
                assert sorted_text(tomllib.loads(path.read_text("utf-8"))) == sorted_text(before)
                continue
            after = tomllib.loads(path.read_text("utf-8"))
            mine = before.pop(reminder_id, {})
            left = after.pop(reminder_id, {})
            assert sorted_text(after) == sorted_text(before)
            if values is None or not isinstance(mine, dict):
                continue
            assert {key: left.get(key) for key in values} == values
            assert reminder_id in {each.id for each in file.load()}
            kept = {key: value for key, value in mine.items() if key not in KEYS}
            assert sorted_text({key: left[key] for key in kept}) == sorted_text(kept)


def sorted_text(value):
    """The text of a value with its keys in order, so that NaN may be compared."""
    if isinstance(value, dict):
        return repr([(key, sorted_text(value[key])) for key in sorted(value)])
    return repr([sorted_text(each) for each in value]) if isinstance(value, list) else repr(value)


@given(
    content=st.binary(max_size=60)
    | st.text(st.sampled_from("[]{}=.,\"'#\n ab1-eye-rest"), max_size=60).map(str.encode)
)
@settings(max_examples=60)
def test_no_content_stops_the_app(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reminders.toml"
        write_atomically(path, content)
        file = RemindersFile(path, load_catalogue, lambda: NOW)
        file.load()
        file.change("lunch-walk", {"on": True})
        assert "lunch-walk" in {each.id for each in file.load() if each.on}
