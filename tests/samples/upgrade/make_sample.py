"""Makes one sample: what a version of the app keeps of a person, made by that version's own code.

Run in the unpacked tree of the version (``git archive COMMIT | tar x -C TREE; cd TREE``):
``python …/make_sample.py FOLDER``. What is made once is never made again or edited.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sqlite3
import sys
from importlib.util import find_spec
from pathlib import Path

LONG_AGO = "2000-01-01T00:00:00Z"


def main(folder: Path) -> None:
    """Fill *folder* with the files and ``expected.json``: what this version reads of them."""
    sys.path.insert(0, str(Path.cwd()))
    os.environ["TZ"] = "Europe/Berlin"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    expected = {"settings": write_settings(folder / "settings.toml")}
    reminders(folder, expected)
    live(folder, expected)
    own(folder, expected)
    text = json.dumps(expected, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", "utf-8")


def write_settings(path: Path) -> dict:
    """Give every setting a value that is not its default."""
    from desk_stretch.core.settings.schema import SCHEMA, Settings
    from desk_stretch.storage.settings_file import SettingsFile

    values = {key: another(setting) for key, setting in SCHEMA.items()}
    SettingsFile(path).save(Settings(values).changed)
    text = path.read_text("utf-8") + '\n[mine]\nkept = "yes"\n'
    path.write_text("# A word of my own.\n" + text, "utf-8")
    read = Settings(SettingsFile(path).load())
    return {key: setting.stored(read[key]) for key, setting in SCHEMA.items()}


def another(setting):
    """Some value that this setting takes and that is not its default."""
    tried = [
        not setting.default if isinstance(setting.default, bool) else None,
        *getattr(setting, "values", ()), getattr(setting, "low", None),
        getattr(setting, "high", None), 15, [0, 2, 5], [[480, 720], [1320, 120]],
        ["hypermobile", "prone"], ["mat", "wall"], ["ear-to-shoulder"], ["one", "two"],
        "/srv/synced", "attic",
    ]  # fmt: skip
    for value in tried:
        try:
            used = setting.check(value)
        except Exception:  # any refusal means the next one
            continue
        if used != setting.default and value is not None:
            return used
    raise SystemExit(f"no value for {setting.key}")


def reminders(folder: Path, expected: dict) -> None:
    """Reminders of one's own, in the versions that had them."""
    if find_spec("desk_stretch.storage.reminders_file") is None:
        return
    from desk_stretch.storage.catalogue_files import load_catalogue
    from desk_stretch.storage.reminders_file import RemindersFile

    file = RemindersFile(folder / "reminders.toml", load_catalogue)
    file.change("my-water", {
        "name": "A glass of water", "wall": 45, "do": "message", "text": "Drink something.",
        "firmness": "steady", "days": ["mon", "fri"], "seconds": 30,
    })  # fmt: skip
    expected["reminders"] = [plain(each) for each in file.load() if each.id == "my-water"]


def live(folder: Path, expected: dict) -> None:
    """A morning with every kind of answer, on the real record."""
    from desk_stretch.core.session.snapshot import Action
    from desk_stretch.engine import commands as c
    from desk_stretch.storage.opening import open_history
    from tests.engine.desk import Desk

    desk = Desk()
    record = open_history(folder / "history.sqlite").record
    desk.record = record
    desk.build()
    desk.start()
    desk.wait(45.5)
    desk.engine.do(c.StartRoutine())
    desk.wait(2)
    desk.engine.do(c.Act(Action.HURTS))
    desk.wait(30)
    for command in (c.Snooze(3), c.Skip()):
        until(desk, lambda: desk.engine.status().prompt is not None)
        desk.engine.do(command)
    until(desk, lambda: desk.engine.status().prompt is not None)
    desk.wait(3)
    desk.engine.do(c.Pause(desk.clock.now().wall + 3600))
    desk.wait(1)
    desk.engine.stop()
    expected |= {
        "prompts": [plain(each) for each in record.prompts(LONG_AGO)],
        "sessions": [plain(each) for each in record.sessions(LONG_AGO)],
        "steps": [plain(each) for each in record.recent_steps(LONG_AGO)],
        "resting": [plain(each) for each in record.resting(desk.clock.now().iso())],
        "state": record.load_state(),
        "now": desk.clock.now().iso(),
        "wall": desk.clock.now().wall,
    }
    if hasattr(record, "export"):
        for form in ("json", "csv"):
            record.export(str(folder / f"exported.{form}"))
    if hasattr(record, "remove"):
        from datetime import date

        day = date.fromisoformat(expected["prompts"][0]["at"][:10])
        if find_spec("desk_stretch.storage.sharing") is not None:
            share(folder)
        expected["removed"] = record.remove(day, day, expected["prompts"][-1]["at"])
    record.close()
    with sqlite3.connect(folder / "history.sqlite") as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode = DELETE")
    (folder / "sharing.lock").unlink(missing_ok=True)


def share(folder: Path) -> None:
    """Tell the shared folder of it all."""
    from desk_stretch.core.history.merge import Wish
    from desk_stretch.storage.sharing import exchange

    (folder / "synced").mkdir()
    exchange(folder / "history.sqlite", Wish(str(folder / "synced"), "attic"))


def until(desk, condition) -> None:
    """Let time pass until something is so."""
    for _ in range(2000):
        if condition():
            return
        desk.wait(0.25)
    raise SystemExit("it never came")


def own(folder: Path, expected: dict) -> None:
    """An exercise and a routine of one's own, in the versions that had them, and a set of both."""
    if find_spec("desk_stretch.storage.own_files") is None:
        return
    from desk_stretch.storage.catalogue_files import load_catalogue
    from desk_stretch.storage.own_catalogue import read_own

    for kind, shipped, name in (
        ("exercises", "ear-to-shoulder", "my-ear"), ("routines", "basic-trio", "my-trio"),
    ):  # fmt: skip
        (folder / kind).mkdir()
        text = Path("assets", kind, f"{shipped}.toml").read_text("utf-8")
        (folder / kind / f"{name}.toml").write_text(text.replace(shipped, name), "utf-8")
    found = read_own(load_catalogue(), folder)
    expected["own"] = {
        "exercises": [each.id for each in found.exercises if each.id.startswith("my-")],
        "routines": [each.id for each in found.routines if each.id.startswith("my-")],
        "broken": len(found.broken),
    }


def plain(row) -> dict:
    """A row as JSON values, without what only one version knows."""
    values = json.loads(json.dumps(dataclasses.asdict(row), default=sorted))
    values.pop("computer", None)
    return values


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
