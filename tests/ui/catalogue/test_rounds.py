"""The big figure's endless rounds: a lead-in, then rounds whose ends look the same, then rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent, QFocusEvent

from desk_stretch.ui.catalogue.rounds import LONGEST_S, Rounds
from desk_stretch.ui.catalogue.stage import Stage
from desk_stretch.ui.catalogue.words import side_to_show
from tests.shipped import shipped_catalogue
from tests.ui.fake_engine import FakeClock, exercise

STAGED = [
    (each, form)
    for each in shipped_catalogue().exercises
    for form in each.forms
    if form.staging is not None
]
SOME = [way for way in STAGED if way[0].id in ("cat-cow", "neck-rotation", "shoulder-rolls")]


def rounds_of(way, side=None):
    return Rounds.of(*way, side or side_to_show(way[1]), mirror=True)


def test_some_exercises_have_a_figure():
    assert SOME


@pytest.mark.parametrize("way", SOME, ids=lambda way: f"{way[0].id}/{way[1].id}")
def test_both_ends_of_a_round_look_the_same(way):
    made = rounds_of(way)
    hair = 1e-6
    begin, end = made.acting.still(made.first_s + hair), made.acting.still(made.last_s - hair)
    assert begin.framing == end.framing
    gaps = [
        abs(a - b)
        for name, bone in begin.skeleton.bones.items()
        for a, b in zip(bone.origin, end.skeleton.bones[name].origin, strict=True)
    ]
    assert max(gaps) < 0.02


def test_every_form_has_rounds():
    for way in STAGED:
        made = rounds_of(way)
        assert 0 <= made.start_s < made.first_s < made.last_s, way


def test_it_goes_round_and_rests_in_the_end():
    made = rounds_of(SOME[0])
    once = made.last_s - made.first_s
    assert made.instant(0.0).position_s == made.start_s
    later = made.first_s - made.start_s + 0.25 * once
    here, again = made.instant(later), made.instant(later + 3 * once)
    assert again.position_s == pytest.approx(here.position_s)
    assert again.goes_on
    late = made.instant(10 * LONGEST_S)
    assert not late.goes_on
    assert late.position_s == pytest.approx(made.first_s)
    assert made.rests_after_s >= 2 * once


@pytest.fixture
def stage(qtbot):
    clock = FakeClock()
    made = Stage(clock)
    qtbot.addWidget(made)
    made.clock = clock
    return made


WAKING = (
    lambda: QEnterEvent(QPointF(), QPointF(), QPointF()),
    lambda: QFocusEvent(QEvent.Type.FocusIn),
)


@pytest.mark.parametrize("event", WAKING)
def test_a_figure_at_rest_goes_on_under_the_pointer(stage, event, qapp):
    way = SOME[0]
    stage.play(*way, side_to_show(way[1]), mirror=True)
    stage.clock.moment = stage.clock.moment.after(1e4)
    assert not stage._instant().goes_on
    qapp.sendEvent(stage, event())
    assert stage._instant().goes_on
    began = stage._began_s
    stage.clock.moment = stage.clock.moment.after(1)
    qapp.sendEvent(stage, event())
    assert stage._began_s == began


def test_a_form_without_a_figure_is_a_still_person(stage, qtbot):
    plain = exercise()
    stage.play(plain, plain.forms[0], "left", mirror=True)
    assert stage._instant() is None
    stage.resize(stage.sizeHint())
    stage.show()
    assert not stage.grab().isNull()
    assert stage.heightForWidth(200) == 200
