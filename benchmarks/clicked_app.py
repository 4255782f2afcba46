"""The app with a stopwatch in it: when the figure of the routine window was first painted. The
moment (of the machine's monotonic clock, in seconds) goes to the file that ``PAINTED`` names."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from desk_stretch.ui import windows

_make_session = windows._MAKERS["session"]


def _watched(given: windows.Supplies) -> Any:
    """Make the routine window as ever, and look at its figure's painting."""
    window = _make_session(given)
    from desk_stretch.ui.figure.widget import FigureWidget

    paint, painted = FigureWidget.paintEvent, Path(os.environ["PAINTED"])

    def timed(widget: FigureWidget, event: Any) -> None:
        paint(widget, event)
        if widget.window() is window and not painted.exists():
            painted.write_text(repr(time.monotonic()), encoding="ascii")

    FigureWidget.paintEvent = timed  # type: ignore[method-assign, assignment]
    return window


windows._MAKERS["session"] = _watched  # type: ignore[index]

from desk_stretch.app import main  # noqa: E402 - the stopwatch first

sys.exit(main())
