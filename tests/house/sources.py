"""The repository's own files, as the tests about it read them."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "desk_stretch"

_MADE = {"__pycache__", "build", "dist", "htmlcov", ".git", ".venv", ".hypothesis"}
_BINARY = {".png", ".webp", ".wav", ".mo", ".ico", ".icns", ".ogg", ".gz", ".zip", ".db"}


def is_ours(path: Path) -> bool:
    """Whether a file was written by hand, and is text."""
    parts = path.relative_to(ROOT).parts
    made = any(part in _MADE or part.endswith(("_cache", ".egg-info")) for part in parts)
    return not made and path.suffix not in _BINARY and not path.name.startswith(".coverage")


def texts() -> list[Path]:
    """List every text file of the repository."""
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and is_ours(path))


def modules() -> list[Path]:
    """List every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def project() -> dict[str, Any]:
    """Read pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def named(path: Path) -> str:
    """Name a file for a message."""
    return path.relative_to(ROOT).as_posix()


def shown_texts() -> Iterator[tuple[str, str]]:
    """Give every sentence that a person may see, with where it stands."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and _callee(node) in ("tr", "N_", "ntr"):
                for value in node.args:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield f"{named(path)}:{node.lineno}", value.value
    authored = (path for path in (ROOT / "assets").rglob("*.toml") if path.name != "language.toml")
    for path in sorted(authored):
        for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield named(path), text


def _callee(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
