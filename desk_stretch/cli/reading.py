"""Finds the command that the words name, and lets it read the rest of them."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.commands import ORDER, CommandModule, load
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import HelpAsked, Words, unknown
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr


def carry_out(argv: list[str], front: Front) -> int:
    """Carry out the command of *argv* and return the exit code; raises DeskStretchError."""
    try:
        if argv and not argv[0].startswith("-"):
            return _run_command(argv, front)
        return _run_plain(argv, front)
    except HelpAsked as asked:
        console.say_all(str(asked))
        return 0


def _run_command(argv: list[str], front: Front) -> int:
    name, rest = _name(argv)
    command = _find(name)
    help_line = tr(command.HELP)
    words = Words(name, f"{help_line[:1].upper()}{help_line[1:]}.")
    command.add_arguments(words)
    return command.run(words.read(rest), front)


def _name(argv: list[str]) -> tuple[str, list[str]]:
    """Split off the command's name, which may be two words."""
    pair = " ".join(argv[:2])
    if pair in ORDER:
        return pair, argv[2:]
    return argv[0], argv[1:]


def _find(name: str) -> CommandModule:
    if name in ORDER:
        return load(name)
    followers = [pair.partition(" ")[2] for pair in ORDER if pair.startswith(f"{name} ")]
    if followers:
        raise UsageError(
            tr("After “{name}” comes one of: {choices}.").format(
                name=name, choices=", ".join(followers)
            )
        )
    from desk_stretch.cli.verb import VerbCommand, offered

    verbs = offered()
    if name in verbs:
        return VerbCommand(verbs[name])
    raise UsageError(
        unknown(tr("There is no command “{name}”").format(name=name), name, (*ORDER, *verbs))
    )


def _run_plain(argv: list[str], front: Front) -> int:
    from desk_stretch.cli import plain

    words = Words("", tr(plain.HELP))
    plain.add_arguments(words)
    try:
        given = words.read(argv)
    except HelpAsked as asked:
        raise HelpAsked(f"{asked}\n{_list_of_commands()}") from None
    return plain.run(given, front)


def _list_of_commands() -> str:
    from desk_stretch.remote.verbs import VERBS

    told = [name for name, verb in VERBS.items() if verb.help or name in ORDER]
    names = [*told, *(name for name in ORDER if name not in told)]
    lines = [f"  {name:<17} {tr(_find(name).HELP)}" for name in names]
    return "\n".join([tr("Commands:"), *lines, "", tr("desk-stretch COMMAND --help says more.")])
