"""A reminder over the wire: its keys reach the engine as they are, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.engine.commands import SetReminder, StartRoutine
from desk_stretch.errors import UsageError
from desk_stretch.remote.status import status_json
from desk_stretch.remote.verbs import VERBS
from tests.remote.conftest import NOON
from tests.remote.test_words import BERLIN, TestStatusJson


@pytest.mark.parametrize("values", [{"on": True, "cap": None}, None])
def test_keys_or_none_reach_the_engine(values):
    given = {"id": "eye-rest", "values": values}
    assert VERBS["reminder"].build(given, NOON) == SetReminder("eye-rest", values)


@pytest.mark.parametrize(
    "given",
    [{}, {"id": "a"}, {"values": None}, {"id": "", "values": None}, {"id": "a", "values": {}},
     {"id": "a", "values": [1]}, {"id": 5, "values": None}],
)  # fmt: skip
def test_anything_else_is_refused(given):
    with pytest.raises(UsageError):
        VERBS["reminder"].build(given, NOON)


def test_a_start_can_mean_a_reminder():
    assert VERBS["start"].build({"reminder": "eye-rest"}, NOON) == StartRoutine(reminder="eye-rest")


def test_the_status_names_the_break_that_was_skipped():
    status = replace(TestStatusJson.status, skipped="eye-rest", reminder="stand-up")
    told = status_json(status, BERLIN)
    assert (told["skipped"], told["reminder"]) == ("eye-rest", "stand-up")
