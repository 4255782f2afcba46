"""What holds is asked for only when it matters: when something would be asked, kept or counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.probing import (
    AGAIN_ALONE_S,
    AGAIN_S,
    ask_again,
    holds_matter,
    keeps_known,
)
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import Plans, advance_all, begun
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)
HERE = Reading(Presence.ACTIVE, None)
CALL = replace(HERE, holds=frozenset({"call"}))
REST = Policy()
EYES = replace(REST, reminder="eyes", work_s=1200.0, routine_s=20.0)
ALL = (REST, EYES)
FREEZE = replace(REST, freezing=frozenset({"call"}))


def at(seconds: float) -> Moment:
    return NOW.after(seconds)


def after(seconds: float, policies: tuple[Policy, ...] = ALL, reading: Reading = HERE) -> Plans:
    plans, _, _ = advance_all(begun(NOW, policies), NOW, HERE, policies)
    return advance_all(plans, at(seconds), reading, policies)[0]


def test_it_does_not_matter_while_work_time_runs() -> None:
    assert not holds_matter(after(60), at(600), HERE, ALL)
    assert ask_again(after(60), HERE, ALL) is None


def test_it_matters_when_a_break_of_any_would_be_asked_for() -> None:
    assert holds_matter(after(60), at(1200), HERE, ALL)


def test_it_matters_while_a_prompt_is_open() -> None:
    assert holds_matter(after(1200), at(1210), HERE, ALL)


def test_it_matters_before_sitting_still_counts_as_rest() -> None:
    away = Reading(Presence.IDLE, NOW.steady + 60)
    assert holds_matter(after(60), at(360), away, ALL)
    assert not holds_matter(after(60), at(359), away, ALL)


def test_a_locked_screen_is_rest_whatever_holds() -> None:
    locked = Reading(Presence.LOCKED, None, NOW.steady + 60)
    assert not holds_matter(after(60), at(360), locked, ALL)


def test_it_matters_while_a_hold_keeps_a_break() -> None:
    plans = after(1200, (EYES,), CALL)
    assert holds_matter(plans, at(1215), CALL, (EYES,))


def test_a_hold_before_anything_is_due_does_not_matter() -> None:
    assert not holds_matter(after(60, ALL, CALL), at(600), CALL, ALL)


@pytest.mark.parametrize("presence", [Presence.ACTIVE, Presence.LOCKED])
def test_it_does_not_matter_if_the_kept_break_is_not_asked_for_anyway(presence: Presence) -> None:
    plans = after(1200, ALL, CALL)
    paused = roster_answers.everywhere(plans, lambda plan: answers.pause(plan, at(9999).wall))
    reading = Reading(presence, None, NOW.steady + 1200, CALL.holds)
    assert not holds_matter(paused, at(1215), reading, ALL)


def test_it_matters_while_a_hold_could_stop_the_clock() -> None:
    assert holds_matter(after(60, (FREEZE,)), at(61), HERE, (FREEZE,))
    anew = (replace(REST, anew=frozenset({"call"})),)
    assert holds_matter(after(60, anew), at(61), HERE, anew)


def test_what_held_last_still_counts_while_something_is_due_or_could_stop() -> None:
    assert not keeps_known(after(60), ALL)
    assert keeps_known(after(1200, ALL, CALL), ALL)
    assert keeps_known(after(60), (FREEZE,))
    assert keeps_known(after(60), (replace(REST, anew=frozenset({"call"})),))


def test_an_open_prompt_is_looked_after_and_less_often_if_nobody_is_there() -> None:
    away = Reading(Presence.IDLE, NOW.steady)
    assert ask_again(after(1200), HERE, ALL) == AGAIN_S
    assert ask_again(after(1200), away, ALL) == AGAIN_ALONE_S


def test_a_kept_break_is_looked_after_until_the_hold_is_over() -> None:
    plans = after(1200, ALL, CALL)
    assert ask_again(plans, CALL, ALL) == AGAIN_S
    assert ask_again(plans, HERE, ALL) is None


def test_a_clock_that_stands_still_is_looked_after_each_minute() -> None:
    plans = after(60, (FREEZE,))
    assert ask_again(plans, CALL, (FREEZE,)) == AGAIN_ALONE_S
    assert ask_again(plans, CALL, (REST,)) is None
    assert ask_again(plans, replace(CALL, presence=Presence.IDLE), (FREEZE,)) is None
