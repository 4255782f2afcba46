"""The texts that are missing, in portions with what a translator needs; and the way back."""

from __future__ import annotations

import difflib
import json
import math
from typing import TYPE_CHECKING, Any

from desk_stretch.i18n import room
from tools.translations.catalogs import forms, is_there, key_of
from tools.translations.language import Language
from tools.translations.rules import problems

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_NEAR = 0.8
_EXAMPLES = 4


def todo(language: Language, catalog: Catalog, chunk: int, size: int) -> str:
    """Return one portion as JSON, a line for each text; the texts of a file stand together."""
    open_ones = [each for each in catalog if each.id and (each.fuzzy or not is_there(each))]
    open_ones.sort(key=lambda each: (each.locations[0][0], 0))
    portions = math.ceil(len(open_ones) / size)
    lines = [_asked(language, catalog, each) for each in open_ones[(chunk - 1) * size :][:size]]
    head: dict[str, Any] = {"language": language.code, "chunk": chunk, "of": portions}
    head |= {"missing": len(open_ones), "words": language.words}
    body = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "texts": [\n{body}\n]}}'


def _asked(language: Language, catalog: Catalog, message: Message) -> dict[str, Any]:
    """What a translator needs: where a text stands, how long it may be, how it was before."""
    source = message.id if isinstance(message.id, str) else message.id[-1]
    asked: dict[str, Any] = {"id": key_of(message), "text": source}
    if not isinstance(message.id, str):
        asked |= {"singular": message.id[0], "forms": _examples(language)}
    asked["where"] = message.locations[0][0].removeprefix("desk_stretch/")
    asked["longest"] = room(source)
    if message.auto_comments:
        asked["note"] = " ".join(message.auto_comments)
    if message.context:
        asked["meaning"] = message.context
    known = {key[0] if isinstance(key, tuple) else key: each.string
             for key, each in catalog.obsolete.items()}  # fmt: skip
    near = difflib.get_close_matches(source, [key for key in known if key], 1, _NEAR)
    if near:
        asked |= {"was": near[0], "was_translated": known[near[0]]}
    return asked


def _examples(language: Language) -> list[str]:
    found = [language.numbers_of(form) for form in range(language.forms)]
    return ["n = " + ", ".join(str(n) for n in each[:_EXAMPLES])
            + (" …" if len(each) > _EXAMPLES else "") for each in found]  # fmt: skip


def fill(language: Language, catalog: Catalog, answers: dict[str, Any]) -> tuple[int, list[str]]:
    """Take answers into the catalogue; return how many, and what was refused and why."""
    known = {key_of(each): each for each in catalog if each.id}
    done, refused = 0, []
    for key, answer in answers.items():
        message = known.get(key)
        if message is None:
            refused.append(f"{key}: there is no text of this id (any more)")
            continue
        wrong = _answered(language, message, answer)
        if wrong:
            source = message.id if isinstance(message.id, str) else message.id[-1]
            refused.append(f"{key}: {'; '.join(wrong)}: {source!r} → {answer!r}")
        else:
            done += 1
    return done, refused


def _answered(language: Language, message: Message, answer: Any) -> list[str]:
    """Put an answer in its place; what is wrong with it, and then it is left as it was."""
    is_plural = not isinstance(message.id, str)
    if is_plural and isinstance(answer, str) and language.forms == 1:
        answer = [answer]
    whole = isinstance(answer, list) and all(isinstance(each, str) for each in answer)
    if not (whole if is_plural else isinstance(answer, str)):
        return [f"is no list of {language.forms} forms" if is_plural else "is no text"]
    before, message.string = message.string, tuple(answer) if is_plural else answer
    wrong = problems(message, language) if is_there(message) else ["is empty"]
    if wrong:
        message.string = before
    else:
        message.flags.discard("fuzzy")
    return wrong


def shown(catalog: Catalog, words: str) -> str:
    """Return what is translated as JSON, where *words* occur in place, text or translation."""
    lines = []
    for message in catalog:
        if not message.id or not is_there(message):
            continue
        source = message.id if isinstance(message.id, str) else message.id[-1]
        given = forms(message)
        where = message.locations[0][0]
        if words.casefold() in "\n".join((where, source, *given)).casefold():
            line = {"id": key_of(message), "text": source, "said": message.string, "where": where}
            lines.append(json.dumps(line, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]"
