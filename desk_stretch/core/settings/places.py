"""Settings that are a line of the person's own: a folder, a name, a screen."""

from __future__ import annotations

import re

from desk_stretch.core.settings.setting import Setting, shown
from desk_stretch.core.settings.wordlists import SCREENS
from desk_stretch.core.settings.words import NONE, Choice
from desk_stretch.i18n import listed, tr

LONGEST = 1000
_WHOLE = re.compile(r"(/|~/|~$|[A-Za-z]:[\\/]|\\\\)")


class OwnLine(Setting[str]):
    """One line of text, or none."""

    def __init__(self, *, label: str, help_text: str, longest: int = 60) -> None:
        super().__init__(default="", label=label, help_text=help_text)
        self.longest = longest

    def takes(self) -> str:
        """One line, not too long."""
        return tr("one line of at most {count} characters, or none").format(count=self.longest)

    def stored(self, value: str) -> str:
        """The text itself."""
        return value

    def text(self, value: str) -> str:
        """The text itself, or ``none``."""
        return value or NONE

    def display(self, value: str) -> str:
        """The text itself; none of it is none."""
        return value or tr("none")

    def _accept(self, value: object, typed: str) -> str:
        if isinstance(value, str) and len(value) <= self.longest and value.isprintable():
            return value.strip()
        raise self._refusal(tr("“{value}” is not that.").format(value=shown(typed)))

    def _parse(self, text: str) -> str:
        return "" if text.casefold() in (NONE, tr("none")) else self._accept(text, text)


class Folder(OwnLine):
    """The whole path of a folder, or none; whether it is there is for who uses it."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(label=label, help_text=help_text, longest=LONGEST)

    def takes(self) -> str:
        """A path from the top."""
        return tr("the whole path of a folder, as ~/Sync/desk-stretch, or none")

    def _accept(self, value: object, typed: str) -> str:
        path = super()._accept(value, typed)
        if path and not _WHOLE.match(path):
            raise self._refusal(tr("“{value}” is not a whole path.").format(value=shown(typed)))
        return path


class Screen(Choice):
    """One of a few words, or the name of a screen as the system tells it."""

    def __init__(self, *, label: str, help_text: str, longest: int = 60) -> None:
        super().__init__(default="pointer", values=SCREENS, label=label, help_text=help_text)
        self.longest = longest

    def takes(self) -> str:
        """The words, or a name."""
        return tr("{words} or the name of a screen").format(words=listed(self.values))

    def display(self, value: str) -> str:
        """The label of the word, or the name."""
        return super().display(value) if value in self.values else value

    def _accept(self, value: object, typed: str) -> str:
        name = value.strip() if isinstance(value, str) else ""
        if name and len(name) <= self.longest and name.isprintable():
            return name
        raise self._refusal(tr("“{value}” is not that.").format(value=typed))

    def _parse(self, text: str) -> str:
        word = text.casefold()
        return self._accept(word if word in self.values else text, shown(text))
