"""Files with the settings of other apps: read within bounds, and ours kept before they change."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import ModuleType

from desk_stretch.core.settings import from_breaktimer, from_safeeyes, from_stretchly
from desk_stretch.core.settings.carrying import Carried
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr
from desk_stretch.storage.atomic import copy_aside, local_now
from desk_stretch.storage.paths import Folders, read_given, unwritable

SOURCES: dict[str, ModuleType] = {
    "safeeyes": from_safeeyes,
    "stretchly": from_stretchly,
    "breaktimer": from_breaktimer,
}
MOST_BYTES = 1024 * 1024
MOST_KEYS = 2000


def read_carried(path: Path, source: str = "") -> Carried:
    """What the file comes to in our settings; *source* is a word of ``SOURCES``, else the file
    itself tells. BadDataError if it is no such file."""
    try:
        values = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise _refused(path, tr("it is no JSON that can be read")) from error
    if not isinstance(values, dict) or len(values) > MOST_KEYS:
        raise _refused(path, tr("it holds no settings"))
    for name, module in SOURCES.items():
        if name == source or (not source and module.is_ours(values)):
            if module.is_ours(values):
                found: Carried = module.carry(values)
                return found
            raise _refused(path, tr("it does not look like one of {app}").format(app=module.NAME))
    raise _refused(path, tr("it is none of {apps}").format(
        apps=", ".join(module.NAME for module in SOURCES.values())))  # fmt: skip


def keep_before(folders: Folders, now: Callable[[], datetime] = local_now) -> tuple[Path, ...]:
    """Copy the settings and the reminders beside themselves, and tell where the copies are."""
    copies = []
    for path in (folders.settings_file, folders.reminders_file):
        try:
            if path.is_file():
                copies.append(copy_aside(path, "before", now()))
        except OSError as error:
            raise unwritable(path, error.strerror) from error
    return tuple(copies)


def _text(path: Path) -> str:
    raw = read_given(path, MOST_BYTES)
    if len(raw) > MOST_BYTES:
        raise _refused(path, tr("it is larger than 1 MB"))
    return raw.decode("utf-8-sig")


def _refused(path: Path, cause: str) -> BadDataError:
    return BadDataError(
        tr("{file} cannot be imported: {cause}.").format(file=path, cause=cause),
        tr("Nothing was changed."),
    )
