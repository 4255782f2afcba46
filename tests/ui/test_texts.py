"""Words and times that the windows share."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from desk_stretch import i18n
from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.moment import Moment
from desk_stretch.ui import texts
from desk_stretch.ui.asking import TITLE, Asking
from desk_stretch.ui.pauses import pause_choices, until_tomorrow
from desk_stretch.ui.prompt import faces
from tests.ui.fake_engine import NOW, FakeNotifier, prompt, status

REST = Asking(TITLE, 5)
STATES = (
    "counting", "away", "due", "snoozed", "held", "paused", "outside hours", "quiet", "capped",
    "routine", "off", "waiting",
)  # fmt: skip


@pytest.fixture(autouse=True)
def british_clock():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("next_due", [None, NOW.wall + 1380])
@pytest.mark.parametrize("speed", [1.0, 60.0, 3600.0])
def test_a_tooltip_has_name_and_state_in_sixty_characters(state, next_due, speed):
    shown = status(state, next_due=next_due, pause_until=next_due, speed=speed)
    text = texts.tooltip(shown, NOW)
    assert text.startswith("Desk Stretch")
    assert len(text) <= 60
    assert ("rehearsal" in text) is (speed != 1)
    assert "{" not in text


def test_a_tooltip_names_the_next_time():
    assert texts.tooltip(status(), NOW) == "Desk Stretch · next break 11:03"
    paused = status("paused", pause_until=NOW.wall + 7200)
    assert texts.tooltip(paused, NOW) == "Desk Stretch · paused until 12:40"
    never = status("outside hours", reason=Reason(ReasonCode.OUTSIDE_HOURS))
    assert texts.tooltip(never, NOW) == "Desk Stretch · outside working hours"
    monday = Reason(ReasonCode.OUTSIDE_HOURS, until=NOW.wall + 3 * 86400)
    outside = status("outside hours", reason=monday)
    day = texts.tooltip(outside, NOW).removeprefix("Desk Stretch · outside hours, next ")
    assert day.split()[1] == "10:40"


def test_a_tooltip_in_a_long_language_is_cut():
    i18n.use(i18n.PSEUDO)
    try:
        text = texts.tooltip(status("outside hours", speed=60.0), NOW)
    finally:
        i18n.use("en")
    assert len(text) <= 60
    assert text.endswith("…")


def test_times_are_those_of_the_place_and_the_language():
    there = Moment(NOW.wall, 0.0, 0.0, timezone(timedelta(hours=5)))
    assert texts.clock_time(NOW.wall, there) == "15:40"
    QLocale.setDefault(QLocale("en_US"))
    assert texts.clock_time(NOW.wall, there).startswith("3:40")


def test_snooze_counts_what_is_left():
    assert texts.snooze_label(prompt(2), 5) == "Snooze 5 min (1 of 2)"
    assert texts.snooze_label(prompt(1), 10) == "Snooze 10 min (2 of 2)"


def test_areas_become_words():
    assert texts.area_words(("neck", "upper-back", "unknown")) == "Neck, upper back"
    assert texts.area_words(()) == ""


def test_pauses_end_when_they_say():
    ends = [choice.until - NOW.wall for choice in pause_choices(NOW)]
    assert ends[:3] == [1800, 3600, 7200]
    tomorrow = Moment(until_tomorrow(NOW), 0.0, zone=NOW.zone).local
    assert (tomorrow.date(), tomorrow.hour) == (NOW.day + timedelta(days=1), 0)


@pytest.mark.parametrize(
    ("style", "wayland", "acts", "face"),
    [
        ("auto", False, True, "card"),
        ("auto", True, True, "notification"),
        ("auto", True, False, "card"),
        ("card", True, True, "card"),
        ("notification", False, True, "notification"),
        ("notification", False, False, "notification"),
    ],
)
def test_one_face_is_chosen(style, wayland, acts, face):
    assert faces.choose_face(style, wayland=wayland, notifier=FakeNotifier(acts=acts)) == face


@pytest.mark.parametrize(
    ("style", "acts", "face"),
    [("auto", True, "notification"), ("auto", False, "card"), ("card", True, "card")],
)
def test_without_a_tray_a_notification_with_buttons_asks(style, acts, face):
    notifier = FakeNotifier(acts=acts)
    assert faces.choose_face(style, wayland=False, notifier=notifier, has_tray=False) == face


def test_without_a_notification_service_the_card_asks():
    chosen = faces.choose_face("notification", wayland=True, notifier=FakeNotifier(shows=False))
    assert chosen is faces.Face.CARD


def test_a_notification_offers_snooze_while_it_is_allowed():
    reason = "You have worked for 50 minutes."
    first = faces.notification(prompt(2), reason, REST, last_asked=None, can_act=True)
    assert first.body == reason
    assert [label for _, label in first.actions] == ["Start", "Snooze 5 min (1 of 2)", "Skip"]
    last = faces.notification(prompt(0), reason, REST, last_asked="10:40", can_act=True)
    assert last.body == f"{reason} Last asked 10:40."
    assert [key for key, _ in last.actions] == ["start", "skip"]


def test_a_notification_without_buttons_says_how_to_start():
    words = faces.notification(prompt(2), "A reason.", REST, last_asked=None, can_act=False)
    assert words.actions == ()
    assert "menu of the app icon" in words.body


@pytest.mark.parametrize(
    "code", [code for code in ReasonCode if "over" in code or code == "worked"]
)
def test_the_prompt_is_short_and_polite(code):
    reason = sentence(Reason(code, 3000.0), NOW)
    words = faces.notification(prompt(2), reason, REST, last_asked="10:40", can_act=True)
    assert len(words.title.split()) <= 12
    assert len(words.body.split()) <= 20
    assert "!" not in words.title + words.body
