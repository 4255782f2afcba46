"""A small exercise file, as the reader of TOML hands it over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def ear_to_shoulder() -> dict[str, Any]:
    """An exercise file that uses every key."""
    return {
        "name": "Ear to shoulder",
        "summary": "Let one ear sink towards the shoulder.",
        "areas": ["neck"],
        "sources": ["001-07", "002-01"],
        "note": "The second source gives no seconds.",
        "form": {
            "chair": {
                "postures": ["sitting"],
                "desk": True,
                "equipment": ["chair"],
                "sides": "left-right",
                "cautions": ["neck-side"],
                "breathing": "Breathe out as the ear sinks.",
                "work": "hold",
                "note": "On a chair.",
                "swap": "ear-to-shoulder/standing",
                "dose": {"hold": 15, "repetitions": 1, "rest": 0},
                "source_dose": [
                    {"source": "001-07", "hold": 30, "repetitions": 1},
                    {"source": "002-01", "repetitions": 3},
                ],
                "phase": [
                    {"role": "start", "pose": "start", "move": 2.0, "cue": "Sit tall."},
                    {
                        "role": "work",
                        "pose": "stretch",
                        "move": 2.5,
                        "cue": "Let the {side} ear sink, the {other} shoulder low.",
                    },
                    {"role": "rest", "pose": "start", "move": 2, "cue": "Come back."},
                ],
            },
            "standing": {
                "postures": ["standing"],
                "desk": True,
                "sides": "left-right",
                "work": "hold",
                "dose": {"hold": 15},
                "phase": [
                    {"role": "start", "pose": "start", "move": 2, "cue": "Stand tall."},
                    {"role": "work", "pose": "stretch", "move": 2, "cue": "{side} ear sinks."},
                ],
            },
        },
    }


def shoulder_rolls() -> dict[str, Any]:
    """The smallest exercise file: both sides, our own."""
    return {
        "name": "Shoulder rolls",
        "summary": "Roll the shoulders back.",
        "areas": ["shoulders"],
        "sources": ["own"],
        "form": {
            "free": {
                "postures": ["sitting", "standing"],
                "desk": True,
                "sides": "both",
                "work": "move",
                "dose": {"hold": 1.5, "repetitions": 10},
                "phase": [
                    {"role": "start", "pose": "start", "move": 1, "cue": "Arms loose."},
                    {"role": "work", "pose": "up", "move": 1, "cue": "Shoulders up."},
                    {"role": "work", "pose": "back", "move": 1, "cue": "And back."},
                ],
            }
        },
    }


@pytest.fixture
def ear() -> dict[str, Any]:
    """A file that uses every key."""
    return ear_to_shoulder()


@pytest.fixture
def rolls() -> dict[str, Any]:
    """The smallest file."""
    return shoulder_rolls()


@pytest.fixture
def put() -> Callable[[dict[str, Any], str, Any], dict[str, Any]]:
    """Set a dotted key of a table (lists count from 1); ``...`` takes the key away."""

    def put_value(table: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
        place: Any = table
        *path, last = key.split(".")
        for part in path:
            place = place[int(part) - 1] if isinstance(place, list) else place[part]
        if value is ...:
            del place[last]
        else:
            place[last] = value
        return table

    return put_value
