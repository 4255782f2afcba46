"""Puts what the trials found into ``docs/mutants.md``.

The results are kept in ``docs/mutants.json``. A run replaces those of its packages; the reason of a
survivor is written into that file by hand, and stays with it as long as it survives.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tools.mutants.changes import Mutant

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "mutants.md"
KEPT = ROOT / "docs" / "mutants.json"
BEGIN, END = "<!-- mutants: written by dev.py mutants -->", "<!-- end of the mutants -->"
RESULTS = ("killed", "survived", "timed out", "unreached")

Row = dict[str, Any]


def row(tried: list[tuple[Mutant, str]], **about: object) -> Row:
    """Sum up the trials of one package; what no test comes by has survived."""
    counts = Counter(result for _, result in tried)
    left = sorted(
        (one for one, result in tried if result in ("survived", "unreached")),
        key=lambda one: (one.path, one.line, one.number),
    )
    numbers = {name: counts[name] for name in RESULTS}
    return {"tried": len(tried), **numbers, **about, "left": {one.key: "" for one in left}}


def merged(before: dict[str, Row], new: dict[str, Row]) -> dict[str, Row]:
    """Replace the packages that were tried again, and keep the reasons that were written."""
    for name, found in new.items():
        known = before.get(name, {}).get("left", {})
        found["left"] = {key: known.get(key, "") for key in found["left"]}
    return dict(sorted({**before, **new}.items()))


def retried(known: Row, again: Row) -> Row:
    """Count what was killed on a second try, among what was killed before."""
    lost = known["tried"] - again["tried"] - known["killed"] - known["timed out"]
    numbers = {name: known[name] + again[name] for name in ("killed", "timed out")}
    tried = {"tried": known["tried"] - lost}  # what is left there no more was edited away
    return {
        **known,
        **again,
        **numbers,
        **tried,
        **{k: known[k] for k in ("all", "sample", "seed")},
    }


def kept() -> dict[str, Row]:
    """Read the results up to now."""
    found: dict[str, Row] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return found


def share(found: Row) -> float:
    """Say how many of a hundred a test noticed: it failed, or it never came to an end."""
    return 100 * (found["killed"] + found["timed out"]) / max(1, found["tried"])


def table(packages: dict[str, Row]) -> str:
    """Lay the numbers out as Markdown, and what is left below them."""
    lines = [
        "| package | mutants | tried | killed | timed out | survived | noticed | date | sample |",
        "|---|---:|---:|---:|---:|---:|---:|---|---|",
    ]
    for name, found in packages.items():
        survived = found["survived"] + found["unreached"]
        drawn = f"{found['sample']}, seed {found['seed']}" if found["sample"] else "all"
        numbers = f"{found['all']:,} | {found['tried']:,} | {found['killed']:,}"
        rest = f"{found['timed out']} | {survived} | {share(found):.1f} % | {found['date']}"
        package, comma, outside = name.partition(",")
        lines.append(f"| `core/{package}`{comma}{outside} | {numbers} | {rest} | {drawn} |")
    for name, found in packages.items():
        lines += ["", f"### Left in {name}", "", "| change | why |", "|---|---|"]
        lines += [
            f"| {code(key)} | {reason or '(open)'} |" for key, reason in found["left"].items()
        ]
    return "\n".join(lines)


def code(key: str) -> str:
    """Show a change as code within a table."""
    short = key.removeprefix("desk_stretch/core/").replace("|", "\\|")
    return f"``{short}``" if "`" not in short else short


def with_table(page: str, packages: dict[str, Row]) -> str:
    """Put the tables between the marks."""
    head, rest = page.split(BEGIN)
    return f"{head}{BEGIN}\n\n{table(packages)}\n\n{END}{rest.split(END)[1]}"


def write(new: dict[str, Row]) -> None:
    """Take the results of one run over."""
    packages = merged(kept(), new)
    KEPT.write_text(json.dumps(packages, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), packages), encoding="utf-8")
