"""The app's icon in every size that an icon theme has, and as a symbol in one colour."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tools.shipping.commands import PROGRAM

ROOT = Path(__file__).parent.parent.parent
DRAWN = ROOT / "assets" / "icons" / f"{PROGRAM}.svg"
SYMBOL = ROOT / "assets" / "icons" / f"{PROGRAM}-symbolic.svg"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)


def drawn(svg: str, side: int) -> QImage:
    """Return a picture of *side* pixels; needs no display."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
    return image


def write(share: Path) -> None:
    """Write all of them into a ``share`` tree."""
    theme = share / "icons" / "hicolor"
    svg, symbol = DRAWN.read_text("utf-8"), SYMBOL.read_text("utf-8")
    _write(theme / "scalable" / "apps" / DRAWN.name, svg)
    _write(theme / "symbolic" / "apps" / SYMBOL.name, symbol)
    for side in SIZES:
        path = theme / f"{side}x{side}" / "apps" / f"{PROGRAM}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn(svg, side).save(str(path))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
