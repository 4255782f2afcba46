"""Which languages a speech server has voices for: one question, asked outside of any routine."""

from __future__ import annotations

import socket
import sys
import time
from pathlib import Path

WITHIN_S = 1.5
_MOST = 4 << 20  # espeak-ng names each of its voices in a hundred variants: half a megabyte
_QUESTION = b"SET self CLIENT_NAME user:desk-stretch:voices\r\nLIST SYNTHESIS_VOICES\r\nQUIT\r\n"


def languages_at(place: Path) -> frozenset[str] | None:
    """Return the languages (``de``, ``pt_BR``, and for each also without its country) that the
    server at the socket *place* has voices for; None if it does not tell in time."""
    try:
        lines = _answer(place).decode(errors="replace").splitlines()
    except OSError:
        return None
    tags = [line[4:].split("\t")[1:2] for line in lines if line.startswith("249-")]
    spoken = {tag.replace("-", "_") for each in tags for tag in each}
    return frozenset(_named(tag) for tag in spoken | {tag.partition("_")[0] for tag in spoken})


def _named(tag: str) -> str:
    """A language as the folders of our translations write it; theirs are all small, or Mandarin."""
    language, _, country = tag.partition("_")
    if language == "cmn":
        language = "zh"
    return f"{language}_{country.upper()}" if country else language


def _answer(place: Path) -> bytes:
    """Everything that the server says to our question; raises OSError."""
    if sys.platform == "win32":
        raise OSError
    deadline = time.monotonic() + WITHIN_S
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(WITHIN_S)
        connection.connect(str(place))
        connection.sendall(_QUESTION)
        raw = bytearray()
        while part := connection.recv(65536):
            raw += part
            left_s = deadline - time.monotonic()
            if left_s <= 0 or len(raw) > _MOST:
                raise TimeoutError
            connection.settimeout(left_s)
        if b"\n249 " not in raw:
            raise OSError
        return bytes(raw)
