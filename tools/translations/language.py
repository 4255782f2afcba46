"""One folder of ``assets/locale``: what its ``language.toml`` says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path

from tools.translations.compiling import LOCALE

_COUNTED = 1000


@dataclass(frozen=True)
class Language:
    """A language and its rules. *code* is the name of its folder."""

    code: str
    folder: Path
    name: str
    english_name: str
    direction: str
    plural_forms: str
    locale: str
    read_by_native: bool
    origin: str
    notice_version: int
    ends_with_point: bool
    comma: str
    gap: str
    capital_nouns: bool
    banned: tuple[str, ...]
    words: dict[str, str]

    @property
    def po(self) -> Path:
        """The translations, as they are written and kept."""
        return self.folder / "desk_stretch.po"

    @property
    def forms(self) -> int:
        """How many plural forms there are."""
        found = re.search(r"nplurals=(\d+)", self.plural_forms)
        return int(found[1]) if found else 0

    @property
    def form_of(self) -> Callable[[int], int]:
        """Which form a number takes."""
        return c2py(self.plural_forms.split(" plural=")[1].rstrip("; "))

    def numbers_of(self, form: int) -> list[int]:
        """The numbers up to a thousand that take this form."""
        form_of = self.form_of
        return [n for n in range(_COUNTED) if form_of(n) == form]


def language(code: str, locale: Path = LOCALE) -> Language:
    """Read one language; KeyError or TypeError if its file lacks something or has too much."""
    folder = locale / code
    said = tomllib.loads((folder / "language.toml").read_text("utf-8"))
    return Language(code=code, folder=folder, **(said | {"banned": tuple(said["banned"])}))


def languages(locale: Path = LOCALE) -> list[Language]:
    """Read every language that has a folder."""
    return [language(path.parent.name, locale) for path in sorted(locale.glob("*/language.toml"))]
