"""What holds of tray, windows and words together, and is no one window's own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu

from desk_stretch.core.history.records import Outcome
from desk_stretch.engine.commands import OpenWindow
from desk_stretch.engine.events import PromptClosed, PromptOpened, SessionEnded
from desk_stretch.ui.prompt import asker as asker_module
from desk_stretch.ui.prompt.asker import Asker
from desk_stretch.ui.tokens import DARK, LIGHT, contrast, high_contrast
from desk_stretch.ui.tray import Tray
from tests.fakes import FakeRecord
from tests.house.sources import shown_texts
from tests.shipped import shipped_catalogue
from tests.ui import gallery
from tests.ui.access.every_window import NAMES, make, session, visible
from tests.ui.fake_engine import FakeNotifier, prompt

# High contrast as desktops have it, and two that are too weak to be taken as they are.
_SYSTEMS = {
    "white on black": ("#000000", "#ffffff", "#ffff00", "#000000"),
    "black on white": ("#ffffff", "#000000", "#0000ff", "#ffffff"),
    "yellow on black": ("#000000", "#ffff00", "#00ffff", "#000000"),
    "weak": ("#808080", "#707070", "#7a7a7a", "#808080"),
    "highlight that cannot be seen": ("#000000", "#ffffff", "#101010", "#202020"),
}
_THEMES = {"light": LIGHT, "dark": DARK} | {
    name: high_contrast(*colours) for name, colours in _SYSTEMS.items()
}
_TEXTS = [
    (text, ground)
    for text in ("text", "muted", "accent", "danger")
    for ground in ("window", "surface", "sunken")
] + [("text", "disc"), ("on_accent", "accent"), ("on_accent", "accent_hover")]
_SHAPES = [
    (shape, ground)
    for shape in ("outline", "ring", "focus", "danger", "accent")
    for ground in ("window", "surface", "sunken")
] + [("ring", "track"), ("warm", "disc"), ("warm", "surface")]


@pytest.mark.parametrize("theme", _THEMES)
def test_every_pair_of_colours_keeps_its_contrast(theme):
    roles = _THEMES[theme]
    weak = [
        (one, other, round(ratio, 2))
        for pairs, least in ((_TEXTS, 4.5), (_SHAPES, 3.0))
        for one, other in pairs
        if (ratio := contrast(getattr(roles, one), getattr(roles, other))) < least
    ]
    assert weak == []


def commands_of(menu: QMenu) -> None:
    """Choose every line of a menu."""
    for action in menu.actions():
        if action.menu() is not None:
            commands_of(action.menu())
        else:
            action.trigger()


def in_a_meeting():
    return gallery.main_window(gallery.told(meeting_until=gallery.NOW.wall + 3600))


@pytest.mark.parametrize(
    "make_main",
    [gallery.main_window, gallery.main_due, gallery.main_paused, in_a_meeting],
    ids=["counting", "due", "paused", "meeting"],
)
def test_all_that_the_menu_of_the_icon_does_the_window_does_too(qtbot, make_main):
    window = make_main()
    qtbot.addWidget(window)
    window.show()
    engine = window._view
    tray = Tray(engine, gallery.FakeClock(), FakeRecord())
    commands_of(tray.menu)
    tray.close()
    tray.deleteLater()
    in_menu, engine.done = engine.done, []
    for button in visible(window):
        if isinstance(button, QAbstractButton) and button.isEnabled():
            button.click()
    shown = {repr(command) for command in engine.done}
    missing = [
        command
        for command in in_menu
        if repr(command) not in shown and command != OpenWindow("main")
    ]
    assert missing == []


def test_nobody_is_notified_of_an_end(engine):
    notifier = FakeNotifier()
    engine.settings = engine.settings.with_values({"prompt.style": "notification"})
    asker = Asker(engine, notifier)
    engine.announce(PromptOpened(prompt()))
    engine.announce(PromptClosed(Outcome.COMPLETED))
    assert len(notifier.shown) == 1
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    assert len(notifier.shown) == 1
    asker.close()


def test_a_snooze_is_spoken(engine, monkeypatch):
    told = []
    monkeypatch.setattr(asker_module, "announce", lambda _, text: told.append(text))
    asker = Asker(engine, FakeNotifier())
    engine.settings = engine.settings.with_values({"prompt.style": "card"})
    for outcome in (Outcome.SKIPPED, Outcome.SNOOZED):
        engine.announce(PromptOpened(prompt()))
        engine.shown_status = replace(engine.shown_status, sentence=f"Now it is {outcome}.")
        engine.announce(PromptClosed(outcome))
    assert told == [f"Now it is {Outcome.SNOOZED}."]
    asker.card().deleteLater()
    asker.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_button_says_what_it_does(qtbot, name):
    window = make(qtbot, name)
    buttons = [each.text() for each in visible(window) if isinstance(each, QAbstractButton)]
    assert {text.strip("&").lower() for text in buttons} & {"ok", "yes", "no"} == set()


def test_the_routine_window_is_a_window_like_others(qtbot):
    window = session()
    qtbot.addWidget(window)
    flags = window.windowFlags()
    assert not flags & (Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
    assert not window.isModal()


# A cue that needs an ear, a colour or a place on the screen would leave somebody out.
_SENSES = re.compile(
    r"\b(chime|beep|gong|hear|listen|sounds?|red|green|blue|orange|"
    r"(button|picture|number|ring) (above|below|on the (left|right)))\b",
    re.IGNORECASE,
)


def test_no_exercise_is_told_by_colour_sound_or_place_alone():
    spoken = [
        text
        for exercise in shipped_catalogue().exercises
        for form in exercise.forms
        for text in (form.breathing, *(phase.cue for phase in form.phases))
    ]
    assert len(spoken) > 100
    assert [text for text in spoken if _SENSES.search(text)] == []


def test_no_text_sends_anybody_to_the_system_tray():
    assert [text for _, text in shown_texts() if "system tray" in text.lower()] == []
