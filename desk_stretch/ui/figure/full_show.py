"""A routine in full motion: frames of movements are kept and made beforehand, rest is breathed.

Reading the second, planning the next one and the widget itself are elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING

from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.layers import Memory
from desk_stretch.ui.figure.likeness import Gallery
from desk_stretch.ui.figure.motion import (
    Acted,
    Frame,
    Instant,
    Tempo,
    breath_frame,
    breath_pulse_s,
    frame_at,
    is_moving,
    is_short,
    wait_s,
)
from desk_stretch.ui.figure.record import MOST_BYTES, Reel, Shot
from desk_stretch.ui.figure.shows import Canvas, turned
from desk_stretch.ui.figure.turning import Turn

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

SLICE_S = 0.008
MOST_PREPARED = 150
REST_S = 3.0  # a shorter rest is no time to make the frames of what follows it
_EDGE_S = 1e-4


class FullShow:
    """Everything moves."""

    def __init__(
        self, acted: Acted, turn: Turn, seconds: Callable[[], float] = time.perf_counter
    ) -> None:
        """*seconds* measures how long a frame takes."""
        self._acted, self._turn = acted, turn
        self._seconds = seconds
        self.reel = Reel()
        self.breaths = Reel(MOST_BYTES // 4)
        self.tempo = Tempo()
        self._step: int | None = None
        self._rest: tuple[float, float] | None = None  # of this segment, since this second
        self._size: tuple[int, int, float] | None = None
        self._ahead: tuple[Hashable, Iterator[None]] | None = None
        self._memory, self._ahead_memory = Memory(), Memory()
        self._gallery = Gallery()
        self._dressed: tuple[object, ...] = ()
        self._shown: tuple[Frame, Canvas, Shot] | None = None  # of a movement

    def paint(self, painter: QPainter, canvas: Canvas, now: Instant, now_s: float) -> None:
        self._follow(canvas, now, now_s)
        self._shown = None
        if not is_moving(self._acted, now):
            self._paint_rest(painter, canvas, now, now_s)
            return
        self._rest = None
        began = self._seconds()
        frame = frame_at(self._acted, now, self.tempo.frame_s)
        key = self._frame_key(canvas, now, frame, now_s)
        shot = self._paint(painter, canvas, key, lambda: self._acted.still(frame.shows_s), now_s)
        self._shown = None if shot is None else (frame, canvas, shot)
        self.tempo.took(self._seconds() - began)

    def wait_s(self, now: Instant, now_s: float) -> float | None:
        if self._turn.is_moving(now_s):
            return self.tempo.frame_s
        rested_s = 0.0 if self._rest is None else now_s - self._rest[1]
        first_s = wait_s(self._acted, now, rested_s, self.tempo.frame_s)
        return None if first_s is None else first_s + self._stays_s(now, now_s)

    def _stays_s(self, now: Instant, now_s: float) -> float:
        """Return the seconds that the frame stays longer, as those after it look the same."""
        if self._shown is None:
            return 0.0
        frame, canvas, shot = self._shown
        step_s, more = self.tempo.frame_s, 0
        while frame.left - more > 1:
            after_s = frame.shows_s + (more + 1) * step_s / now.pace
            after = Frame(frame.left - more - 1, after_s, 0.0)
            other = self.reel.find(self._frame_key(canvas, now, after, now_s))
            if other is None or not other.is_like(shot):
                break
            more += 1
        return more * step_s

    def prepare(self, canvas: Canvas, now: Instant, now_s: float) -> bool:
        """Work for a slice at the next movement's frames; whether there is more to do."""
        starts_s = self._acted.next_move_s(now.position_s)
        turns = self._turn.is_moving(now_s)
        if starts_s is None or now.is_held or turns or is_moving(self._acted, now):
            return False
        what = (starts_s, self._key(canvas, now, now_s))
        if self._ahead is None or self._ahead[0] != what:
            self._ahead = (what, self._making(canvas, now, starts_s, now_s))
        began = self._seconds()
        return any(self._seconds() - began >= SLICE_S / 2 for _ in self._ahead[1])

    def _follow(self, canvas: Canvas, now: Instant, now_s: float) -> None:
        """See what is new: another size is judged anew, another exercise is seen as it is best.

        The camera's way to it belongs to what is acted.
        """
        if canvas.dressed != self._dressed:
            self._dressed, self._gallery = canvas.dressed, Gallery()
        size = (canvas.width, canvas.height, canvas.ratio)
        if size != self._size:
            self._size = size
            self._memory, self._ahead_memory = Memory(), Memory()
            self.tempo.forget()
        if now.step != self._step:
            self._step = now.step
            self._turn.home(now_s)

    def _paint_rest(self, painter: QPainter, canvas: Canvas, now: Instant, now_s: float) -> None:
        rested_s = self._rested_s(now, now_s)
        breathes = now.goes_on and not is_short(self._acted, now, rested_s)
        frame = breath_frame(rested_s) if breathes else 0
        pulse_s = breath_pulse_s(frame)
        what = (self._acted.signature(now.position_s), self._acted.fraction(now.position_s))
        key = (what, frame, self._key(canvas, now, now_s))
        self._paint(
            painter, canvas, key, lambda: self._acted.still(now.position_s, pulse_s), now_s,
            self.breaths,
        )  # fmt: skip

    def _rested_s(self, now: Instant, now_s: float) -> float:
        if self._rest is None or self._rest[0] != now.segment_s:
            self._rest = (now.segment_s, now_s)
            self.tempo.forget()  # what is made beforehand is quick to show
        return now_s - self._rest[1]

    def _paint(
        self, painter: QPainter, canvas: Canvas, key: Hashable,
        make: Callable[[], Still | None], now_s: float, reel: Reel | None = None,
    ) -> Shot | None:  # fmt: skip
        """Paint what was kept under *key*, else what *make* gives; return what is kept of it."""
        reel = self.reel if reel is None else reel
        corner = canvas.box.topLeft().toPoint()
        can_keep = not self._turn.is_moving(now_s)
        shot = reel.find(key) if can_keep else None
        if shot is not None:
            shot.play(painter, corner.x(), corner.y())
            return shot
        still = turned(make(), self._turn, now_s)
        alike_shot = self._alike(canvas, still, reel) if can_keep else None
        if alike_shot is not None:
            reel.keep(key, alike_shot)
            alike_shot.play(painter, corner.x(), corner.y())
            return alike_shot
        image = canvas.picture(still, self._memory)
        painter.drawImage(corner, image)
        if not can_keep or still is None:
            return None
        reel.keep(key, image)
        self._gallery.hang(still, key)
        return reel.find(key)

    def _making(
        self, canvas: Canvas, now: Instant, starts_s: float, now_s: float
    ) -> Iterator[None]:
        """Make the frames of what comes next, giving way after each piece of work.

        Movements that follow each other without much rest are made together.
        """
        made = 0
        while made < MOST_PREPARED:
            at = now._replace(position_s=starts_s + _EDGE_S, is_held=False)
            first = frame_at(self._acted, at, self.tempo.frame_s)
            for left in range(first.left, 0, -1):
                shows_s = first.shows_s + (first.left - left) * self.tempo.frame_s / now.pace
                yield from self._make(canvas, now, Frame(left, shows_s, 0.0), now_s)
            made += first.left
            ends_s = self._acted.move_ends_s(at.position_s)
            follows_s = self._acted.next_move_s(max(at.position_s, ends_s - _EDGE_S))
            if follows_s is None or (follows_s - ends_s) * now.pace > REST_S:
                return
            starts_s = follows_s

    def _make(self, canvas: Canvas, now: Instant, frame: Frame, now_s: float) -> Iterator[None]:
        key = self._frame_key(canvas, now, frame, now_s)
        if key in self.reel:
            return
        still = turned(self._acted.still(frame.shows_s), self._turn, now_s)
        yield
        if still is None:
            return
        shot = self._alike(canvas, still, self.reel)
        if shot is not None:
            self.reel.keep(key, shot)
            return
        image = canvas.picture(still, self._ahead_memory)
        yield
        self.reel.keep(key, image)
        self._gallery.hang(still, key)
        yield

    def _alike(self, canvas: Canvas, still: Still | None, reel: Reel) -> Shot | None:
        """Return a frame once more, where nothing has moved since that one could see."""
        if still is None or canvas.dressed != self._dressed:
            return None
        shots = (reel.find(key) for key in self._gallery.like(still, canvas.box.width()))
        shot = next((shot for shot in shots if shot is not None), None)
        return None if shot is None else shot.again()

    def _frame_key(self, canvas: Canvas, now: Instant, frame: Frame, now_s: float) -> Hashable:
        """What is equal for frames that look alike; while only the camera moves, the second."""
        at_s = frame.shows_s
        is_body = self._acted.fraction(at_s) > 0.0
        what = self._acted.signature(at_s) if is_body else round(at_s, 4)
        return (what, frame.left, self._key(canvas, now, now_s))

    def _key(self, canvas: Canvas, now: Instant, now_s: float) -> Hashable:
        return (canvas.dressed, self._turn.degrees(now_s), self.tempo.frame_s, now.pace)
