"""The small pictures of the catalogue: painted when there is time, kept, moving one at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.figure.still import Still
from desk_stretch.core.session.acting import Loop
from desk_stretch.core.session.rehearsal import main_still_of, rehearse
from desk_stretch.ui.catalogue.words import side_to_show
from desk_stretch.ui.figure.picture import Costume, Work, draw
from desk_stretch.ui.tokens import Colours

MOST_KEPT = 160


def work_of(exercise: Exercise, form: Form) -> Work:
    """Return what is drawn of a form that has no poses."""
    return Work(form.postures[0], exercise.areas, side_to_show(form))


class Thumbs(QObject):
    """Keeps the pictures. What is not painted yet is asked for, and *painted* tells when it is."""

    painted = Signal()

    def __init__(self, who: Costume, *, mirror: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self._mirror = mirror
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._asked: dict[Hashable, Callable[[], QPixmap]] = {}
        self._loop: tuple[tuple[str, str], Loop | None] | None = None
        # One picture a turn of the loop: the window answers while its pictures come in.
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._paint_next)

    def dress(self, who: Costume, *, mirror: bool) -> None:
        """Let somebody else be in the pictures."""
        if (who, mirror) != (self._who, self._mirror):
            self._who, self._mirror = who, mirror
            self._kept.clear()
            self._loop = None
            self.painted.emit()

    def rest(self) -> None:
        """Paint no more until somebody asks again: nobody is looking."""
        self._asked.clear()
        self._turn.stop()

    def forget(self) -> None:
        """Paint everything anew: an exercise may be another one under the same id."""
        self._kept.clear()
        self._loop = None
        self.painted.emit()

    def picture(
        self, exercise: Exercise, form: Form, side: int, ratio: float, roles: Colours
    ) -> QPixmap | None:
        """Return the main hold, *side* logical pixels square; None until it is painted."""
        key = (exercise.id, form.id, side, ratio, roles)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._asked[key] = lambda: self._pixmap(exercise, form, QSize(side, side), ratio, roles)
        self._turn.start()
        return None

    def live(self, exercise: Exercise, form: Form, seconds: float) -> Still | None:
        """Return the movement at a second of its endless loop."""
        if self._loop is None or self._loop[0] != (exercise.id, form.id):
            rehearsal = rehearse(form, mirror=self._mirror)
            loop = None if rehearsal is None else Loop(rehearsal, side_to_show(form))
            self._loop = ((exercise.id, form.id), loop)
        loop = self._loop[1]
        return None if loop is None else loop.still(seconds, seconds)

    def draw(
        self, painter: QPainter, box: QRectF, exercise: Exercise, form: Form, still: Still | None,
        roles: Colours,
    ) -> None:  # fmt: skip
        """Draw a still of a form in the clothes of the pictures."""
        draw(painter, box, still, work_of(exercise, form), roles, self._who)

    def _paint_next(self) -> None:
        if not self._asked:
            self._turn.stop()
            return
        key, make = self._asked.popitem()  # what was asked for last is looked at now
        self._kept[key] = make()
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.painted.emit()

    def _pixmap(
        self, exercise: Exercise, form: Form, size: QSize, ratio: float, roles: Colours
    ) -> QPixmap:
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        box = QRectF(QPointF(0.0, 0.0), size.toSizeF())
        still = main_still_of(form, side_to_show(form), mirror=self._mirror)
        with QPainter(pixmap) as painter:
            self.draw(painter, box, exercise, form, still, roles)
        return pixmap
