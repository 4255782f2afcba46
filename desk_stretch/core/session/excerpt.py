"""Which seconds of a step show what it is about: for contact sheets, not for the routine."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, dropwhile, takewhile

from desk_stretch.core.session.segment import Segment, SegmentPhase
from desk_stretch.core.session.timeline import Timeline

_WORK = (SegmentPhase.HOLD, SegmentPhase.MOVE)
_BACK = (SegmentPhase.REST, SegmentPhase.RELEASE)
_HAIR_S = 0.01
_SETTLED_S = 1.5
_WAY_BACK = 0.6
_STILL_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The way to a key instant: the seconds in which the figure is under way, and the key."""

    start: float
    span: float
    key: float
    weight: float

    def between(self, count: int) -> list[float]:
        """Return so many instants of the way, evenly spread."""
        return [self.start + self.span * n / (count + 1) for n in range(1, count + 1)]


def excerpt(timeline: Timeline, count: int) -> tuple[float, ...]:
    """Return *count* routine seconds (two or more) of the first step, ascending.

    The start, each work pose of the first repetition and the way back are among them if there is
    room; the others lie on the way where most moves.
    """
    first = timeline.segments[: timeline.first_of(1)]
    prepare = [each for each in first if each.phase is SegmentPhase.PREPARE][-1]
    begin = prepare.end - _HAIR_S
    ways = _ways(first, prepare.pose)
    if len(ways) >= count:
        keys = [begin, *(way.key for way in ways)]
        return tuple(keys[round(n * (len(keys) - 1) / (count - 1))] for n in range(count))
    extra = [0] * len(ways)
    for _ in range(count - 1 - len(ways)):
        widest = max(range(len(ways)), key=lambda n: ways[n].weight / (extra[n] + 1))
        extra[widest] += 1
    told = chain.from_iterable(
        (*way.between(more), way.key) for way, more in zip(ways, extra, strict=True)
    )
    return (begin, *told)


def _ways(segments: tuple[Segment, ...], pose: str) -> list[_Stretch]:
    """The ways to the work poses of the first repetition, and back where it lets go."""
    works = list(dropwhile(lambda each: each.phase not in _WORK, segments))
    once = list(takewhile(lambda each: each.phase in _WORK and each.repetition == 0, works))
    found = []
    for segment in once:
        settled = segment.move_s + min(_SETTLED_S, (segment.seconds - segment.move_s) / 2)
        found.append(_way(segment, settled, pose))
        pose = segment.pose
    after = works[len(once)]
    if after.phase in _BACK and after.pose != pose:
        found.append(_way(after, after.move_s * _WAY_BACK, pose))
    return found


def _way(segment: Segment, key: float, pose: str) -> _Stretch:
    """The way into a segment's pose; where nothing moves, some of its time stands for it."""
    moves = segment.pose != pose and segment.move_s > 0
    key = min(key, segment.seconds - _HAIR_S)
    span = min(segment.move_s, key) if moves else key
    weight = segment.move_s if moves else segment.seconds * _STILL_SHARE
    return _Stretch(segment.start, span, segment.start + key, weight)
