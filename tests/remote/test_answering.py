"""The engine as the server asks it."""

from __future__ import annotations

import pytest

from desk_stretch.engine.commands import Resume
from desk_stretch.remote.answering import EngineAnswers
from tests.engine.desk import Desk


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def answers(desk):
    return EngineAnswers(desk.engine, desk.clock, lambda: True)


def test_what_the_engine_knows(desk, answers):
    desk.engine.start()
    answers.do(Resume())
    status = answers.status_json()
    assert (status["state"], status["tray"]) == (desk.engine.status().state, True)
    assert answers.why_json()["decisions"][-1]["event"] == "app started"
    assert answers.why_json()["decisions"][-1]["name"] == "Rest break"
    assert {each["name"] for each in answers.today_json()["coming"]} <= {"Rest break"}
    first = answers.today_json()["coming"][0]
    assert (first["name"], first["reason_code"]) == ("Rest break", "worked")
