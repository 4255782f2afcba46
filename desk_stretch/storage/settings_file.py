"""The settings file: readable TOML that holds what differs from the defaults.

What the person wrote by hand stays: unknown keys, values that are refused (until they are
changed), comments wherever a change of single lines is enough (``toml_file``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from desk_stretch.core.settings.managed import UNMANAGED, Managed
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import N_, tr
from desk_stretch.storage.atomic import local_now
from desk_stretch.storage.toml_file import Change, FileWords, TomlFile
from desk_stretch.storage.toml_text import Document

HEAD = "# Settings of Desk Stretch: only what differs from the defaults. You may edit this file.\n"
_WORDS = FileWords(
    head=HEAD,
    damaged=N_("The settings file could not be understood ({cause})."),
    meanwhile=N_("Until this is repaired, the defaults are used and no setting can be kept."),
    unwritable=N_("The settings file holds something that cannot be written again ({cause})."),
)


class SettingsFile:
    """The ``SettingsStore`` on a file. *managed* is the set-up that holds on this computer; what
    it locks is left in the file as it is. *also* are notices to tell beside those of the file."""

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime] = local_now,
        managed: Managed = UNMANAGED,
        also: tuple[str, ...] = (),
    ) -> None:
        self.managed = managed
        self._also = also
        self._file = TomlFile(path, _WORDS, now)
        self._given: dict[str, Any] | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What was wrong with the file at the last look, one sentence or two each."""
        return (*self._also, *self._file.notices)

    def load(self) -> dict[str, Any]:
        self._given = self._valid(self._file.load())
        return dict(self._given)

    def save(self, values: Mapping[str, Any], *, reset: Collection[str] = ()) -> None:
        """Write what changed since the last ``load`` or ``save`` into the file as it is now,
        so that an edit by hand in between is not lost. *reset* takes keys out in any case.
        """
        given = self.load() if self._given is None else self._given
        wanted = Settings(values, self.managed).changed
        touched = {key for key in SCHEMA if wanted.get(key) != given.get(key)} | set(reset)
        touched -= self.managed.locked.keys()
        if touched:
            self._file.write([_change(key, wanted.get(key)) for key in SCHEMA if key in touched])
        self._given = wanted

    def changed_since_read(self) -> bool:
        """Whether somebody else changed the file since ``load``; then load it again."""
        return self._file.changed_since_read()

    def _valid(self, document: Document) -> dict[str, Any]:
        """The values that are as they should be; a notice for each that is not."""
        valid: dict[str, Any] = {}
        for key, setting in SCHEMA.items():
            table = document.get(setting.group, {})
            raw = table.get(setting.name) if isinstance(table, dict) else None
            if raw is None:
                continue
            try:
                valid[key] = setting.check(float(raw) if isinstance(raw, Decimal) else raw)
            except BadDataError as error:
                self._file.notices.append(self._refused(str(error)))
        for group in Settings.groups:
            if not isinstance(document.get(group, {}), dict):
                self._file.notices.append(
                    self._refused(tr("{group} is not a table.").format(group=group))
                )
        return Settings(valid, self.managed).changed

    def _refused(self, problem: str) -> str:
        return tr("In {file}: {problem} The default is used.").format(
            file=self._file.path.name, problem=problem
        )


def _change(key: str, value: Any) -> Change:
    setting = SCHEMA[key]
    return Change(setting.group, setting.name, None if value is None else setting.stored(value))
