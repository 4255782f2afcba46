"""The desktop entry and the AppStream metainfo, with every translation that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desk_stretch import DESKTOP_ID, __version__
from desk_stretch.i18n import N_
from desk_stretch.remote.launcher_actions import ACTIONS
from tools.shipping.commands import PROGRAM
from tools.translations.catalogs import is_there, kept
from tools.translations.language import languages

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

# The project has no public address yet; this line and DESKTOP_ID are all that names one.
ID = DESKTOP_ID
HOME_PAGE = "https://example.org/desk-stretch"
NAME = "Desk Stretch"
KIND = N_("Break reminder")
SUMMARY = N_("Asks for a short movement break at a good moment, and guides it")
KEYWORDS = N_("break;rest;reminder;stretch;movement;desk;pause;")
STORY = (
    N_(
        "Desk Stretch notices when you have worked for a while, waits for a good moment, and asks."
        " If you say yes, a window guides you through a short sitting or standing sequence, with a"
        " moving figure and timers."
    ),
    N_(
        "Every reminder can be snoozed, skipped or paused, and each routine ends by itself after"
        " exactly the time you asked for. What you did is kept in a file on your computer; nothing"
        " goes anywhere else."
    ),
)
SCREENS = {
    "session-hold-light.png": N_("A step of a routine, with its timer and the moving figure"),
    "prompt-first-light.png": N_("The question, beside your work"),
    "main-light.png": N_("The main window"),
    "history-light.png": N_("What was done"),
}
"""Pictures of ``docs/screens`` that a software centre shows."""

RELEASED = "2026-11-21"
"""The day of the version; goes into every package, so that two builds are the same."""


def catalogs() -> Mapping[str, Catalog]:
    """The translations as they are, by the language's code."""
    return {each.code: kept(each) for each in languages()}


def in_each(text: str, known: Mapping[str, Catalog]) -> Iterator[tuple[str, str]]:
    """Give language and translation wherever there is one."""
    for code, catalog in known.items():
        message = catalog.get(text)
        if message is not None and is_there(message):
            yield code, str(message.string)


def desktop_entry(known: Mapping[str, Catalog], *, on_bus: bool = False) -> str:
    """Return the desktop entry; an action starts the app if it is not running.

    *on_bus*: a launcher asks the app over the bus, which starts it by its service file.
    """

    def line(key: str, text: str) -> list[str]:
        return [f"{key}={text}", *(f"{key}[{code}]={own}" for code, own in in_each(text, known))]

    lines = ["[Desktop Entry]", "Type=Application", f"Name={NAME}"]
    lines += line("GenericName", KIND) + line("Comment", SUMMARY) + line("Keywords", KEYWORDS)
    lines += [
        f"Exec={PROGRAM}", f"TryExec={PROGRAM}", f"Icon={PROGRAM}", "Terminal=false",
        "Categories=Utility;Qt;", "StartupNotify=false", f"StartupWMClass={PROGRAM}",
        f"Actions={';'.join(ACTIONS)};", *(["DBusActivatable=true"] if on_bus else []),
    ]  # fmt: skip
    for name, action in ACTIONS.items():
        lines += ["", f"[Desktop Action {name}]", *line("Name", action.label)]
        lines += [f"Exec={PROGRAM} {action.words}", f"Icon={PROGRAM}"]
    return "\n".join(lines) + "\n"


def metainfo(known: Mapping[str, Catalog]) -> str:
    """Return the AppStream file."""
    root = ET.Element("component", type="desktop-application")

    def add(parent: ET.Element, tag: str, text: str, **words: str) -> ET.Element:
        made = ET.SubElement(parent, tag, words)
        made.text = text
        return made

    def told(parent: ET.Element, tag: str, text: str) -> None:
        add(parent, tag, text)
        for code, own in in_each(text, known):
            add(parent, tag, own, **{"xml:lang": code})

    add(root, "id", ID)
    add(root, "name", NAME)
    told(root, "summary", SUMMARY)
    add(root, "metadata_license", "CC0-1.0")
    add(root, "project_license", "MIT")
    description = ET.SubElement(root, "description")
    for text in STORY:
        told(description, "p", text)
    add(root, "launchable", f"{ID}.desktop", type="desktop-id")
    add(root, "icon", PROGRAM, type="stock")
    provides = ET.SubElement(root, "provides")
    add(provides, "binary", PROGRAM)
    developer = ET.SubElement(root, "developer", id="org.example")
    add(developer, "name", "Desk Stretch")
    add(root, "url", HOME_PAGE, type="homepage")
    categories = ET.SubElement(root, "categories")
    add(categories, "category", "Utility")
    shots = ET.SubElement(root, "screenshots")
    for at, (name, caption) in enumerate(SCREENS.items()):
        shot = ET.SubElement(shots, "screenshot", {} if at else {"type": "default"})
        told(shot, "caption", caption)
        add(shot, "image", f"{HOME_PAGE}/screens/{name}")
    ET.SubElement(root, "content_rating", type="oars-1.1")
    releases = ET.SubElement(root, "releases")
    ET.SubElement(releases, "release", version=__version__, date=RELEASED)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def bus_service(program: str) -> str:
    """Return the file by which a session bus starts *program* for whoever asks the app."""
    return f"[D-BUS Service]\nName={ID}\nExec={program} --background\n"


def write(share: Path, program: str) -> None:
    """Write them into a ``share`` tree; *program* is where the app is, if that is known."""
    known = catalogs()
    texts = {
        share / "applications" / f"{ID}.desktop": desktop_entry(known, on_bus=bool(program)),
        share / "metainfo" / f"{ID}.metainfo.xml": metainfo(known),
    }
    if program:
        texts[share / "dbus-1" / "services" / f"{ID}.service"] = bus_service(program)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
