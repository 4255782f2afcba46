"""Draws every window in every theme into PNG files: ``python benchmarks/screens.py [FOLDER]``.

Nothing here needs a screen. ``--text 200`` enlarges the text, ``QT_SCALE_FACTOR=2`` everything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;default.warning=false")

from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desk_stretch import i18n  # noqa: E402
from desk_stretch.core.catalogue.exercise import Posture, Sides, Work  # noqa: E402
from desk_stretch.core.history.records import Outcome  # noqa: E402
from desk_stretch.core.session.segment import SegmentPhase  # noqa: E402
from desk_stretch.core.session.snapshot import SessionState, Snapshot  # noqa: E402
from desk_stretch.engine.events import SessionEnded  # noqa: E402
from desk_stretch.ui import theme  # noqa: E402
from desk_stretch.ui.prompt.card import PromptCard  # noqa: E402
from desk_stretch.ui.session.window import SessionWindow  # noqa: E402
from desk_stretch.ui.tray_icon import Mark, draw_pixmap  # noqa: E402
from tests.ui import gallery  # noqa: E402
from tests.ui.fake_engine import (  # noqa: E402
    FakeClock,
    FakeEngine,
    prompt,
    snapshot,
    step,
)

Shot = tuple[str, QWidget, QSize | None]

CAUTION = (
    "Go only as far as is comfortable, slowly, and without pulling with the hand.",
)  # fmt: skip


def card(snoozes_left: int, last_asked: str | None, posture: Posture) -> QWidget:
    window = PromptCard(lambda _command: None)
    window.ask(
        prompt(snoozes_left), "You have worked for 50 minutes.", posture=posture, minutes=5,
        last_asked=last_asked, motion=False,
    )  # fmt: skip
    return window


def session(shown: Snapshot, ended: SessionEnded | None = None) -> QWidget:
    engine = FakeEngine(shown_snapshot=shown)
    window = SessionWindow(engine, FakeClock())
    window.open()
    if ended is not None:
        engine.announce(ended)
    return window


def prompts() -> Iterator[Shot]:
    yield "prompt-first", card(2, None, Posture.SITTING), None
    yield "prompt-again", card(1, "10:40", Posture.STANDING), None
    yield "prompt-last", card(0, "10:45", Posture.FLOOR), None


def routines() -> Iterator[Shot]:
    standing = step(
        name="Reach up and lean", posture=Posture.STANDING, areas=("side", "shoulders"),
        cue="Reach the {side} arm over and lean to the {other}.",
    )  # fmt: skip
    rolls = step(
        name="Shoulder rolls", areas=("shoulders", "upper-back"), sides=Sides.BOTH,
        work=Work.MOVE, cue="Roll both shoulders back in slow circles.",
    )  # fmt: skip
    lying = step(
        name="Knees from side to side", posture=Posture.FLOOR, areas=("lower-back", "hips"),
        cue="Let both knees sink to the {side}.",
    )  # fmt: skip
    normal = QSize(940, 660)
    hold = snapshot()
    prepare = snapshot(SegmentPhase.PREPARE, left_s=4.2, seconds=6.0, caution=CAUTION)
    moving = snapshot(
        SegmentPhase.MOVE, side="both", the_step=rolls, repetition=2, repetitions=8
    )  # fmt: skip
    paused = snapshot(state=SessionState.PAUSED, side="right", the_step=standing)
    own = snapshot(self_paced=True, the_step=lying, is_last=True, index=4)
    yield "session-hold", session(hold), normal
    yield "session-prepare", session(prepare), normal
    yield "session-move", session(moving), normal
    yield "session-paused", session(paused), normal
    yield "session-own-pace", session(own), normal
    yield "session-small", session(prepare), QSize(320, 480)
    yield "session-medium", session(prepare), QSize(640, 520)
    yield "session-done", session(hold, SessionEnded(Outcome.COMPLETED, 5, 5)), QSize(760, 560)
    yield "session-stop", session(hold, SessionEnded(None, 1, 5, alarm=True)), QSize(760, 600)


def tray() -> Iterator[Shot]:
    yield "tray", _TrayBoard(), QSize(760, 420)


class _TrayBoard(QWidget):
    """Every mark in every size on a light and on a dark panel."""

    def paintEvent(self, _event: object) -> None:
        with QPainter(self) as painter:
            for column, panel in enumerate(("#f2f2f2", "#20252a")):
                painter.fillRect(column * 380, 0, 380, 420, QColor(panel))
                for row, mark in enumerate(Mark):
                    left = column * 380 + 10
                    for side in (16, 22, 24, 32, 48):
                        pixmap = draw_pixmap(mark, 0.6, side, self.devicePixelRatio().__ceil__())
                        painter.drawPixmap(left, 4 + row * 52, pixmap)
                        left += side + 16


def others() -> Iterator[Shot]:
    for name, make in gallery.MAKERS.items():
        yield name, make(), QSize(940, 720) if name.startswith("settings") else None


SETS: dict[str, Callable[[], Iterator[Shot]]] = {
    "prompts": prompts,
    "routines": routines,
    "tray": tray,
    "others": others,
}


def save(app: QApplication, window: QWidget, path: Path, size: QSize | None) -> None:
    if size is not None:
        window.resize(size)
    window.show()
    for _ in range(3):  # words that wrap change heights, which changes words
        app.processEvents()
    image = QImage(window.size() * window.devicePixelRatio(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(window.devicePixelRatio())
    window.render(image)
    image.save(str(path))
    window.hide()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "docs" / "screens"))
    parser.add_argument("--text", type=int, default=100, help="size of the text in percent")
    parser.add_argument("--only", default="", help="draw only what has this in its name")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--language", default="en", help="en_XA lengthens every text")
    words = parser.parse_args()
    folder = Path(words.folder)
    folder.mkdir(parents=True, exist_ok=True)
    i18n.use(words.language)
    app = QApplication([])
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * words.text / 100)
    app.setFont(font)
    dressed = theme.apply(app, "light")
    for choice in words.themes.split(","):
        dressed.choose(choice)
        for shots in SETS.values():
            for name, window, size in shots():
                if words.only in name:
                    save(app, window, folder / f"{name}-{choice}.png", size)
                window.close()


if __name__ == "__main__":
    main()
