"""The words that a person reads: no claim, no pressure, one word for each idea."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import ROOT, named, project, shown_texts

_HEALTH = r"(rsi|carpal|injur\w*|pain\w*|disease\w*|illness\w*|disorder\w*|strain\w*|ache\w*)"

# What a maker says decides whether a program is a medical device; so none of this is said.
_CLAIMS = [
    r"treats?", r"treatment", r"cures?", r"heals?", r"healing", r"therapy", r"therapies",
    r"rehab\w*", r"reliev\w+ (\w+ )?pain", r"pain relief", r"relief from pain",
    rf"prevent\w* (\w+ ){{0,3}}{_HEALTH}", r"clinically proven", r"doctor[- ]approved",
    r"medical[- ]grade", r"physiotherapist[- ]designed", r"correct\w* (\w+ )?posture",
    r"release[sd]? (\w+ )?(knots|adhesions)", r"lower\w* (\w+ )?blood (pressure|sugar)",
    r"burns? (\w+ )?calories", r"protects? (your )?eyes", r"boosts? productivity",
    r"recommended by (hse|niosh|osha)", r"until pain[- ]free", r"for faster results",
]  # fmt: skip

_PRESSURE = [
    r"must", r"should", r"do(n't| not|n’t) forget", r"you (have )?failed", r"streaks?",
    r"missed (a |your )?breaks?",
]  # fmt: skip

# One word for each idea: what the product calls work time, snooze, prompt, routine, figure …
_OTHER_WORDS = [
    r"intervals?", r"frequency", r"postpon\w+", r"pop-?ups?", r"workouts?", r"avatar",
    r"smart pause", r"idle reset", r"(mini|tiny|big) breaks?", r"system tray",
]  # fmt: skip


def _pattern(words):
    return re.compile("|".join(rf"\b{word}\b" for word in words), re.IGNORECASE)


def _offences(texts, words):
    pattern = _pattern(words)
    return [f"{where}: {found[0]!r} in {text!r}" for where, text in texts
            if (found := pattern.search(text))]  # fmt: skip


def _prose(path):
    """Give the paragraphs of a page, without code, addresses and pictures."""
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return [(named(path), part) for part in text.split("\n\n")]


def _pages():
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    return [each for page in sorted(pages) for each in _prose(page)]


def _metadata():
    data = project()["project"]
    return [("pyproject.toml", text) for text in (data["description"], *data["keywords"])]


def test_there_is_something_to_read():
    assert len(list(shown_texts())) > 100
    assert _pages()


def test_no_claim_is_made_anywhere():
    assert _offences([*shown_texts(), *_pages(), *_metadata()], _CLAIMS) == []


def test_nobody_is_pressed():
    texts = [*shown_texts(), *_prose(ROOT / "README.md")]
    assert _offences(texts, _PRESSURE) == []
    spoken = [(where, re.sub(r"\{[^}]*\}", "", text)) for where, text in texts]
    assert [where for where, text in spoken if "!" in text] == []


def test_one_word_for_each_idea():
    """What people call a thing elsewhere is searched for and never shown."""
    searched = "core/settings/search.py"
    texts = [(where, text) for where, text in shown_texts() if searched not in where]
    assert _offences(texts, _OTHER_WORDS) == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (_CLAIMS, "Relieves neck pain"),
        (_CLAIMS, "It prevents most back pain."),
        (_CLAIMS, "A Therapy for the desk"),
        (_CLAIMS, "Corrects your posture"),
        (_PRESSURE, "You should get up"),
        (_PRESSURE, "Don't forget to move"),
        (_OTHER_WORDS, "Postponed"),
    ],
)
def test_the_lists_find_what_they_are_for(words, text):
    assert _offences([("here", text)], words)


@pytest.mark.parametrize(
    "text",
    [
        "This prevents two prompts at once.",
        "If it hurts, stop.",
        "The trail is healthy.",
        "A must-",
    ],
)
def test_the_lists_leave_plain_words_alone(text):
    assert _offences([("here", text)], _CLAIMS) == []
