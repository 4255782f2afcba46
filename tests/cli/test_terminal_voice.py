"""What is heard of a routine in a terminal: the same words, and quiet in company."""

from __future__ import annotations

import pytest

from desk_stretch.cli.terminal import run
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.speaking import Speaking
from tests.cli.terminal_stage import Stage
from tests.core.session.samples import three_minutes
from tests.fakes import FakeVoice


@pytest.fixture
def stage():
    made = Stage()
    yield made
    made.close()


@pytest.fixture
def voice(stage):
    return FakeVoice(stage.loop)


@pytest.fixture
def speaking(stage, voice):
    sound = Settings({"sound.voice": True}).sound
    return Speaking(stage.loop, 1.0, voice.make, lambda: sound)


def test_it_is_told_by_the_voice(stage, voice, speaking):
    assert run(three_minutes(), stage.outside(speaking=speaking)) == 0
    words = [words for _, words in voice.said]
    assert words[0] == "Tall seat. Sit tall."
    assert words[3:6] == ["3", "2", "1"]
    assert words[-2:] == ["The routine is over. Carry on in your own time.", "."]


def test_a_key_that_stops_it_ends_the_words(stage, voice, speaking):
    stage.press(6, "q")
    run(three_minutes(), stage.outside(speaking=speaking))
    assert [words for at, words in voice.said if at >= 6] == ["…", "."]


def test_in_company_nothing_is_heard(stage, voice, speaking):
    run(three_minutes(), stage.outside(speaking=speaking, is_quiet=lambda: True))
    assert voice.said == []
    assert stage.player.played == []
