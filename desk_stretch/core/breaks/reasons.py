"""The sentence for each reason: one, short, calm, with its number. No claim, no reproach."""

from __future__ import annotations

import math
from datetime import datetime

from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.moment import Moment
from desk_stretch.i18n import N_, listed, ntr, time_of_day, tr

_SENTENCES = {
    ReasonCode.WORKED: N_("You have worked for {span}."),
    ReasonCode.SNOOZE_OVER: N_("You asked to be reminded again after {span}."),
    ReasonCode.LEFT_EARLY: N_("The last routine ended early; {span} have passed."),
    ReasonCode.ASKED_BEFORE: N_("Nobody answered {span} ago; the break is still due."),
    ReasonCode.CLOCK_TIME: N_("You asked to be reminded at {time}."),
    ReasonCode.WALL_TIME: N_("The last break was {span} ago."),
    ReasonCode.HOLD_OVER: N_("A break was kept for you while it was not a good moment."),
    ReasonCode.PAUSE_OVER: N_("The pause is over."),
    ReasonCode.UNANSWERED: N_("The prompt stayed open for {span}; work time starts anew."),
    ReasonCode.AWAY: N_("You were away for {span}; that counts as a break."),
    ReasonCode.LOCKED: N_("The screen was locked for {span}; that counts as a break."),
    ReasonCode.ASLEEP: N_("The computer slept for {span}; that counts as a break."),
    ReasonCode.ON_HOLD: N_("Holding the break while {names}."),
    ReasonCode.FROZEN: N_("Work time stands still while {names}."),
    ReasonCode.COUNTING: N_("The next break is due at {time}, in {span} of work."),
    ReasonCode.AT_TIME: N_("The next break is due at {time}."),
    ReasonCode.NO_TIME: N_("No time is set for this reminder."),
    ReasonCode.NOT_COUNTING: N_("You are away; {span} of work are left until the next break."),
    ReasonCode.TYPING: N_("A break is due; waiting for a pause in typing."),
    ReasonCode.QUIET: N_("A break is due; it is asked for in {span}, not right after you came."),
    ReasonCode.SNOOZED: N_("Snoozed until {time}."),
    ReasonCode.ASKED_AGAIN: N_("Asking again at {time}."),
    ReasonCode.PAUSED: N_("Reminders are paused until {time}."),
    ReasonCode.OUTSIDE_HOURS: N_("Outside working hours; next at {time}."),
    ReasonCode.DAY_OFF: N_("Today is a day off; next at {time}."),
    ReasonCode.CAPPED: N_("{count} breaks were asked for today; no more until tomorrow."),
    ReasonCode.PROMPTED: N_("A break is due now."),
    ReasonCode.IN_ROUTINE: N_("A routine is running."),
    ReasonCode.OTHER_PROMPT: N_("Another break is being asked for."),
    ReasonCode.APART: N_("Another break was just asked for; this one follows in {span}."),
    ReasonCode.ABSORBED: N_("A longer break is near; this one goes along with it."),
    ReasonCode.ENDED: N_("The routine came to its end."),
    ReasonCode.SWITCHED_OFF: N_("Reminders are switched off in settings."),
    ReasonCode.ROUTINE_STARTED: N_("A routine was started."),
    ReasonCode.ROUTINE_LEFT: N_("The routine was left after {span}."),
    ReasonCode.SKIPPED: N_("You skipped the break; work time starts anew."),
    ReasonCode.MEETING: N_("You said that you are in a meeting until {time}."),
    ReasonCode.MEETING_OVER: N_("You said that the meeting is over."),
    ReasonCode.SETTINGS_CHANGED: N_("Settings were changed: {names}."),
    ReasonCode.APP_STARTED: N_("The app was started."),
    ReasonCode.APP_ENDED: N_("The app was ended."),
}

_NOW = {
    ReasonCode.LOCKED: N_("The screen is locked."),
    ReasonCode.ASLEEP: N_("The computer slept."),
    ReasonCode.AWAY: N_("A break is due; you are away."),
    ReasonCode.SNOOZE_OVER: N_("Asking again in {span}."),
    ReasonCode.LEFT_EARLY: N_("Asking again in {span}."),
    ReasonCode.ASKED_BEFORE: N_("Asking again in {span}."),
    ReasonCode.HOLD_OVER: N_("A kept break is asked for in {span}."),
}
"""What the same code says while it lasts, as the answer to "why not now"."""

_HOLDS = {
    "battery": N_("the computer runs on battery"),
    "calendar": N_("your calendar says busy"),
    "call": N_("you are in a meeting"),
    "camera": N_("the camera is in use"),
    "do not disturb": N_("do-not-disturb is on"),
    "full screen": N_("a window fills the screen"),
    "hold": N_("it is not a good moment"),
    "media": N_("a film or music plays"),
    "microphone": N_("the microphone is in use"),
    "monitor": N_("another monitor is connected"),
    "presentation": N_("a program keeps the screen on"),
    "program": N_("a program that you named is running"),
    "screen sharing": N_("the screen is shared"),
}
"""What each hold says after "while"."""

_NEVER = {
    ReasonCode.OUTSIDE_HOURS: N_("Outside working hours."),
    ReasonCode.DAY_OFF: N_("Today is a day off."),
}
"""What is said when nobody can say until when."""


def sentence(reason: Reason, moment: Moment, *, ongoing: bool = False) -> str:
    """Return the sentence of *reason*, in the language in use.

    *ongoing* words it as a state that lasts at *moment*, not as the cause of an event.
    """
    text = _NOW.get(reason.code) if ongoing else None
    if reason.until is None:
        text = _NEVER.get(reason.code, text)
    return tr(text or _SENTENCES[reason.code]).format(
        span=span(reason.seconds),
        time="" if reason.until is None else clock(reason.until, moment),
        names=_both([tr(_HOLDS.get(name, name)) for name in reason.names]),
        count=int(reason.seconds),
    )


def _both(clauses: list[str]) -> str:
    """``a``, ``a and b`` or ``a, b and c``."""
    *rest, last = clauses or [""]
    return tr("{words} and {last}").format(words=listed(rest), last=last) if rest else last


def told(decision: Decision) -> str:
    """Return the sentence of something that happened. What takes a prompt back still lasts."""
    return sentence(decision.reason, decision.moment, ongoing=decision.event is Event.WITHDRAWN)


def span(seconds: float) -> str:
    """Return a duration in words: seconds below a minute, minutes, or hours and minutes."""
    if seconds < 60:
        count = max(0, math.ceil(seconds))
        return ntr("{n} second", "{n} seconds", count).format(n=count)
    minutes = round(seconds / 60)
    if minutes < 120:
        return ntr("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def clock(wall: float, moment: Moment) -> str:
    """Return a wall second as a time of day; with its day if it is not today."""
    local = datetime.fromtimestamp(wall, moment.zone)
    time = time_of_day(local.hour, local.minute)
    days = (local.date() - moment.day).days
    if days == 0:
        return time
    if days == 1:
        return tr("{time} tomorrow").format(time=time)
    if 1 < days < len(_WEEKDAYS):
        return tr("{time} on {day}").format(time=time, day=tr(_WEEKDAYS[local.weekday()]))
    return tr("{time} on {day}").format(time=time, day=local.date().isoformat())


_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
