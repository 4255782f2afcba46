"""A program that fills the screen, as a film does."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Film")
window.showFullScreen()
sys.exit(app.exec())
