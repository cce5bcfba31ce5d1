"""The floor as seen from outside: an empty window, until it is ended."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QWidget())
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
