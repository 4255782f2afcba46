"""Builds ``docs`` into ``dist/site``: ``python3 dev.py site``. Sphinx's settings: ``docs/site``.

What the site is made with has a lock and a folder of its own (``build/docs-tools``), so that
neither the app nor its tests carry it. A warning, a lost link or a lost picture is an error, and
so is a page that would ask another host for anything.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "docs" / "requirements.lock"
TOOLS = ROOT / "build" / "docs-tools"
SITE = ROOT / "dist" / "site"

# What a browser fetches by itself; a link that a person follows is none of these.
_FETCHED = (
    re.compile(r"""<(?:script|img|source|iframe|video|audio)\b[^>]*\ssrc(?:set)?=["'](?P<to>[^"']+)"""),
    re.compile(r"""<link\b(?=[^>]*rel=["'](?:stylesheet|icon|preload|preconnect|modulepreload|"""
               r"""dns-prefetch)["'])[^>]*href=["'](?P<to>[^"']+)"""),
    re.compile(r"""url\(\s*["']?(?P<to>[^"')]+)"""),
    re.compile(r"""@import\s+["'](?P<to>[^"']+)"""),
)  # fmt: skip


def tools_folder() -> Path:
    """Have everything of docs/requirements.lock in its folder, installed once."""
    wanted = f"{LOCK.read_text(encoding='utf-8')}{sys.version}"
    mark = TOOLS / f".installed-{hashlib.sha256(wanted.encode()).hexdigest()[:16]}"
    if not mark.exists():
        print("Installing from docs/requirements.lock (only the first time)", flush=True)
        shutil.rmtree(TOOLS, ignore_errors=True)
        words = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        words += ["--require-hashes", "--no-deps", "--target", str(TOOLS), "-r", str(LOCK)]
        subprocess.run(words, check=True)
        mark.touch()
    return TOOLS


def asked_elsewhere(site: Path) -> list[str]:
    """Name what the pages would fetch from another host; there is to be nothing."""
    found = []
    for page in sorted([*site.rglob("*.html"), *site.rglob("*.css")]):
        text = page.read_text(encoding="utf-8")
        fetched = (each["to"] for pattern in _FETCHED for each in pattern.finditer(text))
        found += [f"{page.relative_to(site)}: {to}" for to in fetched if _is_elsewhere(to)]
    return found


def _is_elsewhere(address: str) -> bool:
    return address.startswith(("//", "http:", "https:", "ftp:"))


def build(into: Path = SITE) -> int:
    """Write the site anew; return 0 if nothing was wrong."""
    shutil.rmtree(into, ignore_errors=True)
    words = [sys.executable, "-m", "sphinx", "-b", "html", "-c", str(ROOT / "docs" / "site")]
    words += ["--fail-on-warning", "--keep-going", "--quiet", "--fresh-env"]
    words += ["-d", str(ROOT / "build" / "doctrees"), str(ROOT), str(into)]
    environment = {**os.environ, "PYTHONPATH": str(tools_folder())}
    code = subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode
    elsewhere = asked_elsewhere(into)
    print("\n".join(f"asks another host: {each}" for each in elsewhere), end="", flush=True)
    if code or elsewhere:
        return 1
    print(f"The site begins at {into / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(build())
