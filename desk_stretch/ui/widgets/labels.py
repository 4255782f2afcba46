"""Text in the places of the type scale. Labels follow the system font and never keep a colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import RADIUS_SMALL, XS, Colours, TextRole


class Text(QLabel):
    """A wrapping, plain-text label in one role of the type scale."""

    def __init__(
        self, text: str = "", role: TextRole = TextRole.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._dress()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (
            QEvent.Type.ApplicationFontChange,
            QEvent.Type.PaletteChange,
            QEvent.Type.Polish,
        ):
            self._dress()
        return done

    def colour_of(self, roles: Colours) -> str:
        """The colour of the text; kinds of label differ here."""
        return roles.text

    def _dress(self) -> None:
        font = theme.font(self._role)
        if self.font() != font:
            self.setFont(font)
        wanted = QColor(self.colour_of(theme.colours_of(QApplication.palette())))
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            palette = QPalette()  # only this role is ours, all others stay inherited
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


class Heading(Text):
    """The heading of a window or a group."""

    def __init__(
        self, text: str = "", role: TextRole = TextRole.HEADING, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent)


class Body(Text):
    """Running text."""


class Caption(Text):
    """Quiet, smaller text beside or below something."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, TextRole.CAPTION, parent)

    def colour_of(self, roles: Colours) -> str:
        return roles.muted


class Problem(Text):
    """Text that says what is wrong, beside its field."""

    def colour_of(self, roles: Colours) -> str:
        return roles.danger


Warning = Problem  # noqa: A001 - its former name


class KeyHint(QWidget):
    """A key drawn as a key cap. Decoration: the control beside it carries the shortcut."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font(TextRole.CAPTION))
        height = round(metrics.height()) + 2 * XS
        return QSize(max(height, round(metrics.horizontalAdvance(self._key)) + 3 * XS), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(roles.border if not roles.contrast else roles.outline))
            painter.setBrush(QColor(roles.surface))
            box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
            painter.setFont(theme.font(TextRole.CAPTION))
            painter.setPen(QColor(roles.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)
