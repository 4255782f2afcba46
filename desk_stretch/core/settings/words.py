"""Settings that are words: a switch, one of a few choices, a set of names, a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desk_stretch.core.settings.setting import Setting, either, quoted, shown
from desk_stretch.i18n import N_, listed, tr

ON = {"on": True, "true": True, "yes": True, "1": True}
OFF = {"off": False, "false": False, "no": False, "0": False}
NONE = "none"
TEXT_LENGTH = 200

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Switch(Setting[bool]):
    """On or off."""

    def takes(self) -> str:
        """Always the two words."""
        return either(("on", "off"))

    def stored(self, value: bool) -> bool:
        """The truth value itself."""
        return value

    def text(self, value: bool) -> str:
        """``on`` or ``off``."""
        return "on" if value else "off"

    def display(self, value: bool) -> str:
        """``on`` or ``off`` in the person's language."""
        return tr("on") if value else tr("off")

    def _accept(self, value: object, typed: str) -> bool:
        if isinstance(value, bool):
            return value
        raise self._refusal(tr("“{value}” is neither.").format(value=typed))

    def _parse(self, text: str) -> bool:
        return self._accept((ON | OFF).get(text.casefold()), text)


class Choice(Setting[str]):
    """One word of a few. *values* maps each word to its label (marked English)."""

    def __init__(
        self, *, default: str, values: Mapping[str, str], label: str,
        help_text: str = "", hidden: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(default=default, label=label, help_text=help_text, hidden=hidden)
        self.values = dict(values)

    def takes(self) -> str:
        """Every word."""
        return either(self.values)

    def stored(self, value: str) -> str:
        """The word itself."""
        return value

    def text(self, value: str) -> str:
        """The word itself."""
        return value

    def display(self, value: str) -> str:
        """The label of the word."""
        return tr(self.values[value])

    def _accept(self, value: object, typed: str) -> str:
        if isinstance(value, str) and value in self.values:
            return value
        raise self._refusal(tr("“{value}” is none of them.").format(value=typed))

    def _parse(self, text: str) -> str:
        known = {word.casefold(): word for word in self.values}
        return self._accept(known.get(text.casefold()), text)


class Names(Setting[frozenset[str]]):
    """A set of words. *words* maps each to its label, or is None: then any name may stand there.

    *of* says what the names are (marked English).
    """

    def __init__(
        self, *, label: str, of: str, words: Mapping[str, str] | None = None,
        default: Iterable[str] = (), help_text: str = "", hidden: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(
            default=frozenset(default), label=label, help_text=help_text, hidden=hidden
        )
        self.of = of
        self.words = None if words is None else dict(words)

    def takes(self) -> str:
        """Every word of a closed list, or what the names are."""
        if self.words is None:
            return tr("{names}, with commas between them, or none").format(names=tr(self.of))
        return tr("{names} ({words}), with commas between them, or none").format(
            names=tr(self.of), words=", ".join(self.words)
        )

    def stored(self, value: frozenset[str]) -> list[str]:
        """A list, in the order of declaration or of the alphabet."""
        return sorted(value) if self.words is None else [w for w in self.words if w in value]

    def text(self, value: frozenset[str]) -> str:
        """The words with commas, or ``none``."""
        return ",".join(self.stored(value)) or NONE

    def display(self, value: frozenset[str]) -> str:
        """The labels with commas."""
        labels = self.words or {}
        return listed(tr(labels.get(word, word)) for word in self.stored(value)) or tr("none")

    def _accept(self, value: object, typed: str) -> frozenset[str]:
        if not isinstance(value, list | tuple | set | frozenset):
            raise self._refusal(tr("“{value}” is not a list.").format(value=typed))
        wrong = sorted({shown(word) for word in value if not self._is_known(word)})
        if len(wrong) == 1:
            raise self._refusal(tr("{words} is none of these.").format(words=quoted(wrong)))
        if wrong:
            raise self._refusal(tr("{words} are none of these.").format(words=quoted(wrong)))
        return frozenset(value)

    def _parse(self, text: str) -> frozenset[str]:
        if text.casefold() in ("", NONE):
            return frozenset()
        return self._accept([word.casefold() for word in re.split(r"[\s,]+", text) if word], text)

    def _is_known(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if self.words is None:
            return _NAME.fullmatch(word) is not None and word != NONE
        return word in self.words


class Text(Setting[str]):
    """A line of text; the app keeps it for itself."""

    def __init__(self, *, default: str = "", label: str = N_("Kept by the app")) -> None:
        super().__init__(default=default, label=label, hidden=True)

    def takes(self) -> str:
        """One line, not too long."""
        return tr("one line of at most {count} characters").format(count=TEXT_LENGTH)

    def stored(self, value: str) -> str:
        """The text itself."""
        return value

    def text(self, value: str) -> str:
        """The text itself."""
        return value

    def display(self, value: str) -> str:
        """The text itself."""
        return value

    def _accept(self, value: object, typed: str) -> str:
        if isinstance(value, str) and len(value) <= TEXT_LENGTH and value.isprintable():
            return value
        raise self._refusal(tr("“{value}” is not that.").format(value=typed))

    def _parse(self, text: str) -> str:
        return self._accept(text, shown(text))
