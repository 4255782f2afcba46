"""What Copy puts on the clipboard: the version, what is noticed here, and every line of the page.

Of holds it tells only whether they work: why they do not may name a person's files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desk_stretch import __version__
from desk_stretch.core.breaks.diary_text import Line, plain
from desk_stretch.engine.events import Status
from desk_stretch.i18n import tr
from desk_stretch.ui import texts


def report(
    status: Status, lines: Iterable[Line], holds: Mapping[str, tuple[bool, str]], idle: str
) -> str:
    """Return plain text that explains itself to whoever reads the bug report."""
    facts = [
        f"{texts.APP_NAME} {__version__}",
        tr("Now: {sentence}").format(sentence=status.sentence),
        tr("Idle source: {name}").format(name=idle or tr("none")),
        tr("Holds that work here: {names}").format(names=_named(holds, works=True)),
        tr("Not available here: {names}").format(names=_named(holds, works=False)),
    ]
    return "\n".join(facts) + "\n\n" + plain(lines) + "\n"


def _named(holds: Mapping[str, tuple[bool, str]], *, works: bool) -> str:
    return ", ".join(name for name, found in holds.items() if found[0] is works) or tr("none")
