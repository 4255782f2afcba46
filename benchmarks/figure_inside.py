"""The figure seen from inside a process: how long its frames take. ``figure.py`` starts it.

A window with the real clock plays a routine; the numbers go to standard output as JSON. With
``--idle`` it waits in the tray for so long first, and then the window opens in one of these ways.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import time
from pathlib import Path
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
        self.shown_routine, self.offered, self.clock = routine, routine, clock
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

        gc.freeze()  # as ``ui.windows`` does
        window = SessionWindow(engine, engine.clock)
        watch.attach()
    window.open()  # type: ignore[attr-defined]
    while len(watch.frames) == before:
        QApplication.processEvents()
    return window, (time.perf_counter() - begun) * 1000


def wait(seconds: float) -> None:
    """Let so much time pass, as the app does."""
    QTimer.singleShot(round(seconds * 1000), QApplication.quit)
    QApplication.exec()


def asked(engine: LiveEngine) -> QWidget:
    """Show the prompt, with the first exercise in it, as it is when somebody clicks."""
    from desk_stretch.ui.asking import Asking
    from desk_stretch.ui.prompt.card import PromptCard
    from desk_stretch.ui.prompt.first import first_of

    routine = engine.session.routine
    card = PromptCard(lambda _command: None)
    card.ask(
        prompt(2), "You have worked for 50 minutes.", Asking("A good moment for a short break", 3),
        posture=routine.steps[0].form.postures[0], last_asked=None, motion=False,
        first=first_of(routine, engine.settings),
    )  # fmt: skip
    card.show()
    wait(1.0)
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


def playing(name: str) -> LiveEngine:
    """Return the engine that plays a routine."""
    known = load_catalogue()
    named = known.routine(name)
    assert named is not None
    return LiveEngine(apply(named, Choices(), known, ()), make_clock(Host()))


WAYS = {
    "prompt": "a prompt comes, and a second later somebody starts",
    "again": "the same, where the window was open before the wait",
}


def drop_unmapped() -> None:
    """Let the kernel forget the parts of files that no process has mapped; only root may."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("1", encoding="ascii")


def after_idle(name: str, idle_s: float, way: str, dropped: bool) -> dict[str, Any]:
    """Wait in the tray, then open the window in one of ``WAYS``; return how long that took."""
    import desk_stretch.engine.engine
    import desk_stretch.ui.front
    import desk_stretch.ui.tray  # noqa: F401 - what the app in the tray has read
    from desk_stretch.ui.session.ready import make_ready_at_rest

    engine, watch, window = playing(name), Stopwatch(), None
    make_ready_at_rest(engine, engine.clock)  # as ``WindowFront`` does
    if way == "again":
        card = asked(engine)
        window, _ = opened_ms(watch, engine, None)
        card.hide()
        wait(1.0)
        window.hide()
    wait(idle_s)
    if dropped:
        drop_unmapped()
    before = resource.getrusage(resource.RUSAGE_SELF)
    asked(engine)
    at_click = resource.getrusage(resource.RUSAGE_SELF)
    _, took_ms = opened_ms(watch, engine, window)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "way": WAYS[way], "first_ms": took_ms,
        "read_back": after.ru_majflt - before.ru_majflt,
        "cpu_ms": 1000 * (after.ru_utime + after.ru_stime - at_click.ru_utime - at_click.ru_stime),
    }  # fmt: skip


def measured(name: str, seconds: float) -> dict[str, Any]:
    """Play a routine for so long; return all numbers."""
    engine = playing(name)
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
        wait(seconds)
    replayed, anew = watch.of(replayed=True), watch.of(replayed=False)
    return {
        "size": size, "first_ms": first_ms, "second_ms": second_ms,
        "replayed": _spread(replayed), "anew": _spread(anew),
    }  # fmt: skip


def _spread(times: list[float]) -> dict[str, float]:
    if not times:
        return {"count": 0, "median": 0.0, "longest": 0.0}
    return {"count": len(times), "median": statistics.median(times), "longest": max(times)}


def main() -> None:
    """Read the words, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("routine")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--idle", type=float, help="seconds in the tray before the click")
    parser.add_argument("--way", choices=WAYS, default="prompt")
    parser.add_argument("--dropped", action="store_true", help="forget unmapped pages before it")
    words = parser.parse_args()
    application = QApplication(["desk-stretch"])
    application.setQuitOnLastWindowClosed(False)
    if words.idle is None:
        found = measured(words.routine, words.seconds)
    else:
        found = after_idle(words.routine, words.idle, words.way, words.dropped)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
