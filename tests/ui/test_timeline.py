"""The strip of the day: what it tells, how it is gone through, and when it paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from desk_stretch.ui.theme import palette_of
from desk_stretch.ui.tokens import high_contrast
from desk_stretch.ui.widgets.timeline import Timeline
from desk_stretch.ui.widgets.timeline_paint import (
    Day,
    Mark,
    Stripe,
    StripeKind,
    Tick,
    shown_ticks,
)

H = 3600.0
DAY = Day(
    begin=10 * H,
    end=18 * H,
    now=10.5 * H,
    marks=(
        Mark(11 * H, 180.0, "11:00 Rest break", is_bar=True),
        Mark(12 * H, 20.0, "12:00 Eye rest"),
        Mark(14 * H, 180.0, "14:00 Rest break", is_bar=True),
    ),
    stripes=(
        Stripe(StripeKind.HOURS, 10.5 * H, 18 * H, "Working hours"),
        Stripe(StripeKind.PAUSE, 15 * H, 16 * H, "Pause until 16:00"),
        Stripe(StripeKind.MEETING, 16 * H, 17 * H, "Meeting until 17:00"),
        Stripe(StripeKind.ROUTINE, 10.5 * H, 10.6 * H, "A routine is running"),
    ),
    ticks=tuple(Tick(hour * H, hour, f"{hour}:00") for hour in range(10, 19)),
    words="Next: 11:00 Rest break.",
)


@pytest.fixture
def strip(qtbot):
    one = Timeline("Still to come")
    qtbot.addWidget(one)
    one.resize(816, one.sizeHint().height())
    one.show_day(DAY)
    one.show()
    one.activateWindow()
    QApplication.processEvents()
    one.clearFocus()
    return one


def place(strip, hour: float) -> float:
    return strip._places().x(hour * H)


def painted(strip) -> QImage:
    return strip.grab().toImage()


def test_a_reader_hears_the_words(strip):
    assert strip.accessibleName() == "Still to come"
    assert strip.accessibleDescription() == "Next: 11:00 Rest break."


def test_the_hours_stand_in_their_order_from_edge_to_edge(strip):
    assert place(strip, 10) < place(strip, 10.5) < place(strip, 18)
    assert place(strip, 10) == pytest.approx(4)
    assert place(strip, 18) == pytest.approx(812)
    assert (place(strip, 9), place(strip, 20)) == (place(strip, 10), place(strip, 18))


def test_from_right_to_left_they_stand_the_other_way(strip):
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert place(strip, 10) == pytest.approx(812)
    assert strip.text_at(place(strip, 15.5)) == "Pause until 16:00"


@pytest.mark.parametrize(
    ("hour", "text"),
    [
        (11, "11:00 Rest break"),
        (12.05, "12:00 Eye rest"),
        (13, "Working hours"),
        (10.1, ""),
    ],
)
def test_the_pointer_is_told_what_stands_there(strip, hour, text):
    assert strip.text_at(place(strip, hour)) == text


def test_what_is_special_goes_before_the_working_hours(strip):
    assert strip.text_at(place(strip, 15.5)) == "Pause until 16:00"
    assert strip.text_at(place(strip, 16.5)) == "Meeting until 17:00"


def test_hovering_and_touching_show_the_words(strip, qtbot):
    at = QPoint(round(place(strip, 11)), 15)
    event = QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at))
    assert QApplication.sendEvent(strip, event)
    assert QToolTip.text() == "11:00 Rest break"
    other = QPoint(round(place(strip, 12)), 15)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=other)
    assert QToolTip.text() == "12:00 Eye rest"


def test_the_arrow_keys_go_from_prompt_to_prompt(strip, qtbot):
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert strip.chosen == DAY.marks[0]
    for key, index in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Up, 0),
    ):  # fmt: skip
        qtbot.keyClick(strip, key)
        assert strip.chosen == DAY.marks[index]
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.chosen == DAY.marks[1]
    strip.clearFocus()
    assert strip.chosen is None


def test_a_click_into_it_chooses_nothing(strip):
    strip.setFocus(Qt.FocusReason.MouseFocusReason)
    assert strip.chosen is None


def test_what_was_chosen_goes_with_the_prompts(strip):
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    strip.show_day(Day(DAY.begin, DAY.end, DAY.now + 60, DAY.marks))
    assert strip.chosen == DAY.marks[0]
    strip.show_day(Day(DAY.begin, DAY.end, DAY.now))
    assert strip.chosen is None
    assert strip.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_keyboard_finds_nothing_where_nothing_comes(strip, qtbot):
    strip.show_day(Day(DAY.begin, DAY.end, DAY.now))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(strip, key)
        assert strip.chosen is None


def test_it_paints_only_what_is_new(strip, monkeypatch):
    asked = []
    monkeypatch.setattr(strip, "update", lambda: asked.append(1))
    strip.show_day(Day(**{name: getattr(DAY, name) for name in Day.__slots__}))
    assert asked == []
    strip.show_day(Day(DAY.begin, DAY.end, DAY.now + 60))
    assert asked == [1]


def test_each_part_leaves_a_trace(strip):
    whole = painted(strip)
    for name, value in (("marks", DAY.marks[:1]), ("stripes", DAY.stripes[:1]), ("now", 12.5 * H)):
        strip.show_day(Day(**{**{n: getattr(DAY, n) for n in Day.__slots__}, name: value}))
        assert painted(strip) != whole, name
        strip.show_day(DAY)
    assert painted(strip) == whole
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert painted(strip) != whole


@pytest.mark.parametrize(
    ("room", "hours"),
    [(80, range(10, 19)), (120, (10, 12, 14, 16, 18)), (900, [12]), (2000, ()), (500, (12, 18))],
)
def test_labels_keep_apart(room, hours):
    assert [tick.hour for tick in shown_ticks(DAY, 800, room)] == list(hours)


@pytest.mark.parametrize("words", ["#000000", "#ffffff"])
def test_in_high_contrast_it_is_drawn_in_lines(strip, words):
    other = {"#000000": "#ffffff", "#ffffff": "#000000"}[words]
    roles = high_contrast(other, words, "#1a5fb4", "#ffffff")
    strip.setPalette(palette_of(roles))
    image = painted(strip)
    seen = {image.pixelColor(x, round(strip.height() / 3)).name() for x in range(image.width())}
    assert {other, words, roles.ring} <= seen


def test_it_grows_with_the_text(strip, qapp):
    before, font = strip.sizeHint().height(), qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        QApplication.sendEvent(strip, QEvent(QEvent.Type.ApplicationFontChange))
        assert strip.sizeHint().height() > 1.3 * before
        assert strip.minimumSizeHint().height() == strip.sizeHint().height()
    finally:
        qapp.setFont(font)
