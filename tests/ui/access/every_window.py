"""Every window of the app, those of the gallery and those that show themselves only on a turn of
events, for what holds for all of them. A new maker in ``ui/windows.py`` is included by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.engine.events import SessionEnded
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.storage.paths import find_folders
from desk_stretch.ui import windows
from desk_stretch.ui.asking import Asking
from desk_stretch.ui.prompt.card import PromptCard
from desk_stretch.ui.session.window import SessionWindow
from tests.fakes import FakeRecord
from tests.ui import gallery
from tests.ui.fake_engine import FakeClock, FakeEngine, prompt, snapshot

SMALL = QSize(480, 600)
_USED = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
_CAREFUL = ("Go slowly, without full circles.", "Stay below pain.")


def session(**shown: object) -> SessionWindow:
    """The routine window at an instant."""
    engine = FakeEngine(shown_snapshot=snapshot(**shown))
    window = SessionWindow(engine, FakeClock())
    window.open()
    return window


def session_ended(*, alarm: bool = False, by_watchdog: bool = False) -> SessionWindow:
    """The routine window after the end, or after "something is wrong"."""
    window = session()
    ended = SessionEnded(Outcome.COMPLETED, 5, 5, alarm=alarm, by_watchdog=by_watchdog)
    window._view.announce(ended)
    return window


def prompt_card() -> PromptCard:
    """The prompt, when its keys and clicks are open."""
    seconds = [0.0]
    engine = FakeEngine()
    card = PromptCard(engine.do, lambda: seconds[0])
    card._view = engine
    asking = Asking("A good moment for a short break", 5)
    reason = "You have worked for 50 minutes."
    card.ask(prompt(), reason, asking, posture=Posture.SITTING, motion=False)
    card._open_keys()
    seconds[0] = 10.0
    return card


def _made(name: str) -> Callable[[], QWidget]:
    """A window that no picture is made of yet."""

    def make() -> QWidget:
        record = FakeRecord()
        given = windows.Supplies(
            gallery.LiveEngine(), FakeClock(), record, gallery.catalogue, lambda: True,
            own=OwnFiles(find_folders().data),
        )  # fmt: skip
        return windows.make_window(name, given)

    return make


_SHOWN: dict[str, Callable[[], QWidget]] = {
    **gallery.MAKERS,
    "prompt": prompt_card,
    "session": session,
    "session-careful": lambda: session(phase=SegmentPhase.PREPARE, caution=_CAREFUL),
    "session-own-pace": lambda: session(self_paced=True),
    "session-done": session_ended,
    "session-closed": lambda: session_ended(by_watchdog=True),
    "session-stop": lambda: session_ended(alarm=True),
}

MAKERS = _SHOWN | {
    name: _made(name)
    for name in windows.NAMES
    if name not in {key.partition("-")[0] for key in _SHOWN}
}
NAMES = tuple(MAKERS)


def make(qtbot: object, name: str, size: QSize | None = None) -> QWidget:
    """A window that is shown and has the keyboard."""
    window = MAKERS[name]()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    if size is not None:
        window.resize(size)
    settle()
    return window


def settle() -> None:
    """Let rows within rows within a strip that grew find their sizes: each turn is one step in."""
    for _ in range(12):
        QApplication.processEvents()


def visible(window: QWidget) -> list[QWidget]:
    """All that can be seen, if need be by scrolling."""
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def controls(window: QWidget) -> list[QWidget]:
    """All that a person uses: what is pressed, chosen from, typed into or walked through."""
    return [each for each in visible(window) if each.isEnabled() and _is_used(each)]


_ONE_FIELD = (QAbstractSpinBox, QKeySequenceEdit)
"""Fields with a line inside that is no field of its own."""


def _is_used(each: QWidget) -> bool:
    if isinstance(each, QScrollBar) or isinstance(each.parentWidget(), _ONE_FIELD):
        return False
    if isinstance(each, QAbstractItemView):
        return not isinstance(each, QHeaderView)
    if isinstance(each, QAbstractScrollArea):
        return False
    is_focused = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return isinstance(each, _USED) or (is_focused and not each.isWindow())


def told(each: QWidget) -> str:
    """A control in words, for a failing test."""
    text = getattr(each, "text", str)() if hasattr(each, "text") else ""
    name = each.accessibleName() or text
    return f"{type(each).__name__} {each.objectName()} {name!r}"
