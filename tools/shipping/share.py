"""The ``share`` tree: everything that a system shows or reads beside the program."""

from __future__ import annotations

import gzip
from pathlib import Path

from tools.shipping import entry, icons, shell
from tools.shipping.commands import PROGRAM


def write(share: Path, program: str = "") -> None:
    """Write everything; two runs give the same bytes.

    *program* is the path that the app will have; without one a bus cannot start it.
    """
    entry.write(share, program)
    icons.write(share)
    for name, place in shell.COMPLETIONS.items():
        path = share / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shell.completions(name), encoding="utf-8")
    page = share / "man" / "man1" / f"{PROGRAM}.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(shell.man_page().encode(), mtime=0))
