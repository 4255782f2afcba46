"""A layout that breaks its row where the width ends, as words do; mirrors for right-to-left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desk_stretch.ui.tokens import S


class Flow(QLayout):
    """Items in rows, each at its own width, at most the whole width."""

    def __init__(
        self, parent: QWidget | None = None, spacing: int = S, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._centred = centred
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(height for _, height in rows) + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._visible()]
        return QSize(
            max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        top = rect.top()
        for row, height in self._rows(rect.width()):
            used = sum(size.width() for _, size in row) + self.spacing() * (len(row) - 1)
            left = rect.left() + ((rect.width() - used) // 2 if self._centred else 0)
            for item, size in row:
                slot = QRect(QPoint(left, top + (height - size.height()) // 2), size)
                if mirrored:
                    slot.moveLeft(rect.left() + rect.right() - slot.right())
                item.setGeometry(slot)
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[tuple[list[tuple[QLayoutItem, QSize]], int]]:
        """Break the visible items into rows of (item, size), each row with its height."""
        rows: list[tuple[list[tuple[QLayoutItem, QSize]], int]] = []
        left = width
        for item in self._visible():
            size = QSize(item.sizeHint())
            size.setWidth(min(size.width(), width))
            if item.hasHeightForWidth():
                size.setHeight(max(size.height(), item.heightForWidth(size.width())))
            if not rows or left < size.width():
                rows.append(([], 0))
                left = width
            rows[-1][0].append((item, size))
            rows[-1] = (rows[-1][0], max(rows[-1][1], size.height()))
            left -= size.width() + self.spacing()
        return rows
