"""What APScheduler imports and we never use, kept out of a process that stays all day.

It asks asyncio for one function, importlib.metadata for plug-ins that it looks up by name (we give
it objects), and brings pools of threads and processes (our jobs run on the loop). That is an eighth
of the memory of a bare tray program, and a fifth of its start: ``docs/performance.md``.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_NAMES: dict[str, dict[str, Any]] = {
    "asyncio": {"iscoroutinefunction": inspect.iscoroutinefunction},
    "importlib.metadata": {
        "PackageNotFoundError": ModuleNotFoundError,
        "entry_points": lambda **_: (),
        "version": lambda _: "3.11",
    },
    "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
}


@contextmanager
def stand_ins() -> Iterator[None]:
    """Inside, an import of these modules finds a stand-in; one that is loaded already is used."""
    put = [name for name in _NAMES if name not in sys.modules]
    for name in put:
        module = ModuleType(name, "Stands in while APScheduler is imported.")
        vars(module).update(_NAMES[name])
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in put:
            del sys.modules[name]
