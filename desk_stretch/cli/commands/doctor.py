"""``doctor``: one page about this installation, with nothing private in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

Rows = Sequence[tuple[str, ...]]

HELP = N_("explain this installation")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli.examination import examine

    found = examine()
    if given.json:
        console.say_json(found)
    else:
        for line in page(found):
            console.say(line)
    return 0


def page(found: dict[str, Any]) -> Iterator[str]:
    """Every line of the page about what was found."""
    for title, name, rows_of in (
        (tr("Versions"), "versions", _rows),
        (tr("Folders"), "folders", _rows),
        (tr("Desktop"), "desktop", _rows),
        (tr("Mechanisms"), "capabilities", _mechanisms),
        (tr("What can hold a break"), "holds", _holds),
        (tr("Days off"), "days off", _rows),
        (tr("Catalogue"), "catalogue", _rows),
        (tr("History"), "history", _rows),
        (tr("Reminders"), "reminders", _rows),
        (tr("Programs"), "programs", _rows),
        (tr("Running app"), "app", _rows),
        (tr("Report"), "faults", _rows),
        (tr("Managed set-up"), "managed", _rows),
        (tr("Settings that differ from the defaults"), "settings", _rows),
    ):
        rows = _rows(found[name]) if "problem" in found[name] else rows_of(found[name])
        yield title
        yield from console.table([("", *row) for row in rows] or [("", tr("none"))])
        yield ""


def _rows(section: dict[str, Any]) -> Rows:
    return [(key, _text(value)) for key, value in section.items()]


def _mechanisms(capabilities: list[dict[str, Any]]) -> Rows:
    rows = []
    for each in capabilities:
        rows.append((each["capability"], each["mechanism"], each["why"]))
        rows += [
            ("", tr("not {name}").format(name=passed["name"]), passed["why"])
            for passed in each["passed_over"]
        ]
    return rows


def _holds(holds: list[dict[str, Any]]) -> Rows:
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
