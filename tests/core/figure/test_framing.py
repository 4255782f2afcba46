"""A picture holds what it is to show, and is cut off where its crop says."""

from __future__ import annotations

import pytest

from desk_stretch.core.figure.camera import VIEWS, View
from desk_stretch.core.figure.framing import ABOVE_PELVIS, framing_of
from desk_stretch.core.figure.geometry import dot
from desk_stretch.core.figure.solve import held
from desk_stretch.core.figure.staging import Crop, Scene
from tests.core.figure.samples import key

FRONT = View(*VIEWS["front"])


def _framing(crop, props=(), view=FRONT, **keys):
    return framing_of([held(key("stand", **keys))], Scene(props), view, crop)


def _lower_edge(framing, view=FRONT):
    return dot(view.frame().y, framing.middle) - framing.half


def test_the_nearer_the_crop_the_larger_the_body():
    full, upper, close, face = (_framing(crop).half for crop in Crop)
    assert full > upper > close > face
    assert upper / close > 1.3


@pytest.mark.parametrize("crop", ABOVE_PELVIS)
@pytest.mark.parametrize("pitch", [-10.0, 0.0, 8.0, 30.0])
def test_what_is_cut_off_is_cut_where_the_crop_says(crop, pitch):
    view = View(-30.0, pitch)
    body = held(key("stand"))
    end = body.bones["pelvis"].origin[1] + ABOVE_PELVIS[crop]
    edge = _lower_edge(_framing(crop, view=view), view)
    assert edge == pytest.approx(dot(view.frame().y, (0.0, end, 0.0)))


@pytest.mark.parametrize("crop", ABOVE_PELVIS)
def test_legs_and_chairs_below_a_cut_ask_for_no_room(crop):
    wide = _framing(crop, ("chair",), right_leg="foot out 2.2 ahead 0.4", pelvis="left 0")
    assert wide.half == pytest.approx(_framing(crop).half, abs=0.3)
    assert _framing(Crop.FULL, right_leg="foot out 2.2 ahead 0.4").half > wide.half


@pytest.mark.parametrize("crop", Crop)
def test_hands_ask_for_room_but_beside_a_face(crop):
    raised, hanging = (_framing(crop, arms=f"straight {way} out4") for way in ("up", "down"))
    assert (raised.half > hanging.half) is (crop is not Crop.FACE)
