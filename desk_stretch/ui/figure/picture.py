"""A still as pixels, in the colours of the window and the person; and a small widget for one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.figure.still import Still
from desk_stretch.ui import theme
from desk_stretch.ui.engine_view import SettingsView
from desk_stretch.ui.figure import paint
from desk_stretch.ui.figure.layers import Memory
from desk_stretch.ui.figure.palette import Dress, dress_of
from desk_stretch.ui.figure.placeholder import paint_person
from desk_stretch.ui.tokens import Colours

_SKINS = ("fair", "beige", "brown", "deep")  # in the order of the palette's


class Costume(NamedTuple):
    """Who is in the pictures."""

    character: str = "sam"
    skin: str = "beige"
    shirt: str = "teal"

    def dress(self, roles: Colours) -> Dress:
        """Return all colours for a window that wears *roles*."""
        return dress_of(theme_word(roles), self.character, _SKINS.index(self.skin), self.shirt)


class Work(NamedTuple):
    """What is drawn of a form that has no poses."""

    posture: Posture
    areas: tuple[str, ...] = ()
    side: str = "both"


def costume_of(settings: SettingsView) -> Costume:
    """Return who the person chose."""
    names = ("figure_character", "figure_skin", "figure_shirt")
    return Costume(*(settings[f"look.{name}"] for name in names))


def theme_word(roles: Colours) -> str:
    """Return the palette's name for colours: light, dark, contrast (dark) or contrast-light."""
    if roles.contrast:
        return "contrast" if roles.dark else "contrast-light"
    return "dark" if roles.dark else "light"


def square_in(width: float, height: float) -> QRectF:
    """Return the largest square in the middle of a box, on whole pixels."""
    side = float(int(min(width, height)))
    return QRectF(int((width - side) / 2), int((height - side) / 2), side, side)


def draw(
    painter: QPainter, box: QRectF, still: Still | None, work: Work, roles: Colours, who: Costume,
    memory: Memory | None = None,
) -> None:  # fmt: skip
    """Draw a still into *box*; without one, a person in that posture."""
    if still is None:
        paint_person(painter, box, work.posture, roles, work.areas, work.side)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint(painter, box, still, who.dress(roles), memory)


class Picture(QWidget):
    """A small picture that does not move. The words beside it say the same."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._still: Still | None = None
        self._work = Work(Posture.SITTING)
        self._who = Costume()
        self._side = side
        self._drawn: tuple[object, QPixmap] | None = None
        self._is_empty = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_still(self, still: Still | None, work: Work) -> None:
        """Show another still; without one, a person in the posture of *work*."""
        if self._is_empty or still is not self._still or work != self._work:
            self._is_empty, self._still, self._work = False, still, work
            self._drawn = None
            self.update()

    def show_nothing(self) -> None:
        """Stay empty until the next still."""
        self._is_empty, self._still, self._drawn = True, None, None
        self.update()

    def wear(self, who: Costume) -> None:
        """Show another figure."""
        if who != self._who:
            self._who = who
            self.update()

    @property
    def still(self) -> Still | None:
        """What is shown."""
        return self._still

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles, ratio = theme.colours(self), self.devicePixelRatioF()
        box = square_in(self.width(), self.height())
        wanted = (self._who, roles, ratio, box.width())
        if self._drawn is None or self._drawn[0] != wanted:
            self._drawn = (wanted, self._pixmap(roles, ratio, box.width()))
        with QPainter(self) as painter:
            painter.drawPixmap(box.topLeft(), self._drawn[1])

    def _pixmap(self, roles: Colours, ratio: float, side: float) -> QPixmap:
        pixmap = QPixmap(QSize(int(side), int(side)) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        if self._is_empty:
            return pixmap
        with QPainter(pixmap) as painter:
            box = QRectF(QPointF(0.0, 0.0), QPointF(side, side))
            draw(painter, box, self._still, self._work, roles, self._who)
        return pixmap
