"""Writes the locks anew from pyproject.toml; needs ``uv``, and nothing of the app.

requirements.lock: the first part is what the app needs, the second what tests and tools need.
docs/requirements.lock (``docs`` writes only this one): what the site is made with. Every file of a
version is listed with its hash, so that one lock serves Linux, Windows and macOS.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QT = "pyside6-essentials==6.11.3"
HEAD = """\
# Every dependency with the hashes of its files, for Linux, Windows and macOS, Python 3.11 to 3.13.
# Made by `python3 tools/lock.py` from pyproject.toml; do not edit by hand.

# --- the app ---
"""
TOOLS = "\n# --- tests and tools ---\n"
DOCS_HEAD = """\
# What `dev.py site` and `dev.py screens --film` need, kept apart from the app and its tests.
# Made by `python3 tools/lock.py docs` from pyproject.toml; do not edit by hand.

"""
# One version for every Python that the project knows.
FOR_ALL_PYTHONS = "docutils<0.23\nsoupsieve<3"


def compiled(requirements: list[str], fixed: str) -> dict[str, str]:
    """Resolve *requirements* within the pins *fixed*; return the entry of each package."""
    words = ["uv", "pip", "compile", "-", "--universal", "--python-version", "3.11"]
    words += ["--generate-hashes", "--no-header", "--no-annotate", "--no-config", "--quiet"]
    words += ["--strip-extras", "--no-emit-index-url", "--no-emit-find-links"]
    text = "\n".join([*requirements, *fixed.splitlines()])
    made = subprocess.run(words, input=text, capture_output=True, text=True, check=True).stdout
    entries = re.split(r"^(?=\S)", made, flags=re.MULTILINE)
    return {entry.partition("==")[0]: entry for entry in entries if entry.strip()}


def pins(entries: dict[str, str]) -> str:
    """Return the entries without their hashes."""
    return "\n".join(entry.splitlines()[0].removesuffix("\\") for entry in entries.values())


def lock_docs(project: dict[str, Any]) -> None:
    """Resolve what the site is made with."""
    entries = compiled(project["dependency-groups"]["docs"], FOR_ALL_PYTHONS)
    text = DOCS_HEAD + "".join(entries.values())
    (ROOT / "docs" / "requirements.lock").write_text(text, encoding="utf-8")


def main() -> None:
    """Resolve the app's part first, then the rest around it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock_docs(project)
    if sys.argv[1:] == ["docs"]:
        return
    run = compiled(project["project"]["dependencies"], QT)
    everything = compiled(project["dependency-groups"]["dev"], pins(run))
    rest = [entry for name, entry in everything.items() if name not in run]
    # A tool may want a package of the app on systems where the app does not.
    widest = [everything[name] for name in run]
    text = HEAD + "".join(widest) + TOOLS + "".join(rest)
    (ROOT / "requirements.lock").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
