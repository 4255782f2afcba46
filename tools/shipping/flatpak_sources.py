"""Writes ``packaging/flatpak/python-sources.json``: the wheels of the lock, with their addresses.

flatpak-builder fetches every file itself, by address and hash. Run it after the lock has changed:
``python3 -m tools.shipping.flatpak_sources``; it needs the network, and nothing else does.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.shipping.folder import LOCK, ROOT, TOOLS_MARK

WRITTEN = ROOT / "packaging" / "flatpak" / "python-sources.json"
PYTHON = "3.13"
"""The Python of the runtime that the manifest names."""
GLIBC = 39
"""The youngest C library (2.39) that a wheel may ask for; the runtime's is younger."""
MACHINES = ("x86_64", "aarch64")


def fetched(machine: str, folder: Path) -> list[Path]:
    """Fetch the wheels of the app's part of the lock, by their hashes, for one machine."""
    run = folder / "run.txt"
    run.write_text(LOCK.read_text("utf-8").split(TOOLS_MARK)[0], encoding="utf-8")
    call = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    call += ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
    call += ["--python-version", PYTHON, "--requirement", str(run)]
    for minor in range(17, GLIBC + 1):
        call += ["--platform", f"manylinux_2_{minor}_{machine}"]
    subprocess.run(call, check=True)
    return sorted(folder.glob("*.whl"))


def source(wheel: Path) -> dict[str, Any]:
    """One entry of the manifest. The index files each wheel under its BLAKE2 digest."""
    content = wheel.read_bytes()
    place = hashlib.blake2b(content, digest_size=32).hexdigest()
    path = f"{place[:2]}/{place[2:4]}/{place[4:]}/{wheel.name}"
    return {
        "type": "file",
        "url": f"https://files.pythonhosted.org/packages/{path}",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def sources() -> list[dict[str, Any]]:
    """Every wheel once; one that is of a machine says of which."""
    made: dict[str, dict[str, Any]] = {}
    for machine in MACHINES:
        with tempfile.TemporaryDirectory() as folder:
            for wheel in fetched(machine, Path(folder)):
                own = {} if wheel.stem.endswith("-any") else {"only-arches": [machine]}
                made[wheel.name] = source(wheel) | own
    return [made[name] for name in sorted(made)]


def main() -> None:
    """Write the file anew."""
    WRITTEN.write_text(json.dumps(sources(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
