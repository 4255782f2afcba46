"""Dresses the application: Fusion, a palette from the colour roles, a type scale; follows changes.

Widgets never keep a colour: they ask ``colours(widget)`` while painting and ``font(role)`` when
the system font changes. Values live in ``tokens``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desk_stretch.core.look import Look
from desk_stretch.ui.tokens import DARK, LIGHT, Colours, TextRole, high_contrast, luminance

SYSTEM_CHOICE, LIGHT_CHOICE, DARK_CHOICE = "system", "light", "dark"

_OWN = {(c.window, c.text): c for c in (LIGHT, DARK)}
_ROLE = QPalette.ColorRole
_GROUP = QPalette.ColorGroup


def colours(widget: QWidget) -> Colours:
    """Return the colour roles that *widget* is dressed in now."""
    palette = QPalette(widget.palette())
    palette.setCurrentColorGroup(QPalette.ColorGroup.Active)  # disabled is no theme of its own
    return colours_of(palette)


def colours_of(palette: QPalette) -> Colours:
    """Return the colour roles behind a palette; a foreign palette counts as high contrast."""
    window, text = palette.color(_ROLE.Window).name(), palette.color(_ROLE.WindowText).name()
    own = _OWN.get((window, text))
    if own is not None:
        return own
    return high_contrast(
        window,
        text,
        palette.color(_ROLE.Highlight).name(),
        palette.color(_ROLE.HighlightedText).name(),
    )


def brush(colour: str) -> QBrush:
    """Return a brush of one colour role."""
    return QBrush(QColor(colour))


def font(role: TextRole) -> QFont:
    """Return the font of a place in the type scale, relative to the application's font."""
    result = QFont(QApplication.font())
    if result.pointSizeF() > 0:
        result.setPointSizeF(result.pointSizeF() * role.factor)
    else:
        result.setPixelSize(round(result.pixelSize() * role.factor))
    result.setBold(role.bold)
    return result


def palette_of(roles: Colours) -> QPalette:
    """Turn colour roles into a palette that Fusion draws standard controls with."""
    palette = QPalette(QColor(roles.sunken), QColor(roles.window))
    for role, value in (
        (_ROLE.Window, roles.window),
        (_ROLE.WindowText, roles.text),
        (_ROLE.Base, roles.surface),
        (_ROLE.AlternateBase, roles.sunken),
        (_ROLE.Text, roles.text),
        (_ROLE.PlaceholderText, roles.muted),
        (_ROLE.Button, roles.sunken),
        (_ROLE.ButtonText, roles.text),
        (_ROLE.BrightText, roles.danger),
        (_ROLE.ToolTipBase, roles.surface),
        (_ROLE.ToolTipText, roles.text),
        (_ROLE.Highlight, roles.accent),
        (_ROLE.HighlightedText, roles.on_accent),
        (_ROLE.Accent, roles.accent),
        (_ROLE.Link, roles.accent),
        (_ROLE.LinkVisited, roles.accent),
        (_ROLE.Light, roles.surface),
        (_ROLE.Midlight, roles.border),
        (_ROLE.Mid, roles.border),
        (_ROLE.Dark, roles.outline),
    ):
        palette.setColor(role, QColor(value))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(_GROUP.Disabled, role, QColor(roles.outline))
    palette.setColor(_GROUP.Disabled, _ROLE.Highlight, QColor(roles.outline))
    return palette


def motion_allowed(reduced: bool) -> bool:
    """Whether anything may fade or slide: neither the person nor the system asked for less."""
    if reduced or _desktop_wish():
        return False
    return _preference("motionPreference") != "ReducedMotion"  # from Qt 6.12


def heed_motion(is_reduced: Callable[[], bool]) -> None:
    """Ask *is_reduced*, from now on, whether the desktop wishes for less movement."""
    global _desktop_wish
    _desktop_wish = is_reduced


def heed_look(look: Look) -> None:
    """Dress by what the desktop says beside what Qt knows of it, from now on."""
    global _desktop_look
    _desktop_look = look
    if _worn is not None:
        _worn.refresh()


_desktop_look = Look()


def _unasked() -> bool:
    return False


_desktop_wish: Callable[[], bool] = _unasked


def _preference(name: str) -> str:
    """What the system wishes for access, in Qt's word; nothing before Qt 6.10.

    The hints stay in a variable: PySide drops what hangs on them together with their wrapper, so
    neither may be kept from one question to the next.
    """
    hints = QGuiApplication.styleHints()
    ask = getattr(hints, "accessibility", None)
    preference = getattr(ask() if ask is not None else None, name, None)
    return "" if preference is None else str(preference().name)


class Theme(QObject):
    """Keeps the application dressed as the person chose, and as the system changes."""

    def __init__(self, app: QApplication, choice: str) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._busy = False
        self._left = False
        app.setStyle("Fusion")
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self.refresh)
        # These two signals rather than a filter on the application: that would be a call into
        # Python for every event of every widget, and have PySide read all of Qt's classes.
        app.paletteChanged.connect(self.refresh)  # so arrives a change of contrast as well
        app.fontChanged.connect(self._pass_on_font_change)
        self.refresh()

    def choose(self, choice: str) -> None:
        """Follow another choice: ``system``, ``light`` or ``dark``."""
        self._choice = choice
        self.refresh()

    def leave(self) -> None:
        """Follow the system no more."""
        if self._left:
            return
        self._left = True
        self._app.paletteChanged.disconnect(self.refresh)
        self._app.fontChanged.disconnect(self._pass_on_font_change)
        self._hints.colorSchemeChanged.disconnect(self.refresh)

    def refresh(self) -> None:
        """Look at the system again and dress the application if anything differs."""
        if self._busy:
            return
        self._busy = True
        worn = self._app.palette()
        self._app.setPalette(QPalette())  # back to the system's own, to look at it
        wanted = palette_of(self._wanted(self._app.palette()))
        self._app.setPalette(worn if worn == wanted else wanted)
        self._busy = False

    def _pass_on_font_change(self) -> None:
        """Qt tells only windows, and widgets without a font of their own; ours have one."""
        for widget in self._app.allWidgets():
            if not widget.isWindow():
                self._app.sendEvent(widget, QEvent(QEvent.Type.ApplicationFontChange))

    def _wanted(self, system: QPalette) -> Colours:
        dark = self._is_dark(system)
        if not self._wants_contrast():
            return DARK if dark else LIGHT
        names = [
            system.color(role).name()
            for role in (_ROLE.Window, _ROLE.WindowText, _ROLE.Highlight, _ROLE.HighlightedText)
        ]
        if _desktop_look.wants_contrast:
            names[:2] = ["#ffffff", "#000000"]  # as such a theme of GTK has them
        if dark != (luminance(names[0]) < luminance(names[1])):
            names[:2] = names[1::-1]
        return high_contrast(*names)

    def _is_dark(self, system: QPalette) -> bool:
        if self._choice in (LIGHT_CHOICE, DARK_CHOICE):
            return self._choice == DARK_CHOICE
        if _desktop_look.is_dark:
            return True
        scheme = self._hints.colorScheme()
        if scheme != Qt.ColorScheme.Unknown:
            return scheme == Qt.ColorScheme.Dark
        return system.color(_ROLE.Window).lightness() < system.color(_ROLE.WindowText).lightness()

    def _wants_contrast(self) -> bool:
        if _desktop_look.wants_contrast:
            return True
        return _preference("contrastPreference") == "HighContrast"


def apply(app: QApplication, choice: str) -> Theme:
    """Dress *app* by ``system``, ``light`` or ``dark`` and keep following changes.

    The theme before it is left: two at once would dress the app in turns for ever.
    """
    global _worn
    if _worn is not None:
        _worn.leave()
    _worn = Theme(app, choice)
    return _worn


_worn: Theme | None = None
