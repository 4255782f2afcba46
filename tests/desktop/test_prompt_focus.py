"""The prompt card on a real display: it never takes the keyboard, and can be answered."""

from __future__ import annotations

import itertools
import string
import sys
from pathlib import Path

import pytest

from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

HERE = Path(__file__).parent
SAMPLE = [sys.executable, HERE / "sample_app.py"]
PROMPT = [sys.executable, HERE / "prompt_app.py"]
CARD = "^A good moment"
KEYS = string.ascii_lowercase[:20]


@pytest.fixture
def asked(make_desktop):
    """A person writes in a window when the prompt comes up."""
    desktop = make_desktop(tray="none", notifications="none")
    writing = desktop.start(SAMPLE, "sample")
    desktop.wait_window("^Sample$")
    wait_until(lambda: desktop.focused() == "Sample", "the window has the keyboard")
    asking = desktop.start(PROMPT, "prompt", {"PYTHONPATH": str(HERE.parent.parent)})
    card = desktop.wait_window(CARD)
    return desktop, writing, asking, card


def test_twenty_keys_typed_while_the_prompt_is_up_all_arrive(asked):
    desktop, writing, asking, card = asked
    desktop.type(KEYS)
    writing.wait_until(lambda: f"typed {KEYS}\n" in writing.output, "every key arrives")
    desktop.key("space", "Return", "Escape")
    writing.wait_until(lambda: f"typed {KEYS} \n" in writing.output, "Space arrives too")
    assert desktop.focused() == "Sample"
    assert "asked for" not in asking.output
    assert [window.id for window in desktop.windows(CARD)] == [card.id]


def test_it_stands_in_the_corner_and_is_small(asked):
    _, _, _, card = asked
    assert (card.x + card.width, card.y + card.height) == (1280 - 16, 800 - 16)
    assert card.width <= 360
    assert card.height <= 200


def test_a_click_answers_without_taking_the_keyboard(asked):
    desktop, _, asking, card = asked

    places = itertools.cycle((80, 90))  # a pointer that stands still is not moved

    def answered() -> bool:
        desktop.click(card.x + next(places), card.y + 105)  # Start; the first are guarded
        return "asked for StartRoutine" in asking.output

    wait_until(answered, "Start is pressed")
    assert desktop.focused() == "Sample"


def test_the_keyboard_can_be_given_to_it_on_purpose(asked):
    desktop, _, asking, card = asked

    places = itertools.cycle((20, 30))

    def focused() -> bool:
        desktop.click(card.x + card.width - next(places), card.y + card.height - 20)
        return desktop.focused().startswith("A good moment")

    wait_until(focused, "a click on the card gives it the keyboard")
    desktop.key("Tab", "Tab", "Tab", "space")
    asking.wait_until(lambda: "asked for Snooze" in asking.output, "the keyboard answers")
