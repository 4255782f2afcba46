"""``docs/scenarios.md`` says everything about the notation, and every day in it comes true."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desk_stretch.core.breaks import notation
from desk_stretch.core.breaks.notation import apply_policy
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulation import Simulation
from desk_stretch.core.breaks.spellings import (
    ACTIONS,
    EVENTS,
    HOLDS,
    POLICY_KEYS,
    SETTINGS,
    SWITCHES,
)  # fmt: skip
from desk_stretch.core.settings.schema import SCHEMA

PAGE = (Path(__file__).parents[3] / "docs" / "scenarios.md").read_text("utf-8")
DAYS = re.findall(r"```scenario\n(.*?)```", PAGE, re.DOTALL)
SHOWN = {"policy reminders"}
"""What a shorter word stands for, and nobody would write."""
SAMPLES = {
    "breaks.firmness": "strict",
    "breaks.enabled": "off",
    "hours.days": "tue",
    "hours.ranges": "08:00-12:00",
}


@pytest.mark.parametrize("day", DAYS)
def test_an_example_comes_true(day: str) -> None:
    read = parse(day)
    assert (read.problems, read.expects) == ((), True)
    simulation = Simulation(ZoneInfo)
    simulation.run(read)
    assert [(one.at, str(one.decision.event)) for one in simulation.log] == [
        (line.at, line.event) for line in simulation.expected
    ]


def test_there_are_examples() -> None:
    assert len(DAYS) >= 6


@pytest.mark.parametrize("table", [ACTIONS, HOLDS, SWITCHES, POLICY_KEYS, EVENTS])
def test_every_spelling_is_on_the_page(table: Mapping[str, str]) -> None:
    words = {f"hold {word}" if word in HOLDS else word for word in table}
    assert not {word for word in words if f"`{word.removeprefix('hold ')}" not in PAGE} - SHOWN


@pytest.mark.parametrize("event", dict.fromkeys(EVENTS.values()))
def test_every_event_is_explained(event: str) -> None:
    assert f"`> {event}`" in PAGE


@pytest.mark.parametrize("clause", notation._POLICY)
def test_every_clause_is_explained(clause: str) -> None:
    assert re.search(rf"`{clause} \S", PAGE)


@pytest.mark.parametrize("key", SETTINGS)
def test_a_setting_is_named_as_in_the_settings(key: str) -> None:
    assert key in SCHEMA
    assert apply_policy(Policy(), f"{key} {SAMPLES.get(key, '7')}") != Policy()
