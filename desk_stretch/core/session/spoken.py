"""What a voice says as a session goes on: which words, when, and how long they have.

All of it follows from two instants, as the cues do (``cues.py``), and from the segment that the
later one lies in. Words that do not fit into it are shortened or left out: silence is better than
a voice that lags behind the picture. Nothing here speaks.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desk_stretch.core.catalogue.sided import sided
from desk_stretch.core.session.cues import (
    COUNTDOWN_FROM_S,
    HALF_WAY,
    HALF_WAY_FROM_S,
    CueKind,
    cues_of,
    step_title,
)
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.snapshot import SessionState, Snapshot
from desk_stretch.core.session.timeline import RELEASE_CUE, REST_CUE, cue_text
from desk_stretch.i18n import N_, tr

#: What stands for the whole cue of a change of sides where there is no time for it.
SIDE_CUE = N_("The {side} side.")

#: How fast each pace of the voice is (``sound.voice_pace``), against its usual one.
PACES: Mapping[str, float] = MappingProxyType({"slow": 0.75, "usual": 1.0, "quick": 1.3})

#: Letters in a second at the usual pace, and the silence before words begin: most sentences of the
#: catalogue are said sooner, and none takes more than a fifth longer (espeak-ng, English).
LETTERS_PER_S = 15.0
BREATH_S = 0.2
_MARKS = re.compile(r"[.;:,،؛](?=\s)|[。；，、]\s?")
_INSTEAD = {SegmentPhase.RELEASE: RELEASE_CUE, SegmentPhase.REST: REST_CUE}
_WIDE = 3.0  # letters of ours that a letter of Chinese or Japanese is spoken as long as
_DIGIT_S = 0.6
_ON_THE_WAY = (CueKind.HALF_WAY, CueKind.COUNTDOWN)  # known before they come, see ``_ahead``


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that are said in so many real seconds; *room_s* later they have to be over."""

    text: str
    in_s: float
    room_s: float


def speaking_s(text: str, rate: float = 1.0) -> float:
    """Return about how long it takes to say *text*."""
    if text.isdecimal():
        return _DIGIT_S / rate
    letters = sum(_WIDE if unicodedata.east_asian_width(one) in "WF" else 1.0 for one in text)
    return BREATH_S + letters / (LETTERS_PER_S * rate)


def spoken_of(
    earlier: Snapshot | None, later: Snapshot, rate: float = 1.0, speed: float = 1.0
) -> tuple[Spoken, ...]:
    """Return what is to be said from *later* on until its segment ends, if time alone goes on.

    *earlier* is the instant before (None: nothing was shown yet), *speed* how many seconds of the
    session pass in a real one.
    """
    if later.state is SessionState.FINISHED:
        finished = tuple(cue.text for cue in cues_of(earlier, later))
        return tuple(Spoken(text, 0.0, math.inf) for text in finished)
    if later.state is not SessionState.RUNNING:
        return ()
    per_s = later.pace / speed
    left_s = (later.segment.end - later.position_s) * per_s
    text = next((one for one in _forms(earlier, later) if speaking_s(one, rate) <= left_s), "")
    free_s = speaking_s(text, rate) if text else 0.0
    half_s = left_s - later.segment.seconds / 2 * per_s
    ahead = [] if later.self_paced else list(_ahead(later, free_s, half_s, left_s, rate))
    until_s = ahead[0].in_s if ahead else left_s
    return (*([Spoken(text, 0.0, until_s)] if text else []), *ahead)


def _forms(earlier: Snapshot | None, later: Snapshot) -> tuple[str, ...]:
    """What is said at the beginning of a segment, the fullest form first."""
    if earlier is not None and _goes_on(earlier, later):
        is_new = earlier.step_progress == 0.0  # gone to in the pause, so nobody has named it yet
        return _step_forms(later) if is_new else _shortened(cue_text(later.segment))
    change = next((cue for cue in cues_of(earlier, later) if cue.kind not in _ON_THE_WAY), None)
    if change is None or (earlier is not None and _is_counted(earlier, later)):
        return ()
    if change.kind is CueKind.STEP_CHANGE:
        return _step_forms(later)
    if change.kind is CueKind.SIDE_SWITCH:
        return (change.text, sided(SIDE_CUE, later.segment.side))
    if later.segment.phase is SegmentPhase.MOVE and later.segment.repetition > 0:
        return (str(later.segment.repetition + 1),)
    instead = _INSTEAD.get(later.segment.phase)
    return (*_shortened(change.text), *([tr(instead)] if instead else []))


def _step_forms(later: Snapshot) -> tuple[str, ...]:
    """The step's name with its cue, and the name alone."""
    title = step_title(later)
    cues = _shortened(cue_text(later.segment))
    return (*(f"{title}. {cue}" for cue in cues), title, tr(later.step.exercise.name))


def _shortened(cue: str) -> tuple[str, ...]:
    """The cue, and its beginnings that make sense by themselves, the longest first."""
    ends = [mark.start() for mark in _MARKS.finditer(cue) if mark.end() < len(cue)]
    return (cue, *(cue[:end] for end in reversed(ends)))


def _goes_on(earlier: Snapshot, later: Snapshot) -> bool:
    """Whether a pause is over: what it cut off is said again."""
    return earlier.state is SessionState.PAUSED and earlier.segment == later.segment


def _is_counted(earlier: Snapshot, later: Snapshot) -> bool:
    """Whether this is one more movement of a repetition whose number was said."""
    one, other = earlier.segment, later.segment
    return (
        other.phase is SegmentPhase.MOVE
        and other.repetition > 0
        and (one.step, one.side, one.repetition) == (other.step, other.side, other.repetition)
    )


def _ahead(
    later: Snapshot, free_s: float, half_s: float, left_s: float, rate: float
) -> Iterator[Spoken]:
    """Half-way and the last seconds of a hold; *free_s* is when the words before are over."""
    if later.segment.phase is not SegmentPhase.HOLD:
        return
    counted = [(left_s - count, str(count)) for count in range(COUNTDOWN_FROM_S, 0, -1)]
    is_free = free_s <= left_s - COUNTDOWN_FROM_S or not free_s
    countdown = [(in_s, text) for in_s, text in counted if in_s > 0] if is_free else []
    until_s = countdown[0][0] if countdown else left_s
    over_s = half_s + speaking_s(tr(HALF_WAY), rate)
    if later.segment.seconds >= HALF_WAY_FROM_S and free_s < half_s and over_s <= until_s:
        yield Spoken(tr(HALF_WAY), half_s, until_s - half_s)
    for in_s, text in countdown:
        yield Spoken(text, in_s, 1.0)
