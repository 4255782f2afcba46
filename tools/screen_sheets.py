"""Draws every window in every look, and lays each look out on a sheet: ``dev.py screens --sheets``.

A look is a theme (light, dark, high contrast), a size of text (100 and 200 %) and a direction:
English, and Arabic from right to left. The sheets go to ``docs/screens/sheets``.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt's application is made

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

ROOT = Path(__file__).resolve().parent.parent
SHEETS = ROOT / "docs" / "screens" / "sheets"
THEMES, TEXTS, LANGUAGES = ("light", "dark", "contrast"), (100, 200), ("en", "ar")
COLUMNS, WIDTH, HEIGHT, GAP, TITLE = 7, 280, 300, 12, 18
QUALITY = 82


def draw(folder: Path, text: int, language: str) -> None:
    """Have every window drawn in all themes, in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.screens", str(folder), "--text", str(text)]
    words += ["--language", language, "--themes", ",".join(THEMES)]
    subprocess.run(words, cwd=ROOT, check=True)


def sheet(pictures: list[Path]) -> QImage:
    """Lay pictures out in rows, each with its name."""
    rows = -(-len(pictures) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) + GAP, rows * (HEIGHT + TITLE + GAP) + GAP)
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(QColor("#8c9296"))
    with QPainter(made) as painter:
        painter.setFont(QFont("DejaVu Sans", 8))
        painter.setPen(QColor("#ffffff"))
        for at, path in enumerate(pictures):
            row, column = divmod(at, COLUMNS)
            left, top = GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + TITLE + GAP)
            painter.drawText(left, top + TITLE - 5, path.stem.rpartition("-")[0])
            keep, smooth = (
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(
                left, top + TITLE, QImage(str(path)).scaled(WIDTH, HEIGHT, keep, smooth)
            )
    return made


def main() -> None:
    """Draw all looks; ``--into`` keeps the pictures themselves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, help="keep the pictures in this folder")
    words = parser.parse_args()
    application = QGuiApplication([])
    SHEETS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        for text, language in itertools.product(TEXTS, LANGUAGES):
            folder = (words.into or Path(made)) / f"{language}-{text}"
            draw(folder, text, language)
            for theme in THEMES:
                pictures = sorted(folder.glob(f"*-{theme}.png"))
                name = SHEETS / f"{language}-{text}-{theme}.jpg"
                sheet(pictures).save(str(name), quality=QUALITY)
                print(f"{name.relative_to(ROOT)}: {len(pictures)} pictures")
    del application


if __name__ == "__main__":
    main()
