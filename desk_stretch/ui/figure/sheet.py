"""Pictures of a form as files: one instant, six phases, all key poses. Nothing here is live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QImageWriter, QPainter

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.still import Still
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.acting import Acting
from desk_stretch.core.session.excerpt import excerpt
from desk_stretch.core.session.timeline import compile_timeline, sides_of
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr
from desk_stretch.ui.figure.paint import paint
from desk_stretch.ui.figure.palette import Dress, dress_of

PHASES = 6
USUAL_SKIN, USUAL_SHIRT = 1, "teal"
_SMALLEST_TEXT = 9


class Shown(NamedTuple):
    """A still with the words below it."""

    still: Still
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is painted. *side* ``both`` is the form as a routine does it; *view* None its own."""

    exercise: Exercise
    form: Form
    side: str = "both"
    view: View | None = None

    def main(self) -> Still:
        """Return the instant that shows best what is done."""
        return self._seen(self._acting().main_still(0, self._first_side()))

    def at(self, seconds: float) -> Still:
        """Return the instant so many seconds after the beginning of prepare."""
        return self._seen(self._acting().still(seconds))

    def poses(self) -> list[Shown]:
        """Return every key pose of a side, numbered."""
        stills = self._acting().key_stills(0, self._first_side())
        return [Shown(self._seen(each), str(n)) for n, each in enumerate(stills, start=1)]

    def phases(self, count: int = PHASES) -> list[Shown]:
        """Return phases through the movement of a side, each with its second and its segment."""
        one = replace(self, side=self._first_side())
        acting, timeline = one._acting(), compile_timeline(one._routine())
        return [
            Shown(
                one._seen(acting.still(at)),
                f"{at:.1f} s · {timeline.segment_at(at).phase.value}",
            )
            for at in excerpt(timeline, count)
        ]

    def _routine(self) -> Routine:
        return alone(self.exercise, self.form, self.side)

    def _first_side(self) -> str:
        return sides_of(self._routine().steps[0])[0]

    def _acting(self) -> Acting:
        routine = self._routine()
        return Acting.of(compile_timeline(routine), routine)

    def _seen(self, still: Still | None) -> Still:
        """Seen from the wished view; from behind, right is right, and in front it is a mirror."""
        if still is None:
            raise BadDataError(
                tr("{exercise}, form {form}, has no figure yet.").format(
                    exercise=self.exercise.id, form=self.form.id
                )
            )
        if self.view is None:
            return still
        turned = still if still.view.is_front == self.view.is_front else still.mirrored()
        return replace(turned, view=self.view)


def without_display() -> QGuiApplication:
    """Return Qt's application; a new one unless there is one. For pictures that nobody sees."""
    there = QGuiApplication.instance()
    return there if isinstance(there, QGuiApplication) else QGuiApplication(["desk-stretch"])


def dress(theme: str, character: str) -> Dress:
    """Return a dress of the usual skin and shirt."""
    return dress_of(theme, character, USUAL_SKIN, USUAL_SHIRT)


def themes_of(theme: str) -> tuple[str, str]:
    """Return the two themes of a sheet: the light one, then the dark one."""
    return ("contrast-light", "contrast") if theme == "contrast" else ("light", "dark")


def painted(
    subject: Subject, shot: str, *, at_s: float, theme: str, character: str, size: int
) -> bytes:
    """Return a PNG of a subject: its ``main`` hold, ``at`` a second, its ``poses`` or a ``sheet``.

    Each picture is *size* pixels square; a sheet has a light row above a dark one.
    """
    if shot == "sheet":
        phases = subject.phases()
        return png(
            stacked([row(phases, dress(each, character), size) for each in themes_of(theme)])
        )
    worn = dress(theme, character)
    if shot == "poses":
        return png(row(subject.poses(), worn, size))
    return png(picture(subject.at(at_s) if shot == "at" else subject.main(), worn, size))


def picture(still: Still, worn: Dress, size: int) -> QImage:
    """Paint one still, *size* pixels square."""
    return row([Shown(still)], worn, size)


def row(shown: Sequence[Shown], worn: Dress, size: int) -> QImage:
    """Paint stills side by side, with room for their captions if they have any."""
    text = max(_SMALLEST_TEXT, size // 18)
    below = 2 * text if any(each.caption for each in shown) else 0
    image = QImage(size * len(shown), size + below, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        painter.fillRect(image.rect(), worn.background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, each in enumerate(shown):
            paint(painter, QRectF(place * size, 0, size, size), each.still, worn)
            _write(painter, QRectF(place * size, size, size, below), each.caption, worn, text)
    return image


def stacked(rows: Sequence[QImage]) -> QImage:
    """Put pictures below one another; shorter rows are continued in their own ground."""
    width = max(each.width() for each in rows)
    image = QImage(width, sum(each.height() for each in rows), rows[0].format())
    top = 0
    with QPainter(image) as painter:
        for each in rows:
            painter.fillRect(0, top, width, each.height(), each.pixelColor(0, 0))
            painter.drawImage(0, top, each)
            top += each.height()
    return image


def png(image: QImage) -> bytes:
    """Return a picture as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise BadDataError(tr("The picture could not be made."))
    return bytes(buffer.data().data())


def _write(painter: QPainter, box: QRectF, text: str, worn: Dress, size: int) -> None:
    if not text:
        return
    font = QFont()
    font.setPixelSize(size)
    painter.setFont(font)
    ground = worn.background.color()
    painter.setPen(QColor("#ffffff" if ground.lightness() < 128 else "#1c272c"))
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)
