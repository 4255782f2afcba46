"""The order of Tab for what comes into a page that is already there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(before: QWidget, within: QWidget) -> None:
    """Let Tab go from *before*, or the last thing in it, through all that is *within*."""
    last = [before, *_stops(before)][-1]
    for each in _stops(within):
        QWidget.setTabOrder(last, each)
        last = each


def _stops(within: QWidget) -> list[QWidget]:
    """What can have the keyboard itself, in the order in which it was made. The inside of a field
    goes along with it, and the list of a choice is a window of its own."""
    return [
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is within.window()
    ]
