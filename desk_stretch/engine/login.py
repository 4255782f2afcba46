"""Starting with the person's session: what the desktop says about it goes before the setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from desk_stretch.core.ports import Autostart


@runtime_checkable
class AskedAutostart(Protocol):
    """An autostart that a desktop may refuse later, when it has asked the person."""

    def on_refusal(self, call: Callable[[str], None]) -> None:
        """Call with a sentence when it is refused; by then it is off."""


def follow_login(
    autostart: Autostart, take_over: Callable[[bool], None], tell: Callable[[str], None]
) -> None:
    """Take over how it is now, and how it is after a refusal, which is told."""
    take_over(autostart.is_on())
    if isinstance(autostart, AskedAutostart):

        def refused(sentence: str) -> None:
            take_over(False)
            tell(sentence)

        autostart.on_refusal(refused)


def switch_login(autostart: Autostart, on: bool) -> None:
    """Switch it, unless it is so already: what stands there then may be the person's own."""
    if autostart.is_on() is not on:
        autostart.switch(on)
