"""Words in the person's language. English is the source; nothing here imports Qt.

``tr`` translates when something is shown, ``N_`` only marks a text for extraction, ``ntr``
chooses the plural form. Two pseudo-locales show what a translation would: ``en_XA`` accents and
lengthens every text as far as a translation may go, so that a text that forgot to pass through
here, or does not fit its place, can be seen; ``ar_XB`` does the same from right to left.
"""

from __future__ import annotations

import gettext
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from desk_stretch.resources import asset

DOMAIN: Final = "desk_stretch"
SOURCE: Final = "en"
PSEUDO: Final = "en_XA"
PSEUDO_RTL: Final = "ar_XB"

_PLACEHOLDER = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;)")
_ACCENTS = str.maketrans(
    "aceilnorsuyzACEILNORSUYZ", "áçéîłñöŕšüýžÁÇÉÎŁÑÖŔŠÜÝŽ"
)  # fmt: skip
_WORD = 6  # letters of a padding word of the pseudo-locales, after which a line may break
_FROM_RIGHT, _ENOUGH = "\u200f\u202e", "\u202c"  # letters of any script run from the right
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

# What reading an installed file that is missing or damaged may raise; English is spoken then.
_DAMAGED = (OSError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError)

# What other systems call a language that has a folder here.
_ALIASES = {"zh": "zh_CN", "zh_Hans": "zh_CN", "pt": "pt_BR"}
_TRADITIONAL = frozenset({"Hant", "TW", "HK", "MO"})  # not read by everybody who reads the other


class Speech(NamedTuple):
    """A language as windows need to know it: *locale* is whose dates and times go with it, *comma*
    stands between the parts of a list, *gap* between sentences; some keep capitals of nouns."""

    code: str = SOURCE
    is_right_to_left: bool = False
    locale: str = ""
    comma: str = ", "
    gap: str = " "
    capital_nouns: bool = False


class _Pseudo(gettext.NullTranslations):
    """Accents every letter outside placeholders and lengthens the text."""

    def __init__(self, *, is_mirrored: bool) -> None:
        super().__init__()
        self._is_mirrored = is_mirrored

    def gettext(self, message: str) -> str:
        text = pseudo(message)
        return f"{_FROM_RIGHT}{text}{_ENOUGH}" if self._is_mirrored else text

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _Current:
    """The language in use; the one piece of state that every sentence shares."""

    translations: gettext.NullTranslations = gettext.NullTranslations()
    speech: Speech = Speech()
    time_of_day: Callable[[int, int], str] | None = None


def width(text: str) -> int:
    """Return how many letters wide *text* is: wide ones count twice, marks above them nothing."""
    return sum(
        1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
        if unicodedata.category(letter) not in ("Mn", "Cf")
    )


def room(text: str) -> int:
    """Return how wide a translation of *text* may be. Short words grow most; the pseudo-locales
    fill this room, so what fits them fits every language."""
    wide = width(text)
    if wide <= 10:
        return 2 * wide + 6
    if wide <= 20:
        return round(1.4 * wide) + 12
    return round(1.25 * wide) + 15 if wide <= 40 else round(1.5 * wide) + 5


def pseudo(text: str) -> str:
    """Return *text* accented, lengthened and in brackets, its placeholders untouched."""
    parts = _PLACEHOLDER.split(text)
    body = "".join(
        part if index % 2 else part.translate(_ACCENTS) for index, part in enumerate(parts)
    )
    more = room(text) - width(text) - 2
    begun = _WORD - 1 if " " in text else 0  # a single word becomes a longer word
    padding = "".join("~" if (at + begun + 1) % _WORD else " " for at in range(more)).rstrip()
    return f"[{body}{padding}]"


def available() -> tuple[str, ...]:
    """Return the languages that can be spoken here, English first."""
    return (SOURCE, *sorted(path.parent.name for path in asset("locale").glob("*/language.toml")))


def wished(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the languages that the environment asks for, the dearest first, as gettext reads
    it: ``LANGUAGE`` is a list, and counts only where the locale is not ``C``."""
    locale = next((environment[name] for name in _VARIABLES[1:] if environment.get(name)), "")
    if not locale or locale.partition(".")[0] in ("C", "POSIX"):
        return ()
    return (*(each for each in environment.get("LANGUAGE", "").split(":") if each), locale)


def find(wishes: Iterable[str]) -> str:
    """Return the first of *wishes* (``de_AT.UTF-8``, ``zh-Hans-SG``, ``pt``) that is spoken
    here; English if none is."""
    spoken: set[str] = set()
    for wish in wishes:
        spoken = spoken or {*available(), PSEUDO, PSEUDO_RTL}
        parts = wish.partition(".")[0].partition("@")[0].replace("-", "_").split("_")
        for length in range(len(parts), 1 if _TRADITIONAL.intersection(parts) else 0, -1):
            name = "_".join(parts[:length])
            name = _ALIASES.get(name, name)
            if name in spoken:
                return name
    return SOURCE


def use(language: str) -> Speech:
    """Speak *language* (``de``, ``pt_BR``, ``en_XA`` …) from now on; English where untranslated."""
    if language in (PSEUDO, PSEUDO_RTL):
        is_mirrored = language == PSEUDO_RTL
        _Current.translations = _Pseudo(is_mirrored=is_mirrored)
        _Current.speech = Speech(language, is_mirrored, "ar_AE" if is_mirrored else "")
        return _Current.speech
    _Current.translations = _translations(language)
    _Current.speech = _speech(language)
    return _Current.speech


def speech() -> Speech:
    """Return the language in use."""
    return _Current.speech


def spoken_code() -> str:
    """Return the language that a voice speaks; the pseudo-locales are English aloud."""
    code = _Current.speech.code
    return SOURCE if code in (PSEUDO, PSEUDO_RTL) else code


def _translations(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return gettext.NullTranslations()
    import struct  # what gettext reads numbers with

    try:
        with asset("locale", language, f"{DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except (*_DAMAGED, struct.error):
        return gettext.NullTranslations()


def _speech(language: str) -> Speech:
    if language == SOURCE:
        return Speech()
    import tomllib  # not before somebody speaks another language

    try:
        said = tomllib.loads(asset("locale", language, "language.toml").read_text("utf-8"))
        words = said["locale"], said["comma"], said["gap"]
        is_mirrored, capital_nouns = said["direction"] == "rtl", said["capital_nouns"] is True
    except (*_DAMAGED, RecursionError):
        return Speech(language)
    if not all(isinstance(word, str) for word in words):
        return Speech(language)
    return Speech(language, is_mirrored, *words, capital_nouns)


def tr(text: str) -> str:
    """Return *text* in the language in use."""
    return _Current.translations.gettext(text) if text else ""


def ntr(singular: str, plural: str, n: int) -> str:
    """Return the form that the language in use takes for *n*."""
    return _Current.translations.ngettext(singular, plural, n)


def listed(parts: Iterable[str]) -> str:
    """Return the parts one after the other, as the language in use lists them."""
    return _Current.speech.comma.join(parts)


def told(sentences: Iterable[str]) -> str:
    """Return the sentences that say anything as one paragraph, as the language in use spaces it."""
    return _Current.speech.gap.join(sentence for sentence in sentences if sentence)


def inside(label: str) -> str:
    """Return a label as it stands in a sentence: small, unless nouns keep their capitals."""
    return label if _Current.speech.capital_nouns else label.lower()


def time_of_day(hour: int, minute: int) -> str:
    """Return a time as the person writes it: ``14:05``, or in the manner that windows tell."""
    tell = _Current.time_of_day
    return f"{hour:02}:{minute:02}" if tell is None else tell(hour, minute)


def tell_times(tell: Callable[[int, int], str] | None) -> None:
    """Have times written by *tell* from now on: only windows know the manner of the country."""
    _Current.time_of_day = tell


def N_(text: str) -> str:
    """Mark *text* for extraction and return it as it is."""
    return text
