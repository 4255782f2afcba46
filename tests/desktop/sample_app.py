"""A small program with a window and a tray icon, to try the harness on."""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
window = QWidget()
window.setWindowTitle("Sample")
field = QLineEdit()
field.textChanged.connect(lambda text: print("typed", text, flush=True))
button = QPushButton("Press me")
button.clicked.connect(lambda: print("pressed", flush=True))
rows = QVBoxLayout(window)
rows.addWidget(field)
rows.addWidget(button)
window.show()

picture = QPixmap(22, 22)
picture.fill(QColor("teal"))
menu = QMenu()
menu.addAction("Greet", lambda: print("greeted", flush=True))
more = menu.addMenu("More")
more.addAction("Part", lambda: print("parted", flush=True))
tray = QSystemTrayIcon(QIcon(picture))
tray.setToolTip("A sample")
tray.setContextMenu(menu)
tray.activated.connect(lambda reason: print("activated", reason.name, flush=True))
tray.show()
sys.exit(app.exec())
