"""``python -m tools.translations``: status, check, todo, fill, compile."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk_stretch.core.session.safety import NOTICE_VERSION
from tools.template import catalog as template_now
from tools.translations import chunks
from tools.translations.catalogs import is_there, key_of, merged, save
from tools.translations.compiling import LOCALE, compile_all, compile_file
from tools.translations.language import Language, language, languages
from tools.translations.rules import problems

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


def wrong(spoken: Language, catalog: Catalog) -> list[str]:
    """What is wrong in a language, a line each; what is missing is not in it."""
    found = []
    if spoken.notice_version != NOTICE_VERSION:
        found.append(
            f"{spoken.code}: carries the safety notice in version {spoken.notice_version},"
            f" it is at {NOTICE_VERSION}"
        )
    for message in catalog:
        for problem in problems(message, spoken) if message.id else ():
            text = message.id if isinstance(message.id, str) else message.id[-1]
            found.append(f"{spoken.code} {key_of(message)}: {problem}: {text!r}")
    return found


def missing(spoken: Language, catalog: Catalog) -> list[str]:
    """The texts that are shown in English, or that somebody marked as unsure; and the words of
    ``language.toml`` that are not chosen yet."""
    unsaid = [f"language.toml: {word}" for word, own in spoken.words.items() if not own]
    return unsaid + [
        message.id if isinstance(message.id, str) else message.id[-1]
        for message in catalog
        if message.id and (message.fuzzy or not is_there(message))
    ]


def check(spoken: list[Language], template: Catalog, *, is_release: bool, is_long: bool) -> int:
    """Print a line for each language and what is wrong; 1 if a release has to wait."""
    print(f"{len(template)} texts, {len(spoken)} languages")
    result = 0
    for each in spoken:
        catalog = merged(each, template)
        lacking, problem = missing(each, catalog), wrong(each, catalog)
        reader = "" if each.read_by_native else "not "
        print(
            f"{each.code:6}{len(lacking):5} missing{len(problem):5} wrong   {each.name},", end=" "
        )
        print(f"{reader}read by a native speaker")
        print("".join(f"    {line}\n" for line in problem), end="")
        if is_long:
            print("".join(f"    missing: {text!r}\n" for text in lacking), end="")
        result |= bool(problem) or (is_release and bool(lacking))
    return int(result)


def fill(spoken: Language, template: Catalog, files: list[Path]) -> int:
    """Take answers over; what is wrong is refused and named, the rest is kept."""
    catalog = merged(spoken, template)
    done, refused = 0, list[str]()
    for file in files:
        taken, problem = chunks.fill(spoken, catalog, _read(file))
        done, refused = done + taken, refused + problem
    save(spoken, catalog)
    compile_file(spoken.po)
    print("".join(f"refused {line}\n" for line in refused), end="")
    print(f"{done} taken, {len(refused)} refused, {len(missing(spoken, catalog))} still missing")
    return int(bool(refused))


def _read(file: Path) -> dict[str, Any]:
    text = file.read_text("utf-8")
    return tomllib.loads(text) if file.suffix == ".toml" else json.loads(text)


def main(words: list[str]) -> int:
    """Carry one command out."""
    given = _parser().parse_args(words)
    if given.command == "compile":
        print(f"compiled: {', '.join(compile_all(given.locale)) or 'nothing was out of date'}")
        return 0
    template = template_now()
    if given.command in ("todo", "fill", "show"):
        spoken = language(given.language, given.locale)
        if given.command == "fill":
            return fill(spoken, template, given.files)
        catalog = merged(spoken, template)
        if given.command == "show":
            print(chunks.shown(catalog, given.words))
        else:
            print(chunks.todo(spoken, catalog, given.chunk, given.size))
        return 0
    spoken_all = languages(given.locale)
    if given.languages:
        spoken_all = [language(code, given.locale) for code in given.languages]
    is_release = given.command == "release"
    return check(spoken_all, template, is_release=is_release, is_long=given.command == "check")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.translations", description=__doc__)
    parser.add_argument("--locale", type=Path, default=LOCALE, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (
        ("status", "a line for each language, and what is wrong"),
        ("check", "the same, with every text that is missing"),
        ("release", "the same as status; fails if anything is missing"),
    ):
        commands.add_parser(name, help=words).add_argument("languages", nargs="*")
    todo = commands.add_parser("todo", help="print texts that are missing, as JSON")
    todo.add_argument("language")
    todo.add_argument("--chunk", type=int, default=1)
    todo.add_argument("--size", type=int, default=150)
    filling = commands.add_parser("fill", help="take over answers: {id: text or [forms]}")
    filling.add_argument("language")
    filling.add_argument("files", type=Path, nargs="+")
    show = commands.add_parser("show", help="print what is translated, for reading again")
    show.add_argument("language")
    show.add_argument("words", nargs="?", default="")
    commands.add_parser("compile", help="make the files that the app reads")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
