"""Settings of holds: what one does to a break, and lists of the person's own words."""

from __future__ import annotations

from collections.abc import Iterable

from desk_stretch.core.settings.setting import Setting, quoted
from desk_stretch.core.settings.wordlists import HOLD_MODES
from desk_stretch.core.settings.words import NONE, OFF, ON, Choice
from desk_stretch.i18n import N_, tr

MOST_WORDS = 20
LONGEST_WORD = 500
CONNECTED = N_("connected")
"""Among the known monitors: those that are connected now. The file has this very word."""


class HoldMode(Choice):
    """Off, or what the hold does. ``on`` is understood as the usual one, *keep*."""

    def __init__(self, *, label: str, help_text: str, default: str = "keep") -> None:
        super().__init__(default=default, values=HOLD_MODES, label=label, help_text=help_text)

    @property
    def hold(self) -> str:
        """The name of the hold."""
        return self.name.replace("_", " ")

    def _accept(self, value: object, typed: str) -> str:
        if isinstance(value, bool):
            value = "keep" if value else "off"
        return super()._accept(value, typed)

    def _parse(self, text: str) -> str:
        switched = (ON | OFF).get(text.casefold())
        return self._accept(switched, text) if switched is not None else super()._parse(text)


class Listed(Setting[tuple[str, ...]]):
    """A few short texts in the person's order; none of them has a comma in it.

    *of* says what they are (marked English).
    """

    def __init__(
        self, *, label: str, of: str, help_text: str = "", default: tuple[str, ...] = ()
    ) -> None:
        super().__init__(default=default, label=label, help_text=help_text)
        self.of = of

    def takes(self) -> str:
        """What the texts are."""
        return tr("{names}, with commas between them, or none").format(names=tr(self.of))

    def stored(self, value: tuple[str, ...]) -> list[str]:
        """A list."""
        return list(value)

    def text(self, value: tuple[str, ...]) -> str:
        """The texts with commas, or ``none``."""
        return ", ".join(value) or NONE

    def display(self, value: tuple[str, ...]) -> str:
        """The texts with commas."""
        return ", ".join(value) or tr("none")

    def _accept(self, value: object, typed: str) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise self._refusal(tr("“{value}” is not a list.").format(value=typed))
        wrong = [word for word in value if not _is_short(word)]
        if wrong or len(value) > MOST_WORDS:
            raise self._refusal(tr("{words} cannot be used.").format(words=quoted(wrong or value)))
        return tuple(dict.fromkeys(word.strip() for word in value))

    def _parse(self, text: str) -> tuple[str, ...]:
        nothing: Iterable[str] = ("", NONE, tr("none"))
        if text.casefold() in nothing:
            return ()
        return self._accept([word.strip() for word in text.split(",") if word.strip()], text)


class KnownMonitors(Listed):
    """Names of monitors. The word ``connected`` among them stands for those that are connected
    when the hold is switched on, or when it is set; then they take its place.
    """

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(
            default=(CONNECTED,), label=label, of=N_("names of monitors"), help_text=help_text
        )

    def takes(self) -> str:
        """What the texts are, and the word for what is connected now."""
        return tr("{names}, or “{word}” for those that are").format(
            names=super().takes(), word=tr(CONNECTED)
        )

    def display(self, value: tuple[str, ...]) -> str:
        """The names with commas, and the word in the language in use."""
        return super().display(tuple(tr(CONNECTED) if one == CONNECTED else one for one in value))

    def _parse(self, text: str) -> tuple[str, ...]:
        words = (CONNECTED if one == tr(CONNECTED) else one for one in super()._parse(text))
        return tuple(dict.fromkeys(words))


def setting_key(hold: str) -> str:
    """The key of the setting of a hold."""
    return f"holds.{hold.replace(' ', '_')}"


def _is_short(word: object) -> bool:
    if not isinstance(word, str) or not word.strip() or "," in word:
        return False
    return len(word) <= LONGEST_WORD and word.isprintable()
