"""The plugin that holds each ring to its coverage."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.house.coverage_floors import pytest_runtestloop, pytest_sessionstart, shortfalls
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


@pytest.fixture
def worker():
    """A session that runs a part of the tests, and what was stopped in it."""
    stopped = []
    counting = SimpleNamespace(cov=SimpleNamespace(stop=lambda: stopped.append("the first count")))
    plugins = {"_cov": SimpleNamespace(cov_controller=counting)}
    config = SimpleNamespace(workerinput={}, pluginmanager=SimpleNamespace(getplugin=plugins.get))
    return SimpleNamespace(config=config, testsfailed=0, stopped=stopped)


def test_a_worker_counts_once(worker):
    pytest_sessionstart(worker)
    assert worker.stopped == ["the first count"]


def test_the_one_that_starts_the_workers_goes_on_counting(worker):
    del worker.config.workerinput
    pytest_sessionstart(worker)
    assert worker.stopped == []


def test_a_part_of_a_run_is_not_judged(worker):
    loop = pytest_runtestloop(worker)
    next(loop)
    with pytest.raises(StopIteration) as end:
        loop.send(True)
    assert (end.value.value, worker.testsfailed) == (True, 0)
