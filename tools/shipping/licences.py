"""The licences of all that is shipped: Debian's copyright file, and the list of parts (SBOM)."""

from __future__ import annotations

import email.parser
import json
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

from desk_stretch import __version__
from tools.shipping.entry import HOME_PAGE, RELEASED

ROOT = Path(__file__).parent.parent.parent
_HEAD = f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Desk Stretch
Source: {HOME_PAGE}

Files: *
Copyright: 2026 The Desk Stretch contributors
License: Expat
"""
_LGPL = {"pyside6-essentials", "shiboken6"}
"""Used under the LGPL, which is one of those that they offer."""


def parts(home: Path) -> Iterator[Message]:
    """The metadata of every library in the folder, by name."""
    for path in sorted(home.glob("*.dist-info/METADATA")):
        yield email.parser.Parser().parsestr(path.read_text("utf-8"))


def licence_of(part: Message) -> str:
    """Its licence, in the words of its own metadata."""
    if part["Name"].lower().replace("_", "-") in _LGPL:
        return "LGPL-3.0-only"
    said = part["License-Expression"] or part["License"] or ""
    if said and said not in ("UNKNOWN", "Dual License") and "\n" not in said:
        return str(said)
    classes = (line for line in part.get_all("Classifier", []) if line.startswith("License ::"))
    return " OR ".join(line.rpartition(" :: ")[2] for line in classes)


def copyright_file(home: Path) -> str:
    """Return Debian's copyright file for the folder; each library's own text stands in it."""
    paragraphs = [_HEAD]
    for part in parts(home):
        if part["Name"] == "desk-stretch":
            continue
        who = part["Author"] or part["Author-email"] or part["Maintainer"] or "its authors"
        who = " ".join(who.split())
        paragraphs.append(
            f"Files: usr/lib/desk-stretch/{part['Name']}-{part['Version']}*\n"
            f"Copyright: {who}\nLicense: {licence_of(part)}\n"
        )
    mit = (ROOT / "LICENSE").read_text("utf-8").partition("\n----")[0].split("\n\n", 2)[2]
    text = "".join(f" {line}\n" if line.strip() else " .\n" for line in mit.strip().splitlines())
    paragraphs.append(f"License: Expat\n{text}")
    return "\n".join(paragraphs)


def bill_of_materials(home: Path) -> str:
    """Return what is in the folder as CycloneDX JSON; the same folder gives the same text."""
    listed: list[dict[str, Any]] = [
        {
            "type": "library",
            "name": part["Name"],
            "version": part["Version"],
            "purl": f"pkg:pypi/{part['Name'].lower()}@{part['Version']}",
            "licenses": [{"license": {"name": licence_of(part)}}],
        }
        for part in parts(home)
        if part["Name"] != "desk-stretch"
    ]
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": f"{RELEASED}T00:00:00Z",
            "component": {
                "type": "application", "name": "desk-stretch", "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": listed,
    }  # fmt: skip
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"
