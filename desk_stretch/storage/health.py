"""How the files of a person are, for ``doctor``: a look that changes nothing and never fails."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from desk_stretch.storage.migrations import MIGRATIONS, NewerError, refuse_newer, version_of

COUNTED = ("prompt", "session", "step", "resting")


def history_health(path: Path) -> dict[str, Any]:
    """The version of the tables, whether they are sound, and how many rows they have."""
    import sqlite3

    if not path.exists():
        return {"state": "none yet"}
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=1.0)) as db:
            return _of(db) | {"kilobytes": path.stat().st_size // 1024}
    except (sqlite3.Error, OSError, ValueError) as error:
        return {"state": "cannot be read", "kind": type(error).__name__}


def _of(db: Any) -> dict[str, Any]:
    version = version_of(db)
    try:
        refuse_newer(db)
    except NewerError:
        return {"state": "made by a newer version", "tables": version}
    is_sound = db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    counts = {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in COUNTED
        if table in there
    }
    return {
        "state": "sound" if is_sound else "damaged",
        "tables": f"{version} of {len(MIGRATIONS)}",
        **counts,
    }
