"""Another program in front of the app: a window that prints what is typed into it."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication(sys.argv)
field = QLineEdit()
field.setWindowTitle("Letter")
field.textChanged.connect(lambda text: print("typed", text, flush=True))
field.resize(400, 60)
field.show()
sys.exit(app.exec())
