"""The closed list of cautions, and the labels of everything else that a form can name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.catalogue.cautions import CAUTIONS, Effect, sentences
from desk_stretch.core.catalogue.exercise import AREAS, EQUIPMENT, Posture, Work
from desk_stretch.core.catalogue.labels import AREA_LABELS, EQUIPMENT_LABELS, POSTURE_LABELS
from desk_stretch.core.catalogue.rules import plain, read_exercise

TAGS = [
    "neck-extension", "neck-side", "neck-turn", "neck-pressure", "breath-hold", "isometric",
    "spine-flexion", "spine-twist", "overhead", "prone", "supine", "legs-up", "hip-rotation",
    "wrist-load", "balance", "hypermobile", "support",
]  # fmt: skip


def test_the_list_is_closed():
    assert list(CAUTIONS) == TAGS


@pytest.mark.parametrize("tag", TAGS)
def test_every_tag_has_calm_words(tag):
    caution = CAUTIONS[tag]
    assert caution.tag == tag
    for text in (caution.label, caution.sentence, caution.changed_cue):
        assert plain(text) is None
    assert caution.sentence.endswith(".")
    assert len(caution.sentence) <= 90


def test_only_two_tags_change_the_cue():
    changing = {tag for tag, caution in CAUTIONS.items() if caution.effect is Effect.CHANGE_CUE}
    assert changing == {"hypermobile", "support"}
    assert CAUTIONS["overhead"].effect is Effect.LEAVE_OUT


def test_loose_joints_concern_every_still_stretch(ear):
    form = read_exercise("ear", ear)[0].forms[0]
    assert CAUTIONS["hypermobile"].concerns(form)
    assert not CAUTIONS["hypermobile"].concerns(replace(form, work=Work.MOVE))
    tagged = replace(form, work=Work.MOVE, cautions=("hypermobile",))
    assert CAUTIONS["hypermobile"].concerns(tagged)
    assert CAUTIONS["neck-side"].concerns(form)
    assert not CAUTIONS["support"].concerns(form)


def test_a_form_shows_the_sentences_of_its_tags(ear):
    form = read_exercise("ear", ear)[0].forms[0]
    assert sentences(form) == (CAUTIONS["neck-side"].sentence,)


def test_everything_has_a_label():
    assert tuple(AREA_LABELS) == AREAS
    assert tuple(EQUIPMENT_LABELS) == EQUIPMENT
    assert tuple(POSTURE_LABELS) == tuple(Posture)
