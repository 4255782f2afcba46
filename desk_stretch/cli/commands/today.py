"""``today``: what is still to come today, as the running app sees it."""

from __future__ import annotations

from typing import Any

from desk_stretch.cli import console, running_app
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import protocol

HELP = N_("show what is still to come today")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    return running_app.tell(protocol.TODAY, _show, as_json=given.json)


def _show(answer: dict[str, Any]) -> None:
    for key, words in (
        ("pause_until", tr("Reminders are paused until {time}.")),
        ("meeting_until", tr("Meeting until {time}")),
    ):
        if answer.get(key):
            console.say(words.format(time=_clock(answer[key])))
    coming = answer.get("coming", [])
    if not coming:
        console.say(tr("Nothing more comes today."))
        return
    console.say_table([(_clock(one["at"]), str(one["name"])) for one in coming])


def _clock(iso: object) -> str:
    return str(iso)[11:16]
