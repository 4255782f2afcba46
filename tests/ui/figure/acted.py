"""A routine acted out by a stand-in: it says when it moves, and shows one body in any view."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cache
from math import pi, sin

from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.still import Still
from desk_stretch.core.session.acting import BREATH_S
from desk_stretch.core.session.rehearsal import main_still_of

_PHASE = {"move": 2.0, "cue": "Sit tall."}
_FILE = {
    "name": "Sit", "summary": "Sit tall for a while.", "areas": ["neck"], "sources": ["own"],
    "figure": {"base": "sit", "view": "front", "crop": "upper", "props": ["chair"]},
    "pose": {"start": {"arms": "straight down out8"}, "nod": {"head": "nod down 20"}},
    "form": {
        "chair": {
            "postures": ["sitting"], "desk": True, "equipment": ["chair"], "sides": "both",
            "work": "hold", "dose": {"hold": 15, "repetitions": 1, "rest": 0},
            "phase": [
                {"role": "start", "pose": "start", **_PHASE},
                {"role": "work", "pose": "nod", **_PHASE},
                {"role": "rest", "pose": "start", **_PHASE},
            ],
        }
    },
}  # fmt: skip


@cache
def drawn():
    """An exercise whose one form has poses."""
    read, problems = read_exercise("sit", _FILE)
    assert problems == []
    return read


@cache
def body() -> Still:
    found = main_still_of(drawn().forms[0], "both")
    assert found is not None
    return found


def seen(yaw: float, pulse_s: float = 0.0) -> Still:
    return replace(body(), view=View(yaw, 8.0 + 10.0 * sin(pi * pulse_s / BREATH_S) ** 2))


@dataclass
class FakeActed:
    """*spans* are the seconds (begin, end) in which it moves; the view tells the whole second."""

    spans: tuple[tuple[float, float], ...] = ((1.0, 3.0), (20.0, 22.0))
    has_poses: bool = True
    repeats: bool = False  # all spans show the same movement
    keys: int = 2
    asked: list[tuple[float, float, bool]] = field(default_factory=list)

    def still(
        self, position_s: float, pulse_s: float = 0.0, *, motion: bool = True
    ) -> Still | None:
        self.asked.append((position_s, pulse_s, motion))
        yaw = float(self._turn(position_s, motion))
        return seen(yaw, pulse_s) if self.has_poses else None

    def moves(self, position_s: float) -> bool:
        return self._span(position_s) is not None

    def move_ends_s(self, position_s: float) -> float:
        span = self._span(position_s)
        return position_s if span is None else span[1]

    def next_move_s(self, position_s: float) -> float | None:
        return min((start for start, _ in self.spans if start > position_s), default=None)

    def key_stills(self, step: int, side: str) -> tuple[Still, ...]:
        return tuple(seen(20.0 * at) for at in range(self.keys))

    def main_still(self, step: int, side: str) -> Still | None:
        return seen(0.0) if self.has_poses else None

    def signature(self, position_s: float) -> Hashable:
        begun = [at for at, (start, _) in enumerate(self.spans) if start <= position_s]
        return "again" if self.repeats else len(begun)

    def fraction(self, position_s: float) -> float:
        span = self._span(position_s)
        return 1.0 if span is None else (position_s - span[0]) / (span[1] - span[0])

    def _turn(self, position_s: float, motion: bool) -> int:
        ended = sum(end <= position_s for _, end in self.spans)
        begun = sum(start <= position_s for start, _ in self.spans)
        return 10 * (ended if motion else begun)

    def _span(self, position_s: float) -> tuple[float, float] | None:
        return next((s for s in self.spans if s[0] <= position_s < s[1]), None)
