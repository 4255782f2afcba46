"""``why``: the last decisions and silences of the running app, each with its reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import client, protocol

HELP = N_("show why you were asked, and why not")
NOT_RUNNING = {"state": "not running"}


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    try:
        answer = client.ask(protocol.WHY)
    except client.NotRunning:
        if given.json:
            console.say_json(NOT_RUNNING)
        raise
    if given.json:
        console.say_json(answer)
    else:
        _show(answer.get("decisions", []))
    return 0


def _show(decisions: list[dict[str, Any]]) -> None:
    from desk_stretch.core.breaks.diary_text import Line, phrase, plain

    lines = [
        Line(
            datetime.fromisoformat(each["at"]),
            phrase(each["event"], each["reminder"], each["name"], is_silence=each["silence"]),
            each["reason"],
        )
        for each in decisions
    ]
    console.say_all(plain(lines) or tr("Nothing was decided yet."))
