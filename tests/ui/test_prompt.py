"""The prompt card and who shows it. On a real display: tests/desktop/test_prompt_focus.py."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.commands import Skip, Snooze, StartRoutine
from desk_stretch.engine.events import (
    Noticed,
    PromptClosed,
    PromptOpened,
    RemindersChanged,
    SettingsChanged,
)
from desk_stretch.ui import theme
from desk_stretch.ui.asking import Asking
from desk_stretch.ui.prompt import card as card_module
from desk_stretch.ui.prompt.asker import Asker
from desk_stretch.ui.prompt.card import PromptCard
from desk_stretch.ui.tokens import LIGHT
from tests.ui.fake_engine import NOW, FakeNotifier, prompt, reminder
from tests.ui.figure.acted import drawn

REASON = "You have worked for 50 minutes."


class Asked:
    """A card with a clock of its own, and the commands that it gave."""

    def __init__(self, qtbot):
        self.seconds = 100.0
        self.done = []
        self.card = PromptCard(self.done.append, lambda: self.seconds)
        qtbot.addWidget(self.card)

    def ask(self, snoozes_left=2, **other):
        words = {"posture": Posture.SITTING, "motion": False} | other
        asking = words.pop("asking", Asking("A good moment for a short break", 5))
        shown = words.pop("prompt", prompt(snoozes_left))
        self.card.ask(shown, REASON, asking, **words)
        return self.card

    def button(self, text):
        return next(b for b in self.card.buttons() if b.text() == text)


@pytest.fixture
def asked(qtbot):
    return Asked(qtbot)


def test_it_refuses_focus_and_has_no_default(asked):
    card = asked.ask()
    flags = card.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.FramelessWindowHint
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not any(b.isDefault() or b.autoDefault() or b.hasFocus() for b in card.buttons())


def test_its_keys_open_after_the_guard(qtbot, asked):
    card = asked.ask()
    assert card.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card._keys_timer.interval() == 1500
    card._keys_timer.timeout.emit()
    assert not card.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    asked.ask()
    assert card.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Start sitting", StartRoutine(posture="sitting")),
        ("Standing instead", StartRoutine(posture="standing")),
        ("Snooze 5 min (1 of 2)", Snooze()),
        ("Skip", Skip()),
    ],
)
def test_one_click_or_key_answers(qtbot, asked, text, command):
    asked.ask()
    asked.seconds += 2.0
    qtbot.mouseClick(asked.button(text), Qt.MouseButton.LeftButton)
    qtbot.keyClick(asked.button(text), Qt.Key.Key_Space)
    assert asked.done == [command] * 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_keys_are_guarded_for_one_and_a_half_seconds(qtbot, asked, key):
    card = asked.ask()
    asked.seconds += 1.4
    for target in (card, *card.buttons()):
        qtbot.keyClick(target, key)
    assert asked.done == []
    assert card.isVisible()


def test_clicks_are_guarded_for_half_a_second(qtbot, asked):
    asked.ask()
    button = asked.button("Skip")
    asked.seconds += 0.4
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.done == []
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    asked.seconds += 0.2
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert asked.done == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.done == [Skip()]


def test_after_the_snoozes_only_start_and_skip_are_left(asked):
    card = asked.ask(0)
    assert [b.text() for b in card.buttons() if b.isVisible()] == [
        "Start sitting", "Standing instead", "Skip",
    ]  # fmt: skip


def test_it_says_why_and_when_it_last_asked(asked):
    card = asked.ask(last_asked="10:40")
    assert card._reason.text() == REASON
    assert card._again.text() == "Last asked 10:40."
    assert card._again.isVisible()
    asked.ask()
    assert not card._again.isVisible()


@pytest.mark.parametrize(
    ("posture", "start", "instead"),
    [
        (Posture.SITTING, "Start sitting", "Standing instead"),
        (Posture.STANDING, "Start standing", "Sitting instead"),
        (Posture.FLOOR, "Start on the floor", "Standing instead"),
    ],
)
def test_the_last_posture_comes_first(asked, posture, start, instead):
    card = asked.ask(posture=posture)
    assert [b.text() for b in card.buttons()][:2] == [start, instead]


def test_it_is_small_in_the_corner(asked):
    card = asked.ask(last_asked="10:40")
    assert card.width() <= 360
    assert card.height() <= 200
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert card.frameGeometry().right() == room.right() - 16
    assert card.frameGeometry().bottom() == room.bottom() - 16


class _Screen:
    def __init__(self, width, height):
        self._size = QSize(width, height)

    def size(self):
        return self._size

    availableSize = size


@pytest.mark.parametrize("screen", [(1280, 800), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_it_grows_with_the_text_within_its_share_of_the_screen(qapp, asked, screen, factor):
    before, large = qapp.font(), qapp.font()
    large.setPointSizeF(before.pointSizeF() * factor)
    dressed = theme.apply(qapp, "light")
    try:
        qapp.setFont(large)
        qapp.processEvents()
        card = asked.ask(last_asked="10:40")
        size = card._fitting_size(_Screen(*screen))
    finally:
        qapp.setFont(before)
        dressed.leave()
        qapp.setPalette(QPalette())
        qapp.processEvents()
    assert size.width() * size.height() <= 0.15 * screen[0] * screen[1]
    assert size.height() >= card.layout().totalMinimumSize().height()


def test_on_a_tiny_screen_it_stays_within_it(asked):
    card = asked.ask()
    size = card._fitting_size(_Screen(320, 240))
    assert size.width() <= 320
    assert size.height() <= 240


def test_it_fades_only_where_motion_is_allowed_and_possible(asked, monkeypatch):
    opacities = []
    monkeypatch.setattr(asked.card, "setWindowOpacity", opacities.append)
    monkeypatch.setattr(asked.card._fade, "start", lambda: opacities.append("fading"))
    asked.ask(motion=True)
    assert opacities == []
    monkeypatch.setattr(card_module.QGuiApplication, "platformName", lambda: "xcb")
    asked.ask(motion=True)
    assert opacities == [0.0, "fading"]
    asked.card.setWindowOpacity(1.0)
    asked.ask(motion=False)
    assert opacities[2:] == [1.0]


def test_it_is_painted_and_closing_only_hides_it(asked):
    card = asked.ask()
    card.setPalette(theme.palette_of(LIGHT))
    image = card.grab().toImage()
    assert image.pixelColor(2, 1).name() == LIGHT.ring
    assert image.pixelColor(4, 60).name() == LIGHT.surface
    card.close()
    assert not card.isVisible()
    assert asked.done == []


def test_everything_in_it_has_a_name(asked):
    card = asked.ask()
    assert card.accessibleName() == "A good moment for a short break"
    assert all(b.text() for b in card.buttons())


@pytest.fixture
def asker(qtbot, engine):
    notifier = FakeNotifier()
    one = Asker(engine, notifier, motion=False)
    yield one
    one.close()
    if one._card is not None:
        one._card.deleteLater()


def test_the_card_opens_and_closes_with_the_prompt(asker, engine):
    assert asker._card is None
    engine.announce(PromptOpened(prompt()))
    assert asker.card().isVisible()
    assert asker._notifier.shown == []
    engine.announce(Noticed("something else"))
    engine.announce(PromptClosed(Outcome.SKIPPED))
    assert not asker.card().isVisible()


def test_a_preferred_notification_is_the_only_face(asker, engine):
    engine.settings = Settings({"prompt.style": "notification"})
    engine.announce(PromptOpened(prompt()))
    assert asker._card is None
    (shown,) = asker._notifier.shown
    assert [key for key, _ in shown[2]] == ["start", "snooze", "skip"]
    for key in ("start", "default", "snooze", "skip", "unknown"):
        asker._notifier.on_action(key)
    assert engine.done == [StartRoutine(), StartRoutine(), Snooze(5), Skip()]
    engine.announce(PromptClosed(Outcome.STARTED))
    assert asker._notifier.withdrawn == 1
    asker._notifier.on_action("start")
    assert len(engine.done) == 4


def test_a_notification_that_nobody_shows_gives_way_to_the_card(asker, engine):
    engine.settings = Settings({"prompt.style": "notification"})
    engine.announce(PromptOpened(prompt()))
    asker._notifier.on_closed()  # by hand: the mark in the tray is enough
    assert asker._card is None
    asker._notifier.shows = False
    asker._notifier.on_closed()
    assert asker.card().isVisible()
    engine.announce(PromptClosed(Outcome.MISSED))
    assert not asker.card().isVisible()
    asker._notifier.on_closed()
    assert not asker.card().isVisible()


def test_after_a_snooze_it_says_when_it_last_asked(asker, engine):
    engine.announce(PromptOpened(prompt()))
    engine.announce(PromptClosed(Outcome.SNOOZED))
    engine.announce(PromptOpened(prompt(1)))
    assert asker.card()._again.text().startswith("Last asked 10:40")
    engine.announce(PromptClosed(Outcome.MISSED))
    engine.announce(PromptOpened(prompt()))
    assert asker.card()._again.text() == ""


def put_off(engine, shown):
    """Ask, and let the person snooze."""
    engine.announce(PromptOpened(shown))
    engine.announce(PromptClosed(Outcome.SNOOZED))


def test_a_break_that_was_not_put_off_was_not_asked_for_before(asker, engine):
    put_off(engine, prompt())
    engine.announce(PromptOpened(prompt()))  # the other one was started, skipped or rested away
    assert asker.card()._again.text() == ""
    engine.announce(PromptClosed(Outcome.WITHDRAWN))
    engine.announce(PromptOpened(prompt(1)))
    assert asker.card()._again.text() == ""


def test_each_reminder_has_its_own_last_time(asker, engine):
    put_off(engine, prompt())
    engine.announce(PromptOpened(prompt(1, reminder="eye-rest", since=NOW.after(120))))
    assert asker.card()._again.text() == ""
    engine.announce(PromptClosed(Outcome.SKIPPED))
    engine.announce(PromptOpened(prompt(1, since=NOW.after(300))))
    assert asker.card()._again.text().startswith("Last asked 10:40")


def test_another_day_is_named(asker, engine):
    put_off(engine, prompt())
    engine.announce(PromptOpened(prompt(1, since=NOW.after(2 * 86_400))))
    assert asker.card()._again.text().startswith("Last asked Sat 10:40")


def test_a_notification_says_it_by_the_same_rules(asker, engine):
    engine.settings = Settings({"prompt.style": "notification"})
    put_off(engine, prompt())
    engine.announce(PromptOpened(prompt()))
    assert "Last asked" not in asker._notifier.shown[-1][1]
    engine.announce(PromptClosed(Outcome.SNOOZED))
    engine.announce(PromptOpened(prompt(1)))
    assert "Last asked 10:40" in asker._notifier.shown[-1][1]


def change(engine, **values):
    """Other settings, by their name without the group."""
    keys = {"posture": "movement.posture", "snooze": "breaks.snooze"}
    changed = {keys[name]: value for name, value in values.items()}
    engine.settings = engine.settings.with_values(changed)
    engine.announce(SettingsChanged(frozenset(changed)))


def test_the_card_follows_settings_and_does_what_it_says(asker, engine):
    engine.announce(PromptOpened(prompt()))
    card = asker.card()
    engine.offered = alone(drawn(), drawn().forms[0])
    change(engine, posture="standing", snooze=12)
    labels = [b.text() for b in card.buttons()]
    assert labels == ["Start standing", "Sitting instead", "Snooze 12 min (1 of 2)", "Skip"]
    assert card._picture.still is not None
    card._start.click()
    assert engine.done == [StartRoutine(posture="standing")]


def test_the_card_follows_a_reminder_of_the_persons_own(asker, engine):
    engine.shown_reminders = (reminder("Eye rest", snooze=3),)
    engine.shown_asks = engine.shown_reminders[0].asks
    engine.announce(PromptOpened(prompt(reminder="eye-rest")))
    engine.shown_reminders = (reminder("Look away", id="eye-rest", snooze=7),)
    engine.announce(RemindersChanged())
    assert asker.card()._title.text() == "Look away"
    assert asker.card()._snooze.text() == "Snooze 7 min (1 of 2)"
    asker.card()._start.click()
    assert engine.done == [StartRoutine()]


def test_other_words_are_neither_guarded_nor_faded_nor_told(asker, engine, monkeypatch):
    engine.announce(PromptOpened(prompt()))
    card, did = asker.card(), []
    monkeypatch.setattr(card, "_refuse_focus", did.append)
    monkeypatch.setattr(card, "_appear", did.append)
    monkeypatch.setattr(card_module, "announce", lambda *_: did.append("told"))
    monkeypatch.setattr(card, "_place", lambda _screen: did.append("placed"))
    card._spot._place = card._place
    shown_at = card._shown_at
    change(engine, snooze=12)
    assert did == ["placed"]
    assert card._shown_at == shown_at


def test_a_card_that_was_put_away_stays_away(asker, engine):
    engine.announce(PromptOpened(prompt()))
    asker.card().close()
    change(engine, posture="standing")
    assert not asker.card().isVisible()
    engine.announce(PromptClosed(Outcome.SKIPPED))
    change(engine, posture="sitting")
    assert not asker.card().isVisible()


def test_a_notification_snoozes_for_as_long_as_it_says(asker, engine):
    engine.settings = Settings({"prompt.style": "notification"})
    engine.announce(PromptOpened(prompt()))
    assert ("snooze", "Snooze 5 min (1 of 2)") in asker._notifier.shown[-1][2]
    change(engine, snooze=12)
    assert len(asker._notifier.shown) == 1
    assert asker._card is None
    asker._notifier.on_action("snooze")
    assert engine.done == [Snooze(5)]


def test_after_closing_it_hears_nothing(asker, engine):
    asker.close()
    assert engine.listeners == []
    engine.listeners.append(lambda _event: None)  # closed again by the fixture
    asker._subscription.cancel = lambda: None


def test_it_shows_the_exercise_that_start_begins_with(asked, asker, engine):
    routine = alone(drawn(), drawn().forms[0])
    engine.offered = routine
    engine.settings = Settings({"look.figure_character": "alex"})
    engine.announce(PromptOpened(prompt()))
    picture = asker.card()._picture
    assert picture.still is not None
    assert picture._who.character == "alex"
    shown = picture.grab().toImage()
    engine.announce(PromptClosed(Outcome.SKIPPED))
    engine.offered = None
    engine.announce(PromptOpened(prompt()))
    assert picture.still is None
    assert picture.grab().toImage() != shown


@pytest.mark.parametrize(("choice", "fades"), [("full", True), ("reduced", False)])
def test_the_card_fades_only_with_full_motion(qtbot, engine, monkeypatch, choice, fades):
    engine.settings = Settings({"look.motion": choice})
    asker = Asker(engine, FakeNotifier())
    asked = []
    monkeypatch.setattr(asker.card(), "ask", lambda *_, **words: asked.append(words["motion"]))
    engine.announce(PromptOpened(prompt()))
    assert asked == [fades]
    asker.close()
    asker.card().deleteLater()
