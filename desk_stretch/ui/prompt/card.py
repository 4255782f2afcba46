"""The prompt card: a small window in the corner that asks, and never takes the keyboard.

It asks the window manager not to be focused until its keys are open; then a person may focus it
on purpose, by a click or a window switcher. Nothing in it is a default.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.breaks.decision import Prompt
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.engine.commands import Command, Skip, Snooze, StartRoutine
from desk_stretch.i18n import tr
from desk_stretch.ui import texts, theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.asking import TITLE, Asking, ended
from desk_stretch.ui.figure.picture import Costume, Picture, Work
from desk_stretch.ui.prompt.faces import last_asked_words
from desk_stretch.ui.prompt.first import First
from desk_stretch.ui.screens import Spot
from desk_stretch.ui.tokens import FADE_S, FOCUS_GAP, FOCUS_WIDTH, Colours, L, M, S, TextRole
from desk_stretch.ui.widgets.buttons import Button, LinkButton, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.labels import Body, Caption, Heading

KEYS_GUARDED_S = 1.5
CLICKS_GUARDED_S = 0.5
WIDTH, LONGEST = 360, 200  # logical pixels at 100 % text
PICTURE_SIDE = 64
LARGEST_SHARE = 0.15  # of the screen
EDGE = 16

_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
_GUARDED_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_GUARDED_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchEnd,
)


class _Reason(Body):
    """The sentence; quiet below what a reminder of the person's own says."""

    is_quiet = False

    def quieten(self, is_quiet: bool) -> None:
        """Be quiet or not."""
        self.is_quiet = is_quiet
        self._dress()

    def colour_of(self, roles: Colours) -> str:
        return roles.muted if self.is_quiet else roles.text


class PromptCard(QWidget):
    """The card. *do* carries commands out; *steady* is a clock that never jumps."""

    def __init__(
        self, do: Callable[[Command], None], steady: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(None, _FLAGS)
        self._do = do
        self._steady = steady
        self._shown_at = 0.0
        self._can_draw = True
        self._offered: tuple[Command, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("prompt")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._keys_timer = QTimer(self)
        self._keys_timer.setSingleShot(True)
        self._keys_timer.timeout.connect(self._open_keys)
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.setDuration(round(FADE_S * 1000))
        self._spot = Spot(self, self._place)

    def ask(
        self, prompt: Prompt, reason: str, asking: Asking, *, posture: Posture, screen: str = "",
        last_asked: str | None = None, motion: bool = True, first: First | None = None,
        is_up: bool = False,
    ) -> None:  # fmt: skip
        """Show the question, or word anew one that *is_up*. *last_asked* is a time."""
        self._say(asking, reason, last_asked)
        self._offer(prompt, asking, posture)
        first = first or First(None, Work(posture), Costume())
        self._picture.wear(first.who)
        self._picture.show_still(first.still, first.work)
        if is_up:
            self._spot.keep()
            return
        self._shown_at = self._steady()
        self._keys_timer.start(round(KEYS_GUARDED_S * 1000))
        self._refuse_focus(True)
        self._spot.take(screen)
        self.setFocus()  # inside the card, so that no button looks like the default
        self._appear(motion)
        said = (asking.title, asking.text, reason)
        announce(self, " ".join(ended(words) for words in said if words))

    def withdraw(self) -> None:
        """Take the question away."""
        self._keys_timer.stop()
        self._fade.stop()
        self.hide()

    def buttons(self) -> tuple[Button, ...]:
        """Start, instead, Snooze and Skip, in the order of Tab."""
        return (self._start, self._instead, self._snooze, self._skip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown_s = self._steady() - self._shown_at
        if event.type() in _GUARDED_KEYS and shown_s < KEYS_GUARDED_S:
            return True
        if event.type() in _GUARDED_CLICKS and shown_s < CLICKS_GUARDED_S:
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away as closing does, for whoever has given it the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.withdraw()
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(roles.surface))
            painter.setPen(QColor(roles.outline if roles.contrast else roles.border))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.fillRect(QRect(0, 0, self.width(), 3), QColor(roles.ring))

    def closeEvent(self, event: QEvent) -> None:
        """Closing by the window manager hides it; the question stays in the tray."""
        self.withdraw()
        event.accept()

    def _build(self) -> None:
        self._picture = Picture(PICTURE_SIDE, self)
        self._title = Heading(tr(TITLE), TextRole.STRONG)
        self._text = Body()
        self._reason = _Reason()
        self._again = Caption()
        self._way_out = Caption()
        self._start = PrimaryButton("")
        self._instead = LinkButton("")
        self._snooze = QuietButton("")
        self._skip = QuietButton(tr("Skip"))
        for place, button in enumerate(self.buttons()):
            button.clicked.connect(lambda _=False, at=place: self._do(self._offered[at]))
            button.installEventFilter(self)
        self.installEventFilter(self)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)  # not an alignment: that would give long words too few lines
        for label in (self._title, self._text, self._reason, self._again, self._way_out):
            words.addWidget(label)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(self._picture)
        head.addLayout(words, 1)
        rows = [Flow(spacing=S), Flow(spacing=S)]
        for button, row in zip(self.buttons(), (rows[0], rows[0], rows[1], rows[1]), strict=True):
            row.addWidget(button)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(L, L, L, M)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(S)
        for row in rows:
            box.addLayout(row)

    def _say(self, asking: Asking, reason: str, last_asked: str | None) -> None:
        """The words; without any a line is not there. A message has no exercise to show."""
        for label, words in (
            (self._title, asking.title), (self._text, asking.text), (self._reason, reason),
            (self._again, last_asked_words(last_asked)), (self._way_out, asking.way_out),
        ):  # fmt: skip
            label.setText(words)
            label.setVisible(bool(words))
        self._reason.quieten(bool(asking.text))
        self.setWindowTitle(asking.title)
        self.setAccessibleName(asking.title)
        self._can_draw = not asking.is_message

    def _offer(self, prompt: Prompt, asking: Asking, posture: Posture) -> None:
        """The buttons: only what this prompt allows."""
        self._start.setText(asking.start if asking.is_own else tr(texts.START_IN[posture]))
        self._instead.setVisible(not asking.is_own)
        self._skip.setVisible(prompt.skips_left > 0)
        is_standing = posture is Posture.STANDING
        instead = Posture.SITTING if is_standing else Posture.STANDING
        self._instead.setText(tr(texts.INSTEAD[instead]))
        self._snooze.setVisible(prompt.snoozes_left > 0)
        self._snooze.setText(texts.snooze_label(prompt, asking.minutes))
        start = StartRoutine() if asking.is_own else StartRoutine(posture=posture.value)
        self._offered = (start, StartRoutine(posture=instead.value), Snooze(), Skip())

    def _place(self, screen: QScreen) -> None:
        self.setFixedSize(self._fitting_size(screen))
        room = screen.availableGeometry()
        corner = room.bottomRight() - self.rect().bottomRight()
        self.move(corner.x() - EDGE, corner.y() - EDGE)

    def _fitting_size(self, screen: QScreen) -> QSize:
        """The narrowest size from 360 on that shows everything on its share of the screen."""
        limit = screen.size().width() * screen.size().height() * LARGEST_SHARE
        room = screen.availableSize()
        self._draw(self._can_draw)
        best = self._size_for(WIDTH)
        for is_drawn in (self._can_draw, False):
            self._draw(is_drawn)
            for width in range(WIDTH, max(WIDTH, room.width() - 2 * EDGE) + 1, 24):
                size = self._size_for(width)
                if size.width() * size.height() <= limit and size.height() <= self._tallest():
                    return size
                if size.width() * size.height() < best.width() * best.height():
                    best = size
        return best.boundedTo(room)

    def _draw(self, is_drawn: bool) -> None:
        """Show the picture or not; without it the words begin where the buttons do."""
        self._picture.setVisible(is_drawn)
        self._words.setContentsMargins(0 if is_drawn else FOCUS_GAP + FOCUS_WIDTH, 0, 0, 0)
        self._box.update()  # the layouts around do not hear of other margins

    def _size_for(self, width: int) -> QSize:
        self._box.activate()
        width = max(width, self._box.minimumSize().width())
        return QSize(width, self._box.totalHeightForWidth(width))

    def _tallest(self) -> int:
        """200 logical pixels, in proportion to the text."""
        return round(LONGEST * max(1.0, self.fontMetrics().height() / 15))

    def _appear(self, motion: bool) -> None:
        can_fade = motion and QGuiApplication.platformName() in ("xcb", "windows", "cocoa")
        if can_fade:
            self.setWindowOpacity(0.0)
        self.show()
        if can_fade:
            self._fade.setStartValue(0.0)
            self._fade.setEndValue(1.0)
            self._fade.start()

    def _open_keys(self) -> None:
        self._refuse_focus(False)

    def _refuse_focus(self, refuse: bool) -> None:
        window = self.windowHandle()
        if window is not None:
            window.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, refuse)
