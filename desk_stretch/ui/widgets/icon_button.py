"""A small button that is only a picture; its name is told to screen readers and shown on hover."""

from __future__ import annotations

from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.buttons import QuietButton


class IconButton(QuietButton):
    """*name* says what it does."""

    padding = S

    def __init__(self, icon: str, name: str) -> None:
        super().__init__("", icon)
        self.setAccessibleName(name)
        self.setToolTip(name)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Fixed)
        self.setSizePolicy(policy)
