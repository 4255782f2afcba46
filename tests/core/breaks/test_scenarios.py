"""Every day in ``tests/scenarios`` happens exactly as it is written."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulation import Simulation

DAYS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.txt"))


@pytest.mark.parametrize("day", DAYS, ids=lambda path: path.stem)
def test_the_whole_log_is_as_written(day: Path) -> None:
    scenario = parse(day.read_text("utf-8"))
    assert scenario.problems == ()
    assert scenario.expects
    simulation = Simulation(ZoneInfo)
    simulation.run(scenario)
    happened = [(one.at, str(one.decision.event)) for one in simulation.log]
    assert happened == [(line.at, line.event) for line in simulation.expected]
    for one, line in zip(simulation.log, simulation.expected, strict=True):
        assert line.reminder in ("", one.decision.reminder), f"line {line.number}"


def test_there_are_days_to_try() -> None:
    assert len(DAYS) >= 150
