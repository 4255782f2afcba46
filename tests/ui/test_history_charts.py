"""The charts of the history: for eyes, keys, pointers and screen readers alike, and as tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel

from desk_stretch.core.breaks.standing import Share
from desk_stretch.core.history.insight import DAY, MONTH, WEEK, YEAR, Span
from desk_stretch.core.history.records import Outcome, PromptRecord, StepOutcome, StepRecord
from desk_stretch.ui import theme
from desk_stretch.ui.history.calendar import LEVELS, shade
from desk_stretch.ui.history.overview import places
from desk_stretch.ui.history.reading import date_words
from desk_stretch.ui.history.telling import desk_picture, length_words
from desk_stretch.ui.history.window import HistoryWindow
from desk_stretch.ui.tokens import DARK, LIGHT, contrast, high_contrast
from tests.fakes import FakeRecord
from tests.ui.fake_engine import NOW, FakeClock, FakeEngine
from tests.ui.gallery import at, catalogue, session, some_days

TODAY = NOW.day


@pytest.fixture
def light(qapp):
    worn = theme.apply(qapp, "light")
    yield
    worn.leave()


def full() -> FakeRecord:
    """Some days with steps, time at the desk, and something long ago."""
    record = some_days()
    record.session_rows.append(session(200, 21, 15))
    for place, areas in enumerate((("neck", "shoulders"), ("neck",), ("made-up",))):
        record.add_step(
            StepRecord(1, place, at(1, 9, 56), "cat-cow", "chair", "both", 36.0,
                       StepOutcome.DONE, areas)
        )  # fmt: skip
    days = [[(TODAY - timedelta(days=1)).isoformat(), 3600, 1800], [TODAY.isoformat(), 600, 0]]
    record.save_state({"standing": {"posture": "sitting", "days": days}})
    return record


def make(qtbot, record, days=WEEK, width=900):
    window = HistoryWindow(FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    window.resize(width, 900)
    window.show()
    if days != WEEK:
        window.bar.chips[days].click()
    QApplication.processEvents()
    return window


def cards(window):
    """The cards that are seen, by the title of their charts."""
    found = window.overview.cards.values()
    return {card.chart.picture.title: card for card in found if not card.isHidden()}


def chart(window, title):
    return cards(window)[title].chart


def label(item):
    return f"{item.label} {item.shown}".strip()


def test_a_week_has_every_chart(qtbot):
    shown = cards(make(qtbot, full()))
    assert list(shown) == [
        "Movement, day by day", "Time of day", "Outcomes", "Body areas", "Routines by posture",
        "Sitting and standing",
    ]  # fmt: skip


def test_a_day_is_not_drawn_day_by_day(qtbot):
    assert "Movement, day by day" not in cards(make(qtbot, full(), DAY))


def test_the_desk_is_told_of_only_where_its_time_is_kept(qtbot):
    assert "Sitting and standing" in cards(make(qtbot, full(), MONTH))
    assert "Sitting and standing" not in cards(make(qtbot, full(), YEAR))
    assert "Sitting and standing" not in cards(make(qtbot, some_days()))


def test_the_days_of_a_week_in_minutes(qtbot):
    items = chart(make(qtbot, full()), "Movement, day by day").picture.items
    assert [label(item) for item in items[3:]] == ["Wed 5 min", "Thu", "Fri 6 min", "Sat 5 min"]
    assert items[-1].words == "Today: 2 routines, 5 min, 1 natural break"
    assert items[-3].words.endswith(": no routine")


def test_numbers_are_spoken_in_a_sentence(qtbot):
    window = make(qtbot, full())
    spoken = {title: card.chart.accessibleDescription() for title, card in cards(window).items()}
    assert spoken == {
        "Movement, day by day": "6 routines, 16 min of movement, on 3 days.",
        "Time of day": "6 routines and 3 natural breaks.",
        "Outcomes": "Routines completed: 4 · Routines in part: 2 · Natural breaks: 3 · "
        "Snoozed: 1 · Skipped: 1 · Not answered: 1.",
        "Body areas": "Neck: 2 steps · Shoulders: 1 step · Upper back: 0 steps · "
        "Chest: 0 steps · Side: 0 steps · Lower back: 0 steps · Wrists: 0 steps · "
        "Hips: 0 steps · Legs: 0 steps · Eyes: 0 steps · made-up: 1 step.",
        "Routines by posture": "Sitting: 4 routines, 10 min · Standing: 2 routines, 6 min.",
        "Sitting and standing": "1 h 10 min sitting and 30 min standing at the desk.",
    }
    for title, card in cards(window).items():
        assert card.chart.accessibleName() == title


def test_what_is_not_seen_at_once_is_said_below_the_heading(qtbot):
    window = make(qtbot, full())
    said = "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
    assert "Worked most: Neck, made-up, Shoulders." in said
    assert "Standing for 30 % of the time at the desk." in said


def test_the_busiest_hour_is_said_if_there_is_one(qtbot):
    record = full()
    window = make(qtbot, record)
    assert chart(window, "Time of day").picture.caption == ""  # two hours have two each
    record.session_rows.append(session(0, 10, 36))
    window.refresh()
    hours = chart(window, "Time of day").picture
    assert hours.caption == "Most routines began between 10:00 and 11:00."
    assert hours.words == f"7 routines and 3 natural breaks. {hours.caption}"


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["days-bars", "hours", "outcomes", "areas", "postures", "desk"],
         [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 2, 1), (2, 1, 1, 1), (3, 1, 1, 1)]),
        (["hours", "outcomes", "areas", "postures"],
         [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
        (["hours", "outcomes", "postures", "desk"],
         [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ],
)  # fmt: skip
def test_cards_leave_no_hole(names, wanted):
    assert list(places(names, 2)) == wanted
    assert list(places(names, 1)) == [(row, 0, 1, 1) for row in range(len(names))]


def test_only_natural_breaks_have_no_busiest_hour(qtbot):
    record = FakeRecord()
    record.add_prompt(PromptRecord(at(0, 9, 5), "rest break", Outcome.NATURAL, "why"))
    window = make(qtbot, record)
    assert list(cards(window)) == ["Movement, day by day", "Time of day", "Outcomes"]
    hours = chart(window, "Time of day").picture
    assert hours.words == "0 routines and 1 natural break."
    assert hours.caption == ""


@pytest.mark.parametrize("days", [DAY, WEEK, MONTH, YEAR])
def test_nothing_is_a_sentence_and_no_charts(qtbot, days):
    window = make(qtbot, FakeRecord(), days)
    assert not cards(window)
    said = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert "Nothing in these days yet. Routines and natural breaks are shown here." in said
    assert not any("0" in text for text in said if "days" not in text)


def test_no_word_speaks_of_what_was_lost(qtbot):
    """R13: counts, and no streak; a day without movement is said without judgement."""
    window = make(qtbot, full(), YEAR)
    every = [item.words for card in cards(window).values() for item in card.chart.picture.items]
    every += [each.text() for each in window.findChildren(QLabel)]
    for word in ("streak", "lost", "missed", "broken", "failed", "!"):
        assert not any(word in text.lower() for text in every)


def test_every_chart_has_a_table_and_the_way_back(qtbot):
    window = make(qtbot, full())
    for title, card in cards(window).items():
        assert card.toggle.accessibleName() == f"{title}: Show as table"
        card.toggle.click()
        assert card.is_table
        assert card.table.isVisible()
        assert not card.chart.isVisible()
        model = card.table.model()
        assert model.rowCount() == len(card.chart.picture.items)
        assert card.table.accessibleName() == title
        assert card.table.accessibleDescription() == card.chart.accessibleDescription()
        assert card.toggle.accessibleName() == f"{title}: Show as chart"
        card.toggle.click()
        assert not card.is_table
        assert card.chart.isVisible()
    assert card.toggle.text() == "Show as table"


def test_a_table_follows_the_span(qtbot, qtmodeltester):
    window = make(qtbot, full())
    card = cards(window)["Outcomes"]
    card.toggle.click()
    model = card.table.model()
    assert [model.index(0, column).data() for column in (0, 1)] == ["Routines completed", "4"]
    window.bar.chips[DAY].click()
    assert [model.index(0, column).data() for column in (0, 1)] == ["Routines completed", "1"]
    heads = [model.headerData(each, Qt.Orientation.Horizontal) for each in (0, 1)]
    assert heads == ["Outcome", "Count"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    trailing = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.headerData(1, Qt.Orientation.Horizontal, role) == trailing
    assert model.headerData(0, Qt.Orientation.Horizontal, role) is None
    assert model.index(0, 1).data(role) == trailing
    assert model.index(0, 0).data(role) is None
    assert model.data(model.index(-1, 0)) is None
    qtmodeltester.check(model)


def test_a_day_is_opened_from_its_table(qtbot):
    window = make(qtbot, full(), MONTH)
    card = cards(window)["Movement, day by day"]
    card.toggle.click()
    table = card.table
    table.setCurrentIndex(table.model().index(24, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.span == Span(TODAY - timedelta(days=3), DAY)
    other = cards(window)["Outcomes"]
    other.toggle.click()
    other.table.activated.emit(other.table.model().index(0, 0))
    assert window.span == Span(TODAY - timedelta(days=3), DAY)


@pytest.mark.parametrize(
    ("days", "keys", "wanted"),
    [
        (WEEK, [Qt.Key.Key_End, Qt.Key.Key_Left], 1),
        (WEEK, [Qt.Key.Key_Home, Qt.Key.Key_Left], 6),
        (WEEK, [Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Right], 0),
        (MONTH, [Qt.Key.Key_End, Qt.Key.Key_Up], 7),
        (MONTH, [Qt.Key.Key_End, Qt.Key.Key_Left], 1),
        (YEAR, [Qt.Key.Key_End, Qt.Key.Key_Left], 7),
        (YEAR, [Qt.Key.Key_End, Qt.Key.Key_Up], 1),
    ],
)
def test_days_are_walked_and_opened_with_keys(qtbot, days, keys, wanted):
    window = make(qtbot, full(), days)
    found = chart(window, "Movement, day by day")
    found.setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        qtbot.keyClick(found, key)
    assert found.chosen.day == TODAY - timedelta(days=wanted)
    assert not window.grab().isNull()
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert window.span == Span(TODAY - timedelta(days=wanted), DAY)
    assert window.bar.chips[DAY].isChecked()


def test_keys_that_mean_nothing_here_go_on(qtbot):
    found = chart(make(qtbot, full()), "Outcomes")
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert found.chosen is None
    qtbot.keyClick(found, Qt.Key.Key_Down)
    assert found.chosen.label == "Routines completed"
    qtbot.keyClick(found, Qt.Key.Key_Down)
    assert found.chosen.label == "Routines in part"
    qtbot.keyClick(found, Qt.Key.Key_A)
    assert found.chosen.label == "Routines in part"
    QApplication.sendEvent(found, focus_out())
    assert found.chosen is None


def focus_out():
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)


def focus_in():
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)


def test_the_keyboard_comes_to_the_first_item_and_tells_of_it(qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(
        "desk_stretch.ui.history.chart.announce", lambda _widget, text: heard.append(text)
    )
    found = chart(make(qtbot, full()), "Outcomes")
    QApplication.sendEvent(found, focus_in())
    assert heard == ["Routines completed: 4"]


def test_the_pointer_opens_a_day_and_is_told_of_the_rest(qtbot):
    window = make(qtbot, full(), MONTH)
    found = chart(window, "Movement, day by day")
    lanes = chart(window, "Outcomes")
    qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=middle(lanes, 0))
    assert window.span == Span(TODAY, MONTH)
    qtbot.mouseMove(found, middle(found, 2))
    send_move(found, middle(found, 2))
    assert found.cursor().shape() == Qt.CursorShape.PointingHandCursor
    send_move(found, QPoint(1, 1))
    assert found.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert window.span == Span(TODAY, MONTH)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=middle(found, 2))
    assert window.span == Span(TODAY - timedelta(days=25), DAY)


def middle(found, place) -> QPoint:
    return found.boxes()[place].center().toPoint()


def send_move(widget, at):
    from PySide6.QtGui import QMouseEvent

    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), widget.mapToGlobal(QPointF(at)), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_hovering_tells_of_an_item(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(
        "desk_stretch.ui.history.chart.QToolTip.showText", lambda _at, text, _w: told.append(text)
    )
    found = chart(make(qtbot, full()), "Outcomes")
    for where in (middle(found, 0), QPoint(0, 0)):
        event = QHelpEvent(QEvent.Type.ToolTip, where, found.mapToGlobal(where))
        QApplication.sendEvent(found, event)
    assert told == ["Routines completed: 4", ""]


def test_weeks_begin_as_they_do_where_the_person_lives(qtbot, monkeypatch):
    found = chart(make(qtbot, full(), MONTH), "Movement, day by day")
    for name, weekday in (("en_US", 7), ("de_DE", 1), ("ar_EG", 6)):
        monkeypatch.setattr(
            "desk_stretch.ui.history.calendar.QLocale", lambda name=name: QLocale(name)
        )
        assert {week[0].isoweekday() for week in found.weeks()} == {weekday}


@pytest.mark.parametrize("days", [WEEK, MONTH, YEAR])
def test_charts_are_mirrored_where_the_language_is(qtbot, days):
    window = make(qtbot, full(), days)
    found = chart(window, "Movement, day by day")
    assert found.boxes() == found.places()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    for one, other in zip(found.places(), found.boxes(), strict=True):
        assert other.center().x() == pytest.approx(found.width() - one.center().x())
        assert other.top() == one.top()
    found._choose(3)
    qtbot.keyClick(found, Qt.Key.Key_Left)
    assert found._chosen == 3 + found.step(1, 0)
    assert not window.grab().isNull()


@pytest.mark.parametrize("width", [320, 600, 900, 1500])
@pytest.mark.parametrize("days", [DAY, WEEK, MONTH, YEAR])
def test_every_item_stands_within_its_chart(qtbot, width, days):
    window = make(qtbot, full(), days, width)
    QApplication.processEvents()
    for card in cards(window).values():
        inside = card.chart.rect().toRectF().adjusted(-1, -1, 1, 1)
        boxes = card.chart.boxes()
        assert all(inside.contains(box) for box in boxes)
        for one, other in zip(boxes, boxes[1:], strict=False):
            assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))
    assert not window.grab().isNull()


def test_a_day_can_be_hit_with_a_finger(qtbot):
    for days in (WEEK, MONTH, YEAR):
        found = chart(make(qtbot, full(), days), "Movement, day by day")
        assert all(min(box.width(), box.height()) >= 24 for box in found.boxes())


def test_cards_stand_below_each_other_in_a_narrow_window(qtbot):
    window = make(qtbot, full())
    shown = cards(window)
    assert shown["Time of day"].y() == shown["Outcomes"].y()
    window.resize(420, 900)
    qtbot.waitUntil(lambda: shown["Time of day"].y() < shown["Outcomes"].y())


@pytest.mark.usefixtures("light")
def test_charts_grow_with_the_text(qtbot):
    window = make(qtbot, full())
    before = {title: card.chart.height() for title, card in cards(window).items()}
    app = QApplication.instance()
    font = app.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    try:
        app.setFont(larger)
        QApplication.processEvents()
        after = {title: card.chart.height() for title, card in cards(window).items()}
    finally:
        app.setFont(font)
        QApplication.processEvents()
    assert [title for title in before if after[title] <= before[title]] == []


def test_words_on_a_day_can_be_read_at_every_level():
    black = high_contrast("#000000", "#ffffff", "#ffff00", "#000000")
    for roles in (LIGHT, DARK, black):
        for grade in range(LEVELS + 1):
            assert contrast(roles.text, shade(roles, grade).name()) >= 4.5
            assert contrast(roles.muted, shade(roles, 0).name()) >= 4.5
    assert shade(black, LEVELS) == QColor(black.surface)
    assert shade(LIGHT, 1) != shade(LIGHT, LEVELS)


@pytest.mark.usefixtures("light")
def test_squares_of_the_year_grow_with_the_movement(qtbot):
    """Not by colour alone: more of the square is filled."""
    found = chart(make(qtbot, full(), YEAR), "Movement, day by day")
    picture = found.grab().toImage()
    ring = QColor(theme.colours(found).ring)
    ratio = found.devicePixelRatioF()

    def filled(place):
        box = found.boxes()[place].toRect()
        spots = (
            (x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
        )
        return sum(
            1 for x, y in spots if picture.pixelColor(int(x * ratio), int(y * ratio)) == ring
        )

    long_ago, most, none = -201, -2, -3
    assert filled(none + 365) == 0
    assert 0 < filled(long_ago + 365) < filled(most + 365)


def test_earlier_days_and_back(qtbot):
    window = make(qtbot, full())
    bar = window.bar
    assert not bar.later.isVisible()
    assert not bar.now.isVisible()
    bar.earlier.click()
    assert window.span == Span(TODAY - timedelta(days=7), WEEK)
    days = [date_words(TODAY - timedelta(days=back)) for back in (13, 7)]
    assert bar._title.text() == " to ".join(days)
    bar.earlier.click()
    bar.later.click()
    assert window.span == Span(TODAY - timedelta(days=7), WEEK)
    bar.later.setFocus()
    bar.later.click()
    assert window.span == Span(TODAY, WEEK)
    assert not bar.later.isVisible()
    bar.earlier.click()
    bar.earlier.click()
    bar.now.click()
    assert window.span == Span(TODAY, WEEK)


def test_earlier_days_have_no_count_of_this_week(qtbot):
    window = make(qtbot, full())
    assert window.overview._week.isVisible()
    window.bar.earlier.click()
    assert not window.overview._week.isVisible()


def test_the_days_move_on_with_today_but_earlier_ones_stay(qtbot):
    clock = FakeClock()
    window = HistoryWindow(FakeEngine(), clock, full(), catalogue)
    qtbot.addWidget(window)
    window.show()
    clock.moment = NOW.after(86400)
    window.refresh()
    assert window.span == Span(TODAY + timedelta(days=1), WEEK)
    window.bar.earlier.click()
    clock.moment = NOW.after(2 * 86400)
    window.refresh()
    assert window.span == Span(TODAY - timedelta(days=6), WEEK)


@pytest.mark.parametrize("days", [WEEK, MONTH, YEAR])
def test_the_keyboard_goes_through_the_window_from_top_to_bottom(qtbot, days):
    window = make(qtbot, full(), YEAR)
    window.bar.chips[days].click()
    cards(window)["Outcomes"].toggle.click()
    window.bar.chips[DAY].setFocus()
    found = []
    each = window.bar.chips[DAY]
    while each not in found:
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        each = each.nextInFocusChain()
    tops = [part.mapTo(window, QPoint(0, 0)).y() for part in found]
    parts = [card.table if card.is_table else card.chart for card in cards(window).values()]
    wanted = [stop for part in parts for stop in (part.parent().toggle, part)]
    bar = [*window.bar.chips.values(), *window.bar.forms, window.bar.earlier]
    head = [part for part in found if part in bar]  # of a group of chips only the chosen one
    assert head == found[: len(head)]
    order = [titled(part) for part in found[len(head) : len(head) + len(wanted)]]
    assert order == sorted(order, key=PLACE.index)
    assert len(order) == len(wanted)
    assert tops[-1] > tops[0]
    assert found[-1].text() == "Delete…"


def titled(part):
    return part.parent().chart.picture.title


PLACE = [
    "Movement, day by day", "Time of day", "Outcomes", "Body areas", "Routines by posture",
    "Sitting and standing",
]  # fmt: skip


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 min"), (59 * 60, "59 min"), (3600, "1 h"), (5400, "1 h 30 min"), (7200, "2 h")],
)
def test_lengths_in_words(seconds, words):
    assert length_words(seconds) == words


def test_the_desk_may_be_all_standing():
    assert desk_picture(Share(0.0, 60.0)).caption.startswith("Standing for 100 %")


def test_hours_are_named_as_the_person_does(qtbot, monkeypatch):
    from desk_stretch.ui.history import telling

    monkeypatch.setattr(telling, "QLocale", type("US", (), {}))
    monkeypatch.setattr(telling, "QLocale", us_locale())
    assert telling._hour(14) == "2 PM"


def us_locale():
    class Located(QLocale):
        def __init__(self):
            super().__init__("en_US")

    return Located


def test_days_are_dates():
    assert isinstance(Span(TODAY, WEEK).first, date)
