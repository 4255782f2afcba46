"""What ``render`` wishes for, and the file that it goes to; ``app.py`` lets it be painted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desk_stretch.errors import StorageError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from desk_stretch.core.catalogue.exercise import Exercise, Form
    from desk_stretch.core.figure.camera import View


class Shot(StrEnum):
    """What a picture shows of a form: its main hold, a second, six phases, or its key poses."""

    MAIN = "main"
    AT = "at"
    SHEET = "sheet"
    POSES = "poses"


@dataclass(frozen=True, slots=True)
class PictureWish:
    """A picture to be painted into the file *out*.

    *side* ``both`` is the form as a routine does it. *at_s* counts from the beginning of prepare,
    for ``Shot.AT``. *size* is the side of each figure's square in pixels. *view* None is the
    form's own.
    """

    exercise: Exercise
    form: Form
    out: str
    shot: Shot = Shot.MAIN
    at_s: float = 0.0
    side: str = "both"
    theme: str = "light"
    size: int = 480
    view: View | None = None
    character: str = "sam"


def write(name: str, content: bytes) -> None:
    """Write a file that a person named; raises StorageError in a sentence."""
    try:
        Path(name).write_bytes(content)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StorageError(
            tr("The file {file} cannot be written ({reason}).").format(file=name, reason=reason)
        ) from error
