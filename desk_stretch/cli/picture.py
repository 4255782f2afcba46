"""What ``render`` wishes for; ``app.py`` lets it be painted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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
