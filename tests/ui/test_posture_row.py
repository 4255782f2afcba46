"""Sitting and standing in the main window and in the tray."""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.engine.commands import Work
from desk_stretch.ui.posture_row import PostureRow, change_words, other_posture, share_words
from desk_stretch.ui.widgets.buttons import QuietButton
from tests.ui.fake_engine import FakeEngine

SITTING = FakeEngine().status()
STANDING = replace(SITTING, posture="standing", standing=0.254)


def test_the_share_is_told_once_there_is_time_to_share():
    assert share_words(SITTING) == "You work sitting."
    assert share_words(STANDING).startswith("You work standing. 25 % of today")


def test_the_button_says_and_sends_the_other_posture(qtbot):
    row = PostureRow()
    qtbot.addWidget(row)
    asked = []
    row.asked.connect(asked.append)
    button = row.findChild(QuietButton)
    for status, words in ((SITTING, "I am standing now"), (STANDING, "I am sitting now")):
        row.show_status(status)
        assert button.text() == change_words(status) == words
        button.click()
        assert asked[-1] == other_posture(status)
    assert asked == [Work("standing"), Work("sitting")]
