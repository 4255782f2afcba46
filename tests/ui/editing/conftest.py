"""A folder of the person's, and an editor window on it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desk_stretch.storage.own_catalogue import OwnCatalogue
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.ui.editing.exercise_window import ExerciseWindow
from desk_stretch.ui.editing.routine_window import RoutineWindow
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import LiveEngine


class Bench:
    """A window with what it works on."""

    def __init__(self, qtbot, data, kind):
        self.data = data
        self.store, self.catalogue = OwnFiles(data), OwnCatalogue(data)
        self.engine = LiveEngine()
        self.window = kind(self.engine, FakeClock(), self.catalogue, self.store)
        qtbot.addWidget(self.window)
        self.window.resize(1300, 900)
        self.window.show()
        QApplication.processEvents()

    def button(self, name):
        (found,) = [
            each
            for each in self.window.findChildren(QAbstractButton)
            if name in (each.accessibleName(), each.text()) and each.isVisible()
        ]
        return found

    def press(self, name):
        self.button(name).click()
        QApplication.processEvents()

    def asides(self, kind):
        """What the files say that were set aside."""
        return [each.read_text() for each in sorted((self.data / kind).glob("*.toml.*"))]

    def labels(self):
        return [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]

    def form(self, exercise, place=0):
        found = self.catalogue().exercise(exercise)
        return found, found.forms[place]


@pytest.fixture
def routines(qtbot, tmp_path):
    return Bench(qtbot, tmp_path, RoutineWindow)


@pytest.fixture
def exercises(qtbot, tmp_path):
    return Bench(qtbot, tmp_path, ExerciseWindow)
