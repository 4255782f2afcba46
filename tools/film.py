"""Makes the moving picture of the README: ``python3 dev.py screens --film``.

Work, the card that asks, a routine, done: the real widgets on a painted desktop, at the seconds of
a clock that stands still between two pictures. Ends in ``docs/screens/film.webp``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt's application is made

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks import screens
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.session.session import Session
from desk_stretch.engine.events import SessionEnded, SessionMoved
from desk_stretch.ui import theme
from desk_stretch.ui.figure import widget
from desk_stretch.ui.figure.full_show import FullShow
from desk_stretch.ui.figure.motion import Motion
from desk_stretch.ui.prompt.card import EDGE, PromptCard
from desk_stretch.ui.session.next_step import NextStep
from desk_stretch.ui.session.window import DONE_STAYS_S, SessionWindow
from desk_stretch.ui.tray_icon import Mark
from tests.ui.fake_engine import NOW, FakeClock, FakeEngine
from tools.film_stage import DESKTOP, FRAME, WINDOW, Stage
from tools.site import tools_folder

if TYPE_CHECKING:
    from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
FILM = ROOT / "docs" / "screens" / "film.webp"
PER_SECOND = 10
SAMPLES = 12  # of all frames, for the choice of colours
ROUTINE = "sitting-gentle"

# What is shown of the routine: from second to second of it, and how much faster than life.
TAKES = ((40.6, 44.4, 1.0), (73.2, 79.4, 1.5), (109.0, 116.0, 1.6))

WORKING = "You work. It counts, and notices when you are away."
ASKING = "After a while, in a pause of your typing, a card asks."
GUIDING = "Start, and a drawn figure guides you through three minutes."
DONE = "Then back to what you were doing."


def seconds(length: float) -> Iterator[float]:
    """Give the instants of a scene, from 0 up to its length."""
    yield from (number / PER_SECOND for number in range(round(length * PER_SECOND)))


def picture_of(window: QWidget) -> QImage:
    """Take a picture of a widget as it is now."""
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    window.render(image)
    return image


def settle(window: QWidget) -> None:
    """Let words wrap, which changes heights, which changes words."""
    window.show()
    for _ in range(30):
        QApplication.processEvents()


def blend(one: QImage, other: QImage, share: float) -> QImage:
    """Lay *other* over *one*."""
    mixed = one.copy()
    with QPainter(mixed) as painter:
        painter.setOpacity(share)
        painter.drawImage(0, 0, other)
    return mixed


def cut_softly(old: QImage, new: QImage, steps: int = 3) -> Iterator[QImage]:
    """Lead from one picture to another."""
    yield from (blend(old, new, (step + 1) / (steps + 1)) for step in range(steps))


def working(stage: Stage) -> Iterator[QImage]:
    """Lines grow, and the ring of the icon fills."""
    for at in seconds(2.4):
        yield stage.picture(WORKING, Mark.COUNTING, 0.4 + 0.25 * at, typed=8.0 + 1.75 * at)


def asking(stage: Stage) -> Iterator[QImage]:
    """The card comes, the pointer goes to Start and presses it."""
    card = screens.card(2, None, Posture.SITTING)
    assert isinstance(card, PromptCard)
    settle(card)
    shown = picture_of(card)
    corner = DESKTOP.bottomRight() - QPoint(EDGE, EDGE)
    place = QPointF(corner.x() - shown.width(), corner.y() - shown.height())
    start = card.buttons()[0]
    there = place + QPointF(start.geometry().center()) + QPointF(18, 8)
    away = QPointF(470, 330)
    length, fade, leave, arrive, press = 4.2, 0.3, 1.9, 3.0, 3.5
    for at in seconds(length):
        start.setDown(press <= at)
        way = min(1.0, max(0.0, (at - leave) / (arrive - leave)))
        eased = way * way * (3 - 2 * way)
        pointer = away + (there - away) * eased
        yield stage.picture(
            ASKING, Mark.DUE, 1.0, typed=12.2, card=(picture_of(card), place, min(1.0, at / fade)),
            pointer=pointer,
        )  # fmt: skip
    card.close()


def guiding(stage: Stage) -> Iterator[QImage]:
    """Some seconds of the routine in its window, then the page at its end."""
    routine = screens.routine(ROUTINE)
    begun, clock = Session.begin(routine, NOW), FakeClock(NOW)
    engine = FakeEngine(shown_snapshot=begun.snapshot(NOW), shown_routine=routine)
    window = SessionWindow(engine, clock)
    forget_the_machine(window)
    window.open()
    window.resize(WINDOW)
    settle(window)
    for first, last, speed in TAKES:
        for at in seconds((last - first) / speed):
            clock.moment = NOW.after(first + at * speed)
            engine.shown_snapshot = begun.snapshot(clock.moment)
            window.hear(SessionMoved(engine.shown_snapshot))
            if at == 0:
                window.findChild(NextStep)._show_picture()  # without its little wait
            settle(window)
            yield stage.picture(GUIDING, Mark.ROUTINE, 1.0, typed=12.2, window=picture_of(window))
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    settle(window)
    end = stage.picture(DONE, Mark.COUNTING, 0.0, typed=12.2, window=picture_of(window))
    yield from (end for _ in seconds(min(1.8, DONE_STAYS_S)))
    window.dismantle()


def forget_the_machine(window: SessionWindow) -> None:
    """Have the same pictures on a slow machine as on a fast one, and the next time."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # no timer of the figure paints
    widget._SHOWS[Motion.FULL] = partial(FullShow, seconds=lambda: 0.0)


def frames() -> Iterator[QImage]:
    """Give every picture, the scenes softly joined, the last with the first."""
    stage, before, first = Stage(), None, None
    for scene in (working, asking, guiding):
        for picture in scene(stage):
            if before is not None and _is_cut(before, picture):
                yield from cut_softly(before, picture)
            before, first = picture, first or picture
            yield picture
    assert before is not None
    assert first is not None
    yield from cut_softly(before, first, steps=5)


def _is_cut(one: QImage, other: QImage) -> bool:
    """Whether much has changed: looked at on a coarse grid."""
    grey = QImage.Format.Format_Grayscale8
    pairs = zip(*(pixels(each.scaled(24, 16), grey) for each in (one, other)), strict=True)
    return sum(abs(a - b) for a, b in pairs) > 24 * 16 * 3


def pixels(image: QImage, kind: QImage.Format) -> bytes:
    """Copy the pixels; the picture lives until that is done."""
    converted = image.convertToFormat(kind)
    return bytes(converted.constBits())


def write(pictures: Iterator[QImage], path: Path) -> int:
    """Write an animated picture that begins anew for ever; return how many frames it has.

    Without loss, so that nothing of a frame is left in the next, but with few colours.
    """
    sys.path.append(str(tools_folder()))
    from PIL import Image

    made = (pixels(each, QImage.Format.Format_RGB888) for each in pictures)
    runs = [(one, len(list(same))) for one, same in groupby(made)]
    images = [Image.frombytes("RGB", FRAME.toTuple(), one) for one, _ in runs]
    colours = few_colours(images[:: len(images) // SAMPLES])
    plain = [each.quantize(palette=colours, dither=0).convert("RGB") for each in images]
    lengths = [round(times * 1000 / PER_SECOND) for _, times in runs]
    plain[0].save(
        path, save_all=True, append_images=plain[1:], duration=lengths, loop=0,
        lossless=True, quality=80, method=5, kmin=len(plain), kmax=len(plain) + 1,
    )  # fmt: skip
    return len(plain)


def few_colours(samples: list[Image.Image]) -> Image.Image:
    """Choose the 256 colours that serve all of these pictures."""
    from PIL import Image

    width, height = FRAME.toTuple()
    side_by_side = Image.new("RGB", (width * len(samples), height))
    for number, each in enumerate(samples):
        side_by_side.paste(each, (number * width, 0))
    return side_by_side.quantize(256, method=Image.Quantize.MEDIANCUT, dither=0)


def main() -> None:
    """Make the film."""
    screens.ask_for_a_large_screen()
    app = QApplication([])
    dressed = theme.apply(app, "light")
    number = write(frames(), FILM)
    size = FILM.stat().st_size / 1e6
    print(f"{FILM.relative_to(ROOT)}: {number} pictures, {size:.2f} MB")
    del dressed


if __name__ == "__main__":
    main()
