"""What holds for every translation, whatever the language. Each rule names what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk_stretch.i18n import room, width
from tools.translations.catalogs import forms
from tools.translations.language import Language

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_SIDE = re.compile(r"\{(side|other):([^|{}]+)\|([^|{}]+)\}")
_MARKUP = re.compile(r"<[^<>]+>|&(?:\w+;|(?=\S))")
# What a person types or looks for stays as it is.
_LITERAL = re.compile(
    r"`[^`]+`|(?<![\w-])--[a-z][\w-]*|desk-stretch|[\w*-]+\.(?:toml|ics|csv|json)"
)
_COUNTS = {"{n}", "{count}", "{days}", "{minutes}"}
_NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
_EXCLAMATION = "!！¡"
_ENDS = {".": ".。．؟", "?": "?？؟", ":": ":：", "…": "…", ",": ",，、،"}


def problems(message: Message, language: Language) -> list[str]:
    """What is wrong with a translation that has words; nothing if it is missing."""
    return list(_problems(message, language))


def _problems(message: Message, language: Language) -> Iterator[str]:
    given = forms(message)
    if not any(given):
        return
    sources = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = 1 if isinstance(message.id, str) else language.forms
    if len(given) != wanted:
        yield f"has {len(given)} plural forms instead of {wanted}"
        return
    if not all(given):
        yield "lacks a plural form"
        return
    for form, text in enumerate(given):
        yield from _placeholders(sources, text, language, form)
        yield from _about(sources[-1], text, language)
    yield from _length(sources, given)


def _placeholders(
    sources: tuple[str, ...], text: str, language: Language, form: int
) -> Iterator[str]:
    """All of the source's; a form that stands for one number alone may leave that number out."""
    found = set(_PLACEHOLDER.findall(_SIDE.sub(r"{\1}", text)))
    known = {each for source in sources for each in _PLACEHOLDER.findall(source)}
    needed = set(_PLACEHOLDER.findall(sources[-1]))
    alone = language.numbers_of(form)[:2] if len(sources) > 1 else []
    if len(alone) == 1:
        source = sources[0] if alone == [1] else sources[-1]
        needed = set(_PLACEHOLDER.findall(source)) - _COUNTS
    if needed - found:
        yield f"lacks {', '.join(sorted(needed - found))}"
    if found - known:
        yield f"has {', '.join(sorted(found - known))}, which the text does not have"
    if _loose(text) != _loose(sources[-1]):
        yield "has a brace that is not closed or not opened"


def _loose(text: str) -> str:
    """The braces that belong to no placeholder, as in a piece of JSON."""
    return "".join(letter for letter in _PLACEHOLDER.sub("", text) if letter in "{}")


def _about(source: str, text: str, language: Language) -> Iterator[str]:
    """What holds for the words between the placeholders."""
    source, text = _PLACEHOLDER.sub("{}", source), _PLACEHOLDER.sub("{}", text)
    if sorted(_MARKUP.findall(source)) != sorted(_MARKUP.findall(text)):
        yield "has other markup or another mnemonic (&) than the text"
    for literal in _LITERAL.findall(source):
        if literal not in text:
            yield f"lacks “{literal}”, which stays as it is"
    # A number that is written out is as good; another number is not.
    numbers = set(_NUMBER.findall(source))
    strange = set(_NUMBER.findall(text)) - numbers
    if strange and numbers:
        yield f"has {', '.join(sorted(strange))}, the text has {', '.join(sorted(numbers))}"
    if text != text.strip() and source == source.strip():
        yield "begins or ends with a space"
    if any(mark in text for mark in _EXCLAMATION):
        yield "has an exclamation mark"
    yield from _end(source, text, language)
    found = [word for word in language.banned if re.search(word, text, re.IGNORECASE)]
    if found:
        yield f"has words that are not said here: {', '.join(found)}"


def _end(source: str, text: str, language: Language) -> Iterator[str]:
    """A sentence ends as a sentence, a label as a label."""
    ends = {mark for mark, same in _ENDS.items() if source.endswith(mark)}
    wanted = next(iter(ends), "")
    if wanted == "." and not language.ends_with_point:
        return
    if wanted and not text.rstrip().endswith(tuple(_ENDS[wanted])):
        yield f"does not end with “{wanted}”"
    if not wanted and text.endswith((".", "。", ":", "：")) and source[-1:].isalpha():
        yield "ends with a mark, the text does not"


def _length(sources: tuple[str, ...], given: tuple[str, ...]) -> Iterator[str]:
    """Width in letters, wide ones counting twice, against the room of the English text."""
    longest = max(given, key=width)
    limit = room(max(sources, key=width))
    # The words of the sides come in their place: only the longer of two is shown.
    shown = _SIDE.sub(lambda found: max(found[2], found[3], key=width), longest)
    if width(shown) > limit:
        yield f"is {width(shown)} letters wide, there is room for {limit}"
