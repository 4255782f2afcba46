"""What the file of a managed set-up must keep. Reading it reports all of its problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from desk_stretch.core.settings.managed import UNMANAGED, Managed, why_free
from desk_stretch.core.settings.schema import Settings
from desk_stretch.core.settings.setting import shown
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

PRESET, LOCKED, REASON = "preset", "locked", "reason"
LONGEST_REASON = 200


class ManagedReading(NamedTuple):
    """What a file sets up; with any problem, nothing."""

    managed: Managed
    problems: tuple[str, ...] = ()


def read_managed(document: Mapping[str, Any]) -> ManagedReading:
    """Read what the file says. Each problem is a sentence with the key and what is expected."""
    problems = [
        tr("“{key}” is not known here; expected are [preset], [locked] and reason.").format(
            key=shown(key)
        )
        for key in document
        if key not in (PRESET, LOCKED, REASON)
    ]
    preset = _values(document, PRESET, problems)
    locked = _values(document, LOCKED, problems)
    problems += [
        tr("{key} stands in [preset] and in [locked]; expected is one of them.").format(key=key)
        for key in preset
        if key in locked
    ]
    reason = document.get(REASON, "")
    if not _is_reason(reason, needed=LOCKED in document):
        problems.append(
            tr("reason takes a line of up to {n} characters; it tells who locks this, and why.")
            .format(n=LONGEST_REASON)
        )  # fmt: skip
    if problems:
        return ManagedReading(UNMANAGED, tuple(problems))
    return ManagedReading(Managed(preset, locked, reason.strip()))


def _values(document: Mapping[str, Any], table: str, problems: list[str]) -> dict[str, Any]:
    """The values of one table, by key and in used form."""
    values = {}
    for key, value in _entries(document.get(table, {}), table, problems):
        try:
            setting = Settings.setting(key)
            why = why_free(setting, lock=table == LOCKED)
            if why:
                problems.append(_cannot(table, key, why))
            else:
                values[key] = setting.check(value)
        except BadDataError as error:
            problems.append(f"[{table}]: {error}")
    return values


def _entries(found: Any, table: str, problems: list[str]) -> Iterator[tuple[str, Any]]:
    """Every key with its value, from the tables of the groups."""
    if not isinstance(found, dict):
        problems.append(
            tr("{table} is not a table; expected is [{table}.breaks].").format(table=table)
        )
        return
    for group, values in found.items():
        if isinstance(values, dict):
            yield from ((f"{group}.{name}", value) for name, value in values.items())
        else:
            problems.append(
                tr("[{table}]: “{key}” is not a group; expected is a key as breaks.work_time.")
                .format(table=table, key=shown(group))
            )  # fmt: skip


def _cannot(table: str, key: str, why: str) -> str:
    if table == LOCKED:
        return tr("[locked]: {key} cannot be locked; {why}.").format(key=key, why=why)
    return tr("[preset]: {key} cannot be preset; {why}.").format(key=key, why=why)


def _is_reason(value: Any, *, needed: bool) -> bool:
    if not isinstance(value, str):
        return False
    text = value.strip()
    return len(text) <= LONGEST_REASON and text.isprintable() and bool(text or not needed)
