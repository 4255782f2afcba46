"""What would change if the settings of another app were taken over, line by line in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.catalogue.reminder_text import when
from desk_stretch.core.settings.carrying import Carried
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.i18n import ntr, tr


class Present(Protocol):
    """The settings in force, by key."""

    def __getitem__(self, key: str, /) -> Any: ...


class Change(NamedTuple):
    """*what* is now *before* and would be *after*; *source* is where that comes from."""

    what: str
    before: str
    after: str
    source: str

    @property
    def is_new(self) -> bool:
        """Whether it would be another value."""
        return self.before != self.after

    def words(self) -> str:
        """All of it in one line."""
        if not self.is_new:
            return tr("{setting}: {value}, as it is ({source})").format(
                setting=self.what, value=self.after, source=self.source
            )
        return tr("{setting}: {before} → {after} ({source})").format(
            setting=self.what, before=self.before, after=self.after, source=self.source
        )


def changes(
    carried: Carried, settings: Present, reminders: Iterable[Reminder]
) -> tuple[Change, ...]:
    """What was taken, in its order."""
    return tuple(_changes(carried, settings, {each.id: each for each in reminders}))


def left_words(carried: Carried) -> tuple[str, ...]:
    """What was not taken, one line each."""
    line = tr("{name}: {why}")
    return tuple(line.format(name=each.name, why=each.why) for each in carried.left)


def _changes(
    carried: Carried, settings: Present, reminders: dict[str, Reminder]
) -> Iterator[Change]:
    for each in carried.taken:
        if each.reminder:
            before = reminders.get(each.key)
            if before is not None:  # one that is damaged is told of elsewhere
                after = _with(before, carried.reminders[each.key])
                yield Change(
                    tr(before.name), _reminder_words(before), _reminder_words(after), each.source
                )
            continue
        setting = SCHEMA[each.key]
        value = setting.check(carried.settings[each.key])
        yield Change(
            tr(setting.label),
            setting.display(settings[each.key]),
            setting.display(value),
            each.source,
        )


def _with(reminder: Reminder, values: dict[str, Any] | Any) -> Reminder:
    """The reminder with what a source can say of one."""
    return replace(
        reminder,
        on=values["on"],
        trigger=Trigger.WORK,
        minutes=values["work"],
        asks=replace(reminder.asks, seconds=values["seconds"]),
    )


def _reminder_words(reminder: Reminder) -> str:
    if not reminder.on:
        return tr("off")
    seconds = reminder.asks.seconds
    length = ntr("{n} second", "{n} seconds", seconds).format(n=seconds)
    return tr("{when}, {length}").format(when=when(reminder), length=length)
