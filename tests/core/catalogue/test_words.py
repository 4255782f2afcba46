"""The words that our texts never use, and words that only look like them."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.words import claims_in, pushes_in


@pytest.mark.parametrize(
    "text",
    [
        "It treats the neck.", "Cures all.", "This HEALS.", "Physical therapy at home",
        "For rehab.", "It relieves back pain.", "Quick pain relief", "prevents RSI",
        "It prevents carpal tunnel", "prevent injury", "prevents all kinds of back pain",
        "Clinically proven", "doctor-approved", "Medical-grade", "physiotherapist-designed",
        "corrects your posture", "releases knots", "releases the adhesions",
        "lowers blood pressure", "lowers your blood sugar", "burns calories",
        "protects your eyes", "boosts productivity by 20 %", "recommended by the HSE",
        "Do this until pain-free.", "for faster results repeat",
    ],
)  # fmt: skip
def test_a_claim_is_found(text):
    assert claims_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Press the heel down.", "A healthy stretch", "It prevents the chair from rolling.",
        "Below any pain.", "Lower the arms.", "Release the hands.", "The movement secures",
    ],
)  # fmt: skip
def test_an_innocent_word_is_not(text):
    assert claims_in(text) == []


@pytest.mark.parametrize(
    "text", ["You must.", "You should.", "Don't forget", "don’t forget", "Do not forget", "Go!"]
)
def test_a_push_is_found(text):
    assert pushes_in(text)


def test_a_shoulder_pushes_nobody():
    assert pushes_in("Mustard on the shoulder.") == []
