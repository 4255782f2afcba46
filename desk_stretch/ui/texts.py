"""Words that several windows share: states, postures, areas, phases, times. Each passes ``tr``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QTime

from desk_stretch.core.breaks.decision import Prompt
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.moment import Moment
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.engine.events import Status
from desk_stretch.i18n import N_, listed, tr

APP_NAME = "Desk Stretch"
TOOLTIP_LONGEST = 60
_NAME_LONGEST = 24

START_IN = {
    Posture.SITTING: N_("Start sitting"),
    Posture.STANDING: N_("Start standing"),
    Posture.FLOOR: N_("Start on the floor"),
}
INSTEAD = {
    Posture.SITTING: N_("Sitting instead"),
    Posture.STANDING: N_("Standing instead"),
}
PHASES = {
    SegmentPhase.PREPARE: N_("Prepare"),
    SegmentPhase.HOLD: N_("Hold"),
    SegmentPhase.MOVE: N_("Move"),
    SegmentPhase.SWITCH: N_("Switch"),
    SegmentPhase.REST: N_("Rest"),
    SegmentPhase.RELEASE: N_("Let go"),
    SegmentPhase.FINISH: N_("Finish"),
}
SIDES = {"left": N_("Left side"), "right": N_("Right side"), "both": N_("Both sides")}
AREAS = {
    "neck": N_("neck"),
    "shoulders": N_("shoulders"),
    "upper-back": N_("upper back"),
    "chest": N_("chest"),
    "side": N_("side"),
    "lower-back": N_("lower back"),
    "wrists": N_("wrists"),
    "hips": N_("hips"),
    "legs": N_("legs"),
    "eyes": N_("eyes"),
}

_STATES = {
    "counting": N_("next break {time}"),
    "away": N_("waiting until you are back"),
    "due": N_("a break is due"),
    "snoozed": N_("asking again {time}"),
    "held": N_("waiting for a good moment"),
    "paused": N_("paused until {time}"),
    "outside hours": N_("outside hours, next {time}"),
    "quiet": N_("quiet for a moment"),
    "capped": N_("no more breaks today"),
    "waiting": N_("waiting for another break"),
    "routine": N_("a routine is running"),
    "off": N_("reminders are off"),
}
_OF_ONE = ("due", "snoozed", "held", "quiet", "waiting")
"""States of one reminder; the others are those of all."""

_TIMELESS = {
    "counting": N_("counting work time"),
    "snoozed": N_("asking again soon"),
    "paused": N_("paused"),
    "outside hours": N_("outside working hours"),
}


def clock_time(wall: float, moment: Moment) -> str:
    """Return a wall time as a time of day where *moment* is: ``10:40``, ``Mon 09:00``."""
    local = Moment(wall, 0.0, 0.0, moment.zone).local
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if local.date() == moment.day:
        return time
    day = QLocale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


def _next_due(status: Status) -> float | None:
    return status.next_due


_NEXT: dict[str, Callable[[Status], float | None]] = {
    "paused": lambda status: status.pause_until,
    "outside hours": lambda status: status.reason.until,
}
"""Where the time to name is another one than that of the next prompt."""


def state_words(status: Status, moment: Moment, name: str = "") -> str:
    """Return the state in a few words, with its next time where there is one; *name* is that of
    a reminder other than the rest break."""
    at = _NEXT.get(status.state, _next_due)(status)
    if name and status.state == "counting" and at is not None:
        return tr("{name} {time}").format(name=name, time=clock_time(at, moment))
    words = _state(status, moment, at)
    return f"{name}: {words}" if name and status.state in _OF_ONE else words


def _state(status: Status, moment: Moment, at: float | None) -> str:
    if at is None:
        text = _TIMELESS.get(status.state) or _STATES.get(status.state, "")
        return tr(text)
    return tr(_STATES.get(status.state, "")).format(time=clock_time(at, moment))


def tooltip(status: Status, moment: Moment, name: str = "") -> str:
    """Return name, state and next time in at most 60 characters; *name* is a reminder's."""
    parts = [APP_NAME]
    if status.speed != 1:
        parts.append(tr("×{speed:g} rehearsal").format(speed=status.speed))
    parts.append(state_words(status, moment, _short(name)))
    text = " · ".join(part for part in parts if part)
    return text if len(text) <= TOOLTIP_LONGEST else text[: TOOLTIP_LONGEST - 1].rstrip() + "…"


def _short(name: str) -> str:
    """A name that leaves room for the time after it."""
    return name if len(name) <= _NAME_LONGEST else name[: _NAME_LONGEST - 1].rstrip() + "…"


def snooze_label(prompt: Prompt, minutes: int) -> str:
    """Return the label of Snooze with its minutes and its count: ``Snooze 5 min (1 of 2)``."""
    return tr("Snooze {minutes} min ({number} of {limit})").format(
        minutes=minutes,
        number=prompt.snoozes_allowed - prompt.snoozes_left + 1,
        limit=prompt.snoozes_allowed,
    )


def area_words(areas: tuple[str, ...]) -> str:
    """Return the body areas as ``Neck, shoulders``."""
    words = listed(tr(AREAS[area]) for area in areas if area in AREAS)
    return words[:1].upper() + words[1:]
