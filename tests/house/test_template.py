"""The template of the translations has every text, and no other."""

from __future__ import annotations

from babel.messages.pofile import read_po

from tools.template import TEMPLATE, catalog


def test_the_template_is_up_to_date():
    with TEMPLATE.open("rb") as file:
        kept = {message.id for message in read_po(file) if message.id}
    wanted = {message.id for message in catalog() if message.id}
    hint = "write it anew: .venv/bin/python -m tools.template"
    assert wanted - kept == set(), hint
    assert kept - wanted == set(), hint


def test_words_of_code_and_of_exercises_are_both_there():
    texts = {message.id for message in catalog() if message.id}
    assert "Stop, something is wrong" in texts
    assert any(isinstance(text, tuple) for text in texts)
    assert "Ear to shoulder" in texts
