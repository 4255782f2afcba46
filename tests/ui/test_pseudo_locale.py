"""Every word of prompt, routine, tray and notification goes through the language in use, and with
a real routine the words of the exercises too."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import screens
from desk_stretch import i18n
from desk_stretch.core.moment import Moment
from desk_stretch.core.routine.named import as_written
from desk_stretch.core.session.session import Session
from desk_stretch.i18n import tr
from desk_stretch.ui.asking import TITLE, Asking
from desk_stretch.ui.prompt import faces
from desk_stretch.ui.session.window import SessionWindow
from desk_stretch.ui.tray import Tray
from tests.fakes import FakeRecord
from tests.shipped import shipped_catalogue
from tests.ui.fake_engine import prompt, status
from tests.ui.test_windows import words_of

CATALOGUE = shipped_catalogue()

# Numbers, times, and what is put together of translated parts.
DATA = re.compile(r"[\W\d_]*|(\[.*\]\W+)+\[.*\]|[\d\W]*\[.*\][\d\W]*|Desk Stretch.*")


@pytest.fixture(autouse=True)
def pseudo():
    i18n.use(i18n.PSEUDO)
    yield
    i18n.use("en")


# What the gallery hands in where the engine would hand in words of the language.
GIVEN = ("You have worked for 50 minutes.",)


def foreign(texts):
    """What did not go through the language."""
    bracketed = re.compile(r"\[.*\]", re.DOTALL)
    words = (text for text in texts if text not in GIVEN)
    return [t for t in words if not bracketed.fullmatch(t) and not DATA.fullmatch(t)]


@pytest.mark.parametrize("shots", [screens.prompts, screens.routines], ids=["prompts", "routines"])
def test_prompts_and_routines(qtbot, shots):
    seen = 0
    for name, window, *_ in shots():
        qtbot.addWidget(window)
        window.show()
        QApplication.processEvents()
        assert foreign(words_of(window)) == [], name
        seen += 1
    assert seen > 2


@pytest.mark.parametrize("routine", [each.id for each in CATALOGUE.routines])
def test_every_step_of_every_routine(qtbot, engine, clock, routine):
    session = Session.begin(as_written(CATALOGUE.routine(routine)), Moment(0.0, 0.0))
    at = 0.0
    engine.shown_snapshot = session.snapshot(Moment(0.0, 0.0))
    window = SessionWindow(engine, clock)
    qtbot.addWidget(window)
    window.open()
    while at < session.course.timeline.total_s - 1:
        engine.shown_snapshot = session.snapshot(Moment(at, at))
        window.open()
        QApplication.processEvents()
        assert foreign(words_of(window)) == [], at
        at += 12.0


@pytest.mark.parametrize("state", ["counting", "due", "paused", "snoozed", "held", "off"])
def test_the_menu_of_the_tray(qtbot, engine, clock, state):
    asked = prompt() if state == "due" else None
    until = 1e9 if state == "paused" else None
    engine.shown_status = status(state, prompt=asked, pause_until=until)
    tray = Tray(engine, clock, FakeRecord())
    actions = tray.menu.actions()
    texts = [action.text() for action in actions if action.text()]
    texts += [a.text() for action in actions if action.menu() for a in action.menu().actions()]
    assert len(texts) >= 8
    # The first line is the reason, which the engine has put into words already.
    assert foreign(texts[1:]) == []
    tray.close()


@pytest.mark.parametrize("can_act", [True, False])
def test_the_notification(can_act):
    asking = Asking(tr(TITLE), 5)
    words = faces.notification(prompt(), "[x]", asking, last_asked="10:40", can_act=can_act)
    labels = [label for _, label in words.actions]
    assert foreign([words.title, *words.body.split("\n"), *labels]) == []
