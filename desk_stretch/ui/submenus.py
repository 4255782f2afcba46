"""Submenus of a menu that is filled again and again: they are used again, and never taken away.

Of one that goes the binding keeps a part; of one that Qt has made it does not hear that it went.
"""

from __future__ import annotations

from PySide6.QtWidgets import QMenu


def submenu_of(menu: QMenu, title: str) -> QMenu:
    """Add a line with an empty submenu: one that the cleared menu had before, or a new one."""
    lines = menu.actions()
    spare = (each for each in menu.findChildren(QMenu) if each.menuAction() not in lines)
    submenu = next(spare, None)
    if submenu is None:
        submenu = QMenu(menu)
    submenu.clear()
    submenu.setTitle(title)
    menu.addMenu(submenu)
    return submenu
