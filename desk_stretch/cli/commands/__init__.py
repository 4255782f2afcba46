"""The commands in the order in which help lists them; each is a module of its name here.

To add one: write a module with ``HELP``, ``add_arguments(words)`` and ``run(given, front)`` (a
space in the name is ``_`` in the module's) and name it in ORDER. A command that only asks the
running app needs no module: its entry in ``remote/verbs.py`` is enough.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from desk_stretch.cli.front import Front
    from desk_stretch.cli.words import Namespace, Words

ORDER = (
    "start",
    "status",
    "why",
    "today",
    "pause",
    "exercises",
    "exercises check",
    "exercises show",
    "exercises edit",
    "render",
    "routines",
    "routines edit",
    "routines export",
    "routines import",
    "reminders",
    "reminders on",
    "reminders off",
    "reminders set",
    "reminders add",
    "reminders remove",
    "compose",
    "simulate",
    "settings list",
    "settings get",
    "settings set",
    "settings reset",
    "settings import",
    "history",
    "history export",
    "history import",
    "history delete",
    "history undelete",
    "doctor",
)


class CommandModule(Protocol):
    """What a module of a command has. *HELP* is marked for translation, one line."""

    HELP: str

    def add_arguments(self, words: Words) -> None:
        """Declare the words that the command takes."""

    def run(self, given: Namespace, front: Front, /) -> int:
        """Carry the command out and return the exit code; raises DeskStretchError."""


def load(name: str) -> CommandModule:
    """Import the command of that name, which is in ORDER."""
    module = importlib.import_module(f"{__name__}.{name.replace(' ', '_')}")
    return cast("CommandModule", module)
