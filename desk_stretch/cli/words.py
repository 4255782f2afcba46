"""Reads the words of a command: argparse, with one sentence for a wrong word instead of a page."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr

Namespace = argparse.Namespace
_FEW = 12


class HelpAsked(Exception):
    """The person asked for help; the text is the argument."""


class Words(argparse.ArgumentParser):
    """The words that one command takes."""

    def __init__(self, command: str, description: str = "", epilog: str = "") -> None:
        """*command* is as typed after the program's name, empty for the program itself."""
        super().__init__(
            prog=f"desk-stretch {command}".strip(),
            description=description,
            epilog=epilog or None,
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        # What begins with a minus and a digit is a value: a view is written -40,9.
        self._negative_number_matcher = re.compile(r"^-[.\d][\d.,-]*$")
        self._positionals.title = tr("Words")
        self._optionals.title = tr("Options")
        self.add_argument(
            "-h", "--help", action=_AskHelp, nargs=0, default=argparse.SUPPRESS,
            help=tr("show this page"),
        )  # fmt: skip

    def read(self, argv: Sequence[str]) -> Namespace:
        """Return the values; raises UsageError in one sentence, or HelpAsked."""
        try:
            words, rest = self.parse_known_args(argv)
        except argparse.ArgumentError as error:
            raise UsageError(self._sentence(error)) from error
        if rest:
            raise UsageError(self._unexpected(rest[0]))
        return words

    def error(self, message: str) -> NoReturn:
        """Called by argparse for words that are missing."""
        missing = message.partition(": ")[2]
        raise UsageError(
            tr("{command} needs {missing}; {command} --help says more.").format(
                command=self.prog, missing=missing or message
            )
        )

    def _sentence(self, error: argparse.ArgumentError) -> str:
        name = error.argument_name
        if name is None:  # how later Pythons report words that are missing
            self.error(error.message)
        if error.message.startswith("expected"):
            text = tr("{name} needs a value after it; {command} --help says which.")
        elif error.message.startswith("ignored explicit"):
            text = tr("{name} takes no value; {command} --help shows how it is written.")
        else:
            text = tr("{name} cannot be used here; {command} --help shows what can.")
        return text.format(name=name, command=self.prog)

    def _unexpected(self, word: str) -> str:
        name = word.partition("=")[0]
        if not name.startswith("-"):
            return tr("{command} takes no “{word}”; {command} --help says what it takes.").format(
                command=self.prog, word=name
            )
        options = [option for option in self._option_string_actions if option.startswith("--")]
        return unknown(tr("{command} has no option “{word}”").format(
            command=self.prog, word=name), name, options)  # fmt: skip


class _AskHelp(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise HelpAsked(parser.format_help())


class _Help(argparse.RawDescriptionHelpFormatter):
    """argparse's page, in the person's language."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or tr("Usage: "))


def unknown(what: str, word: str, choices: Iterable[str]) -> str:
    """Return the sentence for a word that is none of *choices*: *what*, and what to do."""
    import difflib

    names = list(choices)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return tr("{what}; did you mean {choice}?").format(what=what, choice=close[0])
    if not names:
        return tr("{what}, and there are none to choose from.").format(what=what)
    listed = ", ".join(names[:_FEW]) + (", …" if len(names) > _FEW else "")
    return tr("{what}; choose from {choices}.").format(what=what, choices=listed)


def one_of(what: str, choices: Iterable[str]) -> Callable[[str], str]:
    """Return a reader of a word that must be one of *choices*; *what* has a ``{word}``."""
    allowed = tuple(choices)

    def read(word: str) -> str:
        if word in allowed:
            return word
        raise UsageError(unknown(tr(what).format(word=word), word, allowed))

    return read


def whole(name: str, low: int, high: int) -> Callable[[str], int]:
    """Return a reader of a whole number within limits; *name* is the option, as typed."""

    def read(word: str) -> int:
        from desk_stretch.remote.spans import whole_number

        number = whole_number(word)
        if low <= number <= high:
            return number
        raise UsageError(
            tr("{name} is a whole number from {low} to {high}, not {number}.").format(
                name=name, low=low, high=high, number=number
            )
        )

    return read
