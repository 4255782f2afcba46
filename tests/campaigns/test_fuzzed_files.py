"""Every file that somebody else may have written, changed at random: never a traceback, never a
loss, and whatever is told is a sentence. A few hundred of each in the plain suite."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pytest

from desk_stretch import i18n
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.sets import EXERCISES, ROUTINES, plan_import, read_set, set_text
from desk_stretch.core.catalogue.text import read_bytes
from desk_stretch.core.history.merge import Kept, Named, Turn, record_id, written
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import DeskStretchError, StorageError
from desk_stretch.platform.calendars.events import busy_spans, whole_days
from desk_stretch.platform.calendars.files import read_all
from desk_stretch.resources import asset
from desk_stretch.storage import sharing_folder, sharing_rows
from desk_stretch.storage.carried_settings import read_carried
from desk_stretch.storage.exchange_files import read_file, write
from desk_stretch.storage.managed_file import load_managed
from desk_stretch.storage.migrations import migrate
from desk_stretch.storage.reminders_file import RemindersFile
from desk_stretch.storage.settings_file import SettingsFile
from desk_stretch.storage.toml_text import refuse_depth
from tests.campaigns.fuzzing import Check, is_a_sentence, losses
from tests.campaigns.mutations import mutants
from tests.shipped import shipped_catalogue
from tests.storage.exchange_entries import PROMPT, SESSION, SOME, STEP

ROOT = asset().parent
CATALOGUE = shipped_catalogue()
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
IDS = {kind: {path.stem for path in asset(kind).glob("*.toml")} for kind in (EXERCISES, ROUTINES)}

SETTINGS = [
    b"# Mine, and dear to me\n[breaks]\nwork_time = 45 # as ever\nsnooze = 10\n\n[hours]\n"
    b'ranges = ["08:00-12:00", "13:00-17:30"]\ndays = ["mon", "tue"]\n[look]\nlanguage = "de"\n'
    b'[mine]\nshoe_size = 43.50\nlist = [1, {a = "b"}]\n',
    b'breaks = {work_time = 50, "snooze" = 5}\nsound.step_cues = false\n[[other]]\nx = 1\n',
    b'\xef\xbb\xbf[sound]\r\nvolume = 40\r\n[safety]\r\nnotice_version = 1\r\n[sharing]\r\n'
    b'folder = "/nowhere"\r\n',
]  # fmt: skip
POLICY = [
    b'reason = "Set by the IT desk."\n[preset.breaks]\nwork_time = 45\nsnooze = 10\n'
    b'[preset.hours]\ndays = ["mon", "tue"]\n[locked.sound]\nstep_cues = false\n',
]
REMINDERS = [
    (asset() / "reminders.toml").read_bytes(),
    b'# Mine\n[tea]\nname = "Tea"\nwork = 30\ndo = "message"\ntext = "Tea, if you like."\n'
    b'seconds = 60\n\n[lunch-walk]\non = true\nat = ["11:30", "12:30"]\n',
]
CALENDAR = [
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Home\r\n"
    b"BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    b"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Home:20260302T090000\r\n"
    b"DTEND;TZID=Home:20260302T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=40\r\n"
    b"EXDATE;TZID=Home:20260309T090000\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\n"
    b"BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;TZID=Home:20260304T090000\r\n"
    b"DTSTART;TZID=Home:20260304T110000\r\nDURATION:PT45M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\nBEGIN:VEVENT\r\nUID:2\r\n"
    b"DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\n"
    b"SUMMARY:Christmas\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
]  # fmt: skip


def kept_as_it_was(content: bytes, folder: Path) -> None:
    """The person's file is where it was, or was set aside, byte for byte."""
    assert content in [path.read_bytes() for path in folder.iterdir()]


def told(notices: Sequence[str]) -> None:
    for each in notices:
        assert is_a_sentence(each), each


def settings(content: bytes, folder: Path) -> None:
    """Read, change one setting, and find everything else as it was."""
    path = folder / "settings.toml"
    path.write_bytes(content)
    file = SettingsFile(path, lambda: NOW)
    before = file.load()
    told(file.notices)
    kept_as_it_was(content, folder)
    with suppress(ValueError, RecursionError):
        text = content.decode("utf-8-sig")
        refuse_depth(text)  # such a file is told of whole
        document = tomllib.loads(text)
        wrong = {key for key in SCHEMA if _value(document, key) is not None} - before.keys()
        usual = {key for key in wrong if _is_the_default(key, _value(document, key))}
        notices = " ".join(file.notices)
        assert all(key in notices for key in wrong - usual), "all problems at once"
    number = 7 if before.get("breaks.snooze") != 7 else 8
    try:
        file.save({**before, "breaks.snooze": number})
    except StorageError as error:
        told([str(error)])
        kept_as_it_was(content, folder)
        return
    assert SettingsFile(path).load() == {**before, "breaks.snooze": number}
    with suppress(ValueError, RecursionError):
        assert _rest(content) == _rest(path.read_bytes())
    if b"#" in content:
        aside = b"".join(each.read_bytes() for each in folder.iterdir() if each != path)
        lines = [line for line in content.splitlines() if line.lstrip().startswith(b"#")]
        assert all(line in path.read_bytes() or line in aside for line in lines)


def _value(document: dict[str, object], key: str) -> object:
    group, _, name = key.partition(".")
    table = document.get(group)
    return table.get(name) if isinstance(table, dict) else None


def _is_the_default(key: str, value: object) -> bool:
    with suppress(DeskStretchError):
        return SCHEMA[key].check(value) == Settings({}).managed.default(SCHEMA[key])
    return False


def _rest(content: bytes) -> str:
    """What a file says beside the one setting."""
    document = tomllib.loads(content.decode("utf-8-sig"))
    table = document.pop("breaks", {})
    rest = {key: each for key, each in table.items() if key != "snooze"} if isinstance(
        table, dict) else {}  # fmt: skip
    return json.dumps((document, rest), sort_keys=True, default=str)


def reminders(content: bytes, folder: Path) -> None:
    path = folder / "reminders.toml"
    path.write_bytes(content)
    file = RemindersFile(path, lambda: CATALOGUE, lambda: NOW)
    file.load()
    told(file.notices)
    kept_as_it_was(content, folder)
    try:
        file.change("eye-rest", {"on": True})
    except DeskStretchError as error:
        told([str(error)])
        kept_as_it_was(content, folder)


def policy(content: bytes, folder: Path) -> None:
    path = folder / "policy.toml"
    path.write_bytes(content)
    found = load_managed(path)
    told(found.notices)
    kept_as_it_was(content, folder)
    assert bool(found.notices) is not bool(found.managed.preset or found.managed.locked) or (
        not found.notices
    )


def exercise(content: bytes, folder: Path) -> None:
    table, problems = read_bytes(content)
    if table is not None:
        found, problems = read_exercise("mine", table)
        assert (found is None) is bool(problems)
    told([each.line("mine.toml") for each in problems])


def routine(content: bytes, folder: Path) -> None:
    table, problems = read_bytes(content)
    if table is not None:
        found, problems = read_routine("mine", table, CATALOGUE)
        assert (found is None) is bool(problems)
    told([each.line("mine.toml") for each in problems])


def a_set(content: bytes, folder: Path) -> None:
    try:
        texts = read_set(content)
    except DeskStretchError as error:
        told([str(error)])
        return
    plan = plan_import(texts, CATALOGUE, {EXERCISES: {}, ROUTINES: {}}, IDS)
    for name, problems in plan.refused.items():
        told([each.line(name) for each in problems])
        assert problems
    for each in plan.added:
        assert each.id not in IDS[each.kind]
    count = len(plan.added) + len(plan.same) + len(plan.refused)
    assert count <= sum(map(len, texts.values()))


def calendar(content: bytes, folder: Path) -> None:
    path = folder / "mine.ics"
    path.write_bytes(content)
    begin, end = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, 2, tzinfo=UTC)
    spans, problem = read_all([path], lambda raw: busy_spans(raw, begin, end))
    days, other = read_all([path], lambda raw: whole_days(raw, date(2026, 3, 1), date(2027, 4, 5)))
    told([each for each in (problem, other) if each])
    assert all(isinstance(number, float) for span in spans for number in span)
    assert all(type(day) is date for day in days)
    kept_as_it_was(content, folder)


def sharing() -> Check:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.row_factory = sqlite3.Row
    migrate(db)

    def check(content: bytes, folder: Path) -> None:
        path = folder / "desk-stretch-ab.jsonl"
        path.write_bytes(content)
        for raw in (content, _summed(content)):
            path.write_bytes(raw)
            found = sharing_folder.read(path)
            sharing_rows.take_in(db, "ee", found.shared, "2026-03-02T10:00:00+00:00")
            kept_as_it_was(raw, folder)
        for table in ("prompt", "session", "step", "turn", "computer", "removal"):
            db.execute(f"DELETE FROM {table}")

    return check


def _summed(content: bytes) -> bytes:
    """The same lines, each with the checksum of what it now is: damage by a program."""
    lines = []
    for line in content.split(b"\n"):
        rest = line[28:]
        digest = blake2b(rest, digest_size=8).hexdigest().encode()
        lines.append(b'{"sum": "' + digest + b'", ' + rest if len(line) > 30 else line)
    return b"\n".join(lines)


def history(content: bytes, folder: Path) -> None:
    path = folder / "history.csv"
    path.write_bytes(content)
    try:
        found = read_file(path)
    except DeskStretchError as error:
        told([str(error)])
    else:
        told([str(each) for each in found.problems])
    kept_as_it_was(content, folder)


def carried(content: bytes, folder: Path) -> None:
    path = folder / "config.json"
    path.write_bytes(content)
    try:
        found = read_carried(path)
    except DeskStretchError as error:
        told([str(error)])
    else:
        Settings({key: SCHEMA[key].check(value) for key, value in found.settings.items()})
        told([each.why for each in found.left])
    kept_as_it_was(content, folder)


def language(monkeypatch) -> Callable[[], Check]:
    def check(content: bytes, folder: Path) -> None:
        for name in ("language.toml", "desk_stretch.mo"):
            (folder / name).write_bytes(content)
        monkeypatch.setattr(i18n, "asset", lambda *parts: folder / parts[-1])
        try:
            i18n.use("de")
            assert isinstance(i18n.tr("Settings"), str)
            assert isinstance(i18n.ntr("{n} step", "{n} steps", 2), str)
            assert i18n.told(["One.", "Two."])
        finally:
            i18n.use("en")

    return lambda: check


class Subject(NamedTuple):
    """A kind of file: valid ones, and what is to hold of any."""

    samples: Sequence[bytes]
    check: Callable[[], Check]


def files(pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(ROOT.glob(pattern))]


def sets() -> list[bytes]:
    """Every third routine with what it needs, under ids of their own."""
    texts = {
        kind: {path.stem: path.read_text("utf-8") for path in sorted(asset(kind).glob("*.toml"))}
        for kind in (EXERCISES, ROUTINES)
    }
    few = dict(list(texts[EXERCISES].items())[:2])
    routines = list(texts[ROUTINES].items())
    return [
        set_text({EXERCISES: few, ROUTINES: dict(routines[at : at + 1])}).encode()
        for at in range(0, len(routines), 3)
    ]


def shared_lines() -> list[bytes]:
    from desk_stretch.core.history.exchange import WholeSession

    whole = WholeSession(SESSION, (STEP,))
    lines = [
        Named("ab", "desk", 1), Kept(record_id(whole), "ab", whole),
        Kept(record_id(PROMPT), "ab", PROMPT), Turn(record_id(PROMPT), 2), Turn("cd", 3),
    ]  # fmt: skip
    return [b"".join(map(written, lines))]


def exported(folder: Path) -> list[bytes]:
    for form in ("csv", "json", "ics"):
        write(folder / f"sample.{form}", SOME)
    made = [(folder / f"sample.{form}").read_bytes() for form in ("csv", "json")]
    return [*made, *files("tests/samples/workrave*")]


def subject(kind: str, folder: Path, monkeypatch) -> Subject:
    return {
        "settings": lambda: Subject(SETTINGS, lambda: settings),
        "reminders": lambda: Subject(REMINDERS, lambda: reminders),
        "policy": lambda: Subject(POLICY, lambda: policy),
        "exercises": lambda: Subject(files("assets/exercises/*.toml"), lambda: exercise),
        "routines": lambda: Subject(files("assets/routines/*.toml"), lambda: routine),
        "sets": lambda: Subject(sets(), lambda: a_set),
        "calendars": lambda: Subject(CALENDAR, lambda: calendar),
        "sharing": lambda: Subject(shared_lines(), sharing),
        "histories": lambda: Subject(exported(folder), lambda: history),
        "settings of other apps": lambda: Subject(files("tests/samples/*.json"), lambda: carried),
        "languages": lambda: Subject(
            [*files("assets/locale/de/language.toml"), asset("locale", "de", "desk_stretch.mo")
             .read_bytes()], language(monkeypatch),
        ),
    }[kind]()  # fmt: skip


KINDS = (
    "settings", "reminders", "policy", "exercises", "routines", "sets", "calendars", "sharing",
    "histories", "settings of other apps", "languages",
)  # fmt: skip


@pytest.fixture
def memory(tmp_path):
    """A folder that is quick, where there is one."""
    quick = Path("/dev/shm")
    if not os.access(quick, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=quick) as folder:
        yield Path(folder)


@pytest.fixture
def try_out(tmp_path, memory, monkeypatch):
    def run(kind: str, count: int, seed: int) -> list[str]:
        fresh = memory / "tried"
        fresh.mkdir()
        (tmp_path / "samples").mkdir()
        found = subject(kind, tmp_path / "samples", monkeypatch)
        # What a disk does with it is another campaign's business.
        monkeypatch.setattr("os.fsync", lambda descriptor: None)
        return losses(found.check(), mutants(found.samples, count, seed), fresh)

    return run


@pytest.mark.parametrize("kind", KINDS)
def test_files_changed_at_random_are_read_or_told_of(kind, try_out):
    assert try_out(kind, 100, seed=1) == []


@pytest.mark.campaign
@pytest.mark.parametrize("part", range(10))
@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_fuzzed_files(kind, part, try_out, proved):
    lost = try_out(kind, 10_000, seed=part + 2)
    proved(f"fuzzed files: {kind}", tries=10_000, losses=len(lost))
