"""The order of Tab for what comes into a page that is already there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(before: QWidget, within: QWidget) -> None:
    """Let Tab go from *before*, or the last thing in it, through all that is *within*.

    Qt moves a field alone; what hands the keyboard on to it would be left behind and lead Tab
    from the end of the page into the middle. Said again whose field it is, it goes along.
    """
    inside = _inside(within)
    last = [before, *_stops(_inside(before))][-1]
    for each in _stops(inside):
        QWidget.setTabOrder(last, each)
        last = each
    for each in inside:
        field = each.focusProxy()
        if field is not None and each.isAncestorOf(field):
            each.setFocusProxy(field)


def _stops(inside: list[QWidget]) -> list[QWidget]:
    """What can have the keyboard itself, in the order in which it was made."""
    return [
        each
        for each in inside
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    ]


def _inside(within: QWidget) -> list[QWidget]:
    """All that is in it; the list of a choice is a window of its own."""
    return [each for each in within.findChildren(QWidget) if each.window() is within.window()]
