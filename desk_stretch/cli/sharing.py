"""The history of several computers, for commands: one round of it, if the person has a folder."""

from __future__ import annotations

from desk_stretch.cli import console


def catch_up() -> None:
    """Bring folder and history together, and complain of what cannot be done."""
    from desk_stretch.storage.managed_file import open_settings
    from desk_stretch.storage.paths import find_folders

    folders = find_folders()
    values = open_settings(folders).load()
    folder = values.get("sharing.folder", "")
    if not folder:
        return
    from desk_stretch.core.history.merge import Wish
    from desk_stretch.storage.sharing import exchange

    wish = Wish(folder, values.get("sharing.name", ""))
    for sentence in exchange(folders.history_file, wish).told:
        console.complain(sentence)
