"""The golden pictures: one of every exercise's main hold in two themes, kept beside the tests.

Made anew with ``python -m tests.ui.figure.golden``; look at each one before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from desk_stretch.core.session.rehearsal import main_still_of
from desk_stretch.ui.figure.paint import paint
from desk_stretch.ui.figure.palette import dress_of
from tests.shipped import shipped_catalogue

FOLDER = Path(__file__).parent / "golden"
SIZE = 240
THEMES = ("light", "dark")


class Golden(NamedTuple):
    """A picture to compare: an exercise's default form in a theme."""

    exercise: str
    theme: str

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.exercise}.{self.theme}.png"


def goldens() -> Iterator[Golden]:
    """Return every golden picture that has to be there."""
    for exercise in shipped_catalogue().exercises:
        for theme in THEMES:
            yield Golden(exercise.id, theme)


def draw(golden: Golden) -> QImage:
    """Draw a picture as it is now."""
    exercise = next(e for e in shipped_catalogue().exercises if e.id == golden.exercise)
    form = exercise.forms[0]
    still = main_still_of(form, "right" if form.side_count == 2 else "both")
    assert still is not None
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#f7f5f0" if golden.theme == "light" else "#171d22"))
    painter = QPainter(image)
    dress = dress_of(golden.theme, "alex", 1, "teal")
    paint(painter, QRectF(0, 0, SIZE, SIZE), still, dress)
    painter.end()
    return image


def make() -> None:
    """Draw all of them anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for golden in goldens():
        draw(golden).save(str(golden.path))


if __name__ == "__main__":
    application = QGuiApplication(["golden", "-platform", "offscreen"])
    make()
