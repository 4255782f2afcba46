"""Makes the cues in ``assets/sounds`` from sine waves: the same bytes on every computer.

``python3 tools/sounds.py [FOLDER]``. Standard library only.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

RATE = 44_100
#: Quiet on purpose: aplay and Windows play a file as loud as it is. About -14 dB.
PEAK = 0.2
ATTACK_S = 0.006
RELEASE_S = 0.03
#: A wooden bar's overtones: how many times the pitch, how loud, how much sooner they fade.
OVERTONES = ((1.0, 1.0, 1.0), (3.93, 0.18, 3.0), (9.2, 0.04, 6.0))


class Note(NamedTuple):
    """A struck note: when, which pitch, how loud, and the time in which it fades to a third."""

    at_s: float
    hertz: float
    loudness: float
    fade_s: float


class Sound(NamedTuple):
    """A whole cue."""

    length_s: float
    notes: tuple[Note, ...]


SOUNDS = {
    # A fifth upwards: something new begins.
    "step": Sound(0.38, (Note(0.0, 523.25, 0.8, 0.09), Note(0.1, 783.99, 1.0, 0.1))),
    # A chord opened from below: it is done.
    "finish": Sound(
        1.4,
        (
            Note(0.0, 392.00, 0.8, 0.25),
            Note(0.16, 523.25, 0.8, 0.28),
            Note(0.32, 659.26, 0.8, 0.32),
            Note(0.48, 783.99, 1.0, 0.36),
        ),
    ),
    # One low note, for a mark on the way.
    "soft": Sound(0.3, (Note(0.0, 440.0, 0.6, 0.08),)),
}


def samples(sound: Sound) -> Iterator[int]:
    """The 16-bit samples of a cue; its loudest reaches PEAK."""
    values = [_level(sound, index / RATE) for index in range(round(sound.length_s * RATE))]
    loudest = max(abs(value) for value in values)
    reach = PEAK * max(note.loudness for note in sound.notes) * 32767 / loudest
    for value in values:
        yield round(value * reach)


def make(folder: Path) -> list[Path]:
    """Write all cues into *folder* and return their paths."""
    paths = []
    for name, sound in SOUNDS.items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples(sound)))
        paths.append(path)
    return paths


def _level(sound: Sound, t: float) -> float:
    tail = min(1.0, (sound.length_s - t) / RELEASE_S)
    return tail * sum(_struck(note, t - note.at_s) for note in sound.notes if t >= note.at_s)


def _struck(note: Note, t: float) -> float:
    attack = min(1.0, t / ATTACK_S)
    return (
        note.loudness
        * attack
        * sum(
            loud * math.exp(-t * sooner / note.fade_s) * math.sin(math.tau * times * note.hertz * t)
            for times, loud, sooner in OVERTONES
        )
    )


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1] / "assets" / "sounds"
    for made in make(target):
        print(made)
