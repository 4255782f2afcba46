"""The history of several computers, for commands: one round of it, if the person has a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.cli import console

if TYPE_CHECKING:
    from desk_stretch.storage.paths import Folders


def catch_up() -> None:
    """Bring folder and history together, and complain of what cannot be done."""
    from desk_stretch.storage.managed_file import open_settings
    from desk_stretch.storage.paths import find_folders

    folders = find_folders()
    values = open_settings(folders).load()
    folder = values.get("sharing.folder", "")
    if folder:
        _round(folders, folder, values.get("sharing.name", ""))


def leave() -> None:
    """Take what other computers did out of the history, and complain if that cannot be done."""
    from desk_stretch.storage.paths import find_folders

    _round(find_folders(), "", "")


def _round(folders: Folders, folder: str, name: str) -> None:
    from desk_stretch.core.history.merge import Wish
    from desk_stretch.storage.sharing import exchange

    for sentence in exchange(folders.history_file, Wish(folder, name)).told:
        console.complain(sentence)
