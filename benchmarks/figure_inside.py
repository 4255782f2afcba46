"""The figure seen from inside a process: how long its frames take. ``figure.py`` starts it.

A window with the real clock plays a routine; the numbers go to standard output as JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desk_stretch.core.ports import Clock
from desk_stretch.core.routine.choices import Choices
from desk_stretch.core.routine.named import apply
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Snapshot
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.events import SessionMoved
from desk_stretch.platform.clock import make_clock
from desk_stretch.platform.host import Host
from desk_stretch.storage.catalogue_files import load_catalogue
from tests.ui.fake_engine import FakeEngine, prompt

SIDE = 480


class LiveEngine(FakeEngine):
    """An engine that does nothing but play one routine by the real clock."""

    def __init__(self, routine: Routine, clock: Clock) -> None:
        super().__init__(settings=Settings({"look.motion": "full"}))
        self.shown_routine, self.clock = routine, clock
        self.session = Session.begin(routine, clock.now())

    def snapshot(self) -> Snapshot | None:
        return self.session.snapshot(self.clock.now())

    def follow(self) -> None:
        """Tell the window of the present segment, and come back with the next."""
        snapshot = self.snapshot()
        assert snapshot is not None
        self.announce(SessionMoved(snapshot))
        left_s = snapshot.segment.end - snapshot.position_s
        QTimer.singleShot(max(1, int(left_s * 1000) + 5), self.follow)


class Stopwatch:
    """Times every frame of the figure, and knows which were played back."""

    def __init__(self) -> None:
        self.frames: list[tuple[float, bool]] = []  # milliseconds, replayed
        self._played = 0

    def attach(self) -> None:
        """Listen to the widget's painting and to the frames that were kept."""
        from desk_stretch.ui.figure.record import Shot
        from desk_stretch.ui.figure.widget import FigureWidget

        paint, play = FigureWidget.paintEvent, Shot.play

        def timed(widget: Any, event: Any) -> None:
            played, begun = self._played, time.perf_counter()
            paint(widget, event)
            took_ms = (time.perf_counter() - begun) * 1000
            self.frames.append((took_ms, self._played > played))

        def counted(shot: Any, *where: Any) -> None:
            self._played += 1
            play(shot, *where)

        FigureWidget.paintEvent = timed  # type: ignore[method-assign, assignment]
        Shot.play = counted  # type: ignore[method-assign, assignment]

    def of(self, replayed: bool) -> list[float]:
        """Return the milliseconds of frames."""
        return [ms for ms, was in self.frames if was is replayed]


def opened_ms(watch: Stopwatch, engine: LiveEngine, window: QWidget | None) -> tuple[Any, float]:
    """Open a window as the click does; return it and the time until its figure was painted."""
    engine.session = Session.begin(engine.session.routine, engine.clock.now())
    before, begun = len(watch.frames), time.perf_counter()
    if window is None:
        from desk_stretch.ui.session.window import SessionWindow

        window = SessionWindow(engine, engine.clock)
        watch.attach()
    window.open()  # type: ignore[attr-defined]
    while len(watch.frames) == before:
        QApplication.processEvents()
    return window, (time.perf_counter() - begun) * 1000


def asked(engine: LiveEngine) -> QWidget:
    """Show the prompt, with the first exercise in it, as it is when somebody clicks."""
    from desk_stretch.ui.prompt.asker import _make_ready
    from desk_stretch.ui.prompt.card import PromptCard
    from desk_stretch.ui.prompt.first import first_of

    routine = engine.session.routine
    card = PromptCard(lambda _command: None)
    card.ask(
        prompt(2), "You have worked for 50 minutes.", posture=routine.steps[0].form.postures[0],
        minutes=3, last_asked=None, motion=False, first=first_of(routine, engine.settings),
    )  # fmt: skip
    card.show()
    QTimer.singleShot(400, _make_ready)  # as ``Asker`` does
    end_s = time.monotonic() + 1.0
    while time.monotonic() < end_s:
        QApplication.processEvents()
    return card


def fitted(window: QWidget) -> tuple[int, int]:
    """Make the figure 480 pixels high; return the window's size."""
    from desk_stretch.ui.figure.widget import FigureWidget

    figure = window.findChild(FigureWidget)
    assert figure is not None
    for _ in range(4):
        side = min(figure.width(), figure.height())
        window.resize(window.width() + SIDE - side, window.height() + SIDE - side)
        for _ in range(5):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.processEvents()
    return window.width(), window.height()


def measured(name: str, seconds: float) -> dict[str, Any]:
    """Play a routine for so long; return all numbers."""
    known = load_catalogue()
    named = known.routine(name)
    assert named is not None
    engine = LiveEngine(apply(named, Choices(), known, ()), make_clock(Host()))
    card = asked(engine)
    watch = Stopwatch()
    window, first_ms = opened_ms(watch, engine, None)
    size = fitted(window)
    card.hide()
    window.hide()
    window, second_ms = opened_ms(watch, engine, window)
    watch.frames.clear()
    if seconds > 0:
        engine.follow()
        QTimer.singleShot(round(seconds * 1000), QApplication.quit)
        QApplication.exec()
    replayed, anew = watch.of(replayed=True), watch.of(replayed=False)
    return {
        "size": size, "first_ms": first_ms, "second_ms": second_ms,
        "replayed": _spread(replayed), "anew": _spread(anew),
    }  # fmt: skip


def _spread(times: list[float]) -> dict[str, float]:
    if not times:
        return {"count": 0, "median": 0.0, "longest": 0.0}
    return {"count": len(times), "median": statistics.median(times), "longest": max(times)}


if __name__ == "__main__":
    application = QApplication(["desk-stretch"])
    application.setQuitOnLastWindowClosed(False)
    print(json.dumps(measured(sys.argv[1], float(sys.argv[2]))))
