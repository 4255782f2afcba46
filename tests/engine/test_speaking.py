"""What is heard in a routine: the voice at its seconds, silence at once, and quiet in company."""

from __future__ import annotations

import pytest

from desk_stretch import i18n
from desk_stretch.core.heard import Manner
from desk_stretch.core.session.cues import step_title
from desk_stretch.core.session.snapshot import Action
from desk_stretch.engine.commands import (
    Act,
    Meet,
    SetSettings,
    StartRoutine,
    TryOut,
)
from desk_stretch.engine.later import PAINTED_S
from desk_stretch.engine.speaking import Speaking
from desk_stretch.errors import CapabilityError
from tests.engine.desk import READY, Desk

SPEAKING = READY | {"sound.voice": True}
SOUND, VOICE = TryOut("sound"), TryOut("voice")
START = StartRoutine(routine="sitting-classic")


@pytest.fixture
def desk():
    return begin()


def begin(settings=SPEAKING, **words):
    desk = Desk(settings, **words).start()
    desk.engine.do(START)
    return desk


def segments(desk):
    return desk.engine._running._run.session.course.timeline.segments


def test_it_begins_with_the_name_of_the_step_and_its_cue(desk):
    shown = desk.engine.snapshot()
    assert desk.voice.said == []  # the window first
    desk.loop.run(1)
    ((at_s, words),) = desk.voice.said
    assert at_s == PAINTED_S
    assert words.startswith(step_title(shown))


def test_the_last_seconds_of_every_hold_that_has_time_for_them(desk):
    holds = [each for each in segments(desk) if each.phase == "hold" and each.seconds >= 10]
    desk.wait(6)
    counted = {at for at, words in desk.voice.said if words in ("3", "2", "1")}
    for hold in holds:
        assert {round(hold.end - left, 3) for left in (3, 2, 1)} <= counted
    assert holds


def test_it_ends_with_the_routine_and_is_let_go(desk):
    desk.wait(10)
    (at_s, last), (_, end) = desk.voice.said[-2:]
    assert last == "The routine is over. Carry on in your own time."
    assert at_s == segments_end(desk)
    assert end == "."
    assert desk.voice.made == 1
    assert not desk.engine._running._speaking._waiting


def segments_end(desk):
    return desk.record.session_rows[0].done_s


@pytest.mark.parametrize("action", [Action.STOP, Action.PAUSE, Action.ALARM])
def test_who_stops_hears_nothing_more(desk, action):
    desk.loop.run(7)
    desk.engine.do(Act(action))
    desk.loop.run(60)
    after = [words for at, words in desk.voice.said if at >= 7]
    assert after == ["…", "."] if action is not Action.PAUSE else after == ["…"]


@pytest.mark.parametrize("action", [Action.NEXT, Action.HURTS])
def test_who_goes_on_hears_the_new_step_at_once(desk, action):
    desk.loop.run(7)
    desk.engine.do(Act(action))
    silent, words = [each for each in desk.voice.said if each[0] >= 7]
    assert silent == (7.0, "…")
    assert words[1].startswith(desk.engine.snapshot().step.exercise.name)


def test_who_goes_back_while_preparing_hears_the_step_again(desk):
    desk.loop.run(2)
    first = desk.voice.said[0][1]
    desk.player.played.clear()
    desk.engine.do(Act(Action.BACK))
    assert desk.voice.said[1:] == [(2.0, "…"), (2.0, first)]
    assert [name for name, _ in desk.player.played] == ["step"]


def test_who_goes_on_in_a_pause_hears_the_new_step_after_it(desk):
    desk.loop.run(7)
    desk.engine.do(Act(Action.PAUSE))
    desk.engine.do(Act(Action.NEXT))
    desk.loop.run(30)
    before = len(desk.voice.said)
    desk.engine.do(Act(Action.RESUME))
    silent, words = desk.voice.said[before:]
    assert silent == (37.0, "…")
    assert words[1].startswith(step_title(desk.engine.snapshot()))


def test_a_pause_that_is_over(desk):
    hold = next(each for each in segments(desk) if each.phase == "hold" and each.seconds >= 10)
    desk.loop.run(hold.start + 1)
    cut_off = desk.voice.said[-1][1]
    desk.engine.do(Act(Action.PAUSE))
    desk.loop.run(30)
    desk.engine.do(Act(Action.RESUME))
    assert desk.voice.said[-4:] == [
        (hold.start, cut_off), (hold.start + 1, "…"),
        (hold.start + 31, "…"), (hold.start + 31, cut_off),
    ]  # fmt: skip


def test_a_slower_pace_does_not_cut_words_off_and_counts_later(desk):
    desk.loop.run(1)
    before = len(desk.voice.said)
    desk.engine.do(Act(Action.SLOWER))
    assert len(desk.voice.said) == before
    hold = next(each for each in segments(desk) if each.phase == "hold" and each.seconds >= 10)
    desk.wait(10)
    assert (1 + (hold.end - 1) * 1.5 - 3, "3") in desk.voice.said


def test_off_nothing_of_it_is_made():
    desk = begin(READY)
    desk.wait(10)
    assert desk.voice.made == 0
    assert desk.player.played


@pytest.mark.parametrize("change", [{"sound.voice": False}, {"sound.volume": 0}])
def test_switched_off_in_mid_routine_it_is_silent_at_once(desk, change):
    desk.loop.run(2)
    desk.engine.do(SetSettings(change))
    assert desk.voice.said[-1] == (2.0, "…")
    desk.wait(10)
    assert {words for at, words in desk.voice.said if at >= 2} == {"…", "."}


def test_switched_on_in_mid_routine_it_begins_with_the_next_words():
    desk = begin(READY)
    desk.loop.run(3)
    desk.engine.do(SetSettings({"sound.voice": True}))
    assert desk.voice.made == 0
    desk.wait(10)
    assert desk.voice.said


def test_the_manner_follows_the_settings():
    desk = Desk(SPEAKING | {"sound.voice_pace": "slow", "sound.volume": 70}).start()
    for language in (i18n.PSEUDO, "pt_BR", "en"):
        i18n.use(language)
        desk.engine.do(VOICE)
    assert desk.voice.manners[0] == Manner("en", 0.75, 70)
    assert [each.language for each in desk.voice.manners] == ["en", "pt_BR", "en"]


def test_a_rehearsal_says_what_there_is_time_for():
    desk = begin(speed=60.0)
    desk.loop.run(20)
    assert desk.voice.said[-1][1] == "."
    assert len(desk.voice.said) < 20


def quiet_after(desk):
    desk.player.played.clear()
    desk.voice.said.clear()
    desk.engine.do(Act(Action.NEXT))
    return [words for _, words in desk.voice.said] in (["…"], []) and not desk.player.played


def test_in_a_call_it_is_quiet_from_the_next_step_on(desk):
    desk.sensors[0].on = True  # the microphone
    assert quiet_after(desk)
    desk.sensors[0].on = False
    assert not quiet_after(desk)


def test_in_a_meeting_it_is_quiet(desk):
    desk.engine.do(Meet(desk.clock.now().wall + 3600))
    assert quiet_after(desk)


def test_a_film_is_no_reason_for_silence(desk):
    desk.sensors[1].on = True  # full screen, as our own window may be
    assert not quiet_after(desk)


def test_a_hold_that_the_person_switched_off_does_not_silence():
    desk = begin(SPEAKING | {"holds.microphone": "off"})
    desk.sensors[0].on = True
    assert not quiet_after(desk)


def test_a_hold_is_asked_about_once_a_step(desk):
    desk.loop.run(1)
    before = desk.sensors[0].asked
    desk.loop.run(9)
    assert desk.sensors[0].asked == before
    desk.engine.do(Act(Action.NEXT))
    assert desk.sensors[0].asked == before + 1


class TestTrying:
    def test_the_sound(self):
        desk = Desk(READY | {"sound.step_cues": False}).start()
        desk.engine.do(SOUND)
        assert desk.player.played == [("step", 40)]

    def test_the_sound_where_nothing_plays(self):
        desk = Desk().start()
        desk.player.name = "none"
        with pytest.raises(CapabilityError, match="Nothing here plays sounds"):
            desk.engine.do(SOUND)

    @pytest.mark.parametrize("command", [SOUND, VOICE])
    def test_at_no_volume(self, command):
        desk = Desk(READY | {"sound.volume": 0}).start()
        with pytest.raises(CapabilityError, match="The volume is 0 %"):
            desk.engine.do(command)

    def test_the_voice_which_is_off_and_let_go_afterwards(self):
        desk = Desk().start()
        desk.engine.do(VOICE)
        assert [words for _, words in desk.voice.said] == [
            "This is how a step is told. 3, 2, 1.", ".",
        ]  # fmt: skip

    def test_the_voice_of_a_routine(self, desk):
        desk.engine.do(VOICE)
        assert desk.voice.said[-1][1] == "This is how a step is told. 3, 2, 1."
        assert desk.voice.made == 1

    def test_what_is_missing_is_named(self):
        desk = Desk().start()
        desk.voice.missing = "No voice for {language}."
        with pytest.raises(CapabilityError, match="No voice for en"):
            desk.engine.do(VOICE)
        assert not desk.voice.said

    def test_without_any_voice(self):
        desk = Desk().start()
        speaking = Speaking(desk.loop, 1.0, None, lambda: desk.engine.settings.sound)
        with pytest.raises(CapabilityError, match="Nothing here can speak"):
            speaking.try_out()
        assert not speaking.is_wished
