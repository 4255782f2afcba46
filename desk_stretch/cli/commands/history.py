"""``history``: what was asked and done in the last days, as it was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.cli import console, sharing
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words, whole
from desk_stretch.i18n import N_, tr

if TYPE_CHECKING:
    from desk_stretch.core.history.records import SessionRecord, StepRecord
    from desk_stretch.storage.history import History

HELP = N_("show what was asked and done")
USUAL_DAYS = 30
MOST_DAYS = 3660


def add_arguments(words: Words) -> None:
    words.add_argument(
        "--days", type=whole("--days", 1, MOST_DAYS), default=USUAL_DAYS, metavar="N",
        help=tr("how many days, today included (default: 30)"),
    )  # fmt: skip
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.storage.opening import read_history
    from desk_stretch.storage.paths import find_folders

    sharing.catch_up()
    record = read_history(find_folders().history_file)
    try:
        entries = _entries(record, _since(given.days))
        computers = record.computers()
    finally:
        record.close()
    for entry in entries:
        entry["computer"] = computers.get(entry["computer"]) or None
    if given.json:
        console.say_json(entries)
    elif entries:
        console.say_table((*_row(entry), entry["computer"] or "") for entry in entries)
    else:
        console.say(tr("Nothing was recorded in these days."))
    return 0


def _since(days: int) -> str:
    """The beginning of the first of so many days, today being the last."""
    from datetime import datetime, time, timedelta

    first = datetime.now().astimezone().date() - timedelta(days=days - 1)
    return datetime.combine(first, time()).astimezone().isoformat(timespec="seconds")


def _entries(record: History, since: str) -> list[dict[str, Any]]:
    from datetime import datetime

    from desk_stretch.core.history import stats

    entries = [_session(row, record) for row in stats.shown(record.sessions(since))]
    entries += stats.objects([], record.prompts(since))
    return sorted(entries, key=lambda entry: datetime.fromisoformat(entry["at"]))


def _session(row: SessionRecord, record: History) -> dict[str, Any]:
    from desk_stretch.core.history import stats

    (entry,) = stats.objects([row], [])
    return {**entry, "steps": [_step(step) for step in record.steps_of(row.id)]}


def _step(step: StepRecord) -> dict[str, Any]:
    return {
        "at": step.at,
        "exercise": step.exercise,
        "form": step.form,
        "side": step.side,
        "seconds": round(step.seconds, 1),
        "outcome": str(step.outcome),
    }


def _row(entry: dict[str, Any]) -> tuple[str, ...]:
    when = f"{entry['at'][:10]} {entry['at'][11:16]}"
    told = entry["outcome"] + (f" ({tr('rehearsal')})" if entry["rehearsal"] else "")
    if entry["kind"] != "session":
        return when, told, str(entry["reason"]), ""
    steps = tr("{done} of {total} steps").format(
        done=entry["steps_done"], total=entry["steps_total"]
    )
    return when, told, entry["routine"], steps
