"""Files as accidents, editors and strangers leave them: valid ones, changed at random places.

The same seed gives the same files. Plain ``random`` and no Hypothesis: 100,000 files a kind are to
take minutes, and a file that fails is small enough as it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

Mutation = Callable[[random.Random, bytes], bytes]

TOKENS = [
    token.encode("utf-8", "surrogatepass")
    for token in (
        "", " ", "\n", "\r", "\t", "\0", '"', '"""', "'", "'''", "=", "==", "#", ",", ".", ";", ":",
        "[", "]", "[[", "]]", "{", "}", "[[step]]", "[a.b.c]", "a.b.c = 1", "{a = {b = 1}}",
        "0", "-1", "1e999", "-0.0", "nan", "inf", "0x10", "1_0", "99999999999999999999999",
        "3.0000000000000000001", "true", "false", "null", "None", '""', "[]", "{}", '"25:61"',
        "1979-05-27", "2026-02-30", "07:32:00", "2026-13-45T99:99:99Z", '["mon", "mon"]',
        '"\\u0000"', '"\\ud800"', "\\", "\ud800", "\ufeff", "\u202e", "\u2028", "é", "日本", "😀",
        "%s", "{0}", "{file}", "$(id)", "../../etc/passwd", "<b>", "&amp;", "\x1b[31m", "=1+1",
        "BEGIN:VEVENT", "END:VCALENDAR", "RRULE:FREQ=SECONDLY", "DTSTART:99990101T000000Z",
        "a" * 300, "[" * 200, "{" * 200, "9" * 5000, "a." * 300,
    )
]  # fmt: skip
VALUE = re.compile(rb"[=:]\s*([^\n\r]+)")
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")


def _place(rng: random.Random, content: bytes) -> int:
    return rng.randrange(len(content) + 1)


def _span(rng: random.Random, content: bytes) -> tuple[int, int]:
    start = _place(rng, content)
    return start, min(len(content), start + rng.choice((1, 1, 2, 5, 20, 200)))


def flip(rng: random.Random, content: bytes) -> bytes:
    """One bit is another."""
    if not content:
        return content
    at = rng.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << rng.randrange(8)]) + content[at + 1 :]


def drop(rng: random.Random, content: bytes) -> bytes:
    """A piece is missing."""
    start, end = _span(rng, content)
    return content[:start] + content[end:]


def double(rng: random.Random, content: bytes) -> bytes:
    """A piece is there several times."""
    start, end = _span(rng, content)
    return content[:end] + content[start:end] * rng.choice((1, 1, 2, 50)) + content[end:]


def insert(rng: random.Random, content: bytes) -> bytes:
    """Something stands where nothing was."""
    at = _place(rng, content)
    return content[:at] + rng.choice(TOKENS) + content[at:]


def cut(rng: random.Random, content: bytes) -> bytes:
    """The rest never arrived."""
    return content[: _place(rng, content)]


def _replaced(rng: random.Random, content: bytes, pattern: re.Pattern[bytes], group: int) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return insert(rng, content)
    start, end = rng.choice(found).span(group)
    return content[:start] + rng.choice(TOKENS) + content[end:]


def value(rng: random.Random, content: bytes) -> bytes:
    """A key has another value."""
    return _replaced(rng, content, VALUE, 1)


def number(rng: random.Random, content: bytes) -> bytes:
    """A number is something else."""
    return _replaced(rng, content, NUMBER, 0)


def _of_lines(change: Callable[[random.Random, list[bytes]], None]) -> Mutation:
    def changed(rng: random.Random, content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        if lines:
            change(rng, lines)
        return b"".join(lines)

    return changed


def _swap(rng: random.Random, lines: list[bytes]) -> None:
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def _drop_line(rng: random.Random, lines: list[bytes]) -> None:
    del lines[rng.randrange(len(lines))]


def _double_line(rng: random.Random, lines: list[bytes]) -> None:
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))


MUTATIONS: tuple[Mutation, ...] = (
    flip, drop, double, insert, insert, cut, value, value, value, number, number,
    _of_lines(_swap), _of_lines(_drop_line), _of_lines(_double_line),
)  # fmt: skip


def mutants(samples: Sequence[bytes], count: int, seed: int = 1) -> Iterator[bytes]:
    """Give *count* files: one to ten accidents each; now and then parts of two files, or noise."""
    rng = random.Random(seed)
    for _ in range(count):
        content = rng.choice(samples)
        kind = rng.random()
        if kind < 0.02:
            content = rng.randbytes(rng.randrange(400))
        elif kind < 0.06:
            other = rng.choice(samples)
            content = content[: _place(rng, content)] + other[_place(rng, other) :]
        for _ in range(rng.choice((1, 1, 1, 2, 3, 5, 10))):
            content = rng.choice(MUTATIONS)(rng, content)
        yield content
