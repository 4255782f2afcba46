"""Gathers what ``doctor`` tells: versions, folders, mechanisms, catalogue, settings, the app."""

from __future__ import annotations

import platform
import sqlite3
from importlib import metadata
from pathlib import Path
from typing import Any

from desk_stretch import __version__
from desk_stretch.cli import settings
from desk_stretch.cli.selector_loop import SelectorLoop
from desk_stretch.core.settings.holding import Listed, setting_key
from desk_stretch.core.settings.schema import Settings
from desk_stretch.core.settings.setting import Setting
from desk_stretch.errors import CapabilityError, RemoteError
from desk_stretch.i18n import spoken_code, tr
from desk_stretch.platform.calendars.days_off import finding
from desk_stretch.platform.clock import make_clock
from desk_stretch.platform.desktop import Finding, look_around
from desk_stretch.platform.holds import find_holds
from desk_stretch.platform.host import Host, this_host
from desk_stretch.platform.speech import find_voice
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.remote import client, local, protocol
from desk_stretch.storage.managed_file import load_managed
from desk_stretch.storage.own_catalogue import whole_catalogue
from desk_stretch.storage.paths import find_folders

LIBRARIES = (
    "PySide6-Essentials", "APScheduler", "platformdirs", "tomli-w", "jeepney", "icalendar",
    "recurring-ical-events",
)  # fmt: skip


def examine() -> dict[str, Any]:
    """Return every finding as JSON values; the home folder is written ``~`` everywhere."""
    host = this_host()
    present = settings.present()
    found = {
        "versions": _versions(),
        "folders": _folders(),
        "desktop": _desktop(host),
        "capabilities": _capabilities(host),
        "holds": _holds(host, present),
        "days off": _days_off(host, present),
        "catalogue": _catalogue(),
        "app": _app(),
        "managed": _managed(),
        "settings": _settings(present),
    }
    shortened: dict[str, Any] = without_home(found, str(Path.home()))
    return shortened


def without_home(value: Any, home: str) -> Any:
    """Return JSON values with the home folder written ``~``."""
    if isinstance(value, dict):
        return {key: without_home(each, home) for key, each in value.items()}
    if isinstance(value, list):
        return [without_home(each, home) for each in value]
    return value.replace(home, "~") if isinstance(value, str) and home != "/" else value


def _versions() -> dict[str, str | None]:
    return {
        "desk-stretch": __version__,
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


def _folders() -> dict[str, str]:
    folders = find_folders()
    return {
        "configuration": str(folders.config),
        "data": str(folders.data),
        "state": str(folders.state),
        "run": str(local.runtime_folder()),
    }


def _desktop(host: Host) -> dict[str, Any]:
    return {
        "name": host.desktop or None,
        "X11": host.has_x11,
        "Wayland": host.has_wayland,
        "session bus": host.has_session_bus,
        "speed": host.speed or "1",
    }


def _capabilities(host: Host) -> list[dict[str, Any]]:
    loop = SelectorLoop()
    desk = Surroundings.of(host, loop)
    try:
        return [
            {
                "capability": finding.capability,
                "mechanism": finding.name,
                "why": finding.why,
                "passed_over": [each._asdict() for each in finding.passed_over],
            }
            for finding in (*look_around(desk).findings(), _voice(desk))
        ]
    except CapabilityError as error:
        return [{"capability": "?", "mechanism": "none", "why": str(error), "passed_over": []}]
    finally:
        desk.close()
        loop.close()


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
        "broken": [each.file for each in catalogue.broken],
    }


def _app() -> dict[str, Any]:
    try:
        return client.ask(protocol.STATUS)
    except client.NotRunning:
        return {"state": "not running"}
    except RemoteError as error:
        return {"state": "not answering", "reason": str(error)}


def _managed() -> dict[str, Any]:
    """What the set-up of this computer presets and locks; not the words of its reason."""
    found = load_managed(find_folders().managed_file)
    if not found.is_there:
        return {"file": str(found.path), "state": "not there"}
    return {
        "file": str(found.path),
        "state": "not used" if found.notices else "in use",
        "preset": list(found.managed.preset),
        "locked": list(found.managed.locked),
        "problems": list(found.notices),
    }


def _settings(present: Settings) -> dict[str, str]:
    return {
        setting.key: _told(setting, present[setting.key])
        for setting in settings.listed()
        if setting.key in present.changed
    }


def _told(setting: Setting[Any], value: Any) -> str:
    """A value as it may stand in a bug report: the person's own words are only counted."""
    if isinstance(setting, Listed):
        return tr("{n} named").format(n=len(value))
    return setting.text(value)
