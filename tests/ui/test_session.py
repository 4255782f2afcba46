"""The routine window: what it shows, its keys, its end, and how seldom it repaints."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desk_stretch import i18n
from desk_stretch.core.catalogue.exercise import AREAS, Posture, Sides, Work
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.safety import footer, stop_texts
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action, SessionState
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.commands import Act, Pause
from desk_stretch.engine.events import (
    Noticed,
    SessionBegun,
    SessionEnded,
    SessionMoved,
    SettingsChanged,
)
from desk_stretch.ui.figure.motion import Motion
from desk_stretch.ui.figure.placeholder import paint_person
from desk_stretch.ui.pauses import until_tomorrow
from desk_stretch.ui.session import reading
from desk_stretch.ui.session import window as window_module
from desk_stretch.ui.session.window import SessionWindow
from desk_stretch.ui.tokens import DARK, LIGHT, high_contrast
from desk_stretch.ui.widgets.labels import Text
from tests.ui.fake_engine import NOW, snapshot, step
from tests.ui.figure.acted import drawn

PAUSED = SessionState.PAUSED


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told, and whether at once."""
    told = []
    monkeypatch.setattr(
        window_module, "announce", lambda _w, text, at_once=False: told.append((text, at_once))
    )
    return told


@pytest.fixture
def window(qtbot, engine, clock, said):
    engine.shown_snapshot = snapshot()
    one = SessionWindow(engine, clock)
    qtbot.addWidget(one)
    one.open()
    yield one
    one.dismantle()


def words(widget: QWidget) -> str:
    """All words that are visible in a window."""
    parts = [*widget.findChildren(Text), *widget.findChildren(QAbstractButton)]
    return "\n".join(part.text() for part in parts if part.isVisible())


def button(window, text) -> QAbstractButton:
    return next(b for b in window.findChildren(QAbstractButton) if b.text() == text)


def move(engine, shown):
    engine.shown_snapshot = shown
    engine.announce(SessionMoved(shown))


def acts(engine):
    return [command.action for command in engine.done if isinstance(command, Act)]


# --- what it shows


def test_everything_of_an_instant_is_there(window):
    shown = words(window)
    for part in (
        "Ear to shoulder", "2 of 5", "Let the left ear sink towards the left shoulder.",
        "Breathe out as the ear sinks.", "Next: Shoulder rolls", "Stop, something is wrong",
        footer(),
    ):  # fmt: skip
        assert part in shown
    page = window._routine
    assert page._ring.accessibleName() == "13 Hold"
    assert page._side.accessibleName() == "Left side"
    assert "Neck" in page._figure.accessibleName()
    assert "Let the left ear sink" in page._figure.accessibleName()


def test_a_caution_is_shown_while_preparing(window, engine):
    assert not window._routine._caution.isVisible()
    move(engine, snapshot(SegmentPhase.PREPARE, caution=("Go slowly.", "Stay below pain.")))
    assert "Go slowly.\nStay below pain." in words(window)


def test_every_control_can_be_reached_and_has_a_name(window):
    controls = window._routine.findChildren(QAbstractButton)
    assert len(controls) >= 7
    for control in controls:
        assert control.text()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert control.sizeHint().height() >= 24


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Back", Action.BACK),
        ("Pause", Action.PAUSE),
        ("Skip step", Action.NEXT),
        ("Slower", Action.SLOWER),
        ("Own pace", Action.SELF_PACED),
        ("This hurts", Action.HURTS),
        ("Stop, something is wrong", Action.ALARM),
    ],
)
def test_each_control_asks_for_its_action(qtbot, window, engine, text, action):
    qtbot.mouseClick(button(window, text), Qt.MouseButton.LeftButton)
    assert acts(engine) == [action]


def test_a_click_leaves_the_keyboard_on_pause(qtbot, window):
    qtbot.waitUntil(button(window, "Pause").hasFocus)
    qtbot.mouseClick(button(window, "This hurts"), Qt.MouseButton.LeftButton)
    assert button(window, "Pause").hasFocus()


def test_paused_it_offers_resume(qtbot, window, engine):
    move(engine, snapshot(state=PAUSED))
    qtbot.mouseClick(button(window, "Resume"), Qt.MouseButton.LeftButton)
    assert acts(engine) == [Action.RESUME]
    assert window._routine._ring.accessibleName() == "13 Paused"


def test_at_the_own_pace_the_person_goes_on(window, engine):
    move(engine, snapshot(self_paced=True, is_last=True))
    shown = words(window)
    assert "Next: the end" in shown
    assert "Skip step" not in shown
    assert "Slower" not in shown
    assert button(window, "Own pace").isChecked()
    assert window._routine._ring.accessibleName() == "Hold"


@pytest.mark.parametrize("size", [(320, 480), (640, 520), (940, 660), (1600, 1000)])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_nothing_is_cut_at_any_size(qtbot, qapp, window, size, factor):
    before, large = qapp.font(), qapp.font()
    large.setPointSizeF(before.pointSizeF() * factor)
    page = window._routine
    try:
        qapp.setFont(large)
        window.resize(*size)
        for _ in range(4):
            qapp.processEvents()
        stop = button(window, "Stop, something is wrong")
        assert page.rect().contains(stop.geometry())
        assert stop.height() >= stop.heightForWidth(stop.width())
        assert page._panel.width() <= page._scroll.viewport().width()
        assert page._panel.height() >= page._panel_box.totalHeightForWidth(page._panel.width())
        for label in page._panel.findChildren(Text):
            assert label.height() >= label.heightForWidth(label.width())
    finally:
        qapp.setFont(before)
        qapp.processEvents()


def test_long_words_never_push_the_buttons_out_of_sight(qapp, window, engine):
    window.resize(940, 660)
    move(engine, replace(snapshot(), caution=("Move as far as is easy, and no further. " * 12,)))
    for _ in range(4):
        qapp.processEvents()
    assert window._routine._panel.height() > window._routine._scroll.viewport().height()
    for text in ("Pause", "This hurts", "Stop, something is wrong"):
        each = button(window, text)
        assert each.visibleRegion().boundingRect() == each.rect(), text


@pytest.mark.parametrize("height", [480, 660, 1000])
def test_the_countdown_is_in_sight_beside_the_figure_however_long_the_words(
    qapp, window, engine, height
):
    window.resize(940, height)
    move(engine, replace(snapshot(), caution=("Move as far as is easy, and no further. " * 12,)))
    for _ in range(4):
        qapp.processEvents()
    for each in (window._routine._ring, window._routine._next):
        assert each.visibleRegion().boundingRect() == each.rect()


def test_where_room_is_scarce_all_stands_in_one_column_and_back(qapp, window):
    page = window._routine
    window.resize(330, 500)
    qapp.processEvents()
    assert page._footer.parentWidget() is page._panel
    assert page._figure.parentWidget() is page._panel
    window.resize(1000, 700)
    qapp.processEvents()
    assert page._footer.parentWidget() is page
    assert page._figure.width() > page._panel.width() / 2


# --- reading a snapshot


def test_the_countdown_counts_the_span():
    shown = reading.countdown(snapshot(left_s=12.4, seconds=15.0))
    assert (shown.number, shown.word) == ("13", "Hold")
    assert shown.fraction == pytest.approx(12.4 / 15)
    assert reading.countdown(snapshot(left_s=20.0, seconds=15.0, pace=2.0)).fraction == 20 / 30
    assert reading.countdown(snapshot(left_s=0.0, seconds=0.0)).fraction == 0.0
    assert reading.countdown(snapshot(left_s=5.0000001)).number == "5"


def test_paced_repetitions_count_the_step_and_say_which():
    shown = reading.countdown(snapshot(SegmentPhase.MOVE, repetition=2, repetitions=8))
    assert (shown.number, shown.word) == ("24", "3 of 8")
    once = reading.countdown(snapshot(SegmentPhase.MOVE))
    assert once.word == "Move"


@pytest.mark.parametrize("phase", SegmentPhase)
def test_every_phase_has_a_word(phase):
    assert reading.countdown(snapshot(phase)).word


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, snapshot(), "2 of 5. Ear to shoulder. Left side. Neck. Let the left ear"),
        (snapshot(index=0), snapshot(), "2 of 5."),
        (snapshot(), snapshot(state=PAUSED), "Paused"),
        (snapshot(state=PAUSED), snapshot(), "Going on"),
        (snapshot(), snapshot(side="right"), "Right side. Let the right ear"),
    ],
)
def test_changes_are_spoken(before, after, expected):
    assert reading.spoken(before, after).startswith(expected)


def test_a_mere_second_is_not_spoken():
    assert reading.spoken(snapshot(left_s=9.0), snapshot(left_s=8.0)) == ""


def test_the_pace_is_named_when_it_is_slower():
    assert reading.pace_words(snapshot()) == "Slower"
    assert reading.pace_words(snapshot(pace=1.5)) == "Slower ×1.5"


# --- keys


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_Space, Action.PAUSE),
        (Qt.Key.Key_Left, Action.BACK),
        (Qt.Key.Key_Right, Action.NEXT),
        (Qt.Key.Key_S, Action.SLOWER),
        (Qt.Key.Key_P, Action.SELF_PACED),
        (Qt.Key.Key_H, Action.HURTS),
        (Qt.Key.Key_X, Action.ALARM),
    ],
)
def test_every_action_has_a_key(qtbot, window, engine, key, action):
    qtbot.waitActive(window)
    qtbot.keyClick(window, key)
    assert acts(engine) == [action]


def test_space_resumes_and_unknown_keys_do_nothing(qtbot, window, engine):
    move(engine, snapshot(state=PAUSED))
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert acts(engine) == [Action.RESUME]


def test_single_letters_can_be_switched_off_and_control_stays(qtbot, window, engine):
    qtbot.waitActive(window)
    engine.settings = Settings({"keys.single_letters": False})
    engine.announce(SettingsChanged(frozenset({"keys.single_letters"})))
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert acts(engine) == []
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert acts(engine) == [Action.HURTS]


def test_arrows_mirror_with_the_reading_direction(qtbot, qapp, engine, clock):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        engine.shown_snapshot = snapshot()
        window = SessionWindow(engine, clock)
        qtbot.addWidget(window)
        keys = [s.key().toString() for s in window.findChildren(QShortcut)]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert keys[:2] == ["Right", "Left"]
    window.dismantle()


def test_escape_leaves(qtbot, window, engine):
    qtbot.waitActive(window)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert acts(engine) == [Action.STOP]
    assert not window.isVisible()


# --- the course of a session


def test_it_opens_on_nothing_without_a_session(qtbot, engine, clock):
    window = SessionWindow(engine, clock)
    qtbot.addWidget(window)
    window.open()
    assert not window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    window.close()
    assert engine.done == []


def test_opening_again_raises_the_same_window(window):
    place = window.pos()
    window.showMinimized()
    window.open()
    assert window.isVisible()
    assert not window.isMinimized()
    assert window.pos() == place


def test_steps_pauses_and_ends_are_announced(window, engine, said):
    said.clear()
    move(engine, snapshot(index=2))
    move(engine, snapshot(index=2, state=PAUSED))
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    assert [text.split(".")[0] for text, _ in said] == ["3 of 5", "Paused", "Done"]
    assert not any(at_once for _, at_once in said)


def test_the_first_exercise_of_every_routine_is_read_out_once(qtbot, engine, clock, said):
    shown = engine.shown_snapshot = snapshot(index=0)
    window = SessionWindow(engine, clock)
    qtbot.addWidget(window)
    window.open()  # it is made while the others hear of the beginning, and hears nothing of it
    assert [text for text, _ in said] == [reading.spoken(None, shown)]
    engine.listeners.insert(0, lambda event: isinstance(event, SessionBegun) and window.open())
    window.close()
    for is_seen in (False, True):
        engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
        assert window.isVisible() is is_seen
        said.clear()
        engine.announce(SessionBegun(shown))
        assert [text for text, _ in said] == [reading.spoken(None, shown)]
    said.clear()
    window.open()
    assert said == []
    window.dismantle()


def test_leaving_is_partial_and_shows_no_end(window, engine):
    window.close()
    engine.announce(SessionEnded(Outcome.PARTIAL, 1, 5))
    assert acts(engine) == [Action.STOP]
    assert not window.isVisible()
    window.close()
    assert acts(engine) == [Action.STOP]


def test_the_end_is_quiet_and_closes_itself(qtbot, window, engine):
    engine.announce(SessionEnded(Outcome.COMPLETED, 4, 5))
    shown = words(window)
    assert "Done" in shown
    assert "4 of 5 steps" in shown
    assert footer() in shown
    assert "!" not in shown
    assert window._farewell.isActive()
    assert window._farewell.interval() == 10_000
    window._farewell.timeout.emit()
    assert not window.isVisible()
    assert acts(engine) == []


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_S,
        Qt.Key.Key_P, Qt.Key.Key_H, Qt.Key.Key_X, Qt.Key.Key_Left, Qt.Key.Key_Right,
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    ],
)  # fmt: skip
def test_any_key_closes_the_end(qtbot, window, engine, key):
    qtbot.waitActive(window)
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    qtbot.keyClick(window._done._close, key)
    assert not window.isVisible()
    assert acts(engine) == []


def test_a_key_still_held_from_the_routine_does_not_close_the_end(window, engine):
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    pressed, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(pressed, Qt.Key.Key_Right, none, "", True)
    QApplication.sendEvent(window._done._close, held)
    assert window.isVisible()


def test_the_keys_act_again_in_the_next_routine(qtbot, window, engine):
    qtbot.waitActive(window)
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    engine.announce(SessionBegun(snapshot(index=0)))
    qtbot.keyClick(window, Qt.Key.Key_H)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert acts(engine) == [Action.HURTS, Action.NEXT]


@pytest.mark.parametrize("language", ["en", "de", "pt_BR"])
def test_the_end_is_all_there_in_large_text(qtbot, qapp, engine, clock, said, language):
    before, large = qapp.font(), qapp.font()
    large.setPointSizeF(before.pointSizeF() * 2)
    i18n.use(language)
    try:
        qapp.setFont(large)
        engine.shown_snapshot = snapshot()
        window = SessionWindow(engine, clock)
        qtbot.addWidget(window)
        window.open()
        window.resize(320, 480)
        engine.announce(SessionEnded(Outcome.PARTIAL, 2, 5, by_watchdog=True))
        for _ in range(4):
            qapp.processEvents()
        page, bar = window._done, window._done._scroll.verticalScrollBar()
        for label in page.findChildren(Text):
            assert label.height() >= label.heightForWidth(label.width())
            assert label.geometry().right() <= page._scroll.viewport().width()
        assert bar.value() == 0
        while bar.value() < bar.maximum():
            at = bar.value()
            qtbot.keyClick(page._close, Qt.Key.Key_PageDown)
            assert bar.value() > at
        qtbot.keyClick(page._close, Qt.Key.Key_Down)
        assert window.isVisible()
        qtbot.keyClick(page._close, Qt.Key.Key_Left)
        assert not window.isVisible()
    finally:
        i18n.use("en")
        qapp.setFont(before)
        qapp.processEvents()
        window.dismantle()


def test_the_watchdog_says_why_it_closed(window, engine):
    engine.announce(SessionEnded(Outcome.PARTIAL, 2, 5, by_watchdog=True))
    assert "closed for you" in words(window)


def test_left_before_the_first_step_it_just_goes(window, engine):
    engine.announce(SessionEnded(None, 0, 5))
    assert not window.isVisible()


def test_another_session_uses_the_same_window(window, engine):
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    engine.announce(SessionBegun(snapshot(index=0)))
    assert window.isVisible()
    assert "1 of 5" in words(window)
    assert not window._farewell.isActive()
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    assert "5 of 5 steps" in words(window)


def test_something_is_wrong_shows_when_to_rest_and_offers_a_pause(qtbot, window, engine, said):
    for _ in range(2):
        engine.announce(SessionBegun(snapshot()))
        engine.announce(SessionEnded(Outcome.PARTIAL, 1, 5, alarm=True))
    shown = words(window)
    for text in (*stop_texts(), footer()):
        assert text in shown
    assert said[-1] == (" ".join(stop_texts()[:2]), True)
    assert not window._farewell.isActive()
    qtbot.mouseClick(button(window, "Pause reminders until tomorrow"), Qt.MouseButton.LeftButton)
    assert engine.done[-1] == Pause(until_tomorrow(NOW))
    assert "Reminders are paused until tomorrow." in words(window)
    qtbot.mouseClick(button(window._stop, "Close"), Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    assert acts(engine) == []


def test_getting_help_is_one_click_away(qtbot, window, engine):
    engine.announce(SessionEnded(None, 0, 5, alarm=True))
    assert "emergency number" not in words(window)
    qtbot.mouseClick(button(window._stop, "Getting help"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "emergency number" in words(window))
    shown = words(window)
    assert "Ask a doctor soon" in shown


# --- how seldom it works


def test_it_ticks_with_the_second_that_is_shown(window, engine):
    move(engine, snapshot(left_s=12.4))
    assert window._tick.interval() == 402
    move(engine, snapshot(left_s=12.0))
    assert window._tick.interval() == 1002
    move(engine, snapshot(left_s=12.01))
    assert window._tick.interval() == 102


def test_a_tick_shows_the_new_second_only(window, engine, monkeypatch):
    touched = []
    monkeypatch.setattr(window._routine, "show_snapshot", touched.append)
    engine.shown_snapshot = snapshot(left_s=7.9)
    window._tick.timeout.emit()
    assert window._routine._ring.accessibleName() == "8 Hold"
    assert touched == []
    assert window._tick.isActive()


@pytest.mark.parametrize("shown", [snapshot(state=PAUSED), snapshot(self_paced=True)])
def test_nothing_ticks_while_nothing_is_counted(window, engine, shown):
    move(engine, shown)
    assert not window._tick.isActive()


def test_nothing_ticks_while_hidden_or_minimized(qtbot, window, engine):
    window.hide()
    assert not window._tick.isActive()
    move(engine, snapshot(left_s=3.0))
    assert not window._tick.isActive()
    window.show()
    assert window._tick.isActive()
    window.showMinimized()
    window.changeEvent(QEvent(QEvent.Type.WindowStateChange))
    assert not window._tick.isActive()


def test_a_rehearsal_ticks_faster_but_not_madly(qtbot, window, engine, clock):
    clock.speed = 2.0
    move(engine, snapshot(left_s=12.8))
    assert window._tick.interval() == 402
    clock.speed = 60.0
    move(engine, snapshot(left_s=12.8))
    assert window._tick.interval() == 102


def test_after_the_end_a_late_tick_does_nothing(window, engine):
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    window._tick.timeout.emit()
    engine.announce(Noticed("something else"))
    window._routine.acted.emit(Action.PAUSE)
    assert not window._tick.isActive()
    assert engine.done == []


def test_the_first_frame_comes_quickly(qtbot, engine, clock):
    engine.shown_snapshot = snapshot()
    SessionWindow(engine, clock).dismantle()  # what is imported and cached once
    began = time.process_time()
    window = SessionWindow(engine, clock)
    window.open()
    window.grab()
    took_s = time.process_time() - began
    window.dismantle()
    qtbot.addWidget(window)
    assert took_s < 0.5  # far above the goal of 0.1 s, which the benchmark holds


# --- the drawing


@pytest.mark.parametrize("posture", Posture)
@pytest.mark.parametrize(
    "roles",
    [LIGHT, DARK, high_contrast("#000000", "#ffffff", "#ffff00", "#000000")],
    ids=["light", "dark", "contrast"],
)
def test_a_lit_area_can_be_seen_in_every_posture(qapp, posture, roles):
    def drawn(areas, side="both"):
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        image.fill(0)
        with QPainter(image) as painter:
            paint_person(painter, image.rect().toRectF(), posture, roles, areas, side)
        return image

    plain = drawn(())
    pictures = [drawn((area,)) for area in AREAS]
    assert all(picture != plain for picture in pictures)
    assert drawn(("no such area",)) == plain
    if posture is not Posture.FLOOR:
        left, right = drawn(("shoulders",), "left"), drawn(("shoulders",), "right")
        assert left != right


def test_steps_of_every_kind_are_shown(window, engine):
    for posture in Posture:
        one = step(posture=posture, sides=Sides.BOTH, work=Work.MOVE, areas=("legs",))
        move(engine, snapshot(side="both", the_step=one))
        window.grab()
        assert "Both sides" in window._routine._figure.accessibleName()
    move(engine, snapshot(side="right"))
    window.grab()
    assert window._routine._side.accessibleName() == "Right side"


# --- the figure in it


@pytest.fixture
def acted_window(qtbot, engine, clock, said):
    """A window whose routine has poses: two steps of the same exercise."""
    one = alone(drawn(), drawn().forms[0]).steps[0]
    routine = Routine("two", "Two", Posture.SITTING, (one, one))
    session = Session.begin(routine, NOW)
    engine.shown_routine = routine
    engine.shown_snapshot = session.snapshot(NOW)
    window = SessionWindow(engine, clock)
    qtbot.addWidget(window)
    window.open()

    def go(seconds):
        clock.moment = NOW.after(seconds)
        move(engine, session.snapshot(clock.moment))

    window.go = go
    yield window
    window.dismantle()


def test_the_figure_is_the_largest_thing_at_any_size(qapp, acted_window):
    page = acted_window._routine
    for size in ((420, 560), (560, 700), (940, 660), (1280, 800)):
        acted_window.resize(*size)
        for _ in range(3):
            qapp.processEvents()
        side = min(page._figure.width(), page._figure.height())
        assert side > page._ring.width()
        assert side > page._next.picture.width()
        assert side >= 0.44 * min(size)


def test_figure_countdown_and_cue_show_the_same_instant(acted_window):
    acted_window.go(4.0)
    page = acted_window._routine
    now = page._figure._look()
    assert now.position_s == 4.0
    assert now.step == 0
    assert "Sit tall" in page._figure.accessibleName()


def test_the_next_exercise_is_shown_as_a_picture(acted_window, engine):
    page = acted_window._routine
    assert page._next.picture.isVisible()
    assert page._next.picture.still is None  # the figure itself is to be seen first
    page._next._place.timeout.emit()
    still = page._next.picture.still
    assert still is not None
    acted_window.go(8.0)
    assert page._next.picture.still is still  # not drawn anew with each segment
    acted_window.go(engine.shown_snapshot.total_s * 0.75)
    assert not page._next.picture.isVisible()
    assert not page._next._place.isActive()
    page._next._place.timeout.emit()
    assert not page._next.picture.isVisible()


def test_without_poses_the_place_is_not_empty(window):
    assert window._routine._next.picture.still is None
    assert window._routine._next.picture.isVisible()
    assert window._routine._figure._show is None


def test_wishes_of_motion_and_looks_take_effect_at_once(acted_window, engine):
    figure = acted_window._routine._figure
    before = figure.grab().toImage()
    engine.settings = Settings({"look.figure_shirt": "plum", "look.figure_character": "alex"})
    engine.announce(SettingsChanged(frozenset({"look.figure_shirt"})))
    dressed = figure.grab().toImage()
    assert dressed != before
    assert acted_window._routine._next.picture._who.shirt == "plum"
    engine.settings = Settings({"look.motion": "still"})
    engine.announce(SettingsChanged(frozenset({"look.motion"})))
    assert figure._motion is Motion.STILL


def test_the_mirror_can_be_switched_off(acted_window, engine):
    acting = acted_window._routine._figure._acted
    engine.settings = Settings({"look.figure_mirror": False})
    engine.announce(SettingsChanged(frozenset({"look.figure_mirror"})))
    assert acted_window._routine._figure._acted is not acting


def test_after_the_end_the_figure_looks_at_nothing(acted_window, engine):
    engine.announce(SessionEnded(Outcome.COMPLETED, 2, 2))
    assert acted_window._look() is None
    acted_window._routine._figure.grab()
    assert not acted_window._routine._figure._frames.isActive()


def test_arrows_turn_the_figure_while_it_has_the_keyboard(qtbot, acted_window, engine):
    figure = acted_window._routine._figure
    qtbot.waitActive(acted_window)
    figure.setFocus()
    qtbot.keyClick(figure, Qt.Key.Key_Left)
    assert figure._turn.degrees(NOW.steady) == (15.0, 0.0)
    qtbot.keyClick(figure, Qt.Key.Key_Space)
    assert acts(engine) == [Action.PAUSE]
