"""From space to the picture: an orthographic camera that looks at the figure. No painting here."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from desk_stretch.core.figure.geometry import Frame, Vec, dot

VIEWS: dict[str, tuple[float, float]] = {
    "front": (0.0, 8.0),
    "front-left": (40.0, 9.0),
    "front-right": (-40.0, 9.0),
    "left": (90.0, 9.0),
    "right": (-90.0, 9.0),
    "back": (180.0, 9.0),
    "back-left": (140.0, 10.0),
    "back-right": (-140.0, 10.0),
}
"""(yaw, pitch) of every view that has a name."""


@dataclass(frozen=True, slots=True)
class View:
    """Where we look from, in degrees: *yaw* 0 its front, +90 its left side; *pitch* from above."""

    yaw: float = 0.0
    pitch: float = 8.0

    @property
    def is_front(self) -> bool:
        """Whether we see the figure's face; then a picture is a mirror. From the side it is not."""
        return cos(radians(self.yaw)) > 0.2

    def mirrored(self) -> View:
        """Return the view that shows the mirror image of what this one shows."""
        return View(-self.yaw, self.pitch)

    def frame(self) -> Frame:
        """Return the picture's right, its up, and the direction towards us, in the world."""
        s, c = sin(radians(self.yaw)), cos(radians(self.yaw))
        u, d = sin(radians(self.pitch)), cos(radians(self.pitch))
        return Frame((c, 0.0, -s), (-s * u, d, -c * u), (s * d, u, c * d))


@dataclass(frozen=True, slots=True)
class Camera:
    """A view with a scale (pixels per head) and the pixel at which the world's origin lies."""

    view: View
    scale: float
    origin: tuple[float, float]

    def place(self, point: Vec) -> tuple[float, float]:
        """Return a point's pixel: x to the right, y down."""
        frame = self.view.frame()
        return (
            self.origin[0] + dot(frame.x, point) * self.scale,
            self.origin[1] - dot(frame.y, point) * self.scale,
        )

    def depth(self, point: Vec) -> float:
        """Return how near a point is to us, in heads; larger is nearer."""
        return dot(self.view.frame().z, point)
