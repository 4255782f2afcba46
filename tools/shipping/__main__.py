"""``python -m tools.shipping FOLDER``: write the ``share`` tree that a system's packages carry."""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

from tools.shipping import entry, icons, shell


def write(share: Path) -> None:
    """Write everything; two runs give the same bytes."""
    entry.write(share)
    icons.write(share)
    for name, place in shell.COMPLETIONS.items():
        path = share / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shell.completions(name), encoding="utf-8")
    page = share / "man" / "man1" / "desk-stretch.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(shell.man_page().encode(), mtime=0))


def main() -> None:
    """Read the words and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the share tree begins")
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
