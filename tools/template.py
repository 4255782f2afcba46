"""Writes ``assets/locale/desk_stretch.pot``: every text that a translation can carry.

Run by ``.venv/bin/python -m tools.template`` after a text was added or changed; a test compares.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "assets" / "locale" / "desk_stretch.pot"
KEYWORDS: dict[str, Any] = {"tr": None, "N_": None, "ntr": (1, 2)}

# What a person reads of an exercise, a routine or a reminder; notes are for authors.
_SHOWN = {"name", "summary", "cue", "breathing", "text"}
_CODE = ("desk_stretch", "tools/shipping")
_COMMENTS = ("Translators:",)
_AUTHORED = ("[er]*/*.toml", "reminders.toml")


def catalog() -> Catalog:
    """Return every text with the places where it stands."""
    texts = Catalog(project="Desk Stretch", version="", charset="utf-8", fuzzy=False)
    for place in _CODE:
        found = extract_from_dir(str(ROOT / place), keywords=KEYWORDS, comment_tags=_COMMENTS)
        for name, line, message, comments, _ in sorted(found, key=lambda each: (each[0], each[1])):
            texts.add(message, locations=[(f"{place}/{name}", line)], auto_comments=comments)
    for path in sorted(path for each in _AUTHORED for path in (ROOT / "assets").glob(each)):
        for text in _texts(tomllib.loads(path.read_text("utf-8"))):
            texts.add(text, locations=[(path.relative_to(ROOT).as_posix(), 1)])
    return texts


def _texts(value: Any) -> Iterator[str]:
    """Every text in a file that is shown."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _SHOWN and isinstance(inner, str):
                if inner:
                    yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def main() -> None:
    """Write the template. Line numbers stay out: they would change with every edit."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(
            file, catalog(), no_location=False, include_lineno=False, omit_header=True, width=98
        )


if __name__ == "__main__":
    main()
