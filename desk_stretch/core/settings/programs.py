"""Programs of the person's own: which one runs on which occasion, and what it is told.

No shell reads a line of these: it is cut into words as a shell would, and that is all.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from desk_stretch.core.settings.group import Group
from desk_stretch.core.settings.setting import Setting, shown
from desk_stretch.core.settings.words import NONE
from desk_stretch.i18n import N_, tr

LONGEST_S = 30
"""A program that still runs then is ended, with all that it started."""

LONGEST_WORD, MOST_WORDS = 1000, 50


class Occasion(StrEnum):
    """What a program can run on. The values are what the program is told."""

    DUE = "due"
    STARTED = "started"
    ENDED = "ended"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"


class ProgramLine(Setting[tuple[str, ...]]):
    """A program and the words for it, or none. Typed as a line, with quotes around a word that
    has spaces; kept as a list."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(default=(), label=label, help_text=help_text)

    def takes(self) -> str:
        """A line that can be cut into words."""
        return tr("a program and its words, or none")

    def stored(self, value: tuple[str, ...]) -> list[str]:
        """The words."""
        return list(value)

    def text(self, value: tuple[str, ...]) -> str:
        """The line, or ``none``."""
        import shlex  # not before somebody looks at a line

        return shlex.join(value) or NONE

    def display(self, value: tuple[str, ...]) -> str:
        """The line; none of it is none."""
        return self.text(value) if value else tr("none")

    def _accept(self, value: object, typed: str) -> tuple[str, ...]:
        words = self._cut(value) if isinstance(value, str) else value
        if not isinstance(words, list | tuple) or not _can_run(words):
            raise self._refusal(tr("“{value}” is not that.").format(value=shown(typed)))
        return tuple(words)

    def _parse(self, text: str) -> tuple[str, ...]:
        return () if text.casefold() in (NONE, tr("none")) else self._accept(text, text)

    def _cut(self, line: str) -> list[str]:
        import shlex

        try:
            return shlex.split(line)
        except ValueError:  # a quote that is not closed
            raise self._refusal(tr("“{value}” is not that.").format(value=shown(line))) from None


class Programs(Group, label=N_("Programs")):
    """What runs when something happens; without a shell, and not for long."""

    due = ProgramLine(
        label=N_("When a break is due"),
        help_text=N_("A program and its words, as playerctl pause. No shell reads them."),
    )
    started = ProgramLine(
        label=N_("When a routine starts"),
        help_text=N_("However it was started."),
    )
    ended = ProgramLine(
        label=N_("When a routine ends"),
        help_text=N_("Also one that was stopped early."),
    )
    put_off = ProgramLine(
        label=N_("When you snooze or skip a break"),
        help_text=N_("The program is told which of the two it was."),
    )

    def on(self, occasion: Occasion) -> tuple[str, ...]:
        """The program for an occasion, empty if there is none."""
        words: tuple[str, ...] = self.values[key_of(occasion)]
        return words

    def is_any(self) -> bool:
        """Whether the person named a program at all."""
        return any(self.values[each.key] for each in self.declared())


def key_of(occasion: Occasion) -> str:
    """The key of the setting that has the program for an occasion."""
    is_put_off = occasion in (Occasion.SNOOZED, Occasion.SKIPPED)
    return f"programs.{'put_off' if is_put_off else occasion}"


def told_to(occasion: Occasion, reminder: str, routine: str, outcome: str) -> dict[str, str]:
    """What a program finds in its environment beside what is there; empty where it is unknown."""
    return {
        "DESK_STRETCH_EVENT": occasion,
        "DESK_STRETCH_REMINDER": reminder,
        "DESK_STRETCH_ROUTINE": routine,
        "DESK_STRETCH_OUTCOME": outcome,
    }


def _can_run(words: Sequence[object]) -> bool:
    """Whether this could be a program and its words, or is none at all."""
    fit = all(isinstance(w, str) and len(w) <= LONGEST_WORD and w.isprintable() for w in words)
    return fit and len(words) <= MOST_WORDS and words[:1] not in ([""], ("",))
