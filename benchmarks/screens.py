"""Draws every window in every theme into PNG files: ``python benchmarks/screens.py [FOLDER]``.

Nothing here needs a screen. ``--text 200`` enlarges the text, ``QT_SCALE_FACTOR=2`` everything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;default.warning=false")

from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desk_stretch.core.breaks.decision import Reason, ReasonCode  # noqa: E402
from desk_stretch.core.breaks.reasons import sentence  # noqa: E402
from desk_stretch.core.catalogue.exercise import Posture  # noqa: E402
from desk_stretch.core.history.records import Outcome  # noqa: E402
from desk_stretch.core.routine.choices import Choices  # noqa: E402
from desk_stretch.core.routine.named import apply  # noqa: E402
from desk_stretch.core.routine.routine import Routine  # noqa: E402
from desk_stretch.core.session.segment import SegmentPhase  # noqa: E402
from desk_stretch.core.session.session import Session  # noqa: E402
from desk_stretch.core.session.snapshot import Action  # noqa: E402
from desk_stretch.core.session.timeline import compile_timeline  # noqa: E402
from desk_stretch.core.settings.schema import Settings  # noqa: E402
from desk_stretch.engine.events import SessionEnded  # noqa: E402
from desk_stretch.i18n import tr  # noqa: E402
from desk_stretch.ui import theme  # noqa: E402
from desk_stretch.ui.asking import TITLE, WAY_OUT, Asking  # noqa: E402
from desk_stretch.ui.editing.exercise_window import ExerciseWindow  # noqa: E402
from desk_stretch.ui.languages import Speaker  # noqa: E402
from desk_stretch.ui.prompt.card import PromptCard  # noqa: E402
from desk_stretch.ui.prompt.first import first_of  # noqa: E402
from desk_stretch.ui.session.next_step import NextStep  # noqa: E402
from desk_stretch.ui.session.window import SessionWindow  # noqa: E402
from desk_stretch.ui.tray_icon import Mark, draw_pixmap  # noqa: E402
from tests.ui import gallery  # noqa: E402
from tests.ui.fake_engine import NOW, FakeClock, FakeEngine, prompt  # noqa: E402

CONTRAST = "contrast"
Shot = tuple[str, QWidget, QSize | None]

_FIRST = {
    Posture.SITTING: "sitting-classic",
    Posture.STANDING: "standing-gentle",
    Posture.FLOOR: "lying-classic",
}


def own_card(*, strict: bool) -> QWidget:
    """The prompt of a reminder of the person's own."""
    window = PromptCard(lambda _command: None)
    text = tr("Look at something far away for a little while, and blink as you like.")
    asking = Asking(
        tr("Eye rest"), 5, text, is_own=True, is_message=True,
        way_out=tr(WAY_OUT) if strict else "",
    )  # fmt: skip
    shown = prompt(1, skips_left=0 if strict else 1)
    why = sentence(Reason(ReasonCode.WORKED, 1200.0), NOW)
    window.ask(shown, why, asking, posture=Posture.SITTING, motion=False)
    return window


def card(snoozes_left: int, last_asked: str | None, posture: Posture) -> QWidget:
    window = PromptCard(lambda _command: None)
    window.ask(
        prompt(snoozes_left), sentence(Reason(ReasonCode.WORKED, 3000.0), NOW),
        Asking(tr(TITLE), 5), posture=posture,
        last_asked=last_asked, motion=False, first=first_of(routine(_FIRST[posture]), Settings()),
    )  # fmt: skip
    return window


@cache
def routine(name: str) -> Routine:
    known = gallery.catalogue()
    named = known.routine(name)
    assert named is not None
    return apply(named, Choices(), known, ())


def session(
    name: str, phase: SegmentPhase, *actions: Action, step: int = 1,
    ended: SessionEnded | None = None, **looks: str,
) -> QWidget:  # fmt: skip
    """The routine window in the middle of a phase of a step, after some actions."""
    one = routine(name)
    segments = compile_timeline(one).segments
    found = next(s for s in segments if s.step >= step and s.phase is phase)
    begun = Session.begin(one, NOW)
    at = NOW.after(found.start + found.seconds * 0.6)
    for action in actions:
        begun = begun.do(action, at)
    engine = FakeEngine(shown_snapshot=begun.snapshot(at), shown_routine=one)
    engine.settings = Settings({f"look.{key}": value for key, value in looks.items()})
    window = SessionWindow(engine, FakeClock(at))
    window.open()
    for coming in window.findChildren(NextStep):
        coming._show_picture()  # without its little wait
    if ended is not None:
        engine.announce(ended)
    return window


def prompts() -> Iterator[Shot]:
    yield "prompt-first", card(2, None, Posture.SITTING), None
    yield "prompt-again", card(1, "10:40", Posture.STANDING), None
    yield "prompt-message", own_card(strict=False), None
    yield "prompt-strict", own_card(strict=True), None
    yield "prompt-last", card(0, "10:45", Posture.FLOOR), None


def routines() -> Iterator[Shot]:
    normal, phases = QSize(940, 660), SegmentPhase
    sitting, standing = "sitting-classic", "standing-gentle"
    yield "session-hold", session(sitting, phases.HOLD), normal
    yield "session-large", session(sitting, phases.HOLD), QSize(1280, 800)
    yield "session-prepare", session(sitting, phases.PREPARE), normal
    yield "session-move", session(sitting, phases.MOVE), normal
    yield "session-still", session(sitting, phases.HOLD, motion="still"), normal
    yield "session-paused", session(standing, phases.HOLD, Action.PAUSE), normal
    yield "session-own-pace", session("lying-classic", phases.HOLD, Action.SELF_PACED), normal
    yield "session-small", session(sitting, phases.PREPARE), QSize(320, 480)
    yield "session-narrow", session(sitting, phases.HOLD), QSize(420, 560)
    yield "session-medium", session(sitting, phases.PREPARE), QSize(640, 520)
    done = SessionEnded(Outcome.COMPLETED, 5, 5)
    yield "session-done", session(sitting, phases.HOLD, ended=done), QSize(760, 560)
    wrong = SessionEnded(None, 1, 5, alarm=True)
    yield "session-stop", session(sitting, phases.HOLD, ended=wrong), QSize(760, 600)


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


_SIZES = {"settings": QSize(940, 720), "catalogue": QSize(1080, 760)}


def others() -> Iterator[Shot]:
    for name, make in gallery.MAKERS.items():
        size = _SIZES.get(name.partition("-")[0])
        yield name, make(), size


def editing() -> Iterator[Shot]:
    """An exercise that can be read, with its figure; the one of the gallery has a mistake."""
    store, found = gallery.own_folder()
    window = ExerciseWindow(gallery.LiveEngine(), FakeClock(), found, store)
    window.show_exercise("reach")
    yield "exercise-figure", window, QSize(960, 756)


SETS: dict[str, Callable[[], Iterator[Shot]]] = {
    "prompts": prompts,
    "routines": routines,
    "tray": tray,
    "others": others,
    "editing": editing,
}


def save(app: QApplication, window: QWidget, path: Path, size: QSize | None) -> None:
    if size is not None:
        window.resize(size)
    window.show()
    for _ in range(30):  # words that wrap change heights, which changes words; pictures come later
        app.processEvents()
    image = QImage(window.size() * window.devicePixelRatio(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(window.devicePixelRatio())
    window.render(image)
    image.save(str(path))
    window.hide()


def dress(dressed: theme.Theme, choice: str) -> None:
    """Choose light, dark or contrast; the last is what a system asks for that has it."""
    asked = "HighContrast" if choice == CONTRAST else "NoPreference"
    theme._preference = lambda _name: asked
    dressed.choose("dark" if choice == CONTRAST else choice)


def ask_for_a_large_screen() -> None:
    """The one that Qt makes up has 800 by 800, and windows keep to their screen."""
    if os.environ["QT_QPA_PLATFORM"] == "offscreen":
        described = ROOT / "benchmarks" / "large_screen.json"
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "docs" / "screens"))
    parser.add_argument("--text", type=int, default=100, help="size of the text in percent")
    parser.add_argument("--only", default="", help="draw only what has this in its name")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--language", default="en", help="en_XA lengthens texts, ar_XB mirrors")
    words = parser.parse_args()
    folder = Path(words.folder)
    folder.mkdir(parents=True, exist_ok=True)
    ask_for_a_large_screen()
    app = QApplication([])
    Speaker(app).follow(words.language)
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * words.text / 100)
    app.setFont(font)
    dressed = theme.apply(app, "light")
    for choice in words.themes.split(","):
        dress(dressed, choice)
        for shots in SETS.values():
            for name, window, size in shots():
                if words.only in name:
                    save(app, window, folder / f"{name}-{choice}.png", size)
                window.close()


if __name__ == "__main__":
    main()
