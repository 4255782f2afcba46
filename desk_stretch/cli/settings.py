"""The person's settings for commands: told to the running app, else written into the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.cli import console
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.remote import client

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_stretch.core.settings.setting import Setting
    from desk_stretch.storage.settings_file import SettingsFile


def listed() -> list[Setting[Any]]:
    """The settings that a person may see and set, in the order of the pages."""
    return [setting for setting in SCHEMA.values() if not setting.hidden]


def present() -> Settings:
    """Return the settings as they are in the file; tells what is wrong with it."""
    return _load(_file())


def change(values: Mapping[str, Any]) -> None:
    """Set these values (as stored; None means the default) in the running app, else in the file."""
    try:
        client.ask("settings", {"values": dict(values)})
    except client.NotRunning:
        file = _file()
        file.save(_load(file).with_values(values).changed, reset=tuple(values))


def _file() -> SettingsFile:
    from desk_stretch.storage.paths import find_folders
    from desk_stretch.storage.settings_file import SettingsFile

    return SettingsFile(find_folders().settings_file)


def _load(file: SettingsFile) -> Settings:
    settings = Settings(file.load())
    for notice in file.notices:
        console.complain(notice)
    return settings
