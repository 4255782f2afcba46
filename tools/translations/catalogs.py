"""Reads, writes and compiles the translations of a language; the template says what there is."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tools.translations.language import Language

# A file that is made twice is the same twice.
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTH = 98


def empty(language: Language) -> Catalog:
    """A catalogue that knows the plural forms of the language."""
    made = Catalog(locale=language.code, project="Desk Stretch", version="", charset="utf-8",
                   creation_date=_ALWAYS, revision_date=_ALWAYS, fuzzy=False)  # fmt: skip
    made.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", language.plural_forms),
    ]
    return made


def kept(language: Language) -> Catalog:
    """What the file has, as it is."""
    if not language.po.exists():
        return empty(language)
    with language.po.open("rb") as file:
        return read_po(file, locale=language.code)


def merged(language: Language, template: Catalog) -> Catalog:
    """Every text of the template with what is translated; what is no longer used is set apart."""
    old, made = kept(language), empty(language)
    for message in template:
        if not message.id:
            continue
        had = old.get(message.id, message.context)
        string = had.string if had is not None and _fits(had, message) else ""
        flags = {"fuzzy"} if had is not None and had.fuzzy else set()
        made.add(message.id, string or _nothing(language, message), message.locations,
                 flags=message.flags | flags, auto_comments=message.auto_comments,
                 user_comments=had.user_comments if had is not None else (),
                 context=message.context)  # fmt: skip
    for message in (*old, *old.obsolete.values()):
        if message.id and made.get(message.id, message.context) is None and is_there(message):
            made.obsolete[message.id] = message
    return made


def _fits(had: Message, message: Message) -> bool:
    return isinstance(had.string, str) is isinstance(message.id, str)


def _nothing(language: Language, message: Message) -> str | tuple[str, ...]:
    return "" if isinstance(message.id, str) else ("",) * language.forms


def forms(message: Message) -> tuple[str, ...]:
    """The translation as a tuple of its forms; one form where there is no plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def is_there(message: Message) -> bool:
    """Whether every form has words."""
    return bool(message.string) and all(forms(message))


def key_of(message: Message) -> str:
    """A short name of a text that stays the same as long as the text does."""
    text = message.id if isinstance(message.id, str) else "\0".join(message.id)
    whole = f"{message.context or ''}\4{text}"
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def save(language: Language, catalog: Catalog) -> None:
    """Write the file, without anything that changes by itself: no dates, no line numbers."""
    out = io.BytesIO()
    write_po(out, catalog, include_lineno=False, omit_header=True, width=_WIDTH)
    head = (
        f"# Desk Stretch in {language.english_name}. How to translate: docs/translating.md\n"
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Language: {language.code}\\n"\n"Plural-Forms: {language.plural_forms}\\n"\n\n'
    )
    language.po.write_bytes(head.encode() + out.getvalue())
