"""Makes the ``.mo`` files that the app reads from the ``.po`` files that are kept.

Standard library only: it runs in a fresh checkout, and while a wheel is built.
"""

from __future__ import annotations

import ast
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

LOCALE = Path(__file__).parent.parent.parent / "assets" / "locale"
_MAGIC = 0x950412DE
_HEAD = 28


def compile_all(locale: Path = LOCALE) -> list[str]:
    """Compile what is older than its source; return the languages."""
    return [po.parent.name for po in sorted(locale.glob("*/*.po")) if compile_file(po)]


def compile_file(po: Path) -> bool:
    """Compile one file if that is needed; True if it was."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
        return False
    content = compiled(po.read_text("utf-8"))
    beside = mo.with_name(f"{mo.name}.{os.getpid()}")  # two runs do not meet in the middle
    beside.write_bytes(content)
    beside.replace(mo)
    return True


def compiled(text: str) -> bytes:
    """Return the binary form. What is missing or unsure is left out, and so shown in English."""
    pairs = sorted((key.encode(), value.encode()) for key, value in _pairs(text.splitlines()))
    count = len(pairs)
    tables = _HEAD, _HEAD + 8 * count
    at = _HEAD + 16 * count
    index: list[list[int]] = [[], []]
    body = b""
    for which in (0, 1):
        for pair in pairs:
            index[which] += [len(pair[which]), at + len(body)]
            body += pair[which] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, count, *tables, 0, at)
    return head + struct.pack(f"<{4 * count}I", *index[0], *index[1]) + body


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entry in _entries(lines):
        given = [value for name, value in entry.items() if name.startswith("msgstr")]
        if "fuzzy" in entry or not given or not all(given):
            continue
        key = entry["msgid"]
        if "msgid_plural" in entry:
            key = f"{key}\0{entry['msgid_plural']}"
        if "msgctxt" in entry:
            key = f"{entry['msgctxt']}\4{key}"
        yield key, "\0".join(given)


def _entries(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The entries, each by its keywords; a line of its own continues the one before."""
    entry: dict[str, str] = {}
    name = ""
    for line in lines:
        stripped = line.strip()
        begins = stripped.startswith(("#", "msgctxt", "msgid "))
        if begins and any(key.startswith("msgstr") for key in entry):
            yield entry
            entry = {}
        if stripped.startswith("#,") and "fuzzy" in stripped:
            entry["fuzzy"] = ""
        elif stripped.startswith('"'):
            entry[name] += ast.literal_eval(stripped)
        elif stripped and not stripped.startswith("#"):
            name, _, words = stripped.partition(" ")
            entry[name] = ast.literal_eval(words)
    if any(key.startswith("msgstr") for key in entry):
        yield entry
