"""``desk-stretch simulate``: runs a day written as text and compares it with its ``>`` lines."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from desk_stretch.cli import console
from desk_stretch.core.breaks.day_words import ScenarioProblem
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.reasons import told
from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulated_app import Happening
from desk_stretch.core.breaks.simulation import Expected, Simulation
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from desk_stretch.core.breaks.scenario import Scenario

_LARGEST_BYTES = 1024 * 1024


def run(path: str, as_json: bool) -> int:
    """Run the day in the file; 0 if the whole log is as expected, 1 if not."""
    scenario = parse(_read(path))
    for number, problem in scenario.problems:
        console.complain(f"{path}: line {number}: {problem}")
    if scenario.problems:
        return 1
    simulation = Simulation(ZoneInfo)
    try:
        simulation.run(scenario)
    except ScenarioProblem as problem:
        console.complain(f"{path}: {problem}")
        return 1
    _show(simulation.log, as_json=as_json)
    return _verdict(path, scenario, simulation, as_json=as_json)


def _read(path: str) -> str:
    """The text of the file, or an error that a person understands."""
    try:
        with Path(path).open("rb") as file:
            raw = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        raise BadDataError(
            tr("{path} cannot be read: {why}.").format(path=path, why=error.strerror),
            tr("Name a text file with a day in it."),
        ) from error
    if len(raw) > _LARGEST_BYTES:
        raise BadDataError(
            tr("{path} is larger than 1 MiB.").format(path=path), tr("Name a shorter day.")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadDataError(
            tr("{path} is not text in UTF-8.").format(path=path), tr("Save it as UTF-8.")
        ) from None


def _show(log: list[Happening], *, as_json: bool) -> None:
    """Print the log."""
    if as_json:
        console.say_json([_as_dict(one) for one in log])
        return
    for one in log:
        why = told(one.decision)
        name = "" if one.decision.reminder == REST_BREAK else f"[{one.decision.reminder}] "
        console.say(f"{one.at:%Y-%m-%d %H:%M:%S}  {one.decision.event:<14} {name}{why}")


def _as_dict(one: Happening) -> dict[str, Any]:
    """One event as ``docs/cli.md`` describes it."""
    return {
        "t": round(one.t, 3),
        "at": one.at.isoformat(timespec="seconds"),
        "reminder": one.decision.reminder,
        "event": str(one.decision.event),
        "reason": told(one.decision),
    }


def _verdict(path: str, scenario: Scenario, simulation: Simulation, *, as_json: bool) -> int:
    """Compare the whole log with what the text expects."""
    if not scenario.expects:
        if not as_json:
            console.say(tr("A preview: the file has no line with '>'."))
        return 0
    difference = first_difference(simulation.log, simulation.expected)
    if difference is None:
        return 0
    console.complain(f"{path}: {difference}")
    return 1


def first_difference(log: list[Happening], expected: list[Expected]) -> str | None:
    """Say where the log and the ``>`` lines part; None if they are the same."""
    for index in range(max(len(log), len(expected))):
        here = log[index] if index < len(log) else None
        wanted = expected[index] if index < len(expected) else None
        if here is not None and wanted is not None and _same(here, wanted):
            continue
        found = tr("nothing")
        if here is not None:
            found = f"{_named(here.decision.event, here.decision.reminder)} {_at(here.at)}"
        if wanted is None:
            return tr("nothing more is expected, but there is {found}.").format(found=found)
        return tr("line {number}: expected {wanted}, but there is {found}.").format(
            number=wanted.number, found=found,
            wanted=f"{_named(wanted.event, wanted.reminder)} {_at(wanted.at)}",
        )  # fmt: skip
    return None


def _named(event: str, reminder: str) -> str:
    """An event, with its reminder if that is one of the person's own."""
    return f"{event} of {reminder}" if reminder not in ("", REST_BREAK) else str(event)


def _same(here: Happening, wanted: Expected) -> bool:
    """Whether an event is the expected one, to the second."""
    same_time = here.at.timestamp() == wanted.at.timestamp()
    same_one = wanted.reminder in ("", here.decision.reminder)
    return same_time and same_one and str(here.decision.event) == wanted.event


def _at(moment: datetime) -> str:
    """A time for a sentence."""
    return f"at {moment:%Y-%m-%d %H:%M:%S}"
