"""The fixture ``proved``: a campaign says what it tried and what was lost, and ``dev.py prove``
makes a row of ``docs/reliability.md`` of it (``tools/reliability.py``).

    @pytest.mark.campaign
    def test_pulled_plug(proved):
        ...  # pull it 1,000 times, and count what was lost
        proved("the plug is pulled", tries=1000, losses=lost)

Seconds count from the test's begin, or from its row before. Rows of the same fault (a parametrised
test) are added up. What was *measured* stands behind the fault, and is another one the next time.
A test that fails before it says so is a row too: "failed".
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

FAILED = pytest.StashKey[bool]()


class Proof:
    """What one test has tried so far."""

    def __init__(self, test: str, path: str, item: str) -> None:
        self._whose = {"test": test, "path": path, "item": item}
        self._begun = time.perf_counter()

    def __call__(self, fault: str, tries: int, losses: int = 0, measured: str = "") -> None:
        """Write the row, and fail if anything was lost."""
        now = time.perf_counter()
        seconds, self._begun = round(now - self._begun, 3), now
        self.append(fault=fault, tries=tries, losses=losses, seconds=seconds, measured=measured)
        assert tries > 0
        assert losses == 0, f"{fault}: {losses} of {tries} lost something"

    def append(self, **row: object) -> None:
        """Add a line to the file that ``dev.py prove`` named; a plain run writes nothing."""
        if file := os.environ.get("DESK_STRETCH_PROVED"):
            line = json.dumps({**row, **self._whose}, ensure_ascii=False) + "\n"
            with Path(file).open("a", encoding="utf-8") as rows:
                rows.write(line)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Remember for the fixture's end whether the test has failed."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def proved(request: pytest.FixtureRequest):
    """Give what writes a campaign's row."""
    node = request.node
    path = node.path.relative_to(node.config.rootpath).as_posix()
    proof = Proof(node.originalname, path, node.name)
    yield proof
    if node.stash.get(FAILED, False):
        proof.append(failed=True)
