"""What another process may ask of the running app: verb → engine command, with its arguments.

To add a command: write its class in ``engine/commands.py`` and one entry here. The protocol,
the command line (unless a module of that name in ``cli/commands`` words it) and help follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desk_stretch.core.breaks.standing import POSTURES
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.moment import Moment
from desk_stretch.core.settings.schema import Breaks, Settings
from desk_stretch.core.settings.setting import Setting
from desk_stretch.engine import commands
from desk_stretch.errors import BadDataError, UsageError
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import spans

Check = Callable[[str, Any], Any]
IntCheck = Callable[[str, Any], int]
LONGEST_WORD = 100
LONGEST_ROUTINE_S = 86400
WINDOWS = ("main", "settings", "history", "why", "about", "catalogue", "routines", "exercise")
BROWSED = ("catalogue", "routines", "exercise")


@dataclass(frozen=True, slots=True)
class Argument:
    """A named value of a verb. *check* takes (name, value) and raises UsageError; *read* makes
    the value from a word on the command line."""

    name: str
    check: Check
    help: str = ""
    read: Callable[[str], Any] = str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """*resolve* turns what came over the wire into the command's fields where they differ.

    *help* is the line on the command line; without it the verb is not offered there by itself.
    """

    name: str
    command: type[commands.Command]
    arguments: tuple[Argument, ...] = ()
    help: str = ""
    resolve: Callable[[Mapping[str, Any], Moment], dict[str, Any]] | None = None

    def build(self, given: Mapping[str, Any], moment: Moment) -> commands.Command:
        """Return the engine's command; raises UsageError on a wrong, missing or extra argument."""
        known = {argument.name: argument for argument in self.arguments}
        for name in given:
            if name not in known:
                raise UsageError(tr("{verb} takes no “{name}”.").format(verb=self.name, name=name))
        checked = {name: known[name].check(name, value) for name, value in given.items()}
        for name, argument in known.items():
            if argument.required and name not in given:
                raise UsageError(tr("{verb} needs “{name}”.").format(verb=self.name, name=name))
        fields = self.resolve(checked, moment) if self.resolve else checked
        return self.command(**fields)


def whole(low: int, high: int) -> IntCheck:
    """Return a check for a whole number within limits."""

    def check(name: str, value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise UsageError(
                tr("{name} is a whole number from {low} to {high}.").format(
                    name=name, low=low, high=high
                )
            )
        return value

    return check


def word(*choices: str) -> Check:
    """Return a check for one of some words, or for any short one if none are named."""

    def check(name: str, value: Any) -> str:
        if isinstance(value, str) and (value in choices if choices else _is_short(value)):
            return value
        allowed = ", ".join(choices) or tr("a short word")
        raise UsageError(tr("{name} is one of: {choices}.").format(name=name, choices=allowed))

    return check


def routine_seconds(name: str, value: Any) -> int:
    """Check the length of a routine."""
    return spans.routine_length(name, whole(-(10**9), 10**9)(name, value))


def pause_seconds(name: str, value: Any) -> int:
    """Check the length of a pause."""
    return whole(spans.SHORTEST_PAUSE_S, spans.LONGEST_PAUSE_S)(name, value)


def pause_end(name: str, value: Any) -> str:
    """Check the end of a pause: a clock time or ``tomorrow``."""
    return spans.pause_end(word()(name, value))


def values(name: str, value: Any) -> dict[str, Any]:
    """Check settings: keys that a person may set, with a value within its limits or None."""
    if not isinstance(value, dict) or not value:
        raise UsageError(tr('{name} is {{"group.name": value}}.').format(name=name))
    for key, stored in value.items():
        setting = person_setting(key)
        if stored is not None:
            try:
                setting.check(stored)
            except BadDataError as error:
                raise UsageError(error.title, error.hint) from error
    return value


def keys_or_none(name: str, value: Any) -> dict[str, Any] | None:
    """Check the keys of a reminder, or None; what they hold is for the file's own rules."""
    if value is None or (isinstance(value, dict) and value):
        return value
    raise UsageError(tr("{name} is {{key: value}}, or null.").format(name=name))


def person_setting(key: str) -> Setting[Any]:
    """Return the setting of that key; UsageError if there is none that a person may set."""
    setting = Settings.setting(key)
    if setting.hidden:
        raise UsageError(tr("{key} is the app's own; it is not set by hand.").format(key=key))
    return setting


def _window(given: Mapping[str, Any], _moment: Moment) -> dict[str, Any]:
    """Only some windows can be opened at an exercise or a routine."""
    if "exercise" in given and given.get("name") not in BROWSED:
        names = ", ".join(BROWSED)
        raise UsageError(tr("Only these windows take an exercise: {names}.").format(names=names))
    return dict(given)


def _is_short(text: str) -> bool:
    return 0 < len(text) <= LONGEST_WORD and text.isprintable()


VERBS: Mapping[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb(
            "start",
            commands.StartRoutine,
            (
                Argument("posture", word(*(posture.value for posture in Posture))),
                Argument("routine", word()),
                Argument("seconds", routine_seconds),
                Argument("reminder", word()),
            ),
        ),
        Verb(
            "done",
            commands.RoutineDone,
            (
                Argument("done", whole(0, LONGEST_ROUTINE_S), required=True),
                Argument("total", whole(1, LONGEST_ROUTINE_S), required=True),
                Argument("reminder", word()),
            ),
        ),
        Verb(
            "snooze",
            commands.Snooze,
            (
                Argument(
                    "minutes",
                    whole(Breaks.snooze.low, Breaks.snooze.high),
                    N_("minutes until you are asked again (default: the setting)"),
                    spans.whole_number,
                ),
            ),
            N_("ask again later, when a break is due"),
        ),
        Verb("skip", commands.Skip, (), N_("give the due break up")),
        Verb(
            "pause",
            commands.Pause,
            (Argument("seconds", pause_seconds), Argument("until", pause_end)),
            resolve=lambda given, moment: {"until": spans.end_of_pause(given, moment)},
        ),
        Verb("resume", commands.Resume, (), N_("end a pause now")),
        Verb(
            "meeting",
            commands.Meet,
            (
                Argument(
                    "minutes",
                    whole(1, spans.LONGEST_MEETING_MIN),
                    N_("how long the meeting lasts (default: 30)"),
                    spans.whole_number,
                ),
            ),
            N_("keep breaks back while you are in a meeting"),
            lambda given, moment: {"until": spans.end_of_meeting(given, moment)},
        ),
        Verb("meeting-over", commands.EndMeeting, (), N_("end a meeting before its time")),
        Verb(
            "posture",
            commands.Work,
            (
                Argument(
                    "posture",
                    word(*POSTURES),
                    N_("sitting or standing"),
                    required=True,
                ),
            ),
            N_("say that you work sitting or standing from now on"),
        ),
        Verb(
            "open",
            commands.OpenWindow,
            (Argument("name", word(*WINDOWS)), Argument("exercise", word())),
            resolve=_window,
        ),
        Verb("settings", commands.SetSettings, (Argument("values", values, required=True),)),
        Verb(
            "reminder",
            commands.SetReminder,
            (
                Argument("id", word(), required=True),
                Argument("values", keys_or_none, required=True),
            ),
            resolve=lambda given, _: {"reminder": given["id"], "values": given["values"]},
        ),
        Verb("quit", commands.Quit, (), N_("end the running app")),
    )
}
