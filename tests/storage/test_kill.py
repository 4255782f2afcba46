"""``kill -9`` at any time: what was acknowledged is there, and the database opens."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

import desk_stretch
from desk_stretch.storage.opening import open_history

LONG_AGO = "2000-01-01T00:00:00Z"
SESSIONS = """
import sys
sys.path.insert(0, sys.argv[1])
from itertools import count
from pathlib import Path
from desk_stretch.core.history.records import Outcome, SessionRecord, StepOutcome, StepRecord
from desk_stretch.storage.opening import open_history
AT = "2026-03-02T10:00:00Z"
record = open_history(Path(sys.argv[2])).record
while True:
    session = record.begin_session(
        SessionRecord(0, AT, "sitting-gentle", "sitting", True, 5, 0, 180, 0.0, None)
    )
    for index in range(5):
        record.add_step(
            StepRecord(
                session, index, AT, "chin-tuck", "chair", "both", 36.0, StepOutcome.DONE, ("neck",)
            )
        )
        print(session, index, flush=True)
    record.end_session(session, Outcome.COMPLETED, 180.0, 5, AT)
"""


def acknowledged_before_death(path, lines):
    """Let a process write, kill it after that many steps, and give the steps it spoke of."""
    root = Path(desk_stretch.__file__).parent.parent
    command = [sys.executable, "-c", SESSIONS, str(root), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        heard = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        heard += writer.stdout.readlines()
    return [tuple(map(int, line.split())) for line in heard if line.endswith("\n")]


def kill_and_look(path, times, seed):
    chance = random.Random(seed)
    spoken = []
    for _ in range(times):
        spoken += acknowledged_before_death(path, chance.randrange(1, 60))
        opened = open_history(path)
        assert opened.notices == ()
        kept = {
            (row.id, step.index)
            for row in opened.record.sessions(LONG_AGO)
            for step in opened.record.steps_of(row.id)
        }
        assert set(spoken) <= kept
        assert all(row.outcome is not None for row in opened.record.sessions(LONG_AGO))
        assert opened.record._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        opened.record.close()
    return spoken


def test_no_finished_step_is_lost(tmp_path):
    spoken = kill_and_look(tmp_path / "history.sqlite", 20, seed=1)
    assert len(spoken) > 20


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(15))
def test_no_finished_step_is_lost_in_a_long_campaign(tmp_path, seed, proved):
    kill_and_look(tmp_path / "history.sqlite", 20, seed)
    proved("kill -9 while writing: sessions", tries=20)
