"""A passage: the way of the figure through some keys, with what glows and which arrows it draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import cos, pi

from desk_stretch.core.figure.arrows import arrow_path, press_path, ring_path
from desk_stretch.core.figure.geometry import Vec
from desk_stretch.core.figure.skeleton import Bone, Skeleton
from desk_stretch.core.figure.solve import Key, Way, on_the_way
from desk_stretch.core.figure.staging import Press, Showing
from desk_stretch.core.figure.still import Stroke

GLOW_IN = 0.55
"""The last part of a way in which what is felt lights up."""

GLOW_OUT = 0.35
"""The first part of a way in which what was felt before goes dark."""

ARROW_LEAVES = 0.84
"""The part of a way from which its arrow runs off."""

PRESS_OUT = 0.2
"""The first part of a way in which the arrows of an effort that is over fade."""

SAMPLES = 25
PULSE_S = 2.2


def eased(f: float) -> float:
    """Return minimum jerk: how far a calm movement has come at a fraction of its time."""
    return f * f * f * (f * (6 * f - 15) + 10)


@dataclass(frozen=True)
class Passage:
    """From the first key through the others to the last, in one movement.

    *before* and *after* are the neighbouring keys of a movement that flows. *showing* is the
    phase's, *felt_before* what glowed and *pressed_before* what pressed when the passage began.
    """

    keys: tuple[Key, ...]
    showing: Showing = field(default_factory=Showing)
    felt_before: tuple[str, ...] = ()
    pressed_before: tuple[Press, ...] = ()
    before: Key | None = None
    after: Key | None = None
    names: tuple[str, ...] = field(default=())

    @property
    def is_still(self) -> bool:
        """Whether nothing moves on it."""
        first = self.keys[0]
        return all(key is first or key == first for key in self.keys)

    def skeleton(self, f: float) -> Skeleton:
        """Return the body at a fraction of the passage's time."""
        last = len(self.keys) - 1
        flows = self.showing.flow
        u = (f if flows else eased(f)) * last
        i = min(int(u), last - 1)
        if last == 1 and not flows:
            return on_the_way(Way(self.keys[0], self.keys[1], via=self.showing.via), u)
        before = self.keys[i - 1] if i else self.before or self.keys[0]
        after = self.keys[i + 2] if i + 2 <= last else self.after or self.keys[-1]
        return on_the_way(Way(self.keys[i], self.keys[i + 1], before, after), u - i)

    def glow(self, f: float) -> dict[str, float]:
        """Return how strongly each area is felt, 0..1."""
        felt: dict[str, float] = {}
        for name in self.felt_before:
            felt[name] = max(0.0, 1 - f / GLOW_OUT)
        for name in self.showing.glow:
            rising = max(0.0, (f - (1 - GLOW_IN)) / GLOW_IN)
            felt[name] = 1.0 if name in self.felt_before else rising
        return {name: strength for name, strength in felt.items() if strength > 0}

    def strokes(self, f: float, pulse_s: float) -> tuple[Stroke, ...]:
        """Return the arrows: those of the movement grow with it, those of effort pulse after it."""
        found = list[Stroke]()
        if 0.0 < f < 1.0:
            grown = min(1.0, 0.15 + eased(f))
            gone = max(0.0, (f - ARROW_LEAVES) / (1 - ARROW_LEAVES))
            found += [Stroke(path, grown, gone, heads=self._heads) for path in self.paths]
        if self.showing.presses and f > 0.7:
            beat = 0.8 + 0.2 * cos(2 * pi * pulse_s / PULSE_S)
            strength = min(1.0, (f - 0.7) / 0.1)
            found += [
                Stroke(path, beat, is_press=True, strength=strength) for path in self._presses
            ]
        if self.pressed_before and f < PRESS_OUT:
            going = 1 - f / PRESS_OUT
            found += [Stroke(path, is_press=True, strength=going) for path in self._presses_before]
        return tuple(found)

    def still_strokes(self) -> tuple[Stroke, ...]:
        """Return the arrows as a still picture shows them."""
        pressing = [Stroke(path, is_press=True) for path in self._presses]
        moving = [Stroke(path, heads=self._heads) for path in self.paths]
        return (*moving, *pressing)

    @cached_property
    def paths(self) -> tuple[tuple[Vec, ...], ...]:
        """The paths in space of the arrows that show the movement."""
        if not self.showing.arrows or self.is_still:
            return ()
        bodies = [self.skeleton(i / (SAMPLES - 1)) for i in range(SAMPLES)]
        scene = self.keys[-1].scene
        return tuple(
            ring_path(arrow, bodies[SAMPLES // 2], scene)
            if arrow.ring is not None
            else arrow_path(arrow, bodies, scene)
            for arrow in self.showing.arrows
        )

    @cached_property
    def _heads(self) -> tuple[Bone, ...]:
        """Where the head is at times on the way; the arrows keep clear of all of these."""
        return tuple(self.skeleton(f).bones["skull"] for f in (0.0, 0.4, 0.6, 1.0))

    @cached_property
    def _presses(self) -> tuple[tuple[Vec, Vec], ...]:
        body, scene = self.skeleton(1.0), self.keys[-1].scene
        return tuple(press_path(press, body, scene) for press in self.showing.presses)

    @cached_property
    def _presses_before(self) -> tuple[tuple[Vec, Vec], ...]:
        body, scene = self.skeleton(0.0), self.keys[0].scene
        return tuple(press_path(press, body, scene) for press in self.pressed_before)


def mirrored(showing: Showing) -> Showing:
    """Return the mirror image of what a phase shows."""
    return Showing(
        through=showing.through,
        via={_swap(side): way.mirrored() for side, way in showing.via.items()},
        arrows=tuple(arrow.mirrored() for arrow in showing.arrows),
        presses=tuple(press.mirrored() for press in showing.presses),
        glow=tuple(".".join(_swap(word) for word in name.split(".")) for name in showing.glow),
        flow=showing.flow,
    )


def _swap(word: str) -> str:
    return {"left": "right", "right": "left"}.get(word, word)
