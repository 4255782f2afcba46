"""``doctor``: one page about this installation, with nothing private in it."""

from __future__ import annotations

from typing import Any

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("explain this installation")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli.examination import examine

    found = examine()
    if given.json:
        console.say_json(found)
    else:
        _show(found)
    return 0


def _show(found: dict[str, Any]) -> None:
    for title, rows in (
        (tr("Versions"), _rows(found["versions"])),
        (tr("Folders"), _rows(found["folders"])),
        (tr("Desktop"), _rows(found["desktop"])),
        (tr("Mechanisms"), _mechanisms(found["capabilities"])),
        (tr("What can hold a break"), _holds(found["holds"])),
        (tr("Working hours"), [(tr("days off"), found["days off"]["why"])]),
        (tr("Catalogue"), _rows(found["catalogue"])),
        (tr("Running app"), _rows(found["app"])),
        (tr("Managed set-up"), _rows(found["managed"])),
        (tr("Settings that differ from the defaults"), _rows(found["settings"])),
    ):
        console.say(title)
        console.say_table([("", *row) for row in rows] or [("", tr("none"))])
        console.say()


def _rows(section: dict[str, Any]) -> list[tuple[str, str]]:
    return [(key, _text(value)) for key, value in section.items()]


def _mechanisms(capabilities: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    rows = []
    for each in capabilities:
        rows.append((each["capability"], each["mechanism"], each["why"]))
        rows += [
            ("", tr("not {name}").format(name=passed["name"]), passed["why"])
            for passed in each["passed_over"]
        ]
    return rows


def _holds(holds: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    rows = []
    for each in holds:
        state = tr("working") if each["works"] else tr("not available here")
        rows.append((each["hold"], f"{state} ({_state(each)})", each["why"]))
    return rows


def _state(hold: dict[str, Any]) -> str:
    """What the hold does, and whether it holds at this moment."""
    if hold["mode"] == "off":
        return tr("off")
    return tr("{mode}, holds now").format(mode=hold["mode"]) if hold["on"] else str(hold["mode"])


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value)) or tr("none")
    return tr("none") if value is None else str(value)
