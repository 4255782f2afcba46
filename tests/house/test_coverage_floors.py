"""The plugin that holds each ring to its coverage."""

from __future__ import annotations

from tests.house.coverage_floors import shortfalls
from tests.house.sources import project


class Measured:
    def report(self, include, file):
        return {"desk_stretch/core/*": 99.99, "desk_stretch/ui/*": 90.0}[include[0]]


def test_a_ring_below_its_floor_is_told():
    (line,) = shortfalls(Measured(), {"core": 100, "ui": 90})
    assert line == "coverage of core is 99.99 %, below 100 %"


def test_the_floors_are_those_of_the_house():
    floors = project()["tool"]["desk-stretch"]["coverage"]
    inner = dict.fromkeys(("core", "engine", "storage", "remote", "cli"), 100)
    assert floors == {**inner, "ui": 90}
