"""The app's icon in the one file that Windows asks for, and in the one of macOS."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageWriter

from tools.shipping.icons import DRAWN, drawn

WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS = {
    b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256,
    b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024,
}  # fmt: skip
"""What macOS calls a picture of so many pixels; those of double resolution have their own names."""


def png(side: int) -> bytes:
    """The icon as a PNG of *side* pixels."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(drawn(DRAWN.read_text("utf-8"), side))
    return bytes(content.data())


def ico() -> bytes:
    """The file of Windows: a list of pictures, then the pictures; 256 is written as 0."""
    pictures = [png(side) for side in WINDOWS]
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for side, picture in zip(WINDOWS, pictures, strict=True):
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + b"".join(pictures)


def icns() -> bytes:
    """The file of macOS: each picture with its name and length before it."""
    body = b""
    for name, side in MACOS.items():
        picture = png(side)
        body += name + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write(folder: Path) -> None:
    """Write both."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "desk-stretch.ico").write_bytes(ico())
    (folder / "desk-stretch.icns").write_bytes(icns())
