"""Words in the person's language. English is the source; nothing here imports Qt.

``tr`` translates when something is shown, ``N_`` only marks a text for extraction, ``ntr``
chooses the plural form. The pseudo-locale ``en_XA`` accents and lengthens every text, so that
a text that forgot to pass through here, or does not fit its place, can be seen.
"""

from __future__ import annotations

import gettext
import re

from desk_stretch.resources import asset

DOMAIN = "desk_stretch"
PSEUDO = "en_XA"

_PLACEHOLDER = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;)")
_ACCENTS = str.maketrans(
    "aceilnorsuyzACEILNORSUYZ", "áçéîłñöŕšüýžÁÇÉÎŁÑÖŔŠÜÝŽ"
)  # fmt: skip


class _Pseudo(gettext.NullTranslations):
    """Accents every letter outside placeholders and adds a third to the length."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


class _Current:
    """The language in use; the one piece of state that every sentence shares."""

    translations: gettext.NullTranslations = gettext.NullTranslations()


def pseudo(text: str) -> str:
    """Return *text* accented, lengthened and in brackets, its placeholders untouched."""
    parts = _PLACEHOLDER.split(text)
    body = "".join(
        part if index % 2 else part.translate(_ACCENTS) for index, part in enumerate(parts)
    )
    return f"[{body}{'~' * (len(text) // 3)}]"


def use(language: str) -> None:
    """Speak *language* (``de``, ``pt_BR``, ``en_XA`` …) from now on; English where untranslated."""
    if language == PSEUDO:
        _Current.translations = _Pseudo()
        return
    _Current.translations = gettext.translation(
        DOMAIN, str(asset("locale")), languages=[language], fallback=True
    )


def tr(text: str) -> str:
    """Return *text* in the language in use."""
    return _Current.translations.gettext(text) if text else ""


def ntr(singular: str, plural: str, n: int) -> str:
    """Return the form that the language in use takes for *n*."""
    return _Current.translations.ngettext(singular, plural, n)


def N_(text: str) -> str:
    """Mark *text* for extraction and return it as it is."""
    return text
