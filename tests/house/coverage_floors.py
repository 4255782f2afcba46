"""A pytest plugin for whole runs: each ring has a floor of branch coverage (pyproject.toml)."""

from __future__ import annotations

import io
from collections.abc import Generator

import coverage
import pytest

from tests.house.sources import project

_below: list[str] = []


def shortfalls(measured: coverage.Coverage, floors: dict[str, float]) -> list[str]:
    """Tell each ring whose coverage, in percent, is below its floor."""
    found = []
    for ring, floor in floors.items():
        include = [f"desk_stretch/{ring}/*"]
        percent = measured.report(include=include, file=io.StringIO())
        if percent < floor:
            found.append(f"coverage of {ring} is {percent:.2f} %, below {floor} %")
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """End the first of two counts that pytest-cov begins in a worker; `no_cover` halts one only.

    The worker is given the words of the whole run, and so is taken for it until here.
    """
    if hasattr(session.config, "workerinput"):
        session.config.pluginmanager.getplugin("_cov").cov_controller.cov.stop()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Fail a run that was long enough to be judged; a process that ran only a part of it is not."""
    result = yield
    if hasattr(session.config, "workerinput"):
        return result
    measured = coverage.Coverage()
    measured.load()
    _below[:] = shortfalls(measured, project()["tool"]["desk-stretch"]["coverage"])
    session.testsfailed += len(_below)
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which ring is below its floor."""
    for line in _below:
        terminalreporter.write_line(f"FAILED {line}", red=True)
