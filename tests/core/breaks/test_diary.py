"""The diary: what is kept, what is merged, what is let go, and how it is read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desk_stretch import i18n
from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.breaks.diary import (
    MOST,
    MOST_SILENCES,
    PASSING_S,
    Act,
    Diary,
    Entry,
    decided,
    thaw,
)
from desk_stretch.core.breaks.diary_text import Line, by_day, lines_of, plain, word
from desk_stretch.core.moment import Moment

BERLIN = ZoneInfo("Europe/Berlin")
NOW = Moment(1_767_603_600.0, 1000.0, zone=BERLIN)  # 2026-01-05 10:00 in Berlin, a Monday
WORKED = Reason(ReasonCode.WORKED, 3000.0)
LATER = NOW.after(1e6)


def silence(seconds: float, state: str = "away", code: str = "not counting") -> Entry:
    return Entry(NOW.after(seconds), state, "rest break", Reason(ReasonCode(code), 600.0), True)


def counting(seconds: float) -> Entry:
    return silence(seconds, "counting", "counting")


def prompt(seconds: float) -> Entry:
    return decided(Decision(Event.PROMPT, "rest break", NOW.after(seconds), WORKED))


def diary(*entries: Entry) -> Diary:
    kept = Diary()
    for entry in entries:
        kept = kept.adding(entry)
    return kept


def events(kept: Diary) -> list[str]:
    return [entry.what for entry in kept.entries]


def test_entries_are_read_the_newest_first() -> None:
    kept = diary(counting(0), prompt(3000))
    assert events(kept) == ["counting", "prompt"]
    assert [entry.what for entry in kept.newest_first] == ["prompt", "counting"]


def test_what_happened_is_worded_as_an_event_and_a_silence_as_a_state() -> None:
    locked = Reason(ReasonCode.LOCKED, 240.0)
    entry = Entry(NOW, "natural break", "rest break", locked)
    assert entry.sentence == "The screen was locked for 4 minutes; that counts as a break."
    assert replace(entry, is_silence=True).sentence == "The screen is locked."
    assert replace(entry, what="withdrawn").sentence == "The screen is locked."


def test_a_silence_that_goes_on_is_one_entry() -> None:
    assert len(diary(silence(0), silence(500), silence(5000)).entries) == 1


def test_another_reason_or_another_hold_is_another_entry() -> None:
    held = Entry(NOW, "held", "rest break", Reason(ReasonCode.ON_HOLD, names=("call",)), True)
    both = replace(held, reason=Reason(ReasonCode.ON_HOLD, names=("call", "camera")))
    assert len(diary(held, both, silence(9), silence(9, "away", "locked")).entries) == 4


def test_a_silence_after_the_event_that_says_the_same_adds_nothing() -> None:
    held = Reason(ReasonCode.ON_HOLD, names=("call",))
    event = decided(Decision(Event.HELD, "rest break", NOW, held))
    assert diary(event, replace(event, is_silence=True)).entries == (event,)


def test_a_silence_of_a_moment_leaves_no_trace() -> None:
    kept = diary(counting(0), silence(600), counting(600 + PASSING_S - 1))
    assert kept.entries == (counting(0),)
    kept = diary(counting(0), silence(600), counting(600 + PASSING_S))
    assert events(kept) == ["counting", "away", "counting"]


def test_only_the_silence_of_a_moment_is_taken_back() -> None:
    kept = diary(prompt(0), counting(60), silence(600), counting(610))
    assert kept.entries == (prompt(0), counting(60))


def test_a_silence_of_a_moment_that_leads_elsewhere_is_told() -> None:
    assert events(diary(counting(0), silence(600), silence(610, "outside hours"))) == [
        "counting", "away", "outside hours",
    ]  # fmt: skip
    assert events(diary(silence(600), counting(610))) == ["away", "counting"]


def test_an_event_is_never_taken_for_a_moment() -> None:
    kept = diary(counting(0), prompt(600), counting(601))
    assert events(kept) == ["counting", "prompt", "counting"]


def test_an_act_that_comes_twice_in_a_row_is_one() -> None:
    def changed(seconds: float) -> Entry:
        names = ("breaks.work_time",)
        reason = Reason(ReasonCode.SETTINGS_CHANGED, names=names)
        return Entry(NOW.after(seconds), Act.SETTINGS.value, "rest break", reason)

    assert len(diary(changed(0), changed(1), changed(2)).entries) == 1
    assert len(diary(changed(0), changed(PASSING_S)).entries) == 2


def test_it_keeps_the_last_fifty() -> None:
    kept = diary(*(prompt(number * 1000.0) for number in range(70)))
    assert len(kept.entries) == MOST == 50
    assert kept.entries[-1] == prompt(69_000.0)
    assert kept.entries[0] == prompt(20_000.0)


def test_coming_and_going_leaves_room_for_decisions() -> None:
    first = [prompt(number * 1000.0) for number in range(30)]
    flips = [
        silence(30_000 + number * 1000.0) if number % 2 else counting(30_000 + number * 1000.0)
        for number in range(200)
    ]
    kept = diary(*first, *flips)
    assert len(kept.entries) == MOST
    assert sum(entry.is_silence for entry in kept.entries) == MOST_SILENCES
    assert kept.entries[:25] == tuple(first[5:])
    assert kept.entries[25:] == tuple(flips[-25:])


def test_it_outlives_the_process() -> None:
    held = Reason(ReasonCode.ON_HOLD, 5.0, NOW.wall + 60, ("call", "camera"))
    before = diary(counting(0), Entry(NOW.after(300), "held", "eyes", held), prompt(700))
    after = thaw(json.loads(json.dumps(before.frozen())), LATER)
    assert [line._replace(at=line.at.replace(tzinfo=None)) for line in lines_of(after, {})] == [
        line._replace(at=line.at.replace(tzinfo=None)) for line in lines_of(before, {})
    ]
    assert [entry.moment.iso() for entry in after.entries] == [
        "2026-01-05T10:00:00+01:00", "2026-01-05T10:05:00+01:00", "2026-01-05T10:11:40+01:00",
    ]  # fmt: skip
    assert after.entries[1].reason == held
    assert thaw(after.frozen(), LATER) == after


def test_it_is_kept_however_old_it_is() -> None:
    kept = diary(prompt(0)).frozen()
    assert len(thaw(kept, NOW.after(400 * 86400.0)).entries) == 1


def test_what_lies_in_the_future_is_left_out() -> None:
    assert events(thaw(diary(counting(0)).frozen(), NOW)) == ["counting"]
    assert events(thaw(diary(counting(0), prompt(700)).frozen(), NOW.after(60))) == ["counting"]


def test_more_than_fits_is_cut() -> None:
    kept = diary(*(prompt(number * 1000.0) for number in range(50))).frozen()
    assert len(thaw(kept + kept, LATER).entries) == MOST


@pytest.mark.parametrize("kept", [None, {}, "x", 7, [None], ["x"], [[]], [{}]])
def test_anything_else_is_an_empty_diary(kept: Any) -> None:
    assert thaw(kept, LATER) == Diary()


@pytest.mark.parametrize(
    "damage",
    [
        {"at": "yesterday"}, {"at": 7}, {"code": "?"}, {"seconds": "x"}, {"seconds": None},
        {"seconds": float("inf")}, {"until": "x"}, {"until": 1e30}, {"names": None},
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_read_is_left_out_alone(damage: dict[str, Any]) -> None:
    good, bad = diary(counting(0), prompt(700)).frozen()
    assert events(thaw([good, bad | damage], LATER)) == ["counting"]


def test_a_time_without_an_offset_is_taken_as_utc() -> None:
    (kept,) = diary(prompt(0)).frozen()
    (entry,) = thaw([kept | {"at": "2026-01-05T10:00:00"}], LATER).entries
    assert entry.moment.iso() == "2026-01-05T10:00:00+00:00"


def test_the_page_follows_the_language() -> None:
    kept = diary(prompt(0))
    i18n.use(i18n.PSEUDO)
    try:
        (line,) = lines_of(kept, {})
    finally:
        i18n.use("en")
    assert line.what.startswith("[")
    assert line.sentence.startswith("[")


@pytest.mark.parametrize("what", [*Event, *Act])
def test_every_event_and_act_has_its_word(what: str) -> None:
    assert word(what)[0].isupper()


def test_a_word_that_is_not_known_stands_for_itself() -> None:
    assert word("transcended") == "transcended"


def test_a_decision_about_a_reminder_of_ones_own_has_its_name() -> None:
    kept = diary(
        replace(counting(0), reminder="stand-up"),
        Entry(NOW.after(60), "prompt", "stand-up", WORKED),
        Entry(NOW.after(300), "missed", "gone", WORKED), prompt(900),
    )  # fmt: skip
    assert [line.what for line in lines_of(kept, {"stand-up": "Stand up"})] == [
        "Prompt", "Prompt not answered · gone", "Prompt · Stand up", "Counting",
    ]  # fmt: skip


def test_the_same_of_two_reminders_is_two_entries() -> None:
    held = Reason(ReasonCode.ON_HOLD, names=("call",))
    eyes, rest = (decided(Decision(Event.HELD, name, NOW, held)) for name in ("eyes", "rest break"))
    assert diary(eyes, rest, rest).entries == (eyes, rest)


def test_plain_text_in_columns_under_its_days() -> None:
    kept = diary(counting(-86400), prompt(-80000), counting(0))
    assert plain(lines_of(kept, {})) == (
        "2026-01-05\n"
        "10:00  Counting  The next break is due at , in 10 minutes of work.\n\n"
        "2026-01-04\n"
        "11:46  Prompt    You have worked for 50 minutes.\n"
        "10:00  Counting  The next break is due at , in 10 minutes of work."
    )
    assert plain([]) == ""


def test_days_are_local() -> None:
    midnight = NOW.after(-10.5 * 3600)
    lines = [Line(NOW.local, "", ""), Line(midnight.local, "", "")]
    assert [day.isoformat() for day, _ in by_day(lines)] == ["2026-01-05", "2026-01-04"]
