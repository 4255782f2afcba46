"""The safety words."""

from __future__ import annotations

import hashlib
import re

import pytest

from desk_stretch import i18n
from desk_stretch.core.session import safety
from tests.core.session.samples import step

EVERYTHING = (
    safety.notice,
    safety.footer,
    lambda: " ".join(safety.stop_texts()),
    lambda: " ".join(safety.emergency_texts()),
    lambda: " ".join(safety.doctor_texts()),
)


def test_a_changed_notice_has_another_version():
    text = "|".join(safety.NOTICE)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    assert {safety.NOTICE_VERSION: digest} == {1: "051f2c1030c5"}, (
        "raise NOTICE_VERSION if the meaning has changed, so that it is asked for again"
    )


@pytest.mark.parametrize("text", EVERYTHING)
def test_every_text_is_calm(text):
    assert not re.search(r"!|\bmust\b|\bshould\b|don.t forget", text())


@pytest.mark.parametrize("text", EVERYTHING)
def test_every_text_is_translated(text):
    i18n.use(i18n.PSEUDO)
    try:
        assert text().startswith("[")
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("not medical advice", safety.notice),
        ("pregnant", safety.notice),
        ("health professional", safety.notice),
        ("dizzy", safety.footer),
    ],
)
def test_the_notice_says_what_it_has_to(words, text):
    assert words in text().lower()


@pytest.mark.parametrize(
    "sign", ["sharp pain", "dizziness", "swallowing", "numbness", "chest", "headache"]
)
def test_the_reasons_to_stop_are_complete(sign):
    assert any(sign in text for text in safety.stop_texts())


def test_no_number_of_an_emergency_service_is_built_in():
    assert not re.search(r"\d", " ".join((*safety.emergency_texts(), *safety.doctor_texts())))


def test_what_to_take_care_of_is_said_once_and_before_what_has_changed():
    press = "Press lightly and keep breathing."
    made = step(cautions=("isometric",), cue_changes=("Look ahead.", press, "Look ahead."))
    assert safety.cautions_of(made) == (press, "Look ahead.")
