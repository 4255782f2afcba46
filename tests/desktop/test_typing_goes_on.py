"""The prompt of the running app while somebody writes: it is small, and takes no key from them."""

from __future__ import annotations

import string
import time

import pytest

from tests.desktop.app import AT_ONCE, TITLE, WRITER, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

LETTERS, MORE = string.ascii_lowercase[:20], string.ascii_uppercase[:20]
KEYS_GUARDED_S = 1.5


@pytest.fixture
def writing(make_desktop):
    """Somebody writes; an app that is due is ready to be started."""
    desktop = make_desktop(accessibility=True)
    writer = desktop.start(WRITER, "writer")
    desktop.wait_window("^Letter$")
    wait_until(lambda: desktop.focused() == "Letter", "the window has the keyboard")
    app = App(desktop, settings=AT_ONCE, speed=1).has_worked(5)
    return desktop, writer, app


def typed(writer):
    """The text in the window of the letter."""
    lines = [line for line in writer.output.split("\n") if line.startswith("typed ")]
    return lines[-1].removeprefix("typed ") if lines else ""


def test_all_that_is_typed_before_and_while_the_prompt_is_up_arrives(writing):
    desktop, writer, app = writing
    app.begin()
    typist = desktop.start(["xdotool", "type", "--delay", "40", LETTERS * 10], "typist")
    card = desktop.wait_window(TITLE, 20)
    up_since = time.monotonic()
    assert len(typed(writer)) <= 180, "at least twenty keys are still to come"
    assert typist.wait(20) == 0
    wait_until(lambda: time.monotonic() > up_since + 2, "two seconds")
    desktop.type(MORE)
    desktop.key("Return", "Escape", "space")

    writer.wait_until(lambda: typed(writer).endswith(" "), "the last key")
    assert typed(writer) == f"{LETTERS * 10}{MORE} "
    assert desktop.focused() == "Letter"
    assert [window.id for window in desktop.windows(TITLE)] == [card.id]
    assert app.wait_state("due")["prompt"]
    assert app.history() == []
    app.end()


def test_it_is_small_and_keys_sent_straight_to_it_are_guarded(writing):
    desktop, _, app = writing
    app.begin()
    card = desktop.wait_window(TITLE, 20)
    up_since = time.monotonic()
    keys = ("Tab", "space", "Return", "Escape")
    desktop.xdotool("key", "--window", card.id, *keys)
    if time.monotonic() < up_since + KEYS_GUARDED_S:  # else the machine was too slow to tell
        assert app.wait_state("due")["prompt"]
    assert card.x + card.width <= 1280
    assert card.y + card.height <= 800
    assert card.width <= 360
    assert card.height <= 200
    assert card.width * card.height <= 0.15 * 1280 * 800

    wait_until(lambda: time.monotonic() > up_since + 2, "two seconds")
    desktop.xdotool("key", "--window", card.id, *keys[:2])
    app.wait_state("routine")  # the same keys count once they are meant
    app.end()
