"""A command made from an entry of ``remote/verbs.py``: it asks the running app, nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import tr
from desk_stretch.remote import client
from desk_stretch.remote.verbs import VERBS, Argument, Verb


def offered() -> dict[str, Verb]:
    """The verbs that are commands by themselves, by name."""
    return {name: verb for name, verb in VERBS.items() if verb.help}


class VerbCommand:
    """The command line's face of a verb; its arguments are words in the verb's order."""

    def __init__(self, verb: Verb) -> None:
        self._verb = verb
        self.HELP = verb.help

    def add_arguments(self, words: Words) -> None:
        for argument in self._verb.arguments:
            words.add_argument(
                argument.name,
                metavar=argument.name.upper(),
                type=_reader(argument),
                nargs=None if argument.required else "?",
                help=tr(argument.help),
            )

    def run(self, given: Namespace, _front: Front) -> int:
        values = {name: value for name, value in vars(given).items() if value is not None}
        client.ask(self._verb.name, values)
        return 0


def _reader(argument: Argument) -> Callable[[str], Any]:
    return lambda word: argument.check(argument.name.upper(), argument.read(word))
