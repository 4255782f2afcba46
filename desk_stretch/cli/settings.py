"""The person's settings for commands: told to the running app, else written into the file."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from desk_stretch.cli import console, sharing
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
        wanted = _load(file).with_values(values)
        if "start.at_login" in values:
            _switch_autostart(on=wanted.start.at_login)
        file.save(wanted.changed, reset=tuple(values))
        if "sharing.folder" in values and not wanted["sharing.folder"]:
            sharing.leave()


def _switch_autostart(*, on: bool) -> None:
    """Do what the running app would: the desktop's own switch is the one that counts."""
    from desk_stretch.cli.selector_loop import SelectorLoop
    from desk_stretch.engine.login import switch_login
    from desk_stretch.platform import autostart
    from desk_stretch.platform.choose import choose
    from desk_stretch.platform.host import this_host
    from desk_stretch.platform.surroundings import Surroundings

    with closing(SelectorLoop()) as loop, closing(Surroundings.of(this_host(), loop)) as desk:
        switch_login(choose(autostart.ORDER, desk).chosen, on)


def _file() -> SettingsFile:
    from desk_stretch.storage.managed_file import open_settings
    from desk_stretch.storage.paths import find_folders

    return open_settings(find_folders())


def _load(file: SettingsFile) -> Settings:
    settings = Settings(file.load(), file.managed)
    for notice in file.notices:
        console.complain(notice)
    return settings
