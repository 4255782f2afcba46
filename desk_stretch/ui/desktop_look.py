"""The windows in the desktop's own look, where Qt does not take it over by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QGuiApplication, QIcon

from desk_stretch.core.look import FileChooser, Font, LookSource
from desk_stretch.core.ports import MotionWish
from desk_stretch.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def heed(application: QApplication, motion: MotionWish, source: LookSource) -> None:
    """Wear the look as it is now, and whenever it changes; heed the wish for less movement, and
    how files are chosen here."""
    theme.heed_motion(motion.is_reduced)
    global _source, _chooser
    _source, _chooser = source, None
    wear = partial(_wear, application, source, QFont(application.font()))
    source.follow(wear)
    wear()


def chooser() -> FileChooser | None:
    """The desktop's own window for files, looked for when it is first needed; None: Qt's."""
    global _chooser
    if _chooser is None and _source is not None:
        _chooser = _source.chooser()
    return _chooser


_source: LookSource | None = None
_chooser: FileChooser | None = None


def font_of(wished: Font, usual: QFont) -> QFont:
    """Turn a wished font into Qt's; what it leaves open is as in *usual*."""
    font = QFont(usual)
    if wished.families:
        font.setFamilies(list(wished.families))
    if wished.size and wished.in_pixels:
        font.setPixelSize(max(1, round(wished.size)))
    elif wished.size:
        font.setPointSizeF(wished.size)
    weights = QFont.Weight
    font.setWeight(min(weights, key=lambda one: abs(one.value - wished.weight)))
    font.setItalic(wished.is_italic)
    font.setStretch(wished.width)
    return font


def _enlarge(font: QFont, times: float) -> None:
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * times)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * times)))


def _wear(application: QApplication, source: LookSource, usual: QFont) -> None:
    look = source.look()
    font = QFont(usual) if look.font is None else font_of(look.font, usual)
    if QGuiApplication.platformName().startswith("wayland"):
        _enlarge(font, look.text_scale)  # elsewhere Qt has it in the dots per inch
    if application.font() != font:
        application.setFont(font)
    if look.blink_ms is not None:
        application.setCursorFlashTime(look.blink_ms)
    if look.double_click_ms is not None:
        application.setDoubleClickInterval(look.double_click_ms)
    if look.icons:
        QIcon.setThemeName(look.icons)
    theme.heed_look(look)
