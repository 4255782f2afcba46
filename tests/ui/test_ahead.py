"""What is still to come: its words, its strip, and the two windows that show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.forecast import Coming, Forecast, Span, SpanKind
from desk_stretch.core.moment import Moment
from desk_stretch.engine.events import RemindersChanged, SessionEnded, StatusChanged
from desk_stretch.ui.ahead import Ahead, day_of, words
from desk_stretch.ui.main_window import MainWindow
from desk_stretch.ui.settings.window import SettingsWindow
from desk_stretch.ui.widgets.timeline_paint import StripeKind
from tests.ui.fake_engine import NOW, FakeClock, status
from tests.ui.gallery import LiveEngine, catalogue, resting, some_days, templates

WORKED = Reason(ReasonCode.WORKED, 3000.0)
ALL_DAYS = {"hours.days": list(range(7))}


def coming(*each: tuple[int, str]) -> Forecast:
    """Prompts in so many minutes from 10:40."""
    found = tuple(Coming(NOW.wall + minutes * 60, name, 180.0, WORKED) for minutes, name in each)
    return Forecast(NOW, NOW.wall + 7 * 3600, found)


def name(one: Coming) -> str:
    return one.reminder.capitalize()


@pytest.mark.parametrize(
    ("each", "said"),
    [
        ((), "Nothing more comes today."),
        (((10, "rest break"),), "Next: 10:50 Rest break."),
        (
            ((10, "rest break"), (63, "rest break"), (70, "eyes")),
            "Next: 10:50 Rest break, 11:43, 11:50 Eyes.",
        ),
        (
            tuple((10 + 20 * n, "eyes") for n in range(5)),
            "Next: 10:50 Eyes, 11:10, 11:30, and 2 more.",
        ),
    ],
)
def test_words(each, said):
    assert words(coming(*each), name, 3) == said


def test_the_strip_begins_at_the_full_hour_and_ends_with_the_day():
    day = day_of(replace(coming((10, "rest break"), (20, "eyes")), end=NOW.wall + 4800), name)
    assert (day.begin, day.now, day.end) == (NOW.wall - 2400, NOW.wall, NOW.wall + 4800)
    assert [mark.is_bar for mark in day.marks] == [True, False]
    assert [tick.text for tick in day.ticks] == ["10:00", "11:00", "12:00"]
    assert day.words == "Next: 10:50 Rest break, 11:00 Eyes."


def test_the_strip_is_of_the_local_hours():
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    now = Moment(NOW.wall, NOW.steady, zone=kathmandu)  # 16:25
    day = day_of(Forecast(now, now.wall + 3600), name)
    assert [tick.text for tick in day.ticks] == ["16:00", "17:00"]
    assert day.now - day.begin == 25 * 60


@pytest.mark.parametrize("fraction", [0.1, 0.2, 0.3, 0.7, 0.999999])
def test_the_last_hour_has_its_label(fraction):
    now = NOW.after(12.0 + fraction)
    day = day_of(Forecast(now, NOW.wall + 4800), name)
    assert [tick.text for tick in day.ticks] == ["10:00", "11:00", "12:00"]


def test_a_day_that_ends_at_once_still_has_an_hour():
    day = day_of(Forecast(NOW, NOW.wall), name)
    assert day.end - day.begin == 3600


def test_what_lasts_is_named():
    spans = tuple(Span(kind, NOW.wall, NOW.wall + 3600) for kind in SpanKind)
    day = day_of(Forecast(NOW, NOW.wall + 7200, (), spans), name)
    assert [(stripe.kind, stripe.text) for stripe in day.stripes] == [
        (StripeKind.HOURS, "Working hours, 10:40 to 11:40"),
        (StripeKind.PAUSE, "Pause until 11:40"),
        (StripeKind.MEETING, "Meeting until 11:40"),
        (StripeKind.ROUTINE, "A routine is running"),
    ]


def test_seconds_do_not_paint_anew():
    found = coming((10, "eyes"))
    later = NOW.after(20.0)
    moved = replace(
        found, moment=later, coming=(replace(found.coming[0], at=found.coming[0].at + 20),)
    )
    assert day_of(moved, name) == day_of(found, name)


@pytest.fixture
def live():
    one = LiveEngine(record=resting(), own={"eye-rest": {"on": True}})
    one.settings = one.settings.with_values(ALL_DAYS)
    return one


def test_reminders_are_called_by_their_names(qtbot, live):
    ahead = Ahead(live)
    qtbot.addWidget(ahead)
    ahead.refresh()
    assert ahead.caption.text().startswith("Next: 10:42 Eye rest, 11:03 Rest break, ")


class TestMainWindow:
    @pytest.fixture
    def window(self, qtbot, live):
        one = MainWindow(live, FakeClock(), some_days(), lambda: True)
        qtbot.addWidget(one)
        return one

    def test_it_looks_ahead_only_while_it_can_be_seen(self, window, live):
        live.announce(StatusChanged(status()))
        assert live.tried == []
        window.show()
        assert live.tried != []
        assert window._ahead.ahead.timeline.day.marks != ()
        window.hide()
        live.tried.clear()
        live.announce(StatusChanged(status()))
        window._minute.timeout.emit()
        assert live.tried == []

    def test_it_follows_the_status(self, window, live):
        window.show()
        live.shown_today = coming((17, "rest break"))
        live.announce(StatusChanged(status()))
        assert window._ahead.ahead.caption.text() == "Next: 10:57 Rest break."


class TestSettings:
    @pytest.fixture
    def window(self, qtbot, live):
        one = SettingsWindow(
            live, FakeClock(), live.record, catalogue, templates=tuple(templates())
        )
        qtbot.addWidget(one)
        one.resize(940, 700)
        one.show()
        QApplication.processEvents()
        yield one
        for row in one.rows:
            row.refresh()

    def said(self, window):
        return window._preview.ahead.caption.text()

    def type_into(self, qtbot, field, text):
        field.selectAll()
        qtbot.keyClicks(field, text)

    def test_a_number_shows_while_it_is_being_typed(self, qtbot, window, live):
        assert "11:03 Rest break" in self.said(window)
        self.type_into(qtbot, window.row("breaks.work_time").editor._spin, "40")
        assert "10:53 Rest break" in self.said(window)
        assert live.done == []

    def test_what_cannot_be_used_changes_nothing(self, qtbot, window, live):
        before = self.said(window)
        self.type_into(qtbot, window.row("breaks.work_time").editor._spin, "999")
        assert self.said(window) == before
        assert live.tried[-1][0] == {}

    def test_a_number_that_is_typed_back_is_none(self, qtbot, window, live):
        self.type_into(qtbot, window.row("breaks.work_time").editor._spin, "50")
        assert live.tried[-1][0] == {}

    def test_times_show_while_they_are_being_typed(self, qtbot, window, live):
        self.type_into(qtbot, window.row("hours.ranges").editor._line, "10:00-11:30")
        assert live.tried[-1][0] == {"hours.ranges": ((600, 690),)}
        self.type_into(qtbot, window.row("hours.ranges").editor._line, "10:00-")
        assert live.tried[-1][0] == {}
        window.row("hours.ranges").refresh()
        window._preview.refresh()
        assert live.tried[-1][0] == {}

    def test_a_step_shows_at_once(self, qtbot, window, live):
        live.own = {}
        window.row("breaks.work_time").editor._spin.stepBy(-1)
        window._preview.refresh()
        assert self.said(window).startswith("Next: 11:02 Rest break")

    def test_a_form_shows_while_it_is_being_typed(self, qtbot, window, live):
        window._reminders.open("eye-rest")
        QApplication.processEvents()
        form = window._reminders.form
        self.type_into(qtbot, form.row("minutes").editor._spin, "90")
        tried = {each.id: each for each in live.tried[-1][1]}
        assert tried["eye-rest"].minutes == 90
        assert tried["lunch-walk"] == next(e for e in live.reminders() if e.id == "lunch-walk")
        form._more.setChecked(True)
        self.type_into(qtbot, form.row("seconds").editor._spin, "35")
        assert {e.id: e for e in live.tried[-1][1]}["eye-rest"].asks.seconds == 35
        assert live.done == []

    def test_it_follows_the_engine(self, window, live):
        live.shown_today = coming((17, "rest break"))
        live.announce(SessionEnded("completed", 5, 5))
        assert self.said(window) != "Next: 10:57 Rest break."
        live.announce(RemindersChanged())
        assert self.said(window) == "Next: 10:57 Rest break."

    def test_it_rests_with_the_window(self, window, live):
        assert window._preview._minute.isActive()
        window.hide()
        live.tried.clear()
        live.announce(StatusChanged(status()))
        assert live.tried == []
        assert not window._preview._minute.isActive()

    def test_a_low_window_keeps_its_room_for_the_page(self, window):
        window.resize(940, 330)
        assert not window._preview.isVisible()
        window.resize(940, 700)
        assert window._preview.isVisible()

    def test_the_keyboard_reaches_it(self, window):
        assert window._preview.ahead.timeline.focusPolicy() is Qt.FocusPolicy.StrongFocus
