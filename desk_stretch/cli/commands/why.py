"""``why``: the last decisions and silences of the running app, each with its reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desk_stretch.cli import console, running_app
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import protocol

HELP = N_("show why you were asked, and why not")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    return running_app.tell(protocol.WHY, _show, as_json=given.json)


def _show(answer: dict[str, Any]) -> None:
    from desk_stretch.core.breaks.diary_text import Line, phrase, plain

    lines = [
        Line(
            datetime.fromisoformat(each["at"]),
            phrase(each["event"], each["reminder"], each["name"], is_silence=each["silence"]),
            each["reason"],
        )
        for each in answer.get("decisions", [])
    ]
    console.say_all(plain(lines) or tr("Nothing was decided yet."))
