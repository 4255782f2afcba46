"""Every window has room for the longest words that a translation may bring, at its narrowest.

The pseudo-locales fill the room that ``i18n.room`` gives; no translation is wider (house tests).
"""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desk_stretch import i18n
from desk_stretch.ui.languages import Speaker
from desk_stretch.ui.widgets.buttons import Button
from desk_stretch.ui.widgets.page import Page
from tests.ui import gallery
from tests.ui.test_windows import visible

# The lines of these windows are covered by the tests of each.
pytestmark = [pytest.mark.no_cover, pytest.mark.usefixtures("plain_thumbs")]

NARROW = QSize(320, 480)
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")  # of the direction; they take no room


@pytest.fixture(params=[i18n.PSEUDO, i18n.PSEUDO_RTL])
def speech(qapp, request):
    before, looks = QLocale(), qapp.layoutDirection()
    speaker = Speaker(qapp)
    yield speaker.follow(request.param)
    speaker.leave()
    i18n.use("en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(looks)


def outside(window: QWidget) -> list[tuple[str, int]]:
    """Words that stick out of their window or their page to one side."""
    found = []
    for kind in (QLabel, Button):
        for each in visible(window, kind):
            left = each.mapTo(window, each.rect().topLeft()).x()
            if left < -1 or left + each.width() > window.width() + 1:
                found.append((each.text(), left))
    return found


def too_wide(window: QWidget) -> list[tuple[str, int]]:
    """Labels with a word that is wider than they are."""
    found = []
    for each in visible(window, QLabel):
        metrics = QFontMetrics(each.font())
        words = _MARKS.sub("", each.text()).replace("/", "/ ").split()
        widest = max(map(metrics.horizontalAdvance, words), default=0)
        if widest > each.width() + 2:
            found.append((each.text(), widest - each.width()))
    return found


@pytest.mark.parametrize("name", list(gallery.MAKERS))
def test_the_longest_words_find_room_in_the_narrowest_window(qtbot, speech, name):
    window = gallery.MAKERS[name]()
    qtbot.addWidget(window)
    window.show()
    window.resize(NARROW)
    for _ in range(3):
        QApplication.processEvents()
    assert window.isRightToLeft() is speech.is_right_to_left
    pages = [
        (page.widget().width(), page.viewport().width())
        for page in visible(window, Page)
        if page.widget().width() > page.viewport().width()
    ]
    assert pages == []
    assert outside(window) == []
    assert too_wide(window) == []
