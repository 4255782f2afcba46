"""``dev.py build --twice KIND…``: the same sources built twice, as unlike as one machine can.

Another folder, owner's rights, time zone, language, order of Python's sets and age of every file;
then the packages are compared, and whatever differs is named down to the file inside.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tools.shipping import folder

_LEFT = shutil.ignore_patterns(
    ".venv", ".git", "dist", "build", ".*_cache", "__pycache__", "*.mo", ".hypothesis", "figures"
)
WAYS = {
    "one": {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    "two/in a longer place": {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
}
_UMASKS = (0o022, 0o077)
_OLD = 1_000_000_000
"""When the second copy's files were last changed: in 2001."""


def build_twice(kinds: list[str]) -> int:
    """Build *kinds* both ways; return how many files differ, and name them."""
    with tempfile.TemporaryDirectory(prefix="twice-") as made:
        first, second = (
            _built(Path(made) / place, kinds, env, umask)
            for (place, env), umask in zip(WAYS.items(), _UMASKS, strict=True)
        )
        return sum(_told(name, first, second) for name in sorted(_names(first) | _names(second)))


def _built(place: Path, kinds: list[str], env: dict[str, str], umask: int) -> Path:
    """Build in a copy of the checkout; return the folder with what came out."""
    before = os.umask(umask)
    try:
        shutil.copytree(folder.ROOT, place, ignore=_LEFT, symlinks=True)
        if umask != _UMASKS[0]:
            for path in place.rglob("*"):
                os.utime(path, (_OLD, _OLD))
        own = place.parent / "t" / place.name.replace(" ", "-")  # another length, but no spaces
        own.mkdir(parents=True)
        subprocess.run(
            [sys.executable, "-m", "tools.shipping", *kinds],
            cwd=place, env=os.environ | env | {"TMPDIR": str(own)}, check=True,
        )  # fmt: skip
    finally:
        os.umask(before)
    return place / "dist"


def _names(place: Path) -> set[str]:
    """Everything that came out."""
    return {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}


def _told(name: str, first: Path, second: Path) -> bool:
    """Say of one file whether both are the same, and if not, what inside differs."""
    one, two = first / name, second / name
    if not (one.exists() and two.exists()):
        print(f"only once  {name}")
        return True
    if one.read_bytes() == two.read_bytes():
        print(f"same       {name}  ({one.stat().st_size} bytes)")
        return False
    print(f"DIFFERS    {name}")
    for line in differing(one, two):
        print(f"           {line}")
    return True


def differing(one: Path, two: Path) -> Iterator[str]:
    """Name the members of two archives that differ, or the first byte if they are none."""
    inside, other = _members(one), _members(two)
    if inside is None or other is None:
        pairs = enumerate(zip(one.read_bytes(), two.read_bytes(), strict=False))
        at = next((at for at, (mine, yours) in pairs if mine != yours), "the end of one")
        yield f"from byte {at}"
        return
    if list(inside) != list(other):
        yield f"the members or their order: {sorted(set(inside) ^ set(other)) or 'order'}"
    yield from (name for name in inside if name in other and inside[name] != other[name])


def _members(path: Path) -> dict[str, object] | None:
    """What is in an archive: head and content of each member by its name."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return {i.filename: (i.date_time, i.external_attr, i.CRC) for i in packed.infolist()}
    content = path.read_bytes()
    if path.suffix == ".deb":
        words = ["dpkg-deb", "--fsys-tarfile", str(path)]
        content = subprocess.run(words, capture_output=True, check=True).stdout
    try:
        with tarfile.open(fileobj=BytesIO(content)) as packed:
            return {i.name: (i.get_info(), _content(packed, i)) for i in packed}
    except tarfile.TarError:
        return None


def _content(packed: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = packed.extractfile(info) if info.isreg() else None
    return file.read() if file else b""
