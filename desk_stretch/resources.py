"""Where the authored files are: inside the installed package, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "assets"
_CHECKOUT = Path(__file__).parent.parent / "assets"


def asset(*parts: str) -> Path:
    """Return the path of an authored file or folder, as ``asset("exercises")``."""
    installed = _INSTALLED.joinpath(*parts)
    return installed if installed.exists() else _CHECKOUT.joinpath(*parts)
