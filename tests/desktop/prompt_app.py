"""Asks once with the prompt card and prints what is chosen, for the tests of its focus."""

import sys

from PySide6.QtWidgets import QApplication

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.ui import theme
from desk_stretch.ui.asking import Asking
from desk_stretch.ui.prompt.card import PromptCard
from tests.ui.fake_engine import prompt

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
dressed = theme.apply(app, "light")
card = PromptCard(lambda command: print("asked for", type(command).__name__, flush=True))
asking = Asking("A good moment for a short break", 5)
card.ask(prompt(), "You have worked for 50 minutes.", asking, posture=Posture.SITTING)
sys.exit(app.exec())
