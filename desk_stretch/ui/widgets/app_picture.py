"""The app's icon, large. Decoration beside the name."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desk_stretch.ui import icons

_SIDE = 72


def app_picture() -> QLabel:
    """A label with the icon."""
    picture = QLabel()
    picture.setPixmap(icons.app_icon().pixmap(_SIDE, _SIDE))
    return picture
