"""Makes a routine ready when the app has settled, so that the first figure comes at once.

A click on the icon comes without a warning. To read the routine window's code and the exercises and
to place and paint the first body takes a sixth of a second, so not at the start. It holds memory
from then on that the first break of the day would hold as well.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics

from desk_stretch.ui import theme
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.tokens import TextRole

_SIDE = 128
READY_AFTER_MS = 20_000  # the login that started the app is over


def make_ready_at_rest(view: EngineView) -> None:
    """Do it once nobody waits for the app any more."""
    QTimer.singleShot(READY_AFTER_MS, lambda: make_ready(view))


def make_ready(view: EngineView) -> None:
    """Do it now."""
    import desk_stretch.ui.session.window  # noqa: F401
    from desk_stretch.core.session.acting import Acting
    from desk_stretch.core.session.timeline import compile_timeline
    from desk_stretch.ui.figure.picture import Picture
    from desk_stretch.ui.prompt.first import first_of

    for role in TextRole:
        QFontMetrics(theme.font(role)).horizontalAdvance("0")
    routine = view.offer()
    if routine is not None:
        mirror = bool(view.settings["look.figure_mirror"])
        Acting.of(compile_timeline(routine), routine, mirror=mirror).still(0.0)
    first = first_of(routine, view.settings)
    if first is not None:
        picture = Picture(_SIDE)
        picture.wear(first.who)
        picture.show_still(first.still, first.work)
        picture.grab()  # painted for nobody: Qt reads what painting needs
        picture.deleteLater()
