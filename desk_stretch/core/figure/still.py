"""Everything that is drawn at one instant, placed in space. ``ui.figure`` paints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desk_stretch.core.figure.body import OTHER
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.geometry import Vec, flip
from desk_stretch.core.figure.skeleton import Bone, Skeleton
from desk_stretch.core.figure.staging import Crop, Scene


@dataclass(frozen=True, slots=True)
class Stroke:
    """An arrow in space: its path from tail to head, and how much of it is there, 0..1.

    *gone* is how much of that has run off again, 0..1, the tail first: an arrow leaves with its
    movement. *is_press*: a short thick arrow for effort, whose *grown* pulses; *strength* 1..0 is
    how opaque it is. *heads* are the skulls on the way that
    it keeps clear of; the same ones from its beginning to its end, so that it never jumps.
    """

    path: tuple[Vec, ...]
    grown: float = 1.0
    gone: float = 0.0
    is_press: bool = False
    strength: float = 1.0
    heads: tuple[Bone, ...] = ()


@dataclass(frozen=True, slots=True)
class Framing:
    """What the picture must hold: the middle (a world point) and half its side, in heads."""

    middle: Vec
    half: float
    crop: Crop = Crop.FULL


@dataclass(frozen=True, slots=True)
class Still:
    """One instant. *glow* maps an area such as ``right.upper_trap`` to its strength 0..1."""

    skeleton: Skeleton
    scene: Scene
    view: View
    framing: Framing
    glow: Mapping[str, float] = field(default_factory=dict)
    strokes: tuple[Stroke, ...] = ()

    def mirrored(self) -> Still:
        """Return the mirror image: left for right, seen from the other side."""
        scene, framing = self.scene, self.framing
        return Still(
            skeleton=self.skeleton.mirrored(),
            scene=Scene(scene.props, scene.numbers, not scene.is_flipped),
            view=self.view.mirrored(),
            framing=Framing(flip(framing.middle), framing.half, framing.crop),
            glow={_swapped(name): strength for name, strength in self.glow.items()},
            strokes=tuple(_flipped(each) for each in self.strokes),
        )


def _flipped(stroke: Stroke) -> Stroke:
    path = tuple(flip(point) for point in stroke.path)
    return replace(stroke, path=path, heads=tuple(head.mirrored() for head in stroke.heads))


def _swapped(name: str) -> str:
    side, dot, area = name.partition(".")
    return f"{OTHER[side]}.{area}" if dot else name
