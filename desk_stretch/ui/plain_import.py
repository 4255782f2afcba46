"""Gives Python its own ``import`` back after PySide has put one in its place.

PySide's reads the source of every module imported later, to see whether it asks for snake_case
names (which we never do), and keeps the text: half of the time of reading ours, and 5 MB.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - its import is what replaces the other


def restore_import() -> None:
    """Import as Python does from here on; a PySide that replaces nothing is left as it is."""
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
    linecache.clearcache()
