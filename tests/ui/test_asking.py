"""A prompt of the person's own reminder, in every face: card, notification, tray and window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.reminder import Break, Kind
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.commands import StartRoutine
from desk_stretch.engine.events import PromptClosed, PromptOpened, RemindersChanged, StatusChanged
from desk_stretch.ui import texts
from desk_stretch.ui.asking import TITLE, WAY_OUT, Asking, asking_of, break_words, name_of
from desk_stretch.ui.main_window import MainWindow
from desk_stretch.ui.prompt.asker import Asker
from desk_stretch.ui.prompt.faces import notification
from desk_stretch.ui.tray import Tray
from tests.fakes import FakeRecord
from tests.ui.fake_engine import NOW, FakeNotifier, message, prompt, reminder, status
from tests.ui.figure.acted import drawn

WHY = "You have worked for 50 minutes."
STEP = Break(Kind.STEP, 36, "shoulder-rolls")
ROUTINE = alone(drawn(), drawn().forms[0])


def ask(engine, one, **other):
    """Let the engine ask for a reminder of the person's own."""
    engine.shown_reminders = (one,)
    engine.shown_asks = one.asks
    engine.offered = None if one.asks.kind is Kind.MESSAGE else ROUTINE
    shown = prompt(reminder=one.id, **other)
    engine.shown_status = status("due", prompt=shown, reminder=one.id)
    engine.announce(PromptOpened(shown))
    engine.announce(StatusChanged(engine.shown_status))
    return shown


def seen(card):
    return [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]


def buttons(card):
    return [each.text() for each in card.buttons() if each.isVisibleTo(card)]


@pytest.fixture
def asker(qtbot, engine):
    one = Asker(engine, FakeNotifier(), motion=False)
    yield one
    one.close()
    if one._card is not None:
        one._card.deleteLater()


@pytest.fixture
def tray(qtbot, engine, clock):
    one = Tray(engine, clock, FakeRecord())
    yield one
    one.close()
    one.deleteLater()


@pytest.fixture
def window(qtbot, engine, clock):
    one = MainWindow(engine, clock, FakeRecord(), lambda: True)
    qtbot.addWidget(one)
    one.show()
    return one


def lines(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_a_message_is_read_and_done(asker, engine, qtbot):
    ask(engine, reminder("Eye rest", snooze=3))
    card = asker.card()
    assert seen(card) == [
        "Eye rest",
        "Look far away for 20 seconds.",
        WHY,
    ]
    assert buttons(card) == ["Done", "Snooze 3 min (1 of 2)", "Skip"]
    assert card.accessibleName() == card.windowTitle() == "Eye rest"
    assert not card._picture.isVisibleTo(card)
    card._start.click()
    assert engine.done == [StartRoutine()]


def test_an_exercise_is_named_and_shown(asker, engine):
    ask(engine, reminder("Micro-break", STEP))
    card = asker.card()
    assert seen(card)[:2] == ["Micro-break", ROUTINE.name]
    assert buttons(card)[0] == "Start"
    assert "Standing instead" not in buttons(card)
    assert card._picture.isVisibleTo(card)


def test_the_rest_break_after_a_message_is_as_ever(asker, engine):
    ask(engine, reminder())
    engine.announce(PromptClosed(Outcome.SKIPPED))
    engine.shown_reminders, engine.shown_asks = (), None
    engine.announce(PromptOpened(prompt()))
    card = asker.card()
    assert seen(card) == [TITLE, WHY]
    assert buttons(card)[:2] == ["Start sitting", "Standing instead"]
    assert card._picture.isVisibleTo(card)
    assert not card._reason.is_quiet


def test_a_strict_one_has_no_skip_and_says_the_way_out(asker, engine):
    ask(engine, reminder(firmness=Firmness.STRICT), skips_left=0, snoozes_left=0)
    assert buttons(asker.card()) == ["Done"]
    assert seen(asker.card())[-1] == WAY_OUT


def test_a_strict_rest_break_says_it_too(asker, engine):
    engine.settings = Settings({"breaks.firmness": "strict"})
    engine.announce(PromptOpened(prompt(skips_left=0)))
    assert "Skip" not in buttons(asker.card())
    assert seen(asker.card())[-1] == WAY_OUT


def test_a_long_text_has_all_its_lines(asker, engine):
    ask(engine, reminder("A name", message("Some words that go on and on. " * 5), snooze=3))
    text = asker.card()._text
    assert text.height() >= text.heightForWidth(text.width())


def test_words_that_say_nothing_leave_no_line(asker, engine):
    engine.shown_reminders = (reminder("Any", Break(Kind.COMPOSED, 60)),)
    engine.shown_asks = engine.shown_reminders[0].asks
    engine.announce(PromptOpened(prompt(reminder="any")))
    assert seen(asker.card()) == ["Any", WHY]


def test_the_notification_follows_the_same_rules(engine):
    one = reminder("Eye rest", message("Look far away"), firmness=Firmness.STRICT)
    shown = ask(engine, one, skips_left=0)
    words = notification(
        shown, "A reason.", asking_of(engine, shown), last_asked=None, can_act=True
    )
    assert words.title == "Eye rest"
    assert words.body == f"Look far away. A reason. {WAY_OUT}"
    assert [label for _, label in words.actions] == ["Done", "Snooze 5 min (1 of 2)"]
    mute = notification(
        shown, "A reason.", asking_of(engine, shown), last_asked=None, can_act=False
    )
    assert mute.body.startswith("Look far away. A reason. Answer from the menu")


def test_a_switch_is_asked_for_where_no_words_do(engine):
    switching = Break(Kind.STEP, 36, "shoulder-rolls", switch=True)
    words = break_words(switching, ROUTINE)
    assert words == f"{ROUTINE.name}. Change between sitting and standing."
    assert break_words(switching, None) == "Change between sitting and standing."
    assert break_words(Break(Kind.MESSAGE, 5, text="Get up.", switch=True), None) == "Get up."


def test_a_reminder_that_is_no_more_is_asked_for_as_a_break(engine):
    engine.shown_asks = message()
    asking = asking_of(engine, prompt(reminder="gone"))
    assert asking == Asking(TITLE, 5)
    assert name_of(engine, "gone") == "gone"
    assert name_of(engine, "rest break") == ""


def test_the_menu_has_done_and_no_posture(tray, engine):
    ask(engine, reminder("Eye rest", snooze=3), snoozes_left=1)
    assert lines(tray.menu)[:5] == [
        f"Eye rest: {engine.shown_status.sentence}", "Today", "Done", "Snooze 3 min (2 of 2)",
        "Skip",
    ]  # fmt: skip
    ask(engine, reminder(firmness=Firmness.STRICT), skips_left=0, snoozes_left=0)
    assert lines(tray.menu)[2:4] == ["Done", "Pause for…"]


def test_the_menu_offers_the_skipped_break(tray, engine):
    engine.shown_status = status(skipped="eye-rest")
    engine.announce(StatusChanged(engine.shown_status))
    again = next(each for each in tray.menu.actions() if each.text() == "Do the skipped break now")
    again.trigger()
    assert engine.done == [StartRoutine(reminder="eye-rest")]
    engine.shown_status = status("routine", skipped="eye-rest")
    engine.announce(StatusChanged(engine.shown_status))
    assert "Do the skipped break now" not in lines(tray.menu)


def test_the_tooltip_says_which_one_comes_next(tray, engine):
    engine.shown_reminders = (reminder("Eye rest"),)
    engine.shown_status = status(reminder="eye-rest")
    engine.announce(StatusChanged(engine.shown_status))
    at = texts.clock_time(NOW.wall + 1380, NOW)
    assert tray.icon.toolTip() == f"Desk Stretch · Eye rest {at}"
    engine.shown_reminders = (reminder("Look away", id="eye-rest"),)
    engine.announce(RemindersChanged())
    assert tray.icon.toolTip() == f"Desk Stretch · Look away {at}"


def test_a_long_name_leaves_room_for_the_time():
    words = texts.tooltip(status(), NOW, "A reminder with a very long name indeed")
    assert words.endswith(texts.clock_time(NOW.wall + 1380, NOW))
    assert "A reminder with a very…" in words


@pytest.mark.parametrize(
    ("state", "words"),
    [("due", "Eye rest: a break is due"), ("paused", "paused"), ("off", "reminders are off")],
)
def test_states_of_all_reminders_have_no_name(state, words):
    assert texts.state_words(status(state, next_due=None), NOW, "Eye rest") == words


def press(window, text):
    next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == text
    ).click()


def visible(window):
    return [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]


def test_the_window_follows_the_same_rules(window, engine):
    ask(engine, reminder("Eye rest", firmness=Firmness.STRICT), skips_left=0, snoozes_left=0)
    said = seen(window)
    assert "Eye rest: a break is due" in said
    assert "Look far away for 20 seconds." in said
    assert WAY_OUT in said
    assert not {"Start", "Start sitting", "Skip"} & set(visible(window))
    press(window, "Done")
    assert engine.done == [StartRoutine()]


def test_the_window_offers_the_skipped_break(window, engine):
    assert "Do the skipped break now" not in visible(window)
    engine.shown_status = status(skipped="rest break")
    engine.announce(StatusChanged(engine.shown_status))
    press(window, "Do the skipped break now")
    assert engine.done == [StartRoutine(reminder="rest break")]


def test_a_reminder_at_fixed_times_has_no_ring_to_fill(window, engine):
    engine.shown_reminders = (reminder("Lunch walk"),)
    engine.shown_status = status(
        reminder="lunch-walk", worked_s=0.0, work_s=0.0,
        reason=Reason(ReasonCode.AT_TIME, until=NOW.wall + 1380),
    )  # fmt: skip
    engine.announce(StatusChanged(engine.shown_status))
    assert window._state._ring._number == ""
    assert window._state._ring.accessibleName() == window._state.title
    assert window._state.title.startswith("Lunch walk ")


def test_the_window_hears_of_another_name(window, engine):
    engine.shown_status = status("due", reminder="eye-rest")
    engine.shown_reminders = (reminder("Look away", id="eye-rest"),)
    engine.announce(RemindersChanged())
    assert window._state.title == "Look away: a break is due"
