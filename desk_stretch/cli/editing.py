"""Opening an editor: in the running app, else in a process of its own."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.remote import client


def edit(window: str, name: str, front: Front) -> int:
    """Open an editor at an id; at a new one for none."""
    try:
        client.ask("open", {"name": window, "exercise": name} if name else {"name": window})
    except client.NotRunning:
        if front.has_display():
            return front.show_alone(window, name)
        raise CapabilityError(
            tr("There is no display to show it on."),
            tr("The files are plain text, in the folders exercises and routines of: doctor."),
        ) from None
    return 0
