"""docs/authoring.md names every word of the pose language, with its limits, and no other."""

from __future__ import annotations

import re
import tomllib

import pytest

from desk_stretch.core.catalogue.script import MARK_KEYS
from desk_stretch.core.figure.areas import AREAS
from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.camera import VIEWS
from desk_stretch.core.figure.directions import WORDS
from desk_stretch.core.figure.grips import GRIPS
from desk_stretch.core.figure.landmarks import BODY, SCENERY, SIDED
from desk_stretch.core.figure.language import POSE_KEYS, Written, read_poses
from desk_stretch.core.figure.limb_clauses import ARM_WORDS, LEG_WORDS
from desk_stretch.core.figure.staging import PROPS, SCENE_NUMBERS, Crop
from desk_stretch.core.figure.trunk_clauses import AMOUNTS, EYES
from tests.house.sources import ROOT

_DOC = (ROOT / "docs" / "authoring.md").read_text("utf-8")
_POSES = _DOC[_DOC.index("## Poses") : _DOC.index("## A routine")]


def _words(names):
    return " ".join(f"`{name}`" for name in names)


def _amounts(kind):
    known = AMOUNTS[kind].items()
    return ", ".join(f"`{words}` {each.low:g} to {each.high:g}" for words, each in known)


_NUMBERS = ", ".join(f"`{name}` {value:g}" for name, value in SCENE_NUMBERS.items())

_ROWS = [
    f"| `base` | {_words(BASES)} |",
    f"| `view` | {_words(VIEWS)} or ",
    f"| `crop` | {_words(Crop)} |",
    f"| `props` | {_words(PROPS)} |",
    f": {_NUMBERS} |",
    f"| `pelvis` | {_amounts('pelvis')} |",
    f"| `trunk` | {_amounts('trunk')} |",
    f"| `head` | {_amounts('head')} |",
    f"_shoulder` | {_amounts('shoulders')} |",
    f"| `face` | {_amounts('face')}; `eyes` {_words(EYES)} |",
    f"| {_words(GRIPS)} |",
    f"| the middle of the body | {_words(name for name in BODY if name not in SIDED)} |",
    f"| left and right of the body | {_words(name for name in BODY if name in SIDED)} |",
    f"| left and right on things | {_words(SCENERY)} |",
    f"Areas that glow: {_words(AREAS)}.",
]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[:24])
def test_the_words_are_all_there(row):
    # A line that is missing stands in the message, ready to be copied.
    assert row in " ".join(_POSES.split())


def test_every_key_and_clause_is_there():
    quoted = " ".join(re.findall(r"`([^`\n]+)`", _POSES))
    written = set(re.findall(r"[a-z_]+", quoted))
    assert {*POSE_KEYS, *MARK_KEYS, *ARM_WORDS, *LEG_WORDS, *WORDS} - written == set()


def test_the_example_can_be_read():
    text = re.search(r"```toml\n(.*?)```", _POSES, re.DOTALL)[1]
    table = tomllib.loads(text)
    written = {name: Written(f"pose.{name}", each) for name, each in table["pose"].items()}
    poses, faults = read_poses(written, BASES[table["figure"]["base"]].pose)
    assert faults == []
    assert {phase["pose"] for phase in table["form"]["chair"]["phase"]} <= poses.keys()
