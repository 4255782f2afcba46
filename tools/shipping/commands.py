"""Every command as one tree of parsers, the way the libraries for completions and man pages ask."""

from __future__ import annotations

import argparse
from typing import Any

from desk_stretch.cli import plain
from desk_stretch.cli.commands import ORDER, CommandModule, load
from desk_stretch.cli.verb import VerbCommand, offered
from desk_stretch.i18n import tr

PROGRAM = "desk-stretch"


def tree() -> argparse.ArgumentParser:
    """Return the parser of the program with all its commands, in English."""
    root = argparse.ArgumentParser(PROGRAM, description=tr(plain.HELP), allow_abbrev=False)
    plain.add_arguments(root)  # type: ignore[arg-type]  # takes any parser
    below: dict[str, Any] = {"": root.add_subparsers(metavar="COMMAND", title="commands")}
    for name, command in _every().items():
        group, _, last = name.rpartition(" ")
        if group not in below:
            below[group] = _parser(below[""], group, _help_of_group(group)).add_subparsers()
        parser = _parser(below[group], last, tr(command.HELP))
        command.add_arguments(parser)
        if any(other.startswith(f"{name} ") for other in ORDER):
            below[name] = parser.add_subparsers()
    return root


def _every() -> dict[str, CommandModule | VerbCommand]:
    verbs: dict[str, CommandModule | VerbCommand] = {
        name: VerbCommand(verb) for name, verb in offered().items()
    }
    return {name: load(name) for name in ORDER} | verbs


def _parser(below: Any, name: str, help_line: str) -> Any:
    return below.add_parser(name, help=help_line, description=help_line, allow_abbrev=False)


def _help_of_group(name: str) -> str:
    """A word that is no command by itself, with what can follow it."""
    followers = [pair.partition(" ")[2] for pair in ORDER if pair.startswith(f"{name} ")]
    return ", ".join(followers)
