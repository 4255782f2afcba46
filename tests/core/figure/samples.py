"""Poses and passages from text, for tests: no authored file is read."""

from __future__ import annotations

from typing import Any

from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.language import Written, read_poses
from desk_stretch.core.figure.passage import Passage
from desk_stretch.core.figure.pose import Pose
from desk_stretch.core.figure.solve import Key, key_of
from desk_stretch.core.figure.staging import Scene, Showing


def pose(base: str = "sit", **keys: Any) -> Pose:
    """A pose on a base, written as in a file."""
    poses, faults = read_poses({"there": Written("pose.there", keys)}, BASES[base].pose)
    assert not faults
    return poses["there"]


def key(base: str = "sit", *, props: tuple[str, ...] = (), scene=None, **keys: Any) -> Key:
    """A placed pose."""
    return key_of(pose(base, **keys), base, Scene(props, scene or {}))


def passage(*keys: Key, **showing: Any) -> Passage:
    """The way through some keys."""
    return Passage(keys, Showing(**showing))
