"""What APScheduler would bring along and stays out, and that nobody else notices."""

from __future__ import annotations

import json
import subprocess
import sys

KEPT_OUT = (
    "asyncio",
    "ssl",
    "importlib.metadata",
    "email",
    "multiprocessing",
    "apscheduler.executors.pool",
)

LOOK = """
import json, sys
{first}
import desk_stretch.engine.alarm
loaded = [name for name in {names!r} if name in sys.modules]
import asyncio, importlib.metadata
from apscheduler.executors.pool import ThreadPoolExecutor
answer = asyncio.run(asyncio.sleep(0, 7))
parent = ThreadPoolExecutor.__mro__[1].__name__
print(json.dumps([loaded, importlib.metadata.version("APScheduler"), answer, parent]))
"""


def look(first: str = "") -> list[object]:
    words = [sys.executable, "-W", "error", "-c", LOOK.format(first=first, names=KEPT_OUT)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    found: list[object] = json.loads(done.stdout)
    return found


def test_they_stay_out_and_can_be_had_afterwards():
    loaded, version, answer, parent = look()
    assert loaded == []
    assert str(version).startswith("3."), "the real one, not the stand-in"
    assert (answer, parent) == (7, "BasePoolExecutor")


def test_what_is_loaded_already_is_left_as_it_is():
    loaded, _, answer, _ = look("import asyncio")
    assert "asyncio" in loaded
    assert "multiprocessing" not in loaded
    assert answer == 7
