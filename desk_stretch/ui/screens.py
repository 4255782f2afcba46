"""Which screen a window of ours comes up on, and what becomes of it when screens come and go.

Under Wayland no program may place its windows; there the desktop does all of this, and we only
see to it that a window is not larger than its screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

MAIN = "main"
SETTLED_MS = 250
"""Window managers may move windows themselves when screens change; they go first."""
_BY_HAND = 64  # a window this far from where we put it was moved by somebody


def chosen_screen(word: str) -> QScreen:
    """The screen that the setting names. One that is not connected now gives way to the one that
    has the pointer."""
    primary = QGuiApplication.primaryScreen()
    if word == MAIN:
        return primary
    named = (one for one in QGuiApplication.screens() if word in (one.name(), one.model()))
    return next(named, None) or QGuiApplication.screenAt(QCursor.pos()) or primary


def connected() -> tuple[str, ...]:
    """What the screens are called in the settings: by their model, which stays when they are
    plugged in elsewhere; by where they are plugged in if that is not known, or there are two."""
    screens = QGuiApplication.screens()
    models = [one.model() for one in screens]
    words = (
        one.model() if one.model() and models.count(one.model()) == 1 else one.name()
        for one in screens
    )
    return tuple(word for word in words if word)


def can_place() -> bool:
    """Whether a program may say here where its windows are."""
    return not QGuiApplication.platformName().startswith("wayland")


def left_to_the_desktop() -> Mapping[str, str]:
    """Settings that do less here, each with a sentence about it."""
    if can_place():
        return {}
    return {
        "prompt.style": tr("Under Wayland a card may take the keyboard; a notification does not."),
        "prompt.screen": tr(
            "Under Wayland the desktop decides where windows appear and which is in front."
        ),
    }


def inside(box: QRect, room: QRect) -> QRect:
    """Return *box* moved, and made smaller if need be, so that all of it lies in *room*."""
    fitted = QRect(box.topLeft(), box.size().boundedTo(room.size()))
    left = min(max(fitted.left(), room.left()), room.right() - fitted.width() + 1)
    top = min(max(fitted.top(), room.top()), room.bottom() - fitted.height() + 1)
    fitted.moveTo(left, top)
    return fitted


def keep_in_sight(window: QWidget, screen: QScreen) -> None:
    """Let it lie with its frame within what panels leave of the screen."""
    if not window.isVisible() or window.isMaximized() or window.isFullScreen():
        return
    wanted = inside(window.frameGeometry(), screen.availableGeometry())
    if wanted != window.frameGeometry():
        frame = window.frameGeometry().size() - window.size()
        window.resize(wanted.size() - frame)
        window.move(wanted.topLeft())


class ScreenNews(QObject):
    """Tells when screens came, went or have another size. *leaving* comes while the windows on
    that screen still know it, *changed* once window managers have had their turn."""

    leaving = Signal(QScreen)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_MS)
        self._settle.timeout.connect(self.changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._came)
        application.screenRemoved.connect(self._goes)
        application.primaryScreenChanged.connect(self._soon)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._soon)
        screen.logicalDotsPerInchChanged.connect(self._soon)

    def _came(self, screen: QScreen) -> None:
        self._watch(screen)
        self._soon()

    def _goes(self, screen: QScreen) -> None:
        self.leaving.emit(screen)
        self._soon()

    def _soon(self, *_: object) -> None:
        self._settle.start()


class _Left(NamedTuple):
    """The screen that went, where the window was on it, and where it was put instead."""

    screen: str
    place: QRect
    put: QPoint | None = None


class Berth(QObject):
    """Keeps a window in sight. One whose screen was unplugged moves to *otherwise*, and back when
    the screen returns, unless somebody has moved it meanwhile."""

    def __init__(self, window: QWidget, otherwise: Callable[[], QScreen]) -> None:
        super().__init__(window)
        self._window = window
        self._otherwise = otherwise
        self._left: _Left | None = None
        news = ScreenNews(self)
        news.leaving.connect(self._leave)
        news.changed.connect(self._settle)

    def _leave(self, screen: QScreen) -> None:
        window = self._window
        is_here = screen.geometry().contains(window.frameGeometry().center())
        if window.isVisible() and is_here and self._left is None:
            self._left = _Left(screen.name(), window.geometry())

    def _settle(self) -> None:
        if not self._window.isVisible():
            self._left = None
            return
        self._return()
        keep_in_sight(self._window, self._home())
        if self._left is not None and self._left.put is None:
            self._left = self._left._replace(put=self._window.pos())

    def _return(self) -> None:
        left = self._left
        if left is None or left.screen not in {one.name() for one in QGuiApplication.screens()}:
            return
        self._left = None
        away = self._window.pos() - (left.put or self._window.pos())
        if can_place() and away.manhattanLength() < _BY_HAND:
            self._window.setGeometry(left.place)

    def _home(self) -> QScreen:
        """The screen that its middle is on."""
        if not can_place():
            return self._window.screen()
        return QGuiApplication.screenAt(self._window.frameGeometry().center()) or self._otherwise()


class Spot(QObject):
    """Where something stands that nobody can move: *place* puts it on a screen."""

    def __init__(self, window: QWidget, place: Callable[[QScreen], None]) -> None:
        super().__init__(window)
        self._window = window
        self._place = place
        self._wished = self._on = ""
        ScreenNews(self).changed.connect(self.keep)

    def take(self, word: str) -> None:
        """Stand on the screen that the setting names."""
        self._wished = word
        self._put(chosen_screen(word))

    def keep(self) -> None:
        """Stay on the same screen while it is there, unless the one that was named is back."""
        if self._window.isVisible():
            wished = chosen_screen(self._wished)
            is_named = self._wished in (wished.name(), wished.model(), MAIN)
            self._put(wished if is_named else chosen_screen(self._on))

    def _put(self, screen: QScreen) -> None:
        self._on = screen.name()
        self._place(screen)
