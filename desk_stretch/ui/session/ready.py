"""Makes a routine ready when the app has settled, so that the first figure comes at once.

A click on the icon comes without a warning, and reading the window's code and the exercises takes
a sixth of a second. So the page is made for nobody once the start is over. What Qt and Python
needed of their files for it stays mapped, or the system would soon take it back.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

from desk_stretch.core.ports import Clock
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.memory import give_back

READY_AFTER_MS = 20_000  # the login that started the app is over


def make_ready_at_rest(view: EngineView, clock: Clock) -> None:
    """Do it once nobody waits for the app any more."""
    QTimer.singleShot(READY_AFTER_MS, lambda: make_ready(view, clock))


def make_ready(view: EngineView, clock: Clock) -> None:
    """Do it now."""
    from desk_stretch.core.session.acting import Acting
    from desk_stretch.core.session.session import Session
    from desk_stretch.core.session.timeline import compile_timeline
    from desk_stretch.ui.figure.motion import instant_of, motion_of
    from desk_stretch.ui.figure.picture import costume_of
    from desk_stretch.ui.session.routine_page import RoutinePage
    from desk_stretch.ui.session.window import SIZE

    routine = view.offer()
    if routine is None:
        return
    now = clock.now()
    snapshot = Session.begin(routine, now).snapshot(now)
    page = RoutinePage(clock, lambda: instant_of(snapshot))
    mirror = bool(view.settings["look.figure_mirror"])
    page.wear(motion_of(view.settings["look.motion"]), costume_of(view.settings))
    page.act(Acting.of(compile_timeline(routine), routine, mirror=mirror))
    page.show_snapshot(snapshot)
    page.resize(SIZE)
    page.winId()  # a window of the system, which nobody sees
    page.grab()
    page.deleteLater()
    QTimer.singleShot(0, _tidy_up)  # it is gone by then


def _tidy_up() -> None:
    """Take apart what knew each other, and keep nothing that is free."""
    gc.collect()
    give_back()
