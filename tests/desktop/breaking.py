"""What the tests share that take something away from under a running app."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.desktop.app import AT_ONCE, App
from tests.desktop.processes import wait_until

if TYPE_CHECKING:
    from tests.desktop.desktop import Desktop

ROUTINE = "^Routine"
AS_NOTIFICATION = AT_ONCE + '[prompt]\nstyle = "notification"\n'
CALM_S, LOOKED_S = 0.1, 1.5
"""So much of the processor is nothing, in so long a look."""


def in_routine(desktop: Desktop, speed: float = 20, settings: str = AT_ONCE) -> App:
    """An app whose routine can be seen."""
    app = App(desktop, settings=settings, speed=speed).start("start", "--seconds", "600")
    app.wait_state("routine")
    desktop.wait_window(ROUTINE)
    return app


def due(desktop: Desktop, settings: str = AS_NOTIFICATION) -> App:
    """An app that asks at once."""
    return App(desktop, settings=settings, speed=2).has_worked(5).start()


def wait_calm(app: App) -> None:
    """It comes to rest: over a while it uses next to nothing of the processor."""

    def is_calm() -> bool:
        assert app.process
        before, end = app.process.processor_s, time.monotonic() + LOOKED_S
        wait_until(lambda: time.monotonic() >= end, "the end of a look")
        return app.process.processor_s - before <= CALM_S

    wait_until(is_calm, "calm", 15)


def steps(app: App) -> int:
    """How many steps are in the record as done."""
    return len(app.rows("SELECT 1 FROM step WHERE outcome = 'done'"))


def wait_step(app: App) -> None:
    """A step ends from now on."""
    before = steps(app)
    wait_until(lambda: steps(app) > before, "another step", 30)


def leave(desktop: Desktop) -> None:
    """Leave the routine by its key."""
    desktop.xdotool("windowactivate", desktop.windows(ROUTINE)[0].id)
    wait_until(lambda: desktop.focused().startswith("Routine"), "the routine in front")
    desktop.key("Escape")
    desktop.wait_no_window(ROUTINE)
