"""Words that stand in files, in scenarios and in ``--json``: they outlive the version."""

from __future__ import annotations

import pytest

from desk_stretch.core.breaks.decision import Event, Reason, ReasonCode
from desk_stretch.core.breaks.diary_text import word
from desk_stretch.core.breaks.explain import explain
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)


@pytest.mark.parametrize("words", [ReasonCode, Stage, Presence, Firmness, Trigger])
def test_a_value_is_its_name_in_words(words) -> None:
    assert [one.value for one in words] == [one.name.lower().replace("_", " ") for one in words]


def test_an_event_is_its_name_but_for_the_natural_break() -> None:
    assert {one.name.lower(): one.value for one in Event if one.value != one.name.lower()} == {
        "natural": "natural break"
    }


@pytest.mark.parametrize(
    "what",
    [
        *Event, "started", "snoozed", "skipped", "paused", "meeting", "meeting over",
        "settings changed", "app started", "app ended",
        "counting", "away", "due", "outside hours", "quiet", "capped", "off",
    ],
)  # fmt: skip
def test_the_diary_has_a_word_for_a_person_for_each(what: str) -> None:
    assert word(what) != what
    assert word(what)[0].isupper()


@pytest.mark.parametrize(
    "code",
    [ReasonCode.IN_ROUTINE, ReasonCode.OTHER_PROMPT, ReasonCode.ABSORBED, ReasonCode.APART],
)
def test_whoever_waits_for_another_reminder_is_waiting(code: ReasonCode) -> None:
    plan = Plan(NOW, stage=Stage.DUE, quiet_until=0.0)
    reading = Reading(Presence.ACTIVE, None, elsewhere=Reason(code, 60.0))
    assert explain(plan, NOW, reading, Policy()).state == "waiting"
