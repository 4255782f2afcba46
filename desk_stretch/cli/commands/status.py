"""``status``: what the running app is doing, and why."""

from __future__ import annotations

import time
from typing import Any

from desk_stretch.cli import console, running_app
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import protocol

HELP = N_("show what the running app is doing, and why")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    return running_app.tell(protocol.STATUS, _show, as_json=given.json)


def _show(status: dict[str, Any]) -> None:
    console.say(str(status.get("reason")))
    if status.get("next_due"):
        console.say(tr("Next break: {time}").format(time=_clock(str(status["next_due"]))))
    if status.get("speed", 1) != 1:
        console.say(tr("Rehearsal: time passes {speed} times as fast.").format(**status))


def _clock(iso: str) -> str:
    """The time of day, with the day unless it is today."""
    day, clock = iso[:10], iso[11:16]
    return clock if day == time.strftime("%Y-%m-%d") else f"{day} {clock}"
