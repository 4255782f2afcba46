"""The file of a managed set-up: in the system's folder, read at the start, never written by us."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from desk_stretch.core.settings.managed import UNMANAGED, Managed
from desk_stretch.core.settings.managed_rules import read_managed
from desk_stretch.i18n import tr
from desk_stretch.storage.paths import Folders
from desk_stretch.storage.settings_file import SettingsFile
from desk_stretch.storage.toml_text import refuse_depth


class ManagedFile(NamedTuple):
    """What was found. *notices* tell what is wrong with it; then it sets nothing up."""

    path: Path
    is_there: bool = False
    managed: Managed = UNMANAGED
    notices: tuple[str, ...] = ()


def load_managed(path: Path) -> ManagedFile:
    """Read the file of that place, if there is one."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        refuse_depth(text)
        document = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return ManagedFile(path)
    except OSError as error:
        return _broken(path, (error.strerror or str(error),))
    except (ValueError, RecursionError) as error:
        return _broken(path, (str(error),))
    reading = read_managed(document)
    if reading.problems:
        return _broken(path, reading.problems)
    return ManagedFile(path, is_there=True, managed=reading.managed)


def open_settings(folders: Folders) -> SettingsFile:
    """The person's settings file, under what this computer's set-up presets and locks."""
    found = load_managed(folders.managed_file)
    return SettingsFile(folders.settings_file, managed=found.managed, also=found.notices)


def _broken(path: Path, problems: tuple[str, ...]) -> ManagedFile:
    """One notice for all problems, since none of the file is used."""
    told = tr("The set-up of this computer is not used. In {file}: {problems}").format(
        file=path, problems=" ".join(_ended(each) for each in problems)
    )
    return ManagedFile(path, is_there=True, notices=(told,))


def _ended(problem: str) -> str:
    return problem if problem.endswith((".", "?")) else f"{problem}."
