"""Gathers what ``doctor`` tells: versions, folders, mechanisms, catalogue, settings, the app."""

from __future__ import annotations

import getpass
import platform
import socket
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from importlib import metadata
from pathlib import Path
from typing import Any

from desk_stretch import __version__
from desk_stretch.cli import discretion, settings
from desk_stretch.cli.selector_loop import SelectorLoop
from desk_stretch.core.settings.holding import setting_key
from desk_stretch.core.settings.programs import Occasion
from desk_stretch.core.settings.schema import Settings
from desk_stretch.errors import CapabilityError, DeskStretchError, RemoteError
from desk_stretch.i18n import spoken_code
from desk_stretch.platform import shortcuts
from desk_stretch.platform.calendars.days_off import finding
from desk_stretch.platform.choose import choose
from desk_stretch.platform.clock import make_clock
from desk_stretch.platform.desktop import Finding, look_around
from desk_stretch.platform.holds import find_holds
from desk_stretch.platform.host import Host, this_host
from desk_stretch.platform.programs import lack_of
from desk_stretch.platform.speech import find_voice
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.remote import client, local, protocol
from desk_stretch.storage.fault_reports import folder_of, reports
from desk_stretch.storage.health import history_health
from desk_stretch.storage.managed_file import load_managed
from desk_stretch.storage.own_catalogue import whole_catalogue
from desk_stretch.storage.paths import Folders, find_folders
from desk_stretch.storage.reminders_file import RemindersFile, templates

LIBRARIES = (
    "PySide6-Essentials", "APScheduler", "platformdirs", "tomli-w", "jeepney", "icalendar",
    "recurring-ical-events",
)  # fmt: skip
APP_KEYS = {
    "state", "reason_code", "next_due", "pause_until", "meeting_until", "holds", "missed",
    "asked_today", "daily_cap", "worked_seconds", "work_seconds", "speed", "tray",
}  # fmt: skip
KINDS = ("exercises", "routines")
TRAY_WATCHER = "org.kde.StatusNotifierWatcher"
_TROUBLES = (
    DeskStretchError, ArithmeticError, AttributeError, ImportError, LookupError, OSError,
    RuntimeError, TypeError, ValueError, sqlite3.Error,
)  # fmt: skip


def examine(app: Callable[[], dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return every finding as JSON values, with nothing of the person's in it. *app* tells of the
    running app, for who is that itself. What cannot be found out is a finding too."""
    host, folders = this_host(), find_folders()
    present = _tried(settings.present)
    if not isinstance(present, Settings):
        present = Settings()
    sections: dict[str, Callable[[], Any]] = {
        "versions": _versions,
        "folders": lambda: _folders(folders),
        "desktop": lambda: _desktop(host),
        "capabilities": lambda: _capabilities(host),
        "holds": lambda: _holds(host, present),
        "days off": lambda: _days_off(host, present),
        "catalogue": _catalogue,
        "history": lambda: history_health(folders.history_file),
        "reminders": lambda: _reminders(folders),
        "programs": lambda: _programs(present),
        "app": lambda: _app(app),
        "faults": lambda: {"reported": len(reports(folder_of(folders)))},
        "managed": lambda: _managed(folders),
        "settings": lambda: _settings(present),
    }
    found = {name: _tried(find) for name, find in sections.items()}
    hidden: dict[str, Any] = discretion.public(found, _home(), _own(present, folders))
    return hidden


def _tried(find: Callable[[], Any]) -> Any:
    """What is found, or the kind of error where nothing can be."""
    try:
        return find()
    except _TROUBLES as error:
        return {"problem": type(error).__name__}


def _home() -> str:
    home = _tried(Path.home)
    return str(home) if isinstance(home, Path) else "/"


def _own(present: Settings, folders: Folders) -> set[str]:
    """Every word of the person's that a sentence of somebody else's may have."""
    host = str(_tried(socket.gethostname))
    names = {str(_tried(getpass.getuser)), host, host.partition(".")[0]}
    files = {each.stem for kind in KINDS for each in folders.data.glob(f"{kind}/*.toml")}
    places = discretion.unusual(
        [each for own in (folders.config, folders.data, folders.state) for each in own.parents],
        _home(),
    )
    return (names | files | places | discretion.words_of(present)) - {
        "root",
        "user",
        "localhost",
        "desk",
    }


def _versions() -> dict[str, str | None]:
    return {
        "desk-stretch": __version__,
        "installed as": _installed(Path(__file__)),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: _version(name) for name in LIBRARIES},
        "system": platform.platform(),
    }


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _installed(here: Path) -> str:
    """What kind of installation this is."""
    if getattr(sys, "frozen", False):
        return "a bundle"
    if here.is_relative_to("/app"):
        return "a Flatpak"
    if (here.parents[2] / "pyproject.toml").exists():
        return "a checkout"
    if here.is_relative_to("/usr") and not here.is_relative_to("/usr/local"):
        return "a package of the system"
    return "a wheel"


def _folders(folders: Folders) -> dict[str, str]:
    named = {
        "configuration": folders.config,
        "data": folders.data,
        "state": folders.state,
        "run": local.runtime_folder(),
    }
    return {name: discretion.place(path, _home()) for name, path in named.items()}


def _desktop(host: Host) -> dict[str, Any]:
    return {
        "name": host.desktop or None,
        "X11": host.has_x11,
        "Wayland": host.has_wayland,
        "session bus": host.has_session_bus,
        "tray host": _tray_host(host),
        "speed": host.speed or "1",
    }


def _tray_host(host: Host) -> str:
    """Who would take the icon; without the one on the bus only X11 may have another."""
    with closing(SelectorLoop()) as loop, closing(Surroundings.of(host, loop)) as desk:
        if host.has_session_bus and desk.session_bus.has_owner(TRAY_WATCHER):
            return "StatusNotifierItem"
    return "at most one of X11" if host.has_x11 else "none"


def _capabilities(host: Host) -> list[dict[str, Any]]:
    loop = SelectorLoop()
    desk = Surroundings.of(host, loop)
    try:
        found = look_around(desk)
        found.look.chosen.stop()  # the app itself asks too, and goes on for days
        return [
            {
                "capability": finding.capability,
                "mechanism": finding.name,
                "why": finding.why,
                "passed_over": [each._asdict() for each in finding.passed_over],
            }
            for finding in (*found.findings(), _shortcuts(desk), _voice(desk))
        ]
    except CapabilityError as error:
        return [{"capability": "?", "mechanism": "none", "why": str(error), "passed_over": []}]
    finally:
        desk.close()
        loop.close()


def _shortcuts(desk: Surroundings) -> Finding:
    """The keys that work in every program, which no app has looked for before one is set."""
    choice = choose(shortcuts.ORDER, desk)
    choice.chosen.stop()
    return Finding("shortcuts", choice.chosen.name, choice.why, choice.passed_over)


def _voice(desk: Surroundings) -> Finding:
    """The voice, which no app has looked for before somebody wants to hear it."""
    choice = find_voice(desk)
    lack = choice.chosen.lack(spoken_code())
    return Finding("voice", choice.chosen.name, lack or choice.why, choice.passed_over)


def _holds(host: Host, present: Settings) -> list[dict[str, Any]]:
    loop = SelectorLoop()
    desk = Surroundings.of(host, loop)
    try:
        holds = find_holds(desk)
        for hold in holds:
            hold.heed(present.holds.words_for(hold.name))
        return [
            {**hold.finding()._asdict(), "mode": present[setting_key(hold.name)],
             "on": hold.reason() is not None}
            for hold in holds
        ]  # fmt: skip
    finally:
        desk.close()
        loop.close()


def _days_off(host: Host, present: Settings) -> dict[str, Any]:
    named = present.hours.days_off
    works, why = finding(named, make_clock(host).now().day)
    return {"named": len(named), "works": works, "why": why}


def _catalogue() -> dict[str, Any]:
    catalogue = whole_catalogue()
    return {
        "exercises": len(catalogue.exercises),
        "routines": len(catalogue.routines),
        **{f"own {kind}": sum(each == kind for each, _ in catalogue.own) for kind in KINDS},
        "files with problems": len(catalogue.broken),
    }


def _reminders(folders: Folders) -> dict[str, Any]:
    file = RemindersFile(folders.reminders_file, whole_catalogue)
    found = file.load()
    own = [each for each in found if each.id not in templates()]
    on = [each for each in found if each.on]
    return {"own": len(own), "switched on": len(on), "problems": len(file.notices)}


def _programs(present: Settings) -> dict[str, Any]:
    """The programs that are named, and how many of them cannot be run."""
    named = [words for words in map(present.programs.on, Occasion) if words]
    lacks = {words: lack_of(words[0]) for words in named}
    return {"named": len(lacks), "cannot be run": sum(map(bool, lacks.values()))}


def _app(app: Callable[[], dict[str, Any]] | None) -> dict[str, Any]:
    """The running app, without its sentences: they name reminders."""
    try:
        found = client.ask(protocol.STATUS) if app is None else app()
        return {key: value for key, value in found.items() if key in APP_KEYS}
    except client.NotRunning:
        return {"state": "not running"}
    except RemoteError as error:
        return {"state": "not answering", "reason": str(error)}


def _managed(folders: Folders) -> dict[str, Any]:
    """What the set-up of this computer presets and locks; not the words of its reason."""
    found = load_managed(folders.managed_file)
    file = discretion.place(found.path, _home())
    if not found.is_there:
        return {"file": file, "state": "not there"}
    return {
        "file": file,
        "state": "not used" if found.notices else "in use",
        "preset": list(found.managed.preset),
        "locked": list(found.managed.locked),
        "problems": list(found.notices),
    }


def _settings(present: Settings) -> dict[str, str]:
    return {
        setting.key: discretion.told(setting, present[setting.key])
        for setting in settings.listed()
        if setting.key in present.changed
    }
